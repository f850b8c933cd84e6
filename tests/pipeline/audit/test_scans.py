"""Findings on scans: what a reader takes for one another is no contradiction, and what is told says where it was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.blocks import (
    Blocks,
    Decree,
    IndikatorRow,
    IndikatorTable,
    LampiranHead,
    LegalItem,
    SignatureBlock,
)
from extractors.model.document import Document, ReaderNote
from extractors.model.quote import Quote
from normalizers.similarity import reader_shape
from pipeline.audit.check import Check
from pipeline.records.dossier import interpret
from pipeline.records.source import Source
from tests.build import document, quote
from tests.pipeline.reconcile.together import audit, reconcile

NIP = "19710203 199503 1 004"


def scanned(text: str, confidence: float = 0.97) -> Quote:
    made = quote(text)
    return Quote(tuple(word._replace(engine="ocr", confidence=confidence) for word in made.words))


def failed(blocks: Blocks, rule: str, read: Document | None = None) -> list[Check]:
    read = read or document("KEPUTUSAN CAMAT SUKAMAJU")
    corpus = reconcile([interpret(Source("a.pdf", read.sha256, 1), read, blocks)])
    return [c for a in audit(corpus) if a.rule.__name__ == rule for c in a.checks if not c.passed]


def by_hand(text: str) -> Quote:
    return Quote(tuple(word._replace(other_ink=True) for word in scanned(text).words))


def joined(*parts: Quote) -> Quote:
    return Quote(tuple(word for part in parts for word in part.words))


@pytest.mark.parametrize("day", ["14 Maret 2019", "Maret", "1A Marer"], ids=["whole", "day_lost", "misread"])
def test_a_date_written_by_hand_is_told_and_is_not_incomplete(day: str) -> None:
    date = by_hand(day)
    signature = SignatureBlock("penanda_tangan", name=scanned("BUDI"), nip=quote(NIP), date=date)
    decree = Decree(kind=scanned("KEPUTUSAN CAMAT"), date=date, date_line=joined(scanned("pada tanggal"), date))
    agreement, order = Blocks(signatures=(signature,)), Blocks(decrees=(decree,))
    assert [c.found for c in failed(agreement, "signing_date_is_printed")] == [day]
    assert [c.found for c in failed(order, "decree_is_dated_in_print")] == [f"pada tanggal {day}"]
    assert not failed(agreement, "signing_date_has_a_day") + failed(order, "decree_date_has_a_day")


def test_a_number_written_by_hand_is_told_and_is_not_incomplete() -> None:
    line = joined(scanned("NOMOR :"), by_hand("188 / z3"), scanned("/ 2019"))
    decree = Blocks(decrees=(Decree(kind=scanned("KEPUTUSAN CAMAT"), number_line=line),))
    assert [c.found for c in failed(decree, "decree_is_dated_in_print")] == ["NOMOR : 188 / z3 / 2019"]
    assert failed(decree, "decree_number_is_present") == []


def test_printed_numbers_and_dates_are_not_told() -> None:
    decree = Decree(
        kind=scanned("KEPUTUSAN CAMAT"), number_line=scanned("NOMOR 1 TAHUN 2019"), date_line=scanned("8 Mei 2019")
    )
    assert failed(Blocks(decrees=(decree,)), "decree_is_dated_in_print") == []


LATER = LegalItem(
    quote("Mengingat"), quote("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"), quote("1.")
)


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        pytest.param([scanned("8 Mei 2013")], ["document"], id="before the law"),
        pytest.param([scanned("8 Mei 2014")], [], id="in its year"),
        pytest.param([by_hand("8 Mei 2013")], [], id="written by hand"),
        pytest.param([scanned("8 Mei 2013"), by_hand("9 Mei 2014")], [], id="one of two by hand"),
        pytest.param([scanned("8 Mei 2013"), scanned("9 Mei 2014")], [], id="the last one counts"),
        pytest.param([scanned("8 Mei 2013", 0.7)], ["reader"], id="read badly"),
    ],
)
def test_a_date_that_may_be_misread_makes_no_law_too_young(dates: list[Quote], told: list[str]) -> None:
    """A year that a pen had written was held against the laws of the legal basis, and the office was told to be wrong."""
    signatures = tuple(
        SignatureBlock("penanda_tangan", name=scanned("BUDI"), nip=quote(NIP), date=date) for date in dates
    )
    found = failed(Blocks(signatures=signatures, legal_items=(LATER,)), "regulation_is_no_younger_than_the_document")
    assert [check.about for check in found] == told


REPEALED = LegalItem(
    quote("Mengingat"), quote("Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah"), quote("1.")
)


@pytest.mark.parametrize(
    ("date", "told"),
    [
        pytest.param(scanned("8 Mei 2019"), ["document"], id="after its repeal"),
        pytest.param(scanned("8 Mei 2013"), [], id="before its repeal"),
        pytest.param(by_hand("8 Mei 2019"), [], id="written by hand"),
        pytest.param(scanned("8 Mei 2019", 0.7), ["reader"], id="read badly"),
    ],
)
def test_a_date_that_may_be_misread_repeals_no_law(date: Quote, told: list[str]) -> None:
    """The year of a decree was held against the laws that it names, however badly it was read."""
    decree = Decree(kind=scanned("KEPUTUSAN CAMAT"), date=date, date_line=joined(scanned("pada tanggal"), date))
    found = failed(Blocks(decrees=(decree,), legal_items=(REPEALED,)), "regulation_is_in_force_when_cited")
    assert [check.about for check in found] == told


def signed(*names: Quote) -> Blocks:
    return Blocks(signatures=tuple(SignatureBlock("penanda_tangan", name=name, nip=quote(NIP)) for name in names))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Ir. EDI I. M. SALEHA, Dipl. SE., MT", "Ir. EDII. M. SALEHA, Dipl. SE., MT", id="a blank lost"),
        pytest.param("ir. EDI I,.M. SALEHA, Dipi.SE., MT", "Ir. EDI I.M. SALEHA, DipI.SE., MT", id="l, i and I"),
    ],
)
def test_two_readings_of_one_name_are_no_two_spellings(first: str, second: str) -> None:
    assert failed(signed(scanned(first), scanned(second)), "one_nip_has_one_spelling") == []


def test_two_names_on_a_scan_are_told_with_the_advice_to_compare() -> None:
    (check,) = failed(
        signed(scanned("BURHAN SALEHA, S.Sos"), scanned("RHAN SALEKA, S.Sos")), "one_nip_has_one_spelling"
    )
    assert check.about == "reader"
    assert check.message_id.startswith("Program ragu")
    (typed,) = failed(signed(quote("BURHAN SALEHA, S.Sos"), quote("BURHAN SALEHAN, S.Sos")), "one_nip_has_one_spelling")
    assert typed.about == "document"
    assert "Program ragu" not in typed.message_id


@pytest.mark.parametrize(
    ("annex", "agree"),
    [
        pytest.param("470.21031.112022", True, id="slashes by hand read as ones"),
        pytest.param("470.2/038.1/2022", False, id="another number"),
    ],
)
def test_number_of_a_scanned_annex(annex: str, *, agree: bool) -> None:
    decree = Decree(kind=scanned("KEPUTUSAN CAMAT SUKAMAJU"), number=scanned("470.2/031.1/2022"))
    blocks = Blocks(decrees=(decree,), annexes=(LampiranHead(scanned("LAMPIRAN"), number=scanned(annex)),))
    assert (failed(blocks, "annex_number_agrees") == []) is agree


@pytest.mark.parametrize(
    ("sure", "told"),
    [
        pytest.param(0.5, ["number_is_read_with_confidence"], id="two engines read two numbers"),
        pytest.param(0.97, [], id="both read one"),
    ],
)
def test_a_figure_in_doubt_is_told_though_its_row_was_read_well(sure: float, told: list[str]) -> None:
    target = Quote(tuple(word._replace(engine="ocr", confidence=sure) for word in quote("74,6").words))
    row = {"sasaran": scanned("Meningkatnya mutu layanan"), "indikator": scanned("Indeks kepuasan"), "target": target}
    blocks = Blocks(tables=(IndikatorTable((IndikatorRow(row),)),))
    rules = ("number_is_read_with_confidence", "row_is_read_with_confidence")
    assert [rule for rule in rules if failed(blocks, rule)] == told


def test_a_goal_in_doubt_is_told_though_its_row_was_read_well() -> None:
    doubtful = Quote(tuple(word._replace(engine="ocr", confidence=0.25) for word in quote("SE ANE me. Mila.").words))
    row = {"sasaran": doubtful, "indikator": scanned("Indeks kepuasan"), "target": scanned("80")}
    blocks = Blocks(tables=(IndikatorTable((IndikatorRow(row),)),))
    (check,) = failed(blocks, "row_is_read_with_confidence")
    assert check.found == "SE ANE me. Mila. (25%)"


@pytest.mark.parametrize(
    ("detail", "table"),
    [
        pytest.param("300 74 380 84", "indicators", id="beside the row's words"),
        pytest.param("300 600 380 610", "documents", id="in another table"),
    ],
)
def test_print_that_nobody_read_is_told_on_its_row(detail: str, table: str) -> None:
    row = {"sasaran": scanned("Meningkatnya mutu layanan"), "indikator": scanned("Indeks kepuasan")}
    blocks = Blocks(tables=(IndikatorTable((IndikatorRow(row),)),))
    read = replace(document("KECAMATAN SUKAMAJU"), notes=(ReaderNote("print_unread", 1, detail),))
    (check,) = failed(blocks, "scanned_table_is_read_whole", read)
    assert check.table == table


def test_print_that_nobody_read_in_a_picture_of_a_word_file_is_told() -> None:
    read = replace(document("KECAMATAN SUKAMAJU"), notes=(ReaderNote("print_unread"),))
    (check,) = failed(Blocks(), "scanned_table_is_read_whole", read)
    assert (check.table, check.message_en[-1:], "Page" in check.message_en) == ("documents", ".", False)


def test_reader_shape_keeps_other_names_apart() -> None:
    assert reader_shape("BURHAN") != reader_shape("BURHAM")
    assert reader_shape("Dipl. SE") == reader_shape("DipI.SE")
