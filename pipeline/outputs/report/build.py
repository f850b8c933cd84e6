"""Writes the report: an overview, a page a document, a page an official; page pictures are drawn once and small."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from pipeline.dataset.read import Row, read_tables
from pipeline.fields.printed import PRINTED
from pipeline.locations import Location
from pipeline.outputs.report.finding_list import list_findings
from pipeline.outputs.report.office_pages import OfficePages
from pipeline.outputs.report.officials import view_officials
from pipeline.outputs.report.overview import view_overview
from pipeline.outputs.report.pictures import Cut, Mark, Picture, cut, marks_on, wanted_pages, write_pictures
from pipeline.outputs.report.plots import plots
from pipeline.outputs.report.redact import Mask
from pipeline.outputs.report.source_files import SourceFile, SourceFiles
from pipeline.outputs.report.text_view import Passage, passages
from pipeline.outputs.report.texts import texts
from pipeline.outputs.report.view import DocumentView, by_record, view_documents
from pipeline.outputs.words import column_in_words, day_in_words, doubt_in_words, share_in_words

_OURS = re.compile(r"[0-9a-f]{16}\.html|o-[0-9a-f]{12}\.html|index\.html|[0-9a-f]{16}-\d+(?:-\w+)?\.(?:png|webp)")
_PATH = 40  # letters of a path on the first page of an office
_WITH_PAGES = ("pdf", "photo")  # formats whose pages can be shown as they are
_FOLDERS = ("dokumen", "pejabat", "instansi", "gambar")


def write_report(
    dataset: Path,
    raw: Path,
    out: Path,
    *,
    lang: str = "id",
    redact: bool = False,
    cache: Location | None = None,
    progress: Callable[[str, int, int], None] = lambda path, done, total: None,
    left_out: Callable[[str, str], None] = lambda page, reason: None,
) -> Path:
    """Write the report of `dataset` (whose files lie in `raw`) to `out`; return its first page.

    `redact` hides names and numbers of persons in the pages and on the pictures, and leaves out the officials' pages.
    `left_out` is told each document's page that could not be shown, with the reason's name; it says so itself.
    `cache`: where the run that made the dataset stored its readings. What an older report left in `out` is taken away.
    FileNotFoundError without dataset.
    """
    tables = read_tables(dataset)
    mask = Mask(tables) if redact else None
    if mask is not None:
        tables = mask.tables(tables)
    for name in (*_FOLDERS, "assets"):
        (out / name).mkdir(parents=True, exist_ok=True)
    with as_file(files("pipeline.outputs.report") / "assets") as assets:
        shutil.copytree(assets, out / "assets", dirs_exist_ok=True)
    pages = _Pages(lang, redacted=redact)
    writer = _Writer(out, pages, mask)
    sources = SourceFiles(raw, dataset, cache)
    paths = {row["document_id"]: row["path"] for row in read_tables(dataset)["documents"]} if redact else {}
    total = len({row["document_id"] for row in tables["documents"]})
    for done, view in enumerate(view_documents(tables, fixes=mask is None), start=1):
        progress(view.document["path"], done, total)
        key = view.document["document_id"]
        source = sources.find({**view.document, "path": paths.get(key, view.document["path"])})
        try:
            writer.document(view, source)
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever one document does, the others are still shown
            writer.left_out(key)
            left_out(f"{key}.html", type(error).__name__)
    writer.officials(tables)
    OfficePages(pages, writer.write, out / "instansi").write(tables)
    writer.overview(tables)
    writer.clear()
    return out / "index.html"


class _Pages:
    """The templates with the texts in both languages."""

    def __init__(self, lang: str, *, redacted: bool) -> None:
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup

        self._lang = lang

        @lru_cache(maxsize=4096)
        def both(id_text: str, en_text: str) -> Markup:
            if id_text == en_text:
                return Markup("{}").format(id_text)
            template = Markup('<span class="t-id" lang="id">{}</span><span class="t-en" lang="en">{}</span>')
            return template.format(id_text, en_text)

        self._env = Environment(
            loader=PackageLoader("pipeline.outputs.report"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
            undefined=StrictUndefined,
        )  # fmt: skip
        self._env.filters["shortened"] = lambda path: path if len(path) <= _PATH else "… " + path[-_PATH:]
        say = texts()
        self._env.globals.update(
            t=say,
            both=both,
            doubt=lambda code: (doubt_in_words(code, "id"), doubt_in_words(code, "en")),
            column=lambda name, table: (
                column_in_words(name, "id", table=table),
                column_in_words(name, "en", table=table),
            ),
            share=lambda value: (share_in_words(value, "id"), share_in_words(value, "en")),
            day=lambda value: (day_in_words(value, "id"), day_in_words(value, "en")),
            redacted=redacted,
            say=lambda key: both(*say.get(key, (key, key))),
            printed=[(declared.raw, declared.title) for declared in PRINTED if declared.shown],
            safe=Markup,
        )

    def render(self, template: str, root: str, **values: Any) -> str:
        """Return a page; `root` leads from it to the report's folder."""
        text: str = self._env.get_template(template).render(root=root, lang=self._lang, **values)
        return text


class _Writer:
    """Writes page after page and remembers them, so that those of an older report can be taken away."""

    def __init__(self, out: Path, pages: _Pages, mask: Mask | None) -> None:
        self._out, self._pages, self._mask = out, pages, mask
        self._kept: set[Path] = set()
        self._drawn: dict[tuple[str, int], Picture] = {}

    def write(self, path: Path, html: str, document: str = "") -> None:
        """Write a page, looked through for names where they are hidden."""
        if self._mask is not None:
            self._mask.check(html, document, path.name)
        path.write_text(html, encoding="utf-8")
        self._kept.add(path)

    def document(self, view: DocumentView, source: SourceFile | None) -> None:
        """Write the page of a document, and its pictures or its text."""
        key = view.document["document_id"]
        pictures = self._pictures(view, source)
        with_findings = [(f.row, f.number, f.places, f.about) for f in view.findings]
        marks = {n: marks_on(p, with_findings) for n, p in pictures.items()}
        html = self._pages.render(
            "document.html", "../", view=view, pictures=pictures, marks=marks, cuts=_cuts(view, pictures),
            passages=self._passages(view, source), by_record=by_record(view.findings), undrawn=_undrawn(view, pictures),
            shown={m.finding for found in marks.values() for m in found},
        )  # fmt: skip
        self.write(self._out / "dokumen" / f"{key}.html", html, key)

    def left_out(self, key: str) -> None:
        """Write a page that says that a document's page could not be shown."""
        self.write(self._out / "dokumen" / f"{key}.html", self._pages.render("left_out.html", "../"))

    def _pictures(self, view: DocumentView, source: SourceFile | None) -> dict[int, Picture]:
        document = view.document
        if source is None or document["format"] not in _WITH_PAGES:
            return {}
        hide = partial(self._mask.boxes, document["document_id"]) if self._mask is not None else None
        folder = self._out / "gambar"
        made = write_pictures(
            source, document["document_id"], wanted_pages(*view.pages), folder, scanned=view.scanned, hide=hide
        )
        self._kept |= {folder / Path(p.src).name for p in made.values()}
        self._drawn |= {(document["document_id"], number): picture for number, picture in made.items()}
        return made

    def _passages(self, view: DocumentView, source: SourceFile | None) -> tuple[Passage, ...]:
        if source is None or source.document is None or view.document["format"] in _WITH_PAGES:
            return ()
        mask, document = self._mask, view.document["document_id"]
        return passages(
            source.document, view.findings, lambda text: mask.spans(text, document) if mask is not None else ()
        )

    def officials(self, tables: Mapping[str, list[Row]]) -> None:
        """Write a page an official and their list; none where names are hidden."""
        if self._mask is not None:
            return
        paths = {d["document_id"]: d["path"] for d in tables["documents"]}
        for view in view_officials(tables):
            signed = {s["signatory_id"]: s for v in view.spellings for s in v.signatures}
            cuts = {
                key: cut(self._drawn[s["document_id"], s["page"]], {key: s["bbox"]}, head=14.0)
                for key, s in signed.items()
                if s["bbox"] and (s["document_id"], s["page"]) in self._drawn
            }
            html = self._pages.render("official.html", "../", view=view, paths=paths, cuts=cuts)
            self.write(self._out / "pejabat" / f"{view.official['official_id']}.html", html)
        listed = sorted(tables["officials"], key=lambda o: (o["name"] or "", o["official_id"]))
        html = self._pages.render("officials.html", "../", officials=listed)
        self.write(self._out / "pejabat" / "index.html", html)

    def overview(self, tables: Mapping[str, list[Row]]) -> None:
        """Write the first page, and the list of all findings."""
        data = list_findings(tables)
        self.write(self._out / "temuan.html", self._pages.render("findings.html", "", data=data))
        view = view_overview(tables)
        self.write(self._out / "index.html", self._pages.render("index.html", "", view=view, plots=plots(view)))

    def clear(self) -> None:
        """Take away pages and pictures that an older report left: they may show names that are hidden now."""
        for folder in _FOLDERS:
            for path in sorted((self._out / folder).iterdir()):
                if path not in self._kept and _OURS.fullmatch(path.name):
                    path.unlink()


def _cuts(view: DocumentView, pictures: Mapping[int, Picture]) -> list[tuple[Cut | None, list[Row]]]:
    """Return the rows of the tables page by page, each with the part of the picture that shows them."""
    groups: dict[tuple[int, int], list[Row]] = {}
    for row in view.indicators:
        groups.setdefault((row["table_no"], row["page"] or 0), []).append(row)
    found: list[tuple[Cut | None, list[Row]]] = []
    for (_, page), rows in groups.items():
        boxes = {r["indicator_id"]: r["bbox"] for r in rows if r["bbox"]}
        also = [box for r in rows for box in view.boxes(r["indicator_id"], page)]
        found.append((cut(pictures[page], boxes, also=also, edge=0.07) if page in pictures and boxes else None, rows))
    return found


def _undrawn(view: DocumentView, pictures: Mapping[int, Picture]) -> list[int]:
    """Return the pages that findings point at and that have no picture."""
    if not pictures:
        return []
    return sorted(set(view.pages[0]) - pictures.keys())


__all__ = ["Mark", "write_report"]
