"""Made-up documents with tables: the same seed gives the same, and the truth is what is drawn."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extractors.readers import read_document
from tools.bench.tables import drawn, drawn_kept
from tools.bench.tables.content import Content
from tools.bench.tables.looks import Drawing
from tools.bench.tables.sheet import Sheet
from tools.bench.tables.truth import plain


@pytest.mark.parametrize("family", [*drawn.OPEN, *drawn_kept.KEPT], ids=lambda family: family.__name__)
def test_each_text_of_the_truth_is_drawn(family: Drawing, tmp_path: Path) -> None:
    one, other = Sheet(tmp_path / "one.pdf"), Sheet(tmp_path / "other.pdf")
    family(Content(random.Random(7), "id"), one)
    family(Content(random.Random(7), "id"), other)
    tables = one.save()
    assert other.save() == tables
    document = read_document((tmp_path / "one.pdf").read_bytes())
    words = plain(" ".join(word.text for each in document.all_lines for word in each.words))
    own = [word for table in tables for cell in table for word in cell.text.split() if any(map(str.isalnum, word))]
    assert [word for word in own if plain(word) not in words] == []
    assert bool(tables) is (family not in (drawn.prose_alone, drawn_kept.no_tables))
