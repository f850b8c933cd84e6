"""What a made-up page consists of, whatever printer draws it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Cell:
    """One table cell; line feeds part its lines."""

    text: str = ""
    span: int = 1
    rows: int = 1
    bold: bool = False
    align: str = "left"  # left | center | right
    valign: str = "top"  # top | middle
    fill: str | None = None  # hex colour without "#"
    ink: str = "000000"
    turned: bool = False
    fraction: tuple[str, str, str] | None = None  # numerator, denominator, factor; stands below the text
    soft_breaks: bool = False  # line feeds inside one paragraph (DOCX)
    underline: bool = False
    edges: str = "tlbr"  # sides that are ruled, in tables with rules


@dataclass
class Table:
    """A ruled or unruled table."""

    widths: list[float]
    rows: list[list[Cell]]
    head: int = 1
    repeat_head: bool = True
    rules: str = "full"  # full | none | rows | cols | white | dotted | dashed | double | mixed | outer | head
    size: float | None = None
    pad: float = 3.0
    split_rows: bool = False
    left: float = 0.0  # indent as share of the text width
    width: float = 1.0  # share of the text width

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Every cell with its row and column in the grid."""
        taken: set[tuple[int, int]] = set()
        for r, row in enumerate(self.rows):
            c = 0
            for cell in row:
                while (r, c) in taken:
                    c += 1
                for dr in range(cell.rows):
                    for dc in range(cell.span):
                        taken.add((r + dr, c + dc))
                yield r, c, cell
                c += cell.span

    def faults(self) -> list[str]:
        """Cells that stick out of the grid or leave holes."""
        taken: dict[tuple[int, int], int] = {}
        for r, c, cell in self.placed():
            for dr in range(cell.rows):
                for dc in range(cell.span):
                    taken[r + dr, c + dc] = taken.get((r + dr, c + dc), 0) + 1
        want = {(r, c) for r in range(len(self.rows)) for c in range(len(self.widths))}
        bad = sorted(want ^ set(taken)) + sorted(k for k, n in taken.items() if n > 1)
        return [f"{k}" for k in bad]


@dataclass
class Beside:
    """Two narrow tables side by side."""

    left: Table
    right: Table


@dataclass
class Para:
    """One paragraph."""

    text: str
    align: str = "left"  # left | center | right | justify
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float | None = None
    left: float = 0.0  # share of the text width
    width: float = 1.0
    mark: str = ""  # list mark, hanging
    mark_width: float = 0.045
    after: float = 2.0


@dataclass
class TabRows:
    """Rows of words held apart by tab stops, no cells."""

    stops: list[float]
    rows: list[list[str]]
    bold_first: bool = True


@dataclass
class Space:
    """White space in points."""

    points: float


@dataclass
class PageBreak:
    """A new page, perhaps turned."""

    landscape: bool | None = None


@dataclass
class Seal:
    """The box of an electronic signature."""

    lines: list[str]
    left: float = 0.5
    width: float = 0.48


@dataclass
class Stamp:
    """The rings of a stamp over what was set last, without letters; takes no room. Word files leave it out."""

    left: float  # of its centre, as share of the text width
    size: float = 72.0  # points across
    above: float = 40.0  # from the present height up to its centre, in points
    ink: str = "3a3f9a"


@dataclass
class Keep:
    """Blocks that stay on one page."""

    blocks: list[Block]


Block = Para | Table | Beside | TabRows | Space | PageBreak | Seal | Stamp | Keep


@dataclass
class Doc:
    """A document to print."""

    blocks: list[Block]
    font: str = "sans"
    size: float = 10.0
    landscape: bool = False
    paper: str = "A4"  # A4 | F4 | Letter
    margin: float = 56.0
    head: str = ""
    foot: str = ""
    number: str = ""  # "" | center | right | "of" (Halaman n dari m)
    turn: str = (
        ""  # "" | bare (landscape pages lie on their side) | flag (the same, and the file says how to turn them)
    )
    foot_blocks: list[Para] = field(default_factory=list)


PAPERS = {"A4": (595.3, 841.9), "F4": (609.4, 935.4), "Letter": (612.0, 792.0)}


def fit(widths: list[float], least: list[float]) -> list[float]:
    """Widths that leave room for the longest word of each column, as far as the whole allows."""
    total = sum(widths)
    if sum(least) >= total:
        return widths
    out = [max(w, m) for w, m in zip(widths, least, strict=True)]
    slack = [w - m for w, m in zip(out, least, strict=True)]
    over = sum(out) - total
    return [w - over * s / sum(slack) if over > 0 else w for w, s in zip(out, slack, strict=True)]


def walk(blocks: list[Block]) -> Iterator[Block]:
    """Blocks, those kept together too."""
    for b in blocks:
        if isinstance(b, Keep):
            yield from walk(b.blocks)
        elif isinstance(b, Beside):
            yield from (b.left, b.right)
        else:
            yield b
