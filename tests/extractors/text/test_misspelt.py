"""Words of scans that look misread."""

import pytest

from extractors.text.misspelt import looks_misread


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("angktan", True, id="a letter lost"),
        pytest.param("Indks", True, id="a vowel lost"),
        pytest.param("temnuan", True, id="a letter more"),
        pytest.param("angkutan", False, id="known"),
        pytest.param("terpasang", False, id="a plain word that no list has"),
        pytest.param("kamling", False, id="another one"),
        pytest.param("INDKS", False, id="capitals: an abbreviation"),
        pytest.param("Xqz", False, id="short"),
        pytest.param("benchmarking", False, id="far from any known word"),
    ],
)
def test_looks_misread(word: str, *, expected: bool) -> None:
    assert looks_misread(word) is expected
