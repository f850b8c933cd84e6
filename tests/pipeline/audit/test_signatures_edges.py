"""Edges of the rules on signatures: one name and one NIP, initials, namesakes, titles and the sex digit, confidence of digits."""

from __future__ import annotations

import pytest

from extractors.model.blocks import Blocks, SignatureBlock
from extractors.model.quote import Quote
from pipeline.audit.check import Check
from pipeline.records.dossier import interpret
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
