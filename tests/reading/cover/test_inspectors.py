"""Names of inspectors without what is printed around them."""

import pytest

from inspections.reading.cover.inspectors import inspector_names, names_over_lines


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Steve Lowe, His Majesty’s Inspector", ("Steve Lowe",)),
        ("Neil Penswick HMI", ("Neil Penswick",)),
        ("Máire Atherton, His Majesty’s Inspector", ("Máire Atherton",)),
        ("Paula Thomson-Jones HMI", ("Paula Thomson-Jones",)),
        ("Dick O’Brien", ("Dick O’Brien",)),
        ("Lisa Williams (AI)", ("Lisa Williams",)),
        ("Ms Ada Byron, Senior HMI", ("Ada Byron",)),
        (
            "Ada Byron, His Majesty’s Inspector, and Mary Shelley,\nHis Majesty’s Inspector",
            ("Ada Byron", "Mary Shelley"),
        ),
        ("Ada Byron H.M.I.", ("Ada Byron",)),
        ("Ada Byron, Her Majesties Inspector", ("Ada Byron",)),
        ("Ada Byron Her Majesty Inspector, Specialist Adviser", ("Ada Byron",)),
        ("Her Majesty’s Inspector", ()),
        ("to be confirmed", ()),
        ("", ()),
    ],
)
def test_only_the_names_are_left(printed: str, names: tuple[str, ...]) -> None:
    assert inspector_names(printed) == names


@pytest.mark.parametrize(
    ("lines", "several", "names", "sure"),
    [
        (["Marcie Taylor", "Her Majesty’s Inspector"], False, ("Marcie Taylor",), True),
        (["Marcie Taylor, His Majesty’s", "Inspector, Social Care"], False, ("Marcie Taylor",), True),
        (["Marcie", "Taylor, Ofsted’s", "Senior HMI"], False, ("Marcie Taylor",), True),
        (["Marcie Taylor, Ofsted", "Judgement Grade"], False, ("Marcie Taylor",), True),
        (["Ada Byron", "Mary Shelley"], True, ("Ada Byron", "Mary Shelley"), False),
        (["Ada Byron; Pat", "Mary Smith"], True, ("Ada Byron", "Pat Mary Smith"), False),
        (["Marcie Taylor, Her", "Majesty’s Inspector", "Judgement Grade"], False, ("Marcie Taylor",), True),
        (["Alexander", "Featherstone HMI"], False, ("Alexander Featherstone",), True),
        (["Siân St", "John, Ofsted Inspector"], False, ("Siân St John",), True),
        (["Ada Byron OBE, HMI, and", "Mary Shelley HMI"], True, ("Ada Byron", "Mary Shelley"), True),
        (["Ada Byron HMI", "Mary Shelley HMI"], True, ("Ada Byron", "Mary Shelley"), True),
        (["Ada Byron HMI", "Mary Shelley HMI"], False, ("Ada Byron",), False),
        (["Ada Byron", "Mary Shelley"], False, ("Ada Byron Mary Shelley",), False),
        (["Ada Byron", "Good"], False, ("Ada Byron",), True),
        (["Ada Byron and"], True, ("Ada Byron",), False),
    ],
)
def test_names_go_on_over_lines_and_are_not_sure_where_they_may_be_two(
    lines: list[str], several: bool, names: tuple[str, ...], sure: bool
) -> None:
    people = names_over_lines(lines, several=several)
    assert (people.names, people.sure) == (names, sure)
