"""The pages that are made from the code say what the code says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.dataset.readme import data_dictionary
from tools.build.docs import DOCS, rules_text


@pytest.mark.parametrize(
    ("page", "made"), [("dataset.md", data_dictionary), ("rules.md", rules_text)], ids=["dataset", "rules"]
)
def test_a_page_made_from_the_code_is_not_behind_it(page: str, made: Callable[[], str]) -> None:
    """A new doubt (`read_twice`) had no line in docs/dataset.md: `python -m tools.build.docs` had not been run."""
    assert (DOCS / page).read_text(encoding="utf-8") == made()
