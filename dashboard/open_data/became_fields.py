"""What the table of recommendations says of what became of each, and its cells."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from dashboard.open_data.fields import PublishedField
from dashboard.shared.asked_again import EarlierAsk
from dashboard.shared.became import Became
from dashboard.shared.became_by_date import Numbered, State, became_of_all, states_of
from dashboard.shared.links import WholeAddress, recommendation_address
from dashboard.shared.record_cache import published_record
from inspections.lineage.items import item_key

type BecameCells = Callable[[Mapping[str, Any], str], dict[str, Any]]

BECAME_FIELDS: Final = (
    PublishedField(
        "recommendation",
        "string",
        "Its key: that of its inspection, a slash, and what stands for its words. Where an editor mends a slip it "
        "becomes another; its old address leads on.",
        required=True,
    ),
    PublishedField("asked_before", "string", "Keys of the earlier ones that an editor confirmed, with spaces between."),
    PublishedField("asked_again", "string", "Keys of the later ones that an editor confirmed to ask again for it."),
    PublishedField(
        "states",
        "string",
        f"What can be said of it, with spaces between: {', '.join(State)}. None of them says that it was done.",
        required=True,
    ),
    PublishedField("reply", "string", "What the council published here as its reply, in its own words."),
    PublishedField("reply_signed", "string", "The job title that signs the reply."),
    PublishedField("reply_published", "date", "The day on which the reply was published."),
    PublishedField("recommendation_address", "string", "Its own page.", required=True),
)


def became_cells(whole: WholeAddress, councils: Collection[str] | None) -> BecameCells:
    """A function of the cells of a row, with its `pk`, and the words, though they may not be passed on.

    Rows of some councils, by DfE number, or of all.
    """
    record = published_record()
    some = None if councils is None else {each.pk for each in record.councils if each.dfe_number in councils}
    every: Mapping[Numbered, Became] = became_of_all(record, some)

    def cells(row: Mapping[str, Any], text: str) -> dict[str, Any]:
        place = row["inspection"], item_key(text)
        found = every.get((row["pk"], row["position"]))
        reply = found.reply if found else None
        states = states_of(found) if found else frozenset({State.NO_RESPONSE})
        return {
            "recommendation": "/".join(place),
            "asked_before": _keys(found.earlier) if found else None,
            "asked_again": _keys(found.later) if found else None,
            "states": " ".join(state for state in State if state in states),
            "reply": reply.text if reply else None,
            "reply_signed": reply.signed if reply else None,
            "reply_published": reply.on.isoformat() if reply else None,
            "recommendation_address": whole(recommendation_address(place)),
        }

    return cells


def _keys(asks: tuple[EarlierAsk, ...]) -> str | None:
    return " ".join("/".join(ask.place) for ask in asks) or None
