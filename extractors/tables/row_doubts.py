"""Why a row of a table may be read wrongly: codes of reference/doubts.toml, told from the row and the rows around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from extractors.model.document import Cell
from extractors.model.quote import Word
from extractors.tables.columns import Column
from extractors.tables.content import is_money, is_unit, is_value, kind_of_text
from extractors.tables.drafts import IndicatorDraft
from extractors.tables.grid_rows import GridRow
from extractors.text.labels import compact, match_header, settings

_NUMBER = re.compile(r"\d[\d.,]*")
# A number is tried from its first figure alone: else each figure of a long one would be tried to its end.
_ONE = re.compile(  # several numbers that are one value: ratios, ranges, dates, "100 dari 110", what stands in brackets
    r"\([^()]*\)|(?<!\d)(?<!\d[.,])\d[\d.,]*(?:\s+[^\W\d]+){1,3}\s+dan\s*(?=\d)|(?<!\d)(?<!\d[.,])\d[\d.,]*\s*(?:/|:|-|–|s\.?\s?d\.?|sampai(?:\s+dengan)?|dari|per|dan|x)\s*(?=\d)|(?:19|20)\d\d(?!\d)|[²³]|(?<!\d)\d+\s*x\s*\d+",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"\b(?:dan|atau|serta|yang|dari|di|ke|per|dengan|untuk|pada|oleh|dalam|terhadap|antara)$", re.IGNORECASE
)
_JOINING = frozenset({"dan", "serta", "atau", "dengan", "melalui", "untuk", "yang"})
_CUT_FRACTION = re.compile(
    r"x\s*100\s*%?\s+[A-Z]\w+|[^\W\d_]\W?\s+100\s*%?\s*x\s+[A-Z]\w+"
)  # "A x 100% B": a fraction of which nobody saw the bar
_DIVIDES = re.compile(r"(?<![^\W\d_])/|/(?![^\W\d_])|:|÷|\b(?:di)?bagi\b|\bper\b|\bterhadap\b|[-–_]{3}", re.IGNORECASE)
_NUMBER_INSIDE = re.compile(r"[^\W\d]\s+\d[\d.,]*%?\s+[^\W\d]")  # of an office's name, as of none
_UNIT_FIRST = re.compile(r"^([^\W\d]+|%)\.?\s+\d")
_STRANGE: Mapping[
    str, tuple[frozenset[str], frozenset[str]]
] = {  # kinds of nearly all texts of a field; kinds that are others'
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
_MAIN = frozenset({"sasaran", "indikator", "target", "satuan", "penanggung_jawab"})
_LACKING = frozenset({"sasaran", "indikator", "formula", "target", "satuan", "sumber_data", "penanggung_jawab"})
_FEWEST = 3
_OVER = 2.0  # points by which a word crosses its cell's border before another value may be in it
_LONGEST_VALUE = 12  # words of a target
_LONGEST_UNIT = 6
_LONGEST_NAME = 4  # letters of the shortest label that is looked for inside values
_NUMBERED = 0.75  # share of the rows with a number of their own from which one without is doubted


def doubts_of(
    drafts: Sequence[IndicatorDraft], rows: Sequence[GridRow], claimed: Collection[Word], wide: Collection[str] = ()
) -> list[tuple[str, ...]]:
    """Return the codes of each draft, sorted; empty where nothing speaks against it. `wide`: codes of the whole table."""
    columns = rows[0].columns if rows else ()
    left, over = _rows_left_over(rows, claimed), _rows_over_borders(rows)
    numbered = [d.own_number for d in drafts if d.opens_goal]
    expects = sum(numbered) >= max(3.0, len(numbered) * _NUMBERED)
    labels = _labels(columns)
    empty = {
        (r.part, r.index) for r in rows if r.usual and not any(c.text for i in r.usual for c in r.cells.get(i, []))
    }
    small = _begun_small(drafts)
    unread = _rows_unread(rows)
    strange = _unlike_others(drafts)
    lacking = _lacking_others(drafts)
    table_wide = _of_columns(columns) | {*wide}
    placed = _goals_in_the_middle(rows)
    made: list[tuple[str, ...]] = []
    for at, draft in enumerate(drafts):
        codes = set(draft.doubts) | table_wide
        if at in strange:
            codes.add("type_unfit")
        if any(name in small and shared.quote.text[:1].islower() for name, shared in draft.fields.items()):
            codes.add("type_unfit")
        if placed and draft.fields.get("sasaran"):
            codes.add("goal_by_place")
        codes |= _in_fields(draft, labels)
        if draft.rows & unread:
            codes.add("column_unread")
        if draft.rows & left:
            codes.add("leftover_words")
        if draft.rows & over:
            codes.add("over_border")
        if expects and not draft.own_number and draft.opens_goal:
            codes.add("number_missing")
        if at in lacking:
            codes.add("values_missing")
        if draft.rows & empty and draft.fields.get("indikator"):
            codes.add("values_missing")
        made.append(tuple(sorted(codes)))
    return made


def _begun_small(drafts: Sequence[IndicatorDraft]) -> set[str]:
    """Return the fields whose texts begin with a capital in most rows: one in small letters may be the rest of another."""
    found: set[str] = set()
    for name in ("sasaran", "indikator", "formula"):
        texts = [d.fields[name].quote.text for d in drafts if name in d.fields and d.fields[name].quote]
        if len(texts) >= _FEWEST and sum(t[:1].isupper() for t in texts) >= len(texts) * _NUMBERED:
            found.add(name)
    return found


def _unlike_others(drafts: Sequence[IndicatorDraft]) -> set[int]:
    """Return the rows with a text of another kind than nearly all others of its field: a unit among sources, a value in words."""
    found: set[int] = set()
    for name, (usual, others) in _STRANGE.items():
        texts = {
            at: d.fields[name].quote.text for at, d in enumerate(drafts) if name in d.fields and d.fields[name].quote
        }
        kinds = {at: kind_of_text(text) for at, text in texts.items()}
        if len(kinds) >= _MANY and sum(kind in usual for kind in kinds.values()) >= len(kinds) * _NEARLY_ALL:
            found |= {at for at, kind in kinds.items() if kind in others - usual}
    return found


def _lacking_others(drafts: Sequence[IndicatorDraft]) -> set[int]:
    """Return the rows without a text in a field that all others fill."""
    found: set[int] = set()
    for name in _LACKING:
        empty = {at for at, d in enumerate(drafts) if not (name in d.fields and d.fields[name].quote)}
        if name == "sasaran" and empty and max(empty) + 1 < len(drafts) and empty == set(range(len(empty))):
            found |= empty  # rows before the first goal
        if len(drafts) >= _MANY and 0 < len(empty) <= max(1.0, len(drafts) * _FEW):
            found |= empty
    return found


def _of_columns(columns: Sequence[Column]) -> set[str]:
    """Return what speaks against all rows of a table: two columns that were read as one, goals under no known label."""
    found = {"columns_joined"} if any(len(_MAIN & {*c.fields}) > 1 for c in columns) else set()
    if any(c.year and not c.fields and c.kind == "realisasi" and not c.kind_told for c in columns):
        found.add("kind_by_title")
    return found | ({"column_by_content"} if any(c.by_content and c.field == "sasaran" for c in columns) else set())


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
    return tuple({compact(c.label.text) for c in columns if len(compact(c.label.text)) > _LONGEST_NAME})


def _in_fields(draft: IndicatorDraft, labels: Sequence[str]) -> set[str]:
    texts = {name: shared.quote.text for name, shared in draft.fields.items()}
    values = [texts.get("target", ""), texts.get("baseline", "")] + [y.value.quote.text for y in draft.years.values()]
    return codes_of_texts(texts, values, labels)


def codes_of_texts(texts: Mapping[str, str], values: Sequence[str], labels: Sequence[str]) -> set[str]:
    """Return what speaks against a row by its texts alone. `values`: targets and the like; `labels`: its table's, compact."""
    codes: set[str] = set()
    for name, text in texts.items():
        if _is_label(text, labels):
            codes.add("label_in_value")
        if name not in ("no", "sub_no", "kode", "parent", "persen_capaian") and _unfit(name, text):
            codes.add("type_unfit")
    for value in filter(None, values):
        if _several(value):
            codes.add("several_numbers")
        if _prose(value) or _is_statement(value) or _has_unit_first(value):
            codes.add("type_unfit")
        if _is_label(value, labels) or (match_header(value).known and len(compact(value)) > 2 and not is_value(value)):
            codes.add("label_in_value")
    if kind_of_text(texts.get("sasaran", "")) == "indikator" and kind_of_text(texts.get("indikator", "")) == "sasaran":
        codes.add("type_unfit")
    if texts.get("sasaran") and not texts.get("indikator") and kind_of_text(texts["sasaran"]) != "sasaran":
        codes.add("type_unfit")  # a goal alone that is worded as none: whom a programme is for
    if _goal_of_parts(texts.get("sasaran", "")):
        codes.add("counts_differ")
    if _is_fragment(texts.get("sasaran", "")) or _is_fragment(texts.get("indikator", ""), least=1):
        codes.add("type_unfit")
    return codes


def _goal_of_parts(text: str) -> bool:
    """Return whether a goal holds another that begins with a capital: two goals of two rows, read as one."""
    words = text.split()
    cues = settings()["cues"]["sasaran"]
    opening = [
        at
        for at, w in enumerate(words)
        if w[:1].isupper() and w.endswith("nya") and any(w.casefold().startswith(cue) for cue in cues)
    ]
    if any(_begins_again(words, at) for at in range(2, len(words))):
        return True
    shouted = text.isupper() or sum(w[:1].isupper() for w in words) > len(words) * 0.6
    return not shouted and any(at and not words[at - 1].endswith((".", ":", ";", ",", ")")) for at in opening)


def _begins_again(words: Sequence[str], at: int) -> bool:
    """Return whether a goal in small letters opens a second time with its own first word ("meningkatnya A meningkatnya B")."""
    first = words[0].casefold()
    before = words[at - 1].casefold()
    return words[at] == first and first.endswith("nya") and before not in _JOINING and before[-1] not in ",;.:/&-"


def _is_fragment(text: str, *, least: int = 2) -> bool:
    """Return whether a statement is only the end or the beginning of one: a single word, or one that ends in the middle."""
    words = text.split()
    if not words:
        return False
    ends = _OPEN_END.search(text) is not None
    single = len(words) < least and not text.isupper() and len(text) > _LONGEST_NAME
    return ends or single


def _is_label(text: str, labels: Sequence[str]) -> bool:
    """Return whether a value is a label of the table, or begins or ends with two of its labels' words in capitals."""
    letters = compact(text)
    if letters in labels:
        return True
    head, tail = " ".join(text.split()[:4]), " ".join(text.split()[-4:])
    return any(
        len(label) >= 8 and part.isupper() and label in compact(part) and not text.isupper()
        for label in labels
        for part in (head, tail)
    )


def _several(value: str) -> bool:
    return len(_NUMBER.findall(_ONE.sub(" ", value))) > 1


def _prose(value: str) -> bool:
    words = value.split()
    if value.count("(") != value.count(")"):
        return True
    return len(words) > _LONGEST_VALUE or (len(words) > 5 and not any(c.isdigit() for c in value))


def _has_unit_first(value: str) -> bool:
    """Return whether a unit stands before the number: it may be another column's ("Orang 12")."""
    first = _UNIT_FIRST.match(value)
    return first is not None and is_unit(first[1]) and first[1].casefold() != "rp"


def _is_statement(value: str) -> bool:
    """Return whether a value is a goal or an indicator by its words, with no number in it."""
    words = value.split()
    return len(words) >= 3 and not any(c.isdigit() for c in value) and kind_of_text(value) in ("sasaran", "indikator")


def _unfit(name: str, text: str) -> bool:
    """Return whether a text is of another kind than its field."""
    kind = kind_of_text(text)
    if name == "satuan":
        if _is_unit_behind_words(text):
            return True
        return (any(c.isdigit() for c in text) and not is_unit(text) and is_value(text)) or len(
            text.split()
        ) > _LONGEST_UNIT
    if name in ("sumber_data", "penanggung_jawab"):
        if (name == "penanggung_jawab" and _NUMBER_INSIDE.search(text)) or _is_twice(text):
            return True
        return kind in ("number", "money", "index") and any(c.isdigit() for c in text)
    if name in ("indikator", "sasaran", "tujuan"):
        wrong = (kind in ("number", "money") and any(c.isdigit() for c in text)) or (
            kind == "unit" and len(text.split()) == 1
        )
        return wrong or len(compact(text)) < 3
    if name in ("formula", "definisi"):
        if _CUT_FRACTION.search(text) and not _DIVIDES.search(text):
            return True
        return is_money(text) or (kind in ("number", "index") and any(c.isdigit() for c in text))
    return False


def _rows_unread(rows: Sequence[GridRow]) -> set[tuple[int, int]]:
    """Return the rows from the first with words in a column whose header is blank or unknown, where a main column lacks.

    What stands there once may hold for the rows below, as goals do.
    """
    found: set[tuple[int, int]] = set()
    begun = False
    for row in rows:
        if row.kind != "body" or not _LACKING - {name for c in row.columns for name in _meant(c)}:
            continue
        strange = [i for i, c in enumerate(row.columns) if _is_strange(c)]
        begun = begun or any(c.text for i in strange for c in row.cells.get(i, []))
        if begun and strange:
            found.add((row.part, row.index))
    return found


def _meant(column: Column) -> tuple[str, ...]:
    return ("target",) if column.holds_values else column.fields


def _is_strange(column: Column) -> bool:
    """Return whether nothing tells what stands in a column: no label at all, or one that is known nowhere."""
    told = bool(column.fields) or column.holds_values or column.other or column.refuse or column.money
    return not told and (not column.known or not column.label)


def _rows_over_borders(rows: Sequence[GridRow]) -> set[tuple[int, int]]:
    """Return the rows with a number that begins in one cell and ends in the next: two values may be read as one."""
    return {
        (row.part, row.index) for row in rows if row.kind == "body" and row.ruled and any(map(_runs_over, row.starting))
    }


def _runs_over(cell: Cell) -> bool:
    box = cell.place.box
    words = cell.quote.words
    if box is None or len(words) != 1 or not any(map(str.isdigit, words[0].text)):
        return False
    place = words[0].place.box
    return place is not None and (place.x1 > box.x1 + _OVER or place.x0 < box.x0 - _OVER)


def _is_twice(text: str) -> bool:
    """Return whether a text is one name printed twice: two rows read as one."""
    words = text.split()
    half = len(words) // 2
    return len(words) > 1 and len(words) % 2 == 0 and words[:half] == words[half:]


def _is_unit_behind_words(text: str) -> bool:
    """Return whether a unit stands behind another, or behind a number or a word in small letters: of another cell's line."""
    words = text.split()
    if len(words) < 2 or is_unit(text) or not is_unit(words[-1]):
        return False
    first = words[0].strip("().")
    return (
        (words[0].islower() and not is_unit(words[0]))
        or all(map(is_unit, words))
        or (len(words) == 2 and first.isdigit())
    )


def _rows_left_over(rows: Sequence[GridRow], claimed: Collection[Word]) -> set[tuple[int, int]]:
    """Return the rows in which words of a column with a meaning, or of none, reached no row."""
    found: set[tuple[int, int]] = set()
    for row in rows:
        if row.kind != "body":
            continue
        cells: list[Cell] = [
            c for i, cs in row.cells.items() if row.columns[i].fields or row.columns[i].year for c in cs
        ]
        if any(w not in claimed for c in cells for w in c.quote.words):
            found.add((row.part, row.index))
    return found
