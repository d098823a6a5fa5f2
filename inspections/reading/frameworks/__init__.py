"""The frameworks: one module each, found by being here and holding a `FRAMEWORK`."""

import pkgutil
from functools import cache
from importlib import import_module

from inspections.reading.framework import Framework
from inspections.reading.registry import Registry


@cache
def frameworks() -> Registry:
    """Every framework by its key, in the order in which the classifier asks them."""
    modules = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    found = [getattr(module, "FRAMEWORK", None) for module in modules]
    return Registry(one for one in found if isinstance(one, Framework))


def area_label(framework_key: str, area_key: str) -> str:
    """The short label people read for an area of a framework; the key in words where it has none."""
    area = frameworks()[framework_key].area(area_key)
    return area.label if area else area_key.replace("_", " ").capitalize()
