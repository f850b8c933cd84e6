"""The fields that an indicator row prints, declared once: how each is understood, and where it goes.

From these come the record's readings, its columns, evidence, decisions, the comparison of body and annex, and what the
report shows. A field is named as its section in reference/labels.toml, which lists the headers that stand for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from normalizers.formula.parse import parse_formula
from normalizers.unit_list import parse_penanggung_jawab, parse_sumber_data
from normalizers.values.satuan import parse_satuan
from normalizers.values.target import parse_target
from pipeline.fields.column import Column
from pipeline.fields.printed_field import (
    Meaning,
    PrintedField,
    attribute,
    itself,
    joined,
    listed,
    parse_choice,
    parse_statement,
    target_number,
)
from pipeline.fields.repeated import SATUAN

PRINTED: tuple[PrintedField, ...] = (
    PrintedField(
        "no", ("Nomor", "Number"),
        Column("no", "string", "No.", "Nomor sasaran seperti tercetak", "Number of the goal as printed"), rejoined=False,
        numbered=True, shown=False,
    ),
    PrintedField(
        "sub_no", ("Nomor indikator", "Number of the indicator"),
        Column("sub_no", "string", "No. indikator", "Nomor indikator seperti tercetak", "Number of the indicator as printed"),
        rejoined=False, numbered=True, shown=False,
    ),
    PrintedField(
        "kode", ("Kode", "Code"),
        Column(
            "kode", "string", "Kode", 'Kode indikator seperti tercetak ("IKU 1.1")',
            'Code of the indicator as printed ("IKU 1.1")',
        ),
        rejoined=False,
    ),
    PrintedField(
        "tujuan", ("Tujuan", "Aim"), Column("tujuan_raw", "string", "Tujuan", "Tujuan, seperti tercetak", "Aim, as printed"),
        parse_statement,
    ),
    PrintedField(
        "sasaran", ("Sasaran", "Goal"),
        Column("sasaran_raw", "string", "Sasaran (tercetak)", "Sasaran, seperti tercetak", "Goal, as printed"), parse_statement,
        (Meaning(Column("sasaran", "string", "Sasaran", "Sasaran, dibakukan", "Goal, normalised"), itself, itself),),
        compared=True,
    ),
    PrintedField(
        "indikator", ("Indikator", "Indicator"),
        Column("indikator_raw", "string", "Indikator (tercetak)", "Indikator, seperti tercetak", "Indicator, as printed"),
        parse_statement,
        (Meaning(Column("indikator", "string", "Indikator", "Indikator, dibakukan", "Indicator, normalised"), itself, itself),),
        compared=True, shown=False,
    ),
    PrintedField(
        "parent", ("Judul kelompok", "Group heading"),
        Column(
            "parent_raw", "string", "Judul kelompok", "Judul di atas beberapa butir indikator dalam satu sel, seperti tercetak",
            "Heading over several items of one cell, as printed",
        ),
        parse_statement, behind="sasaran",
    ),
    PrintedField(
        "program", ("Program atau kegiatan", "Programme or activity"),
        Column(
            "program_raw", "string", "Program atau kegiatan",
            "Program, kegiatan, atau sub kegiatan pada baris itu, seperti tercetak (dari beberapa kolom yang terakhir)",
            "Programme, activity or sub-activity in the row, as printed (of several columns the last)",
        ),
        parse_statement, behind="parent",
    ),
    PrintedField(
        "definisi", ("Definisi", "Definition"),
        Column("definisi_raw", "string", "Definisi", "Definisi, seperti tercetak", "Definition, as printed"), parse_statement,
    ),
    PrintedField(
        "alasan", ("Alasan", "Reason"),
        Column(
            "alasan_raw", "string", "Alasan pemilihan", "Alasan pemilihan, seperti tercetak", "Reason for the choice, as printed",
        ),
        parse_statement,
    ),
    PrintedField(
        "formula", ("Formula", "Formula"),
        Column("formula_raw", "string", "Formula", "Formula dalam urutan baca orang", "Formula in a person's reading order"),
        parse_formula,
        (
            Meaning(
                Column(
                    "formula_kind", "string", "Jenis formula",
                    "Jenis formula: ratio, growth, sum, average, index, score, count, text, none",
                    "ratio, growth, sum, average, index, score, count, text or none",
                ),
                attribute("kind", "none"),
            ),
            Meaning(
                Column("formula_numerator", "string", "Pembilang", "Pembilang seperti tercetak", "Numerator as printed"),
                attribute("numerator"),
            ),
            Meaning(
                Column("formula_denominator", "string", "Penyebut", "Penyebut seperti tercetak", "Denominator as printed"),
                attribute("denominator"),
            ),
            Meaning(
                Column(
                    "formula_multiplier", "float64", "Pengali", "Pengali formula (100 untuk persen)",
                    "Factor of the formula (100 for percent)",
                ),
                attribute("multiplier"),
            ),
        ),
        compared=True,
    ),
    PrintedField(
        "satuan", ("Satuan", "Unit"),
        Column("satuan_raw", "string", "Satuan (tercetak)", "Satuan, seperti tercetak", "Unit, as printed"), parse_satuan,
        (Meaning(SATUAN, itself, itself),), compared=True,
    ),
    PrintedField(
        "baseline", ("Kondisi awal", "Baseline"),
        Column("baseline_raw", "string", "Kondisi awal", "Kondisi awal, seperti tercetak", "Baseline, as printed"), parse_target,
        rejoined=False, behind="target",
    ),
    PrintedField(
        "target", ("Target", "Target"),
        Column("target_raw", "string", "Target (tercetak)", "Target, seperti tercetak", "Target, as printed"), parse_target,
        (
            Meaning(
                Column("target_value", "float64", "Target", "Target sebagai angka", "Target as a number", unit="see satuan"),
                attribute("value"), target_number,
            ),
        ),
        rejoined=False, compared=True,
    ),
    PrintedField(
        "persen_capaian", ("Persen capaian", "Percent achieved"),
        Column(
            "persen_capaian_raw", "string", "Persen capaian", "Persentase capaian, seperti tercetak",
            "Share of the target that was reached, as printed",
        ),
        parse_statement, behind="keterangan",
    ),
    PrintedField(
        "tipe_perhitungan", ("Tipe perhitungan", "Kind of calculation"),
        Column(
            "tipe_perhitungan", "string", "Tipe perhitungan", "Tipe perhitungan, seperti tercetak",
            "Type of calculation, as printed",
        ),
        parse_choice,
    ),
    PrintedField(
        "polaritas", ("Polaritas", "Polarity"),
        Column("polaritas", "string", "Polaritas", "Arah nilai yang baik, seperti tercetak", "Which way is better, as printed"),
        parse_choice,
    ),
    PrintedField(
        "frekuensi", ("Frekuensi", "Frequency"),
        Column(
            "frekuensi", "string", "Frekuensi", "Frekuensi pengukuran, seperti tercetak", "How often it is measured, as printed",
        ),
        parse_choice,
    ),
    PrintedField(
        "sumber_data", ("Sumber data", "Data source"),
        Column(
            "sumber_data_raw", "string", "Sumber data (tercetak)", "Sumber data, seperti tercetak", "Data source, as printed",
        ),
        parse_sumber_data,
        (
            Meaning(
                Column("sumber_data", "list<string>", "Sumber data", "Sumber data satu per satu", "Data sources, one by one"),
                listed, joined,
            ),
        ),
        compared=True,
    ),
    PrintedField(
        "penanggung_jawab", ("Penanggung jawab", "Owner"),
        Column(
            "penanggung_jawab_raw", "string", "Penanggung jawab (tercetak)", "Penanggung jawab, seperti tercetak",
            "Owner, as printed",
        ),
        parse_penanggung_jawab,
        (
            Meaning(
                Column(
                    "penanggung_jawab", "list<string>", "Penanggung jawab", "Penanggung jawab yang dibakukan, satu per satu",
                    "Owners, canonical, one by one",
                ),
                listed, joined,
            ),
        ),
        compared=True,
    ),
    PrintedField(
        "keterangan", ("Keterangan", "Remark"),
        Column("keterangan_raw", "string", "Keterangan", "Keterangan, seperti tercetak", "Remark, as printed"), parse_statement,
    ),
)  # fmt: skip

# Fields without labels of their own: told by their place in a cell or table, `program` by the heads of plans of work.
BY_PLACE = ("sub_no", "parent", "program")
# Sections of reference/labels.toml that are no field of a row: where what stands under them goes.
ELSEWHERE: Mapping[str, str] = {"realisasi": "targets, kind realisasi"}
