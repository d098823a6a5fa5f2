"""What a person types becomes words, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.search.marking import CLOSE, OPEN, marked_parts, without_controls
from inspections.search.words import MOST_WORDS, QueryWords, query_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", QueryWords()),
        ("neglect", QueryWords((("neglect",),))),
        ("plans  for\tneglect", QueryWords((("plans",), ("for",), ("neglect",)))),
        ('"management oversight" plans', QueryWords((("management", "oversight"), ("plans",)))),
        ("“management oversight”", QueryWords((("management", "oversight"),))),
        ("multi-agency", QueryWords((("multi", "agency"),))),
        ("plans -adoption", QueryWords((("plans",),), (("adoption",),))),
        ('plans -"early help"', QueryWords((("plans",),), (("early", "help"),))),
        ('"never closed', QueryWords((("never", "closed"),))),
        ("children’s", QueryWords((("children", "s"),))),
        ("a AND OR NOT b", QueryWords((("a",), ("AND",), ("OR",), ("NOT",), ("b",)))),
        ("NEAR(a b) text:x y* ^z", QueryWords((("NEAR", "a"), ("b",), ("text", "x"), ("y",), ("z",)))),
        ("'; DROP TABLE x; --", QueryWords((("DROP",), ("TABLE",), ("x",)))),
        ("\0\0 *** ((( \"\"", QueryWords()),
        ("-neglect", QueryWords(lone_minus=True)),
        ("naïve 日本", QueryWords((("naïve",), ("日本",)))),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_words_and_phrases(typed, words):
    assert query_words(typed) == words


def test_only_so_many_words_are_looked_for():
    found = query_words(" ".join(f"w{n}" for n in range(100)))
    assert (len(found.wanted), found.cut) == (MOST_WORDS, True)


def test_what_is_very_long_is_cut():
    found = query_words("x" * 100_000)
    assert (len(found.wanted[0][0]), found.cut) == (300, True)


@given(st.text())
def test_every_word_is_made_of_letters_and_digits_only(typed):
    found = query_words(typed)
    words = [word for phrase in (*found.wanted, *found.unwanted) for word in phrase]
    assert all(word.isalnum() for word in words)
    assert len(words) <= MOST_WORDS


def test_marked_text_is_taken_apart():
    marked = f"{OPEN}Plans{CLOSE} of {OPEN}care{CLOSE}."
    assert marked_parts(marked) == (("Plans", True), (" of ", False), ("care", True), (".", False))


def test_text_without_marks_is_one_part():
    assert marked_parts("<b>Plans</b>") == (("<b>Plans</b>", False),)


def test_a_mark_that_does_not_end_marks_nothing():
    assert marked_parts(f"of {OPEN}care") == (("of ", False), ("care", False))


def test_what_is_kept_holds_no_marks():
    assert without_controls(f"a{OPEN}b\0c\nd") == "a b c\nd"
