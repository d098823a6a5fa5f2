"""Names of inspectors without what is printed around them."""

import pytest

from inspections.reading.people import names_in


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
        ("Her Majesty’s Inspector", ()),
        ("to be confirmed", ()),
        ("", ()),
    ],
)
def test_only_the_names_are_left(printed: str, names: tuple[str, ...]) -> None:
    assert names_in(printed) == names
