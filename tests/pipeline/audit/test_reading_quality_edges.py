"""Edges of the rules on the reading: which notes they tell, at which row, with which pages, and when they are silent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extractors.model.blocks import (
    Blocks,
    CitedRegulation,
    IndikatorRow,
    IndikatorTable,
    LegalItem,
    ProfileItem,
    SignatureBlock,
)
from extractors.model.quote import Quote
from pipeline.audit.check import Check
from pipeline.audit.rules.reading_quality import (
    document_gives_content,
    document_hides_no_text,
    reader_leaves_nothing_out,
    reading_is_beyond_doubt,
    row_hides_no_text,
    scanned_table_is_read_whole,
)
from pipeline.document.findings import findings_of
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests.build import document, quote
from tests.pipeline.reconcile.together import audit, reconcile

ID = "0" * 16
Note = tuple[str, int | None, str]


NOTHING = Blocks()


def read_of(*notes: Note, blocks: Blocks = NOTHING, **more: Any) -> Dossier:
    """Return a document with these blocks and notes of its reader."""
    read = document("x")
    return replace(interpret(Source("a", read.sha256, 1), read, blocks), notes=notes, **more)


def rows(*tops: float, engine: str = "text_layer") -> Blocks:
    """Return a table with a row at each of these heights, 10 points high."""
    made = []
    for top in tops:
        words = quote("Indeks kepuasan", top=top).words
        made.append(IndikatorRow({"indikator": Quote(tuple(word._replace(engine=engine) for word in words))}))
    return Blocks(tables=(IndikatorTable(tuple(made)),))


def told(checks: list[Check]) -> list[tuple[bool, str | None]]:
    """Return of each check whether it passed, and the last digit of its row; "" of the document."""
    return [(c.passed, (c.record_id or "")[-1:] if c.table == "indicators" else "") for c in checks]


@pytest.mark.parametrize(
    ("notes", "lost", "hidden"),
    [
        pytest.param([], [None], [None], id="nothing"),
        pytest.param([("rulings_unreadable", 2, "")], ["Page: 2."], [None], id="a_loss"),
        pytest.param([("white_text", 3, "")], [None], ["Page: 3."], id="hidden_text"),
        pytest.param(
            [("white_text", 3, ""), ("white_text", 1, ""), ("white_text", 3, "")], [None], ["Page: 1, 3."], id="pages"
        ),
        pytest.param([("white_text", None, "")], [None], [""], id="no_page"),
        pytest.param([("page_failed", 2, "")], [None], [None], id="a_rule_of_its_own_speaks_of_it"),
        pytest.param([("page_without_text", 2, "")], [None], [None], id="so_of_a_page_without_text"),
        pytest.param([("print_unread", 2, "")], [None], [None], id="so_of_print"),
        pytest.param([("no_such_note", 2, "")], [None], [None], id="a_note_that_nobody_knows"),
        pytest.param([("letters_recovered", 1, "")], [None], [None], id="letters_of_a_page_of_which_nothing_is_taken"),
    ],
)
def test_notes_of_the_reader(notes: list[Note], lost: list[str | None], hidden: list[str | None]) -> None:
    """None: a check that passed."""
    made = read_of(*notes)
    for rule, wanted in ((reader_leaves_nothing_out, lost), (document_hides_no_text, hidden)):
        checks = list(rule(made))
        assert [c.passed for c in checks] == [one is None for one in wanted]
        assert all(one is None or c.message_en.endswith(one) for c, one in zip(checks, wanted, strict=True))
        assert all("Page" not in c.message_en for c, one in zip(checks, wanted, strict=True) if one == "")
        assert {(c.table, c.record_id) for c in checks if not c.passed} <= {("documents", ID)}


def at(page: int, text: str) -> Quote:
    return quote(text, page=page)


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(Blocks(tables=(IndikatorTable((IndikatorRow({"indikator": at(2, "Indeks")}),)),)), id="a_row"),
        pytest.param(
            Blocks(signatures=(SignatureBlock("penanda_tangan", name=at(2, "BUDI SANTOSA")),)), id="a_signature"
        ),
        pytest.param(Blocks(cited=(CitedRegulation(at(2, "Undang-Undang Nomor 23 Tahun 2014")),)), id="a_regulation"),
        pytest.param(Blocks(profile=(ProfileItem("visi", at(2, "Terwujudnya desa maju")),)), id="a_statement"),
    ],
)
def test_letters_are_missed_on_a_page_of_which_something_was_taken(blocks: Blocks) -> None:
    for page, hides in ((2, [False]), (3, [True])):
        assert [
            c.passed for c in document_hides_no_text(read_of(("letters_recovered", page, ""), blocks=blocks))
        ] == hides


@pytest.mark.parametrize(
    ("note", "found"),
    [
        pytest.param(("print_unread", 1, "10 70 20 80"), [(False, "1")], id="beside_the_first_row"),
        pytest.param(("print_unread", 1, "10 100 20 110"), [(False, "2")], id="beside_the_second"),
        pytest.param(("print_unread", 1, "10 59 20 79"), [(False, "1")], id="three_points_above"),
        pytest.param(("print_unread", 1, "10 58 20 79"), [(False, "")], id="more_than_three"),
        pytest.param(("print_unread", 1, "10 80 20 90"), [(False, "1")], id="three_points_below"),
        pytest.param(("print_unread", 1, "10 81 20 90"), [(False, "")], id="more_than_three_below"),
        pytest.param(("print_unread", 2, "10 70 20 80"), [(False, "")], id="on_another_page"),
        pytest.param(("print_unread", 1, ""), [(False, "")], id="nobody_knows_where"),
    ],
)
def test_print_that_stayed_unread(note: Note, found: list[tuple[bool, str]]) -> None:
    """Rows stand at 72 to 82 and at 100 to 110 points."""
    assert told(list(scanned_table_is_read_whole(read_of(note, blocks=rows(72, 100))))) == found


def test_pages_of_print_that_stands_in_no_row() -> None:
    notes: list[Note] = [("print_unread", page, "0 500 9 510") for page in (4, 2, 4)]
    (check,) = scanned_table_is_read_whole(read_of(*notes, blocks=rows(72)))
    assert check.message_id.endswith("Halaman: 2, 4.")
    assert check.message_en.endswith("Page: 2, 4.")
    (nowhere,) = scanned_table_is_read_whole(read_of(("print_unread", None, "")))
    assert "Page" not in nowhere.message_en
    assert "Halaman:" not in nowhere.message_id


@pytest.mark.parametrize(
    ("engine", "found"), [("ocr", [(True, "")]), ("text_layer", [])], ids=["a_scan", "a_typed_table"]
)
def test_a_scanned_table_that_is_read_whole_passes(engine: str, found: list[tuple[bool, str]]) -> None:
    assert told(list(scanned_table_is_read_whole(read_of(blocks=rows(72, engine=engine))))) == found


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        pytest.param([], [(True, "1"), (True, "2")], id="nothing_hidden"),
        pytest.param([("set_aside_at", 1, "struck_text 10 70 20 80")], [(False, "1"), (True, "2")], id="in_the_first_row"),
        pytest.param([("set_aside_at", 1, "struck_text 10 100 20 110")] * 2, [(True, "1"), (False, "2")], id="two_words"),
        pytest.param([("set_aside_at", 1, "struck_text 10 70 20 80"), ("set_aside_at", 1, "white_text 10 70 20 80")],
                     [(False, "1"), (False, "1"), (True, "2")], id="for_two_reasons"),
        pytest.param([("set_aside_at", 1, "struck_text 10 500 20 510")], [(True, "1"), (True, "2")], id="in_no_row"),
        pytest.param([("struck_text", 1, "10 70 20 80")], [(True, "1"), (True, "2")], id="another_note"),
    ],
)  # fmt: skip
def test_rows_that_hide_words(notes: list[Note], found: list[tuple[bool, str]]) -> None:
    assert told(list(row_hides_no_text(read_of(*notes, blocks=rows(72, 100))))) == found


def test_hidden_words_of_a_row_are_counted_by_their_reason() -> None:
    notes: list[Note] = [
        ("set_aside_at", 1, f"{reason} 10 70 20 80") for reason in ("struck_text", "white_text", "struck_text")
    ]
    checks = [c for c in row_hides_no_text(read_of(*notes, blocks=rows(72))) if not c.passed]
    assert [(c.group, c.message_en[-9:]) for c in checks] == [("struck_text", "Words: 2."), ("white_text", "Words: 1.")]
    assert all(c.message_en.startswith("In this row: ") and len(c.quotes) == 1 for c in checks)
    assert all(c.message_id.startswith("Pada baris ini ") and c.message_id[15].islower() for c in checks)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        pytest.param("t[0]/r[1]/c[0]/p[0]", [(False, "1"), (True, "2")], id="its_row"),
        pytest.param("t[0]/r[2]/c[3]/p[1]", [(True, "1"), (False, "2")], id="the_other"),
        pytest.param("t[1]/r[1]/c[0]/p[0]", [(True, "1"), (True, "2")], id="another_table"),
        pytest.param("p[3]", [(True, "1"), (True, "2")], id="no_table"),
    ],
)
def test_rows_of_a_word_file_that_hide_words(where: str, found: list[tuple[bool, str]]) -> None:
    made = [
        IndikatorRow({"indikator": quote("Indeks kepuasan", page=None, path=f"t[0]/r[{at}]/c[1]/p[0]")})
        for at in (1, 2)
    ]
    blocks = Blocks(tables=(IndikatorTable(tuple(made)),))
    assert (
        told(list(row_hides_no_text(read_of(("set_aside_at", None, f"struck_text {where}"), blocks=blocks)))) == found
    )


def test_doubts_are_told_by_kind_of_record_the_most_frequent_first() -> None:
    doubted = ("value_unread", "letters_differ"), ("letters_differ",), ()
    table = IndikatorTable(
        tuple(IndikatorRow({"indikator": quote(f"Indeks {n}")}, doubts=codes) for n, codes in enumerate(doubted))
    )
    item = LegalItem(quote("Mengingat"), quote("Undang-Undang Nomor 23 Tahun 2014"), doubts=("letters_differ",))
    signer = SignatureBlock("penanda_tangan", name=quote("BUDI"), doubts=("letters_differ",))
    made = read_of(blocks=Blocks(tables=(table,), legal_items=(item,), signatures=(signer,)))
    checks = list(reading_is_beyond_doubt(made))
    assert [(c.passed, c.group, len(c.quotes)) for c in checks if c.table != "documents"] == [
        (False, "indicators", 1), (False, "indicators", 1), (True, "indicators", 0), (False, "signatories", 1),
        (False, "legal_basis", 1),
    ]  # fmt: skip
    told = [(c.record_id or "")[17:] for c in checks if not c.passed and c.table != "documents"]
    assert told == ["i00001", "i00002", "s00001", "c00001"]
    first = checks[[c.table for c in checks].index("indicators")]
    head, _, rest = first.message_en.partition("; ")
    assert head.endswith(" (2)")
    assert not rest.endswith(("(1).", "(2)."))


def empty(*codes: str, words: int, **more: Any) -> list[Check]:
    notes = tuple((code, 1, "") for code in codes)
    return list(document_gives_content(read_of(*notes, status="no_content", ledger={"text": words}, **more)))


@pytest.mark.parametrize(
    ("codes", "words", "told"),
    [
        pytest.param((), 0, "no text", id="blank"),
        pytest.param((), 1, "no table of indicators", id="a_word"),
        pytest.param(("picture_unread",), 299, "large picture", id="a_picture_and_few_words"),
        pytest.param(("picture_unread",), 300, "no table of indicators", id="a_picture_in_a_text"),
        pytest.param(("xfa_form", "picture_unread"), 299, "XFA", id="the_most_telling_first"),
        pytest.param(("xfa_form",), 900, "XFA", id="a_form_of_many_words"),
        pytest.param(("attachments",), 81, "attach", id="more_than_a_cover"),
        pytest.param(("attachments", "page_failed"), 80, "attach", id="a_cover_beside_a_lost_page"),
    ],
)
def test_why_a_document_gives_nothing(codes: tuple[str, ...], words: int, told: str) -> None:
    (check,) = empty(*codes, words=words)
    assert not check.passed
    assert told in check.message_en


def test_when_nothing_is_said_of_a_document_without_content() -> None:
    assert empty("attachments", words=80) == []  # the cover of a portfolio
    assert empty("attachments", "no_such_note", words=80) == []
    assert empty(words=0, blocks=Blocks(placeholders=(quote("${nama_skpd}"),))) == []
    assert list(document_gives_content(read_of(status="failed"))) == []
    assert [c.passed for c in document_gives_content(read_of(status="ok", ledger={"text": 9}))] == [True]


@pytest.mark.parametrize(
    ("rule", "notes", "places"),
    [
        pytest.param("scanned_table_is_read_whole", [("print_unread", 1, f"0 {top} 9 {top + 10}") for top in (70, 100)],
                     [2], id="print"),
        pytest.param("row_hides_no_text", [("set_aside_at", 1, f"struck_text 0 {top} 9 {top + 10}") for top in (70, 100)], [2],
                     id="hidden_words"),
        pytest.param("row_hides_no_text", [("set_aside_at", 1, "struck_text 0 70 9 80"),
                     ("set_aside_at", 1, "white_text 0 100 9 110")], [1, 1], id="each_reason_by_itself"),
        pytest.param("reader_leaves_nothing_out", [("rulings_unreadable", 1, ""), ("formula_picture", 2, "")], [1, 1],
                     id="each_loss_by_itself"),
    ],
)  # fmt: skip
def test_what_many_rows_have_is_one_finding(rule: str, notes: list[Note], places: list[int]) -> None:
    corpus = reconcile([read_of(*notes, blocks=rows(72, 100))])
    applied = [a for a in audit(corpus) if a.rule.__name__ == rule]
    assert [int(f.row["n_places"]) for a in applied for f in findings_of(a).findings] == places
