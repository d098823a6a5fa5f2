"""From one inspection to the next and out of inadequate, and the same numbers as CSV."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from dashboard.exports import dated
from dashboard.exports_movement import spells_sheet, steps_sheet
from dashboard.pages.frame import councils_of, regions_of
from dashboard.pages.leaving import leaving_figure, spells_of
from dashboard.pages.movement import movement_of, movement_page
from dashboard.pages.movement_table import flows_figure
from dashboard.params_movement import MovementParams, read_movement
from dashboard.positions.record import Record
from dashboard.queries import the_record
from dashboard.sheets import csv_response


def movement(request: HttpRequest) -> HttpResponse:
    record = the_record()
    params = _params(request, record)
    return render(request, "dashboard/movement.html", {"page": movement_page(record, params), "params": params})


def movement_csv(request: HttpRequest) -> HttpResponse:
    """One row a step, with both inspections."""
    record = the_record()
    params = _params(request, record)
    return csv_response(steps_sheet(movement_of(record, params), params.when))


def movement_counts_csv(request: HttpRequest) -> HttpResponse:
    """The matrix: one row a cell."""
    record = the_record()
    params = _params(request, record)
    return csv_response(dated(flows_figure(movement_of(record, params), params).sheet, params.when))


def inadequate_csv(request: HttpRequest) -> HttpResponse:
    """One row for each time that a council was inadequate: since when, until when, and how it ended."""
    record = the_record()
    params = _params(request, record)
    return csv_response(spells_sheet(spells_of(record, params, councils_of(record, params.region)), params.when))


def leaving_csv(request: HttpRequest) -> HttpResponse:
    """The curve: one row a day on which any got better."""
    record = the_record()
    params = _params(request, record)
    found = spells_of(record, params, councils_of(record, params.region))
    return csv_response(dated(leaving_figure(found, params).sheet, params.when))


def _params(request: HttpRequest, record: Record) -> MovementParams:
    return read_movement(request.GET.dict(), localdate(), regions_of(record))
