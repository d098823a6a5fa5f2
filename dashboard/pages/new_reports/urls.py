"""The addresses of the page of new reports, its table and the feeds."""

from django.urls import path

from dashboard.pages.new_reports import feed_views, views
from dashboard.web.downloads import table_addresses
from dashboard.web.header import Under

header = Under("dashboard:national")
urlpatterns = [
    path("new/", views.new_reports, name="newest"),
    *table_addresses("new", "newest", views.reports),
    path("feed/", feed_views.feed, name="feed"),
    path("councils/<slug:slug>/feed/", feed_views.council_feed, name="council_feed"),
]
