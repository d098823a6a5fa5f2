"""The words that inspectors use in what they list, and those of them that are nearest to a misspelt one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rapidfuzz import fuzz, process

from inspections.models import Passage
from inspections.search.words import QueryWords
from inspections.stems import stem

_SHORTEST: Final = 4
"""A shorter word is near to too many others."""

_LIKE_ENOUGH: Final = 78
"""Of 100: “supervison” and “recomendation” are near enough to what they miss, “zebra” to nothing."""

_MOST_MEANT: Final = 3
"""As many as one looks at."""

_WORD = re.compile(r"[^\W\d_]{4,}")


def words_of_findings() -> Mapping[str, int]:
    """Each word of what reports list, in small letters, with how often it stands there."""
    texts = Passage.objects.exclude(kind=Passage.Kind.PARAGRAPH).values_list("text", flat=True)
    return Counter(word for text in texts.iterator(chunk_size=500) for word in _WORD.findall(text.lower()))


def corrected_queries(typed: str, words: QueryWords, vocabulary: Mapping[str, int]) -> Iterator[str]:
    """What was typed with the words that stand nowhere in the place of words that do; nothing where there are none."""
    stems = {stem(word) for word in vocabulary}
    unknown = [word for word in words.single if len(word) >= _SHORTEST and stem(word) not in stems]
    nearest = {word: list(_nearest(word.lower(), vocabulary)) for word in unknown}
    if not unknown or not all(nearest.values()):
        return
    for number in range(min(_MOST_MEANT, max(map(len, nearest.values())))):
        corrected = typed
        for word, found in nearest.items():
            corrected = re.sub(rf"\b{re.escape(word)}\b", found[min(number, len(found) - 1)], corrected)
        yield corrected


def _nearest(word: str, vocabulary: Mapping[str, int]) -> Iterable[str]:
    """One of each stem, the likest first, and of those that are as like the most frequent."""
    found = process.extract(word, list(vocabulary), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=20)
    ranked = sorted(found, key=lambda match: (-round(match[1]), -vocabulary[match[0]]))
    best = {stem(each): each for each, _, _ in reversed(ranked)}
    return [each for each, _, _ in ranked if best[stem(each)] == each]
