"""A chart alone, which other sites may frame, and the picture for the card of a shared page."""

from __future__ import annotations

import re

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from dashboard.pages.sharing import card, views
from dashboard.pages.sharing.card import card_svg
from dashboard.pages.sharing.card_key import key_svg
from dashboard.pages.sharing.shown_page import ShownFigure, ShownPage
from dashboard.web import embedding
from dashboard.web.fonts import can_write
from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.seen import see

pytestmark = OF_THE_RECORD
COUNCIL = "/embed/timeline/?of=/councils/stoke-on-trent/"


@pytest.mark.usefixtures("record")
class TestEmbedding:
    def test_any_site_may_frame_a_chart_and_no_other_page(self, client: Client):
        alone, page = client.get(COUNCIL), client.get("/councils/stoke-on-trent/")

        assert "X-Frame-Options" not in alone.headers
        assert "frame-ancestors *" in alone.headers["Content-Security-Policy"]
        assert page.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]

    def test_no_cookie_is_read_or_set(self, editor_client: Client, client: Client):
        answer = editor_client.get(COUNCIL)

        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert answer.content == Client().get(COUNCIL).content
        assert "Signed in as" not in answer.content.decode()

    def test_it_is_the_chart_of_the_page_with_its_source_and_the_way_back(self, client: Client):
        html = client.get(f"{COUNCIL}&as_at=2018-03-31").content.decode()
        seen = see(client.get(f"{COUNCIL}&as_at=2018-03-31"))

        assert html.count("<figure") == 1
        assert "<script" not in html
        assert "Source: Inspection reports" in seen.text
        assert seen.links["Stoke-on-Trent, on Inspection Outcomes"] == "/councils/stoke-on-trent/?as_at=2018-03-31"

    def test_every_chart_offers_the_code_of_its_own_address(self, client: Client):
        html = client.get("/distribution/?region=London").content.decode()
        names = re.findall(r'<figure class="figure" id="([-\w]+)"', html)
        codes = re.findall(r'&lt;iframe src="(http://testserver(/embed/([-\w]+)/\?[^"]*))"', html)

        assert [name for _, _, name in codes] == names
        for _, address, _ in codes:
            assert client.get(address.replace("&amp;", "&")).status_code == 200

    def test_the_code_says_whether_the_chart_goes_on_with_the_record(self, client: Client):
        latest, dated = (see(client.get(f"/councils/stoke-on-trent/{query}")) for query in ("", "?as_at=2018-03-31"))

        assert "The chart there stays up to date." in latest.text
        assert "stays up to date" not in dated.text
        assert "stays as at 31 March 2018; corrections to the record still reach it." in dated.text

    @pytest.mark.parametrize(
        ("date", "said"),
        [
            ("soon", "“soon” is not a date; showing the latest."),
            ("2027-03-31", "The record does not reach to 31 March 2027; showing the latest."),
        ],
    )
    def test_a_chart_says_what_of_its_address_was_not_used(self, client: Client, date: str, said: str):
        page, alone = see(client.get(f"/?as_at={date}")), see(client.get(f"/embed/map/?of=/&as_at={date}"))

        assert f"Part of this address was not used. {said}" in page.text
        assert f"Part of this address was not used. {said}" in alone.text
        assert "Part of this address" not in see(client.get("/embed/map/?of=/&as_at=2018-03-31")).text

    @pytest.mark.parametrize(
        "address",
        [
            "/embed/nothing/?of=/councils/stoke-on-trent/",
            "/embed/timeline/?of=/councils/nowhere/",
            "/embed/timeline/?of=/reports/",
            "/embed/timeline/?of=https://elsewhere.example/",
            "/embed/timeline/?of=/embed/timeline/",
            "/card.png?of=/admin/login/",
            "/card.png?of=/councils/stoke-on-trent/&figure=nothing",
            "/card.png?of=/recommendations/",
        ],
    )
    def test_nothing_else_can_be_taken(self, client: Client, address: str):
        assert client.get(address).status_code == 404


@pytest.mark.skipif(not can_write(), reason="no font on this machine")
def test_a_card_is_a_picture_of_the_page(record: None, client: Client):
    page = client.get("/councils/stoke-on-trent/?as_at=2018-03-31").content.decode()
    address = re.search(r'og:image" content="http://testserver([^"]*)"', page)
    assert address
    answer = client.get(address[1].replace("&amp;", "&"))

    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(answer.content[16:20]), int.from_bytes(answer.content[20:24])) == (1200, 630)
    again = client.get(address[1].replace("&amp;", "&"), headers={"if-none-match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.skipif(not can_write(), reason="no font on this machine")
def test_a_card_never_has_a_host_that_no_setting_names(
    record: None, client: Client, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
):
    drawn = []
    monkeypatch.setattr(views, "card_picture", lambda page, figure, host: drawn.append(host) or b"picture")
    settings.PUBLIC_ADDRESS = "https://outcomes.example"
    address = reverse("dashboard:card") + "?of=/councils/kent/"

    for host in ("testserver", "testserver:31337", "testserver:8444", "testserver"):
        assert client.get(address, headers={"host": host}).content == b"picture"
    assert drawn == ["testserver", "outcomes.example"]


def test_a_card_takes_a_place_of_the_lane_of_files():
    from django.test import RequestFactory
    from django.urls import resolve

    from inspections.lanes import lane_of

    request = RequestFactory().get(reverse("dashboard:card"))
    request.resolver_match = resolve(request.path)
    assert lane_of(request) == "files"


def test_a_card_says_who_where_and_what_and_leaves_out_words_that_do_not_fit():
    drawing = (
        '<svg class="side" width="80" height="1" aria-hidden="true"></svg><svg class="drawn" height="40">'
        '<rect width="50%" fill="var(--ink)"/><text x="1" class="from-1248">wide</text>'
        '<text x="1" class="to-704 b">narrow</text><text x="1" class="b">kept</text></svg>'
    )
    key = (("ri", "RI", "Requires improvement"), ("visit", "V", "Visit, no grade"))
    figure = ShownFigure("timeline", "Good in 2015 & 2019", "", drawing, key)
    svg = card_svg(ShownPage("/councils/x/?as_at=2018-03-31", "X <b>", (figure,)), figure, "outcomes.example")

    assert "X &lt;b&gt;" in svg
    assert "Good in 2015 &amp; 2019" in svg
    assert "outcomes.example/councils/x/?as_at=2018-03-31" in svg
    assert "kept" in svg
    assert "wide" not in svg
    assert "narrow" not in svg
    assert "var(" not in svg
    assert "translate(48 180)" in svg
    assert 'x="80"' in svg
    assert ">Requires improvement</text>" in svg
    assert ">Visit, no grade</text>" in svg


def test_the_key_on_a_card_takes_as_many_rows_as_it_needs():
    one = ("o", "O", "Outstanding")
    short, long = (ShownFigure("x", "", "", "", count * (one,)) for count in (2, 9))

    assert key_svg(ShownFigure("x", "", "", ""), 48, 1104, 574) == ""
    assert key_svg(short, 48, 1104, 574).startswith('<rect y="526"')
    assert key_svg(long, 48, 1104, 574).startswith('<rect y="486"')


def test_where_no_font_is_no_picture_is_promised(record: None, client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(embedding, "can_write", lambda: False)
    page = client.get("/councils/stoke-on-trent/").content.decode()

    assert "og:image" not in page
    assert '<meta name="twitter:card" content="summary">' in page


@pytest.mark.skipif(not can_write(), reason="no font on this machine")
def test_each_chart_alone_has_a_card_of_its_own(record: None, client: Client):
    alone = re.findall(r'iframe src="http://testserver([^"]*)"', client.get("/distribution/").content.decode())
    told = [client.get(address.replace("&amp;", "&")).content.decode() for address in alone]
    cards = re.findall(r'og:image" content="http://testserver([^"]*)"', "".join(told))
    pictures = {client.get(address.replace("&amp;", "&")).content for address in cards}

    assert len(pictures) == len(cards) == len(alone) > 1


@pytest.mark.skipif(not can_write(), reason="no font on this machine")
def test_the_picture_of_a_map_alone_is_named_by_its_title_and_its_day(record: None, client: Client):
    html = client.get("/embed/map/?of=/&as_at=2018-03-31").content.decode()
    named = re.search(r'og:image:alt" content="([^"]*)"', html)

    assert named
    title, _, subtitle = named[1].partition(". ")
    assert title
    assert "31 March 2018" in subtitle


def test_a_card_draws_of_an_address_what_there_is_room_for():
    page = ShownPage(address=f"/?region={'9' * 5000}", heading="National", figures=())
    foot = re.findall(r"<text[^>]*>([^<]*)</text>", card_svg(page, None, "outcomes.example"))[-1]
    assert (len(foot), foot[-2:]) == (100, "9…")


def test_a_high_chart_is_made_smaller_and_cut_between_two_of_its_rows():
    rules = "".join(f'<line x1="0" x2="100%" y1="{y}.5" y2="{y}.5"/>' for y in range(52, 700, 40))
    high = ShownFigure("x", "", "", f'<svg class="drawn" height="800">{rules}</svg>')
    low = ShownFigure("x", "", "", f'<svg class="drawn" height="200">{rules}</svg>')
    page = ShownPage(address="/", heading="National", figures=())

    assert "scale(0.72)" in card_svg(page, high, "outcomes.example")
    assert "The chart goes on" in card_svg(page, high, "outcomes.example")
    assert "scale(1)" in card_svg(page, low, "outcomes.example")
    assert "The chart goes on" not in card_svg(page, low, "outcomes.example")


def test_the_map_can_be_taken_along_with_the_judgement_that_is_chosen(record: None, client: Client):
    page = client.get("/?as_at=2018-03-31&map=leadership&tiles=map").content.decode()
    code = re.search(r'&lt;iframe src="http://testserver(/embed/map/[^"]*)"', page)
    assert code
    address = code[1].replace("&amp;", "&")
    alone = client.get(address).content.decode()

    assert address == "/embed/map/?of=/&as_at=2018-03-31&map=leadership"
    assert alone.count("<figure") == 1
    assert re.search(r'class="tile" href="/councils/[^"]*as_at=2018-03-31', alone)
    assert "figure=map" in alone
    assert "/embed/map/" not in client.get("/?tiles=table").content.decode()


@pytest.mark.skipif(not can_write(), reason="no font on this machine")
def test_the_card_of_the_map_says_what_when_and_where(record: None, client: Client, monkeypatch: pytest.MonkeyPatch):
    drawn: list[str] = []
    monkeypatch.setattr(card, "card_svg", lambda *given: drawn.append(card_svg(*given)) or drawn[-1])
    answer = client.get("/card.png?of=/&as_at=2018-03-31&region=London&map=leadership&figure=map")
    svg = " ".join(re.sub(r"<style>.*?</style>|<[^>]*>", " ", drawn[0], flags=re.DOTALL).split())

    assert answer.status_code == 200
    assert "31 March 2018, London" in svg
    assert "leadership" in svg
    assert "var(" not in drawn[0]
    assert "<a " not in drawn[0]
    assert re.search(r"\.f-\w+\{fill:#", drawn[0])


def test_a_map_without_tiles_leaves_its_card_with_words():
    figure = ShownFigure("map", "Nothing judged", "", '<svg class="tilemap"></svg>', subtitle="England", is_map=True)
    svg = card_svg(ShownPage("/", "National", (figure,)), figure, "outcomes.example")

    assert ">Nothing judged</text>" in svg
    assert ">England</text>" in svg
