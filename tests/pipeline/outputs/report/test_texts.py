"""Every word that the pages may have to say is there in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from normalizers.regulations import near as near_regulations
from normalizers.regulations import reference as regulation_reference
from pipeline.outputs.report.texts import texts

TEMPLATES = Path(__file__).parents[4] / "pipeline" / "outputs" / "report" / "templates"
DIFFERENCES, REASONS = (Path(m.__file__).read_text(encoding="utf-8") for m in (regulation_reference, near_regulations))


def said() -> set[str]:
    found: set[str] = set()
    for path in TEMPLATES.glob("*.html"):
        html = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"(?:say|parts\.k)\('(\w+)'\)", html)) | set(re.findall(r"\bt\.(\w+)\[", html))
    return found


def test_every_text_of_the_templates_exists() -> None:
    assert len(said()) > 60
    assert said() - texts().keys() == set()


@pytest.mark.parametrize(
    "code", sorted({*re.findall(r'Difference\(\s*"(\w+)"', DIFFERENCES), "ln_differs", "tln_differs"})
)
def test_every_difference_from_the_reference_has_words(code: str) -> None:
    assert code in texts()


@pytest.mark.parametrize("code", sorted(set(re.findall(r'return "((?:same|other|transposed)_\w+)"', REASONS))))
def test_every_reason_for_what_was_meant_has_words(code: str) -> None:
    assert code in texts()


def test_no_text_is_empty() -> None:
    assert [key for key, both in texts().items() if not all(both)] == []
