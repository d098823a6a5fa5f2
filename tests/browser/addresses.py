"""Every named address of the project, with an example for each that takes an object."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.contrib import admin
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from authorities.models import Authority
from dashboard.open_data.edition_tables import edition_tables
from inspections.actions.editions import make_edition
from inspections.actions.watches import manage_token
from inspections.lineage.items import item_key
from inspections.models import Edition, Judgement, Watcher
from tests.browser.world import World


def watcher_token() -> str:
    """The link of somebody who follows everything."""
    made = {"secret": "a secret", "made_at": timezone.now(), "told_until": timezone.now()}
    watcher, _ = Watcher.objects.get_or_create(email="reader@outcomes.example", defaults=made)
    watcher.watches.get_or_create(kind="everything", defaults={"made_at": timezone.now()})
    return manage_token(watcher)


def an_edition() -> int:
    """The number of the second edition; both are taken here where there is none."""
    for day in range(Edition.objects.count(), 2):
        if day:
            Authority.objects.filter(slug="derby").update(name="City of Derby Council")
        version, tables = edition_tables()
        make_edition(tables=tables, version=version, at=timezone.now() + timedelta(days=day - 1))
    return 2


# What an address with a variable part is opened with; one that only names a council is opened with this one.
COUNCIL = {"slug": "stoke-on-trent"}
EXAMPLES: dict[str, Callable[[World], dict[str, object]]] = {
    "dashboard:edition": lambda world: {"number": an_edition()},
    "dashboard:edition_council": lambda world: {"number": an_edition(), "dfe_number": "861"},
    "dashboard:edition_changes": lambda world: {"number": an_edition()},
    "dashboard:edition_package": lambda world: {"number": an_edition()},
    "dashboard:edition_table": lambda world: {"number": an_edition(), "name": "judgements"},
    "dashboard:edition_table_json": lambda world: {"number": an_edition(), "name": "judgements"},
    "dashboard:edition_workbook": lambda world: {"number": an_edition()},
    "dashboard:edition_zip": lambda world: {"number": an_edition()},
    "dashboard:embed": lambda world: {"name": "profile"},
    "dashboard:table": lambda world: {"name": "judgements"},
    "dashboard:inspection": lambda world: {"pk": world.inspection.pk},
    "inspections:review": lambda world: {"pk": world.to_review.pk},
    "inspections:page_image": lambda world: {"pk": world.published.pk, "page": 1},
    "dashboard:inspection_by_key": lambda world: {"key": world.inspection.key},
    "dashboard:recommendation": lambda world: dict(_recommendation(world)),
    "dashboard:api_council": lambda world: {"dfe_number": world.inspection.authority.dfe_number},
    "dashboard:api_inspection": lambda world: {"key": world.inspection.key},
    "dashboard:api_recommendation": lambda world: dict(_recommendation(world)),
    "dashboard:paper_figures": lambda world: {"pk": world.paper.pk},
    "inspections:links_of_report": lambda world: {"key": world.inspection.key},
    "inspections:batch": lambda world: {"pk": world.batch.pk},
    "inspections:words": lambda world: {"pk": world.to_review.pk},
    "inspections:words_of_page": lambda world: {"pk": world.to_review.pk, "page": 1},
    "inspections:word_uses": lambda world: {"pk": world.to_review.pk, "page": 1},
    "inspections:neighbour": lambda world: {"pk": world.to_review.pk, "which": "next"},
    "inspections:correct": lambda world: {"pk": world.inspection.pk},
    "inspections:people": lambda world: {"pk": world.to_review.pk},
    "inspections:drawn": lambda world: {"pk": world.batch.pk},
    "inspections:file": lambda world: {"pk": world.published.pk},
    "inspections:invitation": lambda world: {"token": world.invitation},
    "inspections:person": lambda world: {"pk": world.editor.pk},
    "password_reset_confirm": lambda world: {"uidb64": "MQ", "token": "made-up"},
    "dashboard:register_change": lambda world: {"pk": world.change.pk},
    "inspections:follow_up_on": lambda world: {
        "slug": world.inspection.authority.slug,
        "key": world.inspection.key,
        "item": world.planned.response.item,
    },
    "inspections:planned": lambda world: {"slug": world.inspection.authority.slug, "pk": world.planned.pk},
    "inspections:evidence": lambda world: {"slug": world.inspection.authority.slug, "pk": world.evidence.pk},
    "dashboard:watching_confirm": lambda world: {"token": "made-up"},
    "dashboard:watching_manage": lambda world: {"token": watcher_token()},
    "dashboard:watching_stop": lambda world: {"token": watcher_token()},
    "inspections:import": lambda world: {"pk": world.table.pk},
}

# Addresses that only take what a form sends.
ONLY_FORMS = {
    "inspections:action_step",
    "inspections:decide_reply",
    "inspections:follow_up_step",
    "inspections:one_press",
    "inspections:statement_sent",
    "inspections:value",
    "inspections:publish",
    "inspections:step",
    "inspections:take_back",
    "inspections:care",
    "inspections:withdraw",
    "inspections:undo_correction",
    "inspections:rereading",
    "inspections:link_step",
    "inspections:put_aside",
    "inspections:remove",
    "inspections:lift_removal",
    "inspections:put_back",
    "inspections:put_deleted_back",
    "inspections:confirm_batch",
    "inspections:give_up_batch",
    "inspections:take_batch_back",
    "inspections:end_session",
    "inspections:person_step",
    "inspections:recovery_codes",
    "inspections:second_factor_off",
    "inspections:withdraw_invitation",
    "inspections:import_sheet",
    "inspections:import_columns",
    "inspections:confirm_import",
    "inspections:take_import_back",
    "inspections:drop_import",
    "inspections:listed_step",
    "logout",
}

# Addresses for programs with a token or with what they have to ask for, or that a setting brings: nobody opens them in
# a browser.
FOR_PROGRAMS = {"metrics", "security_txt", "dashboard:api_changes", "dashboard:api_nothing"}

# Addresses that answer with a part of a page, which is looked at in its page.
PARTS = {"inspections:people", "inspections:word_uses"}

# The admin's own pages that everybody with an account sees; those of the models are found through the register of it.
ADMIN = ("admin:index",)


def _recommendation(world: World) -> dict[str, object]:
    first = world.inspection.findings.recommendations().first()
    return {"key": world.inspection.key, "item": item_key(first.text)}


def our_names() -> dict[str, URLPattern]:
    """Every named address outside the admin."""
    return dict(_walk(get_resolver(), ""))


def pages() -> list[str]:
    """The names of the addresses that can be opened: pages, tables, pictures, files."""
    return [name for name in our_names() if name not in ONLY_FORMS | FOR_PROGRAMS]


def needs_an_example(pattern: URLPattern) -> bool:
    return not set(pattern.pattern.regex.groupindex) <= COUNCIL.keys()


def address(name: str, world: World) -> str:
    if name in EXAMPLES:
        return reverse(name, kwargs=EXAMPLES[name](world))
    variables = our_names()[name].pattern.converters
    return reverse(name, kwargs=COUNCIL if variables else None)


def admin_addresses() -> list[str]:
    """The admin's pages: for each model its list, the form and history of one object, and one page that deletes."""
    found = [reverse(name) for name in ADMIN]
    for model in admin.site._registry:
        found += _admin_of(model)
    return found


def _admin_of(model: type[Model]) -> Iterator[str]:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    yield reverse(f"{name}_changelist")
    row = model._default_manager.first()
    if row is not None:
        yield from (reverse(f"{name}_{page}", args=(row.pk,)) for page in ("change", "history"))
        # The page that asks why something goes off the record is ours.
        if model is Judgement:
            yield reverse(f"{name}_delete", args=(row.pk,))


def _walk(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            if entry.namespace != "admin":
                yield from _walk(entry, f"{entry.namespace}:" if entry.namespace else namespace)
        elif entry.name:
            yield f"{namespace}{entry.name}", entry
