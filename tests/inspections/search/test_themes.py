"""Themes are words that stand in a text; the page about them says the same words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.search.themes import LABELS, TAGS, THEMES, _patterns, tag_key, themes_of
from tests.house.files import ROOT


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Management oversight of plans.", ("plans", "management_oversight")),
        ("Pre-proceedings letters", ("pre_proceedings",)),
        ("Children’s homes", ("placements",)),
        ("Letters that are sent to parents", ()),
        ("Support for pupils with SEND", ("disability",)),
        ("The planet", ()),
        ("NEGLECTED children", ("neglect",)),
    ],
)
def test_a_theme_is_there_where_one_of_its_words_stands(text, themes):
    assert themes_of(text) == themes


PIECES = [word for theme in THEMES for words in theme.words for word in words.replace("*", " ing ").split(" ")]
ODD = ["ſupervision", "İncident", "-", "–", "_", "’", "'s", "\n", "1"]


@given(st.lists(st.sampled_from([*PIECES, *ODD]), max_size=8), st.sampled_from([str, str.upper, str.title]))
def test_the_themes_are_those_whose_pattern_is_found(pieces, form):
    for text in (form(" ".join(pieces)), form("".join(pieces))):
        plain = text.replace("’", "'")
        assert themes_of(text) == tuple(key for key, pattern in _patterns().items() if pattern.search(plain))


@pytest.mark.parametrize(
    ("tag", "key"),
    [
        ("outcome 4", "outcome_4"),
        ("enabler 2", "enabler_2"),
        ("enabler: leaders drive conditions for effective practice", "enabler_2"),
        ("principle: children's welfare", "principle"),
        ("enabler: something else", None),
        ("", None),
    ],
)
def test_a_reference_to_the_national_framework_is_a_theme(tag, key):
    assert tag_key(tag) == key


def test_the_tag_of_a_recommendation_stands_after_its_words():
    assert themes_of("The quality of plans", "outcome 3") == ("plans", "outcome_3")


def test_every_theme_has_a_name_of_its_own():
    assert len(LABELS) == len(THEMES) + len(TAGS) == len(set(LABELS.values()))


def test_the_page_about_themes_shows_the_words_that_count():
    rows = re.findall(r"^\| (.+?) \| (.+) \|$", (ROOT / "docs" / "themes.md").read_text(), re.MULTILINE)
    shown = {label: words for label, words in rows if label != "theme"}
    assert shown == {each.label: ", ".join(each.words) for each in THEMES} | {tag.label: tag.printed for tag in TAGS}
