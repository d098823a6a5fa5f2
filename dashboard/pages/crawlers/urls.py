"""The addresses that search engines ask for."""

from django.urls import path

from dashboard.pages.crawlers import views

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
