"""Every parser of a string takes any string: it invents no digit, says what it left out, raises nothing, says the same twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.parsed import Parsed
from tests.fuzz.test_readers import SECONDS, fuzz, within
from tools.stress import fuzz_order, fuzz_parsers, fuzz_targets
from tools.stress.properties import of_parsed

PARSERS = dict(fuzz_parsers.parsing_functions())
PARTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["NIP. ", "19700101 199503 1 001", "Drs. ", "H. ", ", M.Si", "Januari", "tahun ", "2020-2024", "90%", "≥", "1.000,50",
         "Rp ", "(A / B) x 100", "Σ", "Peraturan Menteri ", "Nomor ", "Tahun ", "tentang ", "UU ", "Kecamatan ", "Kabupaten ",
         "Pembina Tk. I ", "IV/b", "Plt. ", "a.n. ", "\n", "\t", "\x00", "\u202e", "𝟏𝟐", "٣", "ﬁ", "–", "…", "/", "((((", "%%"]
    ),
)  # fmt: skip
STRINGS = st.lists(PARTS, max_size=12).map("".join)


def test_the_parsers_are_found() -> None:
    """One that remembers (`parse_name`) is no plain function, and was not tried."""
    names = sorted(name for name, _ in fuzz_parsers.parsing_functions())  # two of one name would be two here
    assert names == sorted(name for name in fuzz_order.PARSERS if name.startswith("parse_"))


def test_every_target_of_fuzzing_is_run_by_name() -> None:
    assert set(fuzz_order.PARSERS) == set(fuzz_parsers.PARSERS)
    assert set(fuzz_order.FILES) == set(fuzz_targets.FILES)


@pytest.mark.parametrize("name", sorted(PARSERS))
def test_a_parser_takes_any_string(name: str) -> None:
    @fuzz
    @given(STRINGS)
    def attempt(text: str) -> None:
        with within(SECONDS):
            found = PARSERS[name](text)
        if isinstance(found, Parsed):
            assert list(of_parsed(text, found)) == []
        assert PARSERS[name](text) == found

    attempt()
