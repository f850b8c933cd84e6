from __future__ import annotations

from extractors.model.document import Table
from tests.extractors.tables.borderless.found import blocks_of, grid, lines


def test_texts_that_open_anew_where_the_line_above_had_room_open_a_row() -> None:
    blocks = blocks_of(
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
    blocks = blocks_of(
        lines(
            "NO   SASARAN STRATEGIS        INDIKATOR KINERJA           SUMBER DATA",
            "1    Meningkatnya mutu        Jumlah perangkat dari       Seksi Tata",
            "                              Kecamatan Contoh            Pemerintahan",
            "2    Meningkatnya swadaya     Nilai swadaya               Seksi PMD",
        )
    )
    (made,) = (block for block in blocks if isinstance(block, Table))
    assert [row[2] for row in grid(made)[1:]] == ["Jumlah perangkat dari Kecamatan Contoh", "Nilai swadaya"]
