"""What was typed into the box in the header: suggestions while it is typed, the council, or a choice of several."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from authorities.finding.finder import LONGEST_TYPED, find_councils
from dashboard.claims.finding import led_words, nothing_found_words
from dashboard.pages.find.page import find_page, suggestions
from dashboard.shared.links import council_address
from dashboard.shared.params import read_params
from dashboard.shared.record_cache import published_record
from inspections.people.gate import public
from inspections.queries.led import inspections_led_by


@public
def find(request: HttpRequest) -> HttpResponse:
    record = published_record()
    params = read_params(request.GET.dict(), record.reach, record.regions)
    typed = " ".join(request.GET.get("q", "").split())[:LONGEST_TYPED]
    found = find_councils(typed)
    led = inspections_led_by(typed) if found.guessed or not found.matches else {}
    if request.htmx:  # type: ignore[attr-defined]
        context: dict[str, object] = {"found": suggestions(found, record, params), "q": typed, "guessed": found.guessed}
        if found.postcode and not found.matches:
            context["why"] = nothing_found_words(typed, found)
        elif led:
            context |= {"found": (), "why": led_words({name: len(rows) for name, rows in led.items()})}
        return render(request, "components/councils_found.html", context)
    if found.only:
        return redirect(council_address(found.only.slug, params.travel_query))
    return render(
        request, "dashboard/find/page.html", {"page": find_page(typed, found, led, record, params), "params": params}
    )
