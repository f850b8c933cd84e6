"""Heads that are ruled, rows without rules below them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.find import find_blocks
from extractors.model.document import Line
from tests.build import document, line, table

HEAD = ["No", "Sasaran", "Indikator Kinerja", "Target", "Sumber Data"]
WIDTHS = [30, 140, 170, 60, 100]
XS = (44, 74, 214, 384, 444)


def _row(top: float, *texts: str) -> Line:
    """Return the texts of a row, each at the left of its column, as one line."""
    parts = [line(text, x=x, top=top) for x, text in zip(XS, texts, strict=True) if text]
    return Line(tuple(word for part in parts for word in part.words))


ROWS = (
    ("1", "Meningkatnya mutu", "Indeks kepuasan", "85", "Survei"),
    ("2", "Tertibnya arsip", "Persentase arsip tertib", "90", "Register"),
    ("3", "Cepatnya layanan", "Waktu layanan izin", "3 hari", "Aplikasi"),
)


def test_rows_without_rules_below_a_ruled_head_are_read() -> None:
    lines = [_row(230.0 + 20 * at, *texts) for at, texts in enumerate(ROWS)]
    (found,) = find_blocks(document(table([HEAD], widths=WIDTHS), *lines)).tables
    assert [(r.fields["indikator"].text, r.fields["target"].text) for r in found.rows] == [(t[2], t[3]) for t in ROWS]


@pytest.mark.parametrize(
    ("head", "below"),
    [
        pytest.param(HEAD, ["Keterangan : angka sementara"], id="a sentence below the head"),
        pytest.param(["No", "Nama", "Jabatan", "Gaji", "Alamat"], [], id="no labels of indicators"),
    ],
)
def test_what_is_no_head_over_rows_stays_a_grid(head: Sequence[str], below: Sequence[str]) -> None:
    lines = [line(text, x=44, top=230.0 + 20 * at) for at, text in enumerate(below)]
    assert find_blocks(document(table([head], widths=WIDTHS), *lines)).tables == ()
