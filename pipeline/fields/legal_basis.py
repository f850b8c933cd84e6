"""The tables of citations and of the regulations behind them."""

from __future__ import annotations

from pipeline.fields.column import Column, Table
from pipeline.fields.repeated import (
    AS_PRINTED,
    DOCUMENT_ID,
    ISSUER,
    N_DOCUMENTS,
    NUMBER,
    PLACE,
    REG_TYPE,
    REGULATION_ID,
    ROLE,
    TITLE,
    YEAR,
)

LEGAL_BASIS = Table(
    "legal_basis",
    key=("citation_id",),
    title_id="Dasar hukum",
    title_en="Legal basis",
    count_id="{n} rujukan",
    count_en="{n} citations",
    about_id="Satu rujukan peraturan seperti tercetak",
    about_en="One citation of a regulation as printed",
    foreign=(("document_id", "documents", "document_id"), ("regulation_id", "regulations", "regulation_id")),
    columns=(
        Column("citation_id", "string", "ID rujukan", "Pengenal rujukan peraturan", "Identifier of the citation"),
        DOCUMENT_ID,
        ROLE,
        Column(
            "heading_raw", "string", "Judul daftar", "Judul daftar, seperti tercetak", "Heading of the list, as printed"
        ),
        Column("item_no", "int32", "Butir", "Urutan dalam daftar", "Place in the list"),
        AS_PRINTED,
        REG_TYPE,
        ISSUER,
        NUMBER,
        YEAR,
        Column("title_raw", "string", "Judul (tercetak)", "Judul, seperti tercetak", "Title, as printed"),
        TITLE,
        Column(
            "gazettes",
            "list<struct<kind: string, year: int32, number: string>>",
            "Lembaran",
            "Lembaran: jenis, tahun, nomor",
            "Official gazettes: kind, year, number",
        ),
        Column(
            "amendments",
            "list<struct<reg_type: string, number: string, year: int32, title: string>>",
            "Perubahan",
            "Peraturan pengubah menurut rujukan itu",
            "Regulations that changed it, as the citation says",
        ),
        REGULATION_ID,
        *PLACE,
        Column(
            "doubts",
            "list<string>",
            "Yang meragukan",
            "Kode alasan mengapa butir mungkin salah dibaca",
            "Codes of why the item may be read wrongly",
        ),
    ),
)

REGULATIONS = Table(
    "regulations",
    key=("regulation_id",),
    title_id="Peraturan",
    title_en="Regulations",
    count_id="{n} peraturan",
    count_en="{n} regulations",
    about_id="Satu peraturan yang dirujuk",
    about_en="One regulation that is cited",
    foreign=(),
    columns=(
        REGULATION_ID,
        REG_TYPE,
        ISSUER,
        NUMBER,
        YEAR,
        TITLE,
        Column(
            "known",
            "bool",
            "Ada dalam daftar rujukan",
            "Apakah ada dalam daftar rujukan",
            "Whether the reference list knows it",
        ),
        N_DOCUMENTS,
        Column(
            "title_variants",
            "list<struct<title_raw: string, n: int32>>",
            "Judul yang tercetak",
            "Judul-judul yang dipakai untuk merujuknya",
            "Titles under which it is cited",
        ),
    ),
)
