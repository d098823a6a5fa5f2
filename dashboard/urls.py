"""The public addresses: a line per page, in the order of the header. Each page's own patterns are in its urls.py.

The patterns are put into one list, because Django takes three times as long to find a view through nested lists.
"""

from importlib import import_module
from typing import Final

PAGES: Final = (
    "dashboard.pages.national",
    "dashboard.pages.new_reports",
    "dashboard.pages.watching",
    "dashboard.pages.distribution",
    "dashboard.pages.councils",
    "dashboard.pages.find",
    "dashboard.pages.council",
    "dashboard.pages.asked_again",
    "dashboard.pages.questions",
    "dashboard.pages.recommendation",
    "dashboard.committee_paper",
    "dashboard.pages.inspection",
    "dashboard.pages.compare",
    "dashboard.pages.movement",
    "dashboard.pages.recommendations",
    "dashboard.pages.method",
    "dashboard.pages.glossary",
    "dashboard.pages.data",
    "dashboard.pages.editions",
    "dashboard.pages.connected",
    "dashboard.pages.programs",
    "dashboard.pages.corrections",
    "dashboard.pages.paper_figures",
    "dashboard.pages.register",
    "dashboard.pages.accessibility",
    "dashboard.pages.gallery",
    "dashboard.pages.crawlers",
    "dashboard.pages.sharing",
)

app_name = "dashboard"
page_urls: Final = tuple(import_module(f"{page}.urls") for page in PAGES)
urlpatterns = [pattern for urls in page_urls for pattern in urls.urlpatterns]
