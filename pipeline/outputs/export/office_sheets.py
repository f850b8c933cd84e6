"""The sheets of offices in the workbook: indicators by SMART, the evaluation sheet, offices of one kind beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from pipeline.dataset.read import Row
from pipeline.outputs.export.cells import printable
from pipeline.outputs.export.sheets import Column, Sheet
from pipeline.outputs.offices.comparison import by_kind
from pipeline.outputs.offices.lke import asked_of, sheet_of
from pipeline.outputs.offices.offices import Office, offices_of
from pipeline.outputs.offices.smart import LETTERS, measures_of
from pipeline.settings import Lang
from reference.load import read_settings

# title, width, kind, Indonesian, English
_Title = tuple[str, float, str, str, str]
_OFFICE: Sequence[_Title] = (
    ("office", 24, "text", "Instansi", "Office"),
    ("region", 18, "text", "Wilayah", "Region"),
)
_SMART: Sequence[_Title] = (
    *_OFFICE,
    ("goal", 28, "text", "Sasaran", "Goal"),
    ("indicator", 30, "text", "Indikator", "Indicator"),
    ("formula", 32, "text", "Formula", "Formula"),
    ("unit", 9, "text", "Satuan", "Unit"),
    ("baseline", 10, "text", "Kondisi awal", "Baseline"),
    ("path", 22, "text", "Target menurut tahun", "Targets by year"),
    ("source", 18, "text", "Sumber data", "Source"),
    ("owner", 18, "text", "Penanggung jawab", "Owner"),
)
_LKE: Sequence[_Title] = (
    *_OFFICE,
    ("component", 20, "text", "Komponen", "Component"),
    ("id", 7, "text", "No.", "No."),
    ("criterion", 48, "text", "Kriteria", "Criterion"),
    ("state", 16, "text", "Keadaan", "State"),
    ("evidence", 36, "text", "Bukti dalam dokumen", "Evidence in the documents"),
    ("against", 40, "text", "Temuan", "Findings"),
)
_COMPARED: Sequence[_Title] = (
    ("kind", 14, "text", "Jenis instansi", "Kind of office"),
    *_OFFICE,
    ("years", 10, "text", "Tahun", "Years"),
    ("documents", 9, "int", "Dokumen", "Documents"),
    ("indicators", 9, "int", "Indikator", "Indicators"),
    *((letter, 6, "int", letter, letter) for letter in LETTERS),
    ("shown", 9, "int", "LKE tampak", "LKE shown"),
    ("look", 9, "int", "LKE perlu dilihat", "LKE to look at"),
    ("errors", 9, "int", "Kesalahan", "Errors"),
    ("warnings", 9, "int", "Peringatan", "Warnings"),
    ("ask", 60, "text", "Yang perlu diminta", "What to ask for"),
)
_STATES: Mapping[str, tuple[str, str]] = {
    "shown": ("tampak", "shown"), "look": ("perlu dilihat", "look at it"), "unsure": ("program ragu", "reader unsure"),
    "unseen": ("tidak terlihat dalam dokumen ini", "not visible in this document"),
}  # fmt: skip
_ABOUT: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "smart": (("SMART", "SMART"), ("Satu indikator instansi per baris, dengan yang tampak dan yang perlu dilihat menurut SMART",
                                   "An indicator of an office a row, and what shows of SMART")),
    "lke": (("LKE", "LKE"), ("Kriteria PermenPANRB 88/2021: yang tampak dalam dokumen, bukan nilai",
                             "Criteria of PermenPANRB 88/2021: what the documents show; no points")),
    "compared": (("Perbandingan", "Comparison"), ("Instansi sejenis berdampingan", "Offices of one kind beside each other")),
}  # fmt: skip


def office_sheets(tables: Mapping[str, list[Row]], lang: Lang) -> tuple[Sheet, ...]:
    """Return the three sheets; those without a row are left out."""
    at = 0 if lang == "id" else 1
    offices = offices_of(tables)
    names = read_settings("lke.toml")["smart"]
    letters = tuple((x, 8.0, "text", f"{x} {names[x]['text'][0]}", f"{x} {names[x]['text'][1]}") for x in LETTERS)
    made = (
        _sheet("smart", (*_SMART, *letters), list(_smart(offices, at)), at),
        _sheet("lke", _LKE, list(_criteria(offices, at)), at),
        _sheet("compared", _COMPARED, list(_compare(offices, at)), at),
    )
    return tuple(sheet for sheet in made if len(sheet.frame))


def _sheet(name: str, titles: Sequence[_Title], rows: list[tuple[object, ...]], at: int) -> Sheet:
    title, about = (both[at] for both in _ABOUT[name])
    columns = tuple(Column(t[4] if at else t[3], t[1], t[2], t[0]) for t in titles)
    cells = [[printable(value) if isinstance(value, str) else value for value in row] for row in rows]
    frame = pd.DataFrame(cells, columns=[c.name for c in columns], dtype=object).replace("", None)
    return Sheet(title, about, frame, columns, len(columns), len(columns), table=name, paper=name == "compared")


def _smart(offices: Sequence[Office], at: int) -> Iterator[tuple[object, ...]]:
    for office in offices:
        for m in measures_of(office):
            states = (_STATES[state][at] if state != "unseen" else "–" for state in m.states)
            facts = ("; ".join(m.goals), m.text, m.formula, m.unit, m.baseline, m.path, m.source, m.owner)
            yield office.name or office.documents[0]["path"], office.region, *facts, *states


def _criteria(offices: Sequence[Office], at: int) -> Iterator[tuple[object, ...]]:
    for office in (o for o in offices if o.indicators):
        for line in sheet_of(office):
            texts = ("\n".join(text[at] for text in found) for found in (line.evidence, line.against))
            state = _STATES[line.state][at]
            yield (
                office.name or office.documents[0]["path"],
                office.region,
                f"{line.id[0]}. {line.component[at]}",
                line.id,
                line.text[at],
                state,
                *texts,
            )


def _compare(offices: Sequence[Office], at: int) -> Iterator[tuple[object, ...]]:
    for kind, found in by_kind(offices).items():
        for c in found:
            years = (
                "–".join(str(y) for y in dict.fromkeys((c.office.years[0], c.office.years[-1])))
                if c.office.years
                else ""
            )
            counts = (
                c.n_documents,
                c.n_indicators,
                *c.letters,
                c.criteria_shown,
                c.criteria_to_look,
                c.errors,
                c.warnings,
            )
            yield (
                kind,
                c.office.name,
                c.office.region,
                years,
                *counts,
                "\n".join(text[at] for text in asked_of(c.office)),
            )
