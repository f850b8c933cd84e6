"""Who may be wrong: a rule that fails on words that the reader doubts says so, and accuses no office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks, IndikatorRow, IndikatorTable, SignatureBlock
from extractors.model.document import Document
from extractors.model.quote import Quote
from pipeline.audit.apply import RULES
from pipeline.audit.check import Check
from pipeline.audit.doubt import Doubted, ReadingDoubts, judged
from pipeline.audit.rules.cross_document import correction_tells_what_it_corrects
from pipeline.document.findings import findings_of
from pipeline.records.dossier import interpret
from pipeline.records.source import Source
from tests.build import document, quote
from tests.pipeline.reconcile.together import audit, reconcile

SHORT = "19710203 199503 1 00"


def seen(text: str, sure: float, engine: str = "ocr") -> Quote:
    return Quote(tuple(word._replace(engine=engine, confidence=sure) for word in quote(text).words))


def failed(blocks: Blocks, rule: str, read: Document | None = None) -> list[Check]:
    read = read or document("KECAMATAN SUKAMAJU")
    made = reconcile([interpret(Source("a.pdf", read.sha256, 1), read, blocks)])
    return [c for a in audit(made) if a.rule.__name__ == rule for c in a.checks if not c.passed]


@pytest.mark.parametrize(
    ("nip", "doubts", "about"),
    [
        pytest.param(quote(SHORT), (), "document", id="typed"),
        pytest.param(quote(SHORT), ("second_reader_differs",), "reader", id="typed, and doubted"),
        pytest.param(quote(SHORT), ("title_missing",), "document", id="typed, another field doubted"),
        pytest.param(seen(SHORT, 0.97), (), "document", id="read with confidence"),
        pytest.param(seen(SHORT, 0.7), (), "reader", id="read badly"),
        pytest.param(
            Quote(tuple(word._replace(other_ink=True) for word in seen(SHORT, 0.97).words)),
            (),
            "reader",
            id="written by hand",
        ),
    ],
)
def test_a_number_that_the_reader_doubts_accuses_nobody(nip: Quote, doubts: tuple[str, ...], about: str) -> None:
    block = SignatureBlock("penanda_tangan", name=quote("BUDI SANTOSA"), nip=nip, doubts=doubts)
    (check,) = failed(Blocks(signatures=(block,)), "nip_has_eighteen_digits")
    assert check.about == about
    assert check.message_id.startswith("Program ragu") is (about == "reader")


def test_what_the_reader_says_of_itself_has_no_second_warning() -> None:
    row = {"indikator": seen("Indeks kepuasan", 0.4), "target": seen("80", 0.4)}
    (check,) = failed(Blocks(tables=(IndikatorTable((IndikatorRow(row),)),)), "row_is_read_with_confidence")
    assert check.about == "reader"
    assert not check.message_id.startswith("Program ragu")


def made(*rows: dict[str, Quote], rule: str) -> list[dict[str, object]]:
    read = document("KECAMATAN SUKAMAJU")
    blocks = Blocks(tables=(IndikatorTable(tuple(IndikatorRow(row) for row in rows)),))
    together = reconcile([interpret(Source("a.pdf", read.sha256, 1), read, blocks)])
    return [f.row for a in audit(together) if a.rule.__name__ == rule for f in findings_of(a).findings]


def test_one_want_on_many_rows_is_one_finding_with_all_its_places() -> None:
    rows = [
        {"indikator": quote(f"Kunjungan wisatawan ke desa wisata {name}"), "target": quote(str(n))}
        for n, name in ((4, "Sukamaju"), (5, "Mekarsari"), (6, "Sindangsari"))
    ]
    (row,) = made(*rows, rule="target_has_a_unit")
    assert (row["n_places"], row["found"], row["source"], row["verdict"]) == (3, "4 | 5 | 6", "document", "open")
    assert str(row["message_id"]).endswith("Juga pada 2 tempat lain.")


def test_what_a_reader_doubts_stands_apart_from_what_the_document_has_wrong() -> None:
    rows = [
        {"indikator": quote("Kunjungan wisatawan ke desa wisata"), "target": target}
        for target in (quote("4"), seen("5", 0.5))
    ]
    found = made(*rows, rule="target_has_a_unit")
    assert [(row["source"], row["found"]) for row in found] == [("document", "4"), ("reader", "5")]


def test_every_rule_says_who_may_be_wrong() -> None:
    assert {r.about for r in RULES} == {"document", "reader"}


def test_a_doubt_of_what_a_number_means_says_nothing_of_how_it_is_printed() -> None:
    block = SignatureBlock(
        "penanda_tangan", name=quote("BUDI SANTOSA"), nip=quote("197O0203 199503 1 001"), doubts=("meaning_unsure",)
    )
    (check,) = failed(Blocks(signatures=(block,)), "nip_is_printed_in_digits")
    assert check.about == "document"


@pytest.mark.parametrize(
    ("unlikely", "field", "expected"),
    [
        pytest.param(("target",), "target", True, id="the field that the second reader finds unlikely"),
        pytest.param(("target",), "indikator", False, id="another field of the row"),
    ],
)
def test_the_second_reader_speaks_only_of_the_field_that_it_finds_unlikely(
    unlikely: tuple[str, ...], field: str, expected: bool
) -> None:
    doubted = Doubted(("second_reader_differs",), {}, {}, unlikely)
    assert doubted.speaks_of(Check(False, "d", field=field), RULES[0]) == expected


def test_what_is_said_of_a_line_of_the_corrections_is_in_no_doubt() -> None:
    doubted = ReadingDoubts({"d-s00001": Doubted(("parts_unsure",), {}, {})}, missed=True)
    check = Check(False, "d", message_id="Baris 2", table="signatories", record_id="d-s00001", certain=True)
    told = judged(check, correction_tells_what_it_corrects, doubted)
    assert (told.about, told.message_id) == ("document", "Baris 2")
    unsure = judged(replace(check, certain=False), correction_tells_what_it_corrects, doubted)
    assert unsure.about == "reader"
