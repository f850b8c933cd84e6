from __future__ import annotations

from extractors.signatures.find import find_signatures
from tests.build import document
from tests.extractors.signatures.found import ocr, only_block, spaced


def test_doubts_are_empty_for_a_whole_block_and_told_for_a_lame_one() -> None:
    whole = only_block(document(*spaced("CAMAT CONTOH", "", "", "", "BUDI AJI, S.Sos", "NIP. 19771217 199612 1 002")))
    assert whole.doubts == ()
    lame = only_block(document(*spaced("BUDI AJI, S.Sos", "NIP. 19771217 199612 1 002")))
    assert lame.doubts == ("title_missing",)


def test_scanned_printings_of_one_number_that_differ_are_doubted() -> None:
    rows = ("CAMAT CONTOH", "", "", "", "{}", "NIP. 19771217 199612 1 002")
    first, second = (
        [ocr(made) for made in spaced(*(r.format(name) for r in rows), page=page)]
        for page, name in ((1, "BUDI AJI, S.Sos"), (2, "BUDl AJI, S.Sos"))
    )
    found = find_signatures(document(pages=[first, second]))
    assert [b.doubts for b in found] == [("printings_differ",), ("printings_differ",)]


def test_one_officials_numbers_on_a_scan_are_compared_over_all_his_blocks() -> None:
    numbers = ("19771217 199612 1 002", "19771217 199612 1 002", "19771217 199512 1 002")
    rows = ("CAMAT CONTOH", "", "", "", "BUDI AJI, S.Sos", "NIP. {}")
    pages = [[ocr(m) for m in spaced(*(r.format(n) for r in rows), page=at)] for at, n in enumerate(numbers, start=1)]
    found = find_signatures(document(pages=pages))
    assert [b.doubts for b in found] == [
        ("printings_differ",),
        ("printings_differ",),
        ("printings_differ", "ocr_unsure"),
    ]


def test_marks_that_no_name_holds_are_doubted() -> None:
    block = only_block(document(*spaced("CAMAT CONTOH", "", "", "", "BUDI! AJI, S.Sos", "NIP. 19771217 199612 1 002")))
    assert block.doubts == ("name_unlike_name",)


def test_a_number_below_a_name_that_no_block_takes_is_told() -> None:
    rows = (
        "BUPATI PERCONTOHAN,",
        "",
        "",
        "SITI RAHMA",
        "NIP. 19771217 199612 2 002",
        "Nama : BUDI SANTOSO",
        "Jabatan : Analis",
    )
    block = only_block(document(*spaced(*rows)))
    assert (block.nip.text, block.doubts) == ("", ("line_unclaimed",))
