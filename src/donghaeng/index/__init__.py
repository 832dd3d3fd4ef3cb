"""Composite indices: a framework, rows of data and a method in; scores at every node out."""

from donghaeng.index.definition import Index, Published, Unit
from donghaeng.index.framework import Framework, Node, Series
from donghaeng.index.method import Method, read_method
from donghaeng.index.observations import Observations
from donghaeng.index.result import Panel, Result

__all__ = [
    "Framework",
    "Index",
    "Method",
    "Node",
    "Observations",
    "Panel",
    "Published",
    "Result",
    "Series",
    "Unit",
    "read_method",
]
