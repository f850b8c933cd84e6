"""Rules on who signs, case by case: which documents need a signature, which dates and ranks count, whose position it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks, Chapter, SignatureBlock
from extractors.model.quote import Quote
from normalizers.nomor import parse_nomor
from pipeline.audit.check import Check
from pipeline.audit.rules import positions as rules
from pipeline.reading import read_as
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests.build import document, quote

CAMAT = {"name": "BUDI SANTOSA", "jabatan": "CAMAT SUKAMAJU"}


def dossier(*signers: dict[str, str], kind: str = "perjanjian_kinerja", **blocks: object) -> Dossier:
    read = document("PERJANJIAN KINERJA")
    signed = tuple(
        SignatureBlock(
            signer.get("role", "penanda_tangan"),  # type: ignore[arg-type]
            **{n: quote(t, top=100 * at) for n, t in signer.items() if n != "role"},  # type: ignore[arg-type]
        )
        for at, signer in enumerate(signers, start=1)
    )
    made = interpret(Source("a.pdf", read.sha256, 1), read, Blocks(signatures=signed, **blocks))  # type: ignore[arg-type]
    assert made.facts is not None
    return replace(made, facts=replace(made.facts, kind=kind, doubts=()))


def passed(rule: Callable[[Dossier], Iterator[Check]], made: Dossier) -> list[bool]:
    return [check.passed for check in rule(made)]


CHAPTERS = tuple(Chapter(quote(f"BAB {n}")) for n in ("I", "II"))
TEMPLATE = (quote("${nama}"),)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        pytest.param(dossier(), [False], id="an agreement"),
        pytest.param(dossier(CAMAT), [True], id="signed"),
        pytest.param(dossier(kind="iku"), [], id="a table alone"),
        pytest.param(dossier(kind="iku", chapters=CHAPTERS[:1]), [], id="a chapter alone"),
        pytest.param(dossier(kind="iku", chapters=CHAPTERS), [False], id="a whole book"),
        pytest.param(dossier(kind="renstra", chapters=CHAPTERS), [], id="a book that nobody signs"),
        pytest.param(dossier(placeholders=TEMPLATE), [], id="a template"),
        pytest.param(replace(dossier(), facts=None), [], id="nothing is known of it"),
    ],
)
def test_which_documents_need_a_signature(made: Dossier, told: list[bool]) -> None:
    assert passed(rules.signatory_is_present, made) == told


@pytest.mark.parametrize("kind", ["iku", "iki", "decree", "regulation"])
def test_a_decree_needs_one(kind: str) -> None:
    made = dossier(kind=kind)
    assert made.facts is not None
    decree = replace(made, facts=replace(made.facts, decree=read_as(quote("188/5/2024"), parse_nomor)))  # type: ignore[arg-type]
    assert passed(rules.signatory_is_present, decree) == [False]
    assert passed(rules.signatory_is_present, made) == []


@pytest.mark.parametrize(
    ("made", "told"),
    [
        pytest.param(dossier(CAMAT), [(True, None)], id="all read"),
        pytest.param(dossier(), [], id="nothing to read"),
        pytest.param(dossier(unsigned=(quote("Sampang"),)), [(False, "Sampang")], id="one not read"),
        pytest.param(dossier(CAMAT, unsigned=(quote("A" * 250),)), [(False, "A" * 200)], id="beside one that was, cut"),
    ],
)
def test_openings_without_a_signature(made: Dossier, told: list[tuple[bool, str]]) -> None:
    assert [(c.passed, c.found) for c in rules.signature_block_is_read(made)] == told


def by_hand(made: Dossier) -> Dossier:
    (record,) = made.signatories
    words = tuple(word._replace(other_ink=True) for word in record.date.quote.words)
    return replace(made, signatories=(replace(record, date=replace(record.date, quote=Quote(words))),))


def decreed(made: Dossier) -> Dossier:
    assert made.facts is not None
    return replace(made, facts=replace(made.facts, decree_date=made.signatories[0].date))


MONTH = dossier({**CAMAT, "date": "Januari 2024"})


@pytest.mark.parametrize(
    ("made", "whole", "printed"),
    [
        pytest.param(
            dossier({**CAMAT, "date": "5 Januari 2024"}), [], [True], id="a day: whether it exists is asked elsewhere"
        ),
        pytest.param(MONTH, [False], [True], id="a month"),
        pytest.param(dossier({**CAMAT, "date": "2024"}), [False], [True], id="a year"),
        pytest.param(dossier(CAMAT), [], [], id="no date"),
        pytest.param(by_hand(MONTH), [], [False], id="by hand"),
        pytest.param(decreed(MONTH), [], [], id="the date of the decree, of which others speak"),
        pytest.param(replace(MONTH, facts=None), [False], [True], id="nothing is known of the document"),
    ],
)
def test_dates_of_signatures(made: Dossier, whole: list[bool], printed: list[bool]) -> None:
    assert passed(rules.signing_date_has_a_day, made) == whole
    assert passed(rules.signing_date_is_printed, made) == printed


@pytest.mark.parametrize(
    ("rank", "told"),
    [
        pytest.param("Pembina Tk. I (IV/b)", [True], id="rank and grade"),
        pytest.param("Pembina (IV/b)", [False], id="the grade of another rank"),
        pytest.param("Penjaga Taman", [False], id="no rank"),
        pytest.param("AKBP NRP 70000001", [], id="of the police"),
        pytest.param("", [], id="none printed"),
    ],
)
def test_ranks(rank: str, told: list[bool]) -> None:
    assert passed(rules.rank_is_known, dossier({**CAMAT, "pangkat": rank} if rank else CAMAT)) == told


@pytest.mark.parametrize(
    ("title", "position", "holds"),
    [
        pytest.param("CAMAT SUKAMAJU", [True], [True], id="a position"),
        pytest.param("KECAMATAN SUKAMAJU", [False], [True], id="an office"),
        pytest.param("Plt. CAMAT SUKAMAJU", [True], [False], id="for another"),
        pytest.param("Plh. CAMAT SUKAMAJU", [True], [False], id="for a day"),
        pytest.param("Pj. CAMAT SUKAMAJU", [True], [False], id="for a time"),
        pytest.param("a.n. BUPATI SAMPANG SEKRETARIS DAERAH", [True], [True], id="on behalf of another, by right"),
        pytest.param("", [], [], id="none printed"),
    ],
)
def test_titles(title: str, position: list[bool], holds: list[bool]) -> None:
    made = dossier({"name": "BUDI SANTOSA", **({"jabatan": title} if title else {})})
    assert passed(rules.title_names_a_position, made) == position
    assert passed(rules.signatory_holds_the_position, made) == holds


def test_who_copies_a_document_may_act_for_another() -> None:
    made = dossier({"name": "BUDI", "jabatan": "Plt. SEKRETARIS", "role": "pengesah_salinan"})
    assert passed(rules.signatory_holds_the_position, made) == []


@pytest.mark.parametrize(
    ("title", "rank", "told"),
    [
        pytest.param("CAMAT SUKAMAJU", "Pembina Tk. I (IV/b)", [True], id="in the span"),
        pytest.param("CAMAT SUKAMAJU", "Penata Tk. I (III/d)", [True], id="one grade below"),
        pytest.param("CAMAT SUKAMAJU", "Penata (III/c)", [False], id="two grades below"),
        pytest.param("CAMAT SUKAMAJU", "Pembina Utama Muda (IV/c)", [True], id="one grade above"),
        pytest.param("CAMAT SUKAMAJU", "Pembina Utama Madya (IV/d)", [False], id="two grades above"),
        pytest.param("Plt. CAMAT SUKAMAJU", "Penata (III/c)", [], id="who acts for another may have any"),
        pytest.param("JURU RAWAT SUKAMAJU", "Penata (III/c)", [], id="no position with a span"),
        pytest.param("CAMAT SUKAMAJU", "Pembina (IV/e)", [], id="the rank itself is in question"),
        pytest.param("CAMAT SUKAMAJU", "", [], id="none printed"),
    ],
)
def test_ranks_of_positions(title: str, rank: str, told: list[bool]) -> None:
    made = dossier({"name": "BUDI", "jabatan": title, **({"pangkat": rank} if rank else {})})
    assert passed(rules.rank_fits_the_position, made) == told


FIRST, SECOND = ({**CAMAT, "role": role} for role in ("pihak_pertama", "pihak_kedua"))


@pytest.mark.parametrize(
    ("made", "told"),
    [
        pytest.param(dossier(FIRST, SECOND), [(True, "pihak pertama, pihak kedua", "reader")], id="both"),
        pytest.param(dossier(FIRST), [(False, "pihak pertama", None)], id="the first alone"),
        pytest.param(dossier(SECOND), [(False, "pihak kedua", "reader")], id="the second alone: one was lost"),
        pytest.param(dossier(CAMAT), [], id="no parties: the head of a government"),
        pytest.param(dossier(FIRST, kind="iku"), [], id="no agreement"),
        pytest.param(dossier(FIRST, placeholders=TEMPLATE), [], id="a template"),
        pytest.param(replace(dossier(FIRST), facts=None), [], id="nothing is known of it"),
    ],
)
def test_parties_of_an_agreement(made: Dossier, told: list[tuple[bool, str, str | None]]) -> None:
    checks = list(rules.agreement_names_two_parties(made))
    assert [(c.passed, c.found, c.about) for c in checks] == told
    assert all([q.text for q in c.quotes] == ["CAMAT SUKAMAJU"] for c in checks)
