from __future__ import annotations

from extractors.tables.labelled.find import find_labelled_tables
from tests.build import document, line, table


def test_two_labels_in_one_cell_of_a_table_of_labels_have_their_own_values() -> None:
    rows: list[list[str | None]] = []
    for n in "12":
        rows += [["Indikator", ":", f"Nilai {n}"], [f"Satuan : Orang; Target : 9{n}", "<", "<"], ["Formula", ":", "a"]]
    (found,) = find_labelled_tables(document(table(rows)))
    assert [(r.fields["satuan"].text, r.fields["target"].text) for r in found.rows] == [
        ("Orang", "91"),
        ("Orang", "92"),
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


def test_a_code_may_stand_before_the_goal_below_a_numbered_name() -> None:
    below = ("Definisi : Uraian", "Formula : Hasil survei", "Satuan : Nilai", "Target : 80")
    names = (("1. Indeks kepuasan", "A"), ("2. Nilai SAKIP", "B"))
    texts = [text for name, goal in names for text in (name, f"Kode : IKU {goal}", f"Sasaran : Mutu {goal}", *below)]
    (found,) = find_labelled_tables(document(*[line(text, top=72.0 + 14 * n) for n, text in enumerate(texts)]))
    told = [tuple(row.fields[name].text for name in ("indikator", "kode", "sasaran", "target")) for row in found.rows]
    assert told == [("Indeks kepuasan", "IKU A", "Mutu A", "80"), ("Nilai SAKIP", "IKU B", "Mutu B", "80")]


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
