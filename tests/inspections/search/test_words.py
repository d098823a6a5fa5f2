"""What a person types becomes words, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.search.marking import CLOSE, OPEN, parts_of, without_controls
from inspections.search.words import MOST, Words, words_of


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", Words()),
        ("neglect", Words((("neglect",),))),
        ("plans  for\tneglect", Words((("plans",), ("for",), ("neglect",)))),
        ('"management oversight" plans', Words((("management", "oversight"), ("plans",)))),
        ("“management oversight”", Words((("management", "oversight"),))),
        ("multi-agency", Words((("multi", "agency"),))),
        ("plans -adoption", Words((("plans",),), (("adoption",),))),
        ('plans -"early help"', Words((("plans",),), (("early", "help"),))),
        ('"never closed', Words((("never", "closed"),))),
        ("children’s", Words((("children", "s"),))),
        ("a AND OR NOT b", Words((("a",), ("AND",), ("OR",), ("NOT",), ("b",)))),
        ("NEAR(a b) text:x y* ^z", Words((("NEAR", "a"), ("b",), ("text", "x"), ("y",), ("z",)))),
        ("'; DROP TABLE x; --", Words((("DROP",), ("TABLE",), ("x",)))),
        ("\0\0 *** ((( \"\"", Words()),
        ("-neglect", Words(lone_minus=True)),
        ("naïve 日本", Words((("naïve",), ("日本",)))),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_words_and_phrases(typed, words):
    assert words_of(typed) == words


def test_only_so_many_words_are_looked_for():
    found = words_of(" ".join(f"w{n}" for n in range(100)))
    assert (len(found.wanted), found.cut) == (MOST, True)


def test_what_is_very_long_is_cut():
    found = words_of("x" * 100_000)
    assert (len(found.wanted[0][0]), found.cut) == (300, True)


@given(st.text())
def test_every_word_is_made_of_letters_and_digits_only(typed):
    found = words_of(typed)
    words = [word for phrase in (*found.wanted, *found.unwanted) for word in phrase]
    assert all(word.isalnum() for word in words)
    assert len(words) <= MOST


def test_marked_text_is_taken_apart():
    marked = f"{OPEN}Plans{CLOSE} of {OPEN}care{CLOSE}."
    assert parts_of(marked) == (("Plans", True), (" of ", False), ("care", True), (".", False))


def test_text_without_marks_is_one_part():
    assert parts_of("<b>Plans</b>") == (("<b>Plans</b>", False),)


def test_a_mark_that_does_not_end_marks_nothing():
    assert parts_of(f"of {OPEN}care") == (("of ", False), ("care", False))


def test_what_is_kept_holds_no_marks():
    assert without_controls(f"a{OPEN}b\0c\nd") == "a b c\nd"
