"""The overview's plots, drawn by Matplotlib and embedded as SVG: the same bytes for the same data, text as text."""

from __future__ import annotations

import io
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from pipeline.outputs.report.overview import Overview
from pipeline.outputs.report.texts import Both, texts

COLOURS = {"error": "#b3261e", "warning": "#b26a00", "info": "#2b6cb0"}
_INK = "#1c2430"
_RULES = 12  # rules shown, those with most findings first
_PLACES = 40  # provinces shown
_WIDE = 62  # letters on a line of a label
_STYLE = {
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "text.parse_math": False,
}  # the one font that Matplotlib brings along
_DRAWING = re.compile(r"<svg\b.*</svg>", re.DOTALL)


def plots(view: Overview) -> dict[str, tuple[str, str]]:
    """Return the plots (SVG in Indonesian, in English) by name: rules, coverage. None where Matplotlib is missing."""
    try:
        import matplotlib  # noqa: F401
    except ModuleNotFoundError:
        return {}
    made = {}
    if view.rules:
        made["rules"] = _both(view, _rules)
    if len(view.years) > 1 or len(view.provinces) > 1:
        made["coverage"] = _both(view, _coverage)
    return made


def _both(view: Overview, draw: Callable[[Any, Overview, int], None]) -> Both:
    return _svg(view, draw, 0), _svg(view, draw, 1)


def _svg(view: Overview, draw: Callable[[Any, Overview, int], None], lang: int) -> str:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    style: Any = {**_STYLE, "svg.hashsalt": f"{draw.__name__}{lang}"}
    with rc_context(style):
        figure = Figure(facecolor="none")
        draw(figure, view, lang)
        buffer = io.StringIO()
        empty = {"Date": None, "Creator": None, "Format": None, "Type": None}
        figure.savefig(buffer, format="svg", bbox_inches="tight", pad_inches=0.04, metadata=empty)
    match = _DRAWING.search(buffer.getvalue())
    assert match is not None
    label = texts()["plot" + draw.__name__][lang]
    return re.sub(r"<svg\b", f'<svg role="img" aria-label="{label}"', match.group(), count=1)


def _rules(figure: Any, view: Overview, lang: int) -> None:
    """Draw the rules with most findings, each bar in the colour of its severity."""
    shown = sorted(view.rules, key=lambda r: (-r.n, r.key))[:_RULES]
    labels = [textwrap.fill(r.title[lang].rstrip("."), _WIDE) for r in shown]
    lines = sum(label.count("\n") + 1.6 for label in labels)
    figure.set_size_inches(9.4, 0.5 + 0.185 * lines)
    axes = figure.add_subplot()
    bars = axes.barh(range(len(shown)), [r.n for r in shown], color=[COLOURS[r.severity] for r in shown], height=0.62)
    axes.bar_label(bars, padding=4, color=_INK)
    axes.set_yticks(range(len(shown)), labels)
    axes.invert_yaxis()
    _plain(axes)
    axes.set_xticks([])
    axes.margins(x=0.08)


def _coverage(figure: Any, view: Overview, lang: int) -> None:
    """Draw how many documents there are by province and year; an empty field is a gap."""
    counted = Counter[str]()
    cells: dict[tuple[str, int], int] = Counter()
    for province, _, row in view.coverage:
        counted[province] += sum(row)
        for at, n in enumerate(row):
            cells[province, at] += n
    places = sorted(sorted(counted), key=lambda p: -counted[p])[:_PLACES]
    grid = [[cells[p, at] for at in range(len(view.years))] for p in places]
    figure.set_size_inches(2.6 + 0.62 * len(view.years), 0.7 + 0.32 * len(places))
    axes = figure.add_subplot()
    _fields(axes, grid)
    unknown = texts()["unknown_place"][lang]
    axes.set_yticks(range(len(places)), [unknown if p == "–" else p for p in places])
    axes.set_xticks(range(len(view.years)), [texts()["unknown_year"][lang] if y == "–" else y for y in view.years])
    axes.xaxis.tick_top()
    _plain(axes)


def _fields(axes: Any, grid: Sequence[Sequence[int]]) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    shades = LinearSegmentedColormap.from_list("iku", ["#f3f5f8", "#9cc3e6", "#1f5f9e"])
    most = max((n for row in grid for n in row), default=1)
    axes.pcolormesh(grid, cmap=shades, vmin=0, vmax=max(most, 1), edgecolors="white", linewidth=2,
                    shading="nearest")  # fmt: skip
    axes.invert_yaxis()
    for at, row in enumerate(grid):
        for year, n in enumerate(row):
            if n:
                axes.text(year, at, str(n), ha="center", va="center", color="white" if n > most * 0.6 else _INK)


def _plain(axes: Any) -> None:
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, colors=_INK)
