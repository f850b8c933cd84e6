from __future__ import annotations

from dataclasses import replace

from extractors.model.document import Block, Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.tables.borderless.find import with_borderless_tables as with_tables
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line

HEAD = "NO   SASARAN STRATEGIS        INDIKATOR KINERJA       TARGET"


def with_borderless_tables(found: list[Line]) -> tuple[Block, ...]:
    return with_tables(document(*found)).pages[0].blocks


def lines(*texts: str, step: float = 14.0) -> list[Line]:
    return [line(text, top=100 + step * i) for i, text in enumerate(texts)]


def of_page(blocks: tuple[Block, ...]) -> Document:
    return Document("0" * 64, "pdf", 1, (Page(1, 842.0, 595.0, blocks),))


def grid(block: object) -> list[list[str]]:
    assert isinstance(block, Table)
    assert not block.ruled
    return [[cell.text for cell in block.row(r)] for r in range(block.n_rows)]


def test_numbered_rows_under_a_head() -> None:
    blocks = with_borderless_tables(
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
    blocks = with_borderless_tables(
        lines(
            HEAD,
            "1    Meningkatnya mutu        Persentase desa         80 %",
            "2    Terwujudnya tertib       Nilai SAKIP             BB",
            "Demikian keputusan ini dibuat untuk dilaksanakan dengan penuh tanggung jawab",
        )
    )
    assert [isinstance(block, Table) for block in blocks] == [True, False]


def test_signature_columns_are_no_table() -> None:
    found = lines(
        "Camat X                 Sekretaris              Kepala Seksi", "NAMA SATU       NAMA DUA        NAMA TIGA"
    )
    assert with_borderless_tables(found) == tuple(found)


def test_head_without_numbered_rows_is_no_table() -> None:
    found = lines(HEAD, "     Meningkatnya mutu        Persentase desa         80 %")
    assert with_borderless_tables(found) == tuple(found)


def test_rows_without_numbers_open_where_most_columns_begin_anew() -> None:
    blocks = with_borderless_tables(
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


def test_a_head_of_two_lines() -> None:
    blocks = with_borderless_tables(
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


def test_a_table_goes_on_at_the_top_of_the_next_page() -> None:
    first = lines(
        HEAD,
        "1    Meningkatnya mutu        Persentase desa         80 %",
        "2    Terwujudnya tertib       Nilai SAKIP             BB",
    )
    second = lines(
        "3    Terwujudnya desa         Indeks Desa             0,7", "Demikian laporan ini dibuat oleh kami semua."
    )
    pages = with_tables(document(pages=[first, second])).pages
    assert grid(pages[1].blocks[0]) == [["3", "Terwujudnya desa", "Indeks Desa", "0,7"]]
    assert isinstance(pages[1].blocks[1], Line)


def test_one_row_under_a_head_stays_lines() -> None:
    found = lines(
        "SASARAN STRATEGIS        INDIKATOR KINERJA       TARGET", "Meningkatnya mutu    Persentase desa     80 %"
    )
    assert with_borderless_tables(found) == tuple(found)


def test_no_word_is_lost() -> None:
    found = lines(HEAD, "1    Satu        Dua         3", "2    Tiga        Empat         5", "Penutup")
    out = [word for block in with_borderless_tables(found) for word in block.words]
    assert sorted(w.text for w in out) == sorted(w.text for one in found for w in one.words)


def test_an_indicator_without_number_and_goal_opens_a_row_by_its_target() -> None:
    blocks = with_borderless_tables(
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


def test_the_row_below_the_numbers_of_the_columns_is_no_head() -> None:
    blocks = with_borderless_tables(
        lines(
            HEAD,
            "(1)  (2)                      (3)                     (4)",
            "1    Terwujudnya angka        Persentase desa         80 %",
            "     kemiskinan               yang maju",
            "2    Terwujudnya tertib       Nilai SAKIP             BB",
        )
    )
    assert grid(blocks[0])[2] == ["1", "Terwujudnya angka kemiskinan", "Persentase desa yang maju", "80 %"]


def test_a_place_with_a_gap_for_the_day_ends_the_table() -> None:
    blocks = with_borderless_tables(
        lines(
            HEAD,
            "1    Meningkatnya mutu        Persentase desa         80 %",
            "2    Terwujudnya tertib       Nilai SAKIP             BB",
            "                              Sukamaju,               Maret 2023",
        )
    )
    assert [type(block) for block in blocks] == [Table, Line]


def test_labels_near_each_other_are_parted_where_the_rows_below_leave_a_strip_open() -> None:
    blocks = with_borderless_tables(
        lines(
            "SASARAN STRATEGIS  INDIKATOR KINERJA  RUMUS       SUMBER DATA",
            "Mutu layanan       Persentase desa    A / B       Laporan",
            "Tertib desa        Nilai SAKIP        Nilai       LHE",
        )
    )
    assert grid(blocks[0]) == [
        ["SASARAN STRATEGIS", "INDIKATOR KINERJA", "RUMUS", "SUMBER DATA"],
        ["Mutu layanan", "Persentase desa", "A / B", "Laporan"],
        ["Tertib desa", "Nilai SAKIP", "Nilai", "LHE"],
    ]


def test_a_strip_inside_one_column_parts_nothing() -> None:
    blocks = with_borderless_tables(
        lines(
            "SASARAN STRATEGIS     INDIKATOR KINERJA     TARGET",
            "Mutu  layanan         Persentase  desa      80 %",
            "Tata  kelola          Nilai  SAKIP          BB",
        )
    )
    assert grid(blocks[0])[1] == ["Mutu layanan", "Persentase desa", "80 %"]


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
    blocks = with_borderless_tables([line(text, top=top) for top, text in texts])
    assert [row[2] for row in grid(blocks[0])[1:]] == [
        "Persentase desa yang maju", "Nilai rumah layak huni pada desa", "Indeks desa membangun",
    ]  # fmt: skip


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
    pages = with_tables(document(pages=[first, second])).pages
    assert grid(pages[1].blocks[0])[2] == ["3", "Terwujudnya tata kelola", "Indeks Desa", "0,7"]


def test_a_short_value_in_a_wide_gutter_leaves_the_strip_before_it_open() -> None:
    blocks = with_borderless_tables(
        lines(
            "SASARAN STRATEGIS     INDIKATOR KINERJA              SUMBER DATA",
            "Mutu layanan          Persentase desa yang   -",
            "Tertib desa           Nilai SAKIP            Laporan tahunan",
            "Tata kelola           Indeks desa            LHE",
        )
    )
    assert [row[2] for row in grid(blocks[0])[1:]] == ["-", "Laporan tahunan", "LHE"]


def test_what_stands_right_of_a_fraction_stays_in_its_column() -> None:
    texts = (
        (100, "SASARAN STRATEGIS     INDIKATOR KINERJA    RUMUS                    TARGET"),
        (120, "Mutu layanan          Persentase desa      Jumlah desa            90%"),
        (127, "                                                         x 100%"),
        (132, "                                           Seluruh desa"),
        (160, "Tertib desa           Nilai SAKIP          Jumlah nilai           4 Dokumen"),
        (167, "                                                         x 100%"),
        (172, "                                           Seluruh nilai"),
    )
    blocks = with_borderless_tables([line(text, top=top) for top, text in texts])
    assert [row[3] for row in grid(blocks[0])[1:]] == ["90%", "4 Dokumen"]


def test_the_numbers_of_the_columns_are_no_part_of_their_labels() -> None:
    blocks = with_borderless_tables(
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
    blocks = with_borderless_tables([head, *(line(text, top=114 + 14 * i) for i, text in enumerate(below))])
    assert grid(blocks[0])[1] == ["1", "Mutu layanan", "Persentase desa", "A / B", "90%"]


def test_a_page_that_begins_with_the_last_words_of_a_cell_goes_on_with_the_table() -> None:
    first = lines(
        HEAD,
        "1    Meningkatnya mutu        Persentase desa         80 %",
        "2    Terwujudnya tertib       Nilai rumah layak       BB",
    )
    second = lines(
        "                              huni pada desa", "3    Terwujudnya desa         Indeks Desa             0,7"
    )
    pages = with_tables(document(pages=[first, second])).pages
    assert grid(pages[1].blocks[0]) == [["", "", "huni pada desa", ""], ["3", "Terwujudnya desa", "Indeks Desa", "0,7"]]


def test_a_page_that_begins_with_a_line_of_one_column_and_prose_is_no_table() -> None:
    first = lines(
        HEAD,
        "1    Meningkatnya mutu        Persentase desa         80 %",
        "2    Terwujudnya tertib       Nilai SAKIP             BB",
    )
    second = lines("                              Penutup", "Demikian laporan ini dibuat oleh kami dengan sebenarnya.")
    pages = with_tables(document(pages=[first, second])).pages
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
    (table,) = find_indikator_tables(with_tables(document(pages=[first, second])))
    assert [source.page for source in table.sources] == [1, 2]
    assert [(row.fields["sasaran"].text, row.fields["indikator"].text) for row in table.rows[2:]] == [
        ("Tertib", "Indeks Desa Membangun"),
        ("Terwujudnya tata kelola", "Nilai rumah layak"),
    ]


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
    (plain,) = with_tables(document(*found)).pages[0].blocks
    (table,) = with_tables(_ruled(page, rule)).pages[0].blocks
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
    (found,) = with_tables(_ruled(page, bar)).pages[0].blocks
    assert isinstance(found, Table)
    assert [cell.bars for cell in found.row(1)] == [(), (), (bar,)]
    assert len(grid(found)) == 3


def test_labels_centred_on_each_other_are_one_head() -> None:
    texts = (
        (100, "                     INDIKATOR KINERJA              PENANGGUNG"),
        (106, "NO    SASARAN                            TARGET"),
        (112, "                     UTAMA                          JAWAB"),
        (130, "1     Mutu layanan   Persentase desa     80%        Camat"),
        (148, "2     Tertib desa    Nilai SAKIP         BB         Sekretaris"),
    )
    (found,) = with_tables(document(*(line(text, top=top) for top, text in texts))).pages[0].blocks
    assert grid(found)[0] == ["NO", "SASARAN", "INDIKATOR KINERJA UTAMA", "TARGET", "PENANGGUNG JAWAB"]
    assert [row[2] for row in grid(found)[1:]] == ["Persentase desa", "Nilai SAKIP"]


def test_a_signature_under_a_table_is_no_row_of_it() -> None:
    rows = [HEAD, "1    Meningkatnya mutu        Persentase desa         80 %"]
    rows += ["2    Terwujudnya tertib       Nilai SAKIP             BB"]
    signature = [
        "                              Kepala Dinas            Dan",
        "                              Kearsipan               Contoh",
    ]
    below = [line(text, top=220 + 14 * i) for i, text in enumerate(signature)]
    blocks = with_borderless_tables([*lines(*rows), *below])
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
    blocks = with_borderless_tables(lines(*rows))
    assert [isinstance(block, Table) for block in blocks] == [True, False, False]


def test_typed_rules_part_no_column() -> None:
    rule = "-" * 66
    found = lines(
        "CAMAT CONTOH",
        "=" * 66,
        "INDIKATOR KINERJA UTAMA",
        rule,
        HEAD,
        rule,
        "1    Meningkatnya mutu        Persentase desa         80 %",
        "     layanan                  yang maju",
        "2    Terwujudnya tertib       Nilai SAKIP             BB",
        rule,
    )
    blocks = with_borderless_tables(found)
    (made,) = (block for block in blocks if isinstance(block, Table))
    assert grid(made)[1:] == [
        ["1", "Meningkatnya mutu layanan", "Persentase desa yang maju", "80 %"],
        ["2", "Terwujudnya tertib", "Nilai SAKIP", "BB"],
    ]
    assert [block.text[:4] for block in blocks if isinstance(block, Line)] == [
        "CAMA",
        "====",
        "INDI",
        "----",
        "----",
        "----",
    ]


def test_texts_that_open_anew_where_the_line_above_had_room_open_a_row() -> None:
    blocks = with_borderless_tables(
        lines(
            "NO   SASARAN STRATEGIS        INDIKATOR KINERJA           SUMBER DATA",
            "1    Terpeliharanya           Jumlah poskamling yang      Seksi Tramtib",
            "     ketentraman dan          aktif",
            "     ketertiban umum          Persentase gangguan         Laporan",
            "                              trantib selesai",
            "2    Meningkatnya swadaya     Nilai swadaya               Seksi PMD",
        )
    )
    (made,) = (block for block in blocks if isinstance(block, Table))
    assert [row[2] for row in grid(made)[1:]] == [
        "Jumlah poskamling yang aktif",
        "Persentase gangguan trantib selesai",
        "Nilai swadaya",
    ]


def test_a_capital_where_the_line_above_was_full_opens_no_row() -> None:
    blocks = with_borderless_tables(
        lines(
            "NO   SASARAN STRATEGIS        INDIKATOR KINERJA           SUMBER DATA",
            "1    Meningkatnya mutu        Jumlah perangkat dari       Seksi Tata",
            "                              Kecamatan Contoh            Pemerintahan",
            "2    Meningkatnya swadaya     Nilai swadaya               Seksi PMD",
        )
    )
    (made,) = (block for block in blocks if isinstance(block, Table))
    assert [row[2] for row in grid(made)[1:]] == ["Jumlah perangkat dari Kecamatan Contoh", "Nilai swadaya"]


def close(*parts: tuple[float, str], top: float, page: int = 1) -> Line:
    """Return a line of parts that begin at the given x, the blanks inside them 2 points wide."""
    made: list[Word] = []
    breaks: list[int] = []
    for x, text in parts:
        breaks += [len(made)] if made else []
        for token in text.split():
            made.append(Word(token, Place(page, Box(x, top, x + 5.0 * len(token), top + 10))))
            x += 5.0 * len(token) + 2.0
    return Line(tuple(made), tuple(w.place.box.x0 for w in made if w.place.box is not None), tuple(breaks))


LISTED = ((72.0, "No"), (100.0, "Kinerja Utama / Indikator Kinerja"), (280.0, "Penjelasan"), (400.0, "Sumber Data"))


def listed(mark: str, indicator: str, top: float, page: int = 1) -> Line:
    return close((100.0, f"{mark} {indicator}"), (280.0, "Sisa / perkara"), (400.0, "SIPP"), top=top, page=page)


def test_a_numbered_goal_over_the_columns_opens_a_list_of_letters_whatever_its_words_are() -> None:
    goals = [
        "Terwujudnya proses peradilan yang pasti, transparan dan akuntabel",
        "Peningkatan efektivitas pengelolaan penyelesaian perkara",
    ]
    made = with_borderless_tables(
        [
            close(*LISTED, top=100),
            close((72.0, "1."), (100.0, goals[0]), top=116),
            listed("a.", "Persentase sisa perkara", 132),
            listed("b.", "Persentase tepat waktu", 148),
            close((72.0, "2."), (100.0, goals[1]), top=164),
            listed("a.", "Persentase isi putusan", 180),
        ]
    )
    (found,) = find_indikator_tables(of_page(made))
    assert [row.fields["sasaran"].text for row in found.rows] == [goals[0], goals[0], goals[1]]


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
    found = find_indikator_tables(with_tables(document(pages=[first, below])))
    assert [row.fields["sasaran"].text.split()[0] for table in found for row in table.rows] == [
        "Terwujudnya", "Terwujudnya", "Meningkatnya", "Meningkatnya",
    ]  # fmt: skip


def test_indicators_of_several_levels_side_by_side_under_one_head() -> None:
    made = with_borderless_tables(
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


def test_goals_in_the_column_of_indicators_are_rows_of_their_own() -> None:
    blocks = with_borderless_tables(
        lines(
            "SASARAN/INDIKATOR KINERJA                    TARGET    SATUAN",
            "1.    Meningkatnya mutu air",
            "1.1 Indeks Kualitas Air                      55,00     indeks",
            "1.2 Indeks Kualitas Udara                    88,50     indeks",
            "2.    Meningkatnya tata kelola",
            "2.1 Persentase sampah tertangani             62        persen",
        )
    )
    assert [row[0] for row in grid(blocks[0])][4:] == [
        "2. Meningkatnya tata kelola",
        "2.1 Persentase sampah tertangani",
    ]


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
    found = find_indikator_tables(with_tables(document(pages=pages)))
    goals = [row.fields["sasaran"].text for table in found for row in table.rows]
    assert goals == ["Meningkatnya layanan"] * 2 + ["Terwujudnya layanan"] * 2


def test_labels_of_two_lines_part_the_columns_where_no_word_of_the_head_stands() -> None:
    blocks = with_borderless_tables(
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


def test_numbers_on_the_last_lines_of_wrapped_texts_belong_to_the_texts_above_them() -> None:
    made = with_borderless_tables(
        lines(
            "No   Indikator Kinerja     Satuan     2024      2025",
            "1    Produksi padi         Ton        212       220",
            "     Persentase lahan",
            "2    beririgasi baik       %          72,5      73",
            "     Populasi sapi",
            "3    potong                Ekor       98        99",
        )
    )
    (found,) = find_indikator_tables(of_page(made))
    assert [row.fields["indikator"].text for row in found.rows] == [
        "Produksi padi",
        "Persentase lahan beririgasi baik",
        "Populasi sapi potong",
    ]


def test_numbers_on_the_first_lines_keep_what_stands_below_them() -> None:
    made = with_borderless_tables(
        lines(
            "No   Indikator Kinerja     Satuan     2024      2025",
            "1    Persentase lahan      %          72,5      73",
            "     beririgasi baik",
            "2    Populasi sapi         Ekor       98        99",
            "     Madura",
            "3    Produksi padi         Ton        212       220",
        )
    )
    (found,) = find_indikator_tables(of_page(made))
    assert [row.fields["indikator"].text for row in found.rows][:2] == [
        "Persentase lahan beririgasi baik",
        "Populasi sapi Madura",
    ]


def test_the_last_word_of_a_formula_is_no_goal() -> None:
    made = with_borderless_tables(
        lines(
            "No   Indikator Kinerja     Formula                  Sumber",
            "1    Persentase sisa       Sisa tahun berjalan      SIPP",
            "                           dibagi tahun",
            "                           sebelumnya",
            "2    Indeks layanan        Rata-rata survei         Survei",
        )
    )
    (found,) = find_indikator_tables(of_page(made))
    assert found.rows[0].fields["formula"].text.endswith("sebelumnya")
    assert not any("sasaran" in row.fields for row in found.rows)


def test_a_label_whose_letters_are_set_apart_is_one_word() -> None:
    blocks = with_borderless_tables(
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
