"""Our reader of content streams against pdfminer's: where it answers, the answer is the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSEOF, PSKeyword, PSLiteral

from extractors.readers.pdf.drawing.content import read_content, read_up_to_picture

PIECES = (
    b"BT", b"ET", b"Tj", b"T*", b"'", b'"', b"re", b"rg", b"d0", b"true", b"false", b"null", b"BI", b"ID", b"EI",
    b"12", b"-3", b"+4", b"0.5", b"-.5", b"7.", b".", b"-", b"--1", b"1.2.3", b"1e5", b"9f", b"00012",
    b"(", b")", b"(a)", b"(a(b)c)", b"(a(b(c)d)e)", b"(\\()", b"(\\7)", b"(\\0534)", b"(\\400)", b"(\\\n)", b"(\\\r\n)",
    b"(\\q)", b"(\\8)", b"(\\", b"(\r)", b"<", b">", b"<<", b">>", b"<41>", b"<4 1\n42>", b"<4>", b"<>", b"<4g>",
    b"[", b"]", b"/", b"/F1", b"/A#42", b"/A+B", b"/\xe9", b"{", b"}", b"%", b"\x00", b" ", b"\n", b"\r", b"\t", b"\xff",
    b"% a\r", b"(\\\r)", b"(a\\\r\nb)", b"BI /W 1", b"/F /A85", b"ID EI E\n", b"ID EEI \nEI ",
)  # fmt: skip


def theirs(data: bytes) -> list[Any]:
    stream = PDFStream({}, data)
    found: list[Any] = []
    try:
        parser = PDFContentParser([stream])
        while True:
            found.append(parser.nextobject()[1])
    except PSEOF:
        return found


def shown(objects: list[Any]) -> list[Any]:
    """Return objects with their types: 1 and True and 1.0 are equal to Python, but not to an operator."""
    return [
        (type(o).__name__, o.name if isinstance(o, (PSKeyword, PSLiteral)) else shown(o) if isinstance(o, list)
         else (repr(o.attrs), o.rawdata) if isinstance(o, PDFStream) else repr(o))
        for o in objects
    ]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([b"", b" ", b"\n"]))
@example([b"[", b"(a)", b"-3", b"<41>", b"]", b"TJ"], b"")
@example([b"/P", b"<<", b"/MCID", b"0", b">>", b"BDC"], b" ")
@example([b"<<", b"/A", b"<41>", b">>"], b"")
def test_answers_as_pdfminer_or_not_at_all(pieces: list[bytes], between: bytes) -> None:
    data = between.join(pieces)
    found = read_content(data)
    if found is not None:
        assert shown(found) == shown(theirs(data))


@pytest.mark.parametrize(
    "data",
    [
        b"BT /F1 10 Tf 72.5 -700 Td (Persentase \\(A/B\\)) Tj T* [(I)-20.5(KU)] TJ ET",
        b"/P <</MCID 0>> BDC q 0.5 0 0 1 10 20 cm 0 0 100 -0.48 re f* Q EMC",
        b"[<0041004200>] TJ",
        b"BT (BIDANG A) Tj (BI) Tj [(BI RO)] TJ ET",
        b"q[(a)]TJ BI/W 1/H 1 ID a EI\nQ",
        b"% note\nQ",
        b"% made by a scanner",
        b"(a\\\r\nb) Tj (a\\\rb) Tj",
        b"q 16 0 0 1 0 0 cm BI /IM true /W 16 /D[1\n0]/DP<</K -1>> ID \x00(E EEI %\xffEIx\nEI Q",
        b"[(a )\x00 -884\x00 (b)\x00]\x00 TJ 1\x002 Td",
        b"",
        b" \n",
    ],
    ids=[
        "text",
        "marked",
        "hexadecimal",
        "letters of an operator",
        "picture behind a string",
        "comment",
        "last comment",
        "broken lines",
        "picture",
        "zero bytes between numbers and strings",
        "empty",
        "blank",
    ],
)
def test_a_plain_stream_is_read(data: bytes) -> None:
    found = read_content(data)
    assert found is not None
    assert shown(found) == shown(theirs(data))


@pytest.mark.parametrize(
    "data",
    [
        b"BI /W 1 ID \x00 EI",
        b"BI /W ID \x00 EI ",
        b"BI /W 1 /F /A85 ID ab~> EI ",
        b"(a",
        b"1 2 --3 Td",
        b"[1 2",
        b"<< /A >> BDC",
        b"\xff",
    ],
)
def test_what_is_not_plain_is_left_to_pdfminer(data: bytes) -> None:
    assert read_content(data) is None


@given(st.lists(st.sampled_from((*PIECES, b"q", b"BI /W 1 ID a EI", b"BI /W 1 ID b\nEI ")), max_size=14))
@example([b"q", b"BI /W 1 ID a EI", b"Q", b"BI /W 1 ID x EI \xff(", b"1 2 Td"])
def test_what_stands_before_a_picture_and_what_pdfminer_reads_from_there_are_the_whole(pieces: list[bytes]) -> None:
    data = b"\n".join(pieces)
    found, at = read_up_to_picture(data)
    try:
        whole = shown(theirs(data))
    except AssertionError:  # an escape above 255: pdfminer gives the page up
        return
    assert shown(found) + shown(theirs(data[at:]) if at < len(data) else []) == whole


def test_a_stream_is_plain_up_to_the_picture_whose_bytes_hold_its_own_end() -> None:
    data = b"q BI /W 1 ID a EI Q\n1 0 0 1 2 3 cm BI /W 2 ID xx EI \x01)yy EI Q"
    found, at = read_up_to_picture(data)
    assert read_content(data) is None
    assert data[at:].startswith(b"BI /W 2")
    assert len(found) == 11


@pytest.mark.parametrize("data", [b"q Q", b"q BI /W 1 ID a EI Q", b"(BI) Tj"])
def test_a_plain_stream_is_read_to_its_end(data: bytes) -> None:
    found, at = read_up_to_picture(data)
    assert at == len(data)
    assert shown(found) == shown(theirs(data))


@pytest.mark.parametrize("data", [b"", b"(a", b"BIDANG (a"])
def test_a_stream_without_pictures_has_nothing_before_one(data: bytes) -> None:
    assert read_up_to_picture(data) == ([], 0)


@pytest.mark.parametrize("data", [b"(" * 20_000, b"1" * 400_000 + b"x", b"<" * 20_000, b"BI ID " + b"E" * 400_000])
def test_a_long_broken_stream_takes_no_long_time(data: bytes) -> None:
    assert read_content(data) is None
    assert read_content(b"[" * 20_000) is None
    assert read_content(b"((a" * 20_000 + b")" * 20_000) is None
