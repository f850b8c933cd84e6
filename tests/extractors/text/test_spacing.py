from __future__ import annotations

import pytest

from extractors.model.document import Line
from extractors.text.spacing import closed_up
from tests.build import line


def spaced(text: str, *, page: int | None = 1) -> Line:
    """A letter-spaced line: one blank between letters, three between words."""
    return line("   ".join(" ".join(word) for word in text.split()), page=page)


@pytest.mark.parametrize(
    ("made", "text"),
    [
        pytest.param(spaced("RENCANA KINERJA TAHUNAN"), "RENCANA KINERJA TAHUNAN", id="pdf"),
        pytest.param(spaced("PERJANJIAN KINERJA", page=None), "PERJANJIAN KINERJA", id="docx"),
        pytest.param(spaced("MEMUTUSKAN"), "MEMUTUSKAN", id="one word"),
        pytest.param(line("DINAS KESEHATAN KOTA X"), "DINAS KESEHATAN KOTA X", id="plain"),
        pytest.param(
            line("Kata Pengantar . . . . . . . . . . . i"), "Kata Pengantar . . . . . . . . . . . i", id="dots"
        ),
    ],
)
def test_letters_of_a_spaced_title(made: Line, text: str) -> None:
    assert closed_up(made).text == text
    assert [w.place for w in closed_up(made).words] == [w.place for w in made.words]
