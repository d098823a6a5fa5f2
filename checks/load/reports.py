"""`python -m checks.load.reports publish MOST`, `addresses` or `pages`: on a scratch folder, prints an address a line.

`publish` publishes what was read, taking the report's word everywhere, and prints the pictures of its pages. `pages`
are the public addresses that belong to no lane, and so have to be answered whatever strangers ask for.
"""

from __future__ import annotations

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.urls import resolve  # noqa: E402

from checks.addresses import public_addresses  # noqa: E402
from checks.load.readers import is_file  # noqa: E402
from inspections.actions import publishing, review  # noqa: E402
from inspections.actions.deciding import Shown, Take, decide  # noqa: E402
from inspections.draft import LISTS_LOOKED_AT  # noqa: E402
from inspections.errors import RefusedError  # noqa: E402
from inspections.lanes import lane_of  # noqa: E402
from inspections.models import Report  # noqa: E402
from inspections.review.comparison import compare_with_record  # noqa: E402


def publish(most: int) -> list[str]:
    """Publish what can be; the addresses of the pictures of its pages."""
    by = User.objects.earliest("pk")
    done: list[Report] = []
    for report in Report.objects.filter(state=Report.State.TO_REVIEW).order_by("pk"):
        if len(done) < most and _publish(report, by):
            done.append(report)
    return [f"/reports/{each.pk}/pages/{page}.png" for each in done for page in range(1, (each.pages or 1) + 1)]


def _publish(report: Report, by: User) -> bool:
    compared = compare_with_record(report.as_draft())
    try:
        for each in compared.undecided:
            shown = Shown(each.compared.draft or "", each.compared.record or "")
            decide(report=report.pk, key=each.key, take=Take.REPORT, shown=shown, by=by)
        for value in (*compared.waiting, *compared.draft.items_to_check()):
            _accept(report, value.key, by)
        publishing.publish(report=report.pk, by=by)
    except RefusedError:
        return False
    return True


def _accept(report: Report, key: str, by: User) -> None:
    if key == LISTS_LOOKED_AT:
        review.set_value(report=report.pk, key=key, value="complete", by=by)
    else:
        review.accept_value(report=report.pk, key=key, by=by)


def pages() -> list[str]:
    """The public addresses of no lane that no file is fetched from."""
    return [each for each in public_addresses() if not is_file(each) and _lane(each) is None]


def _lane(address: str) -> str | None:
    request = RequestFactory().get(address)
    request.resolver_match = resolve(request.path_info)
    return lane_of(request)


def main() -> int:
    asked_for = {"addresses": public_addresses, "pages": pages}
    found = publish(int(sys.argv[2])) if sys.argv[1] == "publish" else asked_for[sys.argv[1]]()
    print("\n".join(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
