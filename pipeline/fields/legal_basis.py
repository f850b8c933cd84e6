"""The tables of citations and of the regulations behind them."""

from __future__ import annotations

from pipeline.fields.column import DOCUMENT_ID, PLACE, Column, Table

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
        Column("role", "string", "Peran", "Peran", "Role"),
        Column(
            "heading_raw", "string", "Judul daftar", "Judul daftar, seperti tercetak", "Heading of the list, as printed"
        ),
        Column("item_no", "int32", "Butir", "Urutan dalam daftar", "Place in the list"),
        Column("raw", "string", "Tercetak", "Seperti tercetak", "As printed"),
        Column("reg_type", "string", "Jenis peraturan", "Jenis peraturan", "Kind of regulation"),
        Column("issuer", "string", "Penerbit", "Penerbit peraturan", "Who issued it"),
        Column(
            "number",
            "string",
            "Nomor",
            "Nomor; teks kosong bila peraturan itu tidak bernomor (UUD 1945), tidak ada (null) bila nomornya tidak tercetak",
            "Number; empty where the regulation has none (the constitution), missing where none is printed",
        ),
        Column("year", "int32", "Tahun", "Tahun", "Year", unit="year"),
        Column("title_raw", "string", "Judul (tercetak)", "Judul, seperti tercetak", "Title, as printed"),
        Column("title", "string", "Judul", "Judul", "Title"),
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
        Column(
            "regulation_id",
            "string",
            "ID peraturan",
            "Pengenal peraturan menurut jenis, penerbit, nomor, dan tahun",
            "Identifier of the regulation by type, issuer, number and year",
        ),
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
        Column(
            "regulation_id",
            "string",
            "ID peraturan",
            "Pengenal peraturan menurut jenis, penerbit, nomor, dan tahun",
            "Identifier of the regulation by type, issuer, number and year",
        ),
        Column("reg_type", "string", "Jenis peraturan", "Jenis peraturan", "Kind of regulation"),
        Column("issuer", "string", "Penerbit", "Penerbit peraturan", "Who issued it"),
        Column(
            "number",
            "string",
            "Nomor",
            "Nomor; teks kosong bila peraturan itu tidak bernomor (UUD 1945), tidak ada (null) bila nomornya tidak tercetak",
            "Number; empty where the regulation has none (the constitution), missing where none is printed",
        ),
        Column("year", "int32", "Tahun", "Tahun", "Year", unit="year"),
        Column("title", "string", "Judul", "Judul", "Title"),
        Column(
            "known",
            "bool",
            "Ada dalam daftar rujukan",
            "Apakah ada dalam daftar rujukan",
            "Whether the reference list knows it",
        ),
        Column("n_documents", "int32", "Jumlah dokumen", "Jumlah dokumen", "Number of documents", unit="document"),
        Column(
            "title_variants",
            "list<struct<title_raw: string, n: int32>>",
            "Judul yang tercetak",
            "Judul-judul yang dipakai untuk merujuknya",
            "Titles under which it is cited",
        ),
    ),
)
