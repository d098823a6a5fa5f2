"""The made report that warms the reader up is read like any other, so that it goes through every stage."""

import subprocess
import sys
from pathlib import Path

from inspections.reading.isolation.specimen import specimen_pdf
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from tests.reading.pages import Sheet, pdf, sif_cover


def test_the_specimen_is_read_whole_and_without_a_doubt() -> None:
    reading = read_bytes(specimen_pdf(), Limits())
    assert (reading.framework, reading.edition, reading.lead_inspector) == ("ilacs", "2023", "Ada Byron")
    assert [(j.area, j.grade, j.confidence) for j in reading.judgements] == [
        (area, "good", "certain")
        for area in ("leadership", "help_and_protection", "children_in_care", "care_leavers", "overall")
    ]
    assert [item.text for item in reading.recommendations] == [
        "The help that children get.",
        "The homes that children live in.",
    ]
    assert [note.code for note in reading.notes] == ["kind_derived"]


def test_once_it_was_read_the_next_report_compiles_nothing(tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(pdf(sif_cover(), Sheet().line("The experiences and progress of care leavers are good")))
    ask = (
        "import re, sys; from pathlib import Path;"
        "from inspections.reading.limits import Limits; from inspections.reading.reader import read_bytes, warm_up;"
        "data = Path(sys.argv[1]).read_bytes();"
        "warm_up(); re._compiler = None; print(read_bytes(data, Limits()).framework)"
    )
    # In a process of its own, as the one that forks the readers is: here other tests have read other reports.
    done = subprocess.run([sys.executable, "-c", ask, report], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("sif", "")
