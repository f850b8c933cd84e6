"""Equations of web pages and ODT files read as a person reads them aloud."""

from __future__ import annotations

import pytest
from lxml import etree

from extractors.readers.lines import path_namer, set_line
from extractors.readers.mathml import write_math
from tests.growth import LINEAR, growth


def text_of(inner: str) -> str:
    """Return an equation as one line."""
    root = etree.fromstring(f'<math xmlns="http://www.w3.org/1998/Math/MathML">{inner}</math>')
    line = set_line(write_math(root), name=path_namer("p[0]"), engine="text")
    return line.text if line is not None else ""


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param("<mn>85</mn>", "85", id="number"),
        pytest.param("<mfrac><mn>85</mn><mn>100</mn></mfrac>", "(85) / (100)", id="fraction"),
        pytest.param(
            "<mfrac><mtext>Jumlah desa tertib</mtext><mtext>Jumlah desa</mtext></mfrac><mo>×</mo><mn>100</mn><mo>%</mo>",
            "(Jumlah desa tertib) / (Jumlah desa) × 100%",
            id="share",
        ),
        pytest.param('<mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>', "(n) (k)", id="stack"),
        pytest.param("<mi>Jumlah</mi><mi>desa</mi>", "Jumlah desa", id="words"),
        pytest.param("<mi>I</mi><mi>K</mi><mi>M</mi>", "IKM", id="letters"),
        pytest.param("<mn>2</mn><mo>&#x2062;</mo><mi>x</mi>", "2x", id="invisible_times"),
        pytest.param("<mo>-</mo><mn>5</mn>", "-5", id="sign_before_a_number"),
        pytest.param("<mi>A</mi><mo>-</mo><mi>B</mi>", "A - B", id="sign_between"),
        pytest.param("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a + b)", id="root"),
        pytest.param("<mroot><mi>a</mi><mn>3</mn></mroot>", "3√(a)", id="third_root"),
        pytest.param("<msup><mi>m</mi><mn>2</mn></msup>", "m^2", id="power"),
        pytest.param("<msub><mi>X</mi><mi>ij</mi></msub>", "X_(ij)", id="index"),
        pytest.param(
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>x</mi>",
            "∑_(i = 1)^n x",
            id="sum",
        ),
        pytest.param("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)", id="fenced"),
        pytest.param('<mfenced open="[" close="]" separators=";"><mi>a</mi><mi>b</mi></mfenced>', "[a; b]", id="other_fences"),
        pytest.param(
            "<semantics><mrow><mn>5</mn></mrow><annotation>five over 2</annotation></semantics>", "5", id="annotation"
        ),
        pytest.param("<mphantom><mn>7</mn></mphantom><mn>5</mn>", "5", id="unseen"),
        pytest.param(
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr></mtable>",
            "1 2; 3",
            id="table",
        ),
        pytest.param("<mfrac><mn>1</mn></mfrac>", "1", id="half_a_fraction"),
        pytest.param("<msup><mi>a</mi><mn>2</mn><mn>3</mn></msup>", "a23", id="a_power_too_many"),
        pytest.param("<mtext>Jumlah <b>desa</b> maju</mtext>", "Jumlah desa maju", id="words_around_a_part"),
        pytest.param("<mrow>Jumlah<mo>+</mo><mn>1</mn></mrow>", "Jumlah + 1", id="words_in_a_row"),
        pytest.param("<mi>Jum<!-- x -->lah</mi>", "Jumlah", id="a_comment_in_a_word"),
        pytest.param("<mfoo><mn>1</mn></mfoo>", "1", id="unknown"),
        pytest.param("", "", id="empty"),
    ],
)  # fmt: skip
def test_equation(inner: str, text: str) -> None:
    assert text_of(inner) == text


def test_bars_of_fractions_are_drawn() -> None:
    root = etree.fromstring("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>")
    assert [piece.text for piece in write_math(root) if piece.drawn] == ["(", ")", "/", "(", ")"]


def test_what_is_nested_too_deeply_is_written_as_its_text() -> None:
    assert text_of("<mrow>" * 90 + "<mn>1</mn>" + "</mrow>" * 90) == "1"


def test_an_equation_grows_as_its_parts_do() -> None:
    def made(n: int) -> etree._Element:
        return etree.fromstring(f"<math>{'<mi>ab</mi><mo>+</mo>' * n}</math>")

    assert growth(lambda root: list(write_math(root)), made, 400) < LINEAR
