from pathlib import Path

from django.conf import settings
from django.test import Client

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"


def test_every_component_is_shown(db: None, client: Client):
    drawn = {template.name for template in client.get("/gallery/").templates}
    assert {f"components/{path.name}" for path in COMPONENTS.glob("*.html")} - drawn == set()


def test_its_forms_do_not_take_the_focus(db: None, client: Client):
    assert "autofocus" not in client.get("/gallery/").content.decode()
