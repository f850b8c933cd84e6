from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.find import find_blocks
from extractors.model.blocks import Blocks, IndikatorRow, IndikatorTable
from extractors.model.document import ReaderNote, SetAside
from pipeline.audit.check import whole_percent
from pipeline.audit.rules.positions import signature_block_is_read
from pipeline.audit.rules.reading_quality import (
    document_gives_content,
    document_hides_no_text,
    reader_leaves_nothing_out,
    reading_is_beyond_doubt,
    row_hides_no_text,
)
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.notes import note_texts
from pipeline.records.source import Source
from tests.build import document, quote, table


def noted(*notes: tuple[str, int | None]) -> Dossier:
    return Dossier(Source("a.pdf", "ab" * 32, 1), "ok", "pdf", notes=tuple((code, page, "") for code, page in notes))


def test_a_clean_reading_passes_both_rules() -> None:
    for rule in (reader_leaves_nothing_out, document_hides_no_text):
        assert [c.passed for c in rule(noted())] == [True]


def test_a_loss_is_told_once_with_its_pages() -> None:
    made = noted(("rulings_unreadable", 3), ("rulings_unreadable", 2), ("white_text", 1), ("page_failed", 9))
    (check,) = reader_leaves_nothing_out(made)
    assert (check.passed, check.found) == (False, None)
    assert check.message_id.endswith("Halaman: 2, 3.")


def test_hidden_text_is_a_remark() -> None:
    (check,) = document_hides_no_text(noted(("hidden_merged_text", None)))
    assert (check.passed, check.found) == (False, None)


@pytest.mark.parametrize("code", ["letters_recovered", "note_mark"])
@pytest.mark.parametrize(
    ("page", "told"),
    [pytest.param(1, True, id="a row stands there"), pytest.param(2, False, id="nothing was taken of it")],
)
def test_letters_are_missed_where_something_was_taken(code: str, page: int, told: bool) -> None:
    read = document("x")
    table = IndikatorTable((IndikatorRow({"indikator": quote("Indeks kepuasan", page=1)}),))
    made = replace(interpret(Source("a", read.sha256, 1), read, Blocks(tables=(table,))), notes=((code, page, ""),))
    assert [c.passed for c in document_hides_no_text(made)] == [not told]


@pytest.mark.parametrize("page", [pytest.param(1, id="the title's"), pytest.param(2, id="another")])
def test_letters_are_missed_on_the_page_that_names_the_document(page: int) -> None:
    read = document(pages=[["INDIKATOR KINERJA UTAMA", "DINAS KESEHATAN KABUPATEN SAMPANG", "TAHUN 2023"], ["x"]])
    made = interpret(Source("a", read.sha256, 1), read, find_blocks(read))
    assert made.facts is not None
    assert made.facts.title
    made = replace(made, notes=(("letters_recovered", page, ""),))
    assert [c.passed for c in document_hides_no_text(made)] == [page == 2]


def test_a_formula_that_is_a_picture_does_not_hide_another_picture() -> None:
    made = noted(("picture_in_cell", None), ("formula_picture", None))
    for rule in (document_hides_no_text, reader_leaves_nothing_out):
        assert [c.passed for c in rule(made)] == [False]
    alone = noted(("formula_picture", None))
    assert [c.passed for c in document_hides_no_text(alone)] == [True]


@pytest.mark.parametrize("code", list(note_texts()))
def test_every_note_ends_as_a_sentence_in_both_languages(code: str) -> None:
    assert note_texts()[code].text_id.endswith(".")
    assert note_texts()[code].text_en.endswith(".")


@pytest.mark.parametrize(
    ("code", "status"),
    [
        pytest.param("formula_picture", "partial", id="a formula is lost"),
        pytest.param("white_text", "ok", id="nothing that a person sees is lost"),
        pytest.param("some_new_note", "ok", id="unknown note"),
    ],
)
def test_a_loss_makes_a_document_partial(code: str, status: str) -> None:
    from dataclasses import replace

    from extractors.model.blocks import Blocks, CitedRegulation
    from tests.build import quote

    read = replace(document("x"), notes=(ReaderNote(code),))
    blocks = Blocks(cited=(CitedRegulation(quote("UU Nomor 23 Tahun 2014")),))
    assert interpret(Source("a", read.sha256, 1), read, blocks).status == status


@pytest.mark.parametrize(
    ("notes", "words", "told"),
    [
        pytest.param([("xfa_form", None)], 12, "XFA", id="dynamic_form"),
        pytest.param([("picture_unread", None)], 0, "gambar besar", id="picture"),
        pytest.param([("picture_unread", None)], 900, "tidak ada tabel indikator", id="text_with_a_picture"),
        pytest.param([], 0, "tidak memuat teks", id="blank"),
        pytest.param([], 40, "tidak ada tabel indikator", id="other_text"),
    ],
)
def test_document_without_content_says_why(notes: list[tuple[str, int | None]], words: int, told: str) -> None:
    made = replace(noted(*notes), status="no_content", ledger={"text": words})
    (check,) = document_gives_content(made)
    assert not check.passed
    assert told in check.message_id


@pytest.mark.parametrize(
    ("words", "more", "told"),
    [
        pytest.param(40, [], 0, id="cover_of_a_portfolio"),
        pytest.param(400, [], 1, id="report_with_an_attachment"),
        pytest.param(40, [("page_failed", 1)], 1, id="page_lost"),
    ],
)
def test_a_portfolio_whose_documents_are_read_by_themselves_is_not_empty(
    words: int, more: list[tuple[str, int | None]], told: int
) -> None:
    made = replace(noted(("attachments", None), *more), status="no_content", ledger={"text": words})
    assert [c.passed for c in document_gives_content(made)] == [False] * told


def test_hidden_words_are_told_at_their_row() -> None:
    rows = [["NO", "SASARAN", "INDIKATOR KINERJA UTAMA", "TARGET"], ["1", "Mutu", "Indeks kepuasan", "88"]]
    read = document(table(rows))
    body = read.pages[0]
    cell = next(c for t in read.tables for c in t.cells if c.text == "88")
    word = cell.quote.words[0]
    hidden = replace(body, set_aside=(SetAside("struck_text", (word._replace(text="85"),)),))
    read = replace(read, pages=(hidden,))
    made = interpret(Source("a.pdf", read.sha256, 1), read, find_blocks(read))
    checks = list(row_hides_no_text(made))
    assert [(c.passed, c.found, c.table) for c in checks] == [(False, None, "indicators")]
    assert checks[0].message_id == ("Pada baris ini ada teks yang dicoret; teks itu tidak diambil. Jumlah katanya 1.")


def test_a_place_and_date_above_a_title_without_a_signature_is_told_where_it_stands() -> None:
    read = document("Sukamaju, 2 Januari 2023", "CAMAT SUKAMAJU,", "kantor ini")
    made = interpret(Source("a.pdf", read.sha256, 1), read, find_blocks(read))
    assert [(c.passed, c.found) for c in signature_block_is_read(made)] == [(False, "Sukamaju, 2 Januari 2023")]


def test_doubts_of_one_kind_of_record_are_one_finding_that_names_them_all() -> None:
    made = replace(noted(), indicators=(row("several_numbers", "value_unread"), row("value_unread"), row()))
    checks = list(reading_is_beyond_doubt(made))
    failed = [c for c in checks if not c.passed]
    assert (len(checks), len(failed), {c.group for c in failed}) == (3, 2, {"indicators"})
    (message,) = {c.message_en for c in failed}
    assert message.startswith("Compare with the page. The reader is unsure: a number stands here")
    assert "(2); several numbers stand in one value." in message


def row(*doubts: str) -> IndicatorRecord:
    read = document("x")
    blocks = Blocks(tables=(IndikatorTable((IndikatorRow({"indikator": quote("Indeks")}),)),))
    return replace(interpret(Source("a", read.sha256, 1), read, blocks).indicators[0], doubts=doubts)


def test_a_template_is_not_told_a_second_time_as_a_document_without_content() -> None:
    made = replace(noted(), status="no_content", blocks=Blocks(placeholders=(quote("${nama_skpd}"),)))
    assert list(document_gives_content(made)) == []


@pytest.mark.parametrize(
    ("share", "shown"), [(0.7499, "74%"), (0.75, "75%"), (0.57, "57%"), (0.797, "79%"), (1.0, "100%")]
)
def test_what_lies_below_a_bound_is_not_shown_as_the_bound(share: float, shown: str) -> None:
    assert whole_percent(share) == shown
