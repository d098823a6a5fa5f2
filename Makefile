# Every command of the project. HOST, PORT, DATA_DIR and every other setting in README.md can be given after the target
# (make run PORT=9000) or exported.

.DEFAULT_GOAL := help
.PHONY: help run setup password test load faults bench bench-reader bench-pages measure-reader measure-bends
.PHONY: measure-intake pictures

PROJECT_PYTHON := .venv/bin/python

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: setup  ## start the product; the first time, install everything first
	@exec $(PROJECT_PYTHON) manage.py serve

setup:  ## create or update the environment, the database and the static files, and nothing else
	@checks/environment requirements.txt
	@exec $(PROJECT_PYTHON) manage.py setup

password: setup  ## set a new password and print it (ACCOUNT=somebody for another account)
	@exec $(PROJECT_PYTHON) manage.py new_password $(ACCOUNT)

test:  ## run every check; reports what ran, and what was skipped and why
	@checks/environment requirements-dev.txt
	@exec $(PROJECT_PYTHON) -m checks

bench: bench-reader bench-pages  ## time the reader and every public page

bench-reader:  ## time the reader on a folder of reports (REPORTS=folder), compared with a bare pass of the PDF library
	@checks/environment requirements-dev.txt
	@exec $(PROJECT_PYTHON) -m inspections.reading.bench $(or $(REPORTS),../shared/reports/ofsted)

bench-pages:  ## time every public page, then visit it on a slow line and mark it with Lighthouse (VISITS=…)
	@checks/environment requirements-dev.txt
	@$(PROJECT_PYTHON) -m checks.bench; slow=$$?; $(PROJECT_PYTHON) -m checks.visits $(VISITS) && exit $$slow

measure-reader:  ## compare the reader with answers read by hand (ANSWERS=folder) and write what the method page shows
	@checks/environment requirements-dev.txt
	@exec $(PROJECT_PYTHON) -m inspections.reading.measure $(or $(ANSWERS),../shared) inspections/data/reader_accuracy.csv

measure-bends:  ## bend real reports as life bends them (SHARED=folder) and count what is read wrong though certain
	@checks/environment requirements-dev.txt
	@exec $(PROJECT_PYTHON) -m tests.reading.bends.measure --shared $(or $(SHARED),../shared)

measure-intake:  ## time 494 files from one zip to published, and thirty reports by keyboard (REPORTS=folder, COUNT=494)
	@checks/environment requirements-dev.txt
	@exec $(PROJECT_PYTHON) -m tests.browser.measure_intake --reports $(or $(REPORTS),../shared/reports/ofsted) --count $(or $(COUNT),494)

pictures:  ## draw the pictures of editors' and councils' pages in docs/images again, from reports made for them
	@checks/environment requirements-dev.txt
	@exec $(PROJECT_PYTHON) -m tests.browser.pictures

faults:  ## kill, fill, take away and set wrong whatever the product stands on; a table of what was found (REPORTS=folder, FAULTS="--points 20")
	@checks/environment requirements-dev.txt
	@exec $(PROJECT_PYTHON) -m checks.faults --reports $(or $(REPORTS),../shared/reports/ofsted) $(FAULTS)

load:  ## put the whole product under load beside uploads (REPORTS=folder, LOAD="--seconds 20 --uploads 60 …")
	@checks/environment requirements-dev.txt
	@exec $(PROJECT_PYTHON) -m checks.load --reports $(or $(REPORTS),../shared/reports/ofsted) $(LOAD)
