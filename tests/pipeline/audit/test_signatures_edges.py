"""Edges of the rules on signatures: one name and one NIP, initials, namesakes, titles and the sex digit, confidence of digits."""

from __future__ import annotations

import pytest

from extractors.model.blocks import Blocks, SignatureBlock
from extractors.model.quote import Quote
from pipeline.audit.check import Check
from pipeline.records.dossier import interpret
from pipeline.records.signatory import SignatoryRecord
from pipeline.records.source import Source
from tests.build import document, quote
from tests.pipeline.reconcile.together import audit, reconcile

NIP = "19700203 199503 1 001"


def signed(*signers: tuple[str, str | Quote]) -> dict[str, list[Check]]:
    """Return the checks of each rule on a document with these signers: name, NIP."""
    read = document("KECAMATAN SUKAMAJU")
    blocks = tuple(
        SignatureBlock("penanda_tangan", name=quote(name), nip=quote(nip) if isinstance(nip, str) and nip else nip or Quote())
        for name, nip in signers
    )  # fmt: skip
    made = interpret(Source("a", read.sha256, 1), read, Blocks(signatures=blocks))
    return {a.rule.__name__: list(a.checks) for a in audit(reconcile([made]))}


def passed(rule: str, *signers: tuple[str, str | Quote]) -> list[bool]:
    return [check.passed for check in signed(*signers).get(rule, ())]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        pytest.param(("Yudha Mahendra Saputra", "Yudha Mahendra Saputra"), [True], id="one_spelling"),
        pytest.param(("Yudha Mahendra Saputra", "Yudha Mahendro Saputra"), [False], id="another_letter"),
        pytest.param(("Yudha Mahendra Saputra", "Yudha M. Saputra"), [], id="an_initial"),
        pytest.param(("Yudha Mahendra Saputra", "Yudha K. Saputra"), [False], id="the_initial_of_another_name"),
        pytest.param(("Yudha Mahendra Saputra", "Yudha Saputra"), [False], id="a_part_left_out"),
        pytest.param(("Yudha Saputra", "Yudha Mahendra Saputra"), [False], id="a_part_more"),
        pytest.param(("Yudha Saputra, S.E.", "Yudha Saputra, S.Sos."), [False], id="another_degree"),
        pytest.param(("Yudha M. Saputra, S.E.", "Yudha Mahendra Saputra, S.Sos."), [False], id="initial_and_degree"),
        pytest.param(("Yudha Saputra",), [], id="one_signature"),
    ],
)
def test_one_nip_has_one_spelling(names: tuple[str, ...], told: list[bool]) -> None:
    assert passed("one_nip_has_one_spelling", *((name, NIP) for name in names)) == told


@pytest.mark.parametrize(
    ("names", "words"),
    [
        pytest.param(("Yudha Mahendra", "Yudha Mahendro"), "spellings of the name", id="alike"),
        pytest.param(("Yudha Mahendra", "Siti Rahmawati"), "names of persons", id="two_persons"),
    ],
)
def test_names_over_one_nip_are_called_spellings_only_where_they_are_alike(names: tuple[str, str], words: str) -> None:
    (check,) = signed(*((name, NIP) for name in names))["one_nip_has_one_spelling"]
    assert f"2 {words}" in check.message_en


@pytest.mark.parametrize(
    ("nips", "told"),
    [
        pytest.param((NIP, NIP), [True], id="the_same"),
        pytest.param((NIP, "197002031995031001"), [True], id="written_otherwise"),
        pytest.param((NIP, "19700203 199503 1 002"), [False], id="another_serial"),
        pytest.param((NIP, "19700213 199503 1 001"), [False], id="a_slip_in_the_birth_date"),
        pytest.param((NIP, "19811117 200604 1 001"), [], id="namesakes"),
        pytest.param((NIP, "19700203 199503 1 01"), [], id="a_digit_lost"),
        pytest.param((NIP, ""), [], id="none_on_the_other"),
        pytest.param((NIP,), [], id="one_signature"),
    ],
)
def test_one_person_has_one_nip(nips: tuple[str, ...], told: list[bool]) -> None:
    assert passed("one_person_has_one_nip", *(("Yudha Saputra", nip) for nip in nips)) == told


@pytest.mark.parametrize(
    ("name", "nip", "told"),
    [
        pytest.param("Drs. Yudha Saputra", NIP, [True], id="man"),
        pytest.param("Drs. Yudha Saputra", "19700203 199503 2 001", [False], id="man_with_the_digit_of_women"),
        pytest.param("Dra. Siti Rahmawati", "19700203 199503 2 001", [True], id="woman"),
        pytest.param("Hj. Siti Rahmawati", NIP, [False], id="woman_with_the_digit_of_men"),
        pytest.param("Siti Rahmawati, S.E.", NIP, [], id="no_title_that_tells"),
        pytest.param("Dra. H. Rahmawati", NIP, [], id="titles_of_both"),
        pytest.param("Drs. Yudha Saputra", "", [], id="no_nip"),
        pytest.param("Drs. Yudha Saputra", "19701303 199503 2 001", [], id="a_nip_that_is_none"),
    ],
)
def test_sex_digit_and_titles(name: str, nip: str, told: list[bool]) -> None:
    assert passed("nip_sex_agrees_with_titles", (name, nip)) == told


@pytest.mark.parametrize(("sure", "told"), [(1.0, True), (0.8, True), (0.79, False)])
def test_a_nip_is_read_with_confidence(sure: float, told: bool) -> None:
    words = quote(NIP).words
    nip = Quote((words[0]._replace(confidence=sure), *words[1:]))
    assert passed("nip_is_read_with_confidence", ("Yudha Saputra", nip)) == [told]


@pytest.mark.parametrize(
    ("nip", "told"),
    [
        pytest.param(NIP, [(True, "18", "A missing")], id="eighteen"),
        pytest.param("19700203 199503 1 00", [(False, "17", "Look for")], id="seventeen"),
        pytest.param("19700203 199503 1 0012", [(False, "19", "Look for")], id="nineteen"),
        pytest.param("010 123 456", [(False, "9", "This is an old number")], id="an_old_number"),
        pytest.param("01012345", [(False, "8", "Look for")], id="eight"),
        pytest.param("", [], id="none"),
    ],
)
def test_length_of_a_nip(nip: str, told: list[tuple[bool, str, str]]) -> None:
    made = signed(("Yudha Saputra", nip)).get("nip_has_eighteen_digits", ())
    assert [(c.passed, c.found, c.expected) for c in made] == [(good, digits, "18") for good, digits, _ in told]
    assert all(c.passed or advice in c.message_en for c, (_, _, advice) in zip(made, told, strict=True))


@pytest.mark.parametrize(
    ("nip", "told"),
    [
        pytest.param(NIP, [(True, "")], id="plausible"),
        pytest.param("19701303 199503 1 001", [(False, "its birth date does not exist")], id="a_thirteenth_month"),
        pytest.param("19700203 199513 1 001", [(False, "its appointment month does not exist")], id="appointed_in_one"),
        pytest.param("19700203 199503 3 001", [(False, "its sex digit is neither 1 nor 2")], id="a_third_sex"),
        pytest.param("19700203 199503 1 000", [(False, "its serial number is 000")], id="number_nought"),
        pytest.param("19700203 197503 1 001", [(False, "the age at appointment is implausible")], id="a_child"),
        pytest.param("19701303 199513 1 001", [(False, "its birth date does not exist; its appointment month does not exist")],
                     id="two_slips"),
        pytest.param("19700203 199503 1 00", [], id="of_seventeen_digits_nothing_is_said"),
    ],
)  # fmt: skip
def test_dates_and_ages_of_a_nip(nip: str, told: list[tuple[bool, str]]) -> None:
    made = signed(("Yudha Saputra", nip)).get("nip_is_plausible", ())
    assert [c.passed for c in made] == [good for good, _ in told]
    assert all(
        c.passed or c.message_en == f"The NIP is implausible: {said}." for c, (_, said) in zip(made, told, strict=True)
    )


def scan(text: str, sure: float = 0.97) -> Quote:
    return Quote(tuple(word._replace(engine="ocr", confidence=sure) for word in quote(text).words))


@pytest.mark.parametrize(
    ("nip", "told"),
    [
        pytest.param(NIP, [(True, None)], id="digits"),
        pytest.param("197OO2O3 199503 1 001", [(False, "document")], id="letters_for_noughts"),
        pytest.param(scan("197OO2O3 199503 1 001"), [(False, "reader")], id="on_a_scan_they_may_be_misread"),
        pytest.param("", [], id="none"),
        pytest.param("-", [], id="a_dash"),
    ],
)
def test_letters_among_the_digits_of_a_nip(nip: str | Quote, told: list[tuple[bool, str | None]]) -> None:
    made = signed(("Yudha Saputra", nip)).get("nip_is_printed_in_digits", ())
    assert [(c.passed, c.about) for c in made] == told


def test_digits_read_badly_are_shown_with_how_surely() -> None:
    (check,) = signed(("Yudha Saputra", scan(NIP, 0.639)))["nip_is_read_with_confidence"]
    assert (check.found, check.expected, check.about) == (f"{NIP} (63%)", "≥ 80%", "reader")
    assert passed("nip_is_read_with_confidence", ("Yudha Saputra", "-")) == []


@pytest.mark.parametrize(
    ("nips", "told"),
    [
        pytest.param((NIP, "19700213 199603 1 001"), [False], id="one_digit_of_the_birth_date"),
        pytest.param((NIP, "19700215 199603 1 001"), [False], id="two_digits"),
        pytest.param((NIP, "19701215 199603 1 001"), [], id="three_digits_are_a_namesake"),
        pytest.param((NIP, "19700203 200604 2 009"), [False], id="what_stands_behind_it_does_not_count"),
        pytest.param((NIP, "19811117 200604 1 001", NIP), [True], id="a_namesake_between"),
        pytest.param((NIP, "19811117 200604 1 001", "19811117 200604 1 002"), [False], id="two_of_the_namesake"),
    ],
)
def test_namesakes_by_their_birth_dates(nips: tuple[str, ...], told: list[bool]) -> None:
    assert passed("one_person_has_one_nip", *(("Yudha Saputra", nip) for nip in nips)) == told


def test_names_in_other_letters_are_one_person() -> None:
    signers = (("YUDHA SAPUTRA", NIP), ("Yudha Saputra, S.E.", "19700203 199503 1 002"))
    (check,) = signed(*signers)["one_person_has_one_nip"]
    assert (check.passed, check.found, len(check.quotes)) == (False, "197002031995031001 / 197002031995031002", 2)
    assert (check.record_id or "").endswith("s00001")
    assert "2 different NIP" in check.message_en


@pytest.mark.parametrize(
    ("names", "told"),
    [
        pytest.param((scan("EDI SALEHA"), scan("EDl SALEHA")), [True], id="letters_that_readers_take_for_one_another"),
        pytest.param((scan("EDI SALEHA"), scan("EDI SALEHU")), [False], id="other_letters"),
        pytest.param((quote("EDI SALEHA"), scan("EDl SALEHA")), [True], id="one_of_them_typed"),
        pytest.param((quote("EDI SALEHA"), quote("EDl SALEHA")), [False], id="both_typed"),
    ],
)
def test_spellings_on_a_scan(names: tuple[Quote, Quote], told: list[bool]) -> None:
    assert [c.passed for c in spelt(*names)] == told


def spelt(*names: Quote) -> list[Check]:
    """Return the checks on the spellings of one NIP under these names."""
    read = document("KECAMATAN SUKAMAJU")
    blocks = tuple(SignatureBlock("penanda_tangan", name=name, nip=quote(NIP)) for name in names)
    made = interpret(Source("a", read.sha256, 1), read, Blocks(signatures=blocks))
    return [c for a in audit(reconcile([made])) if a.rule.__name__ == "one_nip_has_one_spelling" for c in a.checks]


def test_spellings_are_told_at_the_first_with_all_of_them() -> None:
    (check,) = spelt(quote("Yudha Mahendra"), quote("Yudha Mahendra"), quote("Yudha Mahendro"))
    assert (check.found, len(check.quotes), check.about) == ("Yudha Mahendra / Yudha Mahendro", 3, "document")
    assert (check.record_id or "").endswith("s00001")
    assert "2 spellings" in check.message_en


@pytest.mark.parametrize(
    ("names", "about"),
    [
        pytest.param((quote("Yudha Mahendra"), quote("Yudha Mahendro")), "document", id="typed"),
        pytest.param((scan("Yudha Mahendra"), scan("Yudha Mahendro")), "reader", id="a_letter_of_a_scan"),
    ],
)
def test_who_may_have_misspelt_a_name(names: tuple[Quote, Quote], about: str) -> None:
    assert [c.about for c in spelt(*names)] == [about]


def test_a_title_that_may_be_misread_makes_no_one_spelling() -> None:
    plain, misread = "Yudha Saputra, S.E.", "Yudha Saputra, 5.E."
    notes = [record.name.notes for record in records(plain, misread)]
    assert ["title_misread" in told for told in notes] == [False, True]
    assert [c.passed for c in spelt(quote(misread), quote(misread))] == [False]


def records(*names: str) -> tuple[SignatoryRecord, ...]:
    read = document("KECAMATAN SUKAMAJU")
    blocks = tuple(SignatureBlock("penanda_tangan", name=quote(name), nip=quote(NIP)) for name in names)
    return interpret(Source("a", read.sha256, 1), read, Blocks(signatures=blocks)).signatories


@pytest.mark.parametrize(
    ("name", "nip", "expected", "found", "word"),
    [
        pytest.param("Drs. Yudha Saputra", "19700203 199503 2 001", "L", "NIP: P", "man", id="a_man"),
        pytest.param("Dra. Siti Rahmawati", NIP, "P", "NIP: L", "woman", id="a_woman"),
    ],
)
def test_sex_digit_is_told_with_what_the_title_says(name: str, nip: str, expected: str, found: str, word: str) -> None:
    (check,) = signed((name, nip))["nip_sex_agrees_with_titles"]
    assert (check.expected, check.found, len(check.quotes), check.about) == (expected, found, 2, "document")
    assert f"one of a {word}," in check.message_en
    (scanned,) = signed((name, scan(nip)))["nip_sex_agrees_with_titles"]
    assert scanned.about == "reader"
