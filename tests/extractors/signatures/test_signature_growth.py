"""A file of thousands of signatures holds each block against those near it alone: 4,000 of them took 10 s."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from extractors.model.document import Document
from extractors.signatures.agreement import Agreement, settle_sides
from extractors.signatures.columns import Stream, find_streams
from extractors.signatures.draft import SignatureDraft
from extractors.signatures.find import _in_stream, find_signatures
from extractors.signatures.merge import Placed, merge_electronic
from extractors.signatures.places import place_beside
from tests.build import document
from tests.growth import LINEAR, growth

Drafted = tuple[Stream, list[SignatureDraft]]


def signed(n: int) -> Document:
    """Return a document of n signatures one below the other."""
    lines: list[str] = []
    for at in range(n):
        lines += ["CAMAT CONTOH", f"BUDI {chr(65 + at % 26)}{chr(65 + at // 26 % 26)}NTOSA, S.Sos", "Pembina Tk. I",
                  f"NIP. 19{50 + at % 50}0{1 + at % 9}{10 + at % 18} 199503 1 {at % 1000:03}"]  # fmt: skip
    return document(*lines)


@cache
def drafted(n: int) -> Drafted:
    (stream,) = find_streams(signed(n))
    return stream, _in_stream(stream)


def merge(given: Drafted) -> None:
    merge_electronic([Placed(at, at, draft) for at, draft in enumerate(given[1])])


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(lambda given: settle_sides(given[1], [Agreement(1, "CAMAT")]), id="sides_of_an_agreement"),
        pytest.param(lambda given: place_beside(*given), id="places"),
        pytest.param(merge, id="printed_twice"),
    ],
)
def test_each_block_asks_those_near_it_alone(work: Callable[[Drafted], None]) -> None:
    assert growth(work, drafted, 300) < LINEAR


def test_signatures_cost_as_much_as_there_are() -> None:
    assert growth(find_signatures, signed, 200) < LINEAR
