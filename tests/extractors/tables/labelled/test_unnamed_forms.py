"""Cards without rulings and colons whose name is their heading, and cards whose labels are counted."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.model.document import Document, Line, Table
from extractors.tables.labelled.unnamed_forms import title_of, unnamed_forms
from tests.build import document, line, table

GOAL = "Sasaran : Meningkatnya mutu layanan"
FIRST = (
    ("Formula", "Jumlah akta dibagi jumlah anak"),
    ("Satuan", "Persen"),
    ("Target 2025", "72"),
    ("Sumber data", "Survei"),
    ("Penanggung jawab", "Bidang Data"),
)
SECOND = (
    ("Formula", "Jumlah nilai dibagi jumlah unsur"),
    ("Satuan", "Nilai"),
    ("Target 2025", "81"),
    ("Sumber data", "Laporan"),
    ("Penanggung jawab", "Bidang Mutu"),
)
NAMED = (("Nama Indikator", "Cakupan akta"), ("Mendukung Sasaran", "Meningkatnya mutu"), *FIRST)
NAMED_SECOND = (("Nama Indikator", "Nilai layanan"), ("Mendukung Sasaran", "Meningkatnya layanan"), *SECOND)

Rows = tuple[str | tuple[str, str], ...]


def _lines(rows: Rows, *, page: int = 1) -> list[Line]:
    made: list[Line] = []
    for at, row in enumerate(rows):
        texts = (row,) if isinstance(row, str) else row
        parts = [line(text, page=page, x=x, top=100.0 + 16 * at) for text, x in zip(texts, (50.0, 220.0), strict=False)]
        made.append(Line(tuple(word for part in parts for word in part.words)))
    return made


def _read(given: Document) -> list[tuple[str, ...]]:
    names = ("no", "indikator", "sasaran", "satuan", "target", "sumber_data", "penanggung_jawab")
    return [
        tuple(row.fields[name].text if name in row.fields else "" for name in names)
        for found in find_blocks(given).tables
        for row in found.rows
    ]


def _doubts(given: Document) -> list[tuple[str, ...]]:
    return [row.doubts for found in find_blocks(given).tables for row in found.rows]


def _counted(rows: tuple[tuple[str, str], ...], form: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (form.format(number=at + 1, letter="abcdefgh"[at]) + label, value) for at, (label, value) in enumerate(rows)
    )


def test_numbered_lines_above_cards_are_their_names() -> None:
    given = document(*_lines((GOAL, "1. Cakupan akta", *FIRST, "2. Nilai layanan", *SECOND)))
    assert _read(given) == [
        ("1", "Cakupan akta", "Meningkatnya mutu layanan", "Persen", "72", "Survei", "Bidang Data"),
        ("2", "Nilai layanan", "Meningkatnya mutu layanan", "Nilai", "81", "Laporan", "Bidang Mutu"),
    ]
    assert _doubts(given) == [(), ()]


def test_lines_without_number_above_cards_are_their_names_and_doubted() -> None:
    other = "Sasaran : Meningkatnya nilai"
    given = document(*_lines((GOAL, "Cakupan akta", *FIRST, other, "Nilai layanan", *SECOND, "Nilai lain", *FIRST)))
    assert [row[:3] for row in _read(given)] == [
        ("", "Cakupan akta", "Meningkatnya mutu layanan"),
        ("", "Nilai layanan", "Meningkatnya nilai"),
        ("", "Nilai lain", "Meningkatnya nilai"),
    ]
    assert all("column_by_content" in doubts for doubts in _doubts(given))


def test_a_first_row_over_all_columns_is_the_name_of_its_card() -> None:
    cards = [table([[name, "<"], *rows], top=top) for name, rows, top in (
        ("1. Cakupan akta", FIRST, 100.0), ("2. Nilai layanan", SECOND, 300.0),
    )]  # fmt: skip
    title = title_of(cards[0])
    assert title is not None
    assert title.text == "1. Cakupan akta"
    assert [row[1] for row in _read(document(*cards))] == ["Cakupan akta", "Nilai layanan"]


@pytest.mark.parametrize("n", [pytest.param(n, id=f"{n} labels before the break") for n in (0, 1, 2, 3, 4)])
def test_a_card_that_a_page_break_parts_is_one(n: int) -> None:
    pages = [
        _lines(("1. Cakupan akta", *FIRST, "2. Nilai layanan", *SECOND[:n])),
        _lines((*SECOND[n:], "3. Nilai lain", *FIRST), page=2),
    ]
    assert [(no, name, *rest[1:]) for no, name, *rest in _read(document(pages=pages))] == [
        ("1", "Cakupan akta", "Persen", "72", "Survei", "Bidang Data"),
        ("2", "Nilai layanan", "Nilai", "81", "Laporan", "Bidang Mutu"),
        ("3", "Nilai lain", "Persen", "72", "Survei", "Bidang Data"),
    ]


def test_three_labels_at_the_same_places_again_are_cards_too() -> None:
    assert [
        row[1] for row in _read(document(*_lines(("1. Cakupan akta", *FIRST[:3], "2. Nilai layanan", *SECOND[:3]))))
    ] == [
        "Cakupan akta",
        "Nilai layanan",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            ("Kartu Indikator 1", *FIRST, "Kartu Indikator 2", *SECOND), id="headings that differ in their number"
        ),
        pytest.param(("1. Cakupan akta", *FIRST), id="one card"),
    ],
)
def test_cards_below_no_names_of_their_own_are_told_as_unread(rows: Rows) -> None:
    given = document(*_lines(rows))
    blocks = find_blocks(given)
    assert blocks.tables == ()
    assert any("Formula" in quote.text for quote in blocks.unread)


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(form, id=form)
        for form in ("{number} ", "{number}. ", "({number}) ", "{letter}. ", "{number}      ")
    ],
)
def test_labels_that_are_counted_are_a_form(form: str) -> None:
    given = document(*_lines(("Kartu Nomor 1", *_counted(NAMED, form), "Kartu Nomor 2", *_counted(NAMED_SECOND, form))))
    assert _read(given) == [
        ("", "Cakupan akta", "Meningkatnya mutu", "Persen", "72", "Survei", "Bidang Data"),
        ("", "Nilai layanan", "Meningkatnya layanan", "Nilai", "81", "Laporan", "Bidang Mutu"),
    ]


def test_numbers_before_labels_with_colons_are_left_out() -> None:
    texts = [f"{label} : {value}" for rows in (NAMED, NAMED_SECOND) for label, value in _counted(rows, "{number} ")]
    assert [row[:4] for row in _read(document("\n".join(texts)))] == [
        ("", "Cakupan akta", "Meningkatnya mutu", "Persen"),
        ("", "Nilai layanan", "Meningkatnya layanan", "Nilai"),
    ]


def test_headings_of_a_book_that_open_with_labels_are_no_form() -> None:
    prose = "\n".join(f"Kalimat ke {number} dari uraian bab ini yang panjang." for number in range(12))
    headings = (
        "B. Indikator Kinerja Utama Kecamatan",
        "B. Tujuan dan Sasaran",
        "3. Keterangan tentang kinerja",
        "C. Target",
    )
    given = document(f"\n{prose}\n".join(headings))
    assert find_blocks(given).unread == ()
    sentences = ("Indikator ini dipakai dalam", "Target lima tahun", "Formula yang dipakai", "Sasaran dari rencana")
    assert find_blocks(document("\n".join(sentences))).unread == ()


def test_labels_and_values_without_a_gap_are_told_as_unread() -> None:
    blocks = find_blocks(document("\n".join(f"{label} {value}" for label, value in _counted(NAMED, "{number} "))))
    assert blocks.tables == ()
    assert ["Nama Indikator" in quote.text for quote in blocks.unread] == [True]


@pytest.mark.parametrize(
    "apart", [pytest.param(True, id="at the same places"), pytest.param(False, id="without a gap")]
)
def test_three_labels_with_the_name_among_them_are_told_as_unread(*, apart: bool) -> None:
    rows = [(NAMED[0], *FIRST[1:3]), (NAMED_SECOND[0], *SECOND[1:3])]
    lines = [row if apart else " ".join(row) for card in rows for row in card]
    blocks = find_blocks(document(*_lines(tuple(lines))))
    assert blocks.tables == ()
    assert any("Nama Indikator" in quote.text for quote in blocks.unread)


def test_tables_that_name_an_indicator_or_measure_nothing_are_no_such_cards() -> None:
    letter = (("Nomor", "1"), ("Perihal", "Undangan"), ("Lampiran", "Satu"))
    tables: list[Line | Table] = [
        part
        for at, rows in enumerate((NAMED, NAMED_SECOND, letter, letter))
        for part in (
            line(f"Bagian {'ABCD'[at]}", top=200.0 * at),
            table([list(row) for row in rows], top=200.0 * at + 20),
        )
    ]
    assert unnamed_forms(document(*tables), frozenset()) == frozenset()
