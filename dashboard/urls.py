"""The public addresses."""

from django.urls import path

from dashboard.gallery import gallery
from dashboard.pages.compare import views as compare
from dashboard.pages.council import views as councils
from dashboard.pages.data import views as data
from dashboard.pages.distribution import views as distribution
from dashboard.pages.inspection import views as inspection
from dashboard.pages.method import views as method
from dashboard.pages.movement import views as movement
from dashboard.pages.national import views as national
from dashboard.pages.new_reports import feed_views as feeds
from dashboard.pages.new_reports import views as newest
from dashboard.pages.recommendations import views as recommendations
from dashboard.web.downloads import as_book, as_csv, table_addresses

app_name = "dashboard"
urlpatterns = [
    path("", national.national, name="national"),
    *table_addresses("national", "national", national.profile),
    *table_addresses("map", "map", national.every_council),
    *table_addresses("any-inadequate", "any_inadequate", national.inadequate),
    *table_addresses("longest-since", "longest_since", national.longest),
    *table_addresses("moved", "moved", national.moved),
    *table_addresses("reports", "graded_reports", national.reports),
    path("new/", newest.newest, name="newest"),
    *table_addresses("new", "newest", newest.reports),
    path("distribution/", distribution.distribution, name="distribution"),
    path("distribution.csv", as_csv(distribution.tables), name="distribution_csv"),
    path("distribution.xlsx", distribution.printed, name="distribution_xlsx"),
    *table_addresses("regions", "regions", distribution.regions),
    *table_addresses("types", "types", distribution.types),
    *table_addresses("trend", "trend", distribution.trend),
    path("councils/", councils.councils, name="councils"),
    *table_addresses("councils", "councils", councils.listed),
    path("find/", councils.find, name="find"),
    path("councils/<slug:slug>/", councils.council, name="council"),
    path("councils/<slug:slug>.csv", as_csv(councils.timeline), name="council_csv"),
    path("councils/<slug:slug>.xlsx", as_book(councils.book), name="council_xlsx"),
    path("councils/<slug:slug>/committee-paper.docx", councils.paper, name="council_paper"),
    *table_addresses("councils/<slug:slug>/timeline", "council_timeline", councils.timeline),
    *table_addresses("councils/<slug:slug>/profile", "council_profile", councils.profile),
    *table_addresses("councils/<slug:slug>/recommendations", "council_recommendations", councils.told),
    *table_addresses("councils/<slug:slug>/against", "council_against", councils.against),
    path("compare/", compare.compare, name="compare"),
    *table_addresses("compare", "compare", compare.matrix),
    *table_addresses("compare-timeline", "compare_timeline", compare.timeline),
    path("movement/", movement.movement, name="movement"),
    *table_addresses("movement", "movement", movement.steps),
    *table_addresses("movement-counts", "movement_counts", movement.counts),
    *table_addresses("inadequate", "inadequate", movement.inadequate),
    *table_addresses("leaving-inadequate", "leaving", movement.leaving),
    path("recommendations/", recommendations.recommendations, name="recommendations"),
    *table_addresses("recommendations", "recommendations", recommendations.found),
    *table_addresses("themes", "themes", recommendations.themes),
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
