"""The addresses of the observatory."""

from django.urls import path, re_path

from donghaeng.web.observatory import files, views
from donghaeng.web.observatory.api.operations import API

CHART = r"^data/(?P<index>[^/]+)/charts/(?P<chart>[^/]+)\."
RESPONSE = r"^data/(?P<index>[^/]+)/response\.(?P<language>[a-z-]+)\.(?P<form>html|xlsx)$"

urlpatterns = [
    path("data/", views.data, name="data"),
    path("data/api/", views.interface, name="api"),
    path("index/", views.indices, name="indices"),
    path("index/<str:index>/", views.index, name="index"),
    path("index/<str:index>/response/", views.response, name="index_response"),
    path("index/<str:index>/units/", views.compare, name="index_compare"),
    path("index/<str:index>/units/<str:unit>/", views.unit, name="index_unit"),
    path("index/<str:index>/<str:node>/", views.node, name="index_node"),
]
"""Below a language."""

without_language = [
    path("api/", views.to_page, {"name": "api"}),
    path("api/v1/", views.to_page, {"name": "api"}),
    path("data/", views.to_page, {"name": "data"}),
    path("api/v1/", API.urls),
    path("data/catalog.jsonld", files.catalogue, name="catalogue"),
    re_path(CHART + r"(?P<language>[a-z-]+)\.(?P<form>svg|png)$", files.chart_picture, name="chart_picture"),
    re_path(CHART + r"(?P<language>[a-z-]+)\.(?P<width>wide|narrow)\.vega\.json$", files.chart_vega, name="chart_vega"),
    re_path(CHART + r"(?P<form>csv|xlsx|json)$", files.chart_table, name="chart_table"),
    re_path(RESPONSE, views.response_file, name="response_file"),
    path("data/<str:index>/<str:name>", files.package_file, name="package_file"),
    path("embed/<str:language>/<str:index>/<str:chart>/", views.embed, name="embed"),
]
"""What machines and other pages ask for."""
