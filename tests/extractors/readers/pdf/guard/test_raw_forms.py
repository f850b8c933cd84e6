from __future__ import annotations

import math
import zlib

import pytest

from extractors.readers.pdf.guard.raw_forms import RawForms

TWICE = b"/X Do /X Do"
SHARED = b"2 0 obj\n<</X 1 0 R/Y 5 0 R/I 3 0 R/J 4 0 R>>\nendobj\n3 0 obj\n<</Subtype/Image>>\nendobj\n"


def _form(number: int, content: bytes, head: bytes = b"") -> bytes:
    return b"%d 0 obj\n<</Subtype/Form%s>>\nstream\n%s\nendstream\nendobj\n" % (number, head, content)


@pytest.mark.parametrize(
    ("data", "most"),
    [
        pytest.param(_form(1, TWICE, b"/X 2 0 R") + _form(2, b"BT ET"), 2, id="two"),
        pytest.param(_form(1, TWICE, b"/X 2 0 R") + _form(2, TWICE, b"/X 3 0 R") + _form(3, b""), 6, id="two_of_two"),
        pytest.param(_form(1, zlib.compress(TWICE), b"/X 2 0 R") + _form(2, b""), 2, id="packed"),
        pytest.param(_form(1, TWICE, b"/X 1 0 R"), math.inf, id="itself_twice"),
        pytest.param(_form(1, b"/X Do", b"/X 1 0 R"), 1, id="itself_once"),
        pytest.param(_form(1, TWICE, b"/L)ngth 9/X 1\x000 R<<"), math.inf, id="broken_dictionary"),
        pytest.param(_form(1, TWICE, b"/Resources 2 0 R") + b"2 0 obj\n<</X 1 0 R>>\nendobj\n", math.inf, id="by_resources"),
        pytest.param(_form(1, TWICE, b"/X 2 0 R") + b"2 0 obj\n<</Subtype/Image>>\nendobj\n", 0, id="a_picture"),
        pytest.param(_form(1, b"/I Do /J Do", b"/R 2 0 R") + SHARED, 0, id="pictures_of_resources_that_list_the_form"),
        pytest.param(_form(1, b"/Y Do /Y Do /I Do", b"/R 2 0 R") + _form(5, b"") + SHARED, 2, id="another_form_of_them"),
        pytest.param(_form(1, b"/X Do /#58 Do", b"/R 2 0 R") + SHARED, math.inf, id="itself_by_two_spellings"),
        pytest.param(_form(1, b"/Z Do /Z Do", b"/R 2 0 R") + SHARED, math.inf, id="a_name_that_nothing_tells"),
        pytest.param(_form(1, b"(X) Do /X Do", b"/R 2 0 R") + SHARED, math.inf, id="no_name"),
        pytest.param(b"1 0 obj\n<</Kids[2 0 R]>>\nendobj\n2 0 obj\n<</Parent 1 0 R>>\nendobj\n", 0, id="pages"),
        pytest.param(b"", 0, id="nothing"),
    ],
)  # fmt: skip
def test_forms_at_most(data: bytes, most: float) -> None:
    assert RawForms(data).most() == most
