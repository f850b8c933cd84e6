"""Rules on tables of indicators: which cells count as blank, who may be wrong, what two printings of a row may differ in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks, BudgetList, HeaderCell, IndikatorRow, IndikatorTable, YearValue
from extractors.model.quote import Quote
from normalizers.values.periode import parse_periode
from pipeline.audit.apply import RuleResult
from pipeline.audit.check import Check, Rule
from pipeline.audit.doubt import ReadingDoubts, judged
from pipeline.audit.rules import indicator_table as rules
from pipeline.document.findings import findings_of
from pipeline.reading import read_as
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.ids import indicator_id
from pipeline.records.source import Source
from tests.build import document, quote
from tests.pipeline.audit.test_indicator_table import dossier as of_tables

PLAIN = {"no": "1", "sasaran": "Meningkatnya mutu", "indikator": "Indeks", "target": "85"}


def dossier(
    *rows: dict[str, str], columns: tuple[str, ...] = (), left: str = "", kind: str = "iku", **more: object
) -> Dossier:
    made = tuple(
        IndikatorRow({n: quote(t, top=90 + 20 * at) for n, t in row.items() if t}) for at, row in enumerate(rows)
    )
    named = columns or tuple(dict.fromkeys(name for row in rows for name in row))
    header = tuple(HeaderCell(quote(name), (name,), at) for at, name in enumerate(named))
    over = (quote(left),) if left else ()
    return of_tables(IndikatorTable(made, header=header, leftovers=over), kind=kind, **more)  # type: ignore[arg-type]


def doubted(made: Dossier, *codes: str) -> Dossier:
    return replace(made, indicators=tuple(replace(record, doubts=codes) for record in made.indicators))


BARE = document("INDIKATOR KINERJA UTAMA", "KECAMATAN SUKAMAJU", "TAHUN 2024")


def without_rows(kind: str = "iku", ledger: dict[str, int] | None = None, **blocks: object) -> Dossier:
    made = interpret(Source("a.pdf", BARE.sha256, 1), BARE, Blocks(**blocks))  # type: ignore[arg-type]
    assert made.facts is not None
    return replace(made, status="ok", facts=replace(made.facts, kind=kind, doubts=()), ledger=ledger or {})


BUDGET = {"budgets": (BudgetList(()),)}


@pytest.mark.parametrize(
    ("made", "about"),
    [
        pytest.param(without_rows(), [None], id="nothing can hide a table"),
        pytest.param(without_rows("iki"), [None], id="of one officer"),
        pytest.param(without_rows("perjanjian_kinerja"), [None], id="an agreement"),
        pytest.param(without_rows("lkjip"), [], id="a report promises none"),
        pytest.param(replace(without_rows(), facts=None), [], id="nothing is known of it"),
        pytest.param(without_rows(placeholders=(quote("${nama}"),)), [], id="a template"),
        pytest.param(without_rows(unread=(quote("SASARAN INDIKATOR"),)), ["reader"], id="a table that gave no row"),
        pytest.param(replace(without_rows(), status="partial"), ["reader"], id="a part is lost"),
        pytest.param(without_rows(ledger={"text": 60}), [None], id="sixty words are too few for a table"),
        pytest.param(without_rows(ledger={"leftover": 60}), [None], id="sixty words left over"),
        pytest.param(without_rows(ledger={"other_table": 60}, **BUDGET), [None], id="sixty words of a table of money"),
        pytest.param(without_rows(ledger={"text": 61}), ["reader"], id="more than sixty may be one"),
        pytest.param(without_rows(ledger={"text": 31, "leftover": 30}), ["reader"], id="of all kinds together"),
        pytest.param(without_rows(ledger={"other_table": 31, "text": 30}, **BUDGET), ["reader"], id="with another table's"),
        pytest.param(without_rows(ledger={"other_table": 1}), ["reader"], id="another table"),
        pytest.param(without_rows(ledger={"other_table": 9}, **BUDGET), [None], id="another table: of money"),
        pytest.param(without_rows(ledger={"other_table": 9}, money=quote("Anggaran")), [None], id="words of money"),
        pytest.param(replace(without_rows(), notes=(("picture_unread", None, ""),)), ["reader"], id="a picture"),
        pytest.param(replace(without_rows(), notes=(("white_text", None, ""),)), [None], id="another note"),
    ],
)  # fmt: skip
def test_a_document_without_the_table_that_it_promises(made: Dossier, about: list[str | None]) -> None:
    checks = list(rules.announced_table_is_present(made))
    assert [(check.passed, check.about) for check in checks] == [(False, who) for who in about]


def test_the_promise_is_kept_by_one_row() -> None:
    assert [c.passed for c in rules.announced_table_is_present(dossier(PLAIN))] == [True]


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        pytest.param(rules.formula_is_present, "formula", id="formula"),
        pytest.param(rules.source_is_present, "sumber_data", id="source"),
        pytest.param(rules.owner_is_present, "penanggung_jawab", id="owner"),
        pytest.param(rules.target_is_present, "target", id="target"),
    ],
)
@pytest.mark.parametrize(
    ("printed", "left", "passed", "about", "found"),
    [
        pytest.param("Dinas", "", True, None, "Dinas", id="something"),
        pytest.param("-", "", False, None, "-", id="a dash"),
        pytest.param("–", "", False, None, "–", id="a long dash"),
        pytest.param("…", "", False, None, "…", id="dots"),
        pytest.param("", "", False, None, None, id="blank"),
        pytest.param("", "Kambing", False, "reader", None, id="blank, with words that no row has"),
        pytest.param("-", "Kambing", False, None, "-", id="a dash is no blank, whatever is left over"),
    ],
)
def test_cells_of_a_column(
    rule: Callable[[Dossier], list[Check]], field: str, printed: str, left: str, passed: bool, about: str, found: str
) -> None:
    row = {"sasaran": "A", "indikator": "Indeks", "satuan": "%", field: printed}
    (check,) = rule(dossier(row, left=left))
    assert (check.passed, check.about, check.found, check.field) == (passed, about, found, field)
    assert [q.text for q in check.quotes] == [printed or "Indeks"]


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        pytest.param({"indikator": "Indeks"}, ("indikator",), id="the table has no such column"),
        pytest.param({"sasaran": "A"}, ("sasaran", "formula"), id="the row is no indicator"),
    ],
)
def test_cells_that_nobody_asks_for(row: dict[str, str], columns: tuple[str, ...]) -> None:
    assert list(rules.formula_is_present(dossier(row, columns=columns))) == []


def test_rows_of_programmes_need_no_formula() -> None:
    made = dossier({"indikator": "Indeks", "formula": ""})
    programmes = replace(made, indicators=tuple(replace(record, level="program") for record in made.indicators))
    assert list(rules.formula_is_present(programmes)) == []
    assert [c.passed for c in rules.formula_is_present(made)] == [False]


@pytest.mark.parametrize(
    ("codes", "about"),
    [
        pytest.param(("counts_differ",), "reader", id="parted wrongly, perhaps"),
        pytest.param(("counts_differ", "title_missing"), "reader", id="among others"),
        pytest.param(("title_missing",), None, id="a doubt that parts no cells"),
        pytest.param((), None, id="no doubt"),
    ],
)
def test_doubts_of_a_table_speak_for_its_blank_cells(codes: tuple[str, ...], about: str | None) -> None:
    made = doubted(dossier({"indikator": "Indeks", "formula": ""}), *codes)
    (check,) = rules.formula_is_present(made)
    assert check.about == about


def test_each_row_is_asked_for_the_columns_of_its_own_table() -> None:
    tables = [
        IndikatorTable(
            (IndikatorRow({"indikator": quote(name)}),),
            header=tuple(HeaderCell(quote(n), (n,), at) for at, n in enumerate(("indikator", *more))),
        )
        for name, more in (("Indeks", ("formula",)), ("Nilai", ()), ("Rasio", ("formula",)))
    ]
    found = [check.quotes[0].text for check in rules.formula_is_present(of_tables(*tables))]
    assert found == ["Indeks", "Rasio"]


@pytest.mark.parametrize(
    ("rule", "row"),
    [
        pytest.param(rules.formula_is_present, {"indikator": "Indeks", "formula": ""}, id="formula"),
        pytest.param(rules.source_is_present, {"indikator": "Indeks", "sumber_data": ""}, id="source"),
        pytest.param(rules.owner_is_present, {"indikator": "Indeks", "penanggung_jawab": ""}, id="owner"),
        pytest.param(rules.target_is_present, {"indikator": "Indeks", "target": ""}, id="target"),
    ],
)
def test_two_blank_cells_are_one_finding_and_on_a_scan_nobodys(rule: Rule, row: dict[str, str]) -> None:
    made = dossier(row, {**row, "indikator": "Rasio"})
    checks = tuple(rule(made))
    (finding,) = findings_of(RuleResult(rule, made.document_id, checks)).findings
    assert finding.row["n_places"] == 2
    assert judged(checks[0], rule, ReadingDoubts()).about == "document"
    assert judged(checks[0], rule, ReadingDoubts(missed=True)).about == "reader"


def test_doubts_of_one_table_say_nothing_of_another() -> None:
    tables = [
        IndikatorTable(
            (IndikatorRow({"indikator": quote(name)}),),
            header=(HeaderCell(quote("indikator"), ("indikator",), 0), HeaderCell(quote("formula"), ("formula",), 1)),
            leftovers=left,
        )
        for name, left in (("Indeks", ()), ("Nilai", (quote("Kambing"),)))
    ]
    assert [c.about for c in rules.formula_is_present(of_tables(*tables))] == [None, "reader"]


def test_targets_under_years_fill_the_column() -> None:
    header = tuple(HeaderCell(quote(name), (name,), at) for at, name in enumerate(("indikator", "target")))
    rows = tuple(
        IndikatorRow({"indikator": quote("Indeks")}, yearly=yearly)
        for yearly in ((YearValue(quote("2024"), "target", quote("85")),), ())
    )
    assert [c.passed for c in rules.target_is_present(of_tables(IndikatorTable(rows, header=header)))] == [True, False]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(PLAIN, [(True, "document")], id="both"),
        pytest.param({**PLAIN, "indikator": "", "target": ""}, [(False, "document")], id="a numbered goal alone"),
        pytest.param({**PLAIN, "indikator": ""}, [(False, "reader")], id="a target of no indicator: parted wrongly"),
        pytest.param({**PLAIN, "sasaran": ""}, [(False, "document")], id="a numbered indicator alone"),
        pytest.param({**PLAIN, "sasaran": "", "no": ""}, [(False, "reader")], id="one without number"),
        pytest.param({**PLAIN, "sasaran": "", "no": "1a"}, [(False, "reader")], id="no whole number"),
        pytest.param({**PLAIN, "sasaran": "", "tujuan": "Terwujudnya"}, [], id="an indicator of an aim"),
    ],
)
def test_a_row_has_goal_and_indicator(row: dict[str, str], expected: list[tuple[bool, str]]) -> None:
    made = dossier(row, columns=("no", "sasaran", "indikator", "target", "tujuan"))
    checks = list(rules.row_has_goal_and_indicator(made))
    assert [(check.passed, check.about) for check in checks] == expected


def test_a_lone_goal_and_a_lone_indicator_are_told_apart() -> None:
    columns = ("no", "sasaran", "indikator", "target")
    goal, indicator = (
        next(iter(rules.row_has_goal_and_indicator(dossier({**PLAIN, lost: "", "target": ""}, columns=columns))))
        for lost in ("indikator", "sasaran")
    )
    assert (goal.found, indicator.found) == ("Meningkatnya mutu", "Indeks")
    assert goal.group != indicator.group


def test_a_table_without_a_column_of_goals_needs_none() -> None:
    made = dossier({"no": "1", "indikator": "Indeks"}, columns=("no", "indikator"))
    assert list(rules.row_has_goal_and_indicator(made)) == []


def twice(first: dict[str, str], second: dict[str, str], kind: str = "iku", period: str = "2024") -> Dossier:
    """Return a document whose second row is its first, printed again."""
    tables = tuple(
        IndikatorTable((IndikatorRow({n: quote(t, top=100 * at) for n, t in row.items()}),))
        for at, row in enumerate((first, second), start=1)
    )
    made = interpret(Source("a.pdf", BARE.sha256, 1), BARE, Blocks(tables=tables))
    assert made.facts is not None
    one, other = (indicator_id(made, number) for number in (1, 2))
    years = read_as(quote(period), parse_periode)
    return replace(made, facts=replace(made.facts, kind=kind, years=years, doubts=()), duplicate_of={other: one})


BASE = {"indikator": "Indeks", "satuan": "Nilai", "target": "85"}


@pytest.mark.parametrize(
    ("change", "kind", "expected"),
    [
        pytest.param({}, "iku", (True, None, ""), id="the same"),
        pytest.param({"target": "90"}, "iku", (False, "85 ≠ 90", "target"), id="another target"),
        pytest.param({"target": "90"}, "renstra", (True, None, ""), id="a plan prints a row for each year"),
        pytest.param({"target": "90"}, "lkjip", (True, None, ""), id="so does a report"),
        pytest.param({"satuan": "Persen"}, "iku", (False, "Nilai ≠ Persen", "satuan"), id="another unit"),
        pytest.param({"satuan": "Persen"}, "renja", (True, None, ""), id="another unit of another year"),
        pytest.param({"target": "85 nilai"}, "iku", (True, None, ""), id="one number with its unit once"),
        pytest.param({"target": "85 orang"}, "iku", (True, None, ""), id="a unit that the other printing leaves out"),
        pytest.param({"target": "85,0"}, "iku", (True, None, ""), id="one number written otherwise"),
        pytest.param({"target": "baik"}, "iku", (False, "85 ≠ baik", "target"), id="words for a number"),
        pytest.param({"indikator": "Rasio"}, "renstra", (False, "Indeks ≠ Rasio", "indikator"), id="another name, any kind"),
        pytest.param(
            {"indikator": "Rasio", "target": "90"}, "iku", (False, "Indeks ≠ Rasio", "indikator, target"), id="two fields"
        ),
        pytest.param({"formula": "A / B"}, "iku", (True, None, ""), id="a field that one printing lacks"),
    ],
)  # fmt: skip
def test_two_printings_of_a_row(change: dict[str, str], kind: str, expected: tuple[bool, str | None, str]) -> None:
    (check,) = rules.body_and_annex_tables_agree(twice(BASE, {**BASE, **change}, kind))
    assert (check.passed, check.found, check.group) == expected


def test_the_field_that_the_second_printing_lacks_is_no_difference() -> None:
    (check,) = rules.body_and_annex_tables_agree(twice({**BASE, "formula": "A / B"}, BASE))
    assert check.passed


def test_two_units_of_one_number_differ() -> None:
    first, second = ({"indikator": "Indeks", "target": f"85 {unit}"} for unit in ("orang", "dokumen"))
    (check,) = rules.body_and_annex_tables_agree(twice(first, second))
    assert (check.passed, check.group) == (False, "target")


def test_a_list_of_several_years_may_have_the_target_of_another_one() -> None:
    several = twice(BASE, {**BASE, "target": "90"}, period="2021-2026")
    assert [c.passed for c in rules.body_and_annex_tables_agree(several)] == [True]


def test_rows_that_are_printed_once_are_not_compared() -> None:
    assert list(rules.body_and_annex_tables_agree(replace(twice(BASE, BASE), duplicate_of={}))) == []


def test_nothing_is_known_of_the_document_and_targets_differ() -> None:
    made = replace(twice(BASE, {**BASE, "target": "90"}), facts=None)
    assert [c.passed for c in rules.body_and_annex_tables_agree(made)] == [False]


def test_a_quote_of_a_blank_cell_is_the_indicator() -> None:
    (check,) = rules.formula_is_present(dossier({"indikator": "Indeks", "formula": ""}))
    assert [q.text for q in check.quotes] == ["Indeks"]
    assert check.quotes != (Quote(),)
