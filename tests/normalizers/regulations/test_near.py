"""Which regulation a wrong citation may have meant: only where the titles say the same."""

from __future__ import annotations

import pytest

from normalizers.regulations.near import candidates
from normalizers.regulations.peraturan import parse_peraturan


@pytest.mark.parametrize(
    ("text", "near"),
    [
        pytest.param(
            "Undang-Undang Nomor 17 Tahun 1950 tentang Pembentukan Daerah-daerah Kota Kecil dalam Lingkungan Propinsi Jawa Timur",
            [],
            id="a word of substance is another",
        ),
        pytest.param(
            "Undang-Undang Nomor 22 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten dalam Lingkungan Provinsi Jawa Timur",
            ["UU 12/1950"],
            id="another number",
        ),
        pytest.param(
            "Peraturan Presiden Nomor 92 Tahun 2014 tentang Sistim Akuntablitas Kinerja Instansi Pemerintah",
            ["PERPRES 29/2014"],
            id="misspelt words are the same words",
        ),
        pytest.param(
            "Undang-Undang Nomor 32 Tahun 2014 tentang Pemerintahan Daerah",
            ["UU 23/2014", "UU 32/2004"],
            id="digits changed places",
        ),
    ],
)
def test_a_namesake_has_the_title(text: str, near: list[str]) -> None:
    parsed = parse_peraturan(text)
    assert parsed.value is not None
    assert [n.label for n in candidates(parsed.value)] == near
