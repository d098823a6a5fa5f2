"""The registry of frameworks: one module each, found by being here and holding a `FRAMEWORK`."""

import pkgutil
from functools import cache
from importlib import import_module
from types import MappingProxyType

from inspections.reading.framework import Area, Edition, Framework

__all__ = ["Area", "Edition", "Framework", "area_label", "framework", "frameworks"]


@cache
def frameworks() -> MappingProxyType[str, Framework]:
    """Every framework by its key, in the order in which the classifier asks them."""
    found: list[Framework] = []
    for module in pkgutil.iter_modules(__path__):
        one = getattr(import_module(f"{__name__}.{module.name}"), "FRAMEWORK", None)
        if isinstance(one, Framework):
            found.append(one)
    return MappingProxyType({f.key: f for f in sorted(found, key=lambda f: f.match_order)})


def framework(key: str) -> Framework:
    """The framework of that key; KeyError where there is none."""
    return frameworks()[key]


def area_label(framework_key: str, area_key: str) -> str:
    """The short label people read for an area of a framework; the key in words where it has none."""
    for area in framework(framework_key).areas:
        if area.key == area_key:
            return area.label
    return area_key.replace("_", " ").capitalize()
