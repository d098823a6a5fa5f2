"""Serves plotly.js from the installed plotly wheel, so that the project needs no copy of it."""

from pathlib import Path

import plotly
from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import FileSystemStorage


class PlotlyFinder(FileSystemFinder):
    """Finds `plotly/plotly.min.js` and no other file of the wheel."""

    def __init__(self, app_names: object = None, *args: object, **kwargs: object) -> None:
        root = str(Path(plotly.__file__).parent / "package_data")
        storage = FileSystemStorage(location=root)
        storage.prefix = "plotly"  # type: ignore[attr-defined]
        self.locations = [("plotly", root)]
        self.storages = {root: storage}

    def list(self, ignore_patterns: object) -> object:  # type: ignore[override]
        for storage in self.storages.values():
            yield "plotly.min.js", storage
