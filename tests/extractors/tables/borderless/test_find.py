from __future__ import annotations

import pytest

from extractors.model.document import Line, Table
from extractors.tables.borderless.find import with_borderless_tables
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line
from tests.extractors.tables.borderless.found import HEAD, LISTED, blocks_of, close, grid, lines, listed


def test_numbered_rows_under_a_head() -> None:
    blocks = blocks_of(
        lines(
            "INDIKATOR KINERJA UTAMA",
            HEAD,
            "1    Meningkatnya mutu        Persentase desa         80 %",
            "     layanan                  yang maju",
            "2    Terwujudnya tertib       Nilai SAKIP             BB",
        )
    )
    assert isinstance(blocks[0], Line)
    assert grid(blocks[1]) == [
        ["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "TARGET"],
        ["1", "Meningkatnya mutu layanan", "Persentase desa yang maju", "80 %"],
        ["2", "Terwujudnya tertib", "Nilai SAKIP", "BB"],
    ]


def test_line_across_the_gutters_ends_the_table() -> None:
    blocks = blocks_of(
        lines(
            HEAD,
            "1    Meningkatnya mutu        Persentase desa         80 %",
            "2    Terwujudnya tertib       Nilai SAKIP             BB",
            "Demikian keputusan ini dibuat untuk dilaksanakan dengan penuh tanggung jawab",
        )
    )
    assert [isinstance(block, Table) for block in blocks] == [True, False]


@pytest.mark.parametrize("heading", ["Dasar Hukum :", "Disusun berdasarkan:"])
def test_a_list_of_laws_below_a_table_is_no_row_of_it(heading: str) -> None:
    blocks = blocks_of(
        lines(
            HEAD,
            "1    Meningkatnya mutu        Persentase desa         80 %",
            "2    Terwujudnya tertib       Nilai SAKIP             BB",
            heading,
            "1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
        )
    )
    assert [isinstance(block, Table) for block in blocks] == [True, False, False]


def test_signature_columns_are_no_table() -> None:
    found = lines(
        "Camat X                 Sekretaris              Kepala Seksi", "NAMA SATU       NAMA DUA        NAMA TIGA"
    )
    assert blocks_of(found) == tuple(found)


def test_head_without_numbered_rows_is_no_table() -> None:
    found = lines(HEAD, "     Meningkatnya mutu        Persentase desa         80 %")
    assert blocks_of(found) == tuple(found)


def test_a_table_goes_on_at_the_top_of_the_next_page() -> None:
    first = lines(
        HEAD,
        "1    Meningkatnya mutu        Persentase desa         80 %",
        "2    Terwujudnya tertib       Nilai SAKIP             BB",
    )
    second = lines(
        "3    Terwujudnya desa         Indeks Desa             0,7", "Demikian laporan ini dibuat oleh kami semua."
    )
    pages = with_borderless_tables(document(pages=[first, second])).pages
    assert grid(pages[1].blocks[0]) == [["3", "Terwujudnya desa", "Indeks Desa", "0,7"]]
    assert isinstance(pages[1].blocks[1], Line)


def test_one_row_under_a_head_stays_lines() -> None:
    found = lines(
        "SASARAN STRATEGIS        INDIKATOR KINERJA       TARGET", "Meningkatnya mutu    Persentase desa     80 %"
    )
    assert blocks_of(found) == tuple(found)


def test_no_word_is_lost() -> None:
    found = lines(HEAD, "1    Satu        Dua         3", "2    Tiga        Empat         5", "Penutup")
    out = [word for block in blocks_of(found) for word in block.words]
    assert sorted(w.text for w in out) == sorted(w.text for one in found for w in one.words)


def test_a_place_with_a_gap_for_the_day_ends_the_table() -> None:
    blocks = blocks_of(
        lines(
            HEAD,
            "1    Meningkatnya mutu        Persentase desa         80 %",
            "2    Terwujudnya tertib       Nilai SAKIP             BB",
            "                              Sukamaju,               Maret 2023",
        )
    )
    assert [type(block) for block in blocks] == [Table, Line]


def test_a_page_that_begins_with_the_last_words_of_a_cell_goes_on_with_the_table() -> None:
    first = lines(
        HEAD,
        "1    Meningkatnya mutu        Persentase desa         80 %",
        "2    Terwujudnya tertib       Nilai rumah layak       BB",
    )
    second = lines(
        "                              huni pada desa", "3    Terwujudnya desa         Indeks Desa             0,7"
    )
    pages = with_borderless_tables(document(pages=[first, second])).pages
    assert grid(pages[1].blocks[0]) == [["", "", "huni pada desa", ""], ["3", "Terwujudnya desa", "Indeks Desa", "0,7"]]


def test_a_page_that_begins_with_a_line_of_one_column_and_prose_is_no_table() -> None:
    first = lines(
        HEAD,
        "1    Meningkatnya mutu        Persentase desa         80 %",
        "2    Terwujudnya tertib       Nilai SAKIP             BB",
    )
    second = lines("                              Penutup", "Demikian laporan ini dibuat oleh kami dengan sebenarnya.")
    pages = with_borderless_tables(document(pages=[first, second])).pages
    assert pages[1].blocks == tuple(second)


def test_a_table_goes_on_with_its_columns_where_its_words_leave_other_strips_open() -> None:
    first = lines(
        HEAD,
        "1    Mutu                     Persentase desa         80 %",
        "2    Tertib                   Nilai SAKIP             BB",
    )
    second = lines(
        "                              Indeks Desa Membangun   0,7",
        "3    Terwujudnya tata kelola  Nilai rumah layak       90%",
    )
    (table,) = find_indikator_tables(with_borderless_tables(document(pages=[first, second])))
    assert [source.page for source in table.sources] == [1, 2]
    assert [(row.fields["sasaran"].text, row.fields["indikator"].text) for row in table.rows[2:]] == [
        ("Tertib", "Indeks Desa Membangun"),
        ("Terwujudnya tata kelola", "Nilai rumah layak"),
    ]


def test_a_signature_under_a_table_is_no_row_of_it() -> None:
    rows = [HEAD, "1    Meningkatnya mutu        Persentase desa         80 %"]
    rows += ["2    Terwujudnya tertib       Nilai SAKIP             BB"]
    signature = [
        "                              Kepala Dinas            Dan",
        "                              Kearsipan               Contoh",
    ]
    below = [line(text, top=220 + 14 * i) for i, text in enumerate(signature)]
    blocks = blocks_of([*lines(*rows), *below])
    assert [isinstance(block, Table) for block in blocks] == [True, False, False]


def test_groups_that_no_row_follows_end_the_table() -> None:
    rows = [
        HEAD,
        "Sasaran 1 : Meningkatnya mutu layanan yang baik bagi semua warga",
        "1                             Persentase desa         80 %",
    ]
    rows += [
        "2                             Nilai SAKIP             BB",
        *["Sasaran 2 : Terwujudnya tertib dan aman di semua desa"] * 2,
    ]
    blocks = blocks_of(lines(*rows))
    assert [isinstance(block, Table) for block in blocks] == [True, False, False]


def test_a_goal_at_the_foot_of_a_page_holds_for_the_rows_below_the_head_repeated_on_the_next() -> None:
    first = [
        close(*LISTED, top=100),
        close((72.0, "1."), (100.0, "Terwujudnya proses peradilan yang pasti dan akuntabel"), top=116),
        listed("a.", "Persentase sisa perkara", 132),
        listed("b.", "Persentase tepat waktu", 148),
        close((72.0, "2."), (100.0, "Meningkatnya akses peradilan bagi masyarakat miskin"), top=164),
    ]
    below = [
        close(*LISTED, top=100, page=2),
        listed("a.", "Persentase prodeo", 116, 2),
        listed("b.", "Persentase posbakum", 132, 2),
    ]
    found = find_indikator_tables(with_borderless_tables(document(pages=[first, below])))
    assert [row.fields["sasaran"].text.split()[0] for table in found for row in table.rows] == [
        "Terwujudnya", "Terwujudnya", "Meningkatnya", "Meningkatnya",
    ]  # fmt: skip


def test_a_goal_above_a_head_of_its_own_does_not_go_on_with_the_table_of_the_page_before() -> None:
    pages = [
        [
            line(f"Sasaran {n}", page=n, top=160),
            line(f"{goal} layanan", page=n, top=180),
            line("Indikator                      Target    Satuan", page=n, top=220),
            line(f"Indeks kepuasan {n}              85        Indeks", page=n, top=240),
            line(f"Persentase aduan {n}             90        %", page=n, top=260),
        ]
        for n, goal in ((1, "Meningkatnya"), (2, "Terwujudnya"))
    ]
    found = find_indikator_tables(with_borderless_tables(document(pages=pages)))
    goals = [row.fields["sasaran"].text for table in found for row in table.rows]
    assert goals == ["Meningkatnya layanan"] * 2 + ["Terwujudnya layanan"] * 2
