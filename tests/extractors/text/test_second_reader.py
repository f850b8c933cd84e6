from __future__ import annotations

import pytest

from extractors.text.second_reader import features, right_odds


@pytest.mark.parametrize(
    ("field", "text"),
    [
        pytest.param("target", "85%", id="percentage"),
        pytest.param("indikator", "Persentase layanan yang selesai tepat waktu", id="indicator"),
        pytest.param("sasaran", "Meningkatnya kualitas pelayanan publik di kecamatan", id="goal"),
        pytest.param("formula", "Jumlah desa maju / Jumlah seluruh desa x 100%", id="ratio"),
        pytest.param("satuan", "Dokumen", id="unit"),
    ],
)
def test_a_value_of_its_field_is_likely(field: str, text: str) -> None:
    assert right_odds([(field, text)])[0] > 0.3


@pytest.mark.parametrize(
    ("field", "text"),
    [
        pytest.param("satuan", "Predikat KEPALA DINAS CONTOH KABUPATEN CONTOH", id="signature in a unit"),
        pytest.param("target", "Meningkatnya kualitas pelayanan publik", id="goal as a target"),
        pytest.param("satuan", "Jumlah desa maju / Jumlah seluruh desa x 100%", id="formula as a unit"),
        pytest.param("target", "Rp. 120.500.000", id="money as a target"),
    ],
)
def test_a_value_of_another_field_is_unlikely(field: str, text: str) -> None:
    assert right_odds([(field, text)])[0] < 0.1


def test_what_it_does_not_know_it_does_not_doubt() -> None:
    assert right_odds([("keterangan", "apa saja"), ("target", ""), ("target", "  ")]) == [1.0, 1.0, 1.0]


def test_it_sees_no_word_that_the_reference_data_does_not_hold() -> None:
    seen = " ".join(features("indikator", "Persentase Zyxqwv Abcdefghij"))
    assert "zyxqwv" not in seen.casefold()
    assert "abcdefghij" not in seen.casefold()


def test_equal_values_have_equal_chances_whatever_stands_beside_them() -> None:
    alone = right_odds([("target", "85%")])[0]
    assert right_odds([("satuan", "%"), ("target", "85%"), ("indikator", "Nilai")])[1] == pytest.approx(alone, abs=1e-6)
