"""The reports and the record."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "inspections"
