"""The description of the tables for machines: a Frictionless data package."""

from typing import Any, Final

from dashboard.open_data.fields import PublishedField, PublishedTable
from dashboard.open_data.tables import TABLES
from dashboard.shared.latest_edition import latest_edition_words
from dashboard.shared.licence import ATTRIBUTION, LICENCE
from inspections.queries.record_version import RecordVersion

PACKAGE_NAME: Final = "inspection-outcomes"
PACKAGE_TITLE: Final = "Inspection outcomes of children’s services in England"
PACKAGE_DESCRIPTION: Final = (
    "How the children’s services of every English council have been judged, inspection by inspection, with the "
    "recommendations of the reports that were read."
)
SOURCES: Final = (
    {"title": "Inspection reports by Ofsted and its predecessors", "path": "https://reports.ofsted.gov.uk/"},
)


def data_package(version: RecordVersion) -> dict[str, Any]:
    """The content of datapackage.json, whose resources are the CSV files beside it."""
    return {
        "profile": "tabular-data-package",
        "name": PACKAGE_NAME,
        "title": PACKAGE_TITLE,
        "description": f"{PACKAGE_DESCRIPTION} {ATTRIBUTION}",
        "version": version.name,
        "created": version.changed.isoformat(),
        "edition": latest_edition_words() or None,
        "licenses": [dict(LICENCE)],
        "sources": [dict(source) for source in SOURCES],
        "resources": [_resource(table) for table in TABLES.values()],
    }


def _resource(table: PublishedTable) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "doubleQuote": True, "header": True, "lineTerminator": "\r\n"},
        "schema": _schema(table),
    }


def _schema(table: PublishedTable) -> dict[str, Any]:
    links = [
        {"fields": field, "reference": {"resource": resource, "fields": other}}
        for field, resource, other in table.links
    ]
    keys = {"foreignKeys": links} if links else {}
    return {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
        **keys,
    }


def _field(field: PublishedField) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    if field.values:
        constraints["enum"] = list(field.values)
    about = {"name": field.name, "type": field.type, "description": field.about}
    return about | ({"constraints": constraints} if constraints else {})
