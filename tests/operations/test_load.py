"""The short form of `make load`: everybody is answered, every upload is read once, and a record with many words is
searched. How long anything takes is not looked at.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.load.product import Product
from checks.load.readers import Readers, ask_in_turn, is_file
from checks.load.strangers import Crowd, Strangers
from checks.load.uploads import copies
from tests.operations.conftest import PATIENCE

UPLOADS = 4
PASSAGES = 3000
NO_WAIT = (0.0, 0.0)


@pytest.fixture
def product(already_set_up: None, surroundings: dict[str, str], tmp_path: Path) -> Iterator[Product]:
    product = Product(tmp_path / "data")
    product.variables = surroundings | {"HTTPS": "1", "WEB_PROCESSES": "2"}
    product.start()
    try:
        yield product
    finally:
        product.stop()


def test_everybody_is_answered_and_every_upload_is_read_once(product: Product, shared: Path, tmp_path: Path):
    sources = sorted((shared / "reports/ofsted").rglob("*.pdf"), key=lambda path: path.stat().st_size)[1:3]
    (tmp_path / "more").mkdir()
    for name, content in copies(sources, UPLOADS):
        (tmp_path / "more" / name).write_bytes(content)
    addresses = product.module("checks.load.reports", "addresses").splitlines()
    shown = [each for each in addresses if not is_file(each)]
    adding = threading.Thread(target=product.manage, args=("add", str(tmp_path / "more")))
    adding.start()
    readers = Readers(product.host, product.port, addresses, count=3, seed=1, patience=PATIENCE)
    readers.run(seconds=PATIENCE, wait=NO_WAIT, most=8)
    adding.join()
    assert product.wait_until(product.drained, PATIENCE)
    assert readers.pages.errors(refusals=True) + readers.files.errors() == 0
    assert readers.pages.count + readers.files.count == 3 * 8
    assert product.count("SELECT count(*) FROM inspections_report") == UPLOADS
    assert product.states() == {"to_review": UPLOADS}
    assert product.count("SELECT count(*) FROM inspections_report WHERE attempts > 1") == 0

    pictures = product.module("checks.load.reports", "publish", "1").splitlines()
    strangers = Strangers(product.host, product.port, pictures)
    strangers.begin(Crowd(worst=1, pictures=1, searches=1, passwords=1, slow=4))
    beside = ask_in_turn(product.host, product.port, shown[:6], rounds=1, patience=PATIENCE)
    strangers.over.set()
    assert (beside.errors(refusals=True), beside.count) == (0, 6)
    met = sum((each.statuses for each in strangers.met.values()), Counter[int]())
    assert set(met) <= {200, 429, 503}

    said = product.module("checks.load.large", str(PASSAGES))
    assert product.count("SELECT count(*) FROM inspections_passage") >= PASSAGES, said
    searches = [f"/recommendations/?q={word}&in=text" for word in ("plans", "supervision", "neglect")]
    found = ask_in_turn(product.host, product.port, searches, rounds=1, patience=PATIENCE)
    assert (found.errors(refusals=True), found.statuses) == (0, Counter({200: 3}))
