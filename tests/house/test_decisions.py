"""Every decision of a person is stored with who and when, and a constraint ties the two together."""

from __future__ import annotations

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import CASCADE, CheckConstraint, Field, ForeignKey, Model, Q

# People who need not be known: why.
UNKNOWN_PERSON = {
    "inspections.Report.uploaded_by": "the report outlives the account of the one who brought it",
    "inspections.Discrepancy.by": "the shipped corrections were decided before they came here",
    "inspections.Import.by": "the table that ships with the project was loaded by nobody",
    "inspections.CollectingRun.asked_by": "the daily run is asked for by nobody",
    "inspections.Edition.made_by": "the edition of a day is taken by nobody, and that of a removal may be by a command",
    "inspections.Rereading.asked_by": "the command that has every file read again is given by nobody signed in",
}


def our_models() -> list[type[Model]]:
    """The models without simple-history's copies, which repeat the fields but not the constraints."""
    models = [model for label in ("authorities", "inspections") for model in apps.get_app_config(label).get_models()]
    return [model for model in models if not hasattr(model, "history_id")]


def people() -> list[tuple[type[Model], Field]]:
    return [
        (model, field)
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model is User and not _is_about_somebody(field)
    ]


def _is_about_somebody(field: Field) -> bool:
    """Whether it says whose a row is, not who decided anything: from one to one, gone with them, or given to them.

    No decision is: it outlives the account of whoever made it. Who gave something to whom is a change of its own.
    """
    return bool(field.one_to_one) or field.remote_field.on_delete is CASCADE or field.name.endswith("_to")


def moment_of(model: type[Model], who: Field) -> Field | None:
    """The field with the time: published_at for published_by, at for by."""
    when = who.name.removesuffix("by") + "at"
    return next((field for field in model._meta.fields if field.name == when), None)


def names_in(condition: Q) -> set[str]:
    names: set[str] = set()
    for child in condition.children:
        names |= names_in(child) if isinstance(child, Q) else {child[0].split("__")[0]}
    return names


def tied(model: type[Model], *fields: Field) -> bool:
    wanted = {field.name for field in fields}
    constraints = [c for c in model._meta.constraints if isinstance(c, CheckConstraint)]
    return any(wanted <= names_in(constraint.condition) for constraint in constraints)


def test_there_are_decisions_to_look_at():
    assert {f"{model.__name__}.{field.name}" for model, field in people()} >= {"Report.published_by", "Change.by"}


def test_every_person_stands_beside_a_moment():
    assert [f"{model._meta.label}.{who.name}" for model, who in people() if moment_of(model, who) is None] == []


def test_who_and_when_are_always_there_or_tied_by_a_constraint():
    loose = []
    for model, who in people():
        when = moment_of(model, who)
        name = f"{model._meta.label}.{who.name}"
        always = not when.null and (not who.null or name in UNKNOWN_PERSON)
        if not always and not tied(model, who, when):
            loose.append(name)
    assert loose == []
