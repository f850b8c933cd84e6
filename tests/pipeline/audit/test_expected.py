"""The errors that auditors know in the five reports of data/raw are found, each with its place."""

from __future__ import annotations

from functools import cache

import pytest

from extractors.find import find_blocks
from extractors.readers import read_document
from pipeline.audit.check import Check
from pipeline.records.dossier import interpret
from pipeline.records.source import Source
from tests.pipeline.reconcile.together import audit, reconcile
from tools.build.raw.build import SOURCES
from tools.build.raw.content import read_report
from tools.build.raw.docx import write_docx
from tools.build.raw.pdf import draw_pdf


@cache
def failed(name: str) -> tuple[tuple[str, Check], ...]:
    """Return the failed checks of a seed report, drawn before it becomes a scan: the rules are tested, not the OCR."""
    content = read_report(SOURCES / f"{name}.toml")
    data = draw_pdf(content) if content.format == "pdf" else write_docx(content)
    document = read_document(data)
    dossier = interpret(Source(name, document.sha256, len(data)), document, find_blocks(document))
    return tuple((a.rule.__name__, c) for a in audit(reconcile([dossier])) for c in a.checks if not c.passed)


@pytest.mark.parametrize(
    ("name", "rule", "said", "quotes"),
    [
        ("banjar-margo", "announced_table_is_present", "", 0),
        ("banjar-margo", "signatory_is_present", "", 0),
        ("banjar-margo", "chapter_numbers_have_no_gap", "BAB II → BAB IV", 2),
        ("banjar-margo", "regulation_is_known", "PER/20/M/PAN/II/2007", 1),
        ("banjar-margo", "cited_year_agrees", "PP Nomor 41 tahun 2008", 1),
        ("sreseh", "one_nip_has_one_spelling", "ARIEF PURNA HERMAWAN", 3),
        ("sreseh", "body_and_annex_tables_agree", "pemerintahan desa", 2),
        ("sreseh", "formula_measures_its_indicator", "dokumen pengajuan", 2),
        ("pasar-manna", "decree_number_is_present", "TAHUN 2024", 1),
        ("pasar-manna", "decree_date_has_a_day", "Januari 2024", 1),
        ("pasar-manna", "numerator_is_part_of_denominator", "yang Mandiri", 1),
        ("pasar-manna", "plan_period_is_the_same", "2016–2024, 2021–2026", 2),
        ("pasar-manna", "structure_regulation_is_the_offices_own", "Inspektorat", 1),
        ("busungbiu", "one_nip_has_one_spelling", "", 3),
        ("busungbiu", "title_year_and_body_years_agree", "2019", 2),
        ("busungbiu", "legal_basis_is_present", "", 0),
        ("bangsalsari", "diktum_numbers_have_no_gap", "KEEMPAT → KEENAM", 2),
        ("bangsalsari", "regulation_is_known", "Nomor 53 Tahun 2015", 1),
        ("bangsalsari", "formula_is_present", "", 1),
        ("bangsalsari", "source_is_present", "-", 1),
        ("bangsalsari", "prose_and_table_agree", "Fasilitas", 2),
        ("bangsalsari", "office_name_repeats_no_word", "KECAMATAN KECAMATAN", 1),
    ],
)
def test_an_expected_error_is_found_with_its_place(name: str, rule: str, said: str, quotes: int) -> None:
    found = [c for r, c in failed(name) if r == rule and said in (c.found or "")]
    assert found, [(r, c.found) for r, c in failed(name)]
    check = found[0]
    assert len([q for q in check.quotes if q]) >= quotes
    assert all(word.place.page is not None or word.place.path for q in check.quotes for word in q.words)
    assert check.message_id.endswith(".")
    assert check.message_en.endswith(".")


def test_the_second_core_regulation_and_the_amendment_are_asked_for() -> None:
    rules = dict(failed("banjar-margo"))
    asked = rules["core_iku_regulations_are_cited"]
    assert asked.message_id == "Dokumen tidak merujuk peraturan inti IKU: PER/20/M.PAN/11/2008."
    assert asked.expected == "PER/20/M.PAN/11/2008"
    assert "amendment_chain_is_complete" in rules
