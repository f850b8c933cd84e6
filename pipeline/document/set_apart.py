"""What comparisons ask of a document only where one of them fails: the quotes that they point at, the doubts on its records.

Kept as bytes: opening them takes as long as all else of a document that did not change, and hardly any comparison fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.model.quote import Quote
from pipeline.audit.doubt import Doubted
from pipeline.storage.codec import pack, unpack

Quotes = tuple[tuple[str, Quote], ...]


@dataclass(frozen=True, slots=True)
class SetApart:
    """The quotes that comparisons point at, and the doubted records by id."""

    quotes: Quotes
    records: Mapping[str, Doubted]

    def packed(self) -> bytes:
        """Return both as bytes; none where there is neither."""
        return pack(self) if self.quotes or self.records else b""


class Later:
    """What was set apart of one document, opened when it is first asked."""

    __slots__ = ("_data", "_opened")

    def __init__(self, data: bytes) -> None:
        self._data, self._opened = data, SetApart((), {}) if not data else None

    def opened(self) -> SetApart:
        """Return what was set apart. One of DAMAGED where it is something else."""
        if self._opened is None:
            self._opened = unpack(self._data, SetApart)
        return self._opened


class LaterQuotes:
    """The quotes that were set apart, to be gone through as often as one likes."""

    __slots__ = ("_later",)

    def __init__(self, later: Later) -> None:
        self._later = later

    def __iter__(self) -> Iterator[tuple[str, Quote]]:
        return iter(self._later.opened().quotes)


class LaterRecords(Mapping[str, Doubted]):
    """The doubted records that were set apart."""

    __slots__ = ("_later",)

    def __init__(self, later: Later) -> None:
        self._later = later

    def __getitem__(self, key: str) -> Doubted:
        return self._later.opened().records[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._later.opened().records)

    def __len__(self) -> int:
        return len(self._later.opened().records)
