"""Every kind of page is held against the rules of axe-core, in light and dark, wide and narrow: no violation."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.pipeline.outputs.report.conftest import Built, open_at

pytestmark = pytest.mark.slow

AXE = Path(__file__).parents[4] / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"async () => (await axe.run(document, {{runOnly: {TAGS}}})).violations"


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: `make axe` installs it where npm is")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_no_page_breaks_a_rule_of_axe(built: Built, chromium: Browser, scheme: str, width: int) -> None:
    opened = open_at(chromium, width)
    opened.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    official = next((built.plain / "pejabat").glob("o-*.html"))
    paths = [
        built.plain / "index.html", built.plain / "temuan.html", built.page("sreseh.pdf"), built.page("banjar-margo.docx"),
        built.plain / "pejabat" / "index.html", official, built.redacted / "index.html",
    ]  # fmt: skip
    found = []
    for path in paths:
        page = opened.go(path)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for violation in page.evaluate(RUN):
            nodes = [
                (" ".join(n["target"]), n["any"][0]["message"] if n["any"] else "") for n in violation["nodes"][:3]
            ]
            found.append((path.name, violation["id"], nodes))
    opened.page.context.close()
    assert not found, "\n".join(map(str, found))
