"""How many forms the objects of a PDF may draw at most, from its bytes alone: pdfium reads broken objects that pdfminer loses."""

from __future__ import annotations

import itertools
import math
import re
import zlib
from collections import defaultdict
from typing import Final

_OBJECT: Final = re.compile(rb"(?<!\d)(\d{1,10})[\s\0]+\d{1,5}[\s\0]+obj")
_REFERENCE: Final = re.compile(rb"(?<!\d)(\d{1,10})[\s\0]+\d{1,5}[\s\0]+R(?![A-Za-z])")
_DRAWS: Final = re.compile(rb"(?<![A-Za-z])Do(?![A-Za-z])")
_STREAM: Final = re.compile(rb"stream\r?\n")
_LONGEST: Final = 1_000_000  # bytes of a form that are looked at
_DEEPEST: Final = 200  # references that are followed
_MOST_OBJECTS: Final = 50_000


class RawForms:
    """The objects that stand unpacked in a file's bytes: which they refer to, and how often those that may be forms draw."""

    def __init__(self, data: bytes) -> None:
        self._named: defaultdict[int, set[int]] = defaultdict(set)
        self._draws: defaultdict[int, int] = defaultdict(int)
        self._forms: set[int] = set()
        self._most: dict[int, float] = {}
        found = list(itertools.islice(_OBJECT.finditer(data), _MOST_OBJECTS))
        ends = [*(following.start() for following in found[1:]), len(data)]
        for one, end in zip(found, ends, strict=False):
            number, start = int(one[1]), one.end()
            stream = _STREAM.search(data, start, end)
            head = data[start : stream.start() if stream else end]
            self._named[number].update(int(other) for other in _REFERENCE.findall(head))
            if stream and (b"Form" in head or b"#" in head):
                self._forms.add(number)
                content = _unpacked(data[stream.end() : min(end, stream.end() + _LONGEST)])
                self._draws[number] = max(self._draws[number], len(_DRAWS.findall(content)))

    def most(self) -> float:
        """Return how many forms one of them draws at most, those inside forms each time anew; infinite for one without end."""
        return max((self._below(number, ()) for number in sorted(self._forms)), default=0.0)

    def _below(self, number: int, above: tuple[int, ...]) -> float:
        """Return how many forms an object draws at most, whichever of those that it refers to each of its draws means."""
        if number in above:
            again = above[above.index(number) :]
            return math.inf if any(self._draws[one] > 1 for one in again) else 0.0
        if len(above) > _DEEPEST:
            return 0.0
        if number not in self._most:
            inner = [
                (other in self._forms) + self._below(other, (*above, number))
                for other in sorted(self._named.get(number, ()))
            ]
            times = self._draws[number] if number in self._forms else 1
            self._most[number] = times * max(inner) if inner and times else 0.0
        return self._most[number]


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _LONGEST)
    except zlib.error:
        return data
