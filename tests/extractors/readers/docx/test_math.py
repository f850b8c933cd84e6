from __future__ import annotations

import pytest

from tests.extractors.readers.docx.word_xml import (
    note_codes,
    read,
)
from tests.extractors.readers.shown import texts

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


CODE = "<w:r><w:instrText>{}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param("<m:f><m:num>{A}</m:num><m:den>{B}</m:den></m:f>", "(Jumlah desa) / (100)", id="fraction"),
        pytest.param(
            "<m:f><m:num>{A}</m:num><m:den>{B}</m:den></m:f><m:r><m:t>×100%</m:t></m:r>",
            "(Jumlah desa) / (100) ×100%",
            id="fraction_times",
        ),
        pytest.param("<m:sSup><m:e>{B}</m:e><m:sup>{C}</m:sup></m:sSup>", "100^2", id="superscript"),
        pytest.param("<m:sSub><m:e>{C}</m:e><m:sub>{D}</m:sub></m:sSub>", "2_(n-1)", id="subscript"),
        pytest.param("<m:rad><m:deg/><m:e>{B}</m:e></m:rad>", "√(100)", id="root"),
        pytest.param("<m:d><m:e>{A}</m:e></m:d>", "(Jumlah desa)", id="brackets"),
        pytest.param(
            '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{B}</m:e></m:d>', "[100]", id="square"
        ),
        pytest.param(
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{D}</m:sub><m:sup>{C}</m:sup><m:e>{B}</m:e>'
            "</m:nary>",
            "∑_(n-1)^2 100",
            id="sum",
        ),
        pytest.param("<m:r><m:t>𝐽𝑢𝑚𝑙𝑎ℎ</m:t></m:r>", "Jumlah", id="mathematical_italic"),
        pytest.param("<m:eqArr><m:e>{B}</m:e><m:e>{C}</m:e></m:eqArr>", "100\n2", id="lines"),
    ],
)
def test_equations(inside: str, expected: str) -> None:
    runs = {"A": "Jumlah desa", "B": "100", "C": "2", "D": "n-1"}
    for key, text in runs.items():
        inside = inside.replace("{" + key + "}", f"<m:r><m:t>{text}</m:t></m:r>")
    document = read(f"<w:p><m:oMathPara><m:oMath>{inside}</m:oMath></m:oMathPara></w:p>")
    assert texts(document) == expected.split("\n")


def test_brackets_of_a_fraction_are_drawn() -> None:
    fraction = "<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
    (line,) = read(f"<w:p><m:oMath>{fraction}</m:oMath></w:p>").lines
    assert [(w.text, w.drawn, w.glued) for w in line.words] == [
        ("(", True, False), ("a", False, True), (")", True, True), ("/", True, False),
        ("(", True, False), ("b", False, True), (")", True, True),
    ]  # fmt: skip
    assert line.breaks == ()


@pytest.mark.parametrize("code", ["EMBED Equation.3", " QUOTE _x0001_ "])
def test_equation_kept_as_a_picture_is_noted(code: str) -> None:
    body = FIELD.format("begin") + CODE.format(code) + FIELD.format("separate") + FIELD.format("end")
    assert note_codes(read(f"<w:p>{body}</w:p>")) == {"formula_picture": "1"}


@pytest.mark.parametrize(
    "code",
    [pytest.param("\\f(" * 500 + "1" + ",2)" * 500, id="deep"), pytest.param("\\f(" + "1" * 5000 + ",2)", id="long")],
)
def test_a_field_of_fractions_without_end_is_told(code: str) -> None:
    field = f"{FIELD.format('begin')}{CODE.format(f' EQ {code}')}{FIELD.format('end')}"
    document = read(f"<w:p><w:r><w:t>Formula</w:t></w:r>{field}</w:p>")
    assert texts(document) == ["Formula"]
    assert "formula_field" in note_codes(document)
