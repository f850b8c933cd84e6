"""Why a row of a table may be read wrongly: codes of reference/doubts.toml, told from the row and the rows around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from extractors.model.document import Line
from extractors.model.quote import Word
from extractors.tables.cells.content import kind_of_text
from extractors.tables.columns import Column
from extractors.tables.doubts.accounts import beside, left_over, lying_in
from extractors.tables.doubts.blanks import left_blank
from extractors.tables.doubts.borders import MAIN_FIELDS, rows_joined, rows_over_borders
from extractors.tables.doubts.contents import columns_unlike, rows_of_figures
from extractors.tables.doubts.nameless import columns_of_no_field, meant
from extractors.tables.doubts.texts import SHORT_NAME, codes_of_texts
from extractors.tables.heads.places import names_place
from extractors.tables.rows.drafts import IndicatorDraft
from extractors.tables.rows.grid_rows import GridRow
from extractors.text.labels import cell_pattern, compact, is_spelt, match_header, settings

_Kinds = frozenset[str]
# By field: the kinds of nearly all of its texts, and the kinds that are others'.
_STRANGE: Mapping[str, tuple[_Kinds, _Kinds]] = {
    "indikator": (frozenset({"indikator"}), frozenset({"penanggung_jawab", "unit", "number"})),
    "satuan": (frozenset({"unit"}), frozenset({"indikator", "sasaran", "formula", "sumber_data", "penanggung_jawab"})),
    "target": (
        frozenset({"number", "index"}),
        frozenset({"indikator", "sasaran", "formula", "sumber_data", "unit", "prose"}),
    ),
    "formula": (frozenset({"formula", "indikator"}), frozenset({"penanggung_jawab", "unit", "number"})),
    "penanggung_jawab": (
        frozenset({"penanggung_jawab"}),
        frozenset({"indikator", "sasaran", "formula", "unit", "sumber_data", "number"}),
    ),
    "sumber_data": (frozenset({"sumber_data"}), frozenset({"indikator", "sasaran", "formula", "unit", "number"})),
}
_MANY = 5  # rows from which nearly all of them say what a field holds
_NEARLY_ALL = 0.75
_FEW = 0.1  # share of the rows that may lack what all others have
_TEXTS = frozenset(
    {"sasaran", "indikator", "definisi", "alasan", "formula", "sumber_data", "penanggung_jawab", "satuan"}
)
_JOINING_SIGNS = "/&(,+-"  # between labels that one column stands for
_LACKING = frozenset({"sasaran", "indikator", "formula", "target", "satuan", "sumber_data", "penanggung_jawab"})
_FEWEST = 3
_NUMBERED = 0.75  # share of the rows with a number of their own from which one without is doubted

_YEARS_BESIDE = cell_pattern("header_patterns", "years_beside")


def doubts_of(
    drafts: Sequence[IndicatorDraft],
    rows: Sequence[GridRow],
    wide: Collection[str] = (),
    aside: Sequence[tuple[int, Line]] = (),
) -> list[tuple[str, ...]]:
    """Return the codes of each draft, sorted; empty where nothing speaks against it.

    `wide`: codes of the whole table. `aside`: (part, line) of the lines at the height of a part's grid, but outside it.
    """
    columns = rows[0].columns if rows else ()
    over = rows_over_borders(rows)
    left, foreign = left_over(drafts, rows, columns_of_no_field(rows))
    left |= beside(drafts, rows, aside)
    read = {key for draft in drafts for key in draft.rows}
    unlike, set_aside = columns_unlike([row for row in rows if (row.part, row.index) in read])
    foreign |= lying_in(drafts, rows, set_aside)
    unfit = lying_in(drafts, rows, unlike)
    numbered = [d.own_number for d in drafts if d.opens_goal]
    expects = sum(numbered) >= max(3.0, len(numbered) * _NUMBERED)
    labels = _labels(columns)
    empty = {
        (r.part, r.index) for r in rows if r.usual and not any(c.text for i in r.usual for c in r.cells.get(i, []))
    }
    small = _begun_small(drafts)
    cut = _cut_above(drafts, small)
    unread = _rows_unread(rows)
    joined = rows_joined(rows)
    strange = _unlike_others(drafts)
    figures = rows_of_figures(rows, _TEXTS)
    table_wide = _of_columns(columns) | {*wide}
    lacking = _lacking_others(drafts, {} if "rows_by_place" in table_wide else {(r.part, r.index): r for r in rows})
    placed = _goals_in_the_middle(rows)
    twice = _read_twice(drafts)
    formula_inside = any({"indikator", "formula"} <= {*c.fields} for c in columns)
    made: list[tuple[str, ...]] = []
    for at, draft in enumerate(drafts):
        codes = set(draft.doubts) | table_wide
        if at in strange or draft.rows & figures:
            codes.add("type_unfit")
        if at in unfit:
            codes.add("column_unlike")
        if any(name in small and value.quote.text[:1].islower() for name, value in draft.fields.items()):
            codes.add("type_unfit")
        if at in cut:
            codes.add("type_unfit")
        if placed and draft.fields.get("sasaran"):
            codes.add("goal_by_place")
        codes |= _in_fields(draft, labels)
        if formula_inside and not draft.fields.get("formula"):
            codes.add("columns_joined")  # nothing in the cell tells where its indicator ends
        if draft.rows & unread or at in foreign:
            codes.add("column_unread")
        if at in left:
            codes.add("leftover_words")
        if draft.rows & joined:
            codes.add("columns_joined")
        if draft.rows & over:
            codes.add("over_border")
        if at in twice:
            codes.add("read_twice")
        if expects and not draft.own_number and draft.opens_goal:
            codes.add("number_missing")
        if at in lacking:
            codes.add("values_missing")
        if not draft.fields.get("indikator") or draft.rows & empty:
            codes.add("values_missing")
        made.append(tuple(sorted(codes)))
    return made


def _read_twice(drafts: Sequence[IndicatorDraft]) -> set[int]:
    """Return the scanned rows whose very words of the indicator stand in another row, of another goal or with its target too.

    On a bent page the border between two goals meets the row above or below it.
    """
    found: defaultdict[tuple[Word, ...], list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        words = _words(draft, "indikator")
        if any(word.from_picture for word in words):
            found[words].append(at)
    twice: set[int] = set()
    for rows in found.values():
        goals, targets = ([_words(drafts[at], name) for at in rows] for name in ("sasaran", "target"))
        if len({*goals}) > 1 or len({*targets}) < len(rows):
            twice |= {*rows} if len(rows) > 1 else set()
    return twice


def _words(draft: IndicatorDraft, name: str) -> tuple[Word, ...]:
    return draft.fields[name].quote.words if name in draft.fields else ()


def _begun_small(drafts: Sequence[IndicatorDraft]) -> set[str]:
    """Return the fields whose texts begin with a capital in most rows: one in small letters may be the rest of another.

    Of indicators one with a capital is enough: rows that are read rightly hardly ever begin in both ways.
    """
    found: set[str] = set()
    for name in ("sasaran", "indikator", "formula"):
        texts = [d.fields[name].quote.text for d in drafts if name in d.fields and d.fields[name].quote]
        capitals = sum(t[:1].isupper() for t in texts)
        least = 1.0 if name == "indikator" else max(_FEWEST * _NUMBERED, len(texts) * _NUMBERED)
        if capitals >= least:
            found.add(name)
    return found


def _cut_above(drafts: Sequence[IndicatorDraft], small: Collection[str]) -> set[int]:
    """Return the rows above one whose indicator begins in small letters among capitals: it may be the end of theirs."""
    opens = [d.fields["indikator"].quote.text[:1] if "indikator" in d.fields else "" for d in drafts]
    return {at for at, after in enumerate(opens[1:]) if "indikator" in small and after.islower()}


def _unlike_others(drafts: Sequence[IndicatorDraft]) -> set[int]:
    """Return the rows with a text of another kind than nearly all others of its field: a unit among sources, a value in words."""
    found: set[int] = set()
    for name, (usual, others) in _STRANGE.items():
        texts = {at: d.fields[name].quote.text for at, d in enumerate(drafts) if name in d.fields}
        texts = {at: text for at, text in texts.items() if any(map(str.isalnum, text)) or "%" in text}  # "-" is none
        kinds = {at: kind_of_text(text) for at, text in texts.items()}
        if name == "indikator":  # "Nilai SAKIP" is one, whatever units are called
            kinds = {at: "indikator" if k == "unit" and " " in texts[at] else k for at, k in kinds.items()}
        if len(kinds) >= _MANY and sum(kind in usual for kind in kinds.values()) >= len(kinds) * _NEARLY_ALL:
            found |= {at for at, kind in kinds.items() if kind in others - usual}
    return found


def _lacking_others(drafts: Sequence[IndicatorDraft], rows: Mapping[tuple[int, int], GridRow]) -> set[int]:
    """Return the rows without a text in a field that all others fill; not those whose own cells there are drawn and blank.

    `rows`: by part and index, those of a table whose rows are drawn.
    """
    found: set[int] = set()
    lacking: defaultdict[int, set[str]] = defaultdict(set)
    for name in _LACKING:
        empty = {at for at, d in enumerate(drafts) if not (name in d.fields and d.fields[name].quote)}
        if name == "sasaran" and empty and max(empty) + 1 < len(drafts) and empty == set(range(len(empty))):
            found |= empty  # rows before the first goal
        if len(drafts) >= _MANY and 0 < len(empty) <= max(1.0, len(drafts) * _FEW):
            for at in empty:
                lacking[at].add(name)
    filled = [{name for name in _LACKING & d.fields.keys() if d.fields[name].quote} for d in drafts]
    return found | {at for at, names in lacking.items() if not left_blank(drafts[at], names, filled[at], rows)}


def _of_columns(columns: Sequence[Column]) -> set[str]:
    """Return what speaks against all rows of a table: two columns read as one, goals or offices under no label that says so."""
    joined = any(len(MAIN_FIELDS & {*c.fields}) > 1 or _is_run_together(c) or _has_years_beside(c) for c in columns)
    found = {"columns_joined"} if joined else set()
    own_place = any(c.field == "realisasi" and names_place(c) for c in columns)
    if own_place or any(c.year and not c.fields and c.kind == "realisasi" and not c.kind_told for c in columns):
        found.add("kind_by_title")
    if _parts_untold(columns):
        found.add("quarters_untold")
    guessed = any(c.by_content and (c.field == "sasaran" or c.label.words) for c in columns)
    return found | ({"column_by_content"} if guessed else set())


def _has_years_beside(column: Column) -> bool:
    """Return whether years stand in the label of a column of texts: their values stand before its own."""
    return column.field in _TEXTS and _YEARS_BESIDE.search(column.label.text) is not None


def _is_run_together(column: Column) -> bool:
    """Return whether a scanned label is several labels with no word or sign that joins them: the border between was not seen."""
    text = column.label.text
    if not any(word.engine == "ocr" for word in column.label.words) or is_spelt(text):
        return False
    joined = any(c in _JOINING_SIGNS for c in text) or {*settings()["sentences"]["joining"]} & {
        *text.casefold().split()
    }
    return not joined and len(_TEXTS & {*match_header(text).fields}) > 1


def _parts_untold(columns: Sequence[Column]) -> bool:
    """Return whether no label says if the parts of a year hold targets or results, where the year's target and its result are
    columns of their own: the parts may be of either.
    """
    parts = [c for c in columns if c.period is not None]
    whole = [c for c in columns if c.period is None]
    target = any(c.field == "target" and c.kind == "target" for c in whole)
    result = any(c.field in ("realisasi", "persen_capaian") for c in whole)
    return bool(parts) and not any(c.kind_told or c.field == "realisasi" for c in parts) and target and result


def _goals_in_the_middle(rows: Sequence[GridRow]) -> bool:
    """Return whether goals of a table without rules stand in the middle of their rows: then their place tells little."""
    if any(c.row_span > 1 for row in rows if not row.ruled for c in row.starting):
        return False  # rules between the rows tell it
    for row in rows:
        tops: dict[str, list[float]] = {"sasaran": [], "indikator": []}
        height = 1.0
        for i, cells in row.new.items():
            name = row.columns[i].field
            if row.ruled or name not in tops:
                continue
            for line in (line for c in cells for line in c.lines):
                if line.box is not None:
                    tops[name].append(line.box.top)
                    height = line.box.height
        if tops["sasaran"] and tops["indikator"] and min(tops["sasaran"]) - min(tops["indikator"]) > height * 0.4:
            return True
        if tops["sasaran"] and not tops["indikator"] and row.kind == "body":
            return True
    return False


def _labels(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the labels of a table that are long enough to be told inside a value, as printed in capitals or whole."""
    return tuple({compact(c.label.text) for c in columns if len(compact(c.label.text)) > SHORT_NAME})


def _in_fields(draft: IndicatorDraft, labels: Sequence[str]) -> set[str]:
    texts = {name: shared.quote.text for name, shared in draft.fields.items()}
    values = [texts.get("target", ""), texts.get("baseline", "")] + [y.value.quote.text for y in draft.years.values()]
    return codes_of_texts(texts, values, labels)


def _rows_unread(rows: Sequence[GridRow]) -> set[tuple[int, int]]:
    """Return the rows from the first with words in a column whose header is blank or unknown, where a main column lacks.

    What stands there once may hold for the rows below, as goals do.
    """
    found: set[tuple[int, int]] = set()
    begun = False
    others = columns_of_no_field(rows)
    for row in rows:
        if row.kind != "body" or not _LACKING - {name for c in row.columns for name in meant(c)}:
            continue
        strange = [i for i, c in enumerate(row.columns) if c.is_strange and i not in others]
        begun = begun or any(c.text for i in strange for c in row.cells.get(i, []))
        if begun and strange:
            found.add((row.part, row.index))
    return found
