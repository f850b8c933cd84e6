"""Columns that several tables have, each declared once."""

from __future__ import annotations

from pipeline.fields.column import Column

PATH = Column(
    "path",
    "string",
    "Berkas",
    "Jalur relatif terhadap folder masukan; pada evidence letak di badan DOCX atau teks",
    "Path relative to the input folder; in evidence the place in a DOCX or text body",
)
TITLE = Column("title", "string", "Judul", "Judul", "Title")
WORDS_CONFIDENCE = Column(
    "confidence",
    "float64",
    "Keyakinan",
    "Seberapa pasti kata-katanya terbaca, 0..1",
    "Confidence of the reader in the words, 0..1",
)
RULE_ID = Column("rule_id", "string", "Aturan", "Aturan", "Rule")
RECORD_TABLE = Column("table", "string", "Tabel", "Tabel baris data", "Table of the record")
RECORD_ID = Column("record_id", "string", "ID baris", "Baris data yang dimaksud", "Record that it belongs to")
PAGE = Column(
    "page",
    "int32",
    "Halaman",
    "Halaman, mulai 1; kosong bila tidak berhalaman",
    "Page, from 1; null without pages",
    unit="page",
)
BBOX = Column(
    "bbox",
    "list<float64>",
    "Letak",
    "x0, atas, x1, bawah pada halaman dari kiri atas",
    "x0, top, x1, bottom on the page from its top left",
    unit="point",
)
FIELD_NAME = Column("field", "string", "Kolom", "Nama kolom", "Name of the field")
AS_PRINTED = Column("raw", "string", "Tercetak", "Seperti tercetak", "As printed")
METHOD = Column("method", "string", "Cara", "Cara keputusan diambil", "How it was decided")
SCORE = Column("score", "float64", "Skor", "Seberapa yakin keputusannya, 0..1", "How sure the decision is, 0..1")
NEEDS_REVIEW = Column("needs_review", "bool", "Perlu diperiksa", "Perlu diperiksa orang", "A person should look at it")
SEQ = Column(
    "seq",
    "int32",
    "Urutan",
    "Urutan di dalam dokumen, kolom, atau nilainya",
    "Order within its document, field or value",
)
INDICATOR_ID = Column(
    "indicator_id", "string", "ID indikator", "Pengenal baris indikator", "Identifier of the indicator row"
)
SATUAN = Column("satuan", "string", "Satuan", "Satuan yang dibakukan", "Unit, canonical")
YEAR = Column("year", "int32", "Tahun", "Tahun", "Year", unit="year")
ROLE = Column("role", "string", "Peran", "Peran", "Role")
REG_TYPE = Column("reg_type", "string", "Jenis peraturan", "Jenis peraturan", "Kind of regulation")
ISSUER = Column("issuer", "string", "Penerbit", "Penerbit peraturan", "Who issued it")
NUMBER = Column(
    "number",
    "string",
    "Nomor",
    "Nomor; teks kosong bila peraturan itu tidak bernomor (UUD 1945), tidak ada (null) bila nomornya tidak tercetak",
    "Number; empty where the regulation has none (the constitution), missing where none is printed",
)
REGULATION_ID = Column(
    "regulation_id",
    "string",
    "ID peraturan",
    "Pengenal peraturan menurut jenis, penerbit, nomor, dan tahun",
    "Identifier of the regulation by type, issuer, number and year",
)
N_DOCUMENTS = Column("n_documents", "int32", "Jumlah dokumen", "Jumlah dokumen", "Number of documents", unit="document")
NAME = Column("name", "string", "Nama", "Nama tanpa gelar", "Name without titles")
TITLES_FRONT = Column(
    "titles_front",
    "list<string>",
    "Gelar depan",
    "Gelar depan yang dibakukan",
    "Titles before the name, canonical",
)
TITLES_BACK = Column(
    "titles_back",
    "list<string>",
    "Gelar belakang",
    "Gelar belakang yang dibakukan",
    "Degrees behind the name, canonical",
)
NIP = Column("nip", "string", "NIP", "NIP 18 angka; selain itu kosong", "NIP, 18 digits; else null")
OFFICIAL_ID = Column("official_id", "string", "ID pejabat", "Pengenal pejabat", "Identifier of the person")
DOCUMENT_ID = Column(
    "document_id", "string", "ID dokumen", "16 digit heksadesimal pertama dari SHA-256 berkas",
    "First 16 hex digits of the file's SHA-256",
)  # fmt: skip
PLACE = (
    PAGE,
    Column("page_end", "int32", "Sampai halaman", "Halaman terakhir", "Last page", "page"),
    BBOX,
    Column("confidence", "float64", "Keyakinan", "Peluang bahwa semua nilai baris ini benar dan di kolomnya, 0..1",
           "Chance that all values of the row are right and in their columns, 0..1"),
)  # fmt: skip
