"""The shapes of the answers, for the description of the interface (OpenAPI); they follow from the tables' fields."""

from types import GenericAlias
from typing import Any, Final

from pydantic import BaseModel, Field, create_model

from dashboard.open_data.fields import PublishedField, PublishedTable
from dashboard.open_data.position_rows import POSITIONS
from dashboard.open_data.tables import TABLES

_TYPES: Final[dict[str, type]] = {"string": str, "date": str, "integer": int, "number": float, "boolean": bool}


class Problem(BaseModel):
    parameter: str = Field(description="Which parameter of the address is not as it has to be.")
    message: str = Field(description="What is wrong with it, in a sentence.")


class Refusal(BaseModel):
    status: int = Field(description="The status of the answer.")
    message: str = Field(description="What is wrong, in a sentence.")
    problems: list[Problem]


class Refused(BaseModel):
    """Every refusal and every failure has this one shape."""

    error: Refusal


class About(BaseModel):
    version: str = Field(description="Short name of the state of the record; it changes with the record.")
    changed: str = Field(description="When the record last changed.")
    licence: str = Field(description="The licence under which it is passed on.")


def _row(table: PublishedTable) -> type[BaseModel]:
    return _model(f"{_name(table)}Row", BaseModel, **{field.name: _field(field) for field in table.fields})


def _field(field: PublishedField) -> tuple[Any, Any]:
    extra: dict[str, Any] = {"format": "date"} if field.type == "date" else {}
    if field.values:
        extra["enum"] = [*field.values, *([] if field.required else [None])]
    kind: Any = _TYPES[field.type]
    return (kind if field.required else kind | None), Field(description=field.about, json_schema_extra=extra)


def _page(table: PublishedTable, **more: Any) -> type[BaseModel]:
    following = Field(description="Address of the next rows; null: these were the last.")
    return _answer(
        f"{_name(table)}Page",
        **more,
        next=(str | None, following),
        rows=(_list_of(ROWS[table.name]), Field(description=table.about)),
    )


def _name(table: PublishedTable) -> str:
    return table.name.title().replace("_", "")


def _answer(name: str, **parts: tuple[Any, Any]) -> type[BaseModel]:
    return _model(name, About, **parts)


def _model(name: str, base: type[BaseModel], /, **fields: tuple[Any, Any]) -> type[BaseModel]:
    return create_model(name, __base__=base, **fields)  # type: ignore[call-overload,no-any-return]


def _list(table: str, about: str) -> tuple[Any, Any]:
    return _list_of(ROWS[table]), Field(description=about)


def _list_of(kind: Any) -> Any:
    return GenericAlias(list, (kind,))


ROWS: Final[dict[str, Any]] = {table.name: _row(table) for table in (*TABLES.values(), POSITIONS)}
PAGES: Final[dict[str, Any]] = {table.name: _page(table) for table in TABLES.values()}
PAGES[POSITIONS.name] = _page(
    POSITIONS,
    as_at=(str, Field(description="The date.")),
    basis=(str, Field(description="Which inspections count by it.")),
    published_until=(str, Field(description="The last day of publication that counts.")),
)
CouncilAnswer: Final[Any] = _answer(
    "CouncilAnswer",
    council=(ROWS["councils"], Field(description="The council.")),
    took_over_from=_list("successions", "The councils before it."),
    taken_over_by=_list("successions", "The councils after it."),
    neighbours=_list("neighbours", "Its statistical neighbours, by edition of the list."),
    delivery_bodies=_list("delivery_bodies", "Who runs or ran its services."),
)
InspectionAnswer: Final[Any] = _answer(
    "InspectionAnswer",
    inspection=(ROWS["inspections"], Field(description="The inspection.")),
    judgements=_list("judgements", "Its judgements."),
    recommendations=_list("recommendations", "What its report says needs to improve."),
    findings=_list("findings", "What its report lists besides."),
    mentions=_list("mentions", "What its report names of other inspections."),
)
LinkedRecommendation: Final[Any] = _model(
    "LinkedRecommendation",
    BaseModel,
    kind=(
        str,
        Field(description="asked_before: the same is asked again; related: the same matter, a different request."),
    ),
    confirmed_on=(str, Field(description="The day on which an editor confirmed it.")),
    recommendation=(ROWS["recommendations"], Field(description="The other one.")),
)
RecommendationAnswer: Final[Any] = _answer(
    "RecommendationAnswer",
    recommendation=(ROWS["recommendations"], Field(description="The recommendation.")),
    earlier=(_list_of(LinkedRecommendation), Field(description="Earlier ones that an editor linked to it.")),
    later=(_list_of(LinkedRecommendation), Field(description="Later ones that an editor linked to it.")),
)
