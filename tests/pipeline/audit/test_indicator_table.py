"""Rules on tables of indicators: what the reader may have missed accuses nobody; aim and result of one goal are no difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks, HeaderCell, IndikatorRow, IndikatorTable
from extractors.model.quote import Quote
from pipeline.audit.apply import RULES
from pipeline.audit.check import Check
from pipeline.audit.doubt import doubts_of, judged
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests.build import document, quote, table


def dossier(*tables: IndikatorTable, kind: str = "iku", ledger: dict[str, int] | None = None) -> Dossier:
    read = document("INDIKATOR KINERJA UTAMA", "KECAMATAN SUKAMAJU", "TAHUN 2024")
    made = interpret(Source("a.pdf", read.sha256, 1), read, Blocks(tables=tables))
    assert made.facts is not None
    return replace(made, status="ok", facts=replace(made.facts, kind=kind, doubts=()), ledger=ledger or {})


def checks(rule: str, made: Dossier) -> list[Check]:
    (found,) = (r for r in RULES if r.__name__ == rule)
    return [judged(c, found, doubts_of(made)) for c in found(made)]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("left", "about"),
    [
        pytest.param({"text": 40}, "document", id="no room for a table"),
        pytest.param({"text": 200}, "reader", id="a table without rules may stand in the text"),
        pytest.param({"other_table": 120}, "reader", id="a table that was not known"),
        pytest.param({"other_table": 9}, "reader", id="a small table without a head"),
    ],
)
def test_a_missing_table_accuses_only_where_no_words_are_left(left: dict[str, int], about: str) -> None:
    (check,) = checks("announced_table_is_present", dossier(ledger=left))
    assert (check.passed, check.about) == (False, about)


@pytest.mark.parametrize(
    ("label", "known"),
    [
        pytest.param("PROGRAM", True, id="a column that no indicator has"),
        pytest.param("ANGGARAN", True, id="money"),
        pytest.param("SASARAN", True, id="a field"),
        pytest.param("ZODIAK", False, id="unknown"),
    ],
)
def test_columns_of_programmes_are_no_unknown_headers(label: str, known: bool) -> None:
    fields = ("sasaran",) if label == "SASARAN" else ()
    header = (HeaderCell(quote(label), fields, 0), HeaderCell(quote("INDIKATOR", x=400), ("indikator",), 1))
    left = (quote("Kambing", top=100),)
    made = IndikatorTable((IndikatorRow({"indikator": quote("Indeks", x=400)}),), header=header, leftovers=left)
    check = checks("column_header_is_known", dossier(made))[0]
    assert check.passed is known


@pytest.mark.parametrize(
    ("column", "passed"),
    [
        pytest.param(["", ""], True, id="an empty column"),
        pytest.param(["√", "-"], True, id="ticks"),
        pytest.param(["Pengembangan perpustakaan", ""], False, id="names that no row has"),
    ],
)
def test_an_unknown_header_is_told_where_words_under_it_are_lost(column: list[str], passed: bool) -> None:
    """A column without words was told as one whose cells are lost."""
    grid = table([["ZODIAK", "INDIKATOR"], [column[0], "Indeks"], [column[1], "Nilai"]])
    head, rows = grid.row(0), [row for at in (1, 2) for row in grid.row(at) if row.col == 1]
    made = IndikatorTable(
        tuple(IndikatorRow({"indikator": cell.quote}) for cell in rows),
        header=(HeaderCell(head[0].quote, (), 0), HeaderCell(head[1].quote, ("indikator",), 1)),
        sources=(grid,),
    )
    assert [c.passed for c in checks("column_header_is_known", dossier(made))] == [passed, True]


HEADER = (
    HeaderCell(quote("ZODIAK"), (), 0),
    HeaderCell(quote("INDIKATOR", x=300), ("indikator",), 1),
    HeaderCell(quote("PAGU", x=500), (), 2),
)


@pytest.mark.parametrize(
    ("left", "told"),
    [
        pytest.param([("81,30", 300)], "81,30", id="a value"),
        pytest.param([("Pembangunan gedung", 300)], "Pembangunan gedung", id="words"),
        pytest.param([("√", 300), ("v", 320), ("-", 340)], None, id="ticks"),
        pytest.param([("10.868.992.450", 500)], None, id="a sum under its column"),
        pytest.param([("14.000.000", 300)], "14.000.000", id="a large number elsewhere"),
        pytest.param([("DINAS SOSIAL", 300)], None, id="the office above its rows"),
        pytest.param([("Pembinaan Dinas Sosial", 300)], "Pembinaan Dinas Sosial", id="words that name an office"),
        pytest.param([("Persen", 300)], None, id="the unit of a row again"),
        pytest.param([("Orang", 300)], "Orang", id="another unit"),
        pytest.param([("2", 300), ("3", 340), ("4", 380)], None, id="numbers of columns"),
        pytest.param([("2", 300), ("3", 340)], "2 | 3", id="too few for numbers of columns"),
        pytest.param([("Kambing", 72)], None, id="under an unknown header"),
    ],
)
def test_words_left_over_are_told_where_they_say_something(left: list[tuple[str, float]], told: str | None) -> None:
    row = IndikatorRow({"indikator": quote("Indeks", x=300, top=90), "satuan": quote("Persen", x=400, top=90)})
    over = tuple(quote(text, x=x, top=110) for text, x in left)
    (check,) = checks("table_leaves_no_words_over", dossier(IndikatorTable((row,), header=HEADER, leftovers=over)))
    assert (check.passed, check.found) == (told is None, told)


def test_words_of_a_word_file_stand_under_the_header_of_their_column() -> None:
    """A DOCX has no places on a page: its columns are told by their numbers."""
    at = {"page": None, "path": "t[0]/r[0]/c[0]/p[0]"}
    header = (
        HeaderCell(quote("ZODIAK", **at), (), 0),
        HeaderCell(quote("INDIKATOR", page=None, path="t[0]/r[0]/c[3]/p[0]"), ("indikator",), 1),
    )
    over = tuple(quote("Kambing", page=None, path=f"t[0]/r[2]/c[{col}]/p[0]") for col in (1, 3))
    made = dossier(IndikatorTable((IndikatorRow({"indikator": quote("Indeks")}),), header=header, leftovers=over))
    unknown, known = checks("column_header_is_known", made)
    assert (unknown.passed, known.passed, len(unknown.quotes)) == (False, True, 2)
    (left,) = checks("table_leaves_no_words_over", made)
    assert left.quotes == over[1:]


@pytest.mark.parametrize(
    ("group", "told"),
    [
        pytest.param({}, 0, id="names the rows below"),
        pytest.param({"satuan": "Ton"}, 1, id="a unit, but no target"),
    ],
)
def test_a_row_that_names_the_rows_below_needs_no_target(group: dict[str, str], told: int) -> None:
    """Indicators in bold above their parts ("Peningkatan produksi": padi, jagung) were told to lack targets."""
    first = IndikatorRow(
        {name: quote(text) for name, text in {"sasaran": "A", "indikator": "Produksi", **group}.items()}
    )
    below = {"sasaran": "A", "indikator": "Padi", "satuan": "Ton", "target": "5"}
    second = IndikatorRow({name: quote(text) for name, text in below.items()})
    header = tuple(HeaderCell(quote(name), (name,), at) for at, name in enumerate(below))
    found = checks("target_is_present", dossier(IndikatorTable((first, second), header=header)))
    assert sum(not c.passed for c in found) == told


@pytest.mark.parametrize("name", ["no", "sub_no"])
@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        pytest.param("1.", "2.", 1, id="the next number: an indicator left blank"),
        pytest.param("1", "1", 0, id="the number of both"),
        pytest.param("1", "a", 0, id="a part"),
        pytest.param("1", "", 0, id="a row without number"),
    ],
)
def test_a_numbered_row_above_the_next_number_is_no_name_of_it(name: str, first: str, second: str, told: int) -> None:
    blank = {name: first, "sasaran": "A", "indikator": "Produksi"}
    below = {name: second, "sasaran": "A", "indikator": "Padi", "satuan": "Ton", "target": "5"}
    rows = tuple(IndikatorRow({n: quote(t) for n, t in row.items() if t}) for row in (blank, below))
    header = tuple(HeaderCell(quote(n), (n,), at) for at, n in enumerate(below))
    found = checks("target_is_present", dossier(IndikatorTable(rows, header=header)))
    assert sum(not c.passed for c in found) == told


def test_the_first_row_without_target_is_told_where_nothing_but_targets_stands_beside() -> None:
    rows = tuple(
        IndikatorRow({n: quote(t) for n, t in fields.items()})
        for fields in ({"indikator": "Produksi"}, {"indikator": "Padi", "target": "5"})
    )
    header = (HeaderCell(quote("indikator"), ("indikator",), 0), HeaderCell(quote("target"), ("target",), 1))
    found = checks("target_is_present", dossier(IndikatorTable(rows, header=header)))
    assert [c.passed for c in found] == [False, True]


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        pytest.param("Meningkatkan mutu layanan", "Meningkatnya mutu layanan", True, id="aim and result"),
        pytest.param("3. Meningkatnya mutu layanan", "Meningkatnya mutu layanan", True, id="number in front"),
        pytest.param("Meningkatnya mutu layanan", "Meningkatnya mutu pelayanan", False, id="another word"),
    ],
)
def test_a_goal_printed_as_aim_and_as_result_agrees(first: str, second: str, agree: bool) -> None:
    tables = [
        IndikatorTable((IndikatorRow({"indikator": quote("Indeks"), "sasaran": said}),))
        for said in quotes(first, second)
    ]
    made = dossier(*tables)
    keys = [f"{made.document_id}-i{n:05}" for n in (1, 2)]
    (check,) = checks("body_and_annex_tables_agree", replace(made, duplicate_of={keys[1]: keys[0]}))
    assert check.passed is agree


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        pytest.param("Jumlah arsip yang digtalsasi", "Jumlah arsip yang digitalisasi", True, id="misspelt"),
        pytest.param("Jumlah investor berskala nasional", "Jumlah investor skala nasional", True, id="an affix"),
        pytest.param("Persentase jumlah produksi", "Jumlah produksi", False, id="a word more"),
        pytest.param("Jumlah koperasi formal", "Jumlah koperasi informal", False, id="an affix that turns the meaning"),
        pytest.param("Nilai SAKIP 2023", "Nilai SAKIP 2024", False, id="a number"),
    ],
)
def test_an_indicator_that_is_only_spelt_otherwise_agrees(first: str, second: str, agree: bool) -> None:
    tables = [IndikatorTable((IndikatorRow({"indikator": said}),)) for said in quotes(first, second)]
    made = dossier(*tables)
    keys = [f"{made.document_id}-i{n:05}" for n in (1, 2)]
    (check,) = checks("body_and_annex_tables_agree", replace(made, duplicate_of={keys[1]: keys[0]}))
    assert check.passed is agree


def quotes(*texts: str) -> list[Quote]:
    return [quote(text) for text in texts]
