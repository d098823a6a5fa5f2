"""The reference to the national framework at the end of an item, in any of its spellings."""

import pytest

from inspections.reading.recommendations.framework_tags import text_and_tag


@pytest.mark.parametrize(
    ("printed", "tag"),
    [
        ("(outcome 2, national framework)", "outcome 2"),
        ("(National Framework, Outcome 1)", "outcome 1"),
        ("(Outcome four: national framework).", "outcome 4"),
        ("(enabler 2, national framework)", "enabler 2"),
        ("(enabler: leaders drive conditions, national framework)", "enabler: leaders drive conditions"),
        ("(principle 2, Children’s Social Care National Framework)", "principle 2"),
        ("(Outcome 3)", "outcome 3"),
        ("[outcome two; national framework1]", "outcome 2"),
        ("(enabler 3, national framework", "enabler 3"),
        ("outcome 4, national framework)", "outcome 4"),
        ("(Enabler 2: Leaders drive conditions for effective practice)", "enabler 2"),
        ("(enabler 2, leaders drive conditions for effective practice)", "enabler 2"),
        ("Enabler three: National Framework.", "enabler 3"),
        ("National Framework, outcome 4", "outcome 4"),
        ("[Outcome 1 – national framework]", "outcome 1"),
        ("(outcomes 1 and 2)", "outcome 1; outcome 2"),
        ("(outcomes 1, 2 and four, national framework)", "outcome 1; outcome 2; outcome 4"),
        ("(outcome 1 and enabler 2, national framework)", "outcome 1; enabler 2"),
        ("(national framework, outcomes 2 & 3)", "outcome 2; outcome 3"),
        ("(outcomes 1 to 3, national framework)", "outcome 1; outcome 2; outcome 3"),
        ("(national framework, outcomes 2–4)", "outcome 2; outcome 3; outcome 4"),
        ("(outcome 1; outcome 2)", "outcome 1; outcome 2"),
        ("(outcomes 1/3 and enabler 2, national framework)", "outcome 1; outcome 3; enabler 2"),
        ("(outcome – 3, national framework)", "outcome 3"),
        ("(outcome 2 – enabler 3, national framework)", "outcome 2; enabler 3"),
        ("(Outcome 3 of the Children’s Social Care National Framework)", "outcome 3"),
    ],
)
def test_the_tag_is_split_off_and_normalised(printed: str, tag: str) -> None:
    assert text_and_tag(f"The quality of plans. {printed}") == ("The quality of plans.", tag)


@pytest.mark.parametrize(
    "text",
    [
        "Plans (paragraphs 3, 4).",
        "The national framework is used.",
        "Outcome 2.",
        "Plans (outcome 2 of the plan).",
        "What they know of outcome 2.",
    ],
)
def test_what_is_no_tag_stays_in_the_text(text: str) -> None:
    assert text_and_tag(text) == (text, None)
