from __future__ import annotations

from extractors.tables.borderless.find import with_borderless_tables
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line
from tests.extractors.tables.borderless.found import HEAD, blocks_of, close, grid, lines, of_page


def test_a_head_of_two_lines() -> None:
    blocks = blocks_of(
        lines(
            "     SASARAN           INDIKATOR          SUMBER",
            "NO   STRATEGIS         KINERJA            DATA",
            "1    Meningkatnya      Persentase desa    Laporan",
            "     mutu layanan      yang maju          tahunan",
            "2    Terwujudnya       Nilai SAKIP        LHE",
        )
    )
    assert grid(blocks[0])[0] == ["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "SUMBER DATA"]
    assert grid(blocks[0])[2] == ["2", "Terwujudnya", "Nilai SAKIP", "LHE"]


def test_the_row_below_the_numbers_of_the_columns_is_no_head() -> None:
    blocks = blocks_of(
        lines(
            HEAD,
            "(1)  (2)                      (3)                     (4)",
            "1    Terwujudnya angka        Persentase desa         80 %",
            "     kemiskinan               yang maju",
            "2    Terwujudnya tertib       Nilai SAKIP             BB",
        )
    )
    assert grid(blocks[0])[2] == ["1", "Terwujudnya angka kemiskinan", "Persentase desa yang maju", "80 %"]


def test_a_repeated_head_parts_the_columns_of_its_page_anew() -> None:
    first = lines(
        HEAD,
        "1    Mutu                     Persentase desa         80 %",
        "2    Tertib                   Nilai SAKIP             BB",
    )
    second = lines(
        HEAD,
        "(1)  (2)                      (3)                     (4)",
        "3    Terwujudnya tata kelola  Indeks Desa             0,7",
    )
    pages = with_borderless_tables(document(pages=[first, second])).pages
    assert grid(pages[1].blocks[0])[2] == ["3", "Terwujudnya tata kelola", "Indeks Desa", "0,7"]


def test_the_numbers_of_the_columns_are_no_part_of_their_labels() -> None:
    blocks = blocks_of(
        lines(
            "SASARAN STRATEGIS     INDIKATOR KINERJA    RUMUS         TARGET",
            "1                     2                    3             4",
            "Mutu layanan          Persentase desa      A / B         90%",
            "Tertib desa           Nilai SAKIP          Nilai         BB",
        )
    )
    assert grid(blocks[0])[:2] == [["SASARAN STRATEGIS", "INDIKATOR KINERJA", "RUMUS", "TARGET"], ["1", "2", "3", "4"]]


def test_labels_that_stand_evenly_apart_are_a_head() -> None:
    head = line("NO  SASARAN STRATEGIS  INDIKATOR KINERJA  RUMUS  TARGET", top=100)
    assert head.breaks == ()
    below = (
        "1   Mutu layanan       Persentase desa    A / B  90%",
        "2   Tertib desa        Nilai SAKIP        Nilai  BB",
    )
    blocks = blocks_of([head, *(line(text, top=114 + 14 * i) for i, text in enumerate(below))])
    assert grid(blocks[0])[1] == ["1", "Mutu layanan", "Persentase desa", "A / B", "90%"]


def test_labels_centred_on_each_other_are_one_head() -> None:
    texts = (
        (100, "                     INDIKATOR KINERJA              PENANGGUNG"),
        (106, "NO    SASARAN                            TARGET"),
        (112, "                     UTAMA                          JAWAB"),
        (130, "1     Mutu layanan   Persentase desa     80%        Camat"),
        (148, "2     Tertib desa    Nilai SAKIP         BB         Sekretaris"),
    )
    (found,) = with_borderless_tables(document(*(line(text, top=top) for top, text in texts))).pages[0].blocks
    assert grid(found)[0] == ["NO", "SASARAN", "INDIKATOR KINERJA UTAMA", "TARGET", "PENANGGUNG JAWAB"]
    assert [row[2] for row in grid(found)[1:]] == ["Persentase desa", "Nilai SAKIP"]


def test_indicators_of_several_levels_side_by_side_under_one_head() -> None:
    made = blocks_of(
        lines(
            "SASARAN             INDIKATOR SASARAN    TARGET    PROGRAM             INDIKATOR PROGRAM      TARGET",
            "Meningkatnya mutu   Indeks kepuasan      83,5      Program pelayanan   Persentase pelayanan   95%",
            "                                                   Program penunjang   Persentase layanan     100%",
            "Meningkatnya desa   Persentase desa      75%       Program desa        Persentase lembaga     80%",
        )
    )
    (found,) = find_indikator_tables(of_page(made))
    assert sorted((row.fields["indikator"].text, row.fields["target"].text) for row in found.rows) == [
        ("Indeks kepuasan", "83,5"),
        ("Persentase desa", "75%"),
        ("Persentase layanan", "100%"),
        ("Persentase lembaga", "80%"),
        ("Persentase pelayanan", "95%"),
    ]


def test_labels_of_two_lines_part_the_columns_where_no_word_of_the_head_stands() -> None:
    blocks = blocks_of(
        lines(
            "                                    Target      Target TW     Realisasi TW",
            "Kode    Indikator Kinerja  Satuan   Tahunan     I             I             Status",
            "SS.1  Meningkatnya realisasi investasi",
            "IK.1.1  Nilai investasi    Milyar   1.250       312,5         298,1         Tercapai",
            "IK.1.2  Jumlah investor    Orang    38          38            41            Tercapai",
        )
    )
    assert grid(blocks[0])[0] == [
        "Kode",
        "Indikator Kinerja",
        "Satuan",
        "Target Tahunan",
        "Target TW I",
        "Realisasi TW I",
        "Status",
    ]
    assert grid(blocks[0])[-1] == ["IK.1.2", "Jumlah investor", "Orang", "38", "38", "41", "Tercapai"]


def test_a_label_whose_letters_are_set_apart_is_one_word() -> None:
    blocks = blocks_of(
        [
            close((72.0, "I N D I K A T O R"), (250.0, "TARGET"), (330.0, "S A S A R A N"), (480.0, "No."), top=100),
            close((72.0, "Indeks kepuasan"), (250.0, "85"), (330.0, "Meningkatnya mutu"), (480.0, "1"), top=120),
            close((72.0, "Nilai SAKIP"), (250.0, "BB"), (330.0, "Terwujudnya tertib"), (480.0, "2"), top=140),
        ]
    )
    assert grid(blocks[0])[1:] == [
        ["Indeks kepuasan", "85", "Meningkatnya mutu", "1"],
        ["Nilai SAKIP", "BB", "Terwujudnya tertib", "2"],
    ]
