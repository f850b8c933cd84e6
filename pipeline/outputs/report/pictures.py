"""Page pictures of a document: which pages, drawn once and small, and where on them each finding points."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from extractors.model.document import Page
from extractors.model.geometry import Box
from extractors.readers.pdf.pictures import Wanted, draw_pages, page_sizes
from pipeline.dataset.read import Row
from pipeline.outputs.accusing import SEVERITIES, kind_of
from pipeline.outputs.report.source_files import SourceFile, lines_of

MOST = 40  # pages of one document that are drawn, those with findings first
_MARGIN = 28.0  # points beside what is cut out
_NUMBER = (30.0, 12.0)  # points: width and height of a number beside its box
Hide = Callable[[Page], tuple[Box, ...] | None]  # boxes to blacken; None: this page must not be shown


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page picture, as shares of the page's width and height (0..1), and the finding it belongs to.

    `number`: the finding's number on its page. `kind`: its severity, or "doubt". `about`: the finding names no words; the box
    is the record it is about.
    `slot`: how many numbers already stand where its own would stand; None where the box goes on with a line that has one.
    """

    page: int
    left: float
    top: float
    width: float
    height: float
    finding: str
    number: int
    kind: str
    about: bool = False
    slot: int | None = 0

    @property
    def style(self) -> str:
        """Return the place as CSS."""
        names = (("left", self.left), ("top", self.top), ("width", self.width), ("height", self.height))
        return ";".join(f"{name}:{value * 100:.3f}%" for name, value in names)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture: its file, its size in pixels and in points."""

    number: int
    src: str
    pixels: tuple[int, int]
    points: tuple[float, float]

    def share(self, box: Sequence[float]) -> tuple[float, float, float, float]:
        """Return a box (x0, top, x1, bottom in points) as left, top, width, height in shares of the page."""
        width, height = self.points
        x0, top, x1, bottom = box
        return x0 / width, top / height, (x1 - x0) / width, (bottom - top) / height


def wanted_pages(findings: Iterable[int], records: Iterable[int], signatures: Iterable[int]) -> list[int]:
    """Return the pages to draw in their order: those with findings, then with records and signatures, up to MOST."""
    ordered = list(dict.fromkeys([*sorted(findings), *sorted(signatures), *sorted(records)]))
    return sorted(ordered[:MOST])


def write_pictures(
    source: SourceFile,
    document_id: str,
    pages: Sequence[int],
    folder: Path,
    *,
    scanned: AbstractSet[int] = frozenset(),
    hide: Hide | None = None,
) -> dict[int, Picture]:
    """Draw the pages into `folder` (unless they stand there already) and return their pictures by page number.

    `scanned`: pages whose words the dataset read from their picture. With `hide` every picture is drawn anew, under a name of
    its own, and a page whose words are not known as they were read is left out: nobody could say where its names stand.
    """
    wanted = []
    for number in pages:
        page = source.page(number)
        known = page is not None and (number not in scanned or _is_scanned(page))
        hidden = hide(page) if hide is not None and page is not None and known else None
        if hide is not None and hidden is None:
            continue
        scan = number in scanned or (page is not None and _is_scanned(page))
        turned = page.turned if page is not None and known else None if scan else 0
        photo = scan or (page is not None and page.source != "born_digital")
        bend = page.bend if page is not None and known else None
        wanted.append(Wanted(number, turned, scan, photo, hidden or (), bend))
    paths = {w.number: folder / f"{document_id}-{w.number}{_how(w, hide)}{w.suffix}" for w in wanted}
    missing = [w for w in wanted if hide is not None or not paths[w.number].exists()]
    for drawn, picture in draw_pages(source.data, missing):
        paths[drawn.number].write_bytes(picture)
    sizes = page_sizes(source.data, paths)
    return {n: _picture(n, path, sizes[n]) for n, path in paths.items() if n in sizes and path.exists()}


def _picture(number: int, path: Path, size: tuple[float, float]) -> Picture:
    """Return a picture that was drawn; a page that was turned for it is as wide as it was high."""
    pixels = _pixels(path)
    turned = (pixels[0] > pixels[1]) != (size[0] > size[1])
    return Picture(number, f"../{path.parent.name}/{path.name}", pixels, size[::-1] if turned else size)


def _how(wanted: Wanted, hide: Hide | None) -> str:
    """Return how a page was drawn, for its file's name: one drawn in another way never passes for it."""
    turned = "x" if wanted.turned is None else str(wanted.turned or "")
    straight = "b" if wanted.bend is not None else ""
    how = f"{turned}{'s' if wanted.scan else ''}{straight}{'r' if hide is not None else ''}"
    return f"-{how}" if how else ""


def _is_scanned(page: Page) -> bool:
    """Return whether the words of a page were read from its picture."""
    return any(word.from_picture for line in lines_of(page) for word in line)


def _pixels(path: Path) -> tuple[int, int]:
    from PIL import Image

    with Image.open(io.BytesIO(path.read_bytes())) as image:
        return image.width, image.height


def marks_on(picture: Picture, findings: Iterable[tuple[Row, int, Sequence[Row], bool]]) -> tuple[Mark, ...]:
    """Return the boxes on a picture of findings given as (row, number, places, whether they are only what it is about)."""
    marks: list[Mark] = []
    numbered: list[tuple[float, float]] = []
    for row, number, places, about in sorted(findings, key=_layer):  # in an order in which all boxes can be chosen
        begun: set[str] = set()
        for place in places:
            if not place["bbox"] or place["page"] != picture.number or not _inside(picture, place["bbox"]):
                continue
            slot = None
            if place["field"] not in begun:
                left, top = place["bbox"][:2]
                slot = sum(1 for x, y in numbered if abs(x - left) < _NUMBER[0] and abs(y - top) < _NUMBER[1])
                numbered.append((left, top))
                begun.add(place["field"])
            share = picture.share(place["bbox"])
            marks.append(Mark(picture.number, *share, row["finding_id"], number, kind_of(row), about, slot))
    return tuple(marks)


def _layer(finding: tuple[Row, int, Sequence[Row], bool]) -> tuple[int, int, str]:
    """Return where the boxes of a finding lie, the lowest first: by severity, whoever may be wrong, then by page."""
    row = finding[0]
    return SEVERITIES.index(row["severity"]), row.get("page") or 0, row["finding_id"]


def _inside(picture: Picture, box: Sequence[float]) -> bool:
    """Return whether a box lies on its page: else the page was turned in a way that is no longer known."""
    width, height = picture.points
    return box[0] < width and box[1] < height and box[2] <= width + 5 and box[3] <= height + 5


@dataclass(frozen=True, slots=True)
class Cut:
    """The part of a page picture that shows some rows of a table, and where each of them is in it."""

    picture: Picture
    box: tuple[float, float, float, float]
    rows: tuple[tuple[str, tuple[float, float, float, float]], ...]

    @property
    def ratio(self) -> str:
        """Return width / height of the part, as CSS."""
        x0, top, x1, bottom = self.box
        return f"{x1 - x0:.2f}/{bottom - top:.2f}"

    @property
    def style(self) -> str:
        """Return how the whole picture must lie behind a window of the part's size, as CSS."""
        (width, _), (x0, top, x1, bottom) = self.picture.points, self.box
        wide, high = x1 - x0, bottom - top
        return f"width:{width / wide * 100:.3f}%;left:{-x0 / wide * 100:.3f}%;top:{-top / high * 100:.3f}%"


def cut(
    picture: Picture,
    rows: Mapping[str, Sequence[float]],
    *,
    also: Sequence[Sequence[float]] = (),
    head: float = 42.0,
    edge: float = 0.5,
) -> Cut:
    """Return the part of a picture around the boxes of `rows` (record id -> box in points) and the boxes `also`.

    `head`: points kept above them, for a table's header. `edge`: share of the page that may be cut off on either side.
    """
    width, height = picture.points
    boxes = [*rows.values(), *also]
    left = max(0.0, min(min(b[0] for b in boxes) - _MARGIN, width * edge))
    right = min(width, max(max(b[2] for b in boxes) + _MARGIN, width * (1 - edge)))
    top = max(0.0, min(b[1] for b in boxes) - head)
    bottom = min(height, max(b[3] for b in boxes) + _MARGIN / 2)
    wide, high = max(right - left, 1.0), max(bottom - top, 1.0)
    places = tuple(
        (key, ((b[0] - left) / wide, (b[1] - top) / high, (b[2] - b[0]) / wide, (b[3] - b[1]) / high))
        for key, b in rows.items()
    )
    return Cut(picture, (left, top, left + wide, top + high), places)
