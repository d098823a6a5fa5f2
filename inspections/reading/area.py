"""What a framework judges, as data: an area with its printed labels, whose work it is, and how people call it."""

from dataclasses import dataclass

from inspections.reading.vocabulary import Body, Kind


@dataclass(frozen=True)
class AreaWords:
    """How an area is called where its label will not do; None: as the label is, or the word before.

    `name` holds across frameworks; `short` stands over a narrow column, `shortest` beside a narrow lane,
    `over_marks` over a column of marks. `in_address` names it in an address. `title` is that of a table, as reports
    print it. `subject` is what was judged, in a sentence (None: no sentence claims
    anything of it), and `plural` whether it takes a plural verb. `ended` follows the name once inspections no longer
    print it; `compared` is what a reader must know before two judgements of it are compared. `headings` are how
    tables of other people head its column, where that is none of these. `plain` tells a family what it is about.
    """

    name: str | None = None
    short: str | None = None
    shortest: str | None = None
    over_marks: str | None = None
    in_address: str | None = None
    title: str | None = None
    subject: str | None = None
    plural: bool = False
    ended: str | None = None
    compared: str | None = None
    headings: tuple[str, ...] = ()
    plain: str | None = None


@dataclass(frozen=True)
class Area:
    """One judged area: its key, the short label people read, and patterns of the labels it is printed under.

    A pattern is matched against the whole row label, case-insensitively and with spaces collapsed. Areas with the
    same key are one series in all frameworks that bear a position, and only they are ever compared.

    `headline` marks the one that sums the others up. `not_in` are the kinds of inspection that come without it.
    `lane` is the area on whose lane of a timeline it stands, `joins` are the areas that it judges in one. `nearest`
    are areas of older reports that speak of the same children, each with how: shown beside it, never compared.
    """

    key: str
    label: str
    printed: tuple[str, ...] = ()
    section: str | None = None
    body: Body = Body.COUNCIL
    headline: bool = False
    not_in: tuple[Kind, ...] = ()
    lane: str | None = None
    joins: tuple[str, ...] = ()
    nearest: tuple[tuple[str, str], ...] = ()
    words: AreaWords = AreaWords()

    @property
    def name(self) -> str:
        """The name that holds across frameworks."""
        return self.words.name or self.label

    @property
    def short_name(self) -> str:
        """The name over a narrow column."""
        return self.words.short or self.name

    @property
    def mark_column_name(self) -> str:
        """The name over a column of marks."""
        return self.words.over_marks or self.short_name

    @property
    def key_in_address(self) -> str:
        """What an order by its grades is called in an address."""
        return self.words.in_address or self.key

    @property
    def table_title(self) -> str:
        """The title of its table, as printed where that is known."""
        return self.words.title or self.label

    @property
    def lanes(self) -> tuple[str, ...]:
        """The lanes of a timeline on which its judgements stand."""
        return self.joins or (self.lane or self.key,)
