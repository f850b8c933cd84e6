"""Tables of text documents that tab stops alone show."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.model.document import Table
from extractors.tables.borderless.tabbed import with_tabbed_tables
from extractors.tables.indicators import find_indikator_tables
from tests.extractors.readers.docx.word_xml import p, r, read
from tests.extractors.readers.text.test_odt import read as read_odt

TAB = "<w:r><w:tab/></w:r>"


def test_table_made_by_tab_stops() -> None:
    rows = (("NO", "SASARAN", "INDIKATOR", "TARGET"), ("1", "Mutu", "Indeks", "85"), ("2", "Tertib", "Nilai", "72"))
    body = "".join(f"<w:p>{TAB.join(map(r, row))}</w:p>" for row in rows)
    document = with_tabbed_tables(read(p("INDIKATOR KINERJA UTAMA") + body + p("Sreseh, 2 Januari 2024")))
    (table,) = document.tables
    assert [[c.text for c in table.row(i)] for i in range(3)] == [list(row) for row in rows]
    assert not table.ruled


def test_lines_of_labels_by_tabs_are_no_table() -> None:
    body = "".join(f"<w:p>{TAB.join(map(r, (label, ':', 'x')))}</w:p>" for label in ("Nama", "Jabatan", "NIP"))
    document = with_tabbed_tables(read(body))
    assert not any(isinstance(block, Table) for page in document.pages for block in page.blocks)


def test_table_made_by_tab_stops_in_odt() -> None:
    rows = (("NO", "SASARAN", "INDIKATOR", "TARGET"), ("1", "Mutu", "Indeks", "85"), ("2", "Tertib", "Nilai", "72"))
    body = "".join(f"<text:p>{'<text:tab/>'.join(row)}</text:p>" for row in rows)
    (table,) = with_tabbed_tables(read_odt(body)).tables
    assert [[c.text for c in table.row(i)] for i in range(3)] == [list(row) for row in rows]


def test_a_stroke_typed_below_the_head_does_not_end_the_table() -> None:
    rows = (("NO", "SASARAN", "INDIKATOR", "TARGET"), ("1", "Mutu", "Indeks", "85"), ("2", "Tertib", "Nilai", "72"))
    made = [f"<w:p>{TAB.join(map(r, row))}</w:p>" for row in rows]
    document = with_tabbed_tables(read(made[0] + p("_" * 40) + made[1] + made[2] + p("_" * 40)))
    (table,) = document.tables
    assert [[c.text for c in table.row(i)] for i in range(3)] == [list(row) for row in rows]


def _lines(*rows: tuple[str, ...]) -> str:
    return "".join(f"<w:p>{TAB.join(map(r, row))}</w:p>" for row in rows)


def test_years_stand_below_a_label_of_the_head_and_goals_between_the_rows() -> None:
    body = _lines(
        ("No", "Indikator Kinerja", "Satuan", "Awal", "Target"),
        ("", "", "", "2018", "2019", "2020"),
        ("Sasaran : Meningkatnya kapabilitas",),
        ("1.", "Level kapabilitas", "Level", "1", "2", "3"),
        ("Sasaran : Menurunnya temuan",),
        ("2.", "Jumlah temuan", "Temuan", "9", "8", "7"),
    )
    document = with_tabbed_tables(read(body + p("Tobadak, 4 Februari 2019")))
    (found,) = find_indikator_tables(document)
    assert [row.fields["sasaran"].text for row in found.rows] == ["Meningkatnya kapabilitas", "Menurunnya temuan"]
    assert [(y.kind, y.year.text, y.value.text) for y in found.rows[0].yearly] == [
        ("baseline", "Awal 2018", "1"),
        ("target", "Target 2019", "2"),
        ("target", "Target 2020", "3"),
    ]
    assert document.pages[0].blocks[-1].text == "Tobadak, 4 Februari 2019"  # type: ignore[union-attr]


def test_goals_below_the_last_row_are_no_part_of_the_table() -> None:
    body = _lines(
        ("NO", "SASARAN", "INDIKATOR"), ("1", "Mutu", "Indeks"), ("2", "Tertib", "Nilai"), ("Sasaran : Meningkatnya A",)
    )
    (table,) = with_tabbed_tables(read(body)).tables
    assert table.n_rows == 3


def test_a_line_at_a_later_tab_stop_goes_on_with_the_text_above_it() -> None:
    body = _lines(
        ("No", "Indikator Kinerja", "Satuan", "Target"),
        ("1.", "Persentase temuan yang selesai paling lambat", "%", "70"),
        ("", "60 hari setelah laporan diterima"),
        ("2.", "Jumlah temuan", "Temuan", "9"),
    )
    (found,) = find_indikator_tables(with_tabbed_tables(read(body)))
    assert [row.fields["indikator"].text for row in found.rows] == [
        "Persentase temuan yang selesai paling lambat 60 hari setelah laporan diterima",
        "Jumlah temuan",
    ]


def test_rows_below_a_table_of_tab_stops_that_ended_too_early_are_a_doubt_on_its_last_row() -> None:
    body = _lines(
        ("No", "Indikator Kinerja", "Satuan", "Target"),
        ("1.", "Persentase temuan", "%", "70"),
        ("2.", "Jumlah temuan", "Temuan", "9"),
        ("3.", "Jumlah rekomendasi", "9"),
    )
    (found,) = find_indikator_tables(with_tabbed_tables(read(body)))
    assert ["leftover_words" in row.doubts for row in found.rows] == [False, True]


@pytest.mark.parametrize(
    "signed",
    [
        pytest.param(("", "", "INSPEKTUR KABUPATEN"), id="below_a_short_text"),
        pytest.param(("", "LURAH LUMPUE"), id="in_capitals"),
        pytest.param(("", "Parepare, 4 Pebruari 2018"), id="place_and_date"),
    ],
)
def test_a_signature_set_by_tabs_below_the_last_row_is_no_part_of_it(signed: tuple[str, ...]) -> None:
    body = _lines(
        ("No", "Indikator Kinerja", "Satuan", "Target"),
        ("1.", "Persentase temuan", "%", "70"),
        ("2.", "Jumlah temuan yang selesai", "Temuan", "9"),
        signed,
    )
    (table,) = with_tabbed_tables(read(body)).tables
    assert table.n_rows == 3


def test_a_row_that_begins_at_a_later_stop_shares_the_cells_before_it() -> None:
    body = _lines(
        ("No", "Sasaran", "Indikator Kinerja", "Target"),
        ("1", "Meningkatnya mutu layanan", "Indeks layanan", "84,20"),
        ("", "", "Predikat layanan", "BB"),
        ("2", "Meningkatnya keamanan", "Persentase pos aktif", "76 %"),
        ("", "", "Tomohon, 3 Januari 2021", ""),
    )
    (found,) = find_indikator_tables(with_tabbed_tables(read(body)))
    assert [(row.quote("no").text, row.quote("indikator").text, row.quote("target").text) for row in found.rows] == [
        ("1", "Indeks layanan", "84,20"),
        ("1", "Predikat layanan", "BB"),
        ("2", "Persentase pos aktif", "76 %"),
    ]


def test_the_rest_of_a_row_that_ends_with_a_unit_is_no_row() -> None:
    body = _lines(
        ("No", "Sasaran", "Indikator Kinerja", "Target"),
        ("1", "Meningkatnya mutu layanan", "Persentase pos aktif", "90"),
        ("", "", "Siskamling", "%"),
        ("2", "Meningkatnya keamanan", "Indeks aman", "3"),
    )
    (found,) = find_indikator_tables(with_tabbed_tables(read(body)))
    assert [(row.quote("indikator").text, row.quote("target").text) for row in found.rows] == [
        ("Persentase pos aktif Siskamling", "90 %"),
        ("Indeks aman", "3"),
    ]


def test_a_unit_that_is_a_label_elsewhere_makes_no_head_of_a_labelled_line() -> None:
    """A line "Satuan : %" became a head, each goal below it a row that nobody read: all rows got the first goal."""
    rows: list[tuple[str, ...]] = []
    for number, goal in enumerate(("Meningkatnya mutu", "Menurunnya aduan"), start=1):
        rows += [(f"Sasaran {number}", ":", goal), ("Indikator", ":", f"Persentase {number}"), ("Satuan", ":", "%")]
        rows += [
            ("Target", ":", "56"),
            ("Indikator", ":", f"Jumlah {number}"),
            ("Satuan", ":", "Orang"),
            ("Target", ":", "9"),
        ]
    (found,) = find_blocks(read(_lines(*rows))).tables
    goals = [row.fields["sasaran"].text for row in found.rows]
    assert goals == ["Meningkatnya mutu"] * 2 + ["Menurunnya aduan"] * 2
