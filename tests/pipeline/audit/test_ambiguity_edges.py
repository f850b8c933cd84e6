"""Edges of the rules on what a print can mean: which notes they tell, of which records, and who may be wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks, Decree, Heading, LegalItem, SignatureBlock
from extractors.model.quote import Quote
from pipeline.audit.check import Check
from pipeline.document.findings import findings_of
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests.build import document, quote
from tests.pipeline.audit.test_targets import dossier, row
from tests.pipeline.reconcile.together import audit, reconcile

ID = "0" * 16


def checks(rule: str, made: Dossier) -> list[Check]:
    return [c for a in audit(reconcile([made])) if a.rule.__name__ == rule for c in a.checks]


def passed(rule: str, made: Dossier) -> list[bool]:
    return [check.passed for check in checks(rule, made)]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        pytest.param("90", [True], id="a_number"),
        pytest.param("1,500", [False], id="three_digits_behind_a_comma"),
        pytest.param("1,234,567", [True], id="two_commas"),
        pytest.param("284,125.6", [True], id="one_digit_behind_the_dot"),
        pytest.param("284,125.60", [True], id="two_digits_behind_the_dot"),
        pytest.param("284,125.6000", [True], id="four_digits_behind_the_dot"),
        pytest.param("Rp 2.641.640.000,", [True], id="money_that_lost_its_dash"),
        pytest.param("2.641,", [False], id="a_number_that_lost_its_decimals"),
        pytest.param("80 60", [False], id="two_numbers"),
        pytest.param("", [], id="none"),
    ],
)
def test_readings_of_a_target(target: str, told: list[bool]) -> None:
    given = row("Nilai pelayanan", **({"target": target} if target else {}))
    assert passed("target_has_one_reading", dossier(given)) == told


def test_each_value_of_a_row_is_looked_at() -> None:
    given = row("Nilai pelayanan", target="1,500", baseline="90", years={2023: "80 60", 2024: "91"})
    made = checks("target_has_one_reading", dossier(given))
    assert [(c.passed, c.found) for c in made] == [(False, "1,500"), (True, "90"), (False, "80 60"), (True, "91")]
    assert {(c.table, c.record_id) for c in made} == {("indicators", f"{ID}-i00001")}


def test_a_dot_that_the_other_numbers_explain_has_one_reading() -> None:
    """The note of a thousand or a decimal counts where the row is in doubt of it, and not where the document told."""
    made = dossier(row("Nilai pelayanan", target="1.204"))
    (record,) = made.indicators
    assert "thousands_or_decimal" in record.target.notes
    for doubts, told in (((), [True]), (("meaning_unsure",), [False])):
        assert passed("target_has_one_reading", replace(made, indicators=(replace(record, doubts=doubts),))) == told


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        pytest.param("(a / b) x 100%", [True], id="one_bar"),
        pytest.param("(a / b / c) x 100%", [False], id="two_bars"),
        pytest.param("", [], id="none"),
    ],
)
def test_readings_of_a_formula(formula: str, told: list[bool]) -> None:
    given = row("Nilai pelayanan", **({"formula": formula} if formula else {}))
    made = checks("formula_has_one_reading", dossier(given))
    assert [c.passed for c in made] == told
    assert {(c.table, c.record_id, c.found) for c in made} == {("indicators", f"{ID}-i00001", formula) for _ in told}


def decreed(date: str) -> tuple[Decree, ...]:
    return (Decree(kind=quote("KEPUTUSAN CAMAT"), date=quote(date) if date else Quote()),)


def signed(date: str = "", name: str = "BUDI SANTOSA") -> tuple[SignatureBlock, ...]:
    return (SignatureBlock("penanda_tangan", name=quote(name), date=quote(date) if date else Quote()),)


@pytest.mark.parametrize(
    ("decree", "signature", "told"),
    [
        pytest.param("", "", [], id="no_date"),
        pytest.param("5 Januari 2023", "", [(True, "documents", ID)], id="of_a_decree"),
        pytest.param("31 Februari 2023", "", [(False, "documents", ID)], id="of_a_decree_and_none"),
        pytest.param("", "31 Februari 2023", [(False, "signatories", f"{ID}-s00001")], id="of_a_signature_and_none"),
        pytest.param(
            "5 Januari 2023", "6 Januari 2023", [(True, "documents", ID), (True, "signatories", f"{ID}-s00001")],
            id="of_both",
        ),
    ],
)  # fmt: skip
def test_dates_of_the_calendar(decree: str, signature: str, told: list[tuple[bool, str, str]]) -> None:
    made = dossier(row("Nilai"), decrees=decreed(decree), signatures=signed(signature))
    assert [(c.passed, c.table, c.record_id) for c in checks("printed_date_exists", made)] == told


@pytest.mark.parametrize(
    ("name", "told"),
    [("BUDI SANTOSA, S.Sos", [True]), ("BUDI SANTOSA, S.Qq", [False])],
    ids=["known_degree", "unknown_degree"],
)
def test_titles_of_a_name(name: str, told: list[bool]) -> None:
    made = checks("name_and_titles_are_told_apart", dossier(row("Nilai"), signatures=signed(name=name)))
    assert [c.passed for c in made] == told
    assert {(c.table, c.record_id, c.found) for c in made} == {("signatories", f"{ID}-s00001", name)}


def test_a_signature_without_a_name_has_no_titles() -> None:
    block = SignatureBlock("penanda_tangan", nip=quote("19700203 199503 1 001"))
    assert passed("name_and_titles_are_told_apart", dossier(row("Nilai"), signatures=(block,))) == []


def headed(letterhead: str, office: str) -> Dossier:
    """Return a document with a letterhead and an office."""
    title = "INDIKATOR KINERJA UTAMA"
    headings = (
        Heading("title", quote(title)),
        Heading("letterhead", quote(letterhead)),
        Heading("instansi", quote(office)),
    )
    read = document(title, letterhead, office)
    return interpret(Source("a.pdf", read.sha256, 1), read, Blocks(headings=headings))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(("PEMERINTAH KABUPATEN SAMPANG", "KECAMATAN SRESEH"), [True], id="a_district_of_its_regency"),
        pytest.param(("PEMERINTAH KABUPATEN SAMPANG", "KECAMATAN BANGSALSARI"), [False], id="of_another_regency"),
        pytest.param(("KABUPATEN ZZYZX", "DINAS SOSIAL KABUPATEN ZZYZX"), [False], id="no_regency"),
        pytest.param(("KABUPATEN ZZYZX", "KEMENTERIAN DALAM NEGERI"), [], id="in_a_form_of_a_ministry"),
        pytest.param(("", "DINAS SOSIAL"), [], id="no_region_told"),
    ],
)
def test_regions_of_a_document(lines: tuple[str, str], told: list[bool]) -> None:
    made = checks("region_is_told_clearly", headed(*lines))
    assert [c.passed for c in made] == told
    assert {(c.table, c.record_id) for c in made} == {("documents", ID) for _ in told}


@pytest.mark.parametrize(
    ("year", "signature", "found", "told"),
    [
        pytest.param("TAHUN 2023", "", "TAHUN 2023", [True], id="a_year"),
        pytest.param("TAHUN 2019-2023", "", "TAHUN 2019-2023", [True], id="a_period"),
        pytest.param("", "6 Januari 2023", "6 Januari 2023", [False], id="a_year_that_only_a_signature_tells"),
        pytest.param("", "", "", [], id="no_year"),
    ],
)
def test_years_of_a_document(year: str, signature: str, found: str, told: list[bool]) -> None:
    lines = ("INDIKATOR KINERJA UTAMA", "KECAMATAN SUKAMAJU", year)
    title = tuple(Heading("title", quote(text)) for text in lines if text)
    blocks = replace(dossier(row("Nilai")).blocks, headings=title, signatures=signed(signature))
    read = document("INDIKATOR KINERJA UTAMA")
    made = checks("year_is_told_clearly", interpret(Source("a.pdf", read.sha256, 1), read, blocks))
    assert [c.passed for c in made] == told
    assert {(c.table, c.record_id, c.found) for c in made} == {("documents", ID, found) for _ in told}


def item(text: str) -> LegalItem:
    return LegalItem(quote("Mengingat"), quote(text), quote("1."))


@pytest.mark.parametrize(
    ("items", "told"),
    [
        pytest.param(("Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan",), [True], id="whole"),
        pytest.param(("Peraturan Pemerintah Tahun 2006 tentang Pelaporan",), [False], id="without_its_number"),
        pytest.param(("Undang-Undang Dasar 1945",), [], id="the_constitution_has_none"),
        pytest.param(("Undang-Undang Dasar 1945", "Peraturan Pemerintah Tahun 2006 tentang Pelaporan"), [False],
                     id="behind_the_constitution"),
    ],
)  # fmt: skip
def test_items_of_a_legal_basis(items: tuple[str, ...], told: list[bool]) -> None:
    made = checks("citation_names_its_regulation", dossier(row("Nilai"), legal_items=tuple(map(item, items))))
    assert [c.passed for c in made] == told
    assert {(c.table, c.record_id) for c in made} == {("legal_basis", f"{ID}-c{len(items):05}") for _ in told}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        pytest.param("Hasil rapat kerja kecamatan", "reader", id="no_regulation"),
        pytest.param(
            "Peraturn Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan", "document", id="a_kind_that_is_misspelt"
        ),
        pytest.param("Perturn Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan", "document", id="two_letters_lost"),
        pytest.param("Prtrn Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan", "reader", id="nearly_none_of_it_left"),
        pytest.param("Surat Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan", "reader", id="another_kind"),
        pytest.param("Peraturn Pemerintah tentang Pelaporan", "reader", id="without_number_and_year"),
    ],
)
def test_items_that_name_no_regulation(text: str, about: str) -> None:
    made = dossier(row("Nilai"), legal_items=(item("Undang-Undang Dasar 1945"),), unread_items=(quote(text),))
    told = [(c.passed, c.found, c.about, c.table, c.record_id) for c in checks("legal_item_is_a_regulation", made)]
    assert told == [(False, text, about, "documents", ID)]


def test_a_list_of_which_all_is_read_passes_once() -> None:
    two = (item("Undang-Undang Dasar 1945"), item("Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan"))
    assert passed("legal_item_is_a_regulation", dossier(row("Nilai"), legal_items=two)) == [True]
    assert passed("legal_item_is_a_regulation", dossier(row("Nilai"))) == []


def test_a_long_item_is_shown_to_its_two_hundredth_letter() -> None:
    made = dossier(row("Nilai"), unread_items=(quote("Hasil rapat " + "a" * 300),))
    assert [len(c.found or "") for c in checks("legal_item_is_a_regulation", made)] == [200]


@pytest.mark.parametrize(
    ("rule", "given", "more", "places"),
    [
        pytest.param("target_has_one_reading", {"target": ("1,500", "80 60")}, {}, [2], id="targets"),
        pytest.param("formula_has_one_reading", {"formula": ("a / b / c", "d / e / f")}, {}, [2], id="formulas"),
        pytest.param("name_and_titles_are_told_apart", {}, {"signatures": signed(name="ANI, S.Qq") + signed(name="BUDI, S.Xx")},
                     [2], id="names"),
        pytest.param("legal_item_is_a_regulation", {}, {"unread_items": (quote("Hasil rapat"), quote("Hasil kerja"))}, [2],
                     id="items"),
        pytest.param("printed_date_exists", {}, {"signatures": signed("31 Februari 2023") + signed("30 Februari 2023", "ANI")},
                     [1, 1], id="each_date_by_itself"),
        pytest.param("citation_names_its_regulation", {}, {"legal_items": (item("Peraturan Pemerintah Tahun 2006 tentang Kas"),
                     item("Peraturan Pemerintah Tahun 2007 tentang Keuangan"))}, [1, 1], id="each_regulation_by_itself"),
    ],
)  # fmt: skip
def test_what_is_unclear_in_many_rows_is_one_finding(
    rule: str, given: dict[str, tuple[str, str]], more: dict[str, tuple[object, ...]], places: list[int]
) -> None:
    rows = [row(f"Nilai {n}", **{name: texts[n] for name, texts in given.items()}) for n in range(2)]
    applied = [a for a in audit(reconcile([dossier(*rows, **more)])) if a.rule.__name__ == rule]
    assert [int(f.row["n_places"]) for a in applied for f in findings_of(a).findings] == places


def test_notes_are_told_as_one_sentence() -> None:
    (check,) = checks("target_has_one_reading", dossier(row("Nilai pelayanan", target="1,500")))
    assert check.message_en == "Three digits behind a comma: read as decimals though thousands may be meant."
    assert check.message_id[0].isupper()


@pytest.mark.parametrize(
    ("rule", "more"),
    [
        pytest.param("citation_names_its_regulation", {"legal_items": (item("Peraturan Pemerintah Nomor 8 tentang Pelaporan"),)},
                     id="the_year_is_missing"),
        pytest.param("name_and_titles_are_told_apart", {"signatures": signed(name="BUDI SANTOSA, S.Sos")}, id="nothing_noted"),
    ],
)  # fmt: skip
def test_what_has_a_rule_of_its_own_is_not_told_twice(rule: str, more: dict[str, tuple[object, ...]]) -> None:
    assert passed(rule, dossier(row("Nilai"), **more)) == [True]
