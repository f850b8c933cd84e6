"""The report in a real Chromium: it opens from disk, filters, speaks two languages, and its boxes lie on the right words."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page

from pipeline.outputs.report.build import write_report
from tests.pipeline.outputs.report.conftest import Built, Opened, pages

pytestmark = pytest.mark.slow


def visible_rows(page: Page) -> list[str]:
    return [row.inner_text() for row in page.locator("#documents tbody tr:visible").all()]


def test_every_page_opens_from_disk_without_a_complaint_or_a_request_to_a_network(built: Built, wide: Opened) -> None:
    opened = [wide.go(path).title() for path in pages(built)]
    assert len(opened) >= 5
    assert all(opened)
    assert wide.complaints == []
    assert [url for url in wide.requests if not url.startswith(("file:", "data:"))] == []


def test_search_narrows_the_list_to_what_is_typed(built: Built, wide: Opened) -> None:
    page = wide.go(built.plain / "index.html")
    assert len(visible_rows(page)) == 2
    page.fill("#search", "sampang sreseh")
    assert [row.split()[0] for row in visible_rows(page)] == ["sreseh.pdf"]
    page.fill("#search", "read")  # stands in a row only in the other language
    assert visible_rows(page) == []
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


def test_an_officials_page_tells_spellings_places_and_levels(built: Built, wide: Opened) -> None:
    official = built.tables["officials"][0]
    page = wide.go(built.plain / "pejabat" / f"{official['official_id']}.html")
    assert sorted(page.locator(".spelling h3").all_inner_texts()) == sorted(
        v["name_raw"] for v in official["name_variants"]
    )
    assert page.locator(".spelling .window img").count() == 3  # the signature itself beside each spelling
    assert page.locator(".ladder li").count() == 8
    assert page.locator(".ladder li.hit").all_inner_texts() == ["NIP sama 3"]
    own = page.locator(".head .copy").get_attribute("data-line") or ""
    assert own.startswith(f"officials,{official['official_id']},name,{official['name']},value,")
    line = page.locator("td .copy").first.get_attribute("data-line") or ""
    signed = {s["signatory_id"] for s in built.tables["signatories"]}
    table, a, _, _, verdict, b, *_ = line.split(",")
    assert (table, verdict) == ("signatories", "not_same")
    assert {a, b} <= signed


def test_citations_stand_beside_the_reference(built: Built, wide: Opened) -> None:
    page = wide.go(built.page("banjar-margo.docx"))
    row = page.locator("#dasar-hukum tr", has_text="UU 2/1997").first
    assert row.locator(".verdict").inner_text() == "berbeda"
    assert (row.locator("del").inner_text(), row.locator("ins").inner_text()) == ("TLN 2667", "TLN 3667")
    repealed = page.locator("#dasar-hukum tr", has_text="PERMENDAGRI 54/2010").first
    assert repealed.locator(".verdict").inner_text() == "sudah dicabut"
    assert "Permendagri 86/2017" in repealed.inner_text()


@pytest.mark.parametrize(("control", "value"), [("year", "2024"), ("province", "Lampung"), ("severity", "warning")])
def test_a_filter_keeps_what_it_says(built: Built, wide: Opened, control: str, value: str) -> None:
    page = wide.go(built.plain / "index.html")
    keys = {"year": "year_start", "province": "provinsi"}
    found = {f["document_id"] for f in built.tables["findings"] if f["severity"] == value}
    wanted = [
        d["path"]
        for d in built.tables["documents"]
        if (str(d[keys[control]]) == value if control in keys else d["document_id"] in found)
    ]
    page.select_option(f"#{control}", value)
    assert sorted(row.split()[0] for row in visible_rows(page)) == sorted(wanted)
    page.click("#reset")
    assert len(visible_rows(page)) == 2


def test_a_rule_leads_to_the_documents_that_break_it(built: Built, wide: Opened) -> None:
    page = wide.go(built.plain / "index.html")
    page.locator("#aturan tr", has_text="one_nip_has_one_spelling").locator("a").click()
    assert [row.split()[0] for row in visible_rows(page)] == ["sreseh.pdf"]


def test_the_page_starts_in_the_language_it_was_written_in(built: Built, wide: Opened, tmp_path: Path) -> None:
    write_report(built.dataset, built.raw, tmp_path, lang="en")
    page = wide.go(tmp_path / "index.html")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").inner_text() == "Overview"


def test_the_same_dataset_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    write_report(built.dataset, built.raw, tmp_path)
    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    old = {p.relative_to(built.plain): p.read_bytes() for p in built.plain.rglob("*") if p.is_file()}
    assert made.keys() == old.keys()
    assert [str(p) for p in made if made[p] != old[p]] == []


def test_the_plots_are_drawn_and_speak_both_languages(built: Built, wide: Opened) -> None:
    page = wide.go(built.plain / "index.html")
    assert page.locator(".plot svg:visible").count() == 2
    bars = page.locator("#aturan .plot .t-id svg text").all_inner_texts()
    page.click("#language")
    assert page.locator(".plot svg:visible").count() == 2
    assert bars != page.locator("#aturan .plot .t-en svg text").all_inner_texts()


def test_the_first_printed_page_of_an_office_is_a_whole_summary(built: Built, wide: Opened, tmp_path: Path) -> None:
    pages_of_offices = [p for p in sorted((built.plain / "instansi").glob("*.html")) if p.name != "index.html"]
    assert pages_of_offices
    for path in pages_of_offices:
        wide.go(path).pdf(path=str(tmp_path / "office.pdf"), format="A4", prefer_css_page_size=True)
        printed = pdfium.PdfDocument(str(tmp_path / "office.pdf"))
        first, second = (printed[n].get_textpage().get_text_bounded() for n in (0, 1))
        assert "Rinciannya pada halaman berikutnya." in first
        assert "Indikator menurut SMART" in first
        assert "Ringkasan dari dokumen" not in second


def test_a_tall_page_fits_on_the_printed_one(built: Built, wide: Opened) -> None:
    """A page of folio size was higher than A4 in print: its heading, an empty frame and its picture took three pages."""
    path = next(p for p in sorted((built.plain / "dokumen").glob("*.html")) if 'class="sheet"' in p.read_text("utf-8"))
    page = wide.go(path)
    page.emulate_media(media="print")
    ratio, height = page.evaluate(
        """() => { const sheet = document.querySelector(".pictures .sheet"), img = sheet.querySelector("img");
        const told = Number(getComputedStyle(sheet).getPropertyValue("--ratio"));
        sheet.style.setProperty("--ratio", "0.5");
        return [told * img.getAttribute("height") / img.getAttribute("width"), sheet.getBoundingClientRect().width * 2]; }"""
    )
    page.emulate_media(media="screen")
    assert abs(ratio - 1) < 0.001
    assert height <= 241 * 96 / 25.4
