"""Writes the report: an overview, a page a document, a page an official; page pictures are drawn once and small."""

from __future__ import annotations

import csv
import io
import shutil
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from extractors.readers.pictures import page_sizes, render_pages
from pipeline.report.view import DocumentView, Mark, marks, view_documents, view_overview
from pipeline.tables import Row, read_tables

_MOST_PICTURES = 12  # pages of one document that are drawn: those with findings first
_PLOT_ROWS = 12


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture: its file, its size in pixels, the boxes on it."""

    number: int
    src: str
    width: int
    height: int
    marks: tuple[Mark, ...]


def write_report(
    dataset: Path,
    raw: Path,
    out: Path,
    *,
    lang: str = "id",
    redact: bool = False,
    on_document: Callable[[str], None] = lambda _: None,
) -> Path:
    """Write the report of `dataset` (whose originals lie in `raw`) to `out`; return its first page.

    `redact` hides names and numbers of persons, and leaves out every page picture. FileNotFoundError without dataset.
    """
    tables = read_tables(dataset)
    for name in ("dokumen", "pejabat", "gambar", "assets"):
        (out / name).mkdir(parents=True, exist_ok=True)
    with as_file(files("pipeline.report") / "assets") as assets:
        shutil.copytree(assets, out / "assets", dirs_exist_ok=True)
    pages = _Pages(lang)
    known = {r["regulation_id"] for r in tables["regulations"] if r["known"]}
    for view in view_documents(tables, redact=redact):
        on_document(view.document["path"])
        pictures = () if redact else tuple(_pictures(view, raw, out))
        text = pages.render("document.html", "../", view=view, pictures=pictures, known=known, correction=_correction)
        (out / "dokumen" / f"{view.document['document_id']}.html").write_text(text, encoding="utf-8")
    if not redact:
        _write_officials(tables, out, pages)
    overview = view_overview(tables)
    index = out / "index.html"
    index.write_text(pages.render("index.html", "", view=overview, plot=_plot(overview.rules)), encoding="utf-8")
    return index


class _Pages:
    """The templates with the texts in both languages."""

    def __init__(self, lang: str) -> None:
        from jinja2 import Environment, PackageLoader
        from markupsafe import Markup

        self._lang = lang
        texts = _texts()

        def both(id_text: str, en_text: str) -> Markup:
            template = Markup('<span class="t-id" lang="id">{}</span><span class="t-en" lang="en">{}</span>')
            return template.format(id_text, en_text)

        self._env = Environment(
            loader=PackageLoader("pipeline.report"), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        self._env.globals.update(t=texts, both=both, say=lambda key: both(*texts[key]))

    def render(self, template: str, root: str, **values: Any) -> str:
        """Return a page; `root` leads from it to the report's folder."""
        text: str = self._env.get_template(template).render(root=root, lang=self._lang, **values)
        return text


@cache
def _texts() -> dict[str, tuple[str, str]]:
    data = tomllib.loads(files("pipeline.report").joinpath("texts.toml").read_text(encoding="utf-8"))
    return {key: (value[0], value[1]) for key, value in data.items()}


def _pictures(view: DocumentView, raw: Path, out: Path) -> Iterable[Picture]:
    """Yield the pictures of the pages that hold findings or records, drawn unless they stand there already."""
    document = view.document
    source = raw / document["path"]
    if document["format"] != "pdf" or not source.is_file():
        return
    with_findings = sorted({p["page"] for p in view.places if p["page"]})
    wanted = sorted([*with_findings, *(p for p in view.pages if p not in with_findings)][:_MOST_PICTURES])
    data = source.read_bytes()
    names = {p: f"{document['document_id']}-{p}.png" for p in wanted}
    missing = [p for p in wanted if not (out / "gambar" / names[p]).exists()]
    for number, png in render_pages(data, missing):
        (out / "gambar" / names[number]).write_bytes(png)
    sizes = page_sizes(data, wanted)
    boxes = marks(view.places, sizes)
    for number in wanted:
        path = out / "gambar" / names[number]
        if path.exists():
            width, height = _png_size(path)
            yield Picture(number, f"../gambar/{path.name}", width, height, tuple(m for m in boxes if m.page == number))


def _png_size(path: Path) -> tuple[int, int]:
    head = path.read_bytes()[16:24]
    return int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")


def _write_officials(tables: Mapping[str, list[Row]], out: Path, pages: _Pages) -> None:
    paths = {d["document_id"]: d["path"] for d in tables["documents"]}
    for official in tables["officials"]:
        key = official["official_id"]
        signatures = [s for s in tables["signatories"] if s["official_id"] == key]
        ids = {key, *(s["signatory_id"] for s in signatures)}
        decisions = [r for r in tables["reconciliations"] if r["record_id"] in ids]
        text = pages.render("official.html", "../", o=official, signatures=signatures, decisions=decisions, paths=paths)
        (out / "pejabat" / f"{key}.html").write_text(text, encoding="utf-8")


def _correction(finding: Row) -> str:
    """Return a line for data/corrections.csv with the right value left to fill in."""
    buffer = io.StringIO()
    row = [finding["table"] or "", finding["record_id"] or "", "", finding["expected"] or "", "value", "", "", "", ""]
    csv.writer(buffer, lineterminator="").writerow(row)
    return buffer.getvalue()


def _plot(rules: Sequence[tuple[str, str, int]]) -> Any:
    """Return a bar chart (SVG, embedded) of the rules with most findings."""
    from markupsafe import Markup, escape

    shown = sorted(rules, key=lambda r: (-r[2], r[0]))[:_PLOT_ROWS]
    if not shown:
        return Markup("")
    most = max(n for _, _, n in shown)
    bars = []
    for i, (rule, severity, n) in enumerate(shown):
        y, width = 8 + i * 24, 4 + 380 * n / most
        bars.append(
            f'<text x="0" y="{y + 13}">{escape(rule[:44])}</text>'
            f'<rect class="{severity}" x="300" y="{y}" width="{width:.1f}" height="16" rx="2"></rect>'
            f'<text x="{304 + width:.1f}" y="{y + 13}">{n}</text>'
        )
    height = 16 + len(shown) * 24
    return Markup(
        f'<svg class="plot" role="img" viewBox="0 0 740 {height}" width="740" style="max-width:100%">{"".join(bars)}</svg>'
    )
