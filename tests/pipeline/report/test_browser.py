"""The report in a real Chromium: it opens from disk, filters, speaks two languages, and its boxes lie on the right words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image
from playwright.sync_api import Page

from pipeline.corrections import read_corrections
from pipeline.dataset import check_corrections
from pipeline.tables import Row
from tests.pipeline.report.conftest import Built, Opened

_INSIDE = 1.0  # points by which a drawn box may differ from the words' box
# Rectangles of every visible run of text, cut to what its scrolling ancestors show; two that overlap are unreadable.
_OVERLAPS = """() => {
  const shown = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim() || !node.parentElement.checkVisibility({visibilityProperty: true})) continue;
    if (node.parentElement.closest('.hidden, svg')) continue;
    let clip = {left: -1e9, top: -1e9, right: 1e9, bottom: 1e9};
    for (let e = node.parentElement; e && e !== document.body; e = e.parentElement) {
      if (getComputedStyle(e).overflow === 'visible') continue;
      const r = e.getBoundingClientRect();
      clip = {left: Math.max(clip.left, r.left), top: Math.max(clip.top, r.top),
              right: Math.min(clip.right, r.right), bottom: Math.min(clip.bottom, r.bottom)};
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      const box = {left: Math.max(r.left, clip.left), top: Math.max(r.top, clip.top), right: Math.min(r.right, clip.right),
                   bottom: Math.min(r.bottom, clip.bottom), node, text: node.textContent.trim().slice(0, 40)};
      if (box.right - box.left > 1 && box.bottom - box.top > 1) shown.push(box);
    }
  }
  const found = [];
  for (let i = 0; i < shown.length; i++) for (let j = i + 1; j < shown.length; j++) {
    const a = shown[i], b = shown[j];
    if (a.node === b.node) continue;
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 2 && high > 4) found.push(a.text + ' | ' + b.text);
  }
  return {runs: shown.length, overlaps: found};
}"""
# Each box of a finding in points of its page, from the picture it is drawn on.
_BOXES = """sizes => [...document.querySelectorAll('.sheet .mark')].map(mark => {
  const picture = mark.closest('.sheet').querySelector('img');
  const page = Number(picture.dataset.page);
  const [width, height] = sizes[page], p = picture.getBoundingClientRect(), m = mark.getBoundingClientRect();
  return {finding: mark.dataset.finding, page,
          box: [(m.left - p.left) / p.width * width, (m.top - p.top) / p.height * height,
                (m.right - p.left) / p.width * width, (m.bottom - p.top) / p.height * height]};
})"""
_FOCUS = """() => {
  const e = document.activeElement, s = getComputedStyle(e);
  return {id: e.id, finding: e.classList.contains('finding'), line: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2};
}"""


def pages(built: Built) -> Iterator[Path]:
    yield built.plain / "index.html"
    for folder in ("dokumen", "pejabat"):
        yield from sorted((built.plain / folder).glob("*.html"))


def visible_rows(page: Page) -> list[str]:
    return [row.inner_text() for row in page.locator("#documents tbody tr:visible").all()]


def test_every_page_opens_from_disk_without_a_complaint_or_a_request_to_a_network(built: Built, wide: Opened) -> None:
    opened = [wide.go(path).title() for path in pages(built)]
    assert len(opened) >= 5
    assert all(opened)
    assert wide.complaints == []
    assert [url for url in wide.requests if not url.startswith(("file:", "data:"))] == []


def test_a_page_loads_no_other_documents_pictures(built: Built, wide: Opened) -> None:
    page = wide.go(built.page("sreseh.pdf"))
    for image in page.locator(".sheet img").all():
        image.scroll_into_view_if_needed()
    pictures = [url for url in wide.requests if "/gambar/" in url]
    assert pictures
    assert all(built.document("sreseh.pdf")["document_id"] in url for url in pictures)


def test_search_narrows_the_list_to_what_is_typed(built: Built, wide: Opened) -> None:
    page = wide.go(built.plain / "index.html")
    assert len(visible_rows(page)) == 2
    page.fill("#search", "sampang sreseh")
    assert [row.split()[0] for row in visible_rows(page)] == ["sreseh.pdf"]
    page.fill("#search", "no such office")
    assert visible_rows(page) == []
    page.fill("#search", "")
    assert len(visible_rows(page)) == 2


def test_the_severity_filter_keeps_the_documents_that_have_such_findings(built: Built, wide: Opened) -> None:
    page = wide.go(built.plain / "index.html")
    with_errors = {f["document_id"] for f in built.tables["findings"] if f["severity"] == "error"}
    wanted = sorted(d["path"] for d in built.tables["documents"] if d["document_id"] in with_errors)
    assert 0 < len(wanted) < 2  # the shipped files hold one of each kind, else this test says nothing
    page.select_option("#severity", "error")
    assert sorted(row.split()[0] for row in visible_rows(page)) == wanted


def test_the_language_switch_changes_every_text_and_is_kept(built: Built, wide: Opened) -> None:
    page = wide.go(built.page("sreseh.pdf"))
    finding = next(
        f for f in built.tables["findings"] if f["document_id"] == built.document("sreseh.pdf")["document_id"]
    )
    assert page.locator("html").get_attribute("lang") == "id"
    assert page.get_by_text(finding["message_id"]).first.is_visible()
    assert not page.get_by_text(finding["message_en"]).first.is_visible()
    page.click("#language")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_text(finding["message_en"]).first.is_visible()
    assert not page.get_by_text(finding["message_id"]).first.is_visible()
    index = wide.go(built.plain / "index.html")
    assert index.locator("html").get_attribute("lang") == "en"
    assert (index.get_attribute("#search", "placeholder") or "").startswith("Search")


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


def test_no_page_scrolls_sideways_and_no_texts_overlap(built: Built, either: Opened) -> None:
    for path in pages(built):
        page = either.go(path)
        width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], path.name
        seen = page.evaluate(_OVERLAPS)
        assert seen["runs"] > 5, path.name
        assert seen["overlaps"] == [], path.name


def test_no_letter_is_too_small_to_read(built: Built, either: Opened) -> None:
    page = either.go(built.page("sreseh.pdf"))
    sizes = page.evaluate("[...document.querySelectorAll('main *')].map(e => parseFloat(getComputedStyle(e).fontSize))")
    assert min(sizes) >= 11


def _tab(page: Page, most: int = 60) -> Iterator[dict[str, Any]]:
    for _ in range(most):
        page.keyboard.press("Tab")
        yield page.evaluate(_FOCUS)


@pytest.mark.parametrize("control", ["language", "search", "severity"])
def test_the_keyboard_reaches_the_controls_of_the_overview(built: Built, wide: Opened, control: str) -> None:
    page = wide.go(built.plain / "index.html")
    stop = next((s for s in _tab(page) if s["id"] == control), None)
    assert stop is not None
    assert stop["line"], "the focus is not to be seen"


def test_the_keyboard_reaches_a_finding_and_chooses_it(built: Built, wide: Opened) -> None:
    page = wide.go(built.page("sreseh.pdf"))
    stop = next((s for s in _tab(page) if s["finding"]), None)
    assert stop is not None
    assert stop["line"], "the focus is not to be seen"
    page.keyboard.press("Enter")
    assert page.locator(".finding.active").count() == 1


def test_on_paper_the_controls_are_gone_and_the_findings_stay(built: Built, wide: Opened) -> None:
    page = wide.go(built.page("sreseh.pdf"))
    assert page.locator("#language").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("#language").is_visible()
    assert page.locator(".copy:visible").count() == 0
    assert page.locator(".finding:visible").count() == page.locator(".finding").count() > 0
    assert len(page.pdf(format="A4")) > 10_000


@pytest.mark.parametrize("name", ["sreseh.pdf", "banjar-margo.docx"])
def test_every_copied_line_is_a_valid_line_of_the_corrections(
    built: Built, wide: Opened, tmp_path: Path, name: str
) -> None:
    page = wide.go(built.page(name))
    buttons = page.locator(".finding .copy")
    assert buttons.count() > 0
    buttons.first.click()
    page.wait_for_timeout(100)
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert copied == buttons.first.get_attribute("data-line")
    lines = [button.get_attribute("data-line") or "" for button in page.locator(".copy").all()]
    header = "table,record_id,field,value,verdict,other_id,reason,who,when"
    path = tmp_path / "corrections.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    corrections = read_corrections(path)
    assert len(corrections) == len(lines)
    check_corrections(corrections)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _personal(built: Built) -> set[str]:
    """Return the letters and digits of every name and NIP of the dataset."""
    found = {s[key] for s in built.tables["signatories"] for key in ("name", "nip", "nip_raw") if s[key]}
    found |= {o[key] for o in built.tables["officials"] for key in ("name", "nip") if o[key]}
    found |= {re.split(r",", v["name_raw"])[0] for o in built.tables["officials"] for v in o["name_variants"]}
    return {_letters(text) for text in found}


def test_the_redacted_report_holds_no_name_and_no_nip(built: Built, wide: Opened) -> None:
    personal = _personal(built)
    assert len(personal) >= 4
    shown = _letters("".join(path.read_text(encoding="utf-8") for path in pages(built)))
    assert all(text in shown for text in personal)  # else the test below could not fail
    files = [path for path in sorted(built.redacted.rglob("*")) if path.is_file()]
    for path in files:
        text = _letters(path.read_bytes().decode("utf-8", "replace"))
        assert [p for p in personal if p in text] == [], path.name
    wide.go(built.redacted / "index.html")
    assert wide.complaints == []


def test_names_and_nips_are_black_on_the_redacted_pictures(built: Built) -> None:
    """Where the PDF's own words are a name or a NIP, each pixel is black; on the plain picture it is not."""
    document = pdfium.PdfDocument(built.raw / "sreseh.pdf")
    key = built.document("sreseh.pdf")["document_id"]
    texts = {s[k] for s in built.tables["signatories"] for k in ("name_raw", "nip_raw") if s[k]}
    seen = 0
    for path in sorted((built.redacted / "gambar").iterdir()):
        number = int(path.stem.split("-")[1])
        page = document[number - 1]
        hidden, plain = Image.open(path).convert("L"), Image.open(built.plain / "gambar" / f"{key}-{number}.png")
        for text in texts:
            for box in _places(page, text.split(",")[0], hidden.width, hidden.height):
                seen += 1
                assert hidden.crop(box).getextrema() == (0, 0), (number, text)
                assert plain.convert("L").crop(box).getextrema()[1] > 200
    assert seen >= 6


def _places(page: Any, text: str, width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the pixels that PDFium says a text covers."""
    words = page.get_textpage()
    search = words.search(text)
    wide, high = page.get_size()
    while (hit := search.get_next()) is not None:
        for at in range(words.count_rects(*hit)):
            left, bottom, right, top = words.get_rect(at)
            yield (
                round(left / wide * width), round((high - top) / high * height),
                round(right / wide * width), round((high - bottom) / high * height),
            )  # fmt: skip
