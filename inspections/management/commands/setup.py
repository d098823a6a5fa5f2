"""`manage.py setup`: everything a start needs, made once; a second run changes nothing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from inspections.actions.accounts import FIRST_USER
from inspections.actions.indexing import index_unindexed
from inspections.actions.proposing_links import propose_outdated_links
from inspections.actions.removing import remove_stray_pictures
from inspections.actions.waiting import group_ungrouped
from inspections.serving import installation
from inspections.serving.shipped_facts import load_facts


class Command(BaseCommand):
    help = "Make or update the database, load the shipped facts, make the first account, prepare static files."
    # The database may not be there yet: what needs it says so itself.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        installation.check_folder(settings.DATA_DIR)
        installation.check_database()
        if installation.migrate():
            self.stdout.write("The database is up to date.")
        facts = load_facts()
        if facts.authorities or facts.inspections:
            self.stdout.write(f"Loaded {facts.authorities} councils and {facts.inspections} inspections.")
        if facts.corrected:
            self.stdout.write(f"Corrected {facts.corrected} councils as they are shipped now.")
        for fact in facts.kept:
            self.stdout.write(f"Kept as entered: {fact}")
        if indexed := index_unindexed():
            self.stdout.write(f"Indexed the words of {indexed} inspections.")
        if proposed := propose_outdated_links():
            self.stdout.write(f"Proposed {proposed} links between recommendations.")
        if grouped := group_ungrouped():
            self.stdout.write(f"Grouped {grouped} reports that wait for review.")
        # Of files that other machines removed while this one was off.
        remove_stray_pictures()
        if installation.make_first_password(settings.DATA_DIR):
            self.stdout.write(f"Made the account “{FIRST_USER}”.")
        if installation.collect_static():
            self.stdout.write("Prepared the static files.")
