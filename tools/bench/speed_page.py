"""The figures of `make bench` as a page in Markdown and as a plot."""

from __future__ import annotations

import datetime
import io
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

_TITLES = {
    "tables": "Reports with tables, born digital",
    "prose": "Books without any table",
    "docx": "DOCX",
    "scans": "Scans",
}
_BASE = {"tables": "pdfplumber script", "prose": "pdfplumber script", "docx": "python-docx script",
         "scans": "Tesseract (ind), text only"}  # fmt: skip
_OURS = "iku extract"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one reader cost on a part (CPU seconds), and what it found: shares 0..1, None where it gives none."""

    label: str
    seconds: float
    pages: int
    peak: float
    cells: float | None = None
    nip: float | None = None
    stages: Mapping[str, float] = field(default_factory=dict)

    @property
    def ms(self) -> float:
        """Return the milliseconds of CPU a page, starting included."""
        return 1000 * self.seconds / max(1, self.pages)


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of all readers on one kind of reports."""

    name: str
    n_reports: int
    n_pages: int
    figures: tuple[Figures, ...]
    starts: Mapping[str, float] = field(default_factory=dict)  # CPU seconds of a run of ours over one report, by label
    left_out: Mapping[str, str] = field(default_factory=dict)  # readers that were not measured, and why

    @property
    def base(self) -> Figures:
        """Return the peer that the others are compared with; the first where that one is missing."""
        return next((f for f in self.figures if f.label == _BASE[self.name]), self.figures[0])


@dataclass(frozen=True, slots=True)
class Machine:
    """What a run was measured on: its cores, and how many processes waited for them when it began and when it ended."""

    cores: int
    load_before: float
    load_after: float


def page(parts: Sequence[Part], machine: Machine, day: datetime.date | None = None) -> str:
    """Return the page: each figure in it is of this run. `day`: today unless told."""
    head = (Path(__file__).parent / "speed_head.md").read_text(encoding="utf-8")
    text = head.format(
        day=f"{day or datetime.datetime.now(datetime.UTC).date():%d %B %Y}".lstrip("0"), cores=machine.cores,
        before=f"{machine.load_before:.1f}", after=f"{machine.load_after:.1f}", told="\n".join(summary(parts)),
    )  # fmt: skip
    for part in parts:
        text += f"\n## {_TITLES[part.name]}\n\n{table(part)}\n"
    versions = ", ".join(f"{name} {version(name)}" for name in ("pdfplumber", "pypdfium2", "tesserocr", "rapidocr"))
    return f"{text}\nMade by `make bench`; {versions}; Python {platform.python_version()}.\n"


def summary(parts: Sequence[Part]) -> Iterator[str]:
    """Yield a line a part: what we take beside the peer that others are compared with; then who was not measured."""
    for part in parts:
        base, by_label = part.base, {f.label: f for f in part.figures}
        ours = by_label.get(_OURS)
        if ours is None or base is ours:
            continue
        line = (
            f"- {_TITLES[part.name]}: {ours.seconds / base.seconds:.2f} times the CPU of {base.label}, start included"
        )
        if _OURS in part.starts:
            line += f"; {_started(part, ours):.2f} times once started"
        line += "".join(
            f"; on{label.removeprefix(_OURS + ',')} {100 * (f.seconds / ours.seconds - 1):+.0f} % CPU"
            for label, f in by_label.items() if label.startswith(f"{_OURS},")
        )  # fmt: skip
        yield f"{line}."
    left_out = {f"{name} ({_TITLES[part.name]}: {why})" for part in parts for name, why in part.left_out.items()}
    if left_out:
        yield f"\nNot measured in this run: {', '.join(sorted(left_out))}."


def _started(part: Part, ours: Figures) -> float:
    """Return what all reports would cost without the start, in times of what they cost the peer (its start included)."""
    more = (ours.seconds - part.starts[ours.label]) / max(1, part.n_reports - 1)
    return more * part.n_reports / part.base.seconds


def table(part: Part) -> str:
    """Return a part's figures as a table in Markdown, and where our own time goes."""
    base = part.base
    each = "report" if part.name == "docx" else "page"
    lines = [
        f"{part.n_reports} reports{f', {part.n_pages} pages' if each == 'page' else ''}; ratios against: {base.label}.", "",
        f"| reader | CPU ms a {each} | ratio | peak memory | cells whole | NIP found |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    lines += [
        f"| {f.label} | {f.ms:.0f} | {f.seconds / base.seconds:.2f} | {f.peak:.0f} MB | {_share(f.cells)} | {_share(f.nip)} |"
        for f in part.figures
    ]
    ours = next((f for f in part.figures if f.label == _OURS and f.stages), None)
    if ours is not None:
        whole = sum(ours.stages.values()) or 1.0
        known = ", ".join(f"{name} {100 * seconds / whole:.1f} %" for name, seconds in ours.stages.items())
        lines += ["", f"Of the time between start and end `{_OURS}` spends: {known}."]
        lines += [_further(part, f, each) for f in part.figures if f.label in part.starts]
    return "\n".join(lines) + "\n"


def _further(part: Part, ours: Figures, each: str) -> str:
    """Return a line on what each report costs beyond the start."""
    start = part.starts[ours.label]
    more = (ours.seconds - start) / max(1, part.n_reports - 1)
    each_more = 1000 * more * part.n_reports / max(1, ours.pages)
    return (
        f"\n`{ours.label}` over one report takes {start:.1f} s of CPU, most of it the start; each further report "
        f"{1000 * more:.0f} ms, {each_more:.0f} ms a {each}: {_started(part, ours):.2f} times {part.base.label}."
    )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f} %"


def plot(parts: Sequence[Part]) -> str:
    """Return a plot of the milliseconds of CPU a page as SVG: the same bytes for the same figures."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"svg.hashsalt": "bench", "svg.fonttype": "none", "font.family": "DejaVu Sans", "font.size": 9}):
        heights = [len(part.figures) for part in parts]
        figure = Figure(figsize=(8, 0.32 * sum(heights) + 0.7 * len(parts)), layout="constrained")
        axes = figure.subplots(len(parts), 1, squeeze=False, height_ratios=heights)
        for ax, part in zip(axes[:, 0], parts, strict=True):
            labels = [f.label for f in part.figures]
            values = [f.ms for f in part.figures]
            bars = ax.barh(labels, values, color=["#0f766e" if _OURS in label else "#9aa5b1" for label in labels])
            ax.bar_label(bars, labels=[f"{v:.0f}" for v in values], padding=3)
            ax.set_xscale("log")
            ax.set_xlim(0.5, max(values) * 2.5)
            ax.invert_yaxis()
            ax.set_title(
                f"{_TITLES[part.name]}: CPU ms a {'report' if part.name == 'docx' else 'page'}", loc="left", fontsize=10
            )
            ax.spines[["top", "right"]].set_visible(False)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()
