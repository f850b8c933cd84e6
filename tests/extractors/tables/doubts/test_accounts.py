"""Every printed word of a table in a row or under a reason: what is left over is a doubt on the rows beside it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.model.document import Cell, Line
from extractors.model.geometry import Box
from extractors.model.quote import Place
from extractors.tables.columns import Column
from extractors.tables.doubts.accounts import beside, left_over, lying_in
from extractors.tables.rows.drafts import IndicatorDraft
from extractors.tables.rows.grid_rows import GridRow, RowKind
from tests.build import document, line, quote, table
from tests.extractors.tables.found import only_table
from tests.growth import LINEAR, growth

_COLUMNS = (
    Column(quote("No"), ("no",), 0, 1),
    Column(quote("Sasaran"), ("sasaran",), 1, 2),
    Column(quote("Indikator Kinerja"), ("indikator",), 2, 3),
    Column(quote("Target"), ("target",), 3, 4),
)


def _row(index: int, *texts: str, kind: RowKind = "body", columns: Sequence[Column] = _COLUMNS) -> GridRow:
    cells = [
        Cell(
            index,
            col,
            (Line(quote(text).words),),
            place=Place(1, Box(col * 100, index * 20, col * 100 + 90, index * 20 + 18)),
        )
        for col, text in enumerate(texts)
        if text
    ]
    return GridRow(0, index, kind, tuple(columns), tuple(cells), {cell.col: [cell] for cell in cells})


def _draft(index: int, **fields: str) -> IndicatorDraft:
    draft = IndicatorDraft(rows={(0, index)})
    for name, text in fields.items():
        draft.add(name, quote(text))
    return draft


_WHOLE = {"sasaran": "Meningkatnya mutu", "indikator": "Persentase layanan baik", "target": "90"}


def _printed(index: int = 1) -> GridRow:
    return _row(index, "1.", "Meningkatnya mutu", "Persentase layanan baik", "90")


def test_a_row_whose_words_all_reached_a_field_is_in_no_doubt() -> None:
    assert left_over([_draft(1, **_WHOLE)], [_printed()]) == (set(), set())


@pytest.mark.parametrize(
    ("field", "read"),
    [
        ("indikator", "Persentase layanan"),
        ("sasaran", "Meningkatnya"),
        ("target", ""),
        ("indikator", "Persentase baik"),
    ],
    ids=["the end of a text", "a word of the goal", "a number", "the middle of a text"],
)
def test_a_word_that_reached_no_field_of_its_column_is_a_doubt(field: str, read: str) -> None:
    fields = {**_WHOLE, field: read}
    assert left_over([_draft(1, **{name: text for name, text in fields.items() if text})], [_printed()])[0] == {0}


def test_a_word_that_stands_in_another_field_has_not_reached_its_own() -> None:
    fields = {**_WHOLE, "sasaran": "Meningkatnya", "indikator": "Persentase layanan baik mutu"}
    assert left_over([_draft(1, **fields)], [_printed()])[0] == {0}


def test_a_row_whose_indicator_begins_like_a_sum_is_asked_too() -> None:
    row = _row(1, "1.", "Meningkatnya mutu", "Rata-rata lama layanan", "90")
    draft = _draft(1, sasaran="Meningkatnya mutu", indikator="Rata-rata lama", target="90")
    assert left_over([draft], [row])[0] == {0}


def test_words_of_columns_that_hold_other_things_need_reach_nothing() -> None:
    columns = (*_COLUMNS, Column(quote("Program"), (), 4, 5, other=True), Column(quote("Pagu"), (), 5, 6, money=True))
    row = _row(1, "1.", *(_WHOLE.values()), "Program layanan", "Rp1.000.000", columns=columns)
    assert left_over([_draft(1, **_WHOLE)], [row]) == (set(), set())


def test_words_of_a_column_whose_label_is_known_nowhere_are_told_apart() -> None:
    columns = (*_COLUMNS, Column(quote("Xyz"), (), 4, 5, known=False))
    row = _row(1, "1.", *(_WHOLE.values()), "Rekap layanan", columns=columns)
    assert left_over([_draft(1, **_WHOLE)], [row]) == (set(), {0})


def test_a_goal_across_the_table_that_no_row_has_is_a_doubt_in_all_rows_below_it() -> None:
    goal = _row(1, "", "", "Meningkatnya kerukunan umat", kind="group")
    rows = [
        goal,
        _row(2, "", "", "Indeks A"),
        _row(3, "", "", "Indeks B"),
        _row(4, "", "", "Pilar", kind="group"),
        _row(5, "", "", "Indeks C"),
    ]
    drafts = [_draft(at, indikator=name) for at, name in ((2, "Indeks A"), (3, "Indeks B"), (5, "Indeks C"))]
    assert left_over(drafts, rows[:3])[0] == {0, 1}
    assert left_over(drafts, rows)[0] == {0, 1, 2}


@pytest.mark.parametrize(
    ("text", "left"),
    [("B. ASPEK PELAYANAN UMUM", set()), ("Urusan Wajib", set()), ("Pilar kedua", {0}), ("Aspek Indeks C", {0})],
)
def test_aspects_and_affairs_between_indicators_without_goals_are_no_lost_words(text: str, left: set[int]) -> None:
    rows = [_row(1, "", "", text, kind="group"), _row(2, "", "", "Indeks A")]
    kept = text.startswith(("Pilar", "Aspek Indeks"))
    assert left_over([_draft(2, indikator="Indeks A")], rows)[0] == (left if kept else set())


def test_the_code_of_a_row_that_gives_no_indicator_is_no_lost_word() -> None:
    columns = (Column(quote("Kode"), ("kode",), 0, 1), *_COLUMNS[1:])
    drafts = [_draft(1, **_WHOLE), _draft(3, **_WHOLE)]
    row = _row(2, "2.11.03.2.01.0001", "", "", "", columns=columns)
    assert left_over(drafts, [_printed(), row, _printed(3)])[0] == set()
    told = _row(2, "2.11.03.2.01.0001", "", "Jumlah dokumen", "", columns=columns)
    assert left_over(drafts, [_printed(), told, _printed(3)])[0] == {1}


def test_the_name_of_what_follows_is_no_doubt_where_the_rows_have_their_goals() -> None:
    rows = [_row(0, "", "", "Perspektif pelanggan", kind="group"), _printed()]
    assert left_over([_draft(1, **_WHOLE)], rows) == (set(), set())


@pytest.mark.parametrize(
    "below",
    [
        _row(2, "", "", "JUMLAH", "90"),
        _row(2, "", "", "Camat Sukamaju", kind="signature"),
        _row(2, "", "Program layanan", "Anggaran", kind="other"),
    ],
    ids=["a sum", "a signature", "another list"],
)
def test_what_stands_below_the_last_row_is_no_part_of_one(below: GridRow) -> None:
    assert left_over([_draft(1, **_WHOLE)], [_printed(), below]) == (set(), set())


def test_codes_and_labels_before_a_text_need_reach_nothing() -> None:
    row = _row(1, "1.", "Sasaran 1 : Meningkatnya mutu", "IKU 1.1 Persentase layanan baik", "90")
    assert left_over([_draft(1, **_WHOLE)], [row]) == (set(), set())


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        pytest.param("10.Persentase layanan baik", set(), id="a number glued to the text"),
        pytest.param("10.Persentase layanan sangat baik", {0}, id="and a word that reached no field"),
        pytest.param("3T.Persentase layanan baik", {0}, id="no number"),
    ],
)
def test_a_number_glued_to_its_text_needs_no_blank(printed: str, left: set[int]) -> None:
    """Indicators numbered without a blank ("10.Persentase ...") were doubted from the tenth on."""
    row = _row(1, "1.", "Meningkatnya mutu", printed, "90")
    assert left_over([_draft(1, sub_no="10.", **_WHOLE)], [row])[0] == left


def test_rows_with_words_in_a_column() -> None:
    rows = [_row(1, "1.", "Meningkatnya mutu", "Persentase A", "90"), _row(2, "", "", "Persentase B", "")]
    assert lying_in([_draft(1, **_WHOLE), _draft(2, **_WHOLE)], rows, {3}) == {0}


def test_a_line_beside_the_grid_is_a_doubt_at_its_height_alone() -> None:
    rows = [_printed(1), _printed(2)]
    line = Line(quote("Register layanan", x=500, top=42).words)
    assert beside([_draft(1, **_WHOLE), _draft(2, **_WHOLE)], rows, [(0, line)]) == {1}


def test_the_account_grows_as_the_rows_do() -> None:
    def made(n: int) -> tuple[list[IndicatorDraft], list[GridRow]]:
        rows = [
            _row(i, "", "Register layanan", "Daftar lain", "Catatan", kind="other" if i % 2 else "body")
            for i in range(2 * n)
        ]
        return [_draft(i, **_WHOLE) for i in range(0, 2 * n, 2)], rows

    assert growth(lambda given: left_over(*given), made, 200) < LINEAR


def test_of_rows_that_begin_or_end_together_the_first_is_in_doubt() -> None:
    stray = _row(2, "", "Register layanan", "Daftar lain", "Catatan", kind="other")
    above, below = _printed(1), _printed(3)
    drafts = [_draft(1, **_WHOLE), _draft(1, **_WHOLE), _draft(3, **_WHOLE), _draft(3, **_WHOLE)]
    assert left_over(drafts, [above, stray, below]) == ({0, 2}, set())


def test_words_of_an_unread_grid_beside_a_table_without_rules_are_a_doubt() -> None:
    beside = table([["No", "Sasaran"], ["1", "Meningkatnya A"], ["2", "Meningkatnya B"]], widths=[30, 100])
    rows = [["Indikator", "Target"], ["Persentase A", "85%"], ["Jumlah B", "120"]]
    money = table([["No", "Program", "Anggaran (Rp)"], ["1", "Program A", "1.500.000"], ["2", "B", "2.000.000"]])
    found = [only_table(document(*blocks, table(rows, x=400, ruled=False))) for blocks in ((), (beside,), (money,))]
    left = [["leftover_words" in r.doubts for r in t.rows] for t in found]
    assert left == [[False] * 2, [True] * 2, [False] * 2]  # a list of programmes and their money is no lost column


@pytest.mark.parametrize(
    ("below", "doubts"),
    [
        pytest.param(["Meningkatnya C", "Jumlah C", "30"], ("leftover_words",), id="same columns"),
        pytest.param(["Program", "Kegiatan", "Anggaran"], (), id="a head of another list"),
        pytest.param(["Nama", "NIP"], (), id="other columns"),
    ],
)
def test_a_grid_below_text_that_nothing_says_goes_on_is_a_doubt_of_the_last_row(
    below: list[str | None], doubts: tuple[str, ...]
) -> None:
    rows = [
        ["Sasaran", "Indikator", "Target"],
        ["Meningkatnya A", "Indeks A", "10"],
        ["Meningkatnya B", "Indeks B", "20"],
    ]
    wide = [360.0 / len(below)] * len(below)
    found = only_table(
        document(table(rows, top=100), line("Bidang Umum", top=250), table([below], top=280, widths=wide))
    )
    assert [row.doubts for row in found.rows] == [(), doubts]
