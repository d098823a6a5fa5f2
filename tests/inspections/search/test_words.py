"""What a person types becomes words, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.search.marking import marked_parts, without_controls
from inspections.search.words import MOST_WORDS, QueryWords, query_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", QueryWords()),
        ("neglect", QueryWords(((("neglect",),),))),
        ("plans  for\tneglect", QueryWords(((("plans",),), (("for",),), (("neglect",),)))),
        ('"management oversight" plans', QueryWords(((("management", "oversight"),), (("plans",),)))),
        ("“management oversight”", QueryWords(((("management", "oversight"),),))),
        ("multi-agency", QueryWords(((("multi", "agency"), ("multiagency",)),))),
        ("wellbeing", QueryWords(((("wellbeing",), ("well", "being")),))),
        ("plans OR visits audits", QueryWords(((("plans",), ("visits",)), (("audits",),)))),
        ('plans | "early help"', QueryWords(((("plans",), ("early", "help")),))),
        ("plans AND visits", QueryWords(((("plans",),), (("visits",),)))),
        ("OR plans OR", QueryWords(((("OR",),), (("plans",),), (("OR",),)))),
        ("plans -adoption", QueryWords(((("plans",),),), (("adoption",),))),
        ('plans -"early help"', QueryWords(((("plans",),),), (("early", "help"),))),
        ('"never closed', QueryWords(((("never", "closed"),),))),
        ("children’s", QueryWords(((("children’s",),),))),
        ("a AND OR NOT b", QueryWords(((("a",), ("NOT",)), (("b",),)))),
        ("NEAR(a b) text:x y* ^z", QueryWords(((("NEAR", "a"),), (("b",),), (("text", "x"),), (("y",),), (("z",),)))),
        ("'; DROP TABLE x; --", QueryWords(((("DROP",),), (("TABLE",),), (("x",),)))),
        ("\0\0 *** ((( \"\"", QueryWords()),
        ("-neglect", QueryWords(lone_minus=True)),
        ("naïve 日本", QueryWords(((("naïve",),), (("日本",),)))),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_words_and_phrases(typed, words):
    assert query_words(typed) == words


def test_only_so_many_words_are_looked_for():
    found = query_words(" ".join(f"w{n}" for n in range(100)))
    assert (len(found.wanted), found.cut) == (MOST_WORDS, True)


def test_what_is_very_long_is_cut():
    found = query_words("x" * 100_000)
    assert (len(found.wanted[0][0][0]), found.cut) == (300, True)


@given(st.text())
def test_every_stem_is_made_of_letters_and_digits_only(typed):
    found = query_words(typed)
    stems = [stem for phrase in (*found.phrases, *found.excluded) for stem in phrase]
    assert all(stem.isascii() and stem.isalnum() for stem in stems)
    assert sum(len(group[0]) for group in found.wanted) <= MOST_WORDS


def marked(text: str, typed: str, *, whole: bool = True) -> str:
    return "".join(
        f"[{part}]" if found else part for part, found in marked_parts(text, query_words(typed), whole=whole)
    )


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Plans of care.", "plan care", "[Plans] of [care]."),
        ("The care plans.", '"care plan"', "The [care plans]."),
        ("Their well-being, and wellbeing.", "wellbeing", "Their [well-being], and [wellbeing]."),
        ("Their well-being, and wellbeing.", "well-being", "Their [well-being], and [wellbeing]."),
        ("For under-18s and under 18s.", "under-18s", "For [under-18s] and [under 18s]."),
        ("Children’s homes", "child", "[Children’s] homes"),
        ("<b>Plans</b>", "", "<b>Plans</b>"),
        ("Nothing here", "plans", "Nothing here"),
    ],
)
def test_what_was_searched_for_is_marked_in_any_of_its_forms(text, typed, expected):
    assert marked(text, typed) == expected


def test_of_a_long_text_the_part_around_the_words_is_shown():
    text = " ".join(f"w{n}" for n in range(200))
    shown = marked(text, "w100", whole=False)
    assert shown.startswith("…w92 w93")
    assert " [w100] " in shown
    assert shown.endswith("w139…")
    assert marked(text, "w199", whole=False).endswith("[w199]")
    assert marked(text, "w0", whole=False).startswith("[w0]")


@pytest.mark.parametrize("typed", ["being50", "being51"])
def test_the_part_that_is_shown_cuts_no_hyphenated_word_in_two(typed):
    shown = marked(" ".join(f"well-being{n}" for n in range(100)), typed, whole=False)
    assert (shown[0], shown[-1]) == ("…", "…")
    assert all(word.startswith("well-") for word in shown.strip("…").split())


def test_what_is_kept_holds_no_controls():
    assert without_controls("a\x02b\0c\nd") == "a b c\nd"
