"""Villages of a kecamatan: the one that a document names, a letter off noted, none guessed."""

from __future__ import annotations

import pytest

from normalizers.regions.villages import village_in, villages_of
from normalizers.regions.wilayah import Hint, find_regions
from reference.load import read_rows


@pytest.mark.parametrize(
    ("texts", "code", "notes"),
    [
        pytest.param(["KECAMATAN WLINGI", "DESA TEGALASRI"], "35.05.17.2008", (), id="a line of its own"),
        pytest.param(["KABUPATEN BLITAR KECAMATAN WLINGI DESA TEGALASRI"], "35.05.17.2008", (), id="behind its kecamatan"),
        pytest.param(["Pemerintah Desa Tegalasri"], "35.05.17.2008", (), id="government of a village"),
        pytest.param(["KEPALA DESA TEGALASRI KECAMATAN WLINGI"], "35.05.17.2008", (), id="its head"),
        pytest.param(["DESA TEGALASR1"], "35.05.17.2008", ("village_misread",), id="a letter off"),
        pytest.param(["DESA SUKAMAJU"], None, ("village_unknown",), id="not in the kecamatan"),
        pytest.param(["DINAS PEMBERDAYAAN MASYARAKAT DAN DESA KECAMATAN WLINGI"], None, (), id="an office for villages"),
        pytest.param(["KECAMATAN WLINGI"], None, (), id="no village"),
        pytest.param(["KELURAHAN WLINGI", "KELURAHAN BERU"], None, (), id="two"),
    ],
)  # fmt: skip
def test_village_in(texts: list[str], code: str | None, notes: tuple[str, ...]) -> None:
    parsed = village_in(texts, "35.05.17")
    assert (parsed.value, parsed.notes) == (code, notes)


def test_a_document_of_a_village_has_its_code_beside_that_of_its_kecamatan() -> None:
    parsed = find_regions([Hint("letterhead", t) for t in ("KABUPATEN BLITAR", "KECAMATAN WLINGI", "DESA TEGALASRI")])
    assert parsed.value is not None
    assert (parsed.value.code, parsed.value.village) == ("35.05.17", "35.05.17.2008")


def test_every_kecamatan_has_its_villages_and_all_are_there() -> None:
    districts = {row["code"] for row in read_rows("wilayah/districts.csv.gz")}
    assert {row["code"] for row in read_rows("wilayah/villages.csv.gz")} == districts
    every = [villages_of(code) for code in districts]
    assert sum(map(len, every)) == 83762
    assert all(name and code.startswith(f"{code[:8]}.") for names in every for code, name in names.items())
