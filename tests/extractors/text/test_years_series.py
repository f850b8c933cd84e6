"""Years in long lines: parts of a long quote are found without going through its words, the same as going through them."""

from __future__ import annotations

import random
from functools import partial

import pytest

from extractors.model.document import Document
from extractors.model.quote import Quote, Word
from extractors.text.headings import _with_owner as with_owner
from extractors.text.headings import find_years
from tests import build
from tests.steps import steps


def years(count: int) -> Document:
    return build.document(" ".join(["Rencana Kecamatan Sukamaju Tahun 2021"] * count))


def test_series_of_years_in_one_line() -> None:
    find_years(years(2))  # patterns are read once
    counts = [steps(partial(find_years, years(n))) for n in (100, 200, 400)]
    assert [len(find_years(years(n))) for n in (100, 200)] == [100, 200]
    assert counts[1] < 2.3 * counts[0]
    assert counts[2] < 2.3 * counts[1]


@pytest.mark.parametrize("count", [3, 200])
def test_parts_of_a_quote_are_its_letters(count: int) -> None:
    rng = random.Random(count)
    made = Quote(tuple(Word(rng.choice(["a", "desa", "maju", ""]), build.words("x")[0].place, glued=rng.random() < 0.2)
                       for _ in range(count)))  # fmt: skip
    for _ in range(300):
        start, end = sorted(rng.randrange(len(made.text) + 3) for _ in range(2))
        kept = "".join(made.text[start:end].split())
        assert "".join(word.text for word in made.part(start, end).words) == kept


@pytest.mark.parametrize(
    ("head", "owner"),
    [("", ""), ("Tahun", "Tahun"), ("Kecamatan Contoh ", "Kecamatan Contoh "), ("a b  c ", "b  c "), (" a ", "a ")],
)
def test_two_words_before_a_year(head: str, owner: str) -> None:
    assert f"{head}2021"[with_owner(f"{head}2021", len(head)) :] == f"{owner}2021"
