"""The public addresses; later pages join as compare/, movement/, recommendations/, data/ and method/."""

from django.urls import path

from dashboard.gallery import gallery
from dashboard.views import councils, distribution, inspection, national, recommendations

app_name = "dashboard"
urlpatterns = [
    path("", national.national, name="national"),
    path("national.csv", national.national_csv, name="national_csv"),
    path("map.csv", national.map_csv, name="map_csv"),
    path("distribution/", distribution.distribution, name="distribution"),
    path("distribution.csv", distribution.distribution_csv, name="distribution_csv"),
    path("trend.csv", distribution.trend_csv, name="trend_csv"),
    path("councils/", councils.councils, name="councils"),
    path("find/", councils.find, name="find"),
    path("councils/<slug:slug>/", councils.council, name="council"),
    path("councils/<slug:slug>.csv", councils.council_csv, name="council_csv"),
    path("recommendations/", recommendations.recommendations, name="recommendations"),
    path("recommendations.csv", recommendations.recommendations_csv, name="recommendations_csv"),
    path("themes.csv", recommendations.themes_csv, name="themes_csv"),
    path("data/", recommendations.recommendations, name="data"),
    path("method/", recommendations.recommendations, name="method"),
    path("inspections/<int:pk>/", inspection.inspection, name="inspection"),
    path("gallery/", gallery, name="gallery"),
]
