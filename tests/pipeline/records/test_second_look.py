"""Where a value that the second reader finds unlikely is a doubt: not where its own words say that it is of its field."""

from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import patch

import pytest

from extractors.model.blocks import IndikatorRow, IndikatorTable
from extractors.model.quote import Quote
from pipeline.records import indicator
from pipeline.records.second_look import SECOND_READER, read_again
from tests.build import quote


def _doubts(texts: dict[str, str], unlikely: Sequence[str], *, engine: str = "text_layer") -> tuple[str, ...]:
    """Return the doubts of a row of which the second reader finds these fields unlikely."""
    fields = {n: Quote(tuple(w._replace(engine=engine) for w in quote(t).words)) for n, t in texts.items()}
    made = indicator.interpret([IndikatorTable((IndikatorRow(fields),))])
    with patch(
        "pipeline.records.second_look.right_odds", lambda values: [0.01 if n in unlikely else 1.0 for n, _ in values]
    ):
        return read_again(made)[0].doubts


@pytest.mark.parametrize(
    ("field", "text", "doubted"),
    [
        pytest.param("indikator", "Nilai SAKIP Dinas", False, id="opens as an indicator does"),
        pytest.param("indikator", "Realisasi anggaran / pagu anggaran x 100%", True, id="a formula in its place"),
        pytest.param("indikator", "Persentase izin tepat waktu 100%", True, id="a value behind it"),
        pytest.param("indikator", "Persentase izin tepat waktu Persen", True, id="a unit behind it"),
        pytest.param("indikator", "Persentase desa dengan nilai minimal B", True, id="a grade behind it"),
        pytest.param("indikator", "Rata-rata skor jenjang SMP Mengukur mutu", True, id="a definition behind it"),
        pytest.param("indikator", "DPRD Persentase realisasi", True, id="another cell's word before it"),
        pytest.param("sasaran", "Penguatan komitmen unit kerja", False, id="a goal"),
        pytest.param("sasaran", "Persentase komitmen unit kerja", True, id="an indicator for a goal"),
        pytest.param("formula", "Metode BPS", False, id="a method"),
        pytest.param("formula", "Register pendaftaran", True, id="a source for a formula"),
        pytest.param("penanggung_jawab", "Koordinator Bidang KB", False, id="an owner"),
        pytest.param("penanggung_jawab", "Laporan tahunan", True, id="a source for an owner"),
        pytest.param("target", "170000.00 SBM (Setara Barel Minyak)", True, id="a value"),
    ],
)
def test_a_lone_unlikely_value_of_a_typed_row_is_doubted_by_its_words(field: str, text: str, doubted: bool) -> None:
    texts = {"indikator": "Persentase A", "target": "80", field: text}
    assert (SECOND_READER in _doubts(texts, [field])) is doubted


def test_two_unlikely_values_and_words_from_a_picture_are_doubted() -> None:
    texts = {"indikator": "Nilai SAKIP Dinas", "formula": "Metode BPS"}
    assert SECOND_READER not in _doubts(texts, ["indikator"])
    assert SECOND_READER in _doubts(texts, ["indikator", "formula"])
    assert SECOND_READER in _doubts(texts, ["indikator"], engine="ocr")
