"""Finds indicators that are printed one field below the other: a block of "Label : value" lines or rows for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractors.model.blocks import HeaderCell, IndikatorRow, IndikatorTable, YearKind, YearValue
from extractors.model.document import Cell, Document, Line, Table
from extractors.model.quote import Quote, join
from extractors.tables.content import kind_of_text
from extractors.tables.head_meaning import kind_of
from extractors.tables.row_doubts import codes_of_texts
from extractors.text.furniture import find_furniture
from extractors.text.labels import HeaderMatch, match_header

_LABELLED = re.compile(r"^\s*(?:[-•*]\s*|\(?\w{1,2}[.)]\s*)?(?P<label>[A-Za-z][^:\"{}]{1,59}?)\s*:\s*(?P<value>\S.*)$")
_MEASURING = frozenset({"formula", "target", "satuan", "sumber_data"})
_VALUES = ("target", "baseline", "realisasi")
_FEWEST_LABELS = 4  # of a form
_MOSTLY = 0.6  # of a form's rows hold a label and a value, of its labels are known
_FEWEST = 2  # blocks: a single one is the head of a document ("Sasaran : ...")
_STEP = 2.0  # line heights within which a line goes on with the value above it


@dataclass(slots=True)
class _Block:
    values: dict[str, list[Quote]] = field(default_factory=dict)
    labels: dict[str, Quote] = field(default_factory=dict)
    years: list[tuple[Quote, YearKind, list[Quote]]] = field(default_factory=list)
    form: bool = False  # read from a form: a table of labels and values

    @property
    def counts(self) -> bool:
        """Return whether the block is an indicator: named, and measured by something."""
        return "indikator" in self.values and (bool(_MEASURING & self.values.keys()) or bool(self.years))

    def row(self) -> IndikatorRow:
        """Return the block as a row; one target under a year is the row's own."""
        fields = {name: join(parts) for name, parts in self.values.items()}
        yearly = tuple(YearValue(label, kind, join(parts)) for label, kind, parts in self.years)
        targets = [y.value for y in yearly if y.kind == "target"]
        if len(targets) == 1:
            fields.setdefault("target", targets[0])
        texts = {name: quote.text for name, quote in fields.items()}
        told = codes_of_texts(texts, [*(texts.get(n, "") for n in _VALUES), *(y.value.text for y in yearly)], ())
        return IndikatorRow(dict(sorted(fields.items())), yearly, doubts=tuple(sorted(told)))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label and its value, or (without label) a line that may go on with the value before it. `line`: where it stands."""

    value: Quote
    line: Line | None = None
    label: Quote = Quote()
    form: bool = False


def find_labelled_tables(document: Document) -> tuple[IndikatorTable, ...]:
    """Return the indicators of a document whose fields are printed one below the other, as one table.

    Labels stand before a colon, in lines or in tables of labels and values, or in the first column of a form; empty
    where a single indicator stands in no form.
    """
    blocks = [block for block in _blocks(_entries(document)) if block.counts]
    if len(blocks) < _FEWEST and not any(block.form for block in blocks):
        return ()
    header = tuple(HeaderCell(label, (name,), at) for at, (name, label) in enumerate(blocks[0].labels.items()))
    return (IndikatorTable(tuple(block.row() for block in blocks), header, Quote(), Quote(), (), ()),)


def _entries(document: Document) -> Iterator[_Entry]:
    furniture = frozenset(find_furniture(document))
    in_form = False
    for block in document.blocks:
        if isinstance(block, Table):
            in_form = _is_form(block) or (in_form and _continues_form(block))
            yield from _rows_of_form(block) if in_form else _rows_of_labels(block)
        elif block not in furniture:
            found = _LABELLED.match(block.text)
            if found is None:
                yield _Entry(block.quote, block)
            else:
                value, label = (block.quote.part(*found.span(name)) for name in ("value", "label"))
                yield _Entry(value, block, label)


def _rows_of_labels(table: Table) -> Iterator[_Entry]:
    """Yield the rows of a table that are a label, a colon and a value each."""
    for row in range(table.n_rows):
        cells = [c for c in table.row(row) if c.text]
        texts = [c.text.strip() for c in cells]
        if len(cells) == 3 and texts[1] == ":":
            yield _Entry(cells[2].quote, None, cells[0].quote)
        elif len(cells) == 2 and texts[1].startswith(":") and len(texts[1]) > 1:
            yield _Entry(cells[1].quote.part(1, len(cells[1].text)), None, cells[0].quote)
        elif len(cells) == 2 and texts[0].endswith(":"):
            yield _Entry(cells[1].quote, None, cells[0].quote.part(0, len(cells[0].text.rstrip(" :"))))


def _pairs(cells: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """Return the labels of a form's row with their values, a number before them left out; nothing where it is no such row."""
    filled = [c for c in cells if c.text.strip(" :")]
    if len(filled) % 2 and len(filled) > 2 and kind_of_text(filled[0].text) == "index":
        filled = filled[1:]
    if len(filled) % 2 or not filled:
        return []
    pairs = list(zip(filled[::2], filled[1::2], strict=True))
    return pairs if len(pairs) == 1 or all(_names_field(label.text) for label, _ in pairs) else []


def _names_field(text: str) -> bool:
    match = match_header(text.rstrip(" :"))
    return len(match.fields) == 1 or (match.known and match.other)


def _is_form(table: Table) -> bool:
    """Return whether a table holds a label and its value in each row, and the labels are the fields of an indicator."""
    rows = [pairs for row in range(table.n_rows) if (pairs := _pairs(table.row(row)))]
    labels = [label.text for pairs in rows for label, _ in pairs]
    fields = {name for text in labels for name in match_header(text.rstrip(" :")).fields[:1]}
    known = sum(map(_names_field, labels))
    values = [value.text for pairs in rows for _, value in pairs]
    return (
        len(rows) >= max(_FEWEST_LABELS, table.n_rows * _MOSTLY)
        and known >= len(labels) * _MOSTLY
        and "indikator" in fields
        and len(fields) >= _FEWEST_LABELS
        and sum(map(_names_field, values)) * 2 < len(values)  # else two columns of labels: the head of another table
    )


def _continues_form(table: Table) -> bool:
    """Return whether a table holds nothing but further labels and values, as the rest of a form on the next page does."""
    rows = [_pairs(table.row(row)) for row in range(table.n_rows)]
    labels = [label.text for pairs in rows for label, _ in pairs]
    return bool(labels) and all(rows[1:]) and all(map(_names_field, labels))


def _rows_of_form(table: Table) -> Iterator[_Entry]:
    """Yield the labels and values of a form; a row without label goes on with the value above it."""
    for row in range(table.n_rows):
        cells = table.row(row)
        pairs = _pairs(cells)
        for label, value in pairs:
            printed = label.quote.part(0, len(label.text.rstrip(" :")))
            yield _Entry(value.quote, None, printed, form=True)
        filled = [c for c in cells if c.text]
        if not pairs and len(filled) == 1 and filled[0].col > 0:
            yield _Entry(filled[0].quote, None, form=True)


def _blocks(entries: Iterable[_Entry]) -> list[_Block]:
    made: list[_Block] = []
    name: str | None = None
    last: Line | None = None
    start = 0.0
    parts: list[Quote] = []  # of the value that the next line may go on with
    for entry in entries:
        match = match_header(entry.label.text) if entry.label else None
        if match is not None and len(match.fields) == 1 and (match.year is None or _is_dated(match)):
            name = match.fields[0]
            start = entry.value.box.x0 if entry.value.box is not None else 0.0
            if not made or (name in made[-1].values and match.year is None):
                made.append(_next(made[-1] if made else None, name))
            made[-1].form |= entry.form
            parts = [entry.value]
            if match.year is not None:
                made[-1].years.append((entry.label, kind_of((entry.label.text,))[0], parts))
            else:
                made[-1].values[name] = parts
                made[-1].labels[name] = entry.label
        elif entry.form and not entry.label and name is not None:
            parts.append(entry.value)
        elif entry.line is None:
            name = None
        elif name is not None and last is not None and _goes_on(last, entry.line, start):
            parts.append(entry.line.quote)
        else:
            name = None
        last = entry.line
    return made


def _is_dated(match: HeaderMatch) -> bool:
    return match.fields[0] in _VALUES


def _next(before: _Block | None, name: str) -> _Block:
    """Return a new block; the goal of the block before it holds on where the next one opens with its indicator."""
    made = _Block()
    if before is not None and name in ("indikator", "no") and "sasaran" in before.values:
        made.values["sasaran"] = before.values["sasaran"]
    return made


def _goes_on(before: Line, line: Line, start: float) -> bool:
    upper, lower = before.box, line.box
    if upper is None or lower is None or before.page != line.page:
        return False
    return lower.x0 >= start - 3 and lower.top - upper.top <= _STEP * max(upper.height, 1.0)
