"""Charts: a built index as figures, each with a finding, a table and a Vega-Lite specification."""

from donghaeng.charts.bar_chart import bars
from donghaeng.charts.chart import Chart
from donghaeng.charts.line_chart import line
from donghaeng.charts.map_chart import choropleth
from donghaeng.charts.movement_chart import movement
from donghaeng.charts.names import Names
from donghaeng.charts.ranking_chart import ranking
from donghaeng.charts.schedule_picture import ScheduleLine, schedule_picture
from donghaeng.charts.table import Column, Table
from donghaeng.charts.waterfall_chart import waterfall

__all__ = [
    "Chart",
    "Column",
    "Names",
    "ScheduleLine",
    "Table",
    "bars",
    "choropleth",
    "line",
    "movement",
    "ranking",
    "schedule_picture",
    "waterfall",
]
