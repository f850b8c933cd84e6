from __future__ import annotations

import pytest

from extractors.readers.scan.engines import _plain


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param("Peñata Tk. I", "Penata Tk. I", id="accent"),
        pytest.param("ŽAINAL", "ZAINAL", id="caron"),
        pytest.param("Jumlah ：１２％", "Jumlah :12%", id="wide_marks"),
        pytest.param(" luas 5 m² ± 1° ", "luas 5 m² ± 1°", id="signs_stay"),
    ],
)
def test_a_reading_is_written_in_the_letters_of_indonesian_print(read: str, expected: str) -> None:
    assert _plain(read) == expected
