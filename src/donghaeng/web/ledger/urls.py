"""The addresses of the ledger."""

from django.urls import path, re_path

from donghaeng.web.ledger import feeds, views

urlpatterns = [
    path("claims/", views.claims, name="claims"),
    re_path(r"^claims/changes\.(?P<form>atom|rss)$", feeds.feed, name="claims_feed"),
    path("claims/<slug:claim>/", views.claim, name="claim"),
]
"""Below a language."""

without_language = [
    re_path(r"^data/claims\.(?P<form>csv|json)$", views.data, name="claims_data"),
]
"""What machines ask for."""
