"""Edges of the rules on goals and row numbers: where they begin and end to speak, and of what they speak."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks, HeaderCell, Heading, IndikatorRow, IndikatorTable
from extractors.model.document import Cell, Table
from pipeline.audit.check import Check
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests.build import document, line, quote
from tests.pipeline.reconcile.together import audit, reconcile

RESULT, ACTIVITY = "Indeks kepuasan masyarakat", "Jumlah laporan yang disusun"
GOAL = "Meningkatnya mutu pelayanan publik"


def row(no: str = "", indikator: str = RESULT, goal: str = GOAL, **more: str) -> IndikatorRow:
    told = {"no": no, "sasaran": goal, "indikator": indikator, "target": "85", **more}
    return IndikatorRow({name: quote(text) for name, text in told.items() if text})


def made(
    *tables: tuple[IndikatorRow, ...], office: str = "KECAMATAN SUKAMAJU", title: str = "INDIKATOR KINERJA UTAMA",
    numbers: tuple[str, ...] = (), goals: tuple[str, ...] = (),
) -> Dossier:  # fmt: skip
    """Return a document with these tables; `numbers`: what stands in the first column of the first one."""
    header = tuple(
        HeaderCell(quote(n.upper()), (n,), at) for at, n in enumerate(("no", "sasaran", "indikator", "target"))
    )
    cells = tuple(Cell(at, 0, (line(text),)) for at, text in enumerate(numbers))
    source = (Table(cells, len(numbers), 1),) if numbers else ()
    blocks = Blocks(
        tables=tuple(IndikatorTable(rows, header, sources=source if at == 0 else ()) for at, rows in enumerate(tables)),
        headings=tuple(Heading("title", quote(text)) for text in (title, office, "TAHUN 2023")),
        goals=tuple(quote(goal) for goal in goals),
    )
    read = document(title, office, "TAHUN 2023")
    return interpret(Source("a.pdf", read.sha256, 1), read, blocks)


def checks(rule: str, dossier: Dossier) -> list[Check]:
    return [c for a in audit(reconcile([dossier])) if a.rule.__name__ == rule for c in a.checks]


def passed(rule: str, dossier: Dossier) -> list[bool]:
    return [check.passed for check in checks(rule, dossier)]


@pytest.mark.parametrize(
    ("read", "printed", "told"),
    [
        pytest.param(("1", "2", "3"), (), [True, True], id="one_by_one"),
        pytest.param(("1", "3"), (), [False], id="one_is_missing"),
        pytest.param(("1", "3"), ("1", "2", "3"), [], id="the_missing_one_is_printed"),
        pytest.param(("1", "3"), ("1", "(2)", "3"), [], id="printed_in_brackets"),
        pytest.param(("1", "4"), ("1", "4"), [False], id="none_between_is_printed"),
        pytest.param(("1", "3"), ("1", "3", "5"), [False], id="a_later_one_is_printed"),
        pytest.param(("2", "1"), (), [True], id="counted_anew"),
        pytest.param(("1", "2", "1", "2"), (), [True, True, True], id="counted_anew_and_on"),
        pytest.param(("3", "2"), (), [False], id="back"),
        pytest.param(("1", "1"), (), [], id="a_merged_cell"),
        pytest.param(("1", "a"), (), [], id="letters"),
    ],
)
def test_row_numbers(read: tuple[str, ...], printed: tuple[str, ...], told: list[bool]) -> None:
    rows = tuple(row(no, f"{RESULT} {at}") for at, no in enumerate(read))
    assert passed("row_numbers_have_no_gap", made(rows, numbers=printed)) == told


def test_a_gap_is_told_with_the_number_that_is_expected_and_doubted_beside_words_left_over() -> None:
    dossier = made((row("2"), row("5", ACTIVITY)))
    (check,) = checks("row_numbers_have_no_gap", dossier)
    assert (check.found, check.expected, check.about) == ("5", "3", "document")
    (table,) = dossier.blocks.tables
    beside = replace(dossier.blocks, tables=(replace(table, leftovers=(quote("sisa"),)),))
    (check,) = checks("row_numbers_have_no_gap", replace(dossier, blocks=beside))
    assert check.about == "reader"


@pytest.mark.parametrize(
    ("indicators", "results", "goals"),
    [
        pytest.param((RESULT,), [True], [], id="one_result"),
        pytest.param((ACTIVITY,), [False], [], id="one_activity_speaks_for_itself"),
        pytest.param((RESULT, ACTIVITY), [True, False], [True], id="a_result_and_an_activity"),
        pytest.param((ACTIVITY, f"{ACTIVITY} lain"), [], [False], id="two_activities_are_told_of_the_goal"),
    ],
)
def test_activities(indicators: tuple[str, ...], results: list[bool], goals: list[bool]) -> None:
    dossier = made(tuple(row(str(at), text) for at, text in enumerate(indicators, start=1)))
    assert passed("indicator_is_a_result", dossier) == results
    assert passed("goal_has_a_result_indicator", dossier) == goals


def test_activities_of_another_goal_or_table_are_no_reason_to_be_silent() -> None:
    other = "Meningkatnya ketertiban umum"
    rows = (row("1", ACTIVITY), row("2", f"{ACTIVITY} lain"), row("3", f"{ACTIVITY} ketiga", other))
    assert passed("indicator_is_a_result", made(rows)) == [False]
    assert len(checks("goal_has_a_result_indicator", made(rows))[0].quotes) == 3


@pytest.mark.parametrize(
    ("n", "told"), [(1, [False]), (2, [True]), (20, [True]), (60, [False])], ids=["one", "two", "twenty", "sixty"]
)
def test_number_of_indicators(n: int, told: list[bool]) -> None:
    rows = tuple(row(str(at), f"{RESULT} {at}") for at in range(1, n + 1))
    assert passed("number_of_indicators_is_workable", made(rows)) == told


def test_number_of_indicators_of_two_tables_of_a_regency_and_of_another_document() -> None:
    alone, other = (row("1"),), (row("1", f"{RESULT} kedua"),)
    assert passed("number_of_indicators_is_workable", made(alone, other)) == [True, True]
    assert passed("number_of_indicators_is_workable", made(alone, office="PEMERINTAH KABUPATEN JEMBER")) == []
    assert passed("number_of_indicators_is_workable", made(alone, title="PERJANJIAN KINERJA")) == []


OTHER = "Meningkatnya ketertiban umum wilayah"
THIRD = "Terwujudnya lingkungan yang bersih"


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        pytest.param((GOAL, OTHER), [True, True], id="both_in_the_table"),
        pytest.param((GOAL, OTHER, THIRD), [True, True, False], id="one_is_not"),
        pytest.param((GOAL, THIRD), [True, False], id="half_of_them"),
        pytest.param((GOAL, THIRD, "Terwujudnya tata ruang yang tertib"), [], id="most_are_not"),
        pytest.param((GOAL,), [], id="one_alone_is_no_list"),
        pytest.param((GOAL, "Sasaran lain"), [], id="too_short_for_a_goal"),
    ],
)
def test_goals_of_the_text(listed: tuple[str, ...], told: list[bool]) -> None:
    rows = (row("1"), row("2", f"{RESULT} kedua", OTHER))
    assert passed("listed_goal_has_an_indicator", made(rows, goals=listed)) == told


def test_goals_of_the_text_of_a_report_need_no_row() -> None:
    assert passed("listed_goal_has_an_indicator", made((row("1"),), title="LAPORAN KINERJA", goals=(GOAL, THIRD))) == []
    assert passed("listed_goal_has_an_indicator", made((row("1", goal=""),), goals=(GOAL, THIRD))) == []
