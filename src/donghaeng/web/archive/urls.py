"""The addresses of the archive that are no pages."""

from django.urls import path, re_path

from donghaeng.web.archive import feeds, reports, sitemap, views

urlpatterns = [
    path("search/", views.search_view, name="search"),
    path("report/", reports.report, name="report"),
    path("report/thanks/", reports.thanks, name="report_thanks"),
    re_path(r"^feeds/(?P<section>[a-z]+)\.(?P<form>atom|rss)$", feeds.feed, name="feed"),
]
"""Below a language."""

without_language = [
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", sitemap.robots, name="robots"),
]
