"""Officers of a whole region: one key for a governor, whatever the office for which he signs."""

from __future__ import annotations

import pytest

from normalizers.regions.heads import region_head


@pytest.mark.parametrize(
    ("title", "code", "expected"),
    [
        pytest.param("Gubernur Jawa Barat", "32", ("32", "gubernur"), id="governor"),
        pytest.param("Gubernur", "32.04", ("32", "gubernur"), id="region of the document"),
        pytest.param("Bupati Sampang", "35", ("35.27", "bupati"), id="named by the title"),
        pytest.param("Bupati", "35.27.01", ("35.27", "bupati"), id="regent in a document of a kecamatan"),
        pytest.param("Walikota Bogor", None, ("32.71", "wali kota"), id="mayor, one word"),
        pytest.param("Wakil Bupati Sampang", "35.27", ("35.27", "wakil bupati"), id="deputy"),
        pytest.param("Sekretaris Daerah Kabupaten Sampang", None, ("35.27", "sekretaris daerah"), id="secretary"),
        pytest.param("Bupati Contoh", None, ("bupaticontoh", "bupati"), id="a region that nobody knows"),
        pytest.param("Camat Sreseh", "35.27.01", None, id="head of an office"),
        pytest.param("Kepala Dinas Kesehatan", "35.27", None, id="head of a department"),
    ],
)
def test_heads_of_regions(title: str, code: str | None, expected: tuple[str, str] | None) -> None:
    assert region_head(title, code) == expected
