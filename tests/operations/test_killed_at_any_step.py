"""The whole product is killed while a person works with it, and started again: nothing is lost that was taken, and what
was typed is there again. What is killed in the middle of its writes is in test_faults.
"""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.operations.conftest import Serving, free_port, is_alive

REPORTS = 3
LEASE = 10
"""Seconds: what is killed is waited for so long, and a process that gets no turn meanwhile still renews it in time."""
TYPED = "Ann Other; and a third"


class Product:
    """The product on a data folder, which can be killed and started again; a person is signed in."""

    def __init__(self, environment: dict[str, str], folder: Path, browser: Browser) -> None:
        # A port of its own, which nobody else takes between two starts.
        own = {"READING_LEASE_SECONDS": str(LEASE), "PORT": str(free_port())}
        self._environment, self._folder = environment | own, folder
        self._browser = browser
        self._starts = 0
        self.data = Path(environment["TESTS_DATA_DIR"])
        self.serving = self._start()
        self.page = self._sign_in()

    def _start(self) -> Serving:
        self._starts += 1
        serving = Serving(self._environment, self._folder / f"log {self._starts}")
        serving.wait_for(lambda: "Stop: Ctrl-C." in serving.said() or serving.process.poll() is not None)
        assert serving.process.poll() is None, serving.said()
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
        started = self.serving.started()
        self.serving.process.kill()
        self.serving.process.wait()
        self.serving.wait_for(lambda: not any(is_alive(pid) for pid in started))

    def kill_once(self, moment: Callable[[], object]) -> None:
        """At that moment, then start again."""
        self.serving.wait_for(moment)
        self.kill()
        self.serving = self._start()

    def count(self, query: str) -> int:
        return int(self.rows(query)[0][0])

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(f"file:{self.data}/record.sqlite3?mode=ro", uri=True)) as database:
            return database.execute(query).fetchall()


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
def test_nothing_that_was_taken_or_typed_is_lost(product: Product, shared: Path, tmp_path: Path) -> None:
    page = product.page
    chosen = sorted((shared / "reports/ofsted").glob("*/*.pdf"))[20 : 20 + REPORTS]
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for path in chosen:
            archive.write(path, f"{path.parent.name}/{path.name}")

    # A zip, killed while it is unpacked.
    page.locator("#id_files").set_input_files(tmp_path / "all.zip")
    click_and_lose(page, "Add 1 file")
    product.kill_once(lambda: states(product, "queued") + states(product, "reading") >= 1)
    product.serving.wait_for(lambda: product.count("select count(*) from inspections_report") == REPORTS)
    product.serving.wait_for(lambda: not states(product, "queued") and not states(product, "reading"))
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
    field.fill(TYPED)
    product.serving.wait_for(lambda: TYPED in page.evaluate("JSON.stringify({...localStorage})"))
    page.on("dialog", lambda dialog: dialog.accept())
    product.kill_once(lambda: True)
    page.reload()
    expect(field).to_have_value(TYPED)
    expect(page.locator(".live")).to_contain_text("Ann Other")
