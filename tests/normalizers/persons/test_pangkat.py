from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.persons.pangkat import grade_order, parse_pangkat, usual_span
from reference.load import read_rows


@pytest.mark.parametrize(
    ("text", "pangkat", "golongan", "printed", "notes"),
    [
        pytest.param("Pembina Tk.I", "Pembina Tingkat I", "IV/b", None, (), id="Tk.I"),
        pytest.param("PEMBINA TK. I", "Pembina Tingkat I", "IV/b", None, (), id="capitals"),
        pytest.param("Pembina Tingkat 1", "Pembina Tingkat I", "IV/b", None, (), id="figure"),
        pytest.param("Pembina Tk. l", "Pembina Tingkat I", "IV/b", None, (), id="misread I"),
        pytest.param("Pembina TKT I", "Pembina Tingkat I", "IV/b", None, (), id="TKT"),
        pytest.param("Pembina Tk. I (IV/b)", "Pembina Tingkat I", "IV/b", "IV/b", (), id="brackets"),
        pytest.param("Pembina Utama Muda / IV/c", "Pembina Utama Muda", "IV/c", "IV/c", (), id="slash"),
        pytest.param("Penata Tk. I, III/d", "Penata Tingkat I", "III/d", "III/d", (), id="comma"),
        pytest.param("Pangkat/Gol : Penata Tk. I / III d", "Penata Tingkat I", "III/d", "III/d", (), id="label"),
        pytest.param("Pembina, Gol. IV/b", "Pembina", "IV/a", "IV/b", ("pangkat_golongan_mismatch",), id="mismatch"),
        pytest.param(
            "Pembina Utara Muda", "Pembina Utama Muda", "IV/c", None, ("pangkat_spelling",), id="one letter off"
        ),
        pytest.param("Pernbina Tk.I", "Pembina Tingkat I", "IV/b", None, ("pangkat_spelling",), id="rn for m"),
        pytest.param("IVb", None, "IV/b", "IV/b", ("pangkat_unknown",), id="grade alone"),
        pytest.param("Juru", "Juru", "I/c", None, (), id="lowest"),
    ],
)
def test_ranks(text: str, pangkat: str | None, golongan: str, printed: str | None, notes: tuple[str, ...]) -> None:
    parsed = parse_pangkat(text)
    assert parsed.value is not None
    assert (parsed.value.pangkat, parsed.value.golongan, parsed.value.printed_golongan) == (pangkat, golongan, printed)
    assert parsed.notes == notes


def test_a_title_is_no_rank() -> None:
    assert parse_pangkat("Camat").value is None


def test_every_rank_reads_itself() -> None:
    rows = read_rows("pangkat.csv")
    assert len(rows) == 17 + 9  # of prosecutors
    for row in rows:
        value = parse_pangkat(f"{row['pangkat']} ({row['golongan']})").value
        assert value is not None
        assert (value.pangkat, value.golongan) == (row["pangkat"], row["golongan"])


def test_span_of_a_camat() -> None:
    span = usual_span("Camat Sreseh")
    assert span == ("IV/a", "IV/b")
    assert grade_order(span[0]) < grade_order(span[1])
    assert usual_span("Penari") is None


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    parse_pangkat(text)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        pytest.param("Pembina Tingkat IV", None, id="no grade"),
        pytest.param("Penata Tk. II (III/d)", "III/d", id="grade"),
        pytest.param("Pembina Tingkat 2", None, id="figure"),
    ],
)
def test_a_level_that_there_is_not_is_no_slip_of_the_first(text: str, grade: str | None) -> None:
    found = parse_pangkat(text)
    assert found.notes == ("pangkat_unknown",)
    assert (found.value.pangkat, found.value.golongan) == (None, grade) if found.value is not None else grade is None
