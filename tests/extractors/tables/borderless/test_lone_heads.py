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


@pytest.mark.parametrize("head", [[HEAD], [HEAD, ["1", "2", "3", "4", "5"]]], ids=["labels", "labels_and_numbers"])
def test_rows_without_rules_below_a_ruled_head_are_read(head: list[list[str]]) -> None:
    lines = [_row(250.0 + 20 * at, *texts) for at, texts in enumerate(ROWS)]
    (found,) = find_blocks(document(table(head, widths=WIDTHS), *lines)).tables
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


def test_a_head_at_the_end_of_a_page_keeps_its_rows_on_the_next_above_the_foot_of_the_page() -> None:
    feet = [
        line(f"{number} Laporan Kinerja      Dinas Contoh                 2024", page=number, x=44, top=800.0)
        for number in (1, 2)
    ]
    head, rows = table([HEAD], widths=WIDTHS, top=760), table(ROWS, page=2, widths=WIDTHS)
    (found,) = find_blocks(document(pages=[[head, feet[0]], [rows, feet[1]]])).tables
    assert [row.doubts for row in found.rows] == [(), (), ()]
    assert [(r.fields["indikator"].text, r.fields["sumber_data"].text) for r in found.rows] == [
        (t[2], t[4]) for t in ROWS
    ]
