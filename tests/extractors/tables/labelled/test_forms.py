from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.find import find_blocks
from extractors.model.geometry import Box
from extractors.tables.labelled.find import find_labelled_tables
from tests.build import document, line, table

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


@pytest.mark.parametrize("head", [["Uraian", "Penjelasan"], ["Komponen", "Keterangan"], ["Uraian", "Isian"]])
def test_the_head_over_a_form_is_no_field_of_it(head: list[str]) -> None:
    form = [row for row in FORM if row[0] != "Formula"]
    (plain,), (found,) = (find_labelled_tables(document(table(rows))) for rows in (form, [head, *form]))
    assert [row.fields.keys() for row in found.rows] == [plain.rows[0].fields.keys()]
    assert [row.doubts for row in found.rows] == [()]


def test_a_first_row_with_a_text_of_its_own_is_a_field() -> None:
    form = [["Uraian", "Nilai survei dibagi jumlah responden"], *(row for row in FORM if row[0] != "Formula")]
    (found,) = find_labelled_tables(document(table(form)))
    assert [row.fields["formula"].text for row in found.rows] == ["Nilai survei dibagi jumlah responden"]


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
        pytest.param(["Jenis Indikator", "Output", ""], (), id="a label of what no field holds"),
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


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("Target 2024", ["TW I", "TW II", "TW III", "TW IV"]),
        ("Target", ["Triwulan 1", "Triwulan 2", "Triwulan 3", "Triwulan 4"]),
    ],
)
def test_the_quarters_with_which_a_form_ends_are_targets(label: str, parts: list[str]) -> None:
    """They, and the baseline of the form, had reached nothing."""
    form = [[name, value, "<", "<", "<"] for name, value in FORM if name != "Target 2024"]
    rows = [*form, ["Baseline 2023", "82,5", "<", "<", "<"], [label, *parts], [None, "83", "83,5", "84", "85"]]
    (found,) = find_labelled_tables(document(table(rows, page=None)))
    (row,) = found.rows
    assert row.fields["baseline"].text == "82,5"
    assert [(y.kind, y.period, y.year.text, y.value.text) for y in row.yearly] == [
        ("baseline", None, "Baseline 2023", "82,5"),
        ("target", "TW1", f"{label} {parts[0]}", "83"),
        ("target", "TW2", f"{label} {parts[1]}", "83,5"),
        ("target", "TW3", f"{label} {parts[2]}", "84"),
        ("target", "TW4", f"{label} {parts[3]}", "85"),
    ]
    assert "leftover_words" not in row.doubts
