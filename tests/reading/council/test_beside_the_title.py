"""Letters whose title names no council: where else it may stand, and where a town is taken for none."""

import pytest

from inspections.reading.contract import Reading
from tests.reading.pages import Mark, Sheet, read

TITLE = "Annual children’s services assessment"


def rating(*to: str, dear: str = "Dear Ms Parker", under: str = "Plans are made in time.", edge: str = "") -> Reading:
    """A letter of two pages to somebody; `edge` stands at the foot of both."""
    first = Sheet().line("Freshford House").line("Bristol BS1 6NL").line("9 December 2010")
    for line in (*to, dear, TITLE, under, "Children’s services assessment   3 – Performs well"):
        first.line(line)
    second = Sheet().line("Areas for improvement").line("•  Waits are long.", x=80).line("Yours sincerely")
    for sheet in (first, second) if edge else ():
        sheet.marks.append(Mark(72, 800, edge, 9))
    return read(first, second)


def council_of(reading: Reading) -> tuple[str | None, str | None, list[str]]:
    """Its number, how sure that is, and the notes on it."""
    place = reading.evidence.get("authority")
    notes = [note.code for note in reading.notes if note.code.startswith("authority")]
    return reading.authority and reading.authority.dfe_la_number, place and place.confidence.value, notes


@pytest.mark.parametrize(
    ("to", "number"),
    [
        (("Ms Parker", "Barnsley MBC"), "370"),
        (("Ms Parker", "Bath and North East", "Somerset Council"), "800"),
        (("Ms Parker", "Director of Children’s Services for Isle of Wight"), "921"),
        (("Ms Parker, Director of Children’s Services, Kent",), "886"),
        (("Local authority: Kent",), "886"),
    ],
)
def test_a_council_may_stand_in_the_address_without_being_called_one(to: tuple[str, ...], number: str) -> None:
    assert council_of(rating(*to)) == (number, "check", ["authority_uncertain"])


@pytest.mark.parametrize("dear", ["Dear Director of Children’s Services, Kent County Council", "Dear Director, Kent"])
def test_a_council_may_stand_in_the_greeting(dear: str) -> None:
    assert council_of(rating("Ms Parker", dear=dear)) == ("886", "check", ["authority_uncertain"])


@pytest.mark.parametrize("edge", ["Kent", "Kent: annual letter of 2010", "Rating 2010 – Kent"])
def test_a_council_may_stand_at_the_foot_of_each_page(edge: str) -> None:
    assert council_of(rating("Ms Parker", edge=edge)) == ("886", "check", ["authority_uncertain"])


REPORT = "Inspection of children’s social care services"


@pytest.mark.parametrize(
    ("above", "title", "below"),
    [
        ("East Surrey Council", REPORT, "Inspection dates: 7 to 18 February 2028"),
        ("East Surrey", REPORT, "Inspection dates: 7 to 18 February 2028"),
        ("Ofsted", "Inspection of East Surrey children’s services", "Inspection dates: 7 to 18 February 2028"),
        ("", "Inspection of East Surrey Council children’s services", "Inspection dates: 7 to 18 February 2028"),
    ],
)
@pytest.mark.parametrize("prose", ["", "The services of Surrey County Council were judged good in 2022."])
def test_a_report_keeps_the_name_of_a_council_that_the_reader_does_not_know(
    above: str, title: str, below: str, prose: str
) -> None:
    sheet = Sheet()
    for line in filter(None, (above, title, below, prose)):
        sheet.line(line)
    authority = read(sheet).authority
    assert authority is not None
    assert (authority.printed.removesuffix(" Council"), authority.dfe_la_number) == ("East Surrey", None)


def letter(*title: str, to: str = "Surrey County Council", prose: str = "Plans are made in time.") -> Reading:
    """A letter of one page to a council, with a title."""
    sheet = Sheet().line("9 December 2027").line("Director of Children’s Services").line(to).line("Dear Ms Parker")
    for line in (*title, prose, "Areas for improvement"):
        sheet.line(line)
    return read(sheet.line("•  Waits are long.", x=80).line("Yours sincerely"))


@pytest.mark.parametrize(
    "title",
    [
        ("Focused visit to East Surrey children’s services",),
        ("Monitoring visit of East Surrey Council children’s services",),
        ("Joint targeted area inspection of the multi-agency response to neglect in East Surrey",),
        ("Area SEND inspection of East Surrey Local Area Partnership",),
        ("2006 ANNUAL PERFORMANCE ASSESSMENT OF", "SERVICES FOR CHILDREN AND YOUNG PEOPLE IN EAST SURREY"),
        (TITLE, "East Surrey Council 2027"),
        (f"{TITLE} for East Surrey",),
    ],
)
@pytest.mark.parametrize("to", ["Surrey County Council", "County Hall, Derby", "Kent County Council, Maidstone"])
@pytest.mark.parametrize("prose", ["Plans are made in time.", "Officers of Kent County Council took part."])
def test_a_letter_whose_title_names_an_unknown_council_gets_no_other_one(
    title: tuple[str, ...], to: str, prose: str
) -> None:
    reading = letter(*title, to=to, prose=prose)
    assert reading.authority is not None
    printed = reading.authority.printed.lower().removesuffix(" 2027").removesuffix(" council")
    assert (printed, *council_of(reading)) == ("east surrey", None, "check", ["authority_uncertain"])
    (note,) = (note for note in reading.notes if note.code == "authority_uncertain")
    assert reading.authority.printed in note.message


def test_what_merely_begins_with_a_known_name_is_kept_as_it_is_printed() -> None:
    authority = letter("Focused visit to Surrey Heathlands children’s services").authority
    assert authority is not None
    assert (authority.printed, authority.dfe_la_number) == ("Surrey Heathlands", "936")


@pytest.mark.parametrize("title", ["Focused visit to local authority children’s services", "Focused visit to Services"])
def test_words_of_a_title_that_name_no_place_leave_the_council_to_the_address(title: str) -> None:
    reading = letter(title)
    assert council_of(reading) == ("936", "check", ["authority_uncertain"])
    (note,) = (note for note in reading.notes if note.code == "authority_uncertain")
    assert note.message.startswith("The title names no council that the reader knows; “")


def test_of_a_title_that_names_the_trust_of_several_councils_the_address_tells_which() -> None:
    title = "Focused visit to Achieving for Children"
    assert council_of(letter(title, to="Richmond Council"))[0] == "318"
    assert council_of(letter(title))[0] is None


def test_an_address_over_several_lines_at_the_foot_of_each_page_names_no_council() -> None:
    first = Sheet().line("9 December 2010").line("Dear Ms Parker").line(TITLE).line("Plans are made in time.")
    second = Sheet().line("Areas for improvement").line("•  Waits are long.", x=80).line("Yours sincerely")
    for sheet in (first, second):
        sheet.marks += [Mark(72, 780, "Ofsted, Leeds", 9), Mark(72, 795, "LS1 4DY", 9)]
    assert council_of(read(first, second)) == (None, None, ["authority_missing"])


@pytest.mark.parametrize("edge", ["", "Ofsted, Store Street, Manchester M1 2WD", "Kent and Leeds"])
def test_a_town_is_no_council_and_of_two_councils_neither_is_taken(edge: str) -> None:
    assert council_of(rating("Ms Parker", "County Hall", "Derby", edge=edge)) == (None, None, ["authority_missing"])
