"""Rules on citations, case by case: what exists, what is not in the list, whose title, year and gazette it is."""

from __future__ import annotations

import pytest

from extractors.model.blocks import Blocks, CitedRegulation, LegalItem
from extractors.model.quote import Quote
from pipeline.audit.apply import RuleResult
from pipeline.audit.check import Check
from pipeline.audit.doubt import ReadingDoubts, judged
from pipeline.audit.rules.citations import RULES
from pipeline.document.findings import findings_of
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.ids import citation_id
from pipeline.records.source import Source
from tests.build import document, quote

LAW = "Undang-Undang Nomor {} tentang Pemerintahan Daerah"
ON = "Peraturan Pemerintah Nomor {} tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah"
SAKIP = "Peraturan Presiden Nomor {} tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"
LN = " (Lembaran Negara Republik Indonesia Tahun 2006 Nomor {}, Tambahan Lembaran Negara Republik Indonesia Nomor {})"
CHANGED = f"{LAW.format('23 Tahun 2014')} sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 2015 tentang "


def dossier(*items: str | Quote, running: str = "") -> Dossier:
    read = document("x")
    listed = tuple(
        LegalItem(quote("Mengingat"), item if isinstance(item, Quote) else quote(item, top=20 * at), quote("1."))
        for at, item in enumerate(items, start=1)
    )
    cited = (CitedRegulation(quote(running)),) if running else ()
    return interpret(Source("a", read.sha256, 1), read, Blocks(legal_items=listed, cited=cited))


def checks(rule: str, made: Dossier) -> list[Check]:
    (found,) = (r for r in RULES if r.__name__ == rule)
    return list(found(made))


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        # passed and what was expected instead; nothing where the rule does not apply
        pytest.param("regulation_is_known", LAW.format("23 Tahun 2014"), [(True, None)], id="it exists"),
        pytest.param("regulation_is_known", "Undang-Undang Nomor 23 Tahun 2014", [(True, None)], id="without its title"),
        pytest.param("regulation_is_known", LAW.format("999 Tahun 2014"), [(False, "UU 23/2014")], id="another's title"),
        pytest.param(
            "regulation_is_known", "Undang-Undang Nomor 6 Tahun 2014 tentang Pemerintahan Desa", [(True, None)],
            id="the title of an act repealed long before",
        ),
        pytest.param("regulation_is_known", LAW.format("32 Tahun 2014"), [(False, "UU 23/2014")], id="digits turned round"),
        pytest.param("regulation_is_known", ON.format("80 Tahun 2006"), [(False, "PP 8/2006")], id="a nought too many"),
        pytest.param("regulation_is_known", SAKIP.format("29 Tahun 2015"), [(False, "PERPRES 29/2014")], id="the year after"),
        pytest.param(
            "regulation_is_known", "Peraturan Pemerintah Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
            [(False, "UU 23/2014")], id="another kind",
        ),
        pytest.param(
            "regulation_is_known", "Undang-Undang Nomor 999 Tahun 2014 tentang Hal Lain", [(False, None)], id="beyond the last"
        ),
        pytest.param("regulation_is_known", LAW.format("23"), [], id="no year: another rule speaks"),
        pytest.param("regulation_is_known", LAW.format("23 Tahun 2013"), [(True, None)], id="of another year"),
        pytest.param("regulation_is_known", "Peraturan Menteri Sosial Nomor 77 Tahun 2011 tentang Hal", [], id="not in the list"),
        pytest.param("cited_year_agrees", LAW.format("23 Tahun 2013"), [(False, "UU 23/2014")], id="the title is another year's"),
        pytest.param("cited_year_agrees", LAW.format("23 Tahun 2014"), [], id="its own title"),
        pytest.param(
            "cited_year_agrees", "Undang-Undang Nomor 17 Tahun 2003 tentang Perlindungan Anak", [(True, None)],
            id="a title of no year of this number",
        ),
        pytest.param("cited_year_agrees", "Undang-Undang Nomor 23 Tahun 2014", [], id="no title"),
        pytest.param("citation_names_its_year", LAW.format("23 Tahun 2014"), [(True, None)], id="year printed"),
        pytest.param("citation_names_its_year", LAW.format("23"), [(False, "UU 23/2014")], id="year left out, known"),
        pytest.param(
            "citation_names_its_year", "Peraturan Daerah Kabupaten Sampang Nomor 77 tentang Hal", [(False, None)],
            id="year left out, unknown",
        ),
        pytest.param(
            "citation_names_its_year", "Keputusan Camat Sreseh Nomor 188/5 tentang Hal", [], id="a kind that needs none"
        ),
        pytest.param("citation_names_its_year", "Undang-Undang tentang Pemerintahan Daerah", [], id="no number"),
        pytest.param("cited_gazette_agrees", ON.format("8 Tahun 2006"), [], id="no gazette"),
        pytest.param("cited_gazette_agrees", ON.format("8 Tahun 2006") + LN.format(25, 4614), [(True, None)], id="its gazettes"),
        pytest.param("cited_gazette_agrees", ON.format("8 Tahun 2006") + LN.format(26, 4614), [(False, "LN 25")], id="another"),
        pytest.param(
            "cited_gazette_agrees", ON.format("8 Tahun 2006") + LN.format(26, 4641), [(False, "LN 25; TLN 4614")], id="two others"
        ),
        pytest.param("cited_title_agrees", LAW.format("23 Tahun 2014"), [(True, None)], id="title of its number"),
        pytest.param(
            "cited_title_agrees", "Undang-Undang Nomor 17 Tahun 2003 tentang Perlindungan Anak", [(False, "Keuangan Negara")],
            id="title of another number",
        ),
        pytest.param("cited_title_agrees", "Undang-Undang Nomor 23 Tahun 2014", [], id="number without title"),
        pytest.param("cited_title_agrees", LAW.format("999 Tahun 2014"), [], id="title of no known number"),
        pytest.param("cited_title_is_exact", SAKIP.format("29 Tahun 2014") + " (SAKIP)", [(True, None)], id="an acronym behind"),
        pytest.param(
            "cited_title_is_exact", "Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negera", [(False, "Keuangan Negara")],
            id="misspelt",
        ),
        pytest.param(
            "cited_title_is_exact", "Undang-Undang Nomor 17 Tahun 2003 tentang KeuanganNegara", [(True, None)], id="a blank lost"
        ),
        pytest.param(
            "cited_amendment_agrees", CHANGED + "Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014", [(True, None)],
            id="its amendment",
        ),
        pytest.param("cited_amendment_agrees", LAW.format("23 Tahun 2014"), [], id="no amendment"),
        pytest.param(
            "cited_amendment_agrees",
            f"{LAW.format('23 Tahun 2014')} sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 2012",
            [(False, "UU 23/2014")], id="an amendment older than the law",
        ),
        pytest.param(
            "cited_amendment_agrees",
            f"{LAW.format('23 Tahun 2014')} sebagaimana telah diubah dengan Undang-Undang Nomor 6 Tahun 2023",
            [(True, None)], id="one of many laws, whose title names none",
        ),
        pytest.param("citation_is_spelt_right", LAW.format("23 Tahun 2014"), [(True, None)], id="spelt right"),
        pytest.param("citation_is_spelt_right", LAW.format("23 Tahun 2O14"), [(False, None)], id="a letter in the year"),
        pytest.param(
            "citation_is_spelt_right", "Undang-Undnag Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", [(False, None)],
            id="a fixed word misspelt",
        ),
    ],
)  # fmt: skip
def test_a_citation_of_the_legal_basis(rule: str, text: str, told: list[tuple[bool, str | None]]) -> None:
    assert [(check.passed, check.expected) for check in checks(rule, dossier(text))] == told


@pytest.mark.parametrize(
    ("texts", "missing"),
    [
        pytest.param([LAW.format("23 Tahun 2014")], None, id="in the list"),
        pytest.param(
            ["Peraturan Menteri Sosial Nomor 77 Tahun 2011 tentang Hal"], "PERMENSOS 77/2011", id="a ministry's"
        ),
        pytest.param(["Peraturan Menteri Nomor 77 Tahun 2011 tentang Hal"], None, id="of an unknown ministry"),
        pytest.param(
            ["Peraturan Daerah Kabupaten Sampang Nomor 77 Tahun 2011 tentang Hal"], None, id="of no state body"
        ),
        pytest.param(["Undang-Undang Nomor 999 Tahun 2014 tentang Hal"], None, id="beyond the last: it does not exist"),
        pytest.param([SAKIP.format("29 Tahun 2015")], None, id="misprinted, and known by its title"),
        pytest.param(
            [f"Peraturan Menteri Sosial Nomor {n} Tahun 2011 tentang Hal" for n in (77, 78, 77)],
            "PERMENSOS 77/2011; PERMENSOS 78/2011",
            id="each once",
        ),
    ],
)
def test_what_the_list_does_not_have_is_told_once(texts: list[str], missing: str | None) -> None:
    (check,) = checks("regulation_is_listed", dossier(*texts))
    assert (check.passed, check.found) == (missing is None, missing)
    assert len(check.quotes) == (missing.count(";") + 1 if missing else 0)


def test_slips_in_words_of_a_picture_are_the_readers() -> None:
    text = quote("Undang-Undnag Nomor 23 Tahun 2014 tentang Pemerintahan Daerah")
    scanned = Quote(tuple(word._replace(engine="ocr") for word in text.words))
    assert checks("citation_is_spelt_right", dossier(scanned)) == []


@pytest.mark.parametrize("rule", ["citation_names_its_year", "citation_is_spelt_right", "cited_title_is_exact"])
def test_running_text_need_not_cite_as_a_legal_basis_does(rule: str) -> None:
    made = dossier(running="Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negera")
    assert made.citations
    assert checks(rule, made) == []


def test_each_citation_is_told_where_it_stands() -> None:
    made = dossier(LAW.format("23 Tahun 2014"), LAW.format("999 Tahun 2014"))
    first, second = checks("regulation_is_known", made)
    assert (first.passed, second.passed) == (True, False)
    assert first.record_id != second.record_id
    assert second.quotes[0].text.startswith("Undang-Undang Nomor 999")


def seen(text: str) -> Quote:
    return Quote(tuple(word._replace(engine="ocr", confidence=0.99) for word in quote(text).words))


AMENDED = f"{LAW.format('23 Tahun 2014')} sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 2012"
MISSPELT = "Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negera"
OTHER = "Undang-Undang Nomor 17 Tahun 2003 tentang Perlindungan Anak"


@pytest.mark.parametrize(
    ("rule", "text", "about"),
    [
        pytest.param("cited_gazette_agrees", ON.format("8 Tahun 2006") + LN.format(26, 4614), "reader", id="digit of a gazette"),
        pytest.param("cited_title_is_exact", MISSPELT, "reader", id="a letter of a title"),
        pytest.param("cited_amendment_agrees", AMENDED, "reader", id="digits of an amendment"),
        pytest.param("cited_title_agrees", OTHER, "document", id="a whole title"),
    ],
)  # fmt: skip
def test_single_letters_of_a_scan_accuse_nobody(rule: str, text: str, about: str) -> None:
    (named,) = (r for r in RULES if r.__name__ == rule)
    for words, expected in ((quote(text), "document"), (seen(text), about)):
        (check,) = checks(rule, dossier(words))
        assert (check.passed, judged(check, named, ReadingDoubts()).about) == (False, expected)


@pytest.mark.parametrize(
    ("rule", "texts"),
    [
        pytest.param(
            "cited_title_is_exact", [MISSPELT, MISSPELT.replace("Negera", "Nagara")], id="titles not word for word"
        ),
        pytest.param(
            "citation_is_spelt_right",
            ["Undang-Undnag Nomor 23 Tahun 2014", "Undang-Undang Nomor 17 Tahun 2OO3"],
            id="slips",
        ),
    ],
)
def test_many_slips_are_one_finding(rule: str, texts: list[str]) -> None:
    (named,) = (r for r in RULES if r.__name__ == rule)
    made = dossier(*texts)
    (finding,) = findings_of(RuleResult(named, made.document_id, tuple(checks(rule, made)))).findings
    assert finding.row["n_places"] == 2


def test_what_is_printed_and_what_was_expected_are_told() -> None:
    (check,) = checks("cited_gazette_agrees", dossier(ON.format("8 Tahun 2006") + LN.format(26, 4641)))
    assert (check.found, check.expected) == ("LN 26; TLN 4641", "LN 25; TLN 4614")
    (check,) = checks("cited_gazette_agrees", dossier(ON.format("8 Tahun 2006") + LN.format(25, 4614)))
    assert (check.found, check.expected) == (None, None)
    (check,) = checks("cited_amendment_agrees", dossier(AMENDED))
    told = "UU 9/2012: PENGESAHAN OPTIONAL PROTOCOL TO THE CONVENTION ON THE RIGHTS OF THE CHILD"  # as the corpus prints it
    assert (check.found or "").startswith(told)
    assert check.expected == "UU 23/2014"
    assert check.message_en.startswith(f"The amendment does not fit: “{told}")
    assert check.message_en.endswith("” does not change UU 23/2014.")


@pytest.mark.parametrize("rule", ["cited_title_agrees", "cited_title_is_exact"])
def test_a_title_is_quoted_without_its_number(rule: str) -> None:
    text = MISSPELT if rule == "cited_title_is_exact" else OTHER
    (check,) = checks(rule, dossier(text))
    assert [q.text for q in check.quotes] == [text.partition(" tentang ")[2]]


def test_citations_are_counted_from_one() -> None:
    made = dossier(LAW.format("999 Tahun 2014"))
    (check,) = checks("regulation_is_known", made)
    assert check.record_id == citation_id(made, 1)
