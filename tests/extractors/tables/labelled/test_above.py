"""Cards of indicators: labels above their values, nothing ruled."""

from __future__ import annotations

import pytest

from extractors.model.document import Line
from extractors.tables.labelled.find import find_labelled_tables
from tests.build import document, line, table


def card(top: float, goal: str, name: str, unit: str, *, upper: bool = True) -> list[Line]:
    """Return the lines of a card, some labels side by side."""
    rows = [
        "Sasaran Strategis", goal,
        "Nama Indikator", name,
        "Formula Pengukuran                         Satuan", f"Hasil / rencana x 100, dihitung bulanan    {unit}",
        "Polaritas           Sumber Data            Penanggung Jawab", "Maksimal            Laporan penyuluh       Sekretariat",
        "                    lapangan",
    ]  # fmt: skip
    made = []
    for at, text in enumerate(rows):
        shown = text.upper() if upper and at in (0, 2, 4, 6) else text
        made.append(line(shown.strip(), top=top + 13 * at, x=72.0 + 6.0 * (len(shown) - len(shown.lstrip()))))
    return made


@pytest.mark.parametrize("upper", [True, False], ids=["capitals", "title-case"])
@pytest.mark.parametrize("many", [1, 2], ids=["one-card", "two-cards"])
def test_cards_of_labels_above_their_values(upper: bool, many: int) -> None:
    lines = card(60, "Meningkatnya produksi", "Jumlah produksi ikan", "Ton", upper=upper)
    if many > 1:
        lines += card(260, "Menurunnya pelanggaran", "Jumlah kasus", "Kasus", upper=upper)
    (found,) = find_labelled_tables(document(*lines))
    names = ("sasaran", "indikator", "formula", "satuan", "polaritas", "sumber_data", "penanggung_jawab")
    shown = [[row.fields[name].text for name in names] for row in found.rows]
    rest = ["Maksimal", "Laporan penyuluh lapangan", "Sekretariat"]
    formula = "Hasil / rencana x 100, dihitung bulanan"
    assert (
        shown
        == [
            ["Meningkatnya produksi", "Jumlah produksi ikan", formula, "Ton", *rest],
            ["Menurunnya pelanggaran", "Jumlah kasus", formula, "Kasus", *rest],
        ][:many]
    )


def test_values_by_year_in_the_cells_below_a_card() -> None:
    years = table([["Baseline 2023\n48,3", "Target 2024\n49,5", "Target 2025\n50,6"]], top=190)
    (found,) = find_labelled_tables(document(*card(60, "Meningkatnya konsumsi", "Angka Konsumsi Ikan", "Kg"), years))
    assert [(y.kind, y.value.text) for y in found.rows[0].yearly] == [
        ("baseline", "48,3"),
        ("target", "49,5"),
        ("target", "50,6"),
    ]


def test_dated_labels_side_by_side_on_a_card() -> None:
    lines = card(60, "Meningkatnya konsumsi", "Angka Konsumsi Ikan", "Kg")
    lines += [line("Target 2024      Target 2025", top=180), line("49,5             50,6", top=193)]
    (found,) = find_labelled_tables(document(*lines))
    assert [(y.year.text, y.value.text) for y in found.rows[0].yearly] == [
        ("Target 2024", "49,5"),
        ("Target 2025", "50,6"),
    ]


def test_a_value_that_runs_below_the_next_label_is_doubted() -> None:
    lines = card(60, "Meningkatnya produksi", "Jumlah produksi ikan", "Ton")
    lines += card(260, "Menurunnya pelanggaran", "Jumlah kasus", "Kasus")
    lines[5] = line("Hasil / rencana x 100, dihitung setiapbulansekali Ton", top=60 + 13 * 5)
    (found,) = find_labelled_tables(document(*lines))
    assert ["over_border" in row.doubts for row in found.rows] == [True, False]


def test_a_head_without_rules_is_no_card() -> None:
    texts = [
        "No   Sasaran Strategis     Nama Indikator     Satuan",
        "1    Meningkatnya mutu     Indeks layanan     Nilai",
    ]
    lines = [line(text, top=60 + 13 * at) for at, text in enumerate(texts)]
    assert find_labelled_tables(document(*lines)) == ()


def test_a_title_above_cards_is_no_name_of_an_indicator() -> None:
    title = [line("INDIKATOR KINERJA UTAMA", top=30), line("Dinas Contoh Tahun 2024", top=43)]
    cards = card(80, "Meningkatnya produksi", "Jumlah produksi ikan", "Ton", upper=False)
    cards += card(280, "Menurunnya pelanggaran", "Jumlah kasus", "Kasus", upper=False)
    (found,) = find_labelled_tables(document(*title, *cards))
    assert [(row.fields["sasaran"].text, row.fields["indikator"].text) for row in found.rows] == [
        ("Meningkatnya produksi", "Jumlah produksi ikan"),
        ("Menurunnya pelanggaran", "Jumlah kasus"),
    ]
    nameless = [x for x in title + cards if not x.text.startswith(("Nama", "Jumlah"))]
    assert find_labelled_tables(document(*nameless)) == ()


def test_values_by_year_in_a_table_below_labels_and_values() -> None:
    lines = [
        line(text, top=60 + 13 * at)
        for at, text in enumerate(
            [
                "Sasaran Strategis : Meningkatnya budaya baca", "Nama Indikator : Tingkat kegemaran membaca",
                "Formula : Skor x bobot", "Satuan : Nilai", "Sumber Data : Survei", "Penanggung Jawab : Bidang Layanan",
            ]
        )
    ]  # fmt: skip
    years = table([["Realisasi 2023", "Target 2024", "Target 2025"], ["62,40", "64,10", "65,75"]], top=190)
    (found,) = find_labelled_tables(document(*lines, years))
    assert [(y.kind, y.value.text) for y in found.rows[0].yearly] == [
        ("realisasi", "62,40"),
        ("target", "64,10"),
        ("target", "65,75"),
    ]
    other = table([["Realisasi 2023", "Target 2024", "Keterangan"], ["62,40", "64,10", "naik"]], top=190)
    (found,) = find_labelled_tables(document(*lines, other))
    assert found.rows[0].yearly == ()
