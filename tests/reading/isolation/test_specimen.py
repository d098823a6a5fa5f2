"""The made report that warms the reader up is read like any other, so that it goes through every stage."""

from inspections.reading.isolation.specimen import specimen_pdf
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes


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
