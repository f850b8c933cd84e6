"""Doubts of the normalizers reach the auditor: each rule holds, fails, and is silent where it does not apply."""

from __future__ import annotations

import pytest

from tests.pipeline.audit.test_rules import PROSE, verdicts
from tests.pipeline.samples import ROWS, report


def one(cell: str, value: str) -> str:
    return report(rows=(ROWS[0].replace(cell, value),))


PLACE = "PEMERINTAH KABUPATEN SAMPANG\n"


def test_numbers_with_decimal_commas_tell_what_a_dot_is() -> None:
    """ "1.204" beside "81,30" was told as a thousand or a decimal, and 14 times in one table."""
    alone, beside = ROWS[0].replace("90%", "1.204"), ROWS[0].replace("90%", "81,30").replace("1", "2", 1)
    assert verdicts(report(rows=(alone,)))["target_has_one_reading"] is False
    assert verdicts(report(rows=(alone, beside)))["target_has_one_reading"] is True


def test_some_chapters_of_a_book_are_no_gap() -> None:
    """Parts of a plan ("BAB IV, BAB VII") were told to lack the chapters between."""
    text = (
        "BAB {}\nPENDAHULUAN\n\nUraian ini menjelaskan hal itu.\n\nBAB {}\nPENUTUP\n\nDemikian uraian ini disusun.\n\n"
    )
    assert verdicts(text.format("I", "III") + report())["chapter_numbers_have_no_gap"] is False
    assert "chapter_numbers_have_no_gap" not in verdicts(text.format("IV", "VII") + report())


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        pytest.param("target_has_one_reading", one("90%", "90%"), one("90%", "1,500"), id="comma before three digits"),
        pytest.param("target_has_one_reading", one("90%", "90%"), one("90%", "80 60 50"), id="several numbers"),
        pytest.param(
            "formula_has_one_reading", report(), one("/ Jumlah pengaduan)", "/ Jumlah pengaduan / Jumlah warga)"), id="two bars"
        ),
        pytest.param("printed_date_exists", report(), report(date="31 Februari 2023"), id="no such day"),
        pytest.param("name_and_titles_are_told_apart", report(), report(name="BUDI SANTOSA, S.Qq"), id="unknown degree"),
        pytest.param(
            "region_is_told_clearly", PLACE + report(office="SRESEH"), PLACE + report(office="BANGSALSARI"),
            id="district of another regency",
        ),
        pytest.param("region_is_told_clearly", PLACE + report(office="SRESEH"), report(office="SRESEH"), id="regency not named"),
        pytest.param(
            "citation_names_its_regulation", report(), report().replace("Nomor 8 Tahun 2006", "Tahun 2006"), id="number missing"
        ),
        pytest.param(
            "legal_item_is_a_regulation", report(),
            report().replace("Kinerja Instansi Pemerintah;", "Kinerja Instansi Pemerintah;\n3. Hasil rapat kerja kecamatan;"),
            id="item without regulation",
        ),
    ],
)  # fmt: skip
def test_a_rule_holds_fails_and_is_silent(rule: str, good: str, bad: str) -> None:
    assert verdicts(good)[rule] is True
    assert verdicts(bad)[rule] is False
    assert verdicts(PROSE).get(rule, True) is True


def test_places_in_the_forms_of_a_ministry_are_no_region_of_it() -> None:
    """The rule of a ministry was told to name a regency that the reference does not know: that of its sample forms."""
    sign = "\n\nDitetapkan di Jakarta\npada tanggal 20 November 2014\n\n{}\n\nBUDI SANTOSA\n"
    forms = "PETUNJUK TEKNIS PERJANJIAN KINERJA\n\nKABUPATEN ZZYZX\n"
    told = verdicts(forms + sign.format("MENTERI DALAM NEGERI"))
    assert told.get("region_is_told_clearly", True) is True
    assert verdicts(forms + sign.format("KEPALA DINAS SOSIAL KABUPATEN ZZYZX"))["region_is_told_clearly"] is False


@pytest.mark.parametrize(
    ("target", "clear"),
    [
        pytest.param("284,125.60 ton", True, id="the dot tells what the comma is"),
        pytest.param("284,125 ton", False, id="a comma alone"),
        pytest.param("284,125.600 ton", False, id="three digits behind both"),
        pytest.param("Rp. 2.641.640.000,", True, id="a sum without its dash"),
        pytest.param("81,", False, id="a number without decimals"),
    ],
)
def test_a_number_whose_signs_tell_each_other_has_one_reading(target: str, clear: bool) -> None:
    assert verdicts(report(rows=(ROWS[0].replace("90%", target),)))["target_has_one_reading"] is clear
