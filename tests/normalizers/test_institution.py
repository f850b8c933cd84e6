"""Offices: canonical name, kind and level from lines as offices print them."""

from __future__ import annotations

import pytest

from normalizers.institution import InstitutionHint, choose_institution, parse_institution


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        pytest.param("KECAMATAN SUKAMAJU", "Kecamatan Sukamaju", "kecamatan", id="kecamatan"),
        pytest.param("KANTOR CAMAT SUKAMAJU", "Kecamatan Sukamaju", "kecamatan", id="office of the camat"),
        pytest.param("KECAMATAN SUKAMAJU KABUPATEN CONTOH", "Kecamatan Sukamaju", "kecamatan", id="region behind"),
        pytest.param("INDIKATOR KINERJA UTAMA (IKU) KECAMATAN SUKAMAJU TAHUN 2020", "Kecamatan Sukamaju", "kecamatan",
            id="title around"),
        pytest.param("KEPUTUSAN KEPALA DINAS KESEHATAN", "Dinas Kesehatan", "perangkat_daerah", id="decree of its head"),
        pytest.param("Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas Pekerjaan Umum dan Penataan Ruang", "perangkat_daerah",
            id="mixed case"),
        pytest.param("INSPEKTORAT DAERAH", "Inspektorat Daerah", "perangkat_daerah", id="inspectorate"),
        pytest.param("RSUD CONTOH SEHAT", "RSUD Contoh Sehat", "perangkat_daerah", id="hospital"),
        pytest.param("PEMERINTAH KABUPATEN CONTOH", "Pemerintah Kabupaten Contoh", "pemerintah_daerah", id="government"),
    ],
)  # fmt: skip
def test_institutions(text: str, name: str, level: str) -> None:
    value = parse_institution(text).value
    assert value is not None
    assert (value.name, value.level) == (name, level)


@pytest.mark.parametrize("text", ["", "Meningkatnya kinerja", "CAMAT", "KECAMATAN"])
def test_lines_that_name_no_office(text: str) -> None:
    assert parse_institution(text).value is None


def test_a_repeated_word_is_dropped_and_noted() -> None:
    parsed = parse_institution("KECAMATAN KECAMATAN SUKAMAJU")
    assert parsed.value is not None
    assert parsed.value.name == "Kecamatan Sukamaju"
    assert parsed.notes == ("word_repeated",)


def test_the_letterhead_of_the_government_does_not_outvote_its_office() -> None:
    hints = [
        InstitutionHint("letterhead", "PEMERINTAH KABUPATEN CONTOH"), InstitutionHint("cover", "PEMERINTAH KABUPATEN CONTOH"),
        InstitutionHint("title", "DINAS PERTANIAN"),
    ]  # fmt: skip
    chosen = choose_institution(hints).value
    assert chosen is not None
    assert chosen.name == "Dinas Pertanian"
    assert choose_institution(hints[::-1]).value == chosen


def test_no_hint_no_office() -> None:
    assert choose_institution([]).value is None
