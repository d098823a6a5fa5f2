from pathlib import Path

from django.conf import settings
from django.test import Client

from tests.dashboard.once import OF_THE_RECORD

pytestmark = OF_THE_RECORD
COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"


def test_every_component_is_shown(editor_client: Client):
    drawn = {template.name for template in editor_client.get("/gallery/").templates}
    assert {f"components/{path.name}" for path in COMPONENTS.glob("*.html")} - drawn == set()


def test_its_forms_do_not_take_the_focus(editor_client: Client):
    assert "autofocus" not in editor_client.get("/gallery/").content.decode()


def test_it_is_for_those_who_are_signed_in(db: None, client: Client):
    assert client.get("/gallery/").headers["Location"] == "/sign-in/?next=/gallery/"
