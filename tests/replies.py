"""A council's reply beside a recommendation, as it comes to be public: asked for by its own people, then accepted."""

from __future__ import annotations

from inspections.actions import replying, responding
from inspections.lineage.items import item_key
from inspections.models import CouncilReply, Inspection
from inspections.roles import Role
from tests.people import person

SIGNED: str = "Director of children’s services"


def ask_for_reply(inspection: Inspection, to: str, text: str) -> CouncilReply:
    """A reply that is waiting for an administrator."""
    kim = person(f"kim-{item_key(to)}", Role.COUNCIL, council=inspection.authority)
    place = inspection.key, item_key(to)
    response = responding.save_response(council=inspection.authority_id, place=place, text="A draft.", by=kim)
    return replying.ask_to_publish(
        council=inspection.authority_id, response=response.pk, text=text, signed_as=SIGNED, by=kim
    )


def publish_reply(inspection: Inspection, to: str, text: str) -> CouncilReply:
    ada = person(f"ada-{item_key(to)}", Role.ADMINISTRATOR)
    return replying.accept_reply(reply=ask_for_reply(inspection, to, text).pk, by=ada)
