"""The public addresses."""

from django.urls import path

from dashboard.gallery import gallery
from dashboard.views import (
    compare,
    councils,
    data,
    distribution,
    feeds,
    inspection,
    method,
    movement,
    national,
    newest,
    recommendations,
)

app_name = "dashboard"
urlpatterns = [
    path("", national.national, name="national"),
    path("national.csv", national.national_csv, name="national_csv"),
    path("map.csv", national.map_csv, name="map_csv"),
    path("new/", newest.newest, name="newest"),
    path("new.csv", newest.newest_csv, name="newest_csv"),
    path("distribution/", distribution.distribution, name="distribution"),
    path("distribution.csv", distribution.distribution_csv, name="distribution_csv"),
    path("distribution.xlsx", distribution.distribution_xlsx, name="distribution_xlsx"),
    path("regions.csv", distribution.regions_csv, name="regions_csv"),
    path("types.csv", distribution.types_csv, name="types_csv"),
    path("trend.csv", distribution.trend_csv, name="trend_csv"),
    path("councils/", councils.councils, name="councils"),
    path("find/", councils.find, name="find"),
    path("councils/<slug:slug>/", councils.council, name="council"),
    path("councils/<slug:slug>.csv", councils.council_csv, name="council_csv"),
    path("compare/", compare.compare, name="compare"),
    path("compare.csv", compare.compare_csv, name="compare_csv"),
    path("compare-timeline.csv", compare.compare_timeline_csv, name="compare_timeline_csv"),
    path("movement/", movement.movement, name="movement"),
    path("movement.csv", movement.movement_csv, name="movement_csv"),
    path("movement-counts.csv", movement.movement_counts_csv, name="movement_counts_csv"),
    path("inadequate.csv", movement.inadequate_csv, name="inadequate_csv"),
    path("leaving-inadequate.csv", movement.leaving_csv, name="leaving_csv"),
    path("recommendations/", recommendations.recommendations, name="recommendations"),
    path("recommendations.csv", recommendations.recommendations_csv, name="recommendations_csv"),
    path("themes.csv", recommendations.themes_csv, name="themes_csv"),
    path("data/", data.data, name="data"),
    path("data/inspection-outcomes.xlsx", data.workbook, name="workbook"),
    path("data/inspection-outcomes.json", data.document, name="document"),
    path("data/datapackage.json", data.package, name="package"),
    path("data/<slug:name>.csv", data.table, name="table"),
    path("method/", method.method, name="method"),
    path("accessibility/", method.accessibility, name="accessibility"),
    path("feed/", feeds.feed, name="feed"),
    path("councils/<slug:slug>/feed/", feeds.council_feed, name="council_feed"),
    path("inspections/<int:pk>/", inspection.inspection, name="inspection"),
    path("gallery/", gallery, name="gallery"),
]
