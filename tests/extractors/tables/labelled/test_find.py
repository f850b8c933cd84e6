"""Indicators printed as blocks of "Label : value" lines, without any table."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.tables.labelled.find import find_labelled_tables
from tests.build import document, line, table

FIRST = (
    "Sasaran Strategis      : Meningkatnya mutu layanan",
    "Indikator Kinerja      : Indeks kepuasan",
    "Target                 : 85",
    "Formulasi Perhitungan  : Jumlah nilai dibagi",
    "                         jumlah responden",
)


SECOND = ("Indikator Kinerja      : Persentase aduan selesai", "Target                 : 90%")


def test_blocks_of_labels_are_indicators() -> None:
    (table,) = find_blocks(document(*FIRST, *SECOND)).tables
    assert [{name: quote.text for name, quote in row.fields.items()} for row in table.rows] == [
        {
            "sasaran": "Meningkatnya mutu layanan",
            "indikator": "Indeks kepuasan",
            "target": "85",
            "formula": "Jumlah nilai dibagi jumlah responden",
        },
        {"sasaran": "Meningkatnya mutu layanan", "indikator": "Persentase aduan selesai", "target": "90%"},
    ]


NUMBERED = (
    "Sasaran 1: Meningkatnya mutu layanan",
    "1.1 Indikator Kinerja Utama: Indeks kepuasan",
    "Target: 85",
    "1.2. Indikator Kinerja Utama: Persentase aduan selesai",
    "Target: 90%",
)


def test_numbers_before_labels_tell_indicators_apart() -> None:
    (table,) = find_blocks(document(*NUMBERED)).tables
    told = [(row.quote("sub_no").text, row.quote("indikator").text, row.quote("target").text) for row in table.rows]
    assert told == [("1.1", "Indeks kepuasan", "85"), ("1.2", "Persentase aduan selesai", "90%")]


def test_numbers_before_all_labels_count_fields() -> None:
    fields = ("1.1 Indikator: Indeks kepuasan", "1.2 Target: 85", "1.1 Indikator: Nilai SAKIP", "1.2 Target: 90")
    (table,) = find_blocks(document(*fields)).tables
    assert [{name: quote.text for name, quote in row.fields.items()} for row in table.rows] == [
        {"indikator": "Indeks kepuasan", "target": "85"},
        {"indikator": "Nilai SAKIP", "target": "90"},
    ]


def test_a_place_and_day_right_of_the_last_value_are_none_of_it() -> None:
    last = line("Penanggung Jawab: Bidang Pangan", x=108, top=100)
    below = [line("Contoh, 20 Januari 2026", x=340, top=114), line("Kepala Dinas,", x=340, top=128)]
    first = [line(text, x=72, top=30 + 14 * at) for at, text in enumerate((*NUMBERED[:3], NUMBERED[3], NUMBERED[4]))]
    (table,) = find_blocks(document(*first, last, *below)).tables
    assert table.rows[-1].quote("penanggung_jawab").text == "Bidang Pangan"


def test_one_block_is_the_head_of_a_document() -> None:
    assert find_labelled_tables(document(*FIRST)) == ()


def test_one_block_of_many_fields_is_a_form_printed_as_lines() -> None:
    more = ("Satuan                 : Indeks", "Sumber Data            : Bidang Pelayanan")
    (found,) = find_labelled_tables(document(*FIRST, *more))
    (row,) = found.rows
    assert (row.fields["indikator"].text, row.fields["satuan"].text) == ("Indeks kepuasan", "Indeks")


def test_labels_without_a_measure_are_no_indicators() -> None:
    lines = (
        "Sasaran : Meningkatnya mutu",
        "Indikator : Indeks kepuasan",
        "Sasaran : Tertib",
        "Indikator : Nilai SAKIP",
    )
    assert find_labelled_tables(document(*lines)) == ()


def test_data_files_are_no_reports() -> None:
    one = ('"sasaran": "Meningkatnya mutu",', '"indikator": "Indeks kepuasan",', '"target": "85",')
    assert find_labelled_tables(document(*one, *one)) == ()


def test_blocks_of_labels_in_tables_are_indicators() -> None:
    first = table(
        [["Sasaran", ":", "Meningkatnya mutu"], ["Indikator Kinerja Utama", ":", "Nilai A"], ["Satuan", ":", "Nilai"]]
    )
    second = table([["Indikator Kinerja Utama", ":", "Nilai B"], ["Satuan", ":", "%"]], top=300)
    (found,) = find_labelled_tables(document(first, second))
    assert [row.fields["indikator"].text for row in found.rows] == ["Nilai A", "Nilai B"]
    assert [row.fields["satuan"].text for row in found.rows] == ["Nilai", "%"]


def test_a_goal_over_the_whole_width_of_a_table_of_labels_is_the_goal_below_it() -> None:
    rows = [["Sasaran 1 : Meningkatnya A", "<", "<"]]
    for number in (1, 2):
        rows += [["Indikator Kinerja", ":", f"Nilai {number}"], ["Satuan", ":", "%"], ["Target", ":", "7"]]
        rows += [["Sasaran 2 : Menurunnya B", "<", "<"]] if number == 1 else []
    (found,) = find_labelled_tables(document(table(rows)))
    assert [row.fields["sasaran"].text for row in found.rows] == ["Meningkatnya A", "Menurunnya B"]


def test_goals_named_without_a_colon_hold_for_the_blocks_below_them() -> None:
    lines: list[str] = []
    for number, goal in enumerate(("Meningkatnya A", "Kota B yang tertib"), start=1):
        lines += [f"Sasaran {number}. {goal}"]
        lines += [text for n in (1, 2) for text in (f"Indikator : Nilai {number}{n}", "Satuan : %", f"Target : {n}")]
    (found,) = find_labelled_tables(document(*lines))
    assert [row.fields["sasaran"].text for row in found.rows] == ["Meningkatnya A"] * 2 + ["Kota B yang tertib"] * 2


def test_targets_of_quarters_are_none_of_the_year() -> None:
    lines = ["Sasaran : Meningkatnya A"]
    for n in (1, 2):
        lines += [
            f"Indikator : Nilai {n}",
            "Satuan : %",
            f"Target TW I : {n}0",
            f"Target TW II : {n}5",
            f"Target : {n}9",
        ]
    (found,) = find_labelled_tables(document(*lines))
    assert [row.fields["target"].text for row in found.rows] == ["19", "29"]
    assert [[(y.period, y.value.text) for y in row.yearly] for row in found.rows] == [
        [("TW1", "10"), ("TW2", "15")],
        [("TW1", "20"), ("TW2", "25")],
    ]


@pytest.mark.parametrize("labels", [("Sasaran ke-1", "Sasaran ke-2"), ("Sasaran Pertama", "Sasaran Kedua")])
def test_goals_counted_by_ordinals_are_goals(labels: tuple[str, ...]) -> None:
    lines: list[str] = []
    for label, goal in zip(labels, ("Meningkatnya A", "Kota B yang tertib"), strict=True):
        lines += [f"{label} : {goal}", f"Indikator : Nilai {goal[-1]}", "Satuan : %", "Target : 7"]
    (found,) = find_labelled_tables(document(*lines))
    assert [row.fields["sasaran"].text for row in found.rows] == ["Meningkatnya A", "Kota B yang tertib"]


def test_a_goal_below_its_indicator_is_that_indicators() -> None:
    lines = "Indikator : A\nSasaran : Meningkatnya B\nTarget : 5\n\nIndikator : C\nSasaran : Meningkatnya D\nTarget : 6"
    (found,) = find_labelled_tables(document(lines))
    assert [(r.fields["indikator"].text, r.fields["sasaran"].text, r.fields["target"].text) for r in found.rows] == [
        ("A", "Meningkatnya B", "5"),
        ("C", "Meningkatnya D", "6"),
    ]


def test_a_goal_above_its_indicators_holds_until_the_next() -> None:
    first = "Sasaran : Meningkatnya A\nIndikator : B\nTarget : 5\nIndikator : C\nTarget : 6\n"
    lines = f"{first}Sasaran : Meningkatnya D\nIndikator : E\nTarget : 7"
    (found,) = find_labelled_tables(document(lines))
    assert [(r.fields["indikator"].text, r.fields["sasaran"].text) for r in found.rows] == [
        ("B", "Meningkatnya A"),
        ("C", "Meningkatnya A"),
        ("E", "Meningkatnya D"),
    ]


def test_an_indicator_without_a_measure_between_two_others_is_a_doubt_on_both() -> None:
    lines = "\n".join(
        (*FIRST, "Indikator Kinerja      : Nilai SAKIP", *SECOND, "Indikator Kinerja      : Nilai LKE", "Target : 70")
    )
    (found,) = find_labelled_tables(document(lines))
    assert [(row.fields["indikator"].text, row.doubts) for row in found.rows] == [
        ("Indeks kepuasan", ("leftover_words",)),
        ("Persentase aduan selesai", ("leftover_words",)),
        ("Nilai LKE", ()),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Indikator Kinerja : Nilai SAKIP", *FIRST, *SECOND),
        (*FIRST, *SECOND, "Indikator Kinerja      : Nilai SAKIP"),
        (*FIRST, *SECOND, "Target : 70", "Target : 80"),
    ],
    ids=["above all", "below all", "a second target"],
)
def test_an_indicator_without_a_measure_at_the_ends_is_a_doubt_on_the_next(texts: tuple[str, ...]) -> None:
    (found,) = find_labelled_tables(document("\n".join(texts)))
    assert [row.fields["indikator"].text for row in found.rows] == ["Indeks kepuasan", "Persentase aduan selesai"]
    first = texts[0] != FIRST[0]
    assert ["leftover_words" in row.doubts for row in found.rows] == [first, not first]


def test_a_row_of_dated_values_below_a_block_of_lines_is_its_targets() -> None:
    texts = ("Sasaran Strategis : Meningkatnya literasi", "Nama Indikator : Tingkat kegemaran membaca", "Satuan : Nilai",
             "Formula : Jumlah skor dibagi responden", "Sumber Data : Survei")  # fmt: skip
    lines = [line(text, top=72.0 + 14 * n) for n, text in enumerate(texts)]
    years = table([["Realisasi 2023", "Target 2024", "Target 2025"], ["62,40", "64,10", "65,75"]], top=160)
    (row,) = find_labelled_tables(document(*lines, years))[0].rows
    assert [(y.year.text, y.kind, y.value.text) for y in row.yearly] == [
        ("Realisasi 2023", "realisasi", "62,40"),
        ("Target 2024", "target", "64,10"),
        ("Target 2025", "target", "65,75"),
    ]


@pytest.mark.parametrize(
    ("above", "doubted"),
    [
        pytest.param("J: Meningkatnya kualitas air sungai.", True, id="goal_without_a_label"),
        pytest.param("J: Dengan dua indikator berikut.", False, id="other_words"),
        pytest.param("Sasaran Strategis      : Meningkatnya kualitas air", False, id="goal_with_its_label"),
    ],
)
def test_a_goal_that_no_label_names_is_a_doubt_of_the_indicators_below(above: str, doubted: bool) -> None:
    blocks = [
        line
        for name in ("Air", "Udara")
        for line in (f"Indikator Kinerja      : Indeks {name}", "Target                 : 85")
    ]
    (found,) = find_labelled_tables(document(above, "", *blocks))
    assert ["leftover_words" in row.doubts for row in found.rows] == [doubted] * 2
