from __future__ import annotations

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import IKU_HEADER, SMALL_LETTERS, TARGET_HEADER, only_table, texts_of


def test_a_merged_cell_is_repeated_on_every_row_that_it_spans() -> None:
    rows = [
        IKU_HEADER,
        ["1", "Meningkatnya A", "Persentase A", "a / b", "BPS"],
        [None, None, "Jumlah B", "hitung", None],
    ]
    found = only_table(document("INDIKATOR KINERJA UTAMA\nDINAS PERCONTOHAN", table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya A"]
    assert texts_of(found, "no") == ["1", "1"]
    assert texts_of(found, "sumber_data") == ["BPS", "BPS"]
    assert found.unit_name.text == "DINAS PERCONTOHAN"
    assert found.leftovers == ()


def test_a_goal_of_a_numbered_row_is_its_own_also_behind_a_speck() -> None:
    rows = [
        IKU_HEADER,
        ["1", "Meningkatnya A", "Persentase A", "a", "BPS"],
        ["2", "x Terwujudnya B", "Nilai B", "b", "BPS"],
    ]
    assert texts_of(only_table(document(table(rows))), "sasaran") == ["Meningkatnya A", "x Terwujudnya B"]


def test_a_goal_in_small_letters_without_number_goes_on_with_the_one_before() -> None:
    rows = [IKU_HEADER, ["1", "Meningkatnya", "Persentase A", "a", "BPS"], ["", "mutu layanan", "Nilai B", "b", "BPS"]]
    assert texts_of(only_table(document(table(rows))), "sasaran") == ["Meningkatnya mutu layanan"] * 2


def test_a_tujuan_over_the_full_width_is_carried_to_its_rows() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["Tujuan 1 : maju", "<", "<", "<"],
        ["1", "Meningkatnya mutu", "Persentase A", "80%"],
    ]
    (row,) = only_table(document(table(rows))).rows
    assert row.quote("tujuan").text == "maju"


def test_a_goal_over_the_width_above_the_head_is_no_label_and_holds_for_the_rows() -> None:
    head = ["Kode", "Indikator Kinerja", "Satuan", "Target", "Nilai"]
    made = table(
        [
            ["SASARAN STRATEGIS 1 : Terkelolanya sampah", "<", "<", "<", "<"],
            head,
            ["IKU-01", "Persentase sampah", "Persen", "60,00", "92,19"],
            ["SASARAN STRATEGIS 2 : Terkelolanya arsip", "<", "<", "<", "<"],
            head,
            ["IKU-02", "Indeks arsip", "Indeks", "81,00", "98,78"],
        ]
    )
    assert texts_of(only_table(document(made)), "sasaran") == ["Terkelolanya sampah", "Terkelolanya arsip"]


def test_a_goal_in_its_own_row_gives_up_its_code() -> None:
    made = table(
        [
            ["Kode SS/IKU", "Sasaran Strategis / Indikator Kinerja Utama", "Target"],
            ["SS1. Pelaksanaan anggaran yang optimal", "<", "<"],
            ["1a-CP", "Nilai kinerja", "91"],
            ["1b-N", "Persentase penyaluran", "100%"],
        ]
    )
    found = only_table(document(made))
    assert texts_of(found, "sasaran") == ["Pelaksanaan anggaran yang optimal"] * 2
    assert texts_of(found, "kode") == ["1a-CP", "1b-N"]


def test_a_column_that_names_the_level_of_each_row_tells_it() -> None:
    made = table(
        [
            ["LEVEL", "KINERJA", "INDIKATOR", "TARGET"],
            ["TUJUAN", "Meningkatkan A", "Kontribusi A", "3"],
            ["SASARAN", "Meningkatnya B", "Jumlah B", "4"],
            [None, None, "Lama B", "5"],
            ["SUB KEGIATAN", "Pengadaan C", "Jumlah C", "6"],
        ]
    )
    found = only_table(document(made))
    assert [row.level for row in found.rows] == ["tujuan", "sasaran", "sasaran", "sub_kegiatan"]


def test_a_goal_keeps_its_row_before_one_that_counts_on_with_its_own_goal_left_blank() -> None:
    rows = [
        TARGET_HEADER,
        ["1", "Meningkatnya A", "Nilai B", "70"],
        ["2", "Meningkatnya C", "", ""],
        ["3", "", "Nilai D", "80"],
        ["4", "Meningkatnya E", "Nilai F", "90"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Nilai B", "", "Nilai D", "Nilai F"]
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya C", "Meningkatnya C", "Meningkatnya E"]
    assert ["goal_by_place" in row.doubts for row in found.rows] == [False, False, True, False]


def test_a_goal_in_a_row_of_its_own_holds_for_the_rows_below() -> None:
    rows = [TARGET_HEADER, ["1", "Meningkatnya A", "", ""], ["", "", "Nilai C", "80"]]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A"]
    assert texts_of(found, "indikator") == ["Nilai C"]


def test_a_goal_above_the_table_holds_for_its_rows() -> None:
    rows = [TARGET_HEADER, ["1", "Meningkatnya A", "Nilai B", "80"]]
    assert texts_of(
        only_table(document("INDIKATOR KINERJA UTAMA", "Tujuan 1 : Mewujudkan mutu", table(rows))), "tujuan"
    ) == ["Mewujudkan mutu"]


def test_goals_of_a_table_in_small_letters_are_each_their_own() -> None:
    found = only_table(document(table(SMALL_LETTERS)))
    assert texts_of(found, "sasaran") == [row[1] for row in SMALL_LETTERS[1:]]


def test_a_number_beside_the_aim_opens_a_goal_in_small_letters() -> None:
    rows = [
        ["Tujuan", "<", "Sasaran", "Indikator Kinerja", "Target"],
        ["Memudahkan akses", "1", "Tersedianya arsip", "Persentase arsip tertata", "10%"],
        ["", "2", "memenuhi standar arsip", "Jumlah arsip baku", "20"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Tersedianya arsip", "memenuhi standar arsip"]
    assert texts_of(found, "no") == ["1", "2"]


@pytest.mark.parametrize("label", ["SS : ", "Sasaran 1 : ", "ST: "])
def test_a_row_labelled_as_a_goal_holds_for_the_rows_below(label: str) -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target"],
        [f"{label}Meningkatnya kerukunan", "<", "<"],
        ["1", "Indeks kerukunan", "78,2"],
    ]
    assert texts_of(only_table(document(table(rows))), "sasaran") == ["Meningkatnya kerukunan"]


@pytest.mark.parametrize("mark", ["SS.1", "1", "ST 2"])
def test_a_goal_across_the_table_beside_its_code_holds_for_the_rows_below(mark: str) -> None:
    rows = [
        ["Kode", "Indikator Kinerja Utama", "Target", "Penanggung Jawab"],
        [mark, "Meningkatnya kualitas layanan", "<", "<"],
        ["IKU 1.1", "Angka kematian ibu", "117", "Seksi Kesga"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya kualitas layanan"]
    assert [quote.text for quote in found.leftovers] == [mark]  # a goal's code has no field, and is accounted for


@pytest.mark.parametrize("mark", ["", "A", "I", "SS.1"])
@pytest.mark.parametrize("goal", ["Meningkatnya mutu layanan", "MENINGKATNYA MUTU LAYANAN"])
def test_a_goal_in_the_column_of_indicators_holds_for_the_rows_below(mark: str, goal: str) -> None:
    rows = [
        ["No", "Indikator Kinerja", "Satuan", "Target"],
        [mark, goal, "", ""],
        ["1", "Persentase warga yang dilayani", "%", "80"],
        ["2", "Nilai evaluasi kinerja", "Nilai", "75"],
        ["3", "Indeks kepuasan warga", "Indeks", "3"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == [goal] * 3
    assert texts_of(found, "no") == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("goals", "expected", "doubted"),
    [
        pytest.param(
            ("Terwujudnya layanan", "yang bermutu dan", "merata"),
            ["Terwujudnya layanan yang bermutu dan merata"] * 3,
            3,
            id="rest",
        ),
        pytest.param(
            ("Terwujudnya layanan", "Menurunnya aduan", "warga"),
            ["Terwujudnya layanan", "Menurunnya aduan warga", "Menurunnya aduan warga"],
            2,
            id="rest_of_the_second",
        ),
        pytest.param(
            ("Terwujudnya layanan", "Kota Contoh", "Menurunnya aduan"),
            ["Terwujudnya layanan", "Kota Contoh", "Menurunnya aduan"],
            2,
            id="a_capital_may_go_on_too",
        ),
        pytest.param(
            ("Terwujudnya layanan", "Menurunnya aduan", "Meningkatnya mutu"),
            ["Terwujudnya layanan", "Menurunnya aduan", "Meningkatnya mutu"],
            0,
            id="goals_of_their_own",
        ),
    ],
)
def test_lines_of_one_goal_beside_several_numbered_rows_without_rules(
    goals: tuple[str, ...], expected: list[str], doubted: int
) -> None:
    rows = [["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"]]
    rows += [[str(n), goal, f"Persentase {n}", "%", f"7{n}"] for n, goal in enumerate(goals, start=1)]
    found = only_table(document(table(rows, ruled=False)))
    assert texts_of(found, "sasaran") == expected
    assert sum("goal_by_place" in row.doubts for row in found.rows) == doubted
    (ruled,) = find_indikator_tables(document(table(rows)))
    assert texts_of(ruled, "sasaran") == list(goals)


@pytest.mark.parametrize(
    "label", ["Sasaran ketiga", "Sasaran ke-3", "Sasaran Strategis No. 3", "Sasaran (3)", "Sasaran III"]
)
def test_a_goal_above_the_table_is_one_however_it_is_counted(label: str) -> None:
    rows = [["Indikator Kinerja", "Satuan", "Target"], ["Persentase A", "%", "80"], ["Persentase B", "%", "81"]]
    found = only_table(document(f"{label}: Tertatanya arsip", table(rows)))
    assert texts_of(found, "sasaran") == ["Tertatanya arsip"] * 2


def test_each_of_two_lists_side_by_side_has_the_goals_of_its_own_merged_cells() -> None:
    rows = [
        ["ESELON II", "<", "<", "ESELON III", "<", "<"],
        ["SASARAN", "INDIKATOR", "TARGET", "SASARAN PROGRAM", "INDIKATOR", "TARGET"],
        ["Meningkatnya A", "Persentase B", "4", "Terpasangnya C", "Jumlah D", "24"],
        [None, "Rasio E", "5", None, "Jumlah F", "35"],
        ["Meningkatnya G", "Nilai H", "6", None, "Jumlah I", "46"],
        [None, "Indeks J", "7", "Terlaksananya K", "Jumlah L", "57"],
    ]
    goals = {row.fields["indikator"].text: row.fields["sasaran"].text for row in only_table(document(table(rows))).rows}
    assert goals == {
        "Persentase B": "Meningkatnya A",
        "Rasio E": "Meningkatnya A",
        "Nilai H": "Meningkatnya G",
        "Indeks J": "Meningkatnya G",
        "Jumlah D": "Terpasangnya C",
        "Jumlah F": "Terpasangnya C",
        "Jumlah I": "Terpasangnya C",
        "Jumlah L": "Terlaksananya K",
    }


LANES = ["SASARAN", "INDIKATOR", "TARGET", "SASARAN PROGRAM", "INDIKATOR", "TARGET"]


def test_a_blank_goal_of_a_list_is_that_of_its_own_list_and_doubted_below_a_later_one_beside() -> None:
    rows = [
        ["ESELON II", "<", "<", "ESELON III", "<", "<"],
        LANES,
        ["Meningkatnya A", "Persentase B", "4", "Terpasangnya C", "Jumlah D", "24"],
        ["Meningkatnya G", "Nilai H", "6", "", "Jumlah I", "46"],
        ["", "Indeks J", "7", "Terlaksananya K", "Jumlah L", "57"],
    ]
    found = only_table(document(table(rows)))
    told = {row.fields["indikator"].text: row for row in found.rows}
    assert told["Jumlah I"].fields["sasaran"].text == "Terpasangnya C"
    assert {name for name, row in told.items() if "goal_by_place" in row.doubts} == {"Jumlah I"}


def test_goals_of_two_lists_that_a_page_breaks_go_on_each_in_its_own_list() -> None:
    rows = [
        ["ESELON II", "<", "<", "ESELON III", "<", "<"],
        LANES,
        ["Meningkatnya A", "Persentase B", "4", "Terpasangnya C", "Jumlah D", "24"],
    ]
    more = [["mutu layanan", "Nilai M", "8", "alat berat", "Jumlah N", "9"]]
    found = only_table(document(pages=[[table(rows)], [table(more, page=2)]]))
    assert texts_of(found, "sasaran") == ["Meningkatnya A mutu layanan", "Terpasangnya C alat berat"] * 2


GOALS = ["Sasaran", "Indikator Kinerja", "Target"]


@pytest.mark.parametrize(
    ("first", "second", "numbers", "codes", "goals"),
    [
        pytest.param(
            "a. Meningkatnya A", "b. Terwujudnya B", ["a", "b"], ["", ""], ["Meningkatnya A", "Terwujudnya B"], id="letters"
        ),
        pytest.param(
            "1. Meningkatnya A", "2. Terwujudnya B", ["1", "2"], ["", ""], ["Meningkatnya A", "Terwujudnya B"], id="numbers"
        ),
        pytest.param(
            "SS1 Meningkatnya A", "SS2 Terwujudnya B", ["", ""], ["SS1", "SS2"], ["Meningkatnya A", "Terwujudnya B"], id="codes"
        ),
        pytest.param(
            "Sasaran 1 : Meningkatnya A", "Sasaran 2 : Terwujudnya B", ["1", "2"], ["", ""],
            ["Meningkatnya A", "Terwujudnya B"], id="labels",
        ),
        pytest.param("Meningkatnya A", "Terwujudnya B", ["", ""], ["", ""], ["Meningkatnya A", "Terwujudnya B"], id="nothing"),
    ],
)  # fmt: skip
def test_marks_of_goals_become_their_numbers(
    first: str, second: str, numbers: list[str], codes: list[str], goals: list[str]
) -> None:
    rows = [GOALS, [first, "Nilai A", "80"], [second, "Nilai B", "90"]]
    found = only_table(document(table(rows, widths=[200, 120, 80])))
    assert texts_of(found, "no") == numbers
    assert texts_of(found, "kode") == codes
    assert texts_of(found, "sasaran") == goals


@pytest.mark.parametrize(
    ("above", "number", "aim", "goal"),
    [
        pytest.param(["Sasaran 3 : Meningkatnya A"], "3", "", "Meningkatnya A", id="a goal gives its number"),
        pytest.param(["Tujuan 3 : Meningkatnya A"], "", "Meningkatnya A", "", id="an aim gives none"),
        pytest.param(["Tujuan 3 : Maju", "Sasaran 1 : Meningkatnya A"], "1", "Maju", "Meningkatnya A", id="both"),
    ],
)
def test_goals_in_rows_of_their_own(above: list[str], number: str, aim: str, goal: str) -> None:
    rows = [
        ["Indikator Kinerja", "Target", "Satuan"],
        *([text, "<", "<"] for text in above),
        ["Nilai A", "80", "Nilai"],
    ]
    found = only_table(document(table(rows)))
    told = [texts_of(found, name) for name in ("no", "tujuan", "sasaran")]
    assert told == [[number], [aim], [goal]]


def test_rows_keep_their_own_numbers_below_a_goal_of_its_own_row() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target"],
        ["Sasaran 7 : Meningkatnya A", "<", "<"],
        ["1", "Nilai A", "80"],
        ["2", "Nilai B", "90"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "no") == ["1", "2"]
    assert texts_of(found, "sasaran") == ["Meningkatnya A"] * 2


def pages(*rows: list[list[str]]) -> list[str]:
    made = document(pages=[[table([["No", *GOALS], *body], page=at)] for at, body in enumerate(rows, start=1)])
    return texts_of(only_table(made), "sasaran")


@pytest.mark.parametrize(
    ("first", "rest", "goals"),
    [
        pytest.param(
            [["1", "Meningkatnya mutu", "Nilai A", "80"]], ["", "layanan publik", "Nilai B", "90"],
            ["Meningkatnya mutu layanan publik"] * 2, id="in small letters",
        ),
        pytest.param(
            [["1", "Meningkatnya A", "Nilai A", "80"], ["2", "Meningkatnya", "Nilai B", "70"]],
            ["", "Sipil Negara", "Nilai C", "90"],
            ["Meningkatnya A", *["Meningkatnya Sipil Negara"] * 2], id="in capitals, where all goals open alike",
        ),
        pytest.param(
            [["1", "Meningkatnya mutu", "Nilai A", "80"]], ["", "Terwujudnya tertib", "Nilai B", "90"],
            ["Meningkatnya mutu", "Terwujudnya tertib"], id="a goal of its own",
        ),
        pytest.param(
            [["1", "Meningkatnya mutu", "Nilai A", "80"]], ["2", "Sipil Negara", "Nilai B", "90"],
            ["Meningkatnya mutu", "Sipil Negara"], id="a number of its own",
        ),
    ],
)  # fmt: skip
def test_the_first_goal_of_a_page(first: list[list[str]], rest: list[str], goals: list[str]) -> None:
    assert pages(first, [rest]) == goals


@pytest.mark.parametrize(
    ("first", "second", "numbers", "codes"),
    [
        pytest.param("Sasaran 1.1 ", "Sasaran 1.2 ", ["1.1", "1.1", "1.2"], [""] * 3, id="a label without a colon"),
        pytest.param("Sasaran 1\n", "Sasaran 2\n", ["1", "1", "2"], [""] * 3, id="a label on a line of its own"),
        pytest.param("I. ", "II. ", ["I", "I", "II"], [""] * 3, id="Roman numerals"),
        pytest.param("(S1) ", "(S2) ", [""] * 3, ["S1", "S1", "S2"], id="codes in brackets"),
        pytest.param("", "", [""] * 3, [""] * 3, id="the number of the aim is none of the rows"),
    ],
)
def test_the_label_of_a_goal_is_no_part_of_it(first: str, second: str, numbers: list[str], codes: list[str]) -> None:
    """ "II." and "(S2)" had stayed in the goal, which took the number of the goal, or of the aim, before it."""
    rows = [
        ["Tujuan", "Sasaran", "Indikator Kinerja", "Satuan", "Target"],
        ["Tujuan 1: Mewujudkan A", f"{first}Meningkatnya mutu", "Indeks mutu", "Indeks", "80"],
        [None, None, "Nilai survei", "Nilai", "85"],
        [None, f"{second}Menurunnya angka sakit", "Angka sakit", "Angka", "8"],
    ]
    found = only_table(document(table(rows, page=None)))
    assert texts_of(found, "tujuan") == ["Mewujudkan A"] * 3
    assert texts_of(found, "sasaran") == ["Meningkatnya mutu", "Meningkatnya mutu", "Menurunnya angka sakit"]
    assert texts_of(found, "no") == numbers
    assert texts_of(found, "kode") == codes
