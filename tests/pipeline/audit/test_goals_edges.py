"""Edges of the rules on goals and row numbers: where they begin and end to speak, and of what they speak."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks, HeaderCell, Heading, IndikatorRow, IndikatorTable, YearValue
from extractors.model.document import Cell, Table
from pipeline.audit.check import Check
from pipeline.document.findings import findings_of
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


def found(rule: str, dossier: Dossier) -> list[int]:
    """Return of how many places each finding of a rule speaks."""
    return [
        int(finding.row["n_places"])
        for a in audit(reconcile([dossier]))
        if a.rule.__name__ == rule
        for finding in findings_of(a).findings
    ]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        pytest.param(row("2"), [True, False], id="the_same_row"),
        pytest.param(row("2", RESULT.upper()), [True, False], id="in_capitals"),
        pytest.param(row("2", goal=OTHER), [True, True], id="under_another_goal"),
        pytest.param(row("2", target="90"), [True, True], id="another_target"),
        pytest.param(row("2", satuan="Indeks"), [True, True], id="another_unit"),
        pytest.param(row("2", f"{RESULT} kedua"), [True, True], id="another_indicator"),
        pytest.param(row("2", ""), [True], id="no_indicator"),
    ],
)
def test_an_indicator_that_is_listed_twice(second: IndikatorRow, told: list[bool]) -> None:
    assert passed("indicator_is_listed_once", made((row("1"), second))) == told


def test_an_indicator_of_another_table_year_or_office_is_no_second_one() -> None:
    rule = "indicator_is_listed_once"
    assert passed(rule, made((row("1"),), (row("1"),))) == [True, True]
    years = (YearValue(quote("2023"), "target", quote("80")), YearValue(quote("2023"), "target", quote("81")))
    first, second = (replace(row("1"), yearly=(year,)) for year in years)
    assert passed(rule, made((first, second))) == [True, True]
    assert passed(rule, made((first, first))) == [True, False]
    offices = tuple(replace(row("1"), unit=quote(name)) for name in ("Seksi Umum", "Seksi Pelayanan"))
    assert passed(rule, made(offices)) == [True, True]


def test_what_is_listed_twice_is_told_at_its_second_place_with_both() -> None:
    told = [c for c in checks("indicator_is_listed_once", made((row("1"), row("2")))) if not c.passed]
    assert [(len(c.quotes), (c.record_id or "")[-3:], c.found) for c in told] == [(2, "002", RESULT)]


@pytest.mark.parametrize(
    ("rule", "rows", "more", "places"),
    [
        pytest.param("indicator_is_listed_once", (row("1"), row("2"), row("3", ACTIVITY), row("4", ACTIVITY)), {}, [2],
                     id="twice"),
        pytest.param("row_numbers_have_no_gap", (row("1"), row("3", ACTIVITY), row("7", OTHER)), {}, [2], id="gaps"),
        pytest.param("indicator_is_a_result", (row("1", ACTIVITY), row("2", "Penyusunan rencana", OTHER)), {}, [2],
                     id="activities"),
        pytest.param("listed_goal_has_an_indicator", (row("1"), row("2", RESULT, OTHER)),
                     {"goals": (GOAL, OTHER, THIRD, "Terkendalinya tata ruang wilayah kota")}, [2], id="goals"),
        pytest.param("goal_has_a_result_indicator", (row("1", ACTIVITY), row("2", "Penyusunan rencana"),
                     row("3", ACTIVITY, OTHER), row("4", "Penyusunan renja", OTHER)), {}, [1, 1], id="each_goal_by_itself"),
    ],
)  # fmt: skip
def test_slips_of_one_kind_are_one_finding(
    rule: str, rows: tuple[IndikatorRow, ...], more: dict[str, tuple[str, ...]], places: list[int]
) -> None:
    assert found(rule, made(rows, **more)) == places  # type: ignore[arg-type]


def test_tables_of_too_few_indicators_are_one_finding() -> None:
    few = tuple(tuple(row(str(at), f"{RESULT} {n} {at}") for at in range(31)) for n in range(2))
    assert found("number_of_indicators_is_workable", made(*few)) == [2]


@pytest.mark.parametrize(
    ("rule", "rows", "more", "about"),
    [
        pytest.param("row_numbers_have_no_gap", (row("1"), row("3", ACTIVITY)), {}, "reader", id="a_row_may_be_missed"),
        pytest.param("listed_goal_has_an_indicator", (row("1"), row("2", RESULT, OTHER)), {"goals": (GOAL, OTHER, THIRD)},
                     "reader", id="so_may_that_of_a_goal"),
        pytest.param("number_of_indicators_is_workable", (row("1"),), {}, "reader", id="so_may_others"),
        pytest.param("indicator_is_a_result", (row("1", ACTIVITY),), {}, "document", id="what_is_there_is_there"),
        pytest.param("indicator_is_listed_once", (row("1"), row("2")), {}, "document", id="twice_is_twice"),
    ],
)  # fmt: skip
def test_what_a_page_that_was_not_read_may_hold(
    rule: str, rows: tuple[IndikatorRow, ...], more: dict[str, tuple[str, ...]], about: str
) -> None:
    dossier = made(rows, **more)  # type: ignore[arg-type]
    lost = replace(dossier, notes=(("page_failed", 2, ""),))
    assert {c.about for c in checks(rule, lost) if not c.passed} == {about}
    assert {c.about for c in checks(rule, dossier) if not c.passed} == {"document"}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("INDIKATOR KINERJA UTAMA", [False], id="of_an_office"),
        pytest.param("INDIKATOR KINERJA INDIVIDU", [], id="of_a_person"),
        pytest.param("INDIKATOR KINERJA UTAMA SEKSI PELAYANAN", [], id="of_a_section"),
        pytest.param("INDIKATOR KINERJA UTAMA BIDANG SOSIAL", [], id="of_a_division"),
    ],
)
def test_outputs_are_the_results_of_a_section(title: str, told: list[bool]) -> None:
    assert passed("indicator_is_a_result", made((row("1", ACTIVITY),), title=title)) == told
    two = (row("1", ACTIVITY), row("2", "Penyusunan rencana"))
    assert passed("goal_has_a_result_indicator", made(two, title=title)) == told


def test_a_row_of_a_section_in_a_table_of_an_office_is_left_alone() -> None:
    own = replace(row("1", ACTIVITY), unit=quote("Seksi Pelayanan"))
    assert passed("indicator_is_a_result", made((own, row("2")))) == [True]


def test_activities_are_told_of_the_goal_at_its_first_row() -> None:
    dossier = made((row("1", ACTIVITY), row("2", "Penyusunan rencana")))
    (check,) = checks("goal_has_a_result_indicator", dossier)
    assert check.quotes[0] is dossier.indicators[0].sasaran.quote
    assert (check.found, (check.record_id or "")[-3:], len(check.quotes)) == (GOAL, "001", 3)


def test_rows_without_a_goal_are_no_goal() -> None:
    rows = (row("1", ACTIVITY, ""), row("2", "Penyusunan rencana", ""))
    assert passed("goal_has_a_result_indicator", made(rows)) == []
    assert passed("indicator_is_a_result", made(rows)) == [False, False]


@pytest.mark.parametrize(
    ("digits", "told"),
    [pytest.param(18, [], id="as_long_as_a_number_is"), pytest.param(19, [False], id="longer_than_any")],
)
def test_a_long_number_in_the_first_column(digits: int, told: list[bool]) -> None:
    printed = ("1", "5" * digits, "9" * digits)
    assert passed("row_numbers_have_no_gap", made((row("1"), row("9" * digits, ACTIVITY)), numbers=printed)) == told


@pytest.mark.parametrize(
    ("read", "printed", "told"),
    [
        pytest.param(
            ("1", "2", "2", "3", "1", "3"),
            ("1", "2", "3", "1", "2", "3"),
            [True, True, True],
            id="a_merged_cell_is_one",
        ),
        pytest.param(
            ("1", "2", "3", "1", "3"),
            ("1", "2", "3", "1", "3"),
            [True, True, True, False],
            id="read_as_often_as_printed",
        ),
        pytest.param(("1", "3"), ("1", "02", "3"), [False], id="no_plain_number"),
        pytest.param(("1", "3"), ("1", "b", "3"), [False], id="a_letter"),
        pytest.param(("2", "4", "5"), ("1", "2", "4", "5"), [False, True], id="the_one_before_is_none_between"),
    ],
)
def test_numbers_that_are_printed_and_not_read(
    read: tuple[str, ...], printed: tuple[str, ...], told: list[bool]
) -> None:
    rows = tuple(row(no, f"{RESULT} {at}") for at, no in enumerate(read))
    assert passed("row_numbers_have_no_gap", made(rows, numbers=printed)) == told


def test_each_table_counts_by_itself() -> None:
    assert passed("row_numbers_have_no_gap", made((row("1"),), (row("5"), row("6", ACTIVITY)))) == [True]


@pytest.mark.parametrize(("n", "told"), [(30, [True]), (31, [False])], ids=["thirty", "thirty_one"])
def test_the_most_indicators_of_an_office(n: int, told: list[bool]) -> None:
    rows = tuple(row(str(at), f"{RESULT} {at}") for at in range(1, n + 1))
    (check,) = checks("number_of_indicators_is_workable", made(rows))
    assert [check.passed] == told
    assert (check.found, check.expected, (check.record_id or "")[-3:]) == (str(n), "2–30", "001")


def test_rows_of_other_offices_are_not_counted() -> None:
    others = tuple(replace(row(str(at), f"{RESULT} {at}"), unit=quote("Seksi Umum")) for at in range(40))
    assert passed("number_of_indicators_is_workable", made(others)) == []


@pytest.mark.parametrize(
    ("short", "told"),
    [
        pytest.param("Tercapainya tertib", [], id="nineteen"),
        pytest.param("Tercapainya tertibx", [True, False], id="twenty"),
    ],
)
def test_letters_of_a_goal(short: str, told: list[bool]) -> None:
    goal = short + "!"
    assert len(goal) in (19, 20)
    assert passed("listed_goal_has_an_indicator", made((row("1"),), goals=(GOAL, goal))) == told


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        pytest.param(f"1. {GOAL}", [True, True], id="with_its_mark"),
        pytest.param(f"{GOAL}!", [True, True], id="with_a_sign"),
        pytest.param("Meningkatnya mutu pelayanan", [True, True], id="cut_short"),
        pytest.param("Meningkatnya mutu produk", [False, True], id="another_thing"),
    ],
)
def test_goals_that_are_nearly_those_of_a_row(goal: str, told: list[bool]) -> None:
    rows = (row("1"), row("2", f"{RESULT} kedua", OTHER))
    assert passed("listed_goal_has_an_indicator", made(rows, goals=(goal, OTHER))) == told
