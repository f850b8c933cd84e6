"""Writes a page an office, and the page on which offices of one kind stand beside each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from pipeline.dataset.read import Row
from pipeline.outputs.offices.cascade import cascade_of
from pipeline.outputs.offices.comparison import by_kind, over_years
from pipeline.outputs.offices.first_page import first_page_of
from pipeline.outputs.offices.lke import asked_of, sheet_of
from pipeline.outputs.offices.offices import Office, offices_of
from pipeline.outputs.offices.smart import LETTERS, goals_of, measures_of
from pipeline.outputs.report.view import rule_of
from pipeline.outputs.words import in_words
from reference.load import read_settings

MARKS = {"shown": "✓", "look": "!", "unsure": "?", "unseen": "–"}


class Pages(Protocol):
    """What renders a template."""

    def render(self, template: str, root: str, **values: Any) -> str:
        """Return a page; `root` leads from it to the report's folder."""


class OfficePages:
    """Writes the pages of offices into a folder, through `write` (path, page)."""

    def __init__(self, pages: Pages, write: Callable[[Path, str], None], folder: Path) -> None:
        self._pages, self._write, self._folder = pages, write, folder
        self._names = {letter: told["text"] for letter, told in read_settings("lke.toml")["smart"].items()}

    def write(self, tables: Mapping[str, list[Row]]) -> None:
        """Write a page an office and their list."""
        offices = offices_of(tables)
        for office in offices:
            self._office(office)
        html = self._pages.render(
            "offices.html", "../", offices=offices, compared=by_kind(offices), letters=LETTERS, letter_names=self._names
        )
        self._write(self._folder / "index.html", html)

    def _office(self, office: Office) -> None:
        measures = measures_of(office)
        years, lines = over_years(office)
        sheet = sheet_of(office)
        kinds = {d["document_id"]: _kind(d) for d in office.documents}
        html = self._pages.render(
            "office.html", "../", office=office, measures=measures, goals=goals_of(measures), asked=asked_of(office),
            sheet=sheet, cascade=cascade_of(office),
            years=years, lines=lines, letters=LETTERS, letter_names=self._names, marks=MARKS,
            first=first_page_of(office, measures, sheet), kinds=kinds, rule_of=rule_of,
            has_formula=any(m.formula for m in measures),
            has_source=any(m.source or m.owner for m in measures),
        )  # fmt: skip
        self._write(self._folder / f"{office.key}.html", html)


def _kind(document: Row) -> tuple[str, str]:
    code = document["kind"] or ""
    return in_words(code, "kind", "id", table="documents"), in_words(code, "kind", "en", table="documents")
