"""Every link inside the report leads to a page and a place that are there; no page is wider than a phone."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag

from tests.pipeline.outputs.report.conftest import Built, Opened

_HREF = re.compile(r'href="([^"]+)"')
_ID = re.compile(r'\bid="([^"]+)"')


def test_every_link_leads_to_a_place_that_is_there(built: Built) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in built.plain.rglob("*.html")}
    placed = {path: set(_ID.findall(text)) for path, text in pages.items()}
    lost = []
    n_places = 0
    for path, text in pages.items():
        for href in (h for h in _HREF.findall(text) if not h.startswith("data:")):
            file, place = urldefrag(href)
            target = (path.parent / unquote(file)).resolve() if file else path
            n_places += bool(place)
            if not target.is_file() or (place and place not in placed.get(target, set())):
                lost.append(f"{path.relative_to(built.plain)}: {href}")
    assert lost == []
    assert n_places > 10


def test_no_page_of_an_office_is_wider_than_its_window(built: Built, either: Opened) -> None:
    for path in sorted(Path(built.plain / "instansi").glob("*.html")):
        page = either.go(path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path.name
