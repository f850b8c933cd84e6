"""The tables that tell what was found, decided and read where; and the profile of an office."""

from __future__ import annotations

from pipeline.fields.column import Column, Table
from pipeline.fields.repeated import (
    AS_PRINTED,
    BBOX,
    DOCUMENT_ID,
    FIELD_NAME,
    METHOD,
    NEEDS_REVIEW,
    PAGE,
    PATH,
    PLACE,
    RECORD_ID,
    RECORD_TABLE,
    RULE_ID,
    SCORE,
    SEQ,
    WORDS_CONFIDENCE,
)

FINDINGS = Table(
    "findings",
    key=("finding_id",),
    title_id="Temuan",
    title_en="Findings",
    count_id="{n} hal yang perlu diperiksa",
    count_en="{n} findings",
    about_id="Satu hal yang perlu diperiksa",
    about_en="One thing that somebody should look at",
    foreign=(("document_id", "documents", "document_id"),),
    columns=(
        Column("finding_id", "string", "ID temuan", "Pengenal temuan", "Identifier of the finding"),
        RULE_ID,
        Column(
            "severity",
            "string",
            "Tingkat",
            "kesalahan (error), peringatan (warning), catatan (info)",
            "error, warning or info",
        ),
        Column(
            "source",
            "string",
            "Menyangkut",
            "document: dokumennya yang perlu dibetulkan; reader: program mungkin salah membaca",
            "document: the document is wrong; reader: the reader doubts",
        ),
        Column(
            "verdict",
            "string",
            "Keadaan",
            "open (belum diperiksa), checked (sudah diperiksa), atau dismissed (bukan masalah)",
            "open, checked or dismissed: what a person decided",
        ),
        DOCUMENT_ID,
        RECORD_TABLE,
        RECORD_ID,
        PAGE,
        BBOX,
        Column(
            "n_places",
            "int32",
            "Jumlah tempat",
            "Berapa tempat memuat hal yang sama",
            "At how many places the same stands",
        ),
        Column(
            "message_id", "string", "Temuan", "Apa yang salah, dalam bahasa Indonesia", "What is wrong, in Indonesian"
        ),
        Column(
            "message_en",
            "string",
            "Temuan (Inggris)",
            "Apa yang salah, dalam bahasa Inggris",
            "What is wrong, in English",
        ),
        Column(
            "expected", "string", "Pembanding", "Yang seharusnya tertulis, atau yang dibandingkan", "What was expected"
        ),
        Column("found", "string", "Tercetak", "Tulisan yang dimaksud", "What was found"),
    ),
)

CHECKS = Table(
    "checks",
    key=("rule_id", "document_id"),
    title_id="Pemeriksaan",
    title_en="Checks",
    count_id="{n} penerapan aturan",
    count_en="{n} rule counts",
    about_id="Berapa kali suatu aturan diterapkan pada satu dokumen",
    about_en="How often a rule was applied to a document",
    foreign=(("document_id", "documents", "document_id"),),
    columns=(
        RULE_ID,
        DOCUMENT_ID,
        Column(
            "applied",
            "int32",
            "Diterapkan",
            "Berapa kali aturan diterapkan",
            "How often the rule was applied",
            unit="check",
        ),
        Column(
            "failed", "int32", "Tidak lolos", "Berapa kali aturan tidak dipenuhi", "How often it failed", unit="check"
        ),
    ),
)

RECONCILIATIONS = Table(
    "reconciliations",
    key=("record_id", "entity", "field"),
    title_id="Pembakuan",
    title_en="Normalisations",
    count_id="{n} keputusan pembakuan nilai",
    count_en="{n} decisions on values",
    about_id="Satu keputusan tentang suatu nilai beserta alasannya",
    about_en="One decision on a value, with its reason",
    foreign=(),
    columns=(
        Column("entity", "string", "Hal", "Apa yang dibakukan", "What was normalised"),
        RECORD_ID,
        FIELD_NAME,
        AS_PRINTED,
        Column("value", "string", "Nilai", "Nilai setelah dibakukan", "Value after normalisation"),
        METHOD,
        SCORE,
        Column(
            "candidates",
            "list<struct<value: string, score: float64>>",
            "Pilihan lain",
            "Nilai lain dan skornya",
            "Other values and their scores",
        ),
        NEEDS_REVIEW,
        Column(
            "reason",
            "string",
            "Alasan",
            "Alasan keputusan; pada koreksi seperti ditulis orang",
            "Reason of the decision; of a correction as its author wrote it",
        ),
        Column("who", "string", "Oleh", "Siapa yang mengoreksi", "Who corrected it"),
        Column("when", "string", "Waktu", "Kapan dikoreksi, seperti ditulis", "When it was corrected, as written"),
    ),
)

EVIDENCE = Table(
    "evidence",
    key=("evidence_id",),
    title_id="Bukti",
    title_en="Evidence",
    count_id="{n} letak nilai pada halaman",
    count_en="{n} places",
    about_id="Letak satu nilai tercetak pada halamannya",
    about_en="The place of one printed value on its page",
    foreign=(("document_id", "documents", "document_id"),),
    columns=(
        Column("evidence_id", "string", "ID bukti", "Pengenal bukti", "Identifier of the piece of evidence"),
        DOCUMENT_ID,
        RECORD_TABLE,
        RECORD_ID,
        FIELD_NAME,
        SEQ,
        Column("text", "string", "Teks", "Kata-kata di tempat ini", "Words at this place"),
        PAGE,
        BBOX,
        PATH,
        WORDS_CONFIDENCE,
        Column("engine", "string", "Dibaca oleh", "Bagian program yang membaca kata-kata itu", "Who read the words"),
    ),
)

PROFILE = Table(
    "profile",
    key=("document_id", "field", "seq"),
    title_id="Profil",
    title_en="Profile",
    count_id="{n} visi, misi, tugas, fungsi",
    count_en="{n} statements",
    about_id="Satu pernyataan tentang instansi: visi, misi, tugas, fungsi",
    about_en="One statement on an office: vision, mission, duty, function",
    foreign=(("document_id", "documents", "document_id"),),
    columns=(
        DOCUMENT_ID,
        FIELD_NAME,
        SEQ,
        Column(
            "label", "string", "Label", "Tanda daftar atau label, seperti tercetak", "List mark or label, as printed"
        ),
        Column("text_raw", "string", "Teks", "Teks, seperti tercetak", "Text, as printed"),
        *PLACE,
    ),
)
