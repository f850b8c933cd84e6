from __future__ import annotations

import re

import pytest

from extractors.text.inline_labels import patterns, word_list
from reference.load import read_settings

SECTIONS = [name for name in read_settings("inline_labels.toml") if name not in ("parts", "words")]


@pytest.mark.parametrize("section", SECTIONS)
def test_no_shared_part_is_left_unfilled(section: str) -> None:
    assert [name for name, found in patterns(section).items() if re.search(r"\{[a-z]", found.pattern)] == []


@pytest.mark.parametrize(
    ("section", "name", "text", "told"),
    [
        pytest.param("signature", "place_date", "Contoh, 2 Nopember 2024", True, id="a_shared_part"),
        pytest.param("citation", "kind_first", "PERATURAN BUPATI NOMOR 3", True, id="case_ignored"),
        pytest.param("decree", "issuer", "Bupati Contoh", False, id="case_counts"),
    ],
)
def test_pattern(section: str, name: str, text: str, told: bool) -> None:
    assert (patterns(section)[name].match(text) is not None) == told


@pytest.mark.parametrize("name", list(read_settings("inline_labels.toml")["words"]))
def test_words_are_in_small_letters(name: str) -> None:
    assert word_list(name) == tuple(word.casefold() for word in word_list(name))
