"""A letter of inspectors that a council bound behind its own papers is read, and not those papers."""

from tests.reading.pages import Sheet, read


def test_a_letter_behind_a_cover_and_minutes_is_read() -> None:
    cover = Sheet().line("Children and Families Scrutiny Committee", size=18).line("12 September 2027")
    cover.line("Agenda item 7: Ofsted inspection of children’s services").line("Recommendations", size=14)
    cover.line("1.  That members note the report.")
    for _ in range(30):
        cover.line("Members asked what had been done since the last meeting, and officers told them.")
    letter = Sheet().line("14 June 2027").line("Dear Barnet Local Safeguarding Partnership")
    letter.line("Joint targeted area inspection of Barnet", size=14)
    letter.line("This letter follows the inspection which took place from 10 to 14 May 2027.")
    letter.line("Areas for improvement", size=16).line("•  The quality of plans.").line("•  Visits at weekends.")
    reading = read(cover, letter)
    assert reading.framework == "jtai"
    assert [item.text for item in reading.recommendations] == ["The quality of plans.", "Visits at weekends."]
    assert [(note.code, note.page) for note in reading.notes if note.code == "begins_later"] == [("begins_later", 2)]
