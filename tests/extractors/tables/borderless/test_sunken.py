from __future__ import annotations

from extractors.tables.indicators import find_indikator_tables
from tests.extractors.tables.borderless.found import blocks_of, lines, of_page


def test_numbers_on_the_last_lines_of_wrapped_texts_belong_to_the_texts_above_them() -> None:
    made = blocks_of(
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
    made = blocks_of(
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
