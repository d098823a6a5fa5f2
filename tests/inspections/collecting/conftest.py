from __future__ import annotations

import pytest

from authorities.models import Authority
from inspections.models import LedgerEntry
from tests.inspections.collecting.site import Site, served
from tests.scenes import scene

STOKE, BURY, KENT = "80563", "80438", "80516"


def three_councils() -> dict[str, str]:
    """Their URNs, with the names as the register has them."""
    return {each.ofsted_urn: each.name for each in Authority.objects.order_by("pk")[:3]}


@pytest.fixture
def site(db, tmp_path, settings):
    """An empty site, asked without waits, whose files are kept apart."""
    settings.MEDIA_ROOT, settings.DATA_DIR = tmp_path / "kept", tmp_path
    settings.COLLECT_CONTACT, settings.COLLECT_WAIT_SECONDS = "records@outcomes.example", 0
    with served(Site()) as site:
        settings.COLLECT_SITE = settings.COLLECT_FILES = site.address
        yield site


def council(urn: str, name: str, number: str, **values: object) -> Authority:
    return Authority.objects.create(
        dfe_number=number, name=name, short_name=name, slug=name.lower(), type="unitary", ofsted_urn=urn, **values
    )


@pytest.fixture
def small(site):
    """A site of two councils that the register has, with three reports."""
    council("80001", "Northmoor", "801"), council("80002", "Eastwold", "802")
    site.councils = {"80001": "Northmoor Council", "80002": "Eastwold County Council"}
    site.lists("80001", 3, "Children&#x27;s services inspection, pdf - 15 July 2025")
    site.lists("80001", 4, "Focused visit, pdf - 02 December 2025")
    site.lists("80002", 5, "Children&#x27;s services inspection, pdf - 1 March 2026")
    return site


@scene
def ledger(db):
    return LedgerEntry.objects.create(
        framework="ilacs", complete_from="2018-01-01", complete_to="2025-01-31", source="official"
    )
