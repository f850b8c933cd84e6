from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from extractors.model.blocks import Blocks, SignatureBlock
from extractors.model.quote import Quote
from pipeline.reconcile.corrections import Correction
from pipeline.records import signatory
from pipeline.records.dossier import Dossier
from pipeline.records.source import Source
from tests.build import document, quote
from tests.pipeline.reconcile.together import Together, reconcile

A, B = "19700101 199503 1 001", "19720202 199803 2 002"


def dossier(number: int, signatures: Sequence[tuple[str, str | None]], jabatan: str = "CAMAT SUKAMAJU") -> Dossier:
    """Return a document of one office with (name, NIP) signatures."""
    from dataclasses import replace

    from pipeline.records import document as facts

    blocks = Blocks(
        signatures=tuple(
            SignatureBlock(
                "penanda_tangan", name=quote(name), nip=quote(nip) if nip else Quote(), jabatan=quote(jabatan)
            )
            for name, nip in signatures
        )
    )
    read = replace(document("x"), sha256=f"{number:064x}"[::-1])
    return Dossier(
        Source(f"{number:03}.pdf", read.sha256, 1), "ok", "pdf",
        facts=facts.interpret(read, blocks), signatories=signatory.interpret(blocks.signatures), blocks=blocks,
    )  # fmt: skip


def people(corpus: Together) -> set[tuple[str, str | None, int]]:
    return {(o.name, o.nip[-3:] if o.nip else None, len(o.members)) for o in corpus.officials}


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        pytest.param(
            [("RATNA DEWI", A), ("RATNA DEWI", A), ("RATNA DEVI", A)], {("Ratna Dewi", "001", 3)}, id="vote of one NIP"
        ),
        pytest.param(
            [("Drs. BUDI SANTOSA", A), ("Dis. BUDI SANTOSA", A)], {("Budi Santosa", "001", 2)}, id="misread title"
        ),
        pytest.param(
            [("BUDI SANTOSA", A), ("BUDI SANTOSO", B)], {("Budi Santosa", "001", 1), ("Budi Santoso", "002", 1)},
            id="namesakes with two NIPs stay two",
        ),
        pytest.param([("BUDI SANTOSA", A), ("BUDI SANTOSA", None)], {("Budi Santosa", "001", 2)}, id="one without NIP"),
        pytest.param(
            [("BUDI SANTOSA", None), ("RATNA DEWI", None)], {("Budi Santosa", None, 1), ("Ratna Dewi", None, 1)}, id="two names"
        ),
    ],
)  # fmt: skip
def test_signatures_become_officials(
    signatures: list[tuple[str, str | None]], expected: set[tuple[str, str | None, int]]
) -> None:
    assert people(reconcile([dossier(n, [s]) for n, s in enumerate(signatures)])) == expected


def test_a_name_between_two_nips_goes_to_one_and_is_reviewed() -> None:
    made = reconcile(
        [dossier(0, [("BUDI SANTOSA", A)]), dossier(1, [("BUDI SANTOSA", B)]), dossier(2, [("BUDI SANTOSA", None)])]
    )
    assert sorted(len(o.members) for o in made.officials) == [1, 2]
    assert [o.needs_review for o in made.officials if len(o.members) == 2] == [True]


def test_another_position_is_another_person_without_a_nip() -> None:
    made = reconcile([dossier(0, [("BUDI SANTOSA", None)]), dossier(1, [("BUDI SANTOSA", None)], "SEKRETARIS CAMAT")])
    assert len(made.officials) == 2
    assert len({o.official_id for o in made.officials}) == 2


def test_the_order_of_documents_changes_nothing() -> None:
    names = ["BUDI SANTOSA", "BUDI SANTOSO", "BUDI SANTOS", "RATNA DEWI", "RATNA DEVI", "BUDI SANTOSA"]
    dossiers = [dossier(n, [(name, (A, B, None)[n % 3])]) for n, name in enumerate(names * 3)]
    first = reconcile(dossiers)
    for seed in range(5):
        shuffled = random.Random(seed).sample(dossiers, len(dossiers))
        again = reconcile(shuffled)
        assert (again.officials, again.decisions, again.official_of) == (
            first.officials,
            first.decisions,
            first.official_of,
        )


def _verdict(verdict: str, record: str, other: str = "", field: str = "", value: str = "") -> Correction:
    return Correction("signatories", record, field, value, verdict, other, "seen", 2)


def test_a_human_joins_and_parts_against_every_score() -> None:
    dossiers = [dossier(0, [("BUDI SANTOSA", A)]), dossier(1, [("BUDI SANTOSA", A)]), dossier(2, [("JOKO", None)])]
    a, b, c = (f"{d.document_id}-s00001" for d in dossiers)
    parted = reconcile(dossiers, [_verdict("not_same", a, b), _verdict("same", b, c)])
    assert parted.official_of[a] != parted.official_of[b] == parted.official_of[c]


def test_a_corrected_nip_decides_who_signed() -> None:
    dossiers = [dossier(0, [("BUDI SANTOSA", A)]), dossier(1, [("RATNA DEWI", "19700101 199503 1 01")])]
    fixed = f"{dossiers[1].document_id}-s00001"
    made = reconcile(dossiers, [_verdict("value", fixed, field="nip", value=A.replace(" ", ""))])
    assert len(made.officials) == 1
    assert "nip" in made.corpus.corrected[fixed]
    assert [d.method for d in made.decisions if (d.record_id, d.field) == (fixed, "nip")] == ["correction"]


def test_a_correction_that_fits_nothing_is_told() -> None:
    made = reconcile([dossier(0, [("BUDI SANTOSA", A)])], [_verdict("value", "nobody", field="nip", value="1")])
    assert [c.line for c in made.corpus.unmatched_corrections] == [2]
    (told,) = (f for f in made.rows["findings"] if f["rule_id"] == "correction_names_a_record")
    assert (told["document_id"], told["record_id"]) == (None, "nobody")
    assert made.corpus.corrected == {}


def test_a_regent_without_nip_is_one_over_the_offices_of_his_region() -> None:
    from dataclasses import replace

    made = [dossier(n, [("RADITYA WIGUNA", None)], "BUPATI SAMPANG") for n in (1, 2)]
    offices = ("Dinas Kesehatan", "Dinas Perhubungan")
    from normalizers.institution import Institution
    from normalizers.parsed import Parsed
    from pipeline.reading import Reading

    signed = []
    for document_, office in zip(made, offices, strict=True):
        assert document_.facts is not None
        institution = Reading(quote(office), Parsed(Institution(office, "Dinas", "perangkat_daerah")))
        signed.append(replace(document_, facts=replace(document_.facts, institution=institution)))
    assert people(reconcile(signed)) == {("Raditya Wiguna", None, 2)}


def test_one_name_in_one_document_is_one_person_whatever_the_position() -> None:
    from dataclasses import replace

    made = dossier(1, [("RATNA DEWI", None), ("RATNA DEWI", None)])
    other = dossier(1, [("RATNA DEWI", None)], "PLT. KEPALA DINAS KESEHATAN")
    both = replace(made, signatories=(made.signatories[0], replace(other.signatories[0], seq=2)))
    assert people(reconcile([both])) == {("Ratna Dewi", None, 2)}


def test_one_name_with_two_nips_in_one_document_stays_two() -> None:
    assert people(reconcile([dossier(1, [("RATNA DEWI", A), ("RATNA DEWI", B)])])) == {
        ("Ratna Dewi", "001", 1), ("Ratna Dewi", "002", 1)
    }  # fmt: skip


def test_a_misread_name_is_joined_for_a_human_to_look_at() -> None:
    signed = [dossier(1, [("BAMBANG KERTAWIJAYA", A)]), dossier(2, [("BAMBANG KERTAWIJAYA", A)]),
              dossier(3, [("BAMPANG KERTAWlJAVA", None)])]  # fmt: skip
    corpus = reconcile(signed)
    assert people(corpus) == {("Bambang Kertawijaya", "001", 3)}
    assert corpus.officials[0].needs_review


def test_nips_one_digit_apart_in_one_office_and_name_are_told() -> None:
    near = A.replace("19700101", "19700107")
    corpus = reconcile([dossier(1, [("BUDI SANTOSA", A)]), dossier(2, [("BUDI SANTOSA", near)])])
    assert len(corpus.officials) == 2
    assert all(o.needs_review for o in corpus.officials)
    corpus = reconcile([dossier(1, [("BUDI SANTOSA", A)]), dossier(2, [("RATNA DEWI", near)])])
    assert not any(o.needs_review for o in corpus.officials)


def test_two_names_under_one_nip_make_no_third() -> None:
    corpus = reconcile(
        [dossier(1, [("RUDI SUGENG", A)]), dossier(2, [("RUDI SUGENG", A)]), dossier(3, [("SITI AMINAH", A)])]
    )
    assert [(o.name, o.needs_review) for o in corpus.officials] == [("Rudi Sugeng", True)]
