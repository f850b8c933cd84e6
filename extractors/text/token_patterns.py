"""Patterns over the words of a text: each step names a class of words and how often it may come.

All ways through a pattern are followed at once, as positions that were reached, so a gap of up to fourteen words costs
fourteen steps and no more. Words are given by their classes, which are told once a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MANY = 1_000_000


@dataclass(frozen=True, slots=True)
class Step:
    """`low` to `high` words whose small letters match `pattern` as a regular expression."""

    pattern: str
    low: int = 1
    high: int = 1


Pattern = Sequence[Step]
Bits = Sequence[tuple[int, int, int]]  # the classes of each step as a bit, and how often


class Patterns:
    """Patterns of which the longest finds win; no two finds share a word."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        used = dict.fromkeys(step.pattern for pattern in patterns for step in pattern)
        self._tests = [(re.compile(pattern), 1 << at) for at, pattern in enumerate(used)]
        bit = {pattern: 1 << at for at, pattern in enumerate(used)}
        coded = [tuple((bit[step.pattern], step.low, step.high) for step in pattern) for pattern in patterns]
        self._patterns: list[tuple[int, Bits]] = [(_any(_first(pattern)), pattern) for pattern in coded]
        self._starts = _any(first for first, _ in self._patterns)

    def classes_of(self, word: str) -> int:
        """Return the classes of a word, a bit each; whoever asks often remembers the answers."""
        small = word.lower()
        return _any(bit for test, bit in self._tests if test.search(small))

    def find(self, words: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield (first word, word behind the last) of what is found in words, each given by its classes."""
        spans = {
            (start, end)
            for start, classes in enumerate(words)
            if classes & self._starts
            for first, pattern in self._patterns
            if classes & first
            for end in _ends(words, start, pattern)
            if end > start
        }
        yield from _longest(spans, len(words))


def _any(bits: Iterable[int]) -> int:
    found = 0
    for bit in bits:
        found |= bit
    return found


def _first(pattern: Bits) -> Iterator[int]:
    """Yield the classes that a find may begin with: those of the first steps, up to one that must come."""
    for bit, low, _ in pattern:
        yield bit
        if low:
            return


def _ends(words: Sequence[int], start: int, pattern: Bits) -> set[int]:
    """Return where a pattern that begins at `start` may end."""
    reached = {start}
    for bit, low, high in pattern:
        before, reached = reached, set()
        for at in before:
            if not low:
                reached.add(at)
            last = min(len(words), at + high)
            end = at
            while end < last and words[end] & bit:
                end += 1
                if end - at >= low:
                    reached.add(end)
        if not reached:
            break
    return reached


def _longest(spans: set[tuple[int, int]], n_words: int) -> Iterator[tuple[int, int]]:
    """Yield the spans that share no word with a longer one, nor with an earlier one of the same length."""
    taken = bytearray(n_words)
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            yield start, end
