"""The list of all findings: every finding once, filters that keep what they say, many shown piece by piece."""

from __future__ import annotations

import pytest

from pipeline.outputs.accusing import kind_of
from pipeline.outputs.report.finding_list import list_findings
from tests.pipeline.outputs.report.conftest import Built, Opened


def test_every_finding_stands_once_the_worst_first(built: Built) -> None:
    data = list_findings(built.tables)
    assert sorted(row[1] for row in data["rows"]) == sorted(f["finding_id"] for f in built.tables["findings"])
    severities = [row[2] for row in data["rows"]]
    assert severities == sorted(severities)


@pytest.mark.parametrize("severity", ["error", "warning", "info", "doubt"])
def test_a_filter_keeps_what_it_says(built: Built, wide: Opened, severity: str) -> None:
    page = wide.go(built.plain / "temuan.html")
    page.select_option("#f-severity", str(["error", "warning", "info", "doubt"].index(severity)))
    wanted = sum(1 for f in built.tables["findings"] if kind_of(f) == severity)
    assert page.locator("#findings tbody tr").count() == min(wanted, 100)
    page.select_option("#f-office", "0")
    page.fill("#f-search", "tidak-ada-yang-begini")
    assert page.locator("#f-nothing").is_visible()
    page.click("#f-reset")
    assert f"dari {len(built.tables['findings'])} temuan" in page.locator("#f-shown").inner_text()
    assert wide.complaints == []


def test_a_line_leads_to_the_finding_in_its_document(built: Built, wide: Opened) -> None:
    page = wide.go(built.plain / "temuan.html")
    page.locator("#findings tbody a").first.click()
    page.wait_for_load_state("load")
    assert page.locator(".finding.active").count() == 1


def test_no_page_may_load_what_is_not_its_own(built: Built) -> None:
    for path in built.plain.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "default-src 'none'" in html.partition("<title>")[0]
        assert "http://" not in html.replace("http://www.w3.org", "")
