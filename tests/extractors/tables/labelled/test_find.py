"""Indicators printed as blocks of "Label : value" lines, without any table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.find import find_blocks
from extractors.model.document import Document, Line
from extractors.model.geometry import Box
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


def test_two_labels_in_one_cell_of_a_table_of_labels_have_their_own_values() -> None:
    rows: list[list[str | None]] = []
    for n in "12":
        rows += [["Indikator", ":", f"Nilai {n}"], [f"Satuan : Orang; Target : 9{n}", "<", "<"], ["Formula", ":", "a"]]
    (found,) = find_labelled_tables(document(table(rows)))
    assert [(r.fields["satuan"].text, r.fields["target"].text) for r in found.rows] == [
        ("Orang", "91"),
        ("Orang", "92"),
    ]


FORM = [
    ["Sasaran Strategis", "Meningkatnya mutu layanan"],
    ["Nama IKU", "Indeks kepuasan"],
    ["Definisi", "Mutu layanan menurut warga"],
    ["Formula", "Jumlah nilai dibagi jumlah responden"],
    ["Satuan", "Indeks"],
    ["Target 2024", "85"],
    ["Sumber Data", "Survei"],
]


def test_a_form_without_colons_is_an_indicator() -> None:
    (found,) = find_labelled_tables(document(table(FORM)))
    (row,) = found.rows
    assert {name: quote.text for name, quote in row.fields.items()} == {
        "sasaran": "Meningkatnya mutu layanan",
        "indikator": "Indeks kepuasan",
        "definisi": "Mutu layanan menurut warga",
        "formula": "Jumlah nilai dibagi jumlah responden",
        "satuan": "Indeks",
        "target": "85",
        "sumber_data": "Survei",
    }
    assert [(y.year.text, y.value.text) for y in row.yearly] == [("Target 2024", "85")]


def test_a_form_goes_on_over_the_page() -> None:
    rest = table(FORM[4:], page=2, top=60)
    (found,) = find_labelled_tables(document(pages=[[table(FORM[:4])], [rest]]))
    assert [row.fields["sumber_data"].text for row in found.rows] == ["Survei"]


def test_the_name_of_a_form_printed_again_on_the_next_page_is_no_part_of_its_last_value() -> None:
    head = ["KAMUS INDIKATOR 1", "<"]
    rest = table([head, *FORM[5:]], page=2, top=60)
    (found,) = find_labelled_tables(document(pages=[[table([head, *FORM[:5]])], [rest]]))
    assert [(row.fields["satuan"].text, row.fields["target"].text) for row in found.rows] == [("Indeks", "85")]


def test_a_form_that_lacks_the_goal_which_others_print_is_doubted() -> None:
    forms = [table(FORM), table(FORM[1:], page=2), table(FORM, page=3)]
    (found,) = find_labelled_tables(document(pages=[[form] for form in forms]))
    assert [row.doubts for row in found.rows] == [(), ("goal_by_place",), ()]
    assert found.rows[1].fields["sasaran"].text == "Meningkatnya mutu layanan"


def test_a_goal_that_only_the_next_form_has_is_not_taken_from_it() -> None:
    (found,) = find_labelled_tables(document(pages=[[table(FORM[1:])], [table(FORM, page=2)]]))
    assert ["sasaran" in row.fields for row in found.rows] == [False, True]


def test_a_form_that_goes_on_below_a_page_with_the_next_one_keeps_its_own_values() -> None:
    whole = [*FORM, *FORM]
    (found,) = find_labelled_tables(document(pages=[[table(whole[:5])], [table(whole[5:], page=2, top=60)]]))
    assert [row.fields["sumber_data"].text for row in found.rows] == ["Survei", "Survei"]


@pytest.mark.parametrize(
    ("more", "doubts"),
    [
        pytest.param(["Keterangan", "Tahunan", ""], (), id="a label and its value"),
        pytest.param(["Pengawal Data", "Bidang Data", ""], ("leftover_words",), id="a label that nothing knows"),
        pytest.param(["Keterangan", "Tahunan", "lihat lampiran"], ("leftover_words",), id="a label and two texts"),
        pytest.param(["lanjutan uraian", "", ""], ("leftover_words",), id="a text in the column of labels"),
    ],
)
def test_a_row_of_a_form_that_is_no_label_and_value_is_a_doubt(more: list[str], doubts: tuple[str, ...]) -> None:
    (found,) = find_labelled_tables(document(table([*([*row, ""] for row in FORM), more])))
    assert [row.doubts for row in found.rows] == [doubts]


def test_a_head_of_labels_is_no_form() -> None:
    rows = [["Sasaran", "Indikator"], ["Satuan", "Target"], ["Formula", "Sumber Data"], ["Definisi", "Keterangan"]]
    assert find_labelled_tables(document(table(rows))) == ()


def test_a_form_is_doubted_where_a_value_is_of_another_kind() -> None:
    rows = [*FORM[:4], ["Satuan", "85"], *FORM[5:]]
    (found,) = find_labelled_tables(document(table(rows)))
    assert found.rows[0].doubts == ("type_unfit",)


def test_a_numbered_form_with_a_head_and_targets_by_year_below_it() -> None:
    rows = [["No", "Uraian", "Keterangan"]] + [[str(n), *row] for n, row in enumerate(FORM[:5], start=1)]
    years = [["Tahun", "2023", "2024"], ["Target", "70", "75"]]
    (found,) = find_blocks(document(table(rows), table(years, top=500))).tables
    assert [row.fields["indikator"].text for row in found.rows] == ["Indeks kepuasan"]
    assert [(y.year.text, y.kind, y.value.text) for y in found.rows[0].yearly] == [
        ("2023", "target", "70"),
        ("2024", "target", "75"),
    ]


def test_a_form_prints_colons_before_its_values_and_one_label_over_the_years_below_it() -> None:
    rows = [[label, ": " + value] for label, value in FORM]
    years = [["Target", "<"], ["2023", "2024"], ["70", "75"]]
    (found,) = find_blocks(document(table(rows), table(years, top=500))).tables
    told = {name: quote.text for name, quote in found.rows[0].fields.items()}
    assert told["formula"] == "Jumlah nilai dibagi jumlah responden"
    assert [text for text in told.values() if ":" in text] == []
    assert [(y.year.text, y.kind, y.value.text) for y in found.rows[0].yearly][-2:] == [
        ("2023", "target", "70"),
        ("2024", "target", "75"),
    ]


def test_a_form_that_ends_in_rows_by_year_has_its_targets() -> None:
    form = table(
        [
            ["No", "Uraian", "Keterangan", "<", "<"],
            ["1", "Indikator Kinerja Utama", "Nilai A", "<", "<"],
            ["2", "Satuan Pengukuran", "Nilai", "<", "<"],
            ["3", "Formula Perhitungan", "Jumlah B / Jumlah C", "<", "<"],
            ["4", "Sumber Data", "Laporan D", "<", "<"],
            ["5", "Definisi", "Nilai yang dihitung", "<", "<"],
            ["Tahun", "<", "2018", "2019", "2020"],
            ["Target", "<", "26,13", "27,55", "29,16"],
        ]
    )
    (found,) = find_labelled_tables(document(form))
    (row,) = found.rows
    assert [(y.year.text, y.value.text) for y in row.yearly] == [
        ("2018", "26,13"),
        ("2019", "27,55"),
        ("2020", "29,16"),
    ]


def test_the_stroke_in_a_form_is_the_bar_of_a_fraction() -> None:
    made = table(
        [
            ["Indikator Kinerja", "Persentase A"],
            ["Rumus", "Jumlah B\nx 100%\nJumlah C"],
            ["Satuan", "%"],
            ["Target", "97"],
            ["Sumber Data", "Laporan D"],
        ],
        widths=[120.0, 300.0],
    )
    cells = []
    for cell in made.cells:
        if cell.text.startswith("Jumlah B"):
            x, top = cell.lines[0].box.x0, cell.lines[0].box.top  # type: ignore[union-attr]
            lines = (
                line("Jumlah B", x=x, top=top),
                line("x 100%", x=x + 60, top=top + 8),
                line("Jumlah C", x=x, top=top + 16),
            )
            cell = replace(cell, lines=lines, bars=(Box(x, top + 13, x + 50, top + 13),))
        cells.append(cell)
    (found,) = find_labelled_tables(document(replace(made, cells=tuple(cells))))
    assert found.rows[0].fields["formula"].text == "(Jumlah B) / (Jumlah C) x 100%"


def _two_columns(*rows: tuple[str, str]) -> Document:
    made = []
    for at, (left, right) in enumerate(rows):
        parts = [line(text, x=x, top=100 + 14 * at) for text, x in ((left, 50.0), (right, 400.0)) if text]
        words = tuple(word for part in parts for word in part.words)
        offsets = tuple(offset for part in parts for offset in part.offsets)
        made.append(Line(words, offsets, (len(parts[0].words),) if len(parts) > 1 else ()))
    return document(*made)


def test_forms_side_by_side_are_read_column_by_column() -> None:
    made = _two_columns(
        ("IKU 1", "IKU 2"),
        ("Nama indikator : Persentase A", "Nama indikator : Jumlah B"),
        ("Sasaran : Meningkatnya C", "Sasaran : Meningkatnya D"),
        ("Formula : luas tahun n dikurangi", "Formula : Banyaknya B"),
        ("          dibagi luas tahun n-1", ""),
        ("Satuan : %", "Satuan : Unit"),
        ("Target : 12", "Target : 185"),
        ("Sumber data : SK", "Sumber data : Laporan"),
    )
    (found,) = find_labelled_tables(made)
    told = [{name: quote.text for name, quote in row.fields.items()} for row in found.rows]
    assert [(row["no"], row["indikator"], row["sasaran"], row["target"]) for row in told] == [
        ("1", "Persentase A", "Meningkatnya C", "12"),
        ("2", "Jumlah B", "Meningkatnya D", "185"),
    ]
    assert told[0]["formula"] == "luas tahun n dikurangi dibagi luas tahun n-1"


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


NAMED = (
    "Sasaran 1 : Meningkatnya mutu perencanaan",
    "1.1 Persentase keselarasan program",
    "Formula : Jumlah selaras dibagi jumlah program",
    "Satuan : %",
    "Target 2026 : 100",
    "1.2 Tingkat capaian sasaran pembangunan",
    "daerah",
    "Definisi :",
    "Formula : Rata-rata capaian",
    "Satuan : %",
    "Target 2026 : ≥ 90",
)


def test_numbered_lines_above_the_labels_of_their_fields_are_names_of_indicators() -> None:
    lines = [line(text, top=72.0 + 14 * n) for n, text in enumerate(NAMED)]
    (found,) = find_labelled_tables(document(*lines))
    assert [(r.fields["sub_no"].text, r.fields["indikator"].text, r.fields["target"].text) for r in found.rows] == [
        ("1.1", "Persentase keselarasan program", "100"),
        ("1.2", "Tingkat capaian sasaran pembangunan daerah", "≥ 90"),
    ]
    assert {r.fields["sasaran"].text for r in found.rows} == {"Meningkatnya mutu perencanaan"}
    assert "definisi" not in found.rows[1].fields


def test_the_goal_may_stand_right_below_a_numbered_name() -> None:
    below = ("Formula : Hasil survei", "Sumber Data : Survei", "Penanggung Jawab : Sekretaris")
    texts = ("1. Indeks kepuasan", "Sasaran : Mutu A", *below, "2. Nilai SAKIP", "Sasaran : Mutu B", *below)
    (found,) = find_labelled_tables(document(*[line(text, top=72.0 + 14 * n) for n, text in enumerate(texts)]))
    assert [(r.fields["no"].text, r.fields["indikator"].text, r.fields["sasaran"].text) for r in found.rows] == [
        ("1", "Indeks kepuasan", "Mutu A"),
        ("2", "Nilai SAKIP", "Mutu B"),
    ]


def test_numbered_headings_above_labels_of_other_things_are_no_names() -> None:
    texts = (
        "1.1 Gambaran umum",
        "Luas : 20 km",
        "Jumlah penduduk : 300",
        "1.2 Kondisi wilayah",
        "Ibu kota : Maju",
        "Suhu : 20",
    )
    assert find_labelled_tables(document(*[line(text, top=72.0 + 14 * n) for n, text in enumerate(texts)])) == ()


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


def test_a_form_in_two_languages_with_codes_and_a_baseline_among_its_years() -> None:
    rows = [
        ["Sasaran Strategis Strategic Objective", "SS 1. Meningkatnya mutu perencanaan", "<", "<"],
        ["Nama IKU KPI Name", "IKU 1.1 Persentase keselarasan program", "<", "<"],
        ["Definisi Definition", "Bagian program yang muncul kembali", "<", "<"],
        ["Satuan Pengukuran Unit of Measurement", "Persen", "<", "<"],
        ["Sumber Data Data Source", "Dokumen RKPD", "<", "<"],
        ["Unit/Pihak Penanggung Jawab Unit/Person in Charge", "Bidang Perencanaan", "<", "<"],
        ["Target Target", "Baseline 2022", "2023", "2024"],
        [None, "98", "98,5", "99"],
    ]
    (row,) = find_labelled_tables(document(table(rows)))[0].rows
    told = {
        name: quote.text
        for name, quote in row.fields.items()
        if name in ("kode", "sub_no", "sasaran", "indikator", "satuan")
    }
    assert told == {
        "kode": "IKU 1.1", "sub_no": "1.1", "sasaran": "Meningkatnya mutu perencanaan",
        "indikator": "Persentase keselarasan program", "satuan": "Persen",
    }  # fmt: skip
    assert [(y.year.text, y.kind, y.value.text) for y in row.yearly] == [
        ("Baseline 2022", "baseline", "98"),
        ("2023", "target", "98,5"),
        ("2024", "target", "99"),
    ]


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
    ("values", "doubted"),
    [
        pytest.param(["98", "98,5", "99"], False, id="a_value_each"),
        pytest.param(["98", "", "99"], True, id="a_year_without_value"),
    ],
)
def test_years_beside_a_form_without_a_value_each_are_a_doubt(values: list[str], doubted: bool) -> None:
    rows = [
        ["Nama IKU", "Persentase keselarasan program", "<", "<"],
        ["Definisi", "Bagian program yang muncul kembali", "<", "<"],
        ["Satuan", "Persen", "<", "<"],
        ["Sumber Data", "Dokumen RKPD", "<", "<"],
        ["Penanggung Jawab", "Bidang Perencanaan", "<", "<"],
        ["Target", "Baseline 2022", "2023", "2024"],
        [None, *values],
    ]
    (row,) = find_labelled_tables(document(table(rows)))[0].rows
    assert ("counts_differ" in row.doubts) is doubted
    assert [y.value.text for y in row.yearly] == [value for value in values if value]


def test_a_line_may_hold_a_second_label_behind_the_end_of_a_value() -> None:
    lines = []
    for name, source, office in (
        ("Jumlah wisatawan", "Loket, hotel", "Bidang Destinasi"),
        ("Lama tinggal", "BPS", "UPT"),
    ):
        lines += [f"Indikator : {name}", "Target : 12", f"Sumber data : {source}; Penanggung jawab : {office}"]
    (found,) = find_labelled_tables(document(*lines))
    assert [(r.fields["sumber_data"].text, r.fields["penanggung_jawab"].text) for r in found.rows] == [
        ("Loket, hotel", "Bidang Destinasi"),
        ("BPS", "UPT"),
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


def test_forms_side_by_side_under_the_same_labels_are_an_indicator_each() -> None:
    def rows(*values: str) -> list[list[str]]:
        labels = ("Sasaran", "Nama Indikator", "Formula", "Satuan", "Target")
        both = zip(labels, values[:5], values[5:], strict=True)
        return [[label, left, label, right] for label, left, right in both]

    first = ("Mutu A", "Persentase A", "A dibagi B", "%", "85", "Mutu B", "Jumlah B", "Jumlah", "Unit", "12")
    (found,) = find_labelled_tables(document(table(rows(*first))))
    told = [
        tuple(r.fields[n].text for n in ("sasaran", "indikator", "formula", "satuan", "target")) for r in found.rows
    ]
    assert told == [first[:5], first[5:]]
