"""The names that views asked by before the gate (inspections/people/gate.py)."""

from __future__ import annotations

from django.http import HttpRequest

from inspections.people.gate import needs, person_of
from inspections.people.rights import Right, may

editor_required = needs(Right.SEE, to_change=Right.EDIT)
signed_in_editor = person_of


def is_editor(request: HttpRequest) -> bool:
    return may(request.user, Right.SEE)
