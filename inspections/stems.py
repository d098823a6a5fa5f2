"""Words as they are searched for: their stems, the same on both databases, whatever their form and spelling.

The database indexes the stems of a text and knows no language itself. What two people write differently has one stem:
“organize” and “organise”, “well-being” and “wellbeing”, “child” and “children’s”.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

import snowballstemmer
from django.db import models

BOUNDARY: Final = "xendx"
"""Stands between a text and its joined words, so that no phrase goes over the end of the text."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HYPHENS: Final = frozenset("-\u2010\u2011")
_MOST_JOINED: Final = 4
"""So many words with hyphens between them may be one: “not-in-education-employment-or-training” is none."""

_ENDING = re.compile(r"(?:'s|')$")
_COUNTED = re.compile(r"(\d+)(?:s|st|nd|rd|th)")
_SPELLINGS: Final = (
    (re.compile(r"(?<=\w{3})iz(e|es|ed|er|ers|ing|ation|ations|ational)$"), r"is\1"),
    (re.compile(r"yz(e|es|ed|er|ers|ing)$"), r"ys\1"),
    (re.compile(r"^(behavi|col|fav|hon|lab|neighb|harb|endeav)or"), r"\1our"),
    (re.compile(r"(judg|acknowledg)ement"), r"\1ment"),
    (re.compile(r"^program(?=s?$)"), "programme"),
    (re.compile(r"^(cent|met)er(?=s?$)"), r"\1re"),
    (re.compile(r"^(prac)tis"), r"\1tic"),
    (re.compile(r"^licens"), "licenc"),
    (re.compile(r"^defense"), "defence"),
    (re.compile(r"^paed"), "ped"),
    (re.compile(r"^advisor"), "adviser"),
)
"""One spelling for those of both sides of the Atlantic, and for those that vary in Britain."""

_WHOLE: Final = {"children": "child", "childrens": "child", "learnt": "learned", "whilst": "while"}

_STEMMER: Final = snowballstemmer.stemmer("english")


class Word(NamedTuple):
    """A word of a text with its place and its stem."""

    stem: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        yield Word(stem(found[0]), found.start(), found.end())


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem in ASCII letters and digits; a word of another script as the numbers of its letters."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _ENDING.sub("", plain).replace("'", "")
    plain = re.sub(r"[\W_]+", "", plain)
    if not plain.isascii():
        return "u" + plain.encode().hex()
    if counted := _COUNTED.fullmatch(plain):
        return counted[1]
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    plain = _WHOLE.get(plain, plain)
    # “fulfil” and “fulfill”, “counseling” and “counselling”.
    return re.sub(r"ll$", "l", _STEMMER.stemWord(plain))


def stems_of(text: str) -> str:
    """What is indexed of a text: its stems in order, then the stems of words with hyphens as if they had none."""
    words = list(words_of(text))
    joined = [stem for _, stem in joined_runs(text, words)]
    stems = [word.stem for word in words if word.stem]
    return " ".join([*stems, BOUNDARY, *joined] if joined else stems)


def joined_runs(text: str, words: Sequence[Word]) -> Iterator[tuple[list[Word], str]]:
    """Words with nothing but a hyphen between them, each with the stem that they have as one."""
    run: list[Word] = []
    for word in (*words, None):
        if word and run and text[run[-1].end : word.start] in _HYPHENS:
            run.append(word)
            continue
        if 1 < len(run) <= _MOST_JOINED:
            yield run, stem("".join(text[part.start : part.end] for part in run))
        run = [word] if word else []


class StemsField(models.TextField):  # type: ignore[type-arg]
    """The stems of the text of the same row, made anew whenever the row is saved."""

    def pre_save(self, model_instance: Any, add: bool) -> str:
        stems = stems_of(model_instance.text)
        setattr(model_instance, self.attname, stems)
        return stems
