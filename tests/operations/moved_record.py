"""A record with something of every kind, and what a database says of it: run by manage.py in each of the databases."""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from authorities.models import Authority
from inspections.models import Inspection, PaperTemplate, Passage, Report
from inspections.search.engine import matching_passages
from inspections.search.words import query_words
from inspections.serving.comparing import row_sum
from inspections.serving.moving import moved_models

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
READING = {"b": [1.0, 0.1, 1e20, None, True], "a": {"“quoted”": "ſharp ﬁne \U0001f600", "": []}, "until": "2026-11-29"}
BYTES = bytes(range(256))


def filled() -> dict[str, object]:
    """Fill the record; what is found, and the number of a report with a longer name than it may have."""
    jo = User.objects.create_user("jo", last_login=timezone.now())
    jo.groups.create(name="A group")
    reports = [_report(number, uploaded_by=jo, reading=READING) for number in range(3)]
    reports[-1].delete()
    council, now = Authority.objects.earliest("pk"), timezone.now()
    PaperTemplate.objects.create(
        authority=council, name="crest.docx", content=BYTES, size=len(BYTES), kept_at=now, kept_by=jo
    )
    paragraphs = [text for path in sorted(DOCS.glob("*.md")) for text in path.read_text().split("\n\n") if text]
    inspection = Inspection.objects.earliest("pk")
    Passage.objects.bulk_create(
        Passage(inspection=inspection, kind=Passage.Kind.PARAGRAPH, position=position, text=text)
        for position, text in enumerate(paragraphs, start=1)
    )
    Report.objects.filter(pk=reports[1].pk).update(name="long" * 100)
    return {"found": _found(), "spoilt": reports[1].pk}


def mended_and_moved() -> dict[str, object]:
    """Shorten the name and move; what the command says, what it says the second time, and what the record has."""
    Report.objects.filter(name="long" * 100).update(name="short")
    address, said = os.environ["OTHER"], io.StringIO()
    call_command("move_to", address, stdout=said)
    try:
        call_command("move_to", address)
    except CommandError as error:
        return {"said": said.getvalue(), "again": str(error), "described": described()}
    return {}


def described_and_moved() -> dict[str, object]:
    """What the record has, and what the command says that moves it on."""
    here, told = described(), io.StringIO()
    call_command("move_to", os.environ["OTHER"], stdout=told)
    return {"described": here, "said": told.getvalue()}


def described() -> dict[str, object]:
    """What is found, what is kept, and which number a report gets that is added now, and taken away again."""
    kept = {
        "found": _found(),
        "rows": {model._meta.label: _sum(model) for model in moved_models()},
        "bytes": bytes(PaperTemplate.objects.get().content) == BYTES,
        "reading": Report.objects.earliest("pk").reading == READING,
    }
    with transaction.atomic():
        number = _report(99).pk
        transaction.set_rollback(True)
    return kept | {"next": number}


def _report(number: int, **values: object) -> Report:
    now = timezone.now()
    new = {"name": f"report {number}.pdf", "size": 10 + number, "uploaded_at": now, "state_since": now}
    return Report.objects.create(sha256=f"{number:064}", **new, **values)


def _sum(model: type) -> str:
    return f"{sum(map(row_sum, model._base_manager.all())):x}"


def _queries() -> list[str]:
    """Of words of the texts, alone, together, as phrases, with either, without one, and as nobody writes them."""
    chance = random.Random(15)
    texts = list(Passage.objects.order_by("position").values_list("text", flat=True))
    found = ["under-18s", "well-being", "wellbeing", "organize", "organise", "-report", '"', "’s", "%_", "ſharp", "…"]
    forms = ("{0}", "{0} {3}", '"{0} {1}"', "{0} OR {4}", "{0} -{3}", '{4} -"{0} {1}"', "{0}-{1}", "{2}s", "{0}'s")
    while len(found) < 200:
        words = [word for word in chance.choice(texts).split() if word.isalpha()]
        if len(words) >= 5:
            at = chance.randrange(len(words) - 4)
            query = forms[len(found) % len(forms)].format(*words[at : at + 5])
            found += [] if query in found else [query]
    return found


def _found() -> dict[str, list[int]]:
    return {query: _found_by(query) for query in _queries()}


def _found_by(query: str) -> list[int]:
    words = query_words(query)
    if not words:
        return []
    return sorted(matching_passages(Passage.objects.all(), words).values_list("position", flat=True))
