from __future__ import annotations

from tests.build import document
from tests.extractors.signatures.found import facts, only_block, spaced


def test_box_of_an_electronic_signature_and_printed_block_are_one() -> None:
    rows = (
        "Contoh, 5 Mei 2017",
        "CAMAT CONTOH,",
        "",
        "",
        "",
        "HARTI NINGSIH, S.STP",
        "Pembina Utama Muda (IV/c)",
        "NIP. 19660906 199701 2 014",
    )
    box = (
        "Ditandatangani secara elektronik oleh:",
        "CAMAT CONTOH",
        "HARTI NINGSIH, S.STP",
        "NIP. 196609061997012014",
    )
    block = only_block(document(*spaced(*rows, x=390.0), *spaced(*box, top=180.0)))
    assert facts(block)[:2] == ("HARTI NINGSIH, S.STP", "19660906 199701 2 014")
    assert (block.place.text, block.pangkat.text) == ("Contoh", "Pembina Utama Muda (IV/c)")
