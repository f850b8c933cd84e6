"""What cells give to an indicator row: values under their years, texts to their fields, parts to each of several indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from extractors.model.document import Cell
from extractors.model.quote import Quote, Word, join
from extractors.tables.cells.bullets import is_bullet, without_bullets
from extractors.tables.cells.content import is_value
from extractors.tables.cells.levels import shares_at
from extractors.tables.cells.outline import OutlineItem, find_outline, share_by_height
from extractors.tables.cells.paragraphs import share_paragraphs
from extractors.tables.cells.read import is_code, read_cell, split_code, split_labels, split_mark
from extractors.tables.cells.several import Parts, count_values, pair_by_item
from extractors.tables.columns import Column
from extractors.tables.rows.drafts import IndicatorDraft, Shared, YearDraft
from extractors.text.labels import settings

_NOTHING = Quote()
CARRIED = ("tujuan", "no", "kode", "sasaran")  # fields whose value holds on for the rows below

Cells = dict[int, list[Cell]]


def fill(
    draft: IndicatorDraft,
    columns: Sequence[Column],
    at: int,
    cells: Sequence[Cell],
    claimed: set[Word],
    stem: Quote = _NOTHING,
) -> None:
    """Add the cells of column `at` to a row. `claimed` takes their words, less those that reach no field.

    `stem`: the heading row ("Jumlah laporan:") that a bulleted or lettered indicator completes; it becomes its parent.
    """
    column = columns[at]
    for cell in cells:
        claimed.update(cell.quote.words)
        if cell.text:
            draft.filled.add(at)
        if column.holds_values or column.field is None or column.money:
            put(draft, columns, at, read_cell(cell.lines, cell.bars, ""), claimed)
            continue
        for name, lines, _ in split_labels(cell.lines, column.field):
            quote = read_cell(lines, cell.bars, name)
            if (
                name == "indikator" and cell is not cells[-1] and is_code(cell.text)
            ):  # in a cell of its own before the text
                add_code(draft, quote, columns, at)
            elif name == "indikator":
                bullet = lines[0].words[0] if lines and is_bullet(lines[0].words[0].text) else None
                if bullet is not None and len(cell.quote.words) > 1 and "sub_no" not in draft.fields:
                    draft.add("sub_no", Quote((bullet,)), at)
                if stem and completes(cell):
                    claimed.update(stem.words)
                    draft.add("parent", stem)
                add_statement(draft, name, quote, columns, at)
            elif not draft.add(name, quote, at):
                claimed.difference_update(quote.words)


def completes(cell: Cell) -> bool:
    """Return whether a cell opens with a bullet or a letter, as the parts of a sentence above do."""
    first = next((line for line in cell.lines if line.has_words), None)
    return first is not None and (is_bullet(first.first_text) or split_mark(first.quote)[0].text.isalpha())


def add_code(draft: IndicatorDraft, code: Quote, columns: Sequence[Column], at: int) -> None:
    """Set the code of a row's indicator, of column `at`; one of a column of codes before the goals is the goal's number."""
    goals = draft.fields.pop("kode", None)
    draft.add("kode", code, at)
    fields = [c.field for c in columns[:at]]
    before = "kode" in fields and "sasaran" in fields[fields.index("kode") :]
    if goals is not None and before and "no" not in {*fields, *draft.fields}:
        draft.fields["no"] = goals


def add_statement(draft: IndicatorDraft, name: str, quote: Quote, columns: Sequence[Column], at: int) -> None:
    """Add an indicator's text to a row, its code and its number taken off."""
    code, number, text = split_code(quote)
    if code:
        add_code(draft, code, columns, at)
        draft.add("sub_no", number, at)
    else:
        mark, text = split_mark(quote)
        draft.add("sub_no", mark, at)
    draft.add(name, text, at)


def put(draft: IndicatorDraft, columns: Sequence[Column], at: int, quote: Quote, claimed: set[Word]) -> None:
    """Put a value under its year, or into its field; a column without meaning claims nothing."""
    column = columns[at]
    if not quote or column.money:
        return
    own = draft.fields.get("sub_no")
    mark, rest = split_mark(quote) if own is not None else (_NOTHING, quote)
    if own is not None and mark and mark.text == own.quote.text and is_value(rest.text):
        quote = rest  # "1) 61,5 %" beside the only indicator of a cell, "1) ..."
    kept = True
    if column.year is not None or column.period is not None or column.field == "realisasi" or column.nth is not None:
        kind = "realisasi" if column.field == "realisasi" else column.kind
        counted = column.nth is not None
        spelt = column.year is not None and str(column.year) in column.dated_label.text
        value = YearDraft(column.dated_label, column.year, kind, column.period, Shared([quote]), counted or not spelt)
        kept = draft.add_year(at, value)
        if counted and column.year is None:
            draft.doubts.add("several_values")  # values of several years, and nobody says which
        if kind == "baseline" and sum(c.holds_values and c.kind == "baseline" for c in columns) == 1:
            draft.add("baseline", quote, at)
        if _is_only_target(columns, column):
            draft.add("target", quote, at)
    elif column.field is not None:
        kept = draft.add(column.field, quote, at)
    elif not column.known:
        kept = False
    if column.by_content:
        draft.doubts.add("column_by_content")
    if not kept:
        claimed.difference_update(quote.words)


def _is_only_target(columns: Sequence[Column], column: Column) -> bool:
    """Return whether a column holds the one target of the year; parts of the year and a plan's end are no other year's."""
    if column.kind != "target" or column.field == "realisasi" or column.period is not None:
        return False
    told = [c for c in columns if c.lane == column.lane and c.holds_values and c.kind == "target" and c.period is None]
    own = [c for c in told if not _ends_plan(c.label.text)]
    return len(told) == 1 or (len(own) == 1 and own[0] is column)


@lru_cache(maxsize=1024)
def _ends_plan(label: str) -> bool:
    """Return whether a label names the target of a plan's last year ("Target Akhir Renstra")."""
    plain = label.casefold()
    return any(word in plain for word in settings()["target_of_a_plan"]["last_year"])


def shares_of(
    parts: Parts, columns: Sequence[Column], cells: Cells, at: int
) -> tuple[dict[int, list[Quote]] | None, frozenset[str]]:
    """Return (what each column gives to each piece of the cells of column `at`, codes of what may be wrong in it).

    None where no column divides among them.

    Numbers and bullets open indicators, so any column may tell them apart; sub-items and lines need their own values.
    """
    items = parts.items
    whole = parts.told in ("numbers", "bullets", "paragraphs", "levels")
    shares: dict[int, list[Quote]] = {}
    divided, doubts = 0, set[str]()
    for i, found in cells.items():
        if i == at or columns[i].field in CARRIED:
            continue
        filled = with_text(found)
        given, code = _given(filled[0], parts, _value_field(columns[i])) if len(filled) == 1 else (None, "")
        doubts |= {code} - {""}
        divided += given is not None and bool(filled) and (whole or columns[i].holds_values)
        if given is None and len(filled) == 1 and count_values(filled[0]) > 1 and columns[i].holds_values:
            return None, frozenset()  # several values, and not as many as there are pieces
        same = join(read_cell(c.lines, c.bars, columns[i].field or "") for c in filled)
        shares[i] = given if given is not None else [same] * len(items)
    named = whole and all(item.measures for item in items)
    return (shares, frozenset(doubts)) if divided or named or (whole and not shares) else (None, frozenset())


def _given(cell: Cell, parts: Parts, field: str) -> tuple[list[Quote] | None, str]:
    """Return (what a cell gives to each piece, a code where that may be wrong); None where it does not divide among them."""
    if (given := pair_by_item(cell, parts.items, field)) is not None:
        return given, ""
    shares, sure = shares_at(cell, parts.items)
    if shares and (sure or parts.told == "levels"):
        return [read_cell(without_bullets(lines), cell.bars, field) for lines in shares], "rows_by_place"
    if parts.told == "paragraphs":
        return share_paragraphs(cell, len(parts.items), field), ""
    return None, "counts_differ" if shares else ""


def outline_of(
    parts: Parts, shares: dict[int, list[Quote]] | None, columns: Sequence[Column], cells: Cells, at: int
) -> tuple[tuple[OutlineItem, ...], dict[int, list[Quote]]]:
    """Return the items of the cells of column `at` told by the heights of the values, and what each column gives to each.

    Nothing where pieces and values were paired one by one already (`shares`), or where the heights tell nothing.
    """
    valued = {i: f[0] for i, found in cells.items() if columns[i].holds_values and len(f := with_text(found)) == 1}
    most = max((len([x for x in cell.lines if x.has_words]) for cell in valued.values()), default=0)
    if most < 2 or (shares is not None and most <= len(parts.items)):
        return (), {}
    main = with_text(cells.get(at, ()))
    right = min((box.x1 for cell in main if (box := cell.place.box) is not None), default=0.0)
    outline = find_outline([line for cell in main for line in cell.lines], list(valued.values()), right)
    given: dict[int, list[Quote]] = {}
    for i, found in cells.items() if outline else ():
        filled = with_text(found)
        if i == at or columns[i].field in CARRIED:
            continue
        several = i in valued and len([x for x in valued[i].lines if x.has_words]) > 1
        if several:
            given[i] = [read_cell(lines, filled[0].bars, "") for lines in share_by_height(filled[0], outline)]
            continue
        items = [item.part for item in outline]
        part = pair_by_item(filled[0], items, _value_field(columns[i])) if len(filled) == 1 else None
        same = join(read_cell(c.lines, c.bars, columns[i].field or "") for c in filled)
        given[i] = part if part is not None else [same] * len(outline)
    return outline, given


def _value_field(column: Column) -> str:
    return "year" if column.year is not None or column.period is not None else column.field or ""


def with_text(cells: Iterable[Cell]) -> list[Cell]:
    """Return the cells that hold words."""
    return [c for c in cells if c.text]
