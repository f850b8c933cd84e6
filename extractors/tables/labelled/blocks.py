"""Labels and values put together: the fields of each indicator that is printed one field below the other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.model.blocks import IndikatorRow, YearKind, YearValue
from extractors.model.document import Line
from extractors.model.quote import Quote, join
from extractors.tables.cells.read import split_code
from extractors.tables.cells.several import opens_goal
from extractors.tables.columns import VALUE_FIELDS
from extractors.tables.doubts.texts import codes_of_texts
from extractors.tables.heads.meaning import kind_of, period_of
from extractors.tables.labelled.beside import reaches_none
from extractors.tables.labelled.entries import MEASURING, Entry
from extractors.text.labels import GOALS, HeaderMatch, cell_pattern, match_header

_CODE = re.compile(r"^[A-Z]{2,5}[\s.-]*\d{1,2}(?:\.\d{1,2})*$")  # in the place of a number: "IKU-1"
_NUMBERED = cell_pattern("header_patterns", "numbered_form")
_OF_NO_FIELD = cell_pattern("header_patterns", "of_no_field")
_ORDINAL = cell_pattern("group_labels", "ordinal")
_STEP = 2.0  # line heights within which a line goes on with the value above it
_LEFT, _RIGHT = 3.0, 60.0  # points by which it may begin left of it, and right of it: a signature stands further right
_WHOLE = 5  # fields of a single block that is a form printed as lines


@dataclass(slots=True)
class FieldBlock:
    """The fields of one indicator in the making, its values by year, and what speaks against them."""

    values: dict[str, list[Quote]] = field(default_factory=dict)
    labels: dict[str, Quote] = field(default_factory=dict)
    years: list[tuple[Quote, YearKind, list[Quote]]] = field(default_factory=list)
    form: bool = False  # read from a form: a table of labels and values
    unsure: bool = False  # words stand below two labels
    by_place: bool = False  # its name stands under no label
    uneven: bool = False  # a year has no value, or a value stands below no year: the others may have moved
    left: bool = False  # whether words stand between it and the next one that are of neither
    headed: bool = False  # its goal stands in a line above it, as that of those that follow
    opened: bool = False  # a grid says where it begins: no value in it is of the one before
    # words inside it are of no field; or an indicator that nothing measures, or what measures none, stands above or below all
    lost: bool = False

    @property
    def counts(self) -> bool:
        """Return whether the block is an indicator: named, and measured by something."""
        return "indikator" in self.values and (bool(MEASURING & self.values.keys()) or bool(self.years))

    @property
    def is_whole(self) -> bool:
        """Return whether the block alone is a form: an indicator with several of its fields, measured in two ways at least."""
        return len(self.values) >= _WHOLE and len(MEASURING & self.values.keys()) >= 2

    @property
    def is_over(self) -> bool:
        """Return whether an indicator that a grid opens leaves this block: a whole one, or a rest without name of a grid."""
        rest = self.form and "indikator" not in self.values and bool(self.values.keys() - {*GOALS})
        return self.counts or rest

    def row(self) -> IndikatorRow:
        """Return the block as a row; one target, and one baseline, under a year is the row's own."""
        fields = _without_codes({name: join(parts) for name, parts in self.values.items()})
        yearly = tuple(
            YearValue(label, kind, join(parts), period_of(label.text, "")) for label, kind, parts in self.years
        )
        for name in ("target", "baseline"):
            own = [y.value for y in yearly if y.kind == name and y.period is None]
            if len(own) == 1:
                fields.setdefault(name, own[0])
        texts = {name: quote.text for name, quote in fields.items()}
        told = codes_of_texts(
            texts, [*(texts.get(n, "") for n in sorted(VALUE_FIELDS)), *(y.value.text for y in yearly)], ()
        )
        doubts = {*told, *(["over_border"] if self.unsure else ()), *(["leftover_words"] if self.lost else ())}
        doubts |= {*(["counts_differ"] if self.uneven else ()), *(["column_by_content"] if self.by_place else ())}
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


def counting(blocks: Iterable[FieldBlock]) -> list[FieldBlock]:
    """Return the blocks that are indicators; one between them that is none leaves its words over, as one at the ends may."""
    field_blocks: list[FieldBlock] = []
    partial = False  # since the last one that counts
    for block in blocks:
        if block.counts:
            block.lost |= partial and not field_blocks
            field_blocks.append(block)
            partial = False
        else:
            partial |= bool({"indikator", *MEASURING} & block.labels.keys())
            if field_blocks:
                field_blocks[-1].left = True
    if field_blocks:
        field_blocks[-1].lost |= partial
    return field_blocks


def blocks_of(entries: Iterable[Entry]) -> list[FieldBlock]:
    """Return the blocks that labels and values make, in reading order; a label that a block has already opens the next."""
    field_blocks: list[FieldBlock] = []
    name: str | None = None
    last: Line | None = None
    start = 0.0
    parts: list[Quote] = []  # of the value that the next line may go on with
    number = Quote()
    goal = False  # whether a goal was printed that no label names
    entries = [*entries]
    numbered_fields = any(entry.number and not _is_numbered(entry.label.text) for entry in entries)
    for entry in entries:
        before = len(field_blocks)
        match = _meaning_of(entry.label.text) if entry.label else None
        if not entry.label and (told := _NUMBERED.match(entry.value.text)):
            number, name = entry.value.part(*told.span("number")), None
        if entry.opens:
            if field_blocks and field_blocks[-1].is_over:
                field_blocks.append(_next(field_blocks[-1], "indikator"))
                field_blocks[-1].opened = True
            name = None
        elif entry.named:
            if not field_blocks or "indikator" in field_blocks[-1].values:
                field_blocks.append(_next(field_blocks[-1] if field_blocks else None, "indikator"))
            field_blocks[-1].values["indikator"] = [entry.value]
            field_blocks[-1].values["sub_no" if "." in entry.label.text else "no"] = [entry.label]
            name = None
        elif entry.field:
            if not field_blocks or entry.field in field_blocks[-1].values:
                field_blocks.append(_next(field_blocks[-1] if field_blocks else None, entry.field))
            field_blocks[-1].form = True
            field_blocks[-1].values[entry.field] = [entry.value]
            field_blocks[-1].by_place |= entry.by_place
            name = None
        elif entry.kind and field_blocks:
            kind = kind_of((entry.kind,))[0]
            if entry.label and entry.value:
                field_blocks[-1].years.append((entry.label, kind, [entry.value]))
            else:
                field_blocks[-1].uneven = True
            name = None
        elif match is not None and len(match.fields) == 1 and (match.year is None or _is_dated(match)):
            name = match.fields[0]
            start = entry.value.box.x0 if entry.value.box is not None else 0.0
            timed = match.year is not None or (_is_dated(match) and period_of(entry.label.text, "") is not None)
            if not field_blocks or (
                name in field_blocks[-1].values
                and not timed
                and not _replaces(field_blocks, name, inside=entry.line is None)
            ):
                field_blocks.append(_next(field_blocks[-1] if field_blocks else None, name))
            if number and not field_blocks[-1].labels and "no" not in field_blocks[-1].values:
                field_blocks[-1].values["no"], number = [number], Quote()
            if name == "indikator" and entry.number and not numbered_fields:
                field_blocks[-1].values["sub_no"] = [entry.number]
            field_blocks[-1].form |= entry.form
            field_blocks[-1].unsure |= entry.unsure
            field_blocks[-1].headed |= name == "sasaran" and entry.line is not None
            parts = [entry.value]
            if timed:
                field_blocks[-1].years.append((entry.label, kind_of((entry.label.text,))[0], parts))
            else:
                field_blocks[-1].values[name] = parts
                field_blocks[-1].labels[name] = entry.label
        elif entry.form and not entry.label and name is not None:
            parts.append(entry.value)
        elif entry.line is None:
            name = None
            unknown = match is not None and not match.known and not _OF_NO_FIELD.match(entry.label.text)
            if field_blocks and entry.form and unknown and entry.value:
                field_blocks[-1].lost = True  # a label that nothing knows: its value may be a field's
        elif name is not None and last is not None and goes_on(last, entry.line, start):
            parts.append(entry.line.quote)
        else:
            name = None
            if field_blocks and not field_blocks[-1].form:
                field_blocks[-1].left |= reaches_none(
                    entry.line, join(itertools.chain(*field_blocks[-1].values.values()))
                )
        goal |= entry.line is not None and not (match and match.fields) and _is_goal(entry.value.text)
        if (entry.left and field_blocks) or (goal and len(field_blocks) > before and name != "sasaran"):
            field_blocks[-1].lost |= entry.left or "sasaran" not in field_blocks[-1].values
        last = entry.line
    return field_blocks


def _meaning_of(label: str) -> HeaderMatch:
    """Return what a label stands for, an ordinal at its end left out where it is unknown with it ("Sasaran ke-2")."""
    match = match_header(label)
    return match if match.known else match_header(_ORDINAL.sub("", label))


def _is_numbered(label: str) -> bool:
    """Return whether a label is one of those whose number tells indicators apart; where others have one it counts fields."""
    return {*_meaning_of(label).fields} <= {"indikator", *GOALS}


def _is_goal(text: str) -> bool:
    """Return whether a line is a goal, behind a colon or not ("J: Meningkatnya mutu layanan.")."""
    text = text.rpartition(": ")[2]
    return text[:1].isupper() and opens_goal(text)


def _replaces(made: Sequence[FieldBlock], name: str, *, inside: bool) -> bool:
    """Return whether a label gives the block its own goal, in place of that of the block before.

    Goals stand below indicators, right below the number with which each block opens, or anywhere `inside` a grid that opened it.
    """
    block, first = made[-1], list(made[0].labels)
    carried = name == "sasaran" and name not in block.labels
    if carried and ((block.opened and inside) or not block.labels.keys() - {"no", "kode"}):
        return True
    told = carried and "sasaran" in first and "indikator" in first
    return told and first.index("sasaran") > first.index("indikator")


def _is_dated(match: HeaderMatch) -> bool:
    return match.fields[0] in VALUE_FIELDS


def _next(before: FieldBlock | None, name: str) -> FieldBlock:
    """Return a new block; the goal of the block before it holds on where the next one opens with its indicator."""
    field_block = FieldBlock()
    if before is not None and name in ("indikator", "no") and "sasaran" in before.values:
        field_block.values["sasaran"] = before.values["sasaran"]
    return field_block


def goes_on(before: Line, line: Line, start: float) -> bool:
    """Return whether a line stands right below the one before it, and begins where a value at `start` does or a little right."""
    upper, lower = before.box, line.box
    if upper is None or lower is None or before.page != line.page:
        return False
    return start - _LEFT <= lower.x0 <= start + _RIGHT and 0 < lower.top - upper.top <= _STEP * max(upper.height, 1.0)
