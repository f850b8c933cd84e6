"""What may be misread, from a picture or in letters that lie: doubts of rows, signatures and legal items, from their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from extractors.model.blocks import Blocks, IndikatorRow, IndikatorTable, LegalItem, SignatureBlock
from extractors.model.document import Document
from extractors.model.geometry import Box
from extractors.model.quote import Quote, Word
from extractors.text.misspelt import looks_misread

_LETTERS = re.compile(r"[^\W\d_]+")
_DISPUTED = 0.5  # confidence up to which two readings of a word differ
_UNSURE = 0.7  # confidence below which a word is read with low confidence
_LOW = 0.9  # mean confidence of a field below which it is
_Boxes = dict[int | None, tuple[Box, ...]]  # of each page
_NEAR = 2.0  # points by which unread print may stand off a row's words


def with_misreadings(blocks: Blocks, document: Document) -> Blocks:
    """Return the blocks, those in doubt whose words were not read surely from a picture or that have unread print beside them,
    those with a digit that looks other than the file says, those through which a line runs, and those that only
    another program's OCR layer gives.
    """
    marked = {
        "letters_differ": {page.number: page.disputed for page in document.pages if page.disputed},
        "letters_unnamed": {page.number: page.unnamed for page in document.pages if page.unnamed},
        "line_through": {page.number: page.lined for page in document.pages if page.lined},
    }
    if any(marked.values()):
        blocks = _with_marked(blocks, marked)
    if not any(page.source in ("ocr", "mixed") for page in document.pages):
        return blocks
    unread = {page.number: page.unread for page in document.pages if page.unread}
    mended = {page.number: page.mended for page in document.pages if page.mended}
    layered = frozenset(page.number for page in document.pages if page.source == "ocr")
    blocks = _with_misspelt(blocks)
    return replace(
        blocks,
        tables=tuple(
            replace(t, rows=tuple(_row(row, unread, mended, layered) for row in t.rows)) for t in blocks.tables
        ),
        signatures=tuple(_signature(block, layered) for block in blocks.signatures),
        legal_items=tuple(_item(item, layered) for item in blocks.legal_items),
    )


def reading_doubts(quotes: Iterable[Quote], layered: Collection[int | None] = ()) -> tuple[str, ...]:
    """Return the codes that the words of quotes give: "readings_differ", "ocr_unsure", "other_ink" and "layer_unchecked".

    `layered`: pages whose text layer stands under the picture of the page: its words are another program's reading.
    """
    told: set[str] = set()
    for quote in quotes:
        if layered and any(w.engine == "text_layer" and w.place.page in layered for w in quote.words):
            told.add("layer_unchecked")
        seen = [word for word in quote.words if word.engine == "ocr"]
        if any(word.other_ink for word in seen):
            told.add("other_ink")
        if any(word.confidence <= _DISPUTED for word in seen):
            told.add("readings_differ" if any(map(_is_disputed_number, seen)) else "ocr_unsure")
        elif any(word.confidence < _UNSURE for word in seen) or (seen and quote.confidence < _LOW):
            told.add("ocr_unsure")
    return tuple(sorted(told))


def _is_disputed_number(word: Word) -> bool:
    return word.confidence <= _DISPUTED and any(c.isdigit() for c in word.text)


def _row(row: IndikatorRow, unread: _Boxes, mended: _Boxes, layered: Collection[int | None]) -> IndikatorRow:
    quotes = [*row.fields.values(), *(year.value for year in row.yearly)]
    told = reading_doubts(quotes, layered)
    if unread and _beside_unread([word for quote in quotes for word in quote.words], unread):
        told = (*told, "print_unread")
    if mended and any(_is_within(word, mended) for quote in quotes for word in quote.words):
        told = (*told, "rulings_mended")
    return replace(row, doubts=_joined(row.doubts, told)) if told else row


def _with_misspelt(blocks: Blocks) -> Blocks:
    """Return the blocks, the rows in doubt with a word that looks misread and stands once in the document's tables."""
    read = {
        word: [part for part in _LETTERS.findall(word.text) if looks_misread(part)]
        for table in blocks.tables
        for row in table.rows
        for quote in row.fields.values()
        for word in quote.words
        if word.engine == "ocr"
    }
    often = Counter(part.casefold() for parts in read.values() for part in parts)
    odd = {word for word, parts in read.items() if any(often[part.casefold()] == 1 for part in parts)}
    if not odd:
        return blocks

    def told(row: IndikatorRow) -> IndikatorRow:
        if not any(word in odd for quote in row.fields.values() for word in quote.words):
            return row
        return replace(row, doubts=_joined(row.doubts, ("ocr_unsure",)))

    return replace(blocks, tables=tuple(replace(t, rows=tuple(map(told, t.rows))) for t in blocks.tables))


def _is_within(word: Word, boxes: _Boxes) -> bool:
    box = word.place.box
    return box is not None and any(one.holds(box.cx, box.cy) for one in boxes.get(word.place.page, ()))


def _beside_unread(words: Sequence[Word], unread: _Boxes) -> bool:
    """Return whether print that nobody read stands at the height of words."""
    for page, boxes in unread.items():
        placed = [w.place.box for w in words if w.place.page == page and w.place.box is not None]
        if not placed:
            continue
        top, bottom = min(b.top for b in placed) - _NEAR, max(b.bottom for b in placed) + _NEAR
        if any(top <= box.cy <= bottom for box in boxes):
            return True
    return False


def _with_marked(blocks: Blocks, marked: Mapping[str, dict[int | None, tuple[Box, ...]]]) -> Blocks:
    """Return the blocks, those in doubt whose words lie on boxes that pages mark, each kind of box under its code."""

    def told(*quotes: Quote) -> tuple[str, ...]:
        words = [word for quote in quotes for word in quote.words]
        found = (
            "letters_differ" if code == "letters_unnamed" else code
            for code, boxes in marked.items()
            if boxes
            and any(_lies_on(word, boxes, whole=code != "letters_differ" or _has_digit(word)) for word in words)
        )
        return tuple(dict.fromkeys(found))

    def of_table(table: IndikatorTable) -> IndikatorTable:
        rows = [
            replace(row, doubts=_joined(row.doubts, told(*row.fields.values(), *(year.value for year in row.yearly))))
            for row in table.rows
        ]
        return replace(table, rows=tuple(rows))

    return replace(
        blocks,
        tables=tuple(map(of_table, blocks.tables)),
        signatures=tuple(
            replace(one, doubts=_joined(one.doubts, told(one.name, one.nip, one.jabatan, one.date)))
            for one in blocks.signatures
        ),
        legal_items=tuple(replace(one, doubts=_joined(one.doubts, told(one.text))) for one in blocks.legal_items),
    )


def _has_digit(word: Word) -> bool:
    return any(c.isdigit() for c in word.text)


def _lies_on(word: Word, boxes: dict[int | None, tuple[Box, ...]], *, whole: bool) -> bool:
    """Return whether a word stands on one of the boxes of its page; `whole`: also on one that reaches over other words."""
    box = word.place.box
    return box is not None and any(
        min(box.x1, one.x1) > max(box.x0, one.x0)
        and box.top <= one.cy <= box.bottom
        and (whole or (box.x0 - _NEAR <= one.x0 and one.x1 <= box.x1 + _NEAR))
        for one in boxes.get(word.place.page, ())
    )


def _signature(block: SignatureBlock, layered: Collection[int | None]) -> SignatureBlock:
    told = reading_doubts((block.name, block.nip, block.jabatan, block.date), layered)
    return replace(block, doubts=_joined(block.doubts, told)) if told else block


def _item(item: LegalItem, layered: Collection[int | None]) -> LegalItem:
    told = reading_doubts((item.text,), layered)
    return replace(item, doubts=_joined(item.doubts, told)) if told else item


def _joined(before: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *more)))
