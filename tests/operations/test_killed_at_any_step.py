"""The whole product is killed in the middle of every step of adding and publishing, and started again: nothing is lost
that was taken, and nothing is on the record that nobody confirmed.
"""

from __future__ import annotations

import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.operations.conftest import Serving

REPORTS = 6
TABLE_ROWS = 40
_COUNTED = ("inspection", "judgement", "finding", "withdrawninspection")


class Product:
    """The product on a data folder, which can be killed and started again; a person is signed in."""

    def __init__(self, environment: dict[str, str], folder: Path, browser: Browser) -> None:
        self._environment, self._folder = environment | {"READING_LEASE_SECONDS": "1"}, folder
        self._browser = browser
        self._starts = 0
        self.data = Path(environment["TESTS_DATA_DIR"])
        self.serving = self._start()
        self.page = self._sign_in()

    def _start(self) -> Serving:
        self._starts += 1
        serving = Serving(self._environment, self._folder / f"log {self._starts}")
        serving.wait_for(lambda: "Stop: Ctrl-C." in serving.said() or serving.process.poll() is not None, seconds=120)
        assert serving.process.poll() is None, serving.said()
        self._environment["PORT"] = serving.address().rstrip("/").rpartition(":")[2]
        return serving

    def _sign_in(self) -> Page:
        page = self._browser.new_context(base_url=self.serving.address()).new_page()
        page.goto("/sign-in/")
        page.get_by_label("Name").or_(page.locator("input[name=username]")).first.fill("editor")
        page.locator("input[name=password]").fill((self.data / "first-password").read_text().split()[-1])
        page.keyboard.press("Enter")
        page.wait_for_url("**/reports/**")
        return page

    def kill(self) -> None:
        """All of it, as when the machine stops: the supervisor dies, and what it started with it."""
        self.serving.process.kill()
        self.serving.process.wait()

    def kill_once(self, moment: Callable[[], object]) -> None:
        """At that moment, then start again."""
        self.serving.wait_for(moment, seconds=90)
        self.kill()
        self.serving = self._start()

    def count(self, query: str) -> int:
        return int(self.rows(query)[0][0])

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(f"file:{self.data}/record.sqlite3?mode=ro", uri=True)) as database:
            return database.execute(query).fetchall()

    def record(self) -> list[int]:
        return [self.count(f"select count(*) from inspections_{table}") for table in _COUNTED]


@pytest.fixture
def product(already_set_up: None, surroundings: dict[str, str], tmp_path: Path, browser: Browser) -> Iterator[Product]:
    product = Product(surroundings, tmp_path, browser)
    yield product
    product.page.context.close()
    product.kill()


def states(product: Product, state: str) -> int:
    return product.count(f"select count(*) from inspections_report where state = '{state}'")


def click_and_lose(page: Page, button: str) -> None:
    """Press it and do not wait for what the server, which dies meanwhile, does not answer."""
    page.evaluate(
        """(words) => [...document.querySelectorAll("button")].find((each) => each.innerText.match(words)).click()""",
        button,
    )


@pytest.mark.browser
def test_nothing_is_lost_and_nothing_published_unasked(product: Product, shared: Path, tmp_path: Path) -> None:
    page = product.page
    chosen = sorted((shared / "reports/ofsted").glob("*/*.pdf"))[20 : 20 + REPORTS]
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for path in chosen:
            archive.write(path, f"{path.parent.name}/{path.name}")

    # A zip, killed while it is unpacked.
    page.locator("#id_files").set_input_files(tmp_path / "all.zip")
    click_and_lose(page, "Add 1 file")
    product.kill_once(lambda: states(product, "queued") + states(product, "reading") >= 2)
    product.serving.wait_for(lambda: product.count("select count(*) from inspections_report") == REPORTS, seconds=60)
    product.serving.wait_for(lambda: not states(product, "queued") and not states(product, "reading"), seconds=120)
    page.goto("/reports/")

    # A value of a review, killed at once after it was saved.
    page.goto(f"/reports/{product.count('select max(id) from inspections_report')}/review/?at=lead_inspector")
    field = page.locator("#v-lead_inspector-value")
    page.keyboard.press("e")
    field.fill("Ann Other")
    page.keyboard.press("Enter")
    expect(page.locator(".live")).to_contain_text("Saved")
    # What is typed and not saved when the server stops is there again.
    page.goto(f"{page.url.partition('?')[0]}?at=lead_inspector")
    page.keyboard.press("e")
    field.fill("Ann Other; and a third")
    page.wait_for_timeout(500)
    page.on("dialog", lambda dialog: dialog.accept())
    product.kill_once(lambda: True)
    page.reload()
    expect(field).to_have_value("Ann Other; and a third")
    expect(page.locator(".live")).to_contain_text("Ann Other")

    # A lot, killed while it is published, and while it is taken back.
    before, agreeing = product.record(), states(product, "to_review")
    assert agreeing > 2
    page.evaluate("localStorage.clear()")
    page.goto("/reports/")
    page.get_by_role("button", name=re.compile("Publish .* agree")).click()
    page.wait_for_url("**/together/**")
    lot = product.count("select count(*) from inspections_batchreport")
    assert states(product, "published") == 0
    page.get_by_role("button", name=re.compile("Publish .* now")).click()
    product.kill_once(lambda: states(product, "published") >= 1)
    product.serving.wait_for(lambda: not product.count(_MOVING), seconds=90)
    assert states(product, "published") == lot
    page.goto("/reports/")
    page.get_by_role("button", name=re.compile("Take back")).click()
    product.kill_once(lambda: states(product, "published") < lot)
    product.serving.wait_for(lambda: not product.count(_MOVING), seconds=90)
    assert (product.record(), states(product, "published")) == (before, 0)

    # An import and its undo, killed in the middle: all of it or nothing.
    (tmp_path / "table.csv").write_text("\n".join(_table(product)))
    page.goto("/reports/import/")
    page.get_by_label("Table", exact=True).set_input_files(tmp_path / "table.csv")
    page.get_by_label("Where it is from").fill("A committee paper")
    page.get_by_label("Released on").fill("2025-08-30")
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("button", name="Import this")).to_be_visible()
    new = int(re.findall(r"\d+", page.get_by_role("heading", level=1).inner_text())[0])
    assert new > TABLE_ROWS / 2
    click_and_lose(page, "Import this")
    product.kill_once(lambda: True)
    after = product.record()
    assert after[0] - before[0] in (0, new)
    page.goto(f"/reports/import/{product.count('select max(id) from inspections_import')}/")
    if after == before:
        page.get_by_role("button", name="Import this").click()
    page.get_by_role("button", name="Take this import back").wait_for()
    click_and_lose(page, "Take this import back")
    product.kill_once(lambda: True)
    assert product.record()[0] - before[0] in (0, new)


_MOVING = "select count(*) from inspections_batch where state in ('publishing', 'taking_back')"


def _table(product: Product) -> Iterator[str]:
    yield "Local authority,Framework,Kind,Start date,End date,Publication date,Overall effectiveness"
    councils = "select short_name from authorities_authority where valid_to is null order by dfe_number"
    for (name,) in product.rows(f"{councils} limit {TABLE_ROWS}"):
        yield f'"{name}",ILACS,Short,03/02/2020,07/02/2020,20/03/2020,Good'
