"""The fields that an indicator row prints, declared once: how each is understood, and where it goes.

From these come the record's readings, its columns, evidence, decisions, the comparison of body and annex, and what the
report shows. A field is named as its section in reference/labels.toml, which lists the headers that stand for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from normalizers.choices import choices_of
from normalizers.formula.parse import Formula, parse_formula
from normalizers.lexicon import part_glued
from normalizers.parsed import Parsed
from normalizers.satuan import parse_satuan
from normalizers.target import parse_target
from normalizers.text import squeeze
from normalizers.unit_list import parse_penanggung_jawab, parse_sumber_data
from pipeline.reading import as_printed

Value = Callable[[Any], object]  # what a column takes of a value; given None where nothing was understood


@dataclass(frozen=True, slots=True)
class PrintedField:
    """A field that an indicator row prints.

    `parse`: what its text means. `raw`: the column of the printed text. `values`: the columns of what was understood.
    `decided`: of these, column -> text of the value, whose difference from what is printed is a decision. `rejoined`:
    words that a narrow column broke are joined first. `numbered`: marks round a number are cut ("1." is 1). `compared`:
    two printings of a row are compared in it. `shown`: the report lists it; `title`: in Indonesian and English.
    """

    name: str
    title: tuple[str, str]
    raw: str
    parse: Callable[[str], Parsed[Any]] = as_printed
    values: Mapping[str, Value] = field(default_factory=dict)
    decided: Mapping[str, Callable[[Any], str | None]] = field(default_factory=dict)
    rejoined: bool = True
    numbered: bool = False
    compared: bool = False
    shown: bool = True

    def corrected(self, column: str, before: Any, text: str) -> Any:
        """Return the value with what a person wrote for one of its columns ("" takes it away); `before`: the value so far."""
        if self.name == "formula":
            attribute_name = column.removeprefix("formula_")
            part: Any = float(text.replace(",", ".")) if text and attribute_name == "multiplier" else text or None
            blank = before if before is not None else Formula("none")
            return replace(blank, **{attribute_name: part if part is not None or attribute_name != "kind" else "none"})
        return self.parse(text).value if text else None


def parse_statement(text: str) -> Parsed[str]:
    """Return a sentence as it is meant: blanks squeezed, end marks cut, words that a lost blank glued parted."""
    printed = squeeze(text).rstrip(" .;,")
    parted = part_glued(printed)
    return as_printed(printed) if parted == printed else Parsed(parted, ("blank_restored",))


def parse_choice(text: str) -> Parsed[str]:
    """Return the choice that is ticked in a cell that offers several; any other text as a statement.

    Notes: as `Choices.note`; nothing is chosen where none or several are ticked.
    """
    offered = choices_of(text)
    if offered is None:
        return parse_statement(text)
    return Parsed(parse_statement(offered.one).value if offered.one else None, (offered.note,))


def itself(value: Any) -> Any:
    """Return a value as it is."""
    return value


def listed(value: tuple[str, ...] | None) -> list[str] | None:
    """Return a tuple as a list."""
    return list(value) if value is not None else None


def joined(value: tuple[str, ...] | None) -> str | None:
    """Return the items of a list as one text."""
    return "; ".join(value) if value else None


def exact(number: float | None) -> str | None:
    """Return a number with all its digits: 12317066.0 is "12317066", 0.835 is "0.835"."""
    if number is None:
        return None
    return str(int(number)) if number == int(number) and abs(number) < 1e16 else repr(number)


def attribute(name: str, otherwise: object = None) -> Value:
    """Return what takes an attribute of a value, or `otherwise` where there is no value."""
    return lambda value: getattr(value, name) if value is not None else otherwise


def _target_number(target: Any) -> str | None:
    return exact(target.value) if target is not None else None


PRINTED: tuple[PrintedField, ...] = (
    PrintedField("no", ("Nomor", "Number"), "no", rejoined=False, numbered=True, shown=False),
    PrintedField("sub_no", ("Nomor indikator", "Number of the indicator"), "sub_no", rejoined=False, numbered=True, shown=False),
    PrintedField("kode", ("Kode", "Code"), "kode", rejoined=False),
    PrintedField("tujuan", ("Tujuan", "Aim"), "tujuan_raw", parse_statement),
    PrintedField(
        "sasaran", ("Sasaran", "Goal"), "sasaran_raw", parse_statement, {"sasaran": itself}, {"sasaran": itself}, compared=True
    ),
    PrintedField(
        "indikator", ("Indikator", "Indicator"), "indikator_raw", parse_statement, {"indikator": itself},
        {"indikator": itself}, compared=True, shown=False,
    ),
    PrintedField("parent", ("Judul kelompok", "Group heading"), "parent_raw", parse_statement),
    PrintedField("program", ("Program atau kegiatan", "Programme or activity"), "program_raw", parse_statement),
    PrintedField("definisi", ("Definisi", "Definition"), "definisi_raw", parse_statement),
    PrintedField("alasan", ("Alasan", "Reason"), "alasan_raw", parse_statement),
    PrintedField(
        "formula", ("Formula", "Formula"), "formula_raw", parse_formula,
        {
            "formula_kind": attribute("kind", "none"), "formula_numerator": attribute("numerator"),
            "formula_denominator": attribute("denominator"), "formula_multiplier": attribute("multiplier"),
        }, compared=True,
    ),
    PrintedField(
        "satuan", ("Satuan", "Unit"), "satuan_raw", parse_satuan, {"satuan": itself}, {"satuan": itself}, compared=True
    ),
    PrintedField("baseline", ("Kondisi awal", "Baseline"), "baseline_raw", parse_target, rejoined=False),
    PrintedField(
        "target", ("Target", "Target"), "target_raw", parse_target, {"target_value": attribute("value")},
        {"target_value": _target_number}, rejoined=False, compared=True,
    ),
    PrintedField("persen_capaian", ("Persen capaian", "Percent achieved"), "persen_capaian_raw", parse_statement),
    PrintedField("tipe_perhitungan", ("Tipe perhitungan", "Kind of calculation"), "tipe_perhitungan", parse_choice),
    PrintedField("polaritas", ("Polaritas", "Polarity"), "polaritas", parse_choice),
    PrintedField("frekuensi", ("Frekuensi", "Frequency"), "frekuensi", parse_choice),
    PrintedField(
        "sumber_data", ("Sumber data", "Data source"), "sumber_data_raw", parse_sumber_data, {"sumber_data": listed},
        {"sumber_data": joined}, compared=True,
    ),
    PrintedField(
        "penanggung_jawab", ("Penanggung jawab", "Owner"), "penanggung_jawab_raw", parse_penanggung_jawab,
        {"penanggung_jawab": listed}, {"penanggung_jawab": joined}, compared=True,
    ),
    PrintedField("keterangan", ("Keterangan", "Remark"), "keterangan_raw", parse_statement),
)  # fmt: skip

# Columns whose printed words stand in `evidence` under the name of another field.
_PLACED_AS: Mapping[tuple[str, str], str] = {
    ("documents", "year_start"): "years", ("documents", "year_end"): "years", ("documents", "kind"): "title",
    ("signatories", "titles_front"): "name", ("signatories", "titles_back"): "name",
    ("signatories", "golongan"): "pangkat", ("signatories", "jabatan_status"): "jabatan",
    ("legal_basis", "reg_type"): "raw", ("legal_basis", "issuer"): "raw",
} | {("indicators", column): declared.name for declared in PRINTED for column in declared.values}  # fmt: skip


def field_of(table: str, column: str) -> str:
    """Return the field under which the printed words of a column stand in `evidence`: mostly the column's own name."""
    return _PLACED_AS.get((table, column), column)


# Fields that no header stands for: told by their place in a cell or table.
BY_PLACE = ("sub_no", "parent", "program")
# Sections of reference/labels.toml that are no field of a row: where what stands under them goes.
ELSEWHERE: Mapping[str, str] = {"realisasi": "targets, kind realisasi"}
