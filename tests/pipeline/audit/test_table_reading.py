"""Rules on how tables were read: what is told of words read without confidence, of tables without rows, of unknown headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks, HeaderCell, IndikatorRow, IndikatorTable, YearValue
from extractors.model.quote import Quote
from pipeline.audit.apply import RuleResult
from pipeline.audit.check import Check, Rule
from pipeline.audit.rules import table_reading
from pipeline.document.findings import findings_of
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests.build import document, quote, table

SURE = ("Indeks kepuasan masyarakat terhadap pelayanan publik", 0.99)


def read(text: str, sure: float, engine: str = "ocr") -> Quote:
    return Quote(tuple(word._replace(engine=engine, confidence=sure) for word in quote(text).words))


def mixed(*parts: tuple[str, float]) -> Quote:
    return Quote(tuple(word for text, sure in parts for word in read(text, sure).words))


def dossier(*rows: IndikatorRow, unread: Sequence[Quote] = (), header: Sequence[HeaderCell] = ()) -> Dossier:
    made = document("INDIKATOR KINERJA UTAMA", "KECAMATAN SUKAMAJU")
    tables = (IndikatorTable(tuple(rows), header=tuple(header)),) if rows else ()
    return interpret(Source("a.pdf", made.sha256, 1), made, Blocks(tables=tables, unread=tuple(unread)))


def told(checks: Sequence[Check]) -> list[tuple[bool, str | None]]:
    return [(check.passed, check.found) for check in checks]


@pytest.mark.parametrize(
    ("fields", "passed", "found", "expected", "quoted"),
    [
        pytest.param({"indikator": ("Indeks", 0.75)}, True, "75%", "≥ 75%", "Indeks", id="just sure enough"),
        pytest.param({"indikator": ("Indeks", 0.749)}, False, "74%", "≥ 75%", "Indeks", id="a row below the bound"),
        pytest.param({"indikator": SURE, "target": ("85", 0.49)}, False, "85 (49%)", "≥ 50%", "85", id="a short cell"),
        pytest.param(
            {"indikator": SURE, "target": ("85", 0.5)}, True, "97%", "≥ 75%", f"{SURE[0]} 85", id="a cell just sure enough"
        ),
        pytest.param(
            {"indikator": SURE, "satuan": ("Nilai", 0.3), "target": ("85", 0.2)},
            False, "85 (20%)", "≥ 50%", "85",
            id="of two cells the one read worst",
        ),
    ],
)  # fmt: skip
def test_confidence_of_a_row_and_of_its_cells(
    fields: dict[str, tuple[str, float]], passed: bool, found: str, expected: str, quoted: str
) -> None:
    row = IndikatorRow({name: read(*cell) for name, cell in fields.items()})
    (check,) = table_reading.row_is_read_with_confidence(dossier(row))
    assert (check.passed, check.found, check.expected) == (passed, found, expected)
    assert [q.text for q in check.quotes] == [quoted]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param(mixed(("85", 0.75)), [(True, "85 (75%)")], id="just sure enough"),
        pytest.param(mixed(("85", 0.74)), [(False, "85 (74%)")], id="below the bound"),
        pytest.param(mixed(("85", 0.9), ("90", 0.6)), [(False, "85 90 (60%)")], id="the worst of two figures"),
        pytest.param(mixed(("85", 0.9), ("persen", 0.1)), [(True, "85 persen (90%)")], id="its words do not matter"),
        pytest.param(mixed(("Baik", 0.1)), [], id="no figure"),
        pytest.param(read("85", 0.1, engine="text_layer"), [], id="typed"),
        pytest.param(Quote(), [], id="no target"),
    ],
)
def test_confidence_of_a_figure(target: Quote, expected: list[tuple[bool, str]]) -> None:
    row = IndikatorRow({"indikator": read(*SURE), "target": target})
    checks = list(table_reading.number_is_read_with_confidence(dossier(row)))
    assert told(checks) == expected
    assert all(check.expected == "≥ 75%" and check.quotes == (target,) for check in checks)


def test_figures_under_years_are_asked_too() -> None:
    years = tuple(YearValue(quote(year), "target", read(value, sure)) for year, value, sure in
                  (("2024", "85", 0.9), ("2025", "90", 0.4)))  # fmt: skip
    row = IndikatorRow({"indikator": read(*SURE), "target": read("80", 0.95)}, yearly=years)
    checks = list(table_reading.number_is_read_with_confidence(dossier(row)))
    assert told(checks) == [(True, "80 (95%)"), (True, "85 (90%)"), (False, "90 (40%)")]


ROW = IndikatorRow({"indikator": quote("Indeks")})


@pytest.mark.parametrize(
    ("rows", "unread", "expected"),
    [
        pytest.param([ROW], [], [(True, None)], id="rows, and no table without them"),
        pytest.param([], [], [], id="no table at all: nothing to say"),
        pytest.param([], ["SASARAN INDIKATOR"], [(False, "SASARAN INDIKATOR")], id="a table without rows"),
        pytest.param([ROW], ["SASARAN INDIKATOR"], [(False, "SASARAN INDIKATOR")], id="another table has rows"),
        pytest.param([], ["A" * 250], [(False, "A" * 200)], id="a long header is cut"),
    ],
)
def test_tables_that_gave_no_row(rows: list[IndikatorRow], unread: list[str], expected: list[tuple[bool, str]]) -> None:
    checks = list(table_reading.table_of_indicators_is_read(dossier(*rows, unread=[quote(t) for t in unread])))
    assert told(checks) == expected
    assert all([q.text for q in c.quotes] == [text] for c, text in zip(checks, unread, strict=False))


@pytest.mark.parametrize("rule", table_reading.RULES, ids=lambda rule: rule.__name__)
def test_what_was_read_badly_is_one_finding_and_about_the_reader(rule: Rule) -> None:
    checks = tuple(Check(False, "a", quotes=(quote(text),), found=text) for text in ("85", "90"))
    (finding,) = findings_of(RuleResult(rule, "a", checks)).findings
    assert (finding.row["n_places"], finding.row["source"]) == (2, "reader")


def over(*left: tuple[str, float, float], header: Sequence[HeaderCell], source: object = None) -> Dossier:
    """Return a document of one table with words left over at (text, x, top)."""
    made = dossier(IndikatorRow({"indikator": quote("Indeks", x=300, top=90)}), header=header)
    (first,) = made.blocks.tables
    quotes = tuple(quote(text, x=x, top=top) for text, x, top in left)
    return replace(made, blocks=replace(made.blocks, tables=(replace(first, leftovers=quotes),)))


HEADER = (HeaderCell(quote("ZODIAK"), (), 0), HeaderCell(quote("INDIKATOR", x=300), ("indikator",), 1))


def test_long_words_left_over_are_cut_and_told_one_behind_the_other() -> None:
    made = over(("B" * 200, 300, 110), ("C" * 200, 300, 130), header=HEADER)
    (check,) = table_reading.table_leaves_no_words_over(made)
    assert check.found == f"{'B' * 200} | {'C' * 97}"
    assert len(check.quotes) == 2


def test_each_table_is_asked_by_itself() -> None:
    made = over(("Kambing", 300, 110), header=HEADER)
    tables = (*made.blocks.tables, replace(made.blocks.tables[0], leftovers=()))
    checks = list(table_reading.table_leaves_no_words_over(replace(made, blocks=Blocks(tables=tables))))
    assert told(checks) == [(False, "Kambing"), (True, None)]


@pytest.mark.parametrize(
    ("label", "passed"),
    [
        pytest.param("ZODIAK", [False, True], id="unknown"),
        pytest.param("2024", [True, True], id="a number says what it is"),
        pytest.param("", [True], id="no label: not asked"),
    ],
)
def test_headers_under_which_words_are_lost(label: str, passed: list[bool]) -> None:
    header = (HeaderCell(quote(label) if label else Quote(), (), 0), HEADER[1])
    checks = list(table_reading.column_header_is_known(over(("Kambing", 72, 110), header=header)))
    assert [check.passed for check in checks] == passed


def test_an_unknown_header_names_the_words_that_it_lost_and_not_those_of_others() -> None:
    made = over(("Kambing", 72, 110), ("Domba", 300, 110), header=HEADER)
    unknown, known = table_reading.column_header_is_known(made)
    assert (unknown.found, [q.text for q in unknown.quotes]) == ("ZODIAK", ["ZODIAK", "Kambing"])
    assert (known.passed, [q.text for q in known.quotes]) == (True, ["INDIKATOR"])


def test_a_known_header_is_no_unknown_one_though_cells_below_it_reached_no_row() -> None:
    """Cells that the account does not hold as left over (they were taken for something) count for unknown headers alone."""
    grid = table([["ZODIAK", "INDIKATOR"], ["", "Indeks"], ["", "Nilai ganda"]])
    head, first = grid.row(0), grid.row(1)[1]
    header = (HeaderCell(head[0].quote, (), 0), HeaderCell(head[1].quote, ("indikator",), 1))
    made = dossier(IndikatorRow({"indikator": first.quote}), header=header)
    tables = (replace(made.blocks.tables[0], sources=(grid,)),)
    checks = list(table_reading.column_header_is_known(replace(made, blocks=Blocks(tables=tables))))
    assert [(c.passed, len(c.quotes)) for c in checks] == [(True, 1), (True, 1)]
