"""What was typed into the box in the header: suggestions while it is typed, the council, or a choice of several."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from authorities.finding.finder import LONGEST_TYPED, Found, find_councils
from dashboard.claims.finding import led_words, nothing_found_words
from dashboard.pages.find.page import Led, find_page, suggestions
from dashboard.shared.links import council_address
from dashboard.shared.params import read_params
from dashboard.shared.record_cache import published_record
from inspections.people.gate import public
from inspections.queries.led import inspections_led_by, is_surname_or_name


@public
def find(request: HttpRequest) -> HttpResponse:
    record = published_record()
    params = read_params(request.GET.dict(), record.reach, record.regions)
    typed = " ".join(request.GET.get("q", "").split())[:LONGEST_TYPED]
    found = find_councils(typed)
    led = _led(typed, found)
    if request.htmx:  # type: ignore[attr-defined]
        context: dict[str, object] = {"found": suggestions(found, record, params), "q": typed, "guessed": found.guessed}
        if found.postcode and not found.matches:
            context["why"] = nothing_found_words(typed, found)
        if led:
            context["led"] = led_words(typed, {name: len(rows) for name, rows in led.items()})
        return render(request, "components/councils_found.html", context)
    if found.only and not led:
        return redirect(council_address(found.only.slug, params.travel_query))
    return render(
        request, "dashboard/find/page.html", {"page": find_page(typed, found, led, record, params), "params": params}
    )


def _led(typed: str, found: Found) -> Led:
    """The inspections of lead inspectors who are called so.

    Where something is called exactly so, or one council is meant all but surely, only those of somebody whose whole
    name or surname was typed: else the beginning of a council's name would not lead to it.
    """
    led = {} if found.postcode else inspections_led_by(typed)
    if found.certain or found.only:
        return {name: rows for name, rows in led.items() if is_surname_or_name(typed, name)}
    return led
