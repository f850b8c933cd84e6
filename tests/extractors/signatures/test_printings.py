"""A covered name as another place of the document prints it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.blocks import SignatureBlock
from extractors.model.quote import Place, Quote, Word
from extractors.signatures.openings import Party
from extractors.signatures.printings import with_printings

_NIP = "19700101 199503 1 001"


def quote(text: str, sure: float = 0.99, engine: str = "ocr") -> Quote:
    return Quote(tuple(Word(token, Place(1), sure, engine=engine) for token in text.split()))


def block(name: str, sure: float = 0.5, nip: str = "", role: str = "penanda_tangan") -> SignatureBlock:
    empty = Quote()
    made = SignatureBlock("penanda_tangan", quote(name, sure), quote(nip), empty, empty, empty, empty, empty, (), ())
    return replace(made, role=role)


def block_of(*words: tuple[str, float]) -> SignatureBlock:
    name = Quote(tuple(Word(text, Place(1), sure, engine="ocr") for text, sure in words))
    return replace(block("", nip=_NIP), name=name)


@pytest.mark.parametrize(
    ("covered", "other", "expected"),
    [
        pytest.param(block("SITl RAAYU, SE"), block("SITI RAHAYU, SE", 0.99), "SITI RAHAYU, SE", id="alike"),
        pytest.param(
            block("RAAYU, SE", nip=_NIP), block("SITI RAHAYU, SE", 0.99, _NIP), "SITI RAHAYU, SE", id="same_number"
        ),
        pytest.param(block("BUDI SANTOSO"), block("SITI RAHAYU, SE", 0.99), "BUDI SANTOSO", id="another_person"),
        pytest.param(block("SITl RAAYU, SE"), block("SITI RAHAYU, SE", 0.6), "SITl RAAYU, SE", id="unsure_too"),
        pytest.param(
            block("SITI RAHAYA, SE", 0.99), block("SITI RAHAYU, SE", 0.99), "SITI RAHAYA, SE", id="read_surely"
        ),
    ],
)
def test_a_name_on_another_page(covered: SignatureBlock, other: SignatureBlock, expected: str) -> None:
    made, _ = with_printings([covered, other], ())
    assert made.name.text == expected
    assert ("printings_differ" in made.doubts) is (expected != covered.name.text)


def test_a_name_at_the_head_of_the_agreement() -> None:
    party = Party(quote("SITI RAHAYU, SE"), quote("CAMAT CONTOH"), "pihak_pertama")
    (made,) = with_printings([block("SlTl RAAYU SE", role="pihak_pertama")], [party])
    assert (made.name.text, made.doubts) == ("SITI RAHAYU, SE", ("printings_differ",))


def test_a_party_whose_name_no_reading_gave_is_the_one_it_signs_as() -> None:
    parties = [
        Party(quote("SITI RAHAYU, SE"), quote("CAMAT CONTOH"), "pihak_pertama"),
        Party(quote("BUDI SANTOSO"), quote("BUPATI CONTOH"), "pihak_kedua"),
    ]
    nameless = replace(block("", nip=_NIP, role="pihak_pertama"), doubts=("name_missing",))
    (made,) = with_printings([nameless], parties)
    assert (made.name.text, made.doubts) == ("SITI RAHAYU, SE", ("name_missing", "printings_differ"))


def test_two_first_parties_name_nobody() -> None:
    parties = [Party(quote(name), quote("CAMAT"), "pihak_pertama") for name in ("SITI RAHAYU, SE", "BUDI SANTOSO, SE")]
    (made,) = with_printings([block("", nip=_NIP, role="pihak_pertama")], parties)
    assert not made.name


def test_a_typed_name_is_left_alone() -> None:
    typed = replace(block(""), name=quote("SITI RAHAYA, SE", 0.5, "text_layer"))
    (made, _) = with_printings([typed, block("SITI RAHAYU, SE", 0.99)], ())
    assert made.name.text == "SITI RAHAYA, SE"
