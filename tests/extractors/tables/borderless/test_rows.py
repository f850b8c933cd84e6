from __future__ import annotations

from dataclasses import replace

from extractors.model.document import Document, Page, Table
from extractors.model.geometry import Box
from extractors.tables.borderless.find import with_borderless_tables
from tests.build import document, line
from tests.extractors.tables.borderless.found import HEAD, blocks_of, grid, lines


def test_rows_without_numbers_open_where_most_columns_begin_anew() -> None:
    blocks = blocks_of(
        lines(
            "SASARAN STRATEGIS        INDIKATOR KINERJA       TARGET",
            "Meningkatnya mutu        Persentase desa         80 %",
            "layanan                  yang maju",
            "Terwujudnya tertib       Nilai SAKIP             BB",
            "administrasi             kecamatan",
        )
    )
    assert grid(blocks[0]) == [
        ["SASARAN STRATEGIS", "INDIKATOR KINERJA", "TARGET"],
        ["Meningkatnya mutu layanan", "Persentase desa yang maju", "80 %"],
        ["Terwujudnya tertib administrasi", "Nilai SAKIP kecamatan", "BB"],
    ]


def test_an_indicator_without_number_and_goal_opens_a_row_by_its_target() -> None:
    blocks = blocks_of(
        lines(
            HEAD,
            "(1)  (2)                      (3)                     (4)",
            "1    Meningkatnya mutu        Persentase desa         80 %",
            "                              Nilai dokumen           7,60",
            "                              Jumlah aparatur         BB",
            "2    Terwujudnya tertib       Nilai SAKIP             BB",
        )
    )
    assert grid(blocks[0])[2:] == [
        ["1", "Meningkatnya mutu", "Persentase desa", "80 %"],
        ["", "", "Nilai dokumen", "7,60"],
        ["", "", "Jumlah aparatur", "BB"],
        ["2", "Terwujudnya tertib", "Nilai SAKIP", "BB"],
    ]


def test_the_halves_of_fractions_neither_end_a_table_nor_open_rows() -> None:
    texts = (
        (100, HEAD.replace("TARGET", "RUMUS")),
        (120, "1    Mutu layanan             Persentase desa yang    Jumlah desa"),
        (127, "                                                                   x 100%"),
        (132, "                              maju                    Seluruh desa"),
        (160, "2    Tertib desa              Nilai rumah layak huni  Jumlah rumah"),
        (167, "                                                                   x 100%"),
        (172, "                              pada desa               Seluruh rumah"),
        (200, "3    Tata kelola              Indeks desa             Jumlah indeks"),
        (207, "                                                                   x 100%"),
        (212, "                              membangun               Seluruh desa"),
    )
    blocks = blocks_of([line(text, top=top) for top, text in texts])
    assert [row[2] for row in grid(blocks[0])[1:]] == [
        "Persentase desa yang maju", "Nilai rumah layak huni pada desa", "Indeks desa membangun",
    ]  # fmt: skip


def _ruled(page: Page, *bars: Box) -> Document:
    return replace(document(), pages=(replace(page, bars=bars),))


def test_a_rule_from_column_to_column_parts_two_rows() -> None:
    found = lines(
        "SASARAN          INDIKATOR KINERJA    SATUAN    RUMUS    SUMBER DATA",
        "Mutu layanan     Persentase desa      Persen    A / B    Laporan",
        "                 Nilai SAKIP                             Camat",
        "Tertib desa      Indeks desa          Indeks    Nilai    LHE",
    )
    (page,) = document(*found).pages
    rule = Box(170, 126, 480, 126)  # above the third line, not below the first column
    (plain,) = with_borderless_tables(document(*found)).pages[0].blocks
    (table,) = with_borderless_tables(_ruled(page, rule)).pages[0].blocks
    assert [row[1] for row in grid(plain)[1:]] == ["Persentase desa Nilai SAKIP", "Indeks desa"]
    assert [c.text for c in table.cells if c.col == 1][1:] == ["Persentase desa", "Nilai SAKIP", "Indeks desa"]
    goals = [c for c in table.cells if c.col == 0][1:]
    assert [(c.text, c.row_span) for c in goals] == [("Mutu layanan", 2), ("Tertib desa", 1)]


def test_a_stroke_inside_a_column_is_a_bar_of_its_cell() -> None:
    texts = (
        (100, "SASARAN STRATEGIS     INDIKATOR KINERJA    RUMUS"),
        (120, "Mutu layanan          Persentase desa      Jumlah desa"),
        (133, "                                           Seluruh desa"),
        (160, "Tertib desa           Nilai SAKIP          Nilai"),
    )
    (page,) = document(*(line(text, top=top) for top, text in texts)).pages
    bar = Box(330, 131, 400, 131)
    (found,) = with_borderless_tables(_ruled(page, bar)).pages[0].blocks
    assert isinstance(found, Table)
    assert [cell.bars for cell in found.row(1)] == [(), (), (bar,)]
    assert len(grid(found)) == 3
