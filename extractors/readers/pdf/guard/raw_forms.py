"""How many forms the objects of a PDF may draw at most, from its bytes alone: pdfium reads broken objects that pdfminer loses."""

from __future__ import annotations

import itertools
import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

_NAME: Final = rb"/([^\s\0/<>\[\](){}%]{0,100})[\s\0]*"
_OBJECT: Final = re.compile(rb"(?<!\d)(\d{1,10})[\s\0]+\d{1,5}[\s\0]+obj")
_REFERENCE: Final = re.compile(rb"(?:" + _NAME + rb")?(?<!\d)(\d{1,10})[\s\0]+\d{1,5}[\s\0]+R(?![A-Za-z])")
_DRAWS: Final = re.compile(rb"(?:" + _NAME + rb")?(?<![A-Za-z])Do(?![A-Za-z])")
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM: Final = re.compile(rb"stream\r?\n")
_LONGEST: Final = 1_000_000  # bytes of a form that are looked at
_DEEPEST: Final = 200  # forms inside one another that are followed
_MOST_OBJECTS: Final = 50_000
_MOST_STEPS: Final = 1_000_000  # from object to object, of all searches for what forms may draw
_UPWARDS: Final = frozenset({b"Parent", b"P"})  # names of what holds an object
_Named = dict[bytes, set[int]]  # the objects that a name refers to


class RawForms:
    """The objects that stand unpacked in a file's bytes: which they refer to by which names, and the names that forms draw."""

    def __init__(self, data: bytes) -> None:
        self._refers: defaultdict[int, _Named] = defaultdict(lambda: defaultdict(set))
        self._draws: defaultdict[int, Counter[bytes]] = defaultdict(Counter)  # of each that may be a form
        self._reached: dict[int, _Named] = {}
        self._most: dict[int, float] = {}
        self._steps = 0
        found = list(itertools.islice(_OBJECT.finditer(data), _MOST_OBJECTS))
        ends = [*(following.start() for following in found[1:]), len(data)]
        for one, end in zip(found, ends, strict=False):
            number, start = int(one[1]), one.end()
            stream = _STREAM.search(data, start, end)
            head = data[start : stream.start() if stream else end]
            for name, other in _REFERENCE.findall(head):
                self._refers[number][_plain(name)].add(int(other))
            if stream and (b"Form" in head or b"#" in head):
                content = _unpacked(data[stream.end() : min(end, stream.end() + _LONGEST)])
                self._draws[number] |= Counter(map(_plain, _DRAWS.findall(content)))

    def most(self) -> float:
        """Return how many forms one of them draws at most, those inside forms each time anew; infinite for one without end."""
        return max((self._below(number, ()) for number in sorted(self._draws)), default=0.0)

    def _below(self, number: int, above: tuple[int, ...]) -> float:
        """Return how many forms a form draws at most."""
        if number in above:
            again = above[above.index(number) :]
            return math.inf if any(sum(times for times, _ in self._drawn(one)) > 1 for one in again) else 0.0
        if len(above) > _DEEPEST:
            return 0.0
        if number not in self._most:
            self._most[number] = sum(
                times * max(1 + self._below(form, (*above, number)) for form in forms)
                for times, forms in self._drawn(number)
            )
        return self._most[number]

    def _drawn(self, number: int) -> Iterator[tuple[int, list[int]]]:
        """Yield how often a form draws each of its names, and the forms that it may mean; names of pictures are left out.

        A name that no dictionary gives may mean any of them: what is broken may be mended in many ways.
        """
        known = [self._refers[number], *(self._reach(other) for other in sorted(self._others(number)))]
        every = set[int]().union(*(others for named in known for others in named.values()))
        for name, times in self._draws[number].items():
            given = [named[name] for named in known if name in named] if name else []
            meant = set[int]().union(*given) if given else every
            if forms := sorted(meant & self._draws.keys()):
                yield times, forms

    def _others(self, number: int) -> set[int]:
        """Return what an object refers to that is no form."""
        below = (others for name, others in self._refers[number].items() if name not in _UPWARDS)
        return {other for others in below for other in others if other not in self._draws}

    def _reach(self, number: int) -> _Named:
        """Return what an object that is no form refers to by which names, and what those that are no forms refer to."""
        if number not in self._reached:
            reached: _Named = defaultdict(set)
            seen, left = {number}, [number]
            while left and self._steps < _MOST_STEPS:
                at = left.pop()
                self._steps += 1 + len(self._refers[at])
                for name, others in self._refers[at].items():
                    reached[name] |= others
                new = self._others(at) - seen
                seen |= new
                left += new
            self._reached[number] = dict(reached)
        return self._reached[number]


def _plain(name: bytes) -> bytes:
    return _ESCAPED.sub(lambda told: bytes([int(told[1], 16)]), name)


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _LONGEST)
    except zlib.error:
        return data
