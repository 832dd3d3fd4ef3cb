"""The address of the lab."""

from django.urls import path

from donghaeng.web.lab import views

urlpatterns = [path("lab/safety-income/", views.page, name="lab")]
"""Below a language."""
