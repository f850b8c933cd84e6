"""The tables of indicators and of their values by year; what a row prints is declared in printed.py."""

from __future__ import annotations

from pipeline.fields.column import Column, Table
from pipeline.fields.printed import PRINTED
from pipeline.fields.printed_field import PrintedField
from pipeline.fields.repeated import DOCUMENT_ID, INDICATOR_ID, PLACE, SATUAN, YEAR

_NUMBERS = ("no", "sub_no", "kode")  # printed fields that stand before whose row it is


def _in_order() -> list[PrintedField]:
    """Return the printed fields in the order of their columns."""
    fields = [field for field in PRINTED if not field.behind]
    for field in PRINTED:
        if field.behind:
            at = [one.name for one in fields].index(field.behind)
            fields.insert(at + 1, field)
    return fields


INDICATORS = Table(
    "indicators",
    key=("indicator_id",),
    title_id="Indikator",
    title_en="Indicators",
    count_id="{n} baris tabel indikator",
    count_en="{n} rows",
    about_id="Satu baris tabel indikator seperti tercetak",
    about_en="One row of an indicator table as printed",
    foreign=(("document_id", "documents", "document_id"),),
    columns=(
        INDICATOR_ID,
        DOCUMENT_ID,
        Column("table_no", "int32", "Tabel", "Nomor tabel dalam dokumen", "Number of the table within the document"),
        Column("row_no", "int32", "Baris", "Urutan baca dalam dokumen", "Reading order within the document"),
        *(column for field in _in_order() if field.name in _NUMBERS for column in field.columns),
        Column(
            "level",
            "string",
            "Tingkat",
            "Tingkat indikator (dari tabel atau kode): tujuan, sasaran, program, kegiatan, sub_kegiatan; atau kosong",
            "Of what it is an indicator (by table or code): tujuan, sasaran, program, kegiatan, sub_kegiatan; or null",
        ),
        Column("unit_name", "string", "Unit kerja", "Unit kerja pemilik tabel", "Office whose table it is"),
        *(column for field in _in_order() if field.name not in _NUMBERS for column in field.columns),
        Column(
            "indicator_group_id",
            "string",
            "ID kelompok indikator",
            "Indikator yang sama di berbagai dokumen",
            "The same indicator across documents",
        ),
        Column(
            "duplicate_of",
            "string",
            "Cetakan ulang dari",
            "indicator_id cetakan pertama baris yang sama",
            "indicator_id of the first printing of the same row",
        ),
        *PLACE,
        Column(
            "doubts",
            "list<string>",
            "Yang meragukan",
            "Kode alasan mengapa baris mungkin salah dibaca",
            "Codes of why the row may be read wrongly",
        ),
    ),
)

TARGETS = Table(
    "targets",
    key=("indicator_id", "year", "period", "kind"),
    title_id="Target per tahun",
    title_en="Targets by year",
    count_id="{n} nilai",
    count_en="{n} values",
    about_id="Satu nilai sebuah indikator untuk satu tahun",
    about_en="One value of an indicator for one year",
    foreign=(("indicator_id", "indicators", "indicator_id"),),
    unique=False,
    columns=(
        INDICATOR_ID,
        DOCUMENT_ID,
        YEAR,
        Column(
            "period",
            "string",
            "Periode",
            "Bagian tahun: TW1..TW4, S1, S2, B01..B12; kosong untuk setahun penuh",
            "Part of the year: TW1..TW4, S1, S2, B01..B12; null for the whole year",
        ),
        Column("kind", "string", "Jenis nilai", "target, baseline, atau realisasi", "target, baseline or realisasi"),
        Column("value_raw", "string", "Nilai (tercetak)", "Nilai, seperti tercetak", "Value, as printed"),
        Column("value", "float64", "Nilai", "Nilai sebagai angka", "Value as a number", unit="see satuan"),
        SATUAN,
    ),
)
