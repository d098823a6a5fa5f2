"""The distribution page, and the same numbers as files."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from dashboard.counting.population import Population, population_of
from dashboard.counting.scope import scopes
from dashboard.files.table import TableExport
from dashboard.pages.distribution.filters import distribution_filters
from dashboard.pages.distribution.page import distribution_page
from dashboard.pages.distribution.params import DistributionParams, read_distribution
from dashboard.pages.distribution.printed_workbook import write_printed
from dashboard.pages.distribution.tables import distribution_export, group_export, trend_export
from dashboard.shared.record_cache import published_record
from dashboard.web.downloads import as_csv, attachment
from dashboard.web.http_cache import revalidated_by_record
from dashboard.web.page_cache import kept_with_the_record


@kept_with_the_record
def distribution(request: HttpRequest) -> HttpResponseBase:
    if request.GET.get("format") == "csv":
        return as_csv(tables)(request)
    population, params = _population_and_params(request)
    context = {
        "page": distribution_page(population, params),
        "filters": distribution_filters(params, population.record),
        "params": params,
    }
    return render(request, "dashboard/distribution/page.html", context)


def tables(request: HttpRequest) -> TableExport:
    return distribution_export(*_population_and_params(request))


@revalidated_by_record
def printed(request: HttpRequest) -> HttpResponseBase:
    """A workbook with a sheet for each table as the page shows it, and all their rows on the last one."""
    population, params = _population_and_params(request)
    stem = f"distribution-{params.scope.key}-{params.when.date}"
    return attachment(lambda file: write_printed(file, population, params, request.build_absolute_uri), stem)


def regions(request: HttpRequest) -> TableExport:
    """The chosen judgement: one row per region."""
    return group_export(*_population_and_params(request), "by-region")


def types(request: HttpRequest) -> TableExport:
    """The chosen judgement: one row per type of council."""
    return group_export(*_population_and_params(request), "by-type")


def trend(request: HttpRequest) -> TableExport:
    """The series at each 31 March; only the headings if nothing was judged."""
    return trend_export(*_population_and_params(request))


def _population_and_params(request: HttpRequest) -> tuple[Population, DistributionParams]:
    record = published_record()
    known = scopes(record.frameworks)
    params = read_distribution(request.GET.dict(), record.reach, record.region_divisions, known)
    reach = record.reach_of(framework.key for framework in params.scope.frameworks)
    params = replace(params, when=replace(params.when, reach=reach))
    return population_of(record, params.when.as_at, params.region, params.type), params
