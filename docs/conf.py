"""Settings of the documentation; `make docs` builds it strictly."""

from docutils.nodes import SkipNode, math, math_block
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

project = "Donghaeng"
author = "the Donghaeng authors"
copyright = "2026, the Donghaeng authors"  # noqa: A001 (the name is Sphinx's)
extensions = ["myst_parser"]
myst_enable_extensions = ["deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3
nitpicky = True
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["korean.css"]
html_title = "Donghaeng 동행"
html_math_renderer = "mathml"


def inline_formula(translator: HTML5Translator, node: math) -> None:
    """Write a formula within a sentence."""
    translator.body.append(convert(node.astext()))
    raise SkipNode


def displayed_formula(translator: HTML5Translator, node: math_block) -> None:
    """Write a formula on a line of its own."""
    translator.body.append(convert(node.astext(), display="block"))
    raise SkipNode


def setup(app: Sphinx) -> None:
    """Draw formulas as MathML: readable without JavaScript and without a network (decision 0001)."""
    app.add_html_math_renderer("mathml", (inline_formula, None), (displayed_formula, None))
