"""The sheets of the workbook as frames: which columns, in which order, in whose words; nothing is drawn here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

from pipeline.outputs.accusing import DOUBT, SEVERITIES
from pipeline.outputs.export.cells import as_text, is_absent, printable
from pipeline.outputs.export.file_labels import label_files
from pipeline.outputs.words import column_in_words, doubt_in_words, in_words
from pipeline.settings import Lang

_YES: Mapping[Lang, tuple[str, str]] = {"id": ("ya", "tidak"), "en": ("yes", "no")}
_AS_THEY_ARE = ("int", "year", "page", "number", "percent", "date")
_NARROW, _WIDE_TECHNICAL = 12, 24
_MADE = ("file_label", "targets", "found_short", "expected_short", "level")  # columns of no table
_REPEATED = ("office", "file_label")
_MOST_PRINTED = 160  # characters of what a finding points at; the whole text stands beside it


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its title, its width in characters, what it holds (see sheets.toml), its name in the dataset."""

    title: str
    width: float
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows as they are shown. Of the columns the first `printed` are printed, those from `folded` on are folded.

    `links`: for each row the page of the report it leads to ("" where there is none). `table`: of the dataset, or what
    meanings of columns are found by. `paper`: printed; all other sheets are for the screen. `repeated`: columns that say
    the same in many rows below each other.
    """

    title: str
    about: str
    frame: pd.DataFrame
    columns: tuple[Column, ...]
    printed: int
    folded: int
    technical: bool = False
    links: tuple[str, ...] = ()
    table: str = ""
    paper: bool = False
    repeated: tuple[str, ...] = ()


@cache
def _layout() -> Sequence[Mapping[str, Any]]:
    return tuple(_declared()["sheet"])


@cache
def _declared() -> Mapping[str, Any]:
    return tomllib.loads(files("pipeline.outputs.export").joinpath("sheets.toml").read_text(encoding="utf-8"))


def letter_widths() -> Mapping[str, str]:
    """Return the letters of the workbook's font by their width in hundredths of its size."""
    return dict(_declared()["letters"])


def meaning_of(table: str, column: str, dictionary: Mapping[str, tuple[str, str]], lang: Lang) -> str:
    """Return what a column of a sheet holds: as declared for the workbook, else as the dictionary of its table says; or ""."""
    declared = _declared()["meaning"]
    found = declared.get(f"{table}.{column}") or declared.get(column) or dictionary.get(column) or ("", "")
    return str(found[0 if lang == "id" else 1])


def make_sheets(tables: Mapping[str, pd.DataFrame], lang: Lang) -> list[Sheet]:
    """Return a sheet for each table of the dataset, those for people first; a column that nobody named stands at the end."""
    return [
        _sheet(layout, with_office(tables, layout["table"], lang), lang)
        for layout in _layout()
        if layout["table"] in tables
    ]


def with_office(tables: Mapping[str, pd.DataFrame], name: str, lang: Lang) -> pd.DataFrame:
    """Return a table with office and file of each row, and with what is made for paper: short texts, targets in one."""
    documents = tables["documents"].drop_duplicates("document_id").set_index("document_id")
    frame = _all_targets(tables, documents) if name == "targets" else tables[name].copy()
    offices = documents["institution"].fillna(documents["institution_raw"])
    key = frame["document_id"] if "document_id" in frame else _document_of(frame)
    if key is not None and name != "officials":
        frame["office"] = key.map(offices)
        if name == "evidence":
            frame["file"] = key.map(documents["path"])
        elif "path" not in frame:
            frame["path"] = key.map(documents["path"])
    if "path" in frame:
        frame["file_label"] = frame["path"].map(label_files(sorted(set(tables["documents"]["path"]))))
    if name == "indicators":
        frame["targets"] = _targets_in_one(frame, tables["targets"], lang)
    if name == "targets":
        rows = tables["indicators"].drop_duplicates("indicator_id").set_index("indicator_id")
        for column in ("page", "indikator_raw", "row_no"):
            frame[column] = frame["indicator_id"].map(rows[column])
    if name == "findings":
        frame["rank"] = frame["severity"].map({s: at for at, s in enumerate(SEVERITIES)})
        doubted = frame["source"] == "reader" if "source" in frame else pd.Series(False, index=frame.index)
        frame["level"] = [
            in_words(DOUBT, "finding_kind", lang) if d else in_words(s, "severity", lang)
            for d, s in zip(doubted, frame["severity"], strict=True)
        ]
        for column in ("found", "expected"):
            frame[f"{column}_short"] = frame[column].map(_cut, na_action="ignore")
    return frame


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_PRINTED else text[:_MOST_PRINTED].rsplit(" ", 1)[0] + " …"


def _targets_in_one(rows: pd.DataFrame, targets: pd.DataFrame, lang: Lang) -> pd.Series:
    """Return the target of each row as printed, or its targets and realisations by year in one text."""
    shown = targets[
        targets["kind"].isin(["target", "realisasi"]) & targets["period"].isna() & targets["value_raw"].notna()
    ]
    told: dict[str, list[str]] = {}
    for key, year, kind, value in zip(*(shown[c] for c in ("indicator_id", "year", "kind", "value_raw")), strict=True):
        head = [] if kind == "target" else [in_words(kind, "kind", lang, table="targets")]
        head += [] if is_absent(year) else [str(year)]
        told.setdefault(key, []).append(": ".join(part for part in (" ".join(head), str(value)) if part))
    texts = [
        "; ".join([*([] if is_absent(alone) else [str(alone)]), *told.get(key, ())]) or None
        for key, alone in zip(rows["indicator_id"], rows["target_raw"], strict=True)
    ]
    return pd.Series(texts, index=rows.index, dtype=object)


def _all_targets(tables: Mapping[str, pd.DataFrame], documents: pd.DataFrame) -> pd.DataFrame:
    """Return the targets under columns of years and those of one column, which have the year of a document of one year."""
    years, rows = tables["targets"], tables["indicators"]
    alone = rows[
        rows["target_raw"].notna() & ~rows["indicator_id"].isin(years.loc[years["kind"] == "target", "indicator_id"])
    ]
    if alone.empty:
        return years.copy()
    start, end = (alone["document_id"].map(documents[name]) for name in ("year_start", "year_end"))
    made = pd.DataFrame({
        "indicator_id": alone["indicator_id"], "document_id": alone["document_id"], "kind": "target",
        "year": start.where(start == end), "value_raw": alone["target_raw"], "value": alone["target_value"],
        "satuan": alone["satuan"],
    })  # fmt: skip
    made = made[[c for c in made if c in years]].astype(
        {c: years[c].dtype for c in made if c in years}, errors="ignore"
    )
    return pd.concat([years, made], ignore_index=True) if len(years) else made.reindex(columns=years.columns)


def _document_of(frame: pd.DataFrame) -> pd.Series | None:
    """Return the document that a row's record id starts with; None for a table of no document's records."""
    return frame["record_id"].str.partition("-")[0] if "record_id" in frame and len(frame) else None


def _sheet(layout: Mapping[str, Any], frame: pd.DataFrame, lang: Lang) -> Sheet:
    at = 0 if lang == "id" else 1
    if "message_id" in frame:
        frame["message"] = frame["message_id" if lang == "id" else "message_en"]
    order = [c for c in layout["order"] if c in frame]
    if order:
        frame = frame.sort_values(order, kind="stable", na_position="last", ignore_index=True)
    named = [_column(c, at) for c in layout["columns"] if c[0] in frame]
    more = [_column(c, at) for c in layout.get("more", ()) if c[0] in frame]
    known = {c.name for c in (*named, *more)} | {"rank", "office", "message", *_MADE}
    rest = [
        Column(n, _NARROW if n.endswith("_no") else _WIDE_TECHNICAL, "text", n)
        for n in map(str, frame)
        if n not in known
    ]
    columns = (*named, *more, *rest)
    shown = pd.DataFrame(
        {c.name: _shown(frame[c.name], c, layout["table"], lang) for c in columns}, columns=[c.name for c in columns]
    )
    return Sheet(
        layout["title"][at], layout["about"][at], shown, columns, len(named), len(named) + len(more),
        bool(layout.get("technical")), _links(frame) if layout["table"] in ("findings", "documents") else (),
        layout["table"], bool(layout.get("paper")), tuple(n for n in _REPEATED if n in shown) if layout.get("paper") else (),
    )  # fmt: skip


def _column(told: Sequence[Any], at: int) -> Column:
    name, width, kind, *titles = told
    return Column(titles[at], float(width), kind, name)


def _shown(values: pd.Series, column: Column, table: str, lang: Lang) -> pd.Series:
    """Return a column as a sheet holds it: whole numbers and dates as such, all else as text a person reads."""
    return pd.Series([_cell(v, column, table, lang) for v in values], index=values.index, dtype=object)


def _cell(value: Any, column: Column, table: str, lang: Lang) -> Any:
    if is_absent(value):
        return None
    if column.kind in _AS_THEY_ARE or (column.kind == "link" and not isinstance(value, str)):
        return value
    if column.kind == "field":
        return column_in_words(str(value), lang)
    if column.kind == "words":
        return in_words(str(value), column.name, lang, table=table)
    if column.kind == "regulation":
        return in_words(str(value), "regulation_kind", lang)
    if column.kind == "doubts":
        return "; ".join(doubt_in_words(str(v), lang) for v in value) or None
    if column.kind == "yes":
        return _YES[lang][0 if value else 1]
    if isinstance(value, bool | int | float):
        return value
    return printable(as_text(value)) or None


def _links(frame: pd.DataFrame) -> tuple[str, ...]:
    """Return for each row the page of the report that shows it, from the report's folder."""
    anchors = frame["finding_id"] if "finding_id" in frame else [""] * len(frame)
    pages = zip(frame["document_id"], anchors, strict=True)
    return tuple(f"dokumen/{key}.html" + (f"#{anchor}" if anchor else "") for key, anchor in pages)
