"""A signature block in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractors.model.blocks import SignatureBlock
from extractors.model.quote import Quote, join
from extractors.signatures.columns import LineSegment

Role = Literal["penanda_tangan", "pengesah_salinan", "pihak_pertama", "pihak_kedua"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A NIP line: its piece of the row, the number, and the name where it stands on the same line."""

    segment: LineSegment
    nip: Quote
    name: Quote = Quote()


@dataclass(slots=True)
class SignatureDraft:
    """A block in the making; `taken` marks the pieces it has used, `margin` how sure its name and title are."""

    name: Quote = Quote()
    nip: Quote = Quote()
    pangkat: Quote = Quote()
    titles: list[LineSegment] = field(default_factory=list)
    place: Quote = Quote()
    date: Quote = Quote()
    mark: Quote = Quote()
    role: Role = "penanda_tangan"
    name_row: int = -1
    span: tuple[float, float] = (0.0, 0.0)
    used: list[LineSegment] = field(default_factory=list)
    unclaimed: list[LineSegment] = field(default_factory=list)
    margin: float = 50.0
    electronic: bool = False

    @property
    def taken(self) -> set[tuple[int, float]]:
        """Return the pieces that this block has used, by row and start."""
        return {(s.row, s.start) for s in self.used}

    @property
    def first_row(self) -> int:
        """Return the row in which the block begins."""
        return min(s.row for s in self.used)

    @property
    def last_row(self) -> int:
        """Return the row in which the block ends."""
        return max(s.row for s in self.used)

    @property
    def reach(self) -> tuple[float, float]:
        """Return from where to where the pieces of the block reach."""
        return min(s.start for s in self.used), max(s.end for s in self.used)

    @property
    def jabatan(self) -> Quote:
        """Return the lines of the title as one quote."""
        return join(s.quote for s in sorted(self.titles, key=lambda s: (s.row, s.start)))

    def use(self, segment: LineSegment) -> None:
        """Note a piece as part of the block."""
        self.used.append(segment)

    def block(self, doubts: tuple[str, ...] = (), jabatan: Quote | None = None) -> SignatureBlock:
        """Return the finished block, its lines from top to bottom; `jabatan` where it is printed elsewhere."""
        lines = sorted(self.used, key=lambda s: (s.row, s.start))
        return SignatureBlock(
            self.role, self.name, self.nip, self.pangkat, self.jabatan if jabatan is None else jabatan,
            self.place, self.date, self.mark, tuple(s.quote for s in lines), doubts,
        )  # fmt: skip
