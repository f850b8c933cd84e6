"""The report for every reader: narrow and wide, by keyboard, on paper, with enough contrast, in both languages."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.pipeline.outputs.report.conftest import Built, Opened, pages

pytestmark = pytest.mark.slow

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
_FOCUS = """() => {
  const e = document.activeElement, s = getComputedStyle(e);
  return {id: e.id, finding: e.classList.contains('finding'), line: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2};
}"""
# Each run of visible text whose contrast with what lies behind it is less than WCAG AA asks for.
_PALE = """() => {
  const light = (c) => { const v = c / 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const tone = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const parts = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = parts(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.checkVisibility() || e.closest('svg, .sheet, .hidden, .skip, script, style, option')) continue;
    const a = tone(parts(getComputedStyle(e).color)), b = tone(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${e.className || e.tagName} ${e.textContent.trim().slice(0, 30)}`);
  }
  return found;
}"""
_STOPS = """() => {
  const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
  return {what: e.id || e.className || e.tagName, top: r.top + scrollY, pane: !!e.closest('.pictures'),
          line: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
          named: !!(e.getAttribute('aria-label') || e.innerText || e.labels?.length || e.placeholder)};
}"""


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


def test_every_text_stands_out_from_its_ground(built: Built, either: Opened) -> None:
    for path in pages(built):
        assert either.go(path).evaluate(_PALE) == [], path.name


def test_the_first_stop_leads_past_the_head(built: Built, wide: Opened) -> None:
    page = wide.go(built.page("sreseh.pdf"))
    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("e => e === document.activeElement && e.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


def test_every_stop_of_the_keyboard_is_seen_named_and_in_order(built: Built, wide: Opened) -> None:
    page = wide.go(built.page("sreseh.pdf"))
    stops = []
    for _ in range(120):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(_STOPS))
    assert [s["what"] for s in stops if not s["line"]] == []
    assert [s["what"] for s in stops if not s["named"]] == []
    tops = [s["top"] for s in stops if not s["pane"] and s["what"] != "BODY"]
    assert sum(1 for a, b in itertools.pairwise(tops) if b < a - 40) <= 1


def test_headings_go_down_one_step_at_a_time(built: Built, wide: Opened) -> None:
    for path in pages(built):
        levels = wide.go(path).locator("h1, h2, h3, h4").evaluate_all("all => all.map(e => Number(e.tagName[1]))")
        assert levels[0] == 1, path.name
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), path.name


def test_labels_speak_the_chosen_language(built: Built, wide: Opened) -> None:
    page = wide.go(built.plain / "index.html")
    assert page.locator("#severity").get_attribute("aria-label") == "Tingkat"
    page.click("#language")
    assert page.locator("#severity").get_attribute("aria-label") == "Severity"
    assert page.locator("#status option").first.inner_text() == "every status"
