"""What the labels of a head leave open: columns that share a meaning, columns without a label, levels side by side."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Table
from extractors.tables.cells.content import NUMBER_ONLY, is_money, is_unit, share
from extractors.tables.columns import Column, homes_of
from extractors.tables.heads.beside import (
    numbers_told,
    of_plan,
    quarters_in_order,
    set_aside,
    sums_alone,
    told_beside,
    told_in_lanes,
)
from extractors.tables.heads.levelled import with_column_by_level
from extractors.tables.heads.parted import FEWEST, TOLD, parted
from extractors.text.labels import cell_pattern, compact, match_header, settings

_COMPUTED = cell_pattern("header_patterns", "computed")
_ANOTHER_YEAR = cell_pattern("header_patterns", "year_before")
_OWNERS = frozenset({"no", "sub_no", "kode", "tujuan", "sasaran"})
_REASONS = frozenset({"alasan", "sumber_data", "penanggung_jawab", "definisi"})
_TOGETHER = frozenset({"indikator", "sasaran", "tujuan"})  # that one column may hold by turns
_SCARCE = 0.3  # share of the rows that an indicator column fills at least, beside another
_FEW_LETTERS = 3  # of a label that may be a numeral read wrongly
# the parts of a year, in order
_PARTS = (("TW1", "TW2", "TW3", "TW4"), ("S1", "S2"))
_FEWEST_STATED = 3  # cells from which words of a column without label tell it


def columns_told(columns: tuple[Column, ...], table: Table, body_row: int) -> tuple[Column, ...]:
    """Return the columns as they stand for themselves: one meaning each, what has no label told by its contents."""
    columns = _goals_between(parted(columns, table, body_row), table, body_row)
    columns = _without_money(columns, table, body_row)
    columns = _explaining(_among_periods(quarters_in_order(columns)))
    columns = _achievements(_formulas(numbers_told(columns)))
    columns = told_beside(_by_contents(columns, table, body_row), _texts(columns, table, body_row))
    columns = _without_statements(columns, table, body_row)
    texts = _texts(columns, table, body_row)
    columns = with_column_by_level(columns, texts)
    return _alone(told_in_lanes(_lanes(columns, texts), texts))


def _among_periods(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, one among parts of a year whose own part is not read as the part that its place tells: "I", a blank,
    "III", "IV"; without meaning where no place does, for it is no whole year's.
    """
    words = [tuple(w.text for w in c.label.words) for c in columns]
    parts = [own[:-1] for c, own in zip(columns, words, strict=True) if c.period is not None and len(own) > 1]
    made = list(columns)
    for above in sorted({own for own in parts if parts.count(own) >= FEWEST}):
        among = [i for i, own in enumerate(words) if above in (own[:-1], own)]
        unread = [i for i in among if columns[i].period is None and _is_unread(words[i], above)]
        told = [columns[i].period for i in among]
        order = next((names for names in _PARTS if len(names) == len(told)), ())
        agreed = [i for i, name, own in zip(among, order, told, strict=False) if name == own]
        placed = among[-1] - among[0] + 1 == len(order) == len(agreed) + len(unread)
        known = columns[next(i for i in among if columns[i].period is not None)]
        foreign = [i for i in among if i not in unread and columns[i].period is None and columns[i].holds_values]
        for i in (*unread, *foreign):
            period = order[among.index(i)] if placed else None
            made[i] = replace(
                columns[i], fields=known.fields if placed else (), year=known.year if placed else None, period=period,
                kind=known.kind, kind_told=known.kind_told, known=placed,
            )  # fmt: skip
    return tuple(made)


def _is_unread(words: Sequence[str], above: Sequence[str]) -> bool:
    """Return whether a column's own label is blank, or a few letters that stand for nothing ("m" for "III")."""
    return words == above or (len(words[-1]) <= _FEW_LETTERS and not match_header(words[-1]).known)


def _explaining(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, "Penjelasan" behind what was achieved read as a remark on it, and not as how it is measured."""
    last = max((i for i, c in enumerate(columns) if c.field == "realisasi"), default=len(columns))
    names = {compact(label) for label in settings()["header_sub"]["explains"]}
    return tuple(
        replace(c, fields=("keterangan",))
        if i > last and c.fields == ("formula",) and compact(c.label.text) in names
        else c
        for i, c in enumerate(columns)
    )


def _alone(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, of several goals or aims of one lane the nearest to the indicator; of several shares achieved none.

    What is set aside has no field to go to, and stays unclaimed.
    """
    made = list(columns)
    for lane in {c.lane for c in columns}:
        at = next((i for i, c in enumerate(columns) if c.lane == lane and c.field == "indikator"), len(columns))
        goals = [i for i, c in enumerate(columns) if c.lane == lane and c.field == "sasaran"]
        aims = [i for i, c in enumerate(columns) if c.lane == lane and c.fields == ("tujuan",)]
        shares = [i for i, c in enumerate(columns) if c.lane == lane and c.field == "persen_capaian"]
        nearest = max((i for i in goals if i < at), default=goals[0] if goals else -1)
        aside = [i for i in goals if i != nearest] + (shares if len(shares) > 1 else [])
        aside += [i for i in aims if i != max((i for i in aims if i < at), default=aims[0])]
        for i in aside:
            made[i] = replace(set_aside(made[i]), wider=i in goals and i < nearest)
    return tuple(made)


def with_unnamed_indicator(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, "Uraian" read as the indicator where no column has its name and reasons or sources stand beside."""
    fields = {c.field for c in columns}
    if fields & {"indikator", "target"} or any(c.refuse or c.other for c in columns) or not fields & _REASONS:
        return columns
    names = {compact(label) for label in settings()["header_sub"]["indikator"]}
    at = [i for i, c in enumerate(columns) if compact(c.label.text) in names]
    if len(at) != 1:
        return columns
    return tuple(replace(c, fields=("indikator",), known=True) if i == at[0] else c for i, c in enumerate(columns))


def _goals_between(columns: tuple[Column, ...], table: Table, body_row: int) -> tuple[Column, ...]:
    """Return the columns, one of goals and indicators both read as the indicators' where goals have rows of their own."""
    at = [i for i, c in enumerate(columns) if "indikator" in c.fields]
    if len(at) != 1 or len(columns[at[0]].fields) < 2 or not {*columns[at[0]].fields} <= _TOGETHER:
        return columns
    rows = [[c for c in table.row(row) if c.text] for row in range(body_row, table.n_rows)]
    homes = homes_of(table, columns)
    codes = {i for i, c in enumerate(columns) if c.field in ("no", "kode")}
    worded = [
        [c for c in cells if not NUMBER_ONLY.match(c.text) and homes[id(c)] not in codes] for cells in rows if cells
    ]
    alone = sum(len(cells) == 1 for cells in worded)
    if not 0 < alone < len(worded):
        return columns
    goals = tuple(name for name in columns[at[0]].fields if name != "indikator")
    return tuple(replace(c, fields=("indikator",), goals=goals) if i == at[0] else c for i, c in enumerate(columns))


def _texts(columns: Sequence[Column], table: Table, body_row: int) -> list[list[str]]:
    """Return the texts below the head by column."""
    homes = homes_of(table, columns)
    found: list[list[str]] = [[] for _ in columns]
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        home = homes[id(cell)]
        if cell.row >= body_row and home is not None and cell.text:
            found[home].append(cell.text)
    return found


def _without_money(columns: tuple[Column, ...], table: Table, body_row: int) -> tuple[Column, ...]:
    """Return the columns, of two under one year the one that holds sums of money as money."""
    columns = sums_alone(columns, _texts(columns, table, body_row))
    keys = [(c.year, c.kind, c.period) if c.holds_values and c.year else None for c in columns]
    if len({k for k in keys if k}) == sum(k is not None for k in keys):
        return columns
    texts = _texts(columns, table, body_row)
    made = list(columns)
    for at, key in enumerate(keys):
        twins = [i for i, other in enumerate(keys) if other == key and key is not None]
        sums = {i: sum(map(is_money, texts[i])) >= max(1, len(texts[i]) * 0.5) for i in twins}
        if len(twins) > 1 and sums[at] and not all(sums.values()):
            made[at] = replace(made[at], fields=(), year=None, period=None, money=True, refuse=True)
    return tuple(made)


def _without_statements(columns: tuple[Column, ...], table: Table, body_row: int) -> tuple[Column, ...]:
    """Return the columns, one of targets that holds goals and indicators in words instead as one that nobody knows."""
    if not any(c.field == "target" for c in columns):
        return columns
    texts = _texts(columns, table, body_row)
    worded = [[t for t in own if len(t.split()) > 2 and not any(x.isdigit() for x in t)] for own in texts]
    return tuple(
        replace(c, fields=(), year=None, period=None, known=False)
        if c.field == "target" and len(own) > FEWEST and len(words) >= len(own) * TOLD
        else c
        for c, own, words in zip(columns, texts, worded, strict=True)
    )


def _formulas(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with an explanation beside a formula column read as definition ("Penjelasan", "Formulasi")."""
    formulas = [c for c in columns if c.field == "formula"]
    computed = [c for c in formulas if _COMPUTED.search(compact(c.label.text))]
    if len(formulas) < 2 or not computed or len(computed) == len(formulas):
        return columns
    return tuple(replace(c, fields=("definisi",)) if c in formulas and c not in computed else c for c in columns)


def _achievements(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, "Capaian" beside "Realisasi" of the same year read as the share that was achieved."""
    results = [
        c for c in columns if c.holds_values and c.kind == "realisasi" and not _ANOTHER_YEAR.search(c.label.text)
    ]
    told = {(c.year, c.period) for c in results if "realisasi" in _spelt_out(c)}
    return tuple(
        replace(c, fields=("persen_capaian",), year=None, period=None)
        if c in results
        and "capaian" in _spelt_out(c)
        and "realisasi" not in _spelt_out(c)
        and (c.year, c.period) in told
        else c
        for c in columns
    )


def _spelt_out(column: Column) -> str:
    """Return a column's label without blanks, a letter at its end spelt out ("2022 R")."""
    words = [w.text for w in column.label.words]
    if len(words) > 1:
        words[-1] = settings()["header_sub"]["letters"].get(compact(words[-1]), words[-1])
    return compact(" ".join(words))


def _by_contents(columns: tuple[Column, ...], table: Table, body_row: int) -> tuple[Column, ...]:
    """Return the columns, one without a known label read by what stands in it where its field has no column yet."""
    open_ones = [
        i for i, c in enumerate(columns) if not c.fields and not c.year and not (c.other or c.refuse or c.period)
    ]
    if not open_ones:
        return columns
    texts = _texts(columns, table, body_row)
    taken = {c.field for c in columns}
    made = list(columns)
    for at in open_ones:
        filled = texts[at]
        if len(filled) < FEWEST:
            continue
        if "target" not in taken and not any(c.holds_values for c in made) and share(filled, ["number"]) >= TOLD:
            field = "target"
        elif "satuan" not in taken and sum(map(is_unit, filled)) >= len(filled) * TOLD:
            field = "satuan"
        elif (told := _stated(filled)) is not None and told not in taken:
            field = told
        elif at == 0 and "no" not in taken and share(filled, ["index"]) >= TOLD:
            field = "no"
        else:
            continue
        taken.add(field)
        made[at] = replace(made[at], fields=(field,), known=True, by_content=field != "no")
    return tuple(made)


def _stated(texts: Sequence[str]) -> str | None:
    """Return the field that a column's texts speak for by how they begin: goals, sources or owners; None where they do not."""
    if len(texts) < _FEWEST_STATED:
        return None
    return next((f for f in ("sasaran", "sumber_data", "penanggung_jawab") if share(texts, [f]) >= TOLD), None)


def _lanes(columns: tuple[Column, ...], texts: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns with their lanes: each of several indicator columns with what stands between it and the next.

    A target whose label names a level belongs to the indicators of that level.
    """
    at = [i for i, c in enumerate(columns) if c.field == "indikator"]
    if len(at) < 2:
        return columns
    columns = _one_level(columns, at, texts)
    at = [i for i, c in enumerate(columns) if c.field == "indikator"]
    starts = [0]
    for before, here in itertools.pairwise(at):
        start = here
        while start - 1 > before and (columns[start - 1].field in _OWNERS or columns[start - 1].other):
            start -= 1
        starts.append(start)
    made = [replace(c, lane=sum(start <= i for start in starts) - 1) for i, c in enumerate(columns)]
    for level in {c.level for c in columns if c.level is not None}:
        owners = [i for i in at if columns[i].level == level]
        values = [i for i, c in enumerate(columns) if c.level == level and c.holds_values]
        if len(owners) == len(values):
            for owner, value in zip(owners, values, strict=True):
                made[value] = replace(made[value], lane=made[owner].lane)
    return tuple(made)


def _one_level(columns: tuple[Column, ...], at: Sequence[int], texts: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns with one indicator column where several name no levels: that of the IKU, or the one that is filled.

    A level that a plan for several years names ("Indikator Sasaran RPJMD") is none beside the IKU's own.
    Not where each has a column of goals of its own before it ("Kinerja Es. III", "Indikator").
    """
    owned = [any(c.field == "sasaran" for c in columns[before + 1 : here]) for before, here in itertools.pairwise(at)]
    own = [i for i in at if cell_pattern("header_patterns", "own_level").search(columns[i].label.text)]
    superior = [i for i in at if of_plan(columns[i].label.text)] if len(own) == 1 else []
    if len({columns[i].level for i in at if i not in superior}) > 1 or (owned and all(owned)):
        return columns
    if len(own) != 1:
        most = max(len(texts[i]) for i in at)
        own = [i for i in at if len(texts[i]) > most * _SCARCE]
    if len(own) != 1:
        return columns
    return tuple(
        replace(c, fields=(), known=False, other=True) if i in at and i not in own else c for i, c in enumerate(columns)
    )
