"""Files whose names and words are markup, code or formulas: shown as they are, never obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.outputs.report.build import write_report
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.outputs.report.conftest import Opened
from tests.pipeline.samples import ROWS, folder, report

pytestmark = pytest.mark.slow

MARKUP = '<img src=x onerror="document.title=1">'
SCRIPT = "</script><script>document.title='hit'</script>"


def test_markup_in_a_file_is_shown_and_not_obeyed(tmp_path: Path, wide: Opened) -> None:
    rows = (ROWS[0].replace("Persentase", f"Persentase {SCRIPT} {MARKUP} $x_1$ {{{{ t }}}}"), ROWS[1])
    name = f"{MARKUP} ' $y$.txt".replace("/", "")
    raw = folder(tmp_path / "raw", {name: report(rows=rows, name=f"BUDI {MARKUP} SANTOSA, M.Si"), "b.txt": report()})
    run(Settings(raw, tmp_path / "data", corrections=tmp_path / "none.csv"))
    for redact in (False, True):
        write_report(tmp_path / "data", raw, tmp_path / "out", redact=redact)
        for path in sorted((tmp_path / "out").rglob("*.html")):
            page = wide.go(path)
            page.wait_for_timeout(50)
            assert "hit" not in page.title()
            assert page.title() != "1"
            assert page.locator("img[src=x]").count() == 0
    assert wide.complaints == []
    assert [u for u in wide.requests if u.endswith("/x")] == []
    shown = wide.go(tmp_path / "out" / "index.html").locator("#documents").inner_text()
    assert "onerror" in shown
