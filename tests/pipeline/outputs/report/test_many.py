"""A thousand documents: the first page stays small, and no page holds or loads what is another document's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.dataset.schema import to_table
from pipeline.outputs.report.build import write_report
from tests.pipeline.outputs.report.conftest import Built, Opened

pytestmark = pytest.mark.slow

N = 1000
_MOST = 900_000  # bytes of the first page: 0.9 kB a document
_LINKS = re.compile(r'(?:href|src)="([^"]+)"')


def renamed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, list):
        return [renamed(v, old, new) for v in value]
    return {k: renamed(v, old, new) for k, v in value.items()} if isinstance(value, dict) else value


@pytest.fixture(scope="module")
def many(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of a thousand documents: the shipped ones again and again under other ids."""
    base = tmp_path_factory.mktemp("many")
    documents = built.tables["documents"]
    made: dict[str, list[dict[str, Any]]] = {name: [] for name in built.tables}
    made |= {name: built.tables[name] for name in ("officials", "regulations")}
    for at in range(N):
        source = documents[at % len(documents)]
        old, new = source["document_id"], f"{at:016x}"
        for name, rows in built.tables.items():
            if name in ("officials", "regulations"):
                continue
            own = [r for r in rows if (r.get("document_id") or r["record_id"].split("-")[0]) == old]
            made[name] += [{k: renamed(v, old, new) for k, v in row.items()} for row in own]
        made["documents"][-1]["path"] = f"kabupaten-{at % 40:02}/{at:04}-{source['path']}"
        made["documents"][-1]["year_start"] = 2015 + at // 40 % 10
    (base / "dataset").mkdir()
    for name, rows in made.items():
        pq.write_table(to_table(name, rows), base / "dataset" / f"{name}.parquet")
    write_report(base / "dataset", base / "gone", base / "report")
    return base / "report"


def test_the_first_page_is_small_and_opens_at_once(many: Path, wide: Opened) -> None:
    index = many / "index.html"
    assert index.stat().st_size < _MOST
    page = wide.go(index)
    assert page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd") < 5000
    assert sorted({Path(url).suffix for url in wide.requests if url.startswith("file:")}) == [".css", ".html", ".js"]
    page.fill("#search", "kabupaten-07/0")
    assert page.locator("#documents tbody tr:visible").count() == 25
    page.select_option("#year", "2022")
    shown = page.locator("#documents tbody tr:visible")
    assert shown.count() == 2
    assert wide.complaints == []


def test_all_findings_of_a_thousand_documents_open_at_once(many: Path, wide: Opened) -> None:
    page = wide.go(many / "temuan.html")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd") < 5000
    assert page.locator("#findings tbody tr").count() == 100
    page.select_option("#f-severity", "0")
    assert page.locator("#findings tbody tr").count() == 100
    assert wide.complaints == []


def test_a_documents_page_holds_and_loads_its_own_data_only(many: Path) -> None:
    sizes = []
    for at in (0, 1, 500, N - 1):
        path = many / "dokumen" / f"{at:016x}.html"
        html = path.read_text(encoding="utf-8")
        sizes.append(len(html))
        assert set(re.findall(r"\b0{10}[0-9a-f]{6}\b", html)) == {f"{at:016x}"}
        paths = set(re.findall(r"kabupaten-\d\d/\d{4}-[\w.-]+", html))
        assert len(paths) == 1
        kept = [p for p in _LINKS.findall(html) if not p.startswith(("#", "data:", f"../gambar/{at:016x}"))]
        assert {p.split("/")[1] for p in kept} <= {"index.html", "temuan.html", "assets", "pejabat", "instansi"}
    assert max(sizes) < 200_000
    assert len(list((many / "dokumen").iterdir())) == N
