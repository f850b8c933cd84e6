"""The functions for other programs; the package `iku` hands them out. Heavy parts are loaded when a function needs them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.settings import OcrMode, Settings

if TYPE_CHECKING:
    import pandas as pd

    from extractors.model.document import Table
    from normalizers.parsed import Parsed
    from normalizers.regions.wilayah import Wilayah
    from normalizers.regulations.peraturan import Peraturan


@dataclass(frozen=True, slots=True)
class Dataset:
    """The tables of a dataset as pandas DataFrames; what each column holds is told in the data dictionary (docs/dataset.md).

    Whole numbers stay whole where some are absent (Int32), dates are `datetime.date`, lists are Python lists.
    """

    documents: pd.DataFrame
    indicators: pd.DataFrame
    targets: pd.DataFrame
    signatories: pd.DataFrame
    officials: pd.DataFrame
    legal_basis: pd.DataFrame
    regulations: pd.DataFrame
    profile: pd.DataFrame
    reconciliations: pd.DataFrame
    findings: pd.DataFrame
    checks: pd.DataFrame
    evidence: pd.DataFrame

    def __iter__(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Yield (name, table) of each table."""
        return iter((f.name, getattr(self, f.name)) for f in fields(self))


@dataclass(frozen=True, slots=True)
class Citation:
    """A regulation that a text names. `span`: its first and last character in the text, None where lines were joined.

    `regulation` is None where its kind is not understood. `known`: whether the reference list knows it; `title`: what the
    list says it is about. `notes`: codes of what was repaired or doubted.
    """

    text: str
    span: tuple[int, int] | None
    regulation: Peraturan | None
    regulation_id: str | None
    known: bool
    title: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How two names of persons agree: `level` from 0 (surest) to 7 (different), `score` 0..1, the reason in words."""

    same_person: bool
    level: int
    score: float
    reason_id: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table as printed: its first row and column (0-based), its text with single blanks, what it spans."""

    row: int
    col: int
    text: str
    row_span: int
    col_span: int


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as printed, of whatever content: cells with words, in reading order.

    `box`: x0, top, x1, bottom in points from the top left of its page; None, as `page` is, where a format has no pages.
    `ruled`: drawn with rulings, or named as a table by the file; False: told by the places of its words.
    """

    page: int | None
    box: tuple[float, float, float, float] | None
    n_rows: int
    n_cols: int
    ruled: bool
    cells: tuple[TableCell, ...]

    def rows(self) -> list[list[str]]:
        """Return the texts row by row, blank where nothing stands; what spans stands once, at its first row and column."""
        texts = [[""] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            texts[cell.row][cell.col] = cell.text
        return texts


def load_dataset(path: str | Path) -> Dataset:
    """Return the tables of a dataset folder. FileNotFoundError where a table is missing."""
    from pipeline.dataset.read import read_frame

    return Dataset(**{f.name: read_frame(Path(path), f.name) for f in fields(Dataset)})


def read(path: str | Path, *, ocr: OcrMode = "auto") -> Dataset:
    """Return what one file gives. FileNotFoundError without the file.

    A file that cannot be read gives a row in `documents` whose `status` is "failed", with `error_message`. `ocr`: "auto"
    reads pages without usable text from their pictures, "off" none, "force" all.
    """
    import shutil

    file = Path(path)
    with tempfile.TemporaryDirectory(prefix="iku-read-") as folder:
        raw = Path(folder) / "raw"
        raw.mkdir()
        shutil.copyfile(file, raw / file.name)
        return _run(raw, Path(folder) / "out", ocr, 1, None)


def read_tables(path: str | Path, *, ocr: OcrMode = "off") -> list[PageTable]:
    """Return every table of a file, in reading order, with rulings or without: no label is needed and none is understood.

    FileNotFoundError without the file, ValueError with the code of the reason where it cannot be read. `ocr`: as for `read`.
    The file is read in this process, without the limits that a run sets.
    """
    from extractors.model.errors import UnreadableDocument
    from extractors.page.aligned.grids import tables_of
    from extractors.readers import read_document

    try:
        document = read_document(Path(path).read_bytes(), ocr=ocr)
    except UnreadableDocument as error:
        raise ValueError(error.code) from error
    return [_page_table(table) for page in document.pages for table in tables_of(page)]


def _page_table(table: Table) -> PageTable:
    filled = sorted((cell for cell in table.cells if cell.text), key=lambda cell: (cell.row, cell.col))
    cells = tuple(TableCell(c.row, c.col, c.text, c.row_span, c.col_span) for c in filled)
    box = table.place.box
    corners = (box.x0, box.top, box.x1, box.bottom) if box is not None else None
    return PageTable(table.page, corners, table.n_rows, table.n_cols, table.ruled, cells)


def extract(
    folder: str | Path,
    out: str | Path | None = None,
    *,
    ocr: OcrMode = "auto",
    workers: int = 1,
    corrections: str | Path | None = None,
) -> Dataset:
    """Read every file of a folder and return the dataset, which is also written to `out` where one is named.

    Names, regulations and series are compared over all files. `corrections`: a CSV or XLSX file. NotADirectoryError
    where there is no such folder. On Windows and macOS call it below `if __name__ == "__main__":`, as it starts processes.
    """
    raw = Path(folder)
    if not raw.is_dir():
        raise NotADirectoryError(raw)
    human = Path(corrections) if corrections is not None else None
    if out is not None:
        return _run(raw, Path(out), ocr, workers, human)
    with tempfile.TemporaryDirectory(prefix="iku-extract-") as place:
        return _run(raw, Path(place) / "out", ocr, workers, human)


def _run(raw: Path, out: Path, ocr: OcrMode, workers: int, corrections: Path | None) -> Dataset:
    from pipeline.run.run import run

    run(Settings(raw, out, corrections or out.parent / "no-corrections.csv", workers, False, ocr))
    return load_dataset(out)


def find_citations(text: str) -> list[Citation]:
    """Return every regulation that a text names, in lists and in sentences, in the order in which they stand."""
    from extractors.legal.citations import find_legal
    from extractors.readers import read_document
    from normalizers.regulations.peraturan import parse_peraturan

    if not text.strip():
        return []
    legal = find_legal(read_document(text.encode("utf-8")))
    named = [item.text.text for item in legal.items] + [cited.text.text for cited in legal.cited]
    after: dict[str, int] = {}  # where to look for a citation that is printed again
    found = []
    for part in named:
        span = _span(part, text, after.get(part, 0))
        after[part] = span[1] if span is not None else 0
        found.append(_citation(part, span, parse_peraturan(part)))
    return sorted(found, key=lambda c: c.span or (len(text), len(text)))


def _citation(text: str, span: tuple[int, int] | None, parsed: Parsed[Peraturan]) -> Citation:
    from normalizers.regulations.reference import title_of

    regulation = parsed.value
    key = regulation.regulation_id if regulation is not None else None
    title = title_of(key) if key is not None else None
    return Citation(text, span, regulation, key, title is not None, title, parsed.notes)


def _span(part: str, text: str, start: int) -> tuple[int, int] | None:
    """Return where the words of a part stand in a text from `start` on, however they are spaced."""
    match = re.compile(r"\s+".join(map(re.escape, part.split()))).search(text, start)
    return match.span() if match is not None else None


def compare_names(a: str, b: str, *, same_nip: bool | None = None) -> NameComparison:
    """Return whether two names of persons, with or without titles, may be one person's, and why.

    `same_nip`: whether their NIPs are the same, None where one is not known.
    """
    from normalizers.persons.comparison import compare_names as compare
    from normalizers.persons.comparison import explain, same_person
    from normalizers.persons.names import parse_name

    left, right = parse_name(a).value, parse_name(b).value
    if left is None or right is None:
        return NameComparison(False, 7, 0.0, "bukan nama", "not a name")
    found = compare(left, right, same_nip=same_nip)
    return NameComparison(same_person(found), int(found.level), found.score, explain(found, "id"), explain(found, "en"))


def find_region(text: str) -> Parsed[Wilayah]:
    """Return the kecamatan, kabupaten or kota, and province that a letterhead or address names.

    The value is None where none is named or where the names contradict each other: nothing is guessed.
    """
    from normalizers.regions.wilayah import Hint, find_regions

    return find_regions([Hint("letterhead", line) for line in text.splitlines() if line.strip()])
