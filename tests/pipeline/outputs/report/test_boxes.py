"""The boxes of the findings in a real Chromium: each lies on the right words, and leads there and back."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from pipeline.dataset.read import Row
from pipeline.outputs.report.build import write_report
from tests.pipeline.outputs.report.conftest import Built, Opened

pytestmark = pytest.mark.slow

_INSIDE = 1.0  # points by which a drawn box may differ from the words' box
# Each box of a finding in points of its page, from the picture it is drawn on.
_BOXES = """sizes => [...document.querySelectorAll('.sheet .mark')].map(mark => {
  const picture = mark.closest('.sheet').querySelector('img');
  const page = Number(picture.dataset.page);
  const [width, height] = sizes[page], p = picture.getBoundingClientRect(), m = mark.getBoundingClientRect();
  return {finding: mark.dataset.finding, page,
          box: [(m.left - p.left) / p.width * width, (m.top - p.top) / p.height * height,
                (m.right - p.left) / p.width * width, (m.bottom - p.top) / p.height * height]};
})"""


def test_a_page_loads_no_other_documents_pictures(built: Built, wide: Opened) -> None:
    page = wide.go(built.page("sreseh.pdf"))
    for image in page.locator(".sheet img").all():
        image.scroll_into_view_if_needed()
    pictures = [url for url in wide.requests if "/gambar/" in url]
    assert pictures
    assert all(built.document("sreseh.pdf")["document_id"] in url for url in pictures)


def quotes(built: Built, name: str) -> dict[str, list[Row]]:
    """Return the places of each finding of a document that have a box, as the dataset's evidence holds them."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in built.tables["evidence"]:
        if row["table"] == "findings" and row["document_id"] == built.document(name)["document_id"] and row["bbox"]:
            found[row["record_id"]].append(row)
    return found


def test_each_findings_box_lies_on_its_words(built: Built, either: Opened) -> None:
    """Each box drawn is where the evidence has its words, and the PDF itself has those words there."""
    document = pdfium.PdfDocument(built.raw / "sreseh.pdf")
    sizes = {i + 1: list(document[i].get_size()) for i in range(len(document))}
    drawn: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mark in either.go(built.page("sreseh.pdf")).evaluate(_BOXES, sizes):
        drawn[mark["finding"]].append(mark)
    wanted = quotes(built, "sreseh.pdf")
    assert len(wanted) >= 5
    assert drawn.keys() == wanted.keys()
    for finding, places in wanted.items():
        assert len(drawn[finding]) == len(places)
        for place in places:
            near = [
                m for m in drawn[finding] if m["page"] == place["page"] and _apart(m["box"], place["bbox"]) <= _INSIDE
            ]
            assert near, (finding, place["text"])
            assert _plain(place["text"]) in _plain(_words_under(document, place["page"], near[0]["box"])), finding


def _apart(a: list[float], b: list[float]) -> float:
    return max(abs(x - y) for x, y in zip(a, b, strict=True))


def _words_under(document: Any, number: int, box: list[float]) -> str:
    page = document[number - 1]
    height = page.get_size()[1]
    text: str = page.get_textpage().get_text_bounded(box[0] - 1, height - box[3] - 1, box[2] + 1, height - box[1] + 1)
    return text


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def test_a_disagreement_shows_every_place(built: Built, wide: Opened) -> None:
    """Each spelling of a name has its box on its own page, and choosing the finding lights them all."""
    page = wide.go(built.page("sreseh.pdf"))
    key = next(f["finding_id"] for f in built.tables["findings"] if f["rule_id"] == "one_nip_has_one_spelling")
    marks = page.locator(f".sheet .mark[data-finding='{key}']")
    on = marks.evaluate_all("all => all.map(m => Number(m.closest('.sheet').querySelector('img').dataset.page))")
    assert sorted(on) == [1, 5, 6]
    page.locator(f".finding[data-finding='{key}']").click(position={"x": 30, "y": 12})
    assert page.locator(f".sheet .mark.active[data-finding='{key}']").count() == 3
    said = page.locator(f".finding[data-finding='{key}'] .places li").all_inner_texts()
    assert [text.split("”")[0].strip("“") for text in said] == [
        p["text"] for p in sorted(quotes(built, "sreseh.pdf")[key], key=lambda p: p["page"])
    ]


def test_a_box_leads_back_to_its_finding(built: Built, either: Opened) -> None:
    page = either.go(built.page("sreseh.pdf"))
    mark = page.locator(".sheet .mark").last
    key = mark.get_attribute("data-finding")
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.evaluate("document.activeElement.dataset.finding") == key
    box = page.locator(f".finding[data-finding='{key}']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 760


def test_a_text_without_pages_shows_the_words_of_its_findings(built: Built, either: Opened) -> None:
    page = either.go(built.page("banjar-margo.docx"))
    key = built.document("banjar-margo.docx")["document_id"]
    wanted = {
        e["record_id"]: _plain(e["text"])
        for e in built.tables["evidence"]
        if e["table"] == "findings" and e["document_id"] == key and e["field"] == "quote_01" and e["seq"] == 1
    }
    assert len(wanted) >= 4
    shown: dict[str, str] = {}
    for finding, text in page.evaluate(
        "[...document.querySelectorAll('.naskah mark a.to')].map(a => "
        "[a.dataset.finding, a.closest('mark').firstChild.textContent])"
    ):
        shown[finding] = shown.get(finding, "") + _plain(text)
    for finding, text in wanted.items():
        if finding in shown:
            assert text in shown[finding]
    assert len(shown) >= 4


def test_a_finding_that_is_chosen_shows_its_box(built: Built, wide: Opened) -> None:
    page = wide.go(built.page("sreseh.pdf"))
    key = sorted(quotes(built, "sreseh.pdf"))[-1]
    page.locator(f".finding[data-finding='{key}']").click(position={"x": 30, "y": 12})
    marks = page.locator(f".sheet .mark[data-finding='{key}']")
    assert "active" in (marks.first.get_attribute("class") or "")
    page.wait_for_timeout(400)
    assert marks.first.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
    )


def test_other_bytes_under_the_same_name_give_no_picture(built: Built, tmp_path: Path) -> None:
    """Boxes would lie on other words."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "sreseh.pdf").write_bytes((built.raw / "sreseh.pdf").read_bytes() + b"\n%")
    write_report(built.dataset, tmp_path / "raw", tmp_path / "out")
    assert list((tmp_path / "out" / "gambar").iterdir()) == []
