"""Finds indicators that are printed one field below the other: a block of "Label : value" lines or rows for each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.model.blocks import HeaderCell, IndikatorRow, IndikatorTable, YearKind, YearValue
from extractors.model.document import Block, Document, Line, Table
from extractors.model.quote import Quote, join
from extractors.tables.cells.read import split_code
from extractors.tables.columns import VALUE_FIELDS
from extractors.tables.doubts.texts import codes_of_texts
from extractors.tables.heads.meaning import kind_of
from extractors.tables.labelled.above import cards_in
from extractors.tables.labelled.beside import reaches_none, with_doubts
from extractors.tables.labelled.coded_cards import coded_cards_in
from extractors.tables.labelled.entries import MEASURING, Entry, with_names
from extractors.tables.labelled.forms import (
    continues_form,
    is_form,
    rows_of_form,
    years_alone,
    years_inside_form,
    years_of_form,
)
from extractors.tables.labelled.matrices import columns_of_matrix, is_matrix
from extractors.tables.labelled.side_by_side import in_columns
from extractors.text.furniture import find_furniture
from extractors.text.labels import HeaderMatch, cell_pattern, match_header

_LABELLED = re.compile(r"^\s*(?:[-•*]\s*|\(?\w{1,2}[.)]\s*)?(?P<label>[A-Za-z][^:\"{}]{1,59}?)\s*:\s*(?P<value>\S.*)$")
_FURTHER = re.compile(r"\s*[;.]\s+(?P<label>[A-Z][^:;.\"{}]{1,59}?)\s*:\s*(?=\S)")
_NUMBERED = cell_pattern("header_patterns", "numbered_form")
_CODE = re.compile(r"^[A-Z]{2,5}[\s.-]*\d{1,2}(?:\.\d{1,2})*$")  # in the place of a number: "IKU-1"
_BLANK = re.compile(r"^\s*(?P<label>[A-Za-z][^:]{1,59}?)\s*:\s*$")
_FEWEST = 2  # blocks: a single one of few labels is the head of a document ("Sasaran : ...")
_WHOLE = 5  # fields of a single block that is a form printed as lines
_STEP = 2.0  # line heights within which a line goes on with the value above it


@dataclass(slots=True)
class _Block:
    values: dict[str, list[Quote]] = field(default_factory=dict)
    labels: dict[str, Quote] = field(default_factory=dict)
    years: list[tuple[Quote, YearKind, list[Quote]]] = field(default_factory=list)
    form: bool = False  # read from a form: a table of labels and values
    unsure: bool = False  # words stand below two labels
    uneven: bool = False  # a year has no value, or a value stands below no year: the others may have moved
    left: bool = False  # whether words stand between it and the next one that are of neither
    lost: bool = (
        False  # whether an indicator that nothing measures, or what measures none, stands above all or below all
    )

    @property
    def counts(self) -> bool:
        """Return whether the block is an indicator: named, and measured by something."""
        return "indikator" in self.values and (bool(MEASURING & self.values.keys()) or bool(self.years))

    @property
    def is_whole(self) -> bool:
        """Return whether the block alone is a form: an indicator with several of its fields, measured in two ways at least."""
        return len(self.values) >= _WHOLE and len(MEASURING & self.values.keys()) >= 2

    def row(self) -> IndikatorRow:
        """Return the block as a row; one target under a year is the row's own."""
        fields = _without_codes({name: join(parts) for name, parts in self.values.items()})
        yearly = tuple(YearValue(label, kind, join(parts)) for label, kind, parts in self.years)
        targets = [y.value for y in yearly if y.kind == "target"]
        if len(targets) == 1:
            fields.setdefault("target", targets[0])
        texts = {name: quote.text for name, quote in fields.items()}
        told = codes_of_texts(
            texts, [*(texts.get(n, "") for n in sorted(VALUE_FIELDS)), *(y.value.text for y in yearly)], ()
        )
        doubts = {*told, *(["over_border"] if self.unsure else ()), *(["leftover_words"] if self.lost else ())}
        doubts |= {"counts_differ"} if self.uneven else set()
        return IndikatorRow(dict(sorted(fields.items())), yearly, doubts=tuple(sorted(doubts)))


def _without_codes(fields: dict[str, Quote]) -> dict[str, Quote]:
    """Return the fields of a block, the codes printed before its goal and its indicator ("IKU 1.1", "SS 1.") taken off.

    A number that is a code ("IKU-1") is told as one.
    """
    told = dict(fields)
    if "no" in told and "kode" not in told and _CODE.match(told["no"].text):
        told["kode"] = told.pop("no")
    if "sasaran" in told and (rest := split_code(told["sasaran"])[2]):
        told["sasaran"] = rest
    code, number, rest = split_code(told["indikator"])
    if code and rest:
        told |= {"kode": code, "indikator": rest} | ({"sub_no": number} if number else {})
    return told


def find_labelled_tables(document: Document) -> tuple[IndikatorTable, ...]:
    """Return the indicators of a document whose fields are printed one below the other, as one table.

    Labels stand before a colon, in lines or in tables of labels and values, or in the first column of a form; empty
    where a single indicator stands in no form and has few fields.
    """
    blocks = _counting(_blocks(with_names([*_entries(document)])))
    if len(blocks) < _FEWEST and not any(block.form or block.is_whole for block in blocks):
        return ()
    return (_table_of(blocks),)


def find_forms_beside(
    document: Document, grids: Sequence[IndikatorTable]
) -> tuple[tuple[IndikatorTable, ...], tuple[Quote, ...]]:
    """Return (indicators printed as forms in a document with ordinary tables of them, the labels of what was not read).

    Only forms and blocks with several measuring fields are rows: a sentence with a colon or two beside a table is none.
    """
    read = frozenset(id(source) for grid in grids for source in grid.sources)
    blocks = _counting(_blocks(with_names([*_entries(document, read)])))
    whole = [block for block in blocks if block.form or block.is_whole]
    others = [block for block in blocks if block not in whole]
    labels = tuple(join(block.labels.values()) for block in others[:1]) if len(others) >= _FEWEST else ()
    return ((_table_of(whole),) if whole else ()), labels


def _counting(blocks: Iterable[_Block]) -> list[_Block]:
    """Return the blocks that are indicators; one between them that is none leaves its words over, as one at the ends may."""
    found: list[_Block] = []
    partial = False  # since the last one that counts
    for block in blocks:
        if block.counts:
            block.lost = partial and not found
            found.append(block)
            partial = False
        else:
            partial |= bool({"indikator", *MEASURING} & block.labels.keys())
            if found:
                found[-1].left = True
    if found:
        found[-1].lost |= partial
    return found


def _table_of(blocks: Sequence[_Block]) -> IndikatorTable:
    header = tuple(HeaderCell(label, (name,), at) for at, (name, label) in enumerate(blocks[0].labels.items()))
    printed = sum("sasaran" in block.labels for block in blocks) * 2 >= len(blocks)
    rows = (_told(b.row(), goal=b.form and printed and "sasaran" not in b.labels) for b in blocks)
    return IndikatorTable(with_doubts(tuple(rows), [block.left for block in blocks]), header, Quote(), Quote(), (), ())


def _told(row: IndikatorRow, *, goal: bool) -> IndikatorRow:
    """Return the row, in doubt where its form lacks the goal that others print: that of the form before stands in for it."""
    if not goal or "sasaran" not in row.fields:
        return row
    return replace(row, doubts=tuple(sorted({*row.doubts, "goal_by_place"})))


def _entries(document: Document, read: frozenset[int] = frozenset()) -> Iterator[Entry]:
    """Yield labels, values and lines in reading order. `read`: ids of the tables that are read as grids."""
    furniture = frozenset(find_furniture(document))
    cards = cards_in(document, furniture) or coded_cards_in(document, furniture)
    in_form = False
    for block in _blocks_in_columns(document):
        if id(block) in cards:
            yield from cards[id(block)]
        elif isinstance(block, Table):
            if id(block) in read:
                in_form = False
                yield Entry(Quote())
                continue
            if years := list(years_of_form(block)) if in_form else years_alone(block):
                yield from (Entry(value, None, year, form=True, kind=kind) for year, kind, value in years)
                continue
            if is_matrix(block):
                in_form = False
                yield from (Entry(value, None, label, form=True) for label, value, _ in columns_of_matrix(block))
                yield Entry(Quote())
                continue
            in_form = is_form(block) or (in_form and continues_form(block))
            if in_form:
                yield from (Entry(value, None, label, form=True) for label, value in rows_of_form(block))
                yield from (
                    Entry(value, None, year, form=True, kind=kind) for year, kind, value in years_inside_form(block)
                )
            else:
                yield from _rows_of_labels(block)
        elif block not in furniture:
            found = _LABELLED.match(block.text)
            if found is None and (blank := _BLANK.match(block.text)) and match_header(blank["label"]).fields:
                yield Entry(Quote())  # a label without value ends the value before it
            elif found is None:
                yield Entry(block.quote, block)
            else:
                yield from _labelled_parts(block, found)


def _labelled_parts(line: Line, found: re.Match[str]) -> Iterator[Entry]:
    """Yield the labels and values of a line, further ones behind the end of a value too ("Sumber : A; Penanggung jawab : B")."""
    label, start = found.span("label"), found.start("value")
    for further in _FURTHER.finditer(line.text, start):
        if len(match_header(further["label"]).fields) == 1:
            yield Entry(line.quote.part(start, further.start()), line, line.quote.part(*label))
            label, start = further.span("label"), further.end()
    yield Entry(line.quote.part(start, len(line.text)), line, line.quote.part(*label))


def _blocks_in_columns(document: Document) -> Iterator[Block]:
    """Yield the blocks in reading order, lines of forms side by side column by column."""
    for page in document.pages:
        for is_line, run in itertools.groupby(page.blocks, key=lambda block: isinstance(block, Line)):
            if is_line:
                yield from in_columns([block for block in run if isinstance(block, Line)])
            else:
                yield from run


def _rows_of_labels(table: Table) -> Iterator[Entry]:
    """Yield the rows of a table that are a label, a colon and a value each."""
    for row in range(table.n_rows):
        cells = [c for c in table.row(row) if c.text]
        texts = [c.text.strip() for c in cells]
        if len(cells) == 3 and texts[1] == ":":
            yield Entry(cells[2].quote, None, cells[0].quote)
        elif len(cells) == 2 and texts[1].startswith(":") and len(texts[1]) > 1:
            yield Entry(cells[1].quote.part(1, len(cells[1].text)), None, cells[0].quote)
        elif len(cells) == 2 and texts[0].endswith(":"):
            yield Entry(cells[1].quote, None, cells[0].quote.part(0, len(cells[0].text.rstrip(" :"))))


def _blocks(entries: Iterable[Entry]) -> list[_Block]:
    made: list[_Block] = []
    name: str | None = None
    last: Line | None = None
    start = 0.0
    parts: list[Quote] = []  # of the value that the next line may go on with
    number = Quote()
    for entry in entries:
        match = match_header(entry.label.text) if entry.label else None
        if not entry.label and (told := _NUMBERED.match(entry.value.text)):
            number, name = entry.value.part(*told.span("number")), None
        if entry.named:
            if not made or "indikator" in made[-1].values:
                made.append(_next(made[-1] if made else None, "indikator"))
            made[-1].values["indikator"] = [entry.value]
            made[-1].values["sub_no" if "." in entry.label.text else "no"] = [entry.label]
            name = None
        elif entry.field:
            if not made or entry.field in made[-1].values:
                made.append(_next(made[-1] if made else None, entry.field))
            made[-1].form = True
            made[-1].values[entry.field] = [entry.value]
            name = None
        elif entry.kind and made:
            kind = kind_of((entry.kind,))[0]
            if entry.label and entry.value:
                made[-1].years.append((entry.label, kind, [entry.value]))
            else:
                made[-1].uneven = True
            name = None
        elif match is not None and len(match.fields) == 1 and (match.year is None or _is_dated(match)):
            name = match.fields[0]
            start = entry.value.box.x0 if entry.value.box is not None else 0.0
            if not made or (name in made[-1].values and match.year is None and not _replaces(made, name)):
                made.append(_next(made[-1] if made else None, name))
                if number:
                    made[-1].values["no"], number = [number], Quote()
            made[-1].form |= entry.form
            made[-1].unsure |= entry.unsure
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
            if made and not made[-1].form:
                made[-1].left |= reaches_none(entry.line, join(itertools.chain(*made[-1].values.values())))
        last = entry.line
    return made


def _replaces(made: Sequence[_Block], name: str) -> bool:
    """Return whether a label gives the block its own goal, in place of that of the block before.

    Goals stand below indicators, or right below the number with which each block opens.
    """
    block, first = made[-1], list(made[0].labels)
    carried = name == "sasaran" and name not in block.labels
    if carried and not block.labels.keys() - {"no", "kode"}:
        return True
    told = carried and "sasaran" in first and "indikator" in first
    return told and first.index("sasaran") > first.index("indikator")


def _is_dated(match: HeaderMatch) -> bool:
    return match.fields[0] in VALUE_FIELDS


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
    return lower.x0 >= start - 3 and 0 < lower.top - upper.top <= _STEP * max(upper.height, 1.0)
