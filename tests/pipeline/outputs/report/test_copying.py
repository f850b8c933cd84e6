"""Lines for the corrections in a real Chromium: copied with one click, changed before, shown where nothing can be copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.dataset.schema import check_corrections
from pipeline.reconcile.correction_files import read_corrections
from pipeline.reconcile.corrections import COLUMNS
from tests.pipeline.outputs.report.conftest import Built, Opened


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
    lines = [
        button.get_attribute("data-line") or "" for button in page.locator(".copy:not([data-verdict=dismissed])").all()
    ]
    header = ",".join(COLUMNS)
    path = tmp_path / "corrections.csv"
    for line in lines:  # alone: a finding may offer another value than the one that stands
        path.write_text(f"{header}\n{line}\n", encoding="utf-8")
        assert len(read_corrections(path, check_corrections)) == 1


def test_a_line_can_be_changed_before_it_is_copied(built: Built, wide: Opened, tmp_path: Path) -> None:
    page = wide.go(built.page("sreseh.pdf"))
    finding = page.locator(".finding:has(.copy[data-line^=signatories])").first
    finding.locator(".copy[data-line^=signatories] + details summary").click()
    finding.locator("[name=field]").select_option("jabatan")
    finding.locator("[name=value]").fill('Camat "Sreseh", definitif')
    finding.locator("[name=reason]").fill("lihat SK")
    finding.locator("[name=who]").fill("Inspektorat")
    finding.locator(".copy[data-line^=signatories]").first.click()
    page.wait_for_timeout(100)
    path = tmp_path / "corrections.csv"
    header = ",".join(COLUMNS)
    path.write_text(f"{header}\n{page.evaluate('navigator.clipboard.readText()')}\n", encoding="utf-8")
    (made,) = read_corrections(path)
    assert (made.table, made.field, made.value, made.reason) == (
        "signatories", "jabatan", 'Camat "Sreseh", definitif', "lihat SK",
    )  # fmt: skip
    check_corrections([made])


def test_a_finding_can_be_said_to_be_no_problem_with_a_reason(built: Built, wide: Opened, tmp_path: Path) -> None:
    page = wide.go(built.page("sreseh.pdf"))
    finding = page.locator(".finding").first
    button = finding.locator(".copy[data-verdict=dismissed]")
    details = finding.locator(".copy[data-verdict=dismissed] + details")
    finding.locator(".judge > summary").click()
    details.locator("summary").click()
    details.locator("[name=reason]").fill("ejaan resmi, lihat SK")
    details.locator("[name=who]").fill("Inspektorat")
    path = tmp_path / "corrections.csv"
    path.write_text(f"{','.join(COLUMNS)}\n{button.get_attribute('data-line')}\n", encoding="utf-8")
    (made,) = read_corrections(path, check_corrections)
    assert (made.table, made.verdict, made.reason, made.who) == (
        "findings", "dismissed", "ejaan resmi, lihat SK", "Inspektorat",
    )  # fmt: skip
    row = next(f for f in built.tables["findings"] if f["finding_id"] == finding.get_attribute("data-finding"))
    assert (made.field, made.record_id) == (row["rule_id"], row["record_id"] or row["document_id"])


def test_without_a_clipboard_the_line_is_shown_and_selected(built: Built, wide: Opened) -> None:
    wide.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false;"
    )
    page = wide.go(built.page("sreseh.pdf"))
    button = page.locator(".finding .copy").first
    button.click()
    page.wait_for_timeout(100)
    area = page.locator(".finding textarea").first
    assert area.is_visible()
    assert area.input_value() == button.get_attribute("data-line")
    assert page.evaluate("getSelection().toString() || document.activeElement.value") == area.input_value()
    assert "Ctrl+C" in button.inner_text()
