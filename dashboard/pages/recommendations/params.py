"""The parameters of the recommendations page: search words, filters, order and page number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.counting.areas import own_areas
from dashboard.counting.as_at import Basis
from dashboard.counting.record import Record
from dashboard.shared.became_by_date import State, places_in_state
from dashboard.shared.params import Params, QueryReader, given, read_region, read_when
from dashboard.shared.record_cache import neighbour_pks
from inspections.queries.passage_search import ANY_JUDGEMENT, NO_GRADE, PassageSearch
from inspections.queries.years import years_between
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import GRADES
from inspections.search.themes import LABELS
from inspections.search.words import MOST_WORDS, QueryWords, query_words

PASSAGE_KINDS: Final = {
    "all": "",
    "": "recommendation",
    "areas_for_improvement": "area_for_improvement",
    "strengths": "strength",
    "progress": "progress",
    "text": "paragraph",
}
"""The kind of passage, by the value of `in` in the address; `all` is every kind, report by report."""

MOST_PAGES: Final = 500
"""Pages beyond this are refused, because the database would have to count through all passages before them."""
_YEARS: Final = tuple(str(year) for year in range(2005, 2100))


@dataclass(frozen=True)
class SearchParams(Params):
    """Search words and filters; `text` is one of PASSAGE_KINDS: blank for recommendations.

    `council` is a slug, with its name beside it; `judgement` is the one that the grade is of (queries.passages).
    `year` is the only year, or with `to` the first of several. `state` is chosen of recommendations alone; `places`
    are then those in it, or those that are not, where the state is the one that nearly all are in. `neighbours_of` is
    the DfE number of a council, with its name and the primary keys of its statistical neighbours beside it.
    """

    q: str = ""
    text: str = ""
    framework: str = ""
    grade: str = ""
    judgement: str = ""
    year: str = ""
    to: str = ""
    theme: str = ""
    sort: str = ""
    number: int = 1
    council: str = ""
    council_name: str = ""
    became: str = ""
    places: frozenset[tuple[int, int]] = frozenset()
    neighbours_of: str = ""
    neighbours_name: str = ""
    neighbours: frozenset[int] | None = None

    @property
    def state(self) -> dict[str, str]:
        """Everything but the page number: any change leads back to the first page."""
        own = {
            "q": self.q,
            "framework": self.framework,
            "grade": self.grade,
            "year": self.year,
            "to": self.to,
            "theme": self.theme,
        }
        own |= {"council": self.council, "judgement": self.judgement, "state": self.became}
        own |= {"neighbours_of": self.neighbours_of}
        return given(**super().state, **own, **{"in": self.text}, sort=self.sort)

    @property
    def words(self) -> QueryWords:
        return query_words(self.q)

    @property
    def chosen(self) -> dict[str, str]:
        years = years_between(self.year, self.to)
        return given(council=self.council, framework=self.framework, region=self.region, grade=self.grade, year=years)

    @property
    def years(self) -> str:
        """`2024`, `2022 to 2024`, `2013 or before`; blank for every year."""
        if not self.to or self.to == self.year:
            return self.year
        return f"{self.year} to {self.to}" if self.year else f"{self.to} or before"

    @property
    def is_searched(self) -> bool:
        """Whether words, a kind, a filter or a later page of the list are asked for; else themes come first."""
        return bool(self.words or self.text or self.is_narrowed or self.number > 1)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen or self.theme or self.became or self.neighbours_of)

    @property
    def search(self) -> PassageSearch:
        as_at = self.when.as_at
        return PassageSearch(
            words=self.words,
            published_until=as_at.published_until,
            ended_by=as_at.date if as_at.basis is Basis.INSPECTED else None,
            kind=PASSAGE_KINDS[self.text],
            theme=self.theme,
            judgement=self.judgement,
            chosen=self.chosen,
            among=self.places if self.became and self.became != State.NO_RESPONSE else None,
            besides=self.places if self.became == State.NO_RESPONSE else frozenset(),
            councils=self.neighbours,
        )


def read_search(query: Mapping[str, str], record: Record, regions: Sequence[str]) -> SearchParams:
    reader = QueryReader(query)
    when, region = read_when(reader, record.reach), read_region(reader, regions)
    names = {council.slug: council.name for council in record.councils}
    council = reader.choice("council", names, "", "a council", "every council")
    numbers = {each.dfe_number: each for each in record.councils}
    near = numbers.get(reader.choice("neighbours_of", numbers, "", "the number of a council", "every council"))
    q = " ".join(reader.text("q").replace("\0", " ").split())
    _say_what_is_left_out(reader, q)
    text = reader.choice("in", PASSAGE_KINDS, "", "a kind of passage", "recommendations")
    year = reader.choice("year", _YEARS, "", "a year of this record", "every year")
    state = "" if text else reader.choice("state", tuple(State), "", "a state", "every state")
    return SearchParams(
        when=when,
        region=region,
        q=q,
        text=text,
        framework=reader.choice("framework", frameworks(), "", "a framework", "every framework"),
        judgement=reader.choice("judgement", (ANY_JUDGEMENT, *own_areas()), "", "a judgement", "the overall grade"),
        grade=reader.choice("grade", (*GRADES, NO_GRADE), "", "a grade", "every grade"),
        year=year,
        to=_last_year(reader, year),
        theme=reader.choice("theme", LABELS, "", "a theme", "every theme"),
        sort=reader.choice("sort", ("", "newest"), "", "an order of this list", "the best match first"),
        number=_number(reader),
        council=council,
        council_name=names.get(council, ""),
        became=state,
        places=places_in_state(record, State(state), when) if state else frozenset(),
        neighbours_of=near.dfe_number if near else "",
        neighbours_name=near.name if near else "",
        neighbours=frozenset(neighbour_pks(near)) if near else None,
        messages=tuple(reader.messages),
    )


def _last_year(reader: QueryReader, first: str) -> str:
    last = reader.choice("to", _YEARS, "", "a year of this record", first or "every year")
    if first and last and last < first:
        reader.messages.append(f"{last} lies before {first}; showing {first}.")
        return ""
    return last


def _say_what_is_left_out(reader: QueryReader, q: str) -> None:
    words = query_words(q)
    if words.lone_minus:
        reader.messages.append("There must be a word to look for beside the ones to leave out; showing everything.")
    elif q and not words:
        reader.messages.append("There is no word in what was typed; showing everything.")
    if words.cut:
        reader.messages.append(f"Only the first {MOST_WORDS} words were looked for.")


def _number(reader: QueryReader) -> int:
    text = reader.text("page")
    if not text:
        return 1
    if text.isdecimal() and len(text) < 5 and 1 <= int(text) <= MOST_PAGES:
        return int(text)
    reader.messages.append(f"“{text[:20]}” is not a page of this list; showing the first.")
    return 1
