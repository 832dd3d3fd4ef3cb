"""The panel of the front page: the index of the city now, how it moved, and its path."""

from donghaeng.web.observatory import figures
from donghaeng.web.observatory.addresses import figure_url, page_url, verdict_badge
from donghaeng.web.observatory.chart_shown import charts
from donghaeng.web.observatory.figures import Sheet, said


def index_now(language: str) -> Sheet | None:
    """The index of the city as a whole: its latest score, the one before, how it was checked, its chart."""
    results = figures.current()
    code = next((code for code, index in results.summaries.items() if index["now"]), "")
    found = results.index(code)
    if found is None:
        return None
    summary, now = results.summaries[code], results.summaries[code]["now"]
    paths = charts(found, language, role="own", node=summary["root"], unit="", period=now["period"])
    return {
        **now,
        "name": said(summary["names"], language),
        "verdict": verdict_badge(language, now["verdict"]),
        "page": page_url(language, code),
        "url": figure_url((code, now["period"]), language),
        "note": said(summary["note"], language),
        "chart": next(paths, None),
    }
