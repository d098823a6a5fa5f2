"""A site that is down, changed, empty, hostile or hurried: an alarm or a reason each time, never "nothing new"."""

import datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from inspections.actions.collecting.runs import ask_to_collect, collect, collect_if_due
from inspections.collecting.pages import read_council_page, read_list_page
from inspections.errors import WrongStateError
from inspections.models import CollectingAlarm, CollectingRun, ListedReport, OutgoingMail, Report
from inspections.roles import Role
from tests.inspections.collecting.conftest import council
from tests.inspections.collecting.site import page
from tests.people import person

State = CollectingRun.State
HTML = {"Content-Type": "text/html"}


def alarms():
    return sorted(CollectingAlarm.objects.filter(settled_at=None).values_list("words", flat=True))


def refusing(status: int, **headers: str):
    return status, HTML | headers, b"<html>no</html>"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (page("Search results", "<p>No results found</p>"), "The list of councils is empty."),
        (
            page("Search", '<li class="search-result"><button>A</button></li>'),
            "none that leads to a council",
        ),
        ((200, HTML, b"<html><body><a href='/provider/44/80001'>North"), "The page is incomplete"),
        ((500, HTML, b"<html></html>"), "The site answered with 500"),
        ("reset", "The connection was lost."),
    ],
    ids=["empty", "changed", "cut", "broken", "reset"],
)
def test_a_list_that_is_of_no_use_is_an_alarm_and_changes_nothing(small, ledger, answer, said):
    collect()
    small.odd["/search"] = answer
    before = list(ListedReport.objects.values_list("pk", "gone_at"))
    run = collect()
    assert run.state == State.STOPPED
    assert any(said in words for words in alarms())
    assert list(ListedReport.objects.values_list("pk", "gone_at")) == before
    del small.odd["/search"]
    assert collect().state == State.COMPLETE
    assert alarms() == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            page("Northmoor", '<ul><li><button data-href="/v2/doc/777">A</button></li></ul>'),
            "The page has changed",
        ),
        (page("Sorry", "<h1>Sorry, there is a problem</h1>"), "The page has changed"),
        ((500, HTML, b"<html></html>"), "The site answered with 500"),
        ("reset", "The connection was lost."),
        ((302, {"Location": "http://127.0.0.1:9/"}, b""), "It leads elsewhere, to http://127.0.0.1:9/"),
        ((302, {"Location": "http://elsewhere.example/"}, b""), "It leads elsewhere, to http://elsewhere.example/"),
        ((302, {"Location": "/provider/44/80001"}, b""), "from one address to another without end"),
    ],
    ids=["changed", "sorry", "broken", "reset", "port", "host", "circle"],
)
def test_a_council_whose_page_fails_is_named_and_the_others_go_on(small, ledger, answer, said):
    small.odd["/provider/44/80001"] = answer
    run = collect()
    assert run.state == State.PARTIAL
    assert [words for words in alarms() if "Northmoor Council could not be read" in words and said in words]
    assert list(Report.objects.values_list("folder", flat=True)) == ["The inspectorate’s site/Eastwold County Council"]
    ledger.refresh_from_db()
    assert ledger.complete_to == datetime.date(2025, 1, 31)


def test_an_html_page_named_as_a_file_is_no_report_and_is_tried_again_later(small):
    small.odd["/v1/file/3"] = (200, HTML, b"<html>" + b"x" * 5000 + b"</html>")
    collect()
    assert Report.objects.count() == 2
    row = ListedReport.objects.get(report=None)
    assert row.problem == "The site answered with something other than a PDF, such as an error page."
    asked = len(small.paths("/v1/file/3"))
    collect()
    assert len(small.paths("/v1/file/3")) == asked == 1
    ListedReport.objects.update(next_try=timezone.now())
    del small.odd["/v1/file/3"]
    collect()
    assert Report.objects.count() == 3


def test_a_connection_that_breaks_in_the_middle_of_a_file_leaves_nothing_half(small, tmp_path):
    small.odd["/v1/file/3"] = "reset"
    collect()
    assert len(small.paths("/v1/file/3")) == 3
    assert Report.objects.count() == 2
    assert len([path for path in (tmp_path / "kept").rglob("*") if path.is_file()]) == 2
    assert ListedReport.objects.get(report=None).problem == "The connection was lost."


def test_a_file_that_is_too_large_is_not_kept(small, settings):
    settings.UPLOAD_MAX_MIB = 1
    small.odd["/v1/file/3"] = (200, {}, b"%PDF-1.4" + b"x" * 2**20)
    collect()
    assert "This file is larger than 1 MB." in ListedReport.objects.get(report=None).problem


def test_it_stops_for_the_day_after_repeated_refusals(small, editor, settings):
    for number in (3, 4, 5):
        small.odd[f"/v1/file/{number}"] = refusing(403)
    run = collect()
    assert (run.state, run.stopped_until) == (State.STOPPED, timezone.localdate() + datetime.timedelta(days=1))
    asked, settings.COLLECT = len(small.asked), "daily"
    with pytest.raises(WrongStateError):
        collect()
    with pytest.raises(WrongStateError):
        ask_to_collect(by=editor)
    assert collect_if_due() is None
    assert len(small.asked) == asked
    CollectingRun.objects.update(stopped_until=timezone.localdate())
    small.odd.clear()
    ListedReport.objects.update(next_try=None)
    assert collect().state == State.COMPLETE


def test_it_stops_at_once_where_the_site_asks_for_a_long_wait(small):
    small.odd["/provider/44/80001"] = refusing(429, **{"Retry-After": "3600"})
    assert collect().stopped_until is not None
    assert len(small.paths("/provider/")) == 1


def test_a_site_that_is_down_ends_the_run_and_not_the_day(small, settings):
    collect()
    settings.COLLECT_SITE = "http://127.0.0.1:9"
    run = collect()
    assert (run.state, run.stopped_until) == (State.STOPPED, None)
    assert "could not be read" in run.why


def test_files_elsewhere_are_not_asked_for(small):
    small.reports["80002"] = []
    words = '<span class="nonvisual">Focused visit, pdf - 1 May 2026</span>'
    body = "".join(
        f'<a class="publication-link" href="{address}">{words}</a>'
        for address in ("http://169.254.169.254/v1/file/1", "file:///etc/passwd", f"{small.address}@evil.example/x")
    )
    small.odd["/provider/44/80002"] = page("Eastwold", body)
    collect()
    assert Report.objects.count() == 2
    assert len([words for words in alarms() if "which is not an address we check" in words]) == 3
    assert all("It leads elsewhere" in row.problem for row in ListedReport.objects.filter(report=None))


@pytest.mark.parametrize("href", ["http://[", "https://files.example:port/v1/file/9", f"/v1/file/{'9' * 600}"])
def test_a_report_whose_address_cannot_be_asked_is_said_and_the_others_are_taken(small, ledger, href):
    collect()
    line = '<a class="publication-link" href="{}"><span class="nonvisual">Focused visit, pdf - 1 May 2026</span></a>'
    body = line.format(href) + line.format(f"{small.address}/v1/file/77")
    small.odd["/provider/44/80002"] = page("Eastwold", body)
    run = collect()
    assert run.state == State.PARTIAL
    said = "“Focused visit, pdf - 1 May 2026” leads to an address that we cannot check."
    assert alarms() == [f"The page of Eastwold County Council could not be read in full. {said}"]
    assert Report.objects.count() == 4
    assert not ListedReport.objects.exclude(gone_at=None).exists()


@pytest.mark.parametrize("where", ["http://127.0.0.1:1/elsewhere", "https://evil.example/", "file:///etc/passwd"])
def test_a_redirect_elsewhere_is_not_followed(small, where):
    small.odd["/v1/file/5"] = (302, HTML | {"Location": where}, b"")
    collect()
    (row,) = ListedReport.objects.filter(report=None)
    assert row.problem == f"It leads elsewhere, to {where}."


@pytest.mark.parametrize("where", ["http://[", f"/{'9' * 600}"])
def test_a_redirect_to_what_is_no_address_is_a_reason(small, where):
    small.odd["/provider/44/80002"] = (302, HTML | {"Location": where}, b"")
    run = collect()
    assert run.state == State.PARTIAL
    (said,) = alarms()
    assert said.startswith("The page of Eastwold County Council could not be read. It leads to “")
    assert Report.objects.count() == 2


def test_a_council_whose_link_is_no_address_is_one_that_is_not_listed():
    html = page("A", '<a href="/provider/44/80001">North</a><a href="http://[/provider/44/80002">East</a>')
    assert [each.urn for each in read_list_page(html[2].decode(), "https://site.example/").councils] == ["80001"]


def test_most_reports_going_at_once_are_not_believed(small):
    for number in range(100, 150):
        small.lists("80001", number, "Focused visit, pdf - 1 May 2020")
    collect()
    del small.reports["80001"][:40]
    run = collect()
    assert run.state == State.PARTIAL
    assert alarms() == [
        "40 reports have disappeared from the site at once, so the site may have changed. None is marked as gone."
    ]
    assert not ListedReport.objects.exclude(gone_at=None).exists()


def test_a_line_that_cannot_be_read_and_a_kind_that_nobody_knows_are_said_and_the_file_is_taken(small):
    small.lists("80001", 7, "Something")
    small.lists("80001", 8, "Inspection of moon bases, pdf - 1 May 2026")
    collect()
    assert alarms() == [
        "On the page of Northmoor Council, no date was found in “Something”.",
        "The site lists a kind of report that we do not recognise: “Inspection of moon bases”.",
        "The site lists a kind of report that we do not recognise: “Something”.",
    ]
    assert Report.objects.count() == 5


def test_what_the_site_writes_spoils_no_feed_and_no_mail(small, client):
    person("eve", Role.EDITOR, email="eve@outcomes.example")
    small.councils["80001"] = "North\x00moor\x01 &lt;script&gt;"
    hostile = "Bcc: all@outcomes.example\r\nSubject: \x08]]&gt; &lt;b&gt;, pdf - 3 May 2026"
    small.lists("80001", 7, hostile)
    run = collect()
    assert run.why == ""
    feed = client.get("/feed/")
    assert feed.status_code == 200
    ElementTree.fromstring(feed.content)
    mail = OutgoingMail.objects.get()
    assert "\n" not in mail.subject
    assert not [line for line in mail.body.splitlines() if line.startswith(("Bcc:", "Subject:"))]
    listed = ListedReport.objects.get(address__endswith="/7")
    assert listed.words == "Bcc: all@outcomes.example Subject: ]]> <b>, pdf - 3 May 2026"
    assert listed.council.name == "North moor <script>"


def test_a_link_to_a_file_in_another_shape_is_said():
    html = page(
        "A",
        '<a class="publication-link" href="/v1/file/1">Focused visit - 1 May 2026</a>' + '<a href="/v1/file/2">B</a>',
    )
    found = read_council_page(html[2].decode(), "https://files.example/")
    assert found.doubts == ("there is a link to a file where we do not expect a report: “B”",)


def test_two_at_once_do_not_collect(small):
    from inspections.collecting.only_one import only_one

    with only_one() as mine:
        assert mine
        with pytest.raises(WrongStateError):
            collect()
    assert small.asked == []


def test_once_a_day_and_only_where_it_is_asked_for(small, settings):
    settings.COLLECT = ""
    assert collect_if_due() is None
    settings.COLLECT = "daily"
    assert collect_if_due() is not None
    assert collect_if_due() is None
    CollectingRun.objects.update(asked_at=timezone.now() - datetime.timedelta(days=1))
    assert collect_if_due() is not None


def test_settings_that_allow_nothing_are_said_once_a_day(small, settings):
    settings.COLLECT, settings.COLLECT_CONTACT = "daily", ""
    assert collect_if_due() is None
    assert collect_if_due() is None
    assert "COLLECT_CONTACT is not set" in CollectingRun.objects.get().why


def test_a_list_without_councils_of_today_is_not_whole(small, ledger):
    for number in range(10):
        council(f"8100{number}", f"Council {number}", f"90{number}")
    assert collect().state == State.PARTIAL
    assert alarms()[0].startswith(
        "10 present-day councils are not on the site’s list of councils: Council 0, Council 1"
    )
    ledger.refresh_from_db()
    assert ledger.collected_at is None


def test_a_council_that_began_lately_may_not_be_listed_yet(small):
    council("81000", "Newland", "900", valid_from=timezone.localdate() - datetime.timedelta(days=30))
    assert collect().state == State.COMPLETE


def test_what_a_person_asked_for_runs_also_where_nothing_is_daily(small, settings, editor):
    settings.COLLECT = ""
    asked = ask_to_collect(by=editor)
    with pytest.raises(WrongStateError):
        ask_to_collect(by=editor)
    assert collect_if_due() == asked
    asked.refresh_from_db()
    assert (asked.state, asked.asked_by) == (State.COMPLETE, editor)
