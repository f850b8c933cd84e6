"""Gazettes in every order and abbreviation that public decrees print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.regulations.lembaran import find_gazettes

LONG = (
    "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587)"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(LONG, [("LN", 2014, "244"), ("TLN", 2014, "5587")], id="long"),
        pytest.param(
            "(Lembaran Negara Tahun 2004 Nomor 125, Tambahan Lembaran Negara Nomor 4437)",
            [("LN", 2004, "125"), ("TLN", 2004, "4437")], id="short",
        ),
        pytest.param(
            "(Lembaran Negara R.I. Nomor 125 Tahun 2004, Tambahan Lembaran Negara RI No. 4437)",
            [("LN", 2004, "125"), ("TLN", 2004, "4437")], id="number before year",
        ),
        pytest.param("(LN Tahun 2008 Nomor 21, TLN Nomor 4817)", [("LN", 2008, "21"), ("TLN", 2008, "4817")], id="abbreviated"),
        pytest.param(
            "(Lembaga Negara Tahun 2008 Nomor 21, Tambahan Lembaga Negara Nomor 4817",
            [("LN", 2008, "21"), ("TLN", 2008, "4817")], id="misspelt, bracket never closed",
        ),
        pytest.param("(Berita Negara Republik Indonesia Tahun 2014 Nomor 1842)", [("BN", 2014, "1842")], id="bulletin"),
        pytest.param(
            "(Lembaran Daerah Kabupaten Contoh Tahun 2016 Nomor 7, Tambahan Lembaran Daerah Kabupaten Contoh Nomor 12)",
            [("LD", 2016, "7"), ("TLD", 2016, "12")], id="local",
        ),
        pytest.param("(Berita Daerah Kabupaten Contoh Tahun 2016 Nomor 44/E)", [("BD", 2016, "44/E")],
            id="local bulletin, series"),
        pytest.param("(Lembaran Negara Tahun 2O14 Nomor 2l4)", [("LN", 2014, "214")], id="letters read for digits"),
        pytest.param("(Lembaran Negara Republik Indonesia Nomor 244)", [("LN", None, "244")], id="year missing"),
        pytest.param("(Lembaran Negara Republik Indonesia)", [], id="nothing told"),
        pytest.param("Undang-Undang Nomor 23 Tahun 2014", [], id="no gazette"),
    ],
)  # fmt: skip
def test_gazettes(text: str, expected: list[tuple[str, int | None, str | None]]) -> None:
    assert [(g.kind, g.year, g.number) for g, _ in find_gazettes(text)] == expected


def test_offsets_are_of_the_printed_gazette() -> None:
    ((first, (start, end)), (_, (start2, end2))) = find_gazettes(LONG)
    assert LONG[start:end] == "Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244"
    assert LONG[start2:end2] == "Tambahan Lembaran Negara Republik Indonesia Nomor 5587"
    assert first.kind == "LN"


@given(st.text(max_size=200))
def test_any_text_is_read_without_error_and_offsets_lie_in_it(text: str) -> None:
    for _, (start, end) in find_gazettes(text):
        assert 0 <= start < end <= len(text)


@given(st.integers(1945, 2026), st.integers(1, 2000), st.integers(1, 7000))
def test_a_pair_is_read_in_both_orders(year: int, number: int, extra: int) -> None:
    tail = f"Tambahan Lembaran Negara Nomor {extra})"
    for text in (
        f"(Lembaran Negara Tahun {year} Nomor {number}, {tail}",
        f"(Lembaran Negara Nomor {number} Tahun {year}, {tail}",
    ):
        found = [(g.kind, g.year, g.number) for g, _ in find_gazettes(text)]
        assert found == [("LN", year, str(number)), ("TLN", year, str(extra))]
