"""Running heads and feet, page numbers, catchwords, stamps: lines that belong to the page and not to the text."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.model.document import Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.text.inline_labels import patterns
from extractors.text.likeness import likeness

_MARGIN = 0.12  # share of the page's height at its top and foot in which furniture stands
_LOWER = 0.7  # share of the page's height from which its last line may be a foot: a scan may have blank paper below
_DRIFT = 0.02  # share of the page's height by which a running head may move from page to page
_LONGEST = 110  # characters: nothing longer is a running head
_TITLE_REACH = 10  # lines between a title and the table it names
_ALIKE = 0.88  # likeness (0..1) of two readings of one running foot
_SURE = 10  # letters from which a likeness says something
_BLOCK = 12  # lines of a signature block above its NIP
_INK = 9.0  # line heights of white that a signature takes
_NIP = re.compile(
    r"\bN\s?[Il1]\s?P\b\W{0,4}\d|(?<!\d)[12]\d{3}(?:0\d|1[012])[0-3]\d\s?(?:19|20)\d{4}\s?[12]\s?\d{3}(?!\d)",
    re.IGNORECASE,
)
_Places = dict[tuple[str, bool], list[tuple[Page, Line]]]
_NUMBER = patterns("furniture")["page_number"]
_LABELLED = patterns("furniture")["page_label"]
_CATCHWORD = re.compile(r"^\S+(?:\s\S+){0,5}?\s?(?:[.…]\s?){2,}$|^\S+(?:\s\S+){0,5}?\s?…$")
_STAMP = patterns("furniture")["stamp"]


def find_furniture(document: Document) -> frozenset[Line]:
    """Return the lines that belong to the page: repeated heads and feet, page numbers, catchwords, archive stamps.

    A title that every page repeats above a table of its own (one sheet for each unit) is text.
    """
    return document.once(_find_furniture)


def _find_furniture(document: Document) -> frozenset[Line]:
    edges = [(page, line) for page in document.pages for line in _edge_lines(page)]
    found = _repeated(edges, len(document.pages))
    found |= {line for _, line in edges if _STAMP.match(line.text)}
    found |= {line for page, line in edges if _NUMBER.match(line.text) and _stands_alone(page, line, found)}
    found |= _catchwords(document)
    return frozenset(found - _signed(document))


def _signed(document: Document) -> set[Line]:
    """Return the lines of signature blocks: an officer who signs at one height of many pages makes no running foot.

    From a line with a NIP upwards, over the white of a signature, as far as lines stand in its column.
    """
    found: set[Line] = set()
    for page in document.pages:
        lines = sorted(((box.top, line, box) for line in _lines(page) if (box := line.box)), key=lambda one: one[0])
        for at, (_, line, box) in enumerate(lines):
            if not _NIP.search(line.text):
                continue
            found.add(line)
            below = box
            for _, above, place in reversed(lines[max(0, at - _BLOCK) : at]):
                if below.top - place.bottom > _INK * box.height:
                    break
                if place.x0 < box.x1 and box.x0 < place.x1 and not _NUMBER.match(above.text):
                    found.add(above)
                    below = place
    return found


def _edge_lines(page: Page) -> list[Line]:
    """Return the lines in the page's top and bottom margin, and its lowest one: a scan may have blank paper below."""
    if page.height is None:
        return []
    top, foot = page.height * _MARGIN, page.height * (1 - _MARGIN)
    placed = [(line, box) for line in _lines(page) if (box := line.box) is not None]
    lowest = max(placed, key=lambda one: one[1].bottom, default=None)
    found = [line for line, box in placed if box.bottom <= top or box.top >= foot]
    if (
        lowest is not None
        and lowest[0] not in found
        and lowest[1].top > page.height * _LOWER
        and _may_be_foot(lowest[0])
    ):
        found.append(lowest[0])
    return found


def _may_be_foot(line: Line) -> bool:
    """Return whether a line outside the margin may be a foot: words and a number, which no name and no NIP line is."""
    key = _key(line)
    return len(key) >= _SURE and any(c.isdigit() for c in line.text) and "nip" not in key.split()


def _lines(page: Page) -> list[Line]:
    return [block for block in page.blocks if isinstance(block, Line)]


def _repeated(edges: Sequence[tuple[Page, Line]], n_pages: int) -> set[Line]:
    by_key: _Places = defaultdict(list)
    for page, line in edges:
        if len(line.text) <= _LONGEST:
            by_key[(_key(line), _height(page, line) < 0.5)].append((page, line))
    repeated: set[Line] = set()
    for (_, is_head), places in _merged(by_key).items():
        for group in _level_groups(places):
            numbers = {page.number for page, _ in group}
            if len(numbers) < max(2, min(3, n_pages)) or (is_head and _is_title(group)):
                continue
            repeated |= {line for _, line in group}
    return repeated


def _key(line: Line) -> str:
    """Return what a running head keeps from page to page: its words, without numbers (a scan may lose them)."""
    words = re.sub(r"\d+|\b[ivxlc]+\b|[\W_]+", " ", line.text.casefold()).split()
    return " ".join(words) or re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text.casefold())


def _merged(by_key: _Places) -> _Places:
    """Return the groups with those of scanned lines joined whose keys a reader's slips alone tell apart."""
    made: _Places = {}
    for (key, is_head), places in sorted(by_key.items()):
        scanned = all(word.confidence < 1 for _, line in places for word in line.words[:1])
        near = (k for k in made if k[1] == is_head and len(key) >= _SURE and likeness(k[0], key, _ALIKE) >= _ALIKE)
        made.setdefault(next(near, (key, is_head)) if scanned else (key, is_head), []).extend(places)
    return made


def _height(page: Page, line: Line) -> float:
    """Return how far down the page the line stands, 0..1."""
    box = line.box
    return box.cy / page.height if box is not None and page.height else 0.0


def _level_groups(places: Sequence[tuple[Page, Line]]) -> list[list[tuple[Page, Line]]]:
    """Return the places in groups that stand at about the same height of their pages."""
    groups: list[list[tuple[Page, Line]]] = []
    for page, line in sorted(places, key=lambda place: (_height(*place), place[0].number or 0)):
        if groups and _height(page, line) - _height(*groups[-1][0]) <= _DRIFT:
            groups[-1].append((page, line))
        else:
            groups.append([(page, line)])
    return groups


def _is_title(group: Sequence[tuple[Page, Line]]) -> bool:
    """Return whether these lines in capitals mostly open sheets with a table of their own each."""
    letters = [char for char in group[0][1].text if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < 0.8 * len(letters):
        return False
    return sum(_opens_table(page, line) for page, line in group) >= 0.6 * len(group)


def _opens_table(page: Page, line: Line) -> bool:
    after = itertools.islice(itertools.dropwhile(lambda b: b is not line, page.blocks), 1, _TITLE_REACH + 2)
    return any(isinstance(block, Table) for block in after)


def _stands_alone(page: Page, line: Line, furniture: set[Line]) -> bool:
    """Return whether no text stands beside or close to a number: a list mark or a cell's number is no page number."""
    box = line.box
    if box is None:
        return False
    if _LABELLED.search(line.text):
        return True
    for block in page.blocks:
        if block is line or (isinstance(block, Line) and block in furniture):
            continue
        other = block.box if isinstance(block, Line) else block.place.box
        if other is not None and _gap(box, other) < 0.5 * box.height:
            return False
    return True


def _gap(a: Box, b: Box) -> float:
    """Return the blank height between two boxes; negative where they stand beside each other."""
    return max(a.top, b.top) - min(a.bottom, b.bottom)


def _catchwords(document: Document) -> set[Line]:
    """Return last lines that announce the first words of the next page ("6. Undang-Undang...")."""
    lines: set[Line] = set()
    for page, after in itertools.pairwise(document.pages):
        last = [line for line in _lines(page)[-3:] if _CATCHWORD.match(line.text)]
        if not last:
            continue
        starts = [_letters(text) for text in _first_texts(after)]
        for line in last:
            word = _letters(line.text)
            # up to three characters of rubbish may stand before it: dots of a leader in a symbol font
            if any(len(word[cut:]) >= 3 and s.startswith(word[cut:]) for cut in range(4) for s in starts):
                lines.add(line)
    return lines


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def _first_texts(page: Page) -> list[str]:
    """Return the texts of the first lines of a page and of the first cells of its first table."""
    texts: list[str] = []
    for block in page.blocks[:8]:
        if isinstance(block, Line):
            texts += [block.text, *(segment.text for segment in block.segments)]
        else:
            texts += [cell.text for cell in block.cells[:8]]
            texts += [" ".join(cell.text for cell in block.row(0))]
    return texts
