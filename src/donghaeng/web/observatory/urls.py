"""The addresses of the observatory."""

from django.urls import path

from donghaeng.web.observatory import views

urlpatterns = [
    path("index/", views.indices, name="indices"),
    path("index/<str:index>/", views.index, name="index"),
    path("index/<str:index>/units/", views.compare, name="index_compare"),
    path("index/<str:index>/units/<str:unit>/", views.unit, name="index_unit"),
    path("index/<str:index>/<str:node>/", views.node, name="index_node"),
]
"""Below a language."""
