"""A draft keeps each judgement whole, and what is absent as null; the label of a judgement is the one that is printed.

Before, drafts kept a judgement's values among those of facts, blank text for what there was not, and for the printed
label the framework's own name of the area.
"""

from django.db import migrations

_OF_FACTS = ("key", "value", "read", "source", "settled", "why")
_SOURCES = {"read": "report", "entered": "entered", "filename": "entered", "record": "import"}


def make_whole(apps, schema_editor):
    reports = apps.get_model("inspections", "Report").objects.filter(draft__isnull=False)
    for pk in list(reports.values_list("pk", flat=True)):
        report = reports.get(pk=pk)
        labels = {each["area"]: each["label"] for each in (report.reading or {}).get("judgements") or ()}
        reports.filter(pk=pk).update(draft=whole(report.draft, labels))
        judgements = apps.get_model("inspections", "Judgement").objects.filter(inspection__report=pk)
        for judgement in judgements:
            judgements.filter(pk=judgement.pk).update(label=labels.get(judgement.area, "")[:250])


def whole(draft, labels):
    """The draft in its new form; one without values is left as it is."""
    if "facts" not in draft:
        return draft
    facts = [
        {name: value[name] if name == "settled" else value[name] or None for name in _OF_FACTS}
        | {"evidence": value["evidence"]}
        for value in draft["facts"]
    ]
    judgements = [
        {"facts": _judgement(value, labels), "settled": value["settled"]}
        | {name: value[name] or None for name in ("read", "why")}
        for value in draft["judgements"]
    ]
    items = [{**item, "read": item["read"] or None} for item in draft["items"]]
    return {**draft, "facts": facts, "judgements": judgements, "items": items}


def _judgement(value, labels):
    area = value["key"].removeprefix("judgement:")
    evidence = value["evidence"]
    return {
        "area": area,
        "grade": value["value"] or None,
        "source": _SOURCES[value["source"]],
        "label": labels.get(area),
        "printed": value["printed"] or None,
        **{name: evidence[name] if evidence else None for name in ("page", "box", "quote", "rule")},
        "confidence": value["confidence"] if evidence else None,
    }


class Migration(migrations.Migration):
    dependencies = [("inspections", "0003_words_of_passages")]
    operations = [migrations.RunPython(make_whole)]
