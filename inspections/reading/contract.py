"""What a reading is: frozen values that cross from the reading process to whoever asked for them, and their JSON.

`from_json` ignores keys it does not know, so that readings outlive the version of the reader that made them.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from inspections.reading.contract_values import Box, EventRead, JsonObject, RatingRead, box_from_json, known_keys
from inspections.reading.vocabulary import Absence, Audience, Confidence, ErrorCode, Grade, Kind

__all__ = ["Box", "EventRead", "JsonObject", "RatingRead"]

READER_VERSION = "1.9"


@dataclass(frozen=True)
class ReadError:
    """Why a file was not read; the message is written for the person who uploaded it."""

    code: ErrorCode
    message: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(code=ErrorCode(data["code"]), message=str(data["message"]))


@dataclass(frozen=True)
class Note:
    """Something a reviewer should know."""

    code: str
    message: str
    page: int | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(**known_keys(cls, data))


@dataclass(frozen=True)
class AuthorityRead:
    """The council as printed, and the register's council where the name could be settled."""

    dfe_la_number: str | None
    name: str | None
    printed: str
    page: int

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(**known_keys(cls, data))


@dataclass(frozen=True)
class Evidence:
    """Where a fact stands on its page, the words there, and the rule that found it."""

    page: int
    box: Box
    quote: str
    rule: str
    confidence: Confidence = Confidence.CERTAIN

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        known = known_keys(cls, data) | {"box": box_from_json(data["box"])}
        return cls(**known | {"confidence": Confidence(data.get("confidence", "certain"))})


@dataclass(frozen=True)
class JudgementRead:
    """One graded area; the box encloses the printed grade and its label."""

    area: str
    label: str
    grade: Grade
    printed: str
    rank: int | None
    page: int
    box: Box
    quote: str
    rule: str
    confidence: Confidence

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        known = known_keys(cls, data) | {"box": box_from_json(data["box"]), "grade": Grade(data["grade"])}
        return cls(**known | {"confidence": Confidence(data["confidence"])})


@dataclass(frozen=True)
class PageBox:
    """A box and the page it is on; in JSON a list of five numbers, the page first."""

    page: int
    box: Box

    @classmethod
    def from_json(cls, data: list[float]) -> Self:
        return cls(page=int(data[0]), box=box_from_json(data[1:5]))

    def to_json(self) -> list[float]:
        return [self.page, *self.box]


@dataclass(frozen=True)
class RecommendationRead:
    """One item of a list: a recommendation, a strength or an area for improvement."""

    number: str
    text: str
    section: str | None
    audience: Audience
    tag: str | None
    page: int
    boxes: tuple[PageBox, ...]
    subsection: str | None = None
    confidence: Confidence = Confidence.CERTAIN

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        known = known_keys(cls, data) | {"audience": Audience(data.get("audience", "authority"))}
        known["boxes"] = tuple(PageBox.from_json(b) for b in data.get("boxes") or ())
        return cls(**known | {"confidence": Confidence(data.get("confidence", "certain"))})


@dataclass(frozen=True)
class EarlierInspection:
    """An earlier inspection that a report refers to: its framework, and the year or month that is printed for it."""

    framework: str
    when: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(**known_keys(cls, data))


@dataclass(frozen=True)
class ProgressRead:
    """A recommendation of an earlier inspection that the report restates, and what it says about progress on it.

    `verdict` is None where the report uses no word of its scale, `words` where it says nothing about progress. The
    boxes are those of the text followed by those of the words.
    """

    of: EarlierInspection
    text: str
    strand: str
    verdict: Grade | None
    words: str | None
    page: int
    boxes: tuple[PageBox, ...]
    confidence: Confidence = Confidence.CHECK

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        known = known_keys(cls, data) | {"of": EarlierInspection.from_json(data["of"])}
        known["verdict"] = Grade(data["verdict"]) if data.get("verdict") else None
        known["boxes"] = tuple(PageBox.from_json(b) for b in data.get("boxes") or ())
        return cls(**known | {"confidence": Confidence(data.get("confidence", "check"))})


@dataclass(frozen=True)
class NationalTable:
    """A table in a committee paper: how many inspections had each grade."""

    area: str
    as_at: str | None
    counts: dict[str, int]
    page: int

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(**known_keys(cls, data))


@dataclass(frozen=True)
class SectionRead:
    """A section of the report's body: its heading, the area it reports on if any, and its paragraphs.

    `pages` has the first and last page of each paragraph; readings made before it was recorded have none.
    """

    heading: str
    area: str | None
    first_page: int
    last_page: int
    paragraphs: tuple[str, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        known = known_keys(cls, data) | {"paragraphs": tuple(data.get("paragraphs") or ())}
        return cls(**known | {"pages": tuple((int(a), int(b)) for a, b in data.get("pages") or ())})


@dataclass(frozen=True)
class Reading:
    """Everything that one file says. `evidence` maps the name of a fact to where it was read, `absent` that of a fact
    which was not read to why it is not there.
    """

    file: str
    sha256: str | None
    error: ReadError | None = None
    pages: int | None = None
    framework: str | None = None
    edition: str | None = None
    kind: Kind | None = None
    title: str | None = None
    authority: AuthorityRead | None = None
    inspection_start: str | None = None
    inspection_end: str | None = None
    windows: tuple[tuple[str, str], ...] = ()
    published: str | None = None
    lead_inspector: str | None = None
    judgements: tuple[JudgementRead, ...] = ()
    recommendations: tuple[RecommendationRead, ...] = ()
    strengths: tuple[RecommendationRead, ...] = ()
    areas_for_improvement: tuple[RecommendationRead, ...] = ()
    progress: tuple[ProgressRead, ...] = ()
    theme: str | None = None
    events: tuple[EventRead, ...] = ()
    ratings: tuple[RatingRead, ...] = ()
    national_tables: tuple[NationalTable, ...] = ()
    sections: tuple[SectionRead, ...] = ()
    notes: tuple[Note, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    absent: Mapping[str, Absence] = field(default_factory=dict)
    page_sizes: tuple[tuple[float, float], ...] = ()
    reader: str = READER_VERSION

    def to_json(self) -> JsonObject:
        """The object of the reading contract, made of plain lists, dicts, strings and numbers."""
        plain: JsonObject = _plain(self)
        return plain

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The reading that `to_json` or the command wrote; unknown keys are ignored."""
        known = known_keys(cls, data)
        for key, part in _LISTS.items():
            known[key] = tuple(part.from_json(item) for item in data.get(key) or ())
        for key, one in _OBJECTS.items():
            known[key] = one.from_json(data[key]) if data.get(key) else None
        known["kind"] = Kind(data["kind"]) if data.get("kind") else None
        known["windows"] = tuple((str(a), str(b)) for a, b in data.get("windows") or ())
        known["page_sizes"] = tuple((float(w), float(h)) for w, h in data.get("page_sizes") or ())
        known["evidence"] = {k: Evidence.from_json(v) for k, v in (data.get("evidence") or {}).items()}
        known["absent"] = {k: Absence(v) for k, v in (data.get("absent") or {}).items()}
        return cls(**known)


_LISTS: dict[str, Any] = {
    "judgements": JudgementRead,
    "recommendations": RecommendationRead,
    "strengths": RecommendationRead,
    "areas_for_improvement": RecommendationRead,
    "progress": ProgressRead,
    "events": EventRead,
    "ratings": RatingRead,
    "national_tables": NationalTable,
    "sections": SectionRead,
    "notes": Note,
}
_OBJECTS: dict[str, Any] = {"error": ReadError, "authority": AuthorityRead}


def _plain(value: Any) -> Any:
    # Most values are of these kinds, and what comes after takes ten times as long.
    if value is None or isinstance(value, (str, int, float)):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, PageBox):
        return value.to_json()
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, Mapping) else value
