"""The inspectorate's own lead inspectors, from the table of a joint inspection's team."""

import pytest

from tests.reading.pages import Mark, Sheet, read

LEFT, RIGHT = 72, 330


def lead(*rows: tuple[str, str]) -> str | None:
    cover = Sheet().line("Area SEND inspection of Barnet Local Area Partnership", size=16)
    cover.line("Inspection dates: 11 to 15 March 2024").line("Inspection outcome", size=14)
    page = Sheet().line("Inspection team", size=14)
    for left, right in rows:
        page.marks += [Mark(x, page.y, text) for x, text in ((LEFT, left), (RIGHT, right)) if text]
        page.y += 15
    return read(cover, page).lead_inspector


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (
            (
                ("Ofsted", "Care Quality Commission"),
                ("Ada Byron HMI, Ofsted Lead inspector", "Grace Hopper, CQC Lead inspector"),
                ("Mary Shelley, Ofsted HMI", "Jane Marple, CQC inspector"),
            ),
            "Ada Byron",
        ),
        (
            (
                ("Ofsted", "Care Quality Commission"),
                ("Ada Byron, Ofsted HMI, lead", "Grace Hopper, CQC lead"),
                ("inspector", "inspector"),
                ("Mary Shelley, Ofsted HMI, Lead Inspector", ""),
            ),
            "Ada Byron; Mary Shelley",
        ),
        (
            (
                ("Care Quality Commission", "Ofsted"),
                ("Grace Hopper, lead inspector", "Ada Byron HMI, lead inspector"),
            ),
            "Ada Byron",
        ),
        ((("Ada Byron, Ofsted HMI, lead inspector", ""), ("Grace Hopper, CQC lead inspector", "")), "Ada Byron"),
        ((("Mary Shelley, Ofsted HMI", "Jane Marple, CQC inspector"),), None),
    ],
)
def test_only_the_leads_of_the_inspectorate_are_read(rows: tuple[tuple[str, str], ...], names: str | None) -> None:
    assert lead(*rows) == names
