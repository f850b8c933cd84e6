"""Documents read with damage: each PDF once for each kind of damage to its pages, each document for each to its tables.

And each document once for each kind of mistake that the reader may make itself: while such a document is given out, the
decision is another, so it must be read for its blocks before the next one is asked for.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from unittest.mock import patch

from extractors.find import find_blocks
from extractors.model.document import Document
from extractors.model.geometry import Box
from extractors.page.glyphs import PageGlyphs, turn_upright
from extractors.readers import read_document
from tools.bench.silence.damage import DRAWN, TABLES, DrawnDamage, with_tables
from tools.bench.silence.mistakes import MISTAKES

_TURN = "extractors.readers.pdf.read.turn_upright"
KINDS = ("none", *DRAWN, *TABLES, *MISTAKES)


def damaged(data: bytes, name: str, kinds: Sequence[str]) -> Iterator[tuple[str, Document]]:
    """Yield (kind, document) for each kind of damage that can be done to a file; "none" is the file as it is."""
    whole = read_document(data, ocr="off")
    labels = labels_of(whole)
    for kind in kinds:
        seed = f"{name} {kind}"
        if kind in TABLES:
            yield kind, with_tables(whole, TABLES[kind], random.Random(seed))
        elif kind in MISTAKES:
            with MISTAKES[kind](random.Random(seed)):
                yield kind, whole
        elif kind not in DRAWN:
            yield kind, whole
        elif whole.format == "pdf":
            yield kind, read_damaged(data, DRAWN[kind], labels, seed)


def read_damaged(data: bytes, damage: DrawnDamage, labels: Mapping[int, Sequence[Box]], seed: str) -> Document:
    """Return a PDF as it is read with its pages damaged. `labels`: boxes of the heads' labels by page."""
    page = 0

    def turned(drawn: PageGlyphs) -> tuple[PageGlyphs, int]:
        nonlocal page
        page += 1
        upright, degrees = turn_upright(drawn)
        return damage(upright, labels.get(page, ()), random.Random(f"{seed} {page}")), degrees

    with patch(_TURN, turned):
        return read_document(data, ocr="off")


def labels_of(document: Document) -> dict[int, list[Box]]:
    """Return the boxes of the labels of a document's tables of indicators, by page."""
    found: dict[int, list[Box]] = defaultdict(list)
    for table in find_blocks(document).tables:
        for head in table.header:
            if head.label.page is not None and (box := head.label.box) is not None:
                found[head.label.page].append(box)
    return found
