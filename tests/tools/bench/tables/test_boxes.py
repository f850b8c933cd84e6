"""Tables printed by the places of their cells: each text stands in its box, nothing else does, the truth is what was told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pdfplumber
import pytest

from tools.bench.tables.boxes import print_boxes, read_boxes, tables_of
from tools.bench.tables.truth import Cell

Line = Sequence[int | str]
_TABLE: list[Line] = [
    [1, 1, 0, 1, 0, 2, 200, 640, 270, 650, "Years of survey"],
    [1, 1, 1, 0, 1, 0, 80, 620, 120, 630, "Country"],
    [1, 1, 1, 1, 1, 1, 200, 620, 220, 630, "2019"],
    [1, 1, 1, 2, 1, 2, 280, 620, 300, 630, "2020"],
    [1, 1, 2, 0, 2, 0, 80, 588, 140, 610, "Long name\nof a place"],
    [1, 1, 2, 1, 2, 1, 212, 600, 217, 610, "7"],
]


def _printed(lines: Sequence[Line], folder: Path) -> Path:
    told = folder / "told.jsonl"
    told.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    print_boxes(read_boxes(told), folder / "out.pdf")
    return folder / "out.pdf"


def _words(path: Path, page: int = 0) -> list[tuple[str, float, float, float]]:
    with pdfplumber.open(path) as document:
        opened = document.pages[page]
        return [(w["text"], w["x0"], w["x1"], opened.height - w["bottom"]) for w in opened.extract_words()]


def test_the_truth_is_what_the_lines_tell(tmp_path: Path) -> None:
    told = tmp_path / "told.jsonl"
    told.write_text("".join(json.dumps(line) + "\n" for line in _TABLE), encoding="utf-8")
    assert tables_of(read_boxes(told)) == [
        (Cell(0, 1, "Years of survey", 1, 2), Cell(1, 0, "Country"), Cell(1, 1, "2019"), Cell(1, 2, "2020"),
         Cell(2, 0, "Long name\nof a place"), Cell(2, 1, "7")),
    ]  # fmt: skip


def test_each_text_stands_in_its_box(tmp_path: Path) -> None:
    words = {text: (left, right, bottom) for text, left, right, bottom in _words(_printed(_TABLE, tmp_path))}
    for text, left, right, bottom in (("Country", 80, 120, 620), ("2019", 200, 220, 620), ("7", 212, 217, 600)):
        assert words[text] == pytest.approx((left, right, bottom), abs=1.5)
    assert words["Years"][0] == pytest.approx(200, abs=1.5)
    assert words["survey"][1] == pytest.approx(270, abs=1.5)
    assert words["Long"][2] - words["place"][2] == pytest.approx(12, abs=0.5)


def test_prose_stands_above_and_below_and_on_pages_without_a_table(tmp_path: Path) -> None:
    path = _printed([[2, *line[1:]] for line in _TABLE], tmp_path)
    alone, beside = [word for word in _words(path) if word[0] == "The"], _words(path, 1)
    assert len(alone) == 2
    heights = [bottom for text, _, _, bottom in beside if text in ("The", "so")]
    assert sum(bottom > 655 for bottom in heights) == 2
    assert sum(bottom < 583 for bottom in heights) == 2


def test_no_prose_is_printed_where_a_table_leaves_no_room(tmp_path: Path) -> None:
    below: list[Line] = [[1, 2, *c[2:7], int(c[7]) - 80, c[8], int(c[9]) - 80, c[10]] for c in _TABLE]
    words = _words(_printed([*_TABLE, *below], tmp_path))
    assert not [word for word in words if word[0] == "The" and 570 < word[3] < 588]


def test_a_text_told_as_one_line_takes_the_lines_of_its_box(tmp_path: Path) -> None:
    tall: Line = [1, 1, 3, 0, 3, 0, 80, 550, 118, 594, "Non-Timber Low Bridges"]
    rows = {text: bottom for text, _, _, bottom in _words(_printed([*_TABLE[:4], tall], tmp_path))}
    assert rows["Non-"] > rows["Timber"] > rows["Low"] > rows["Bridges"] >= 548


def test_a_table_wider_than_the_page_turns_it(tmp_path: Path) -> None:
    with pdfplumber.open(_printed([*_TABLE, [1, 1, 1, 3, 1, 3, 700, 480, 720, 490, "2021"]], tmp_path)) as document:
        assert document.pages[0].width > document.pages[0].height
