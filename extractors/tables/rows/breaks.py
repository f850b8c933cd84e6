"""Whether a row of a grid goes on with the row before it, which a page or a stroke broke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.document import Cell
from extractors.tables.cells.read import split_code, split_mark
from extractors.tables.cells.several import goes_on, opens_indicator
from extractors.tables.columns import Column, lanes_of
from extractors.tables.rows.carried import Carried
from extractors.tables.rows.drafts import IndicatorDraft
from extractors.tables.rows.fill import Cells, with_text
from extractors.tables.rows.grid_rows import GridRow
from extractors.text.labels import GOALS

_ENDS = (".", ";", "!", "?", ":")
_OF_A_CODE = 2  # first parts that the codes of a list share
_COLUMNS = 3  # columns that a row fills for itself, from which they tell that it is one of its own
_OPENING = frozenset({"formula", "target", "sub_no"})


@dataclass(frozen=True, slots=True)
class RowBreaks:
    """Tells the ends of broken rows. `cased`: texts of the table begin with capitals; `columns`: those of the row being read."""

    columns: tuple[Column, ...]
    cased: bool

    def opens_row(self, new: Cells, last: IndicatorDraft) -> bool:
        """Return whether a row under a merged indicator is a row of its own: it begins what the row above has already."""
        columns = self.columns
        names = {columns[i].field for i in new}
        if names == {"sasaran"} and all(self.is_small(found[0].text) for found in new.values()):
            return False  # the rest of a goal that a stroke cut
        if names & {"sasaran", "no"}:
            return True
        begun = [i for i in new if columns[i].field in _OPENING or columns[i].holds_values]
        return any(i in last.filled for i in begun)

    def continues(
        self, body: Sequence[Cell], new: Cells, last: IndicatorDraft, *, fresh: bool, numbered: bool, held: Carried
    ) -> bool:
        """Return whether a row goes on with the row before it. `fresh`: a page begins with it; `numbered`: each row so far has a
        number of its own, so that one without goes on with the row before; `held`: the goals so far.
        """
        filled = {self.columns[i].field: found for i, found in new.items()}
        named = {"no", "sub_no", "kode"} & set(filled)
        if fresh and "kode" in named and self._goes_on_coding(filled["kode"][0].text, last):
            named.remove("kode")
        if not filled or named:
            return False
        own = [name for name in filled if name not in GOALS]
        goal = filled.get("sasaran")
        broken = fresh and numbered and not (goal and self._opens(goal[0]))
        if not body:
            return bool(own) and not (goal and self._opens(goal[0]) and not (fresh and held.goes_on_with(new)))
        text = body[0].text
        if split_mark(body[0].quote)[0] or split_code(body[0].quote)[0]:
            return False
        if not fresh:  # the rest of an indicator that a stroke cut: small letters, and nothing beside
            return own == ["indikator"] and self.is_small(text) and not goal and bool(last.filled - {-1})
        if broken:
            return not self.opens_anew(body, new, last)
        before = last.fields.get("indikator")
        said = before.quote.text.rstrip() if before is not None else ""
        if said and not goal and (" " not in said or goes_on(said)):
            return True  # a page that begins in the middle of a sentence
        unfinished = before is not None and not said.endswith(_ENDS)
        small = text[:1].islower() and not any(self._opens(c) for c in (body[0], *(goal or ())[:1]) if not self.cased)
        return unfinished and (small or not text[:1].isalnum())

    def opens_anew(self, body: Sequence[Cell], new: Cells, last: IndicatorDraft) -> bool:
        """Return whether a row opens a text in each column that the row before fills, the indicator's as indicators do.

        Of a row that a page broke at least one text goes on in the middle of a sentence, or is whole before the break.
        """
        carried = {i for i, column in enumerate(self.columns) if column.field in (*GOALS, "no", "sub_no", "kode")}
        own = {i for i in last.filled if i >= 0} - carried
        texts = [found[0] for i, found in new.items() if i in own]
        before = last.fields.get("indikator")
        whole = before is not None and not goes_on(before.quote.text.rstrip())
        return (
            whole
            and not carried & {*new}
            and len(texts) == len(own) >= _COLUMNS
            and opens_indicator(split_mark(body[0].quote)[1].text)
            and all(self._opens(cell) or not cell.text[:1].isalpha() for cell in texts)
        )

    @staticmethod
    def _goes_on_coding(code: str, last: IndicatorDraft) -> bool:
        """Return whether a code is the rest of the one above, which a page broke at a stop ("1.06.04.2" and ".01").

        One that begins as the one above does is whole ("1.06.03." below "1.06.02.").
        """
        before = last.fields.get("kode")
        said = before.quote.text.rstrip() if before is not None else ""
        alike = code.split(".")[:_OF_A_CODE] == said.split(".")[:_OF_A_CODE]
        return code.startswith((".", "-")) or (said.endswith((".", "-")) and not alike)

    def opens_activity(self, new: Cells, last: IndicatorDraft, *, fresh: bool) -> bool:
        """Return whether a row without indicator names an activity left of where one would stand: its values are not those of the
        row before. `fresh`: a page begins with it, which may have cut a name: then only values beside values tell.
        """
        columns = self.columns
        at = lanes_of(columns)[last.lane]
        named = any(
            columns[i].other and columns[i].lane == last.lane and self._opens(found[0])
            for i, found in new.items()
            if i < at
        )
        return named and (not fresh or any(columns[i].holds_values and i in last.filled for i in new))

    def _opens(self, cell: Cell) -> bool:
        """Return whether a cell opens a text: a capital tells, or a usual first word where none has capitals."""
        text = split_mark(cell.quote)[1].text
        return text[:1].isupper() or (not self.cased and opens_indicator(text))

    def is_small(self, text: str) -> bool:
        """Return whether a text begins in small letters in a table of capitals: it may go on with another."""
        return self.cased and text[:1].islower()

    def ends_over_the_page(self, row: GridRow, new: Cells, body: Sequence[Cell], last: IndicatorDraft) -> bool:
        """Return whether a page begins with words of an indicator alone, where rows have values: the end of the row before it."""
        expected = row.usual or {i for i in last.filled if i >= 0 and self.columns[i].holds_values}
        if not row.fresh or not expected or any(c.text for i in expected for c in row.cells.get(i, [])):
            return False
        alone = {self.columns[i].field for i, found in new.items() if with_text(found)} == {"indikator"}
        return alone and not split_mark(body[0].quote)[0] and not split_code(body[0].quote)[0]

    def seems_cut(self, row: GridRow, new: Cells, body: Sequence[Cell], last: IndicatorDraft) -> bool:
        """Return whether a page begins with a row without goal or number whose indicator opens as no indicator does, while the
        one before opens as they do: it may be the end of the row before.
        """
        filled = {self.columns[i].field for i, found in new.items() if with_text(found)}
        before = last.fields.get("indikator")
        if not row.fresh or not body or before is None or filled & {*GOALS, "no", "sub_no", "kode"}:
            return False
        text, said = body[0].text, before.quote.text.rstrip()
        marked = split_mark(body[0].quote)[0] or split_code(body[0].quote)[0]
        return not marked and not opens_indicator(text) and opens_indicator(said) and not said.endswith(_ENDS)

    def lacks_what_precedes(self, row: GridRow, new: Cells, last: IndicatorDraft) -> bool:
        """Return whether a row fills no column that the row before leaves blank, and leaves one blank that it fills."""
        filled = {i for i, found in new.items() if with_text(found)}
        own = {i for i in last.filled if i >= 0 and self.columns[i].field not in GOALS}
        blank = {i for i in own if not any(c.text for c in row.cells.get(i, []))}
        return bool(blank) and filled <= own
