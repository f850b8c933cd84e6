"""Rules that compare documents, case by case: series, districts, officials of several offices, lines of corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalizers.persons.nip import parse_nip
from normalizers.regions.wilayah import districts_of
from pipeline.audit.apply import RuleResult
from pipeline.audit.rules import cross_document as rules
from pipeline.audit.verdicts import Verdict
from pipeline.document.findings import findings_of
from pipeline.reconcile.corpus import Corpus, Formulas, Official, Person
from pipeline.reconcile.corrections import Correction
from pipeline.records.summary import DocumentSummary, Ratio, Signature
from tests.build import quote

REGION, PLACE = "35.27.01", ("35.27", "iku", 2024)
OWN = DocumentSummary(
    "a" * 16, office="kecamatan sreseh", region=REGION, kind="iku", years=(2024, 2024), quotes=(("years", quote("TAHUN 2024")),)
)  # fmt: skip
SERIES = OWN.series
NIP = parse_nip("19700101 199503 1 001").value
SIGNED = Signature(
    f"{'a' * 16}-s1", "BUDI", None, NIP, ("kecamatan sreseh", "camat"), signs=True, numbered=True
)  # fmt: skip
OFFICIAL = Official("o-1", "1", "Budi", (), (), (), 1, None, None, None, "nip", 1.0, False, ())
PERSON = {SIGNED.id: Person(OFFICIAL, 1, (), ())}


@pytest.mark.parametrize(
    ("years", "told"),
    [
        pytest.param((2024,), [], id="alone"),
        pytest.param((2023, 2024), [(True, None)], id="the year before is there"),
        pytest.param((2022, 2024), [(False, "2023")], id="one year is missing"),
        pytest.param((2021, 2024), [(False, "2022, 2023")], id="two years are missing"),
        pytest.param((2020, 2024), [], id="so far back there is no series"),
        pytest.param((2024, 2026), [], id="what comes behind is told there"),
        pytest.param((2019, 2022, 2024), [(False, "2023")], id="from the last one before"),
        pytest.param((), [], id="no series at all"),
    ],
)
def test_years_of_a_series(years: tuple[int, ...], told: list[tuple[bool, str | None]]) -> None:
    assert SERIES is not None
    checks = rules.series_has_no_missing_year(OWN, Corpus(series={SERIES: years} if years else {}))
    assert [(check.passed, check.found) for check in checks] == told


@pytest.mark.parametrize(
    "own",
    [
        pytest.param(replace(OWN, years=None), id="without a year"),
        pytest.param(replace(OWN, kind="decree"), id="of no series"),
        pytest.param(replace(OWN, region=None), id="of no region"),
    ],
)
def test_documents_outside_a_series(own: DocumentSummary) -> None:
    assert SERIES is not None
    assert list(rules.series_has_no_missing_year(own, Corpus(series={SERIES: (2022, 2024)}))) == []


ALL = tuple(districts_of("35.27"))
SMALL, SMALL_PLACE = tuple(districts_of("35.76")), ("35.76", "iku", 2024)


@pytest.mark.parametrize(
    ("present", "told"),
    [
        pytest.param(ALL, [(True, "14")], id="all"),
        pytest.param(ALL[:9], [(False, "9")], id="most: 9 of 14"),
        pytest.param(ALL[:8], [], id="too few: 8 of 14"),
    ],
)
def test_districts_of_a_regency(present: Sequence[str], told: list[tuple[bool, str]]) -> None:
    corpus = Corpus(districts={PLACE: (set(present), OWN.document_id)})
    checks = list(rules.series_has_no_missing_district(OWN, corpus))
    assert [(check.passed, check.found) for check in checks] == told
    assert all(check.expected == "14" for check in checks)


@pytest.mark.parametrize(
    ("present", "told"),
    [pytest.param(SMALL, [True], id="three of three"), pytest.param(SMALL[:2], [], id="two of three are no series")],
)
def test_a_city_of_three_districts(present: Sequence[str], told: list[bool]) -> None:
    own = replace(OWN, region=SMALL[0])
    corpus = Corpus(districts={SMALL_PLACE: (set(present), own.document_id)})
    assert [check.passed for check in rules.series_has_no_missing_district(own, corpus)] == told


def test_missing_districts_are_told_at_the_first_document_alone() -> None:
    corpus = Corpus(districts={PLACE: (set(ALL[:9]), "b" * 16)})
    assert list(rules.series_has_no_missing_district(OWN, corpus)) == []
    assert list(rules.series_has_no_missing_district(replace(OWN, region="35.27"), Corpus())) == []


@pytest.mark.parametrize("missing", [pytest.param(1, id="one"), pytest.param(5, id="five")])
def test_missing_districts_are_named(missing: int) -> None:
    corpus = Corpus(districts={PLACE: (set(ALL[missing:]), OWN.document_id)})
    (check,) = rules.series_has_no_missing_district(OWN, corpus)
    named = check.message_en.partition(": ")[2].rstrip(".").split(", ")
    assert named == [districts_of("35.27")[code] for code in ALL[:missing]]
    assert check.message_en.startswith(f"{missing} districts of this regency have no document of 2024")


@pytest.mark.parametrize(
    ("offices", "told"),
    [
        pytest.param(("kecamatan sreseh",), [(True, "1")], id="one"),
        pytest.param(("kecamatan sreseh", "dinas sosial"), [(False, "2")], id="two"),
        pytest.param(("dinas sosial", "dinas sosial kabupaten sampang"), [(True, "2")], id="one, named at length"),
        pytest.param((), [], id="none known"),
    ],
)
def test_offices_of_an_official(offices: tuple[str, ...], told: list[tuple[bool, str]]) -> None:
    own = replace(OWN, signatures=(SIGNED,))
    corpus = Corpus(person_of=PERSON, offices={("o-1", 2024): offices} if offices else {})
    checks = rules.official_signs_for_one_office(own, corpus)
    assert [(check.passed, check.found) for check in checks] == told


@pytest.mark.parametrize(
    "own",
    [
        pytest.param(replace(OWN, signatures=(SIGNED,), kind="perjanjian_kinerja"), id="a superior signs for sections"),
        pytest.param(replace(OWN, signatures=(SIGNED,), years=None), id="no year"),
        pytest.param(replace(OWN, signatures=(replace(SIGNED, signs=False),)), id="a party or a copyist"),
        pytest.param(replace(OWN, signatures=(replace(SIGNED, id=f"{'a' * 16}-s2"),)), id="a person that nobody knows"),
    ],
)  # fmt: skip
def test_signatures_that_say_nothing_of_offices(own: DocumentSummary) -> None:
    corpus = Corpus(person_of=PERSON, offices={("o-1", 2024): ("kecamatan sreseh", "dinas sosial")})
    assert list(rules.official_signs_for_one_office(own, corpus)) == []


@pytest.mark.parametrize(
    ("others", "told"),
    [
        pytest.param({}, [(True, None)], id="no other number"),
        pytest.param({"o-1": "197001011995031007"}, [(False, "197001011995031007")], id="one that is nearly it"),
        pytest.param({"o-2": "197001011995031007"}, [(True, None)], id="of somebody else"),
    ],
)
def test_numbers_of_one_official(others: dict[str, str], told: list[tuple[bool, str | None]]) -> None:
    own = replace(OWN, signatures=(SIGNED,))
    twin = rules.official_has_one_nip_everywhere(own, Corpus(person_of=PERSON, twins=others))
    assert [(check.passed, check.expected) for check in twin] == told
    namesake = rules.nips_of_namesakes_are_not_near(own, Corpus(person_of=PERSON, near_namesakes=others))
    assert [(check.passed, check.expected) for check in namesake] == told


def test_a_signature_without_number_has_no_twin() -> None:
    own = replace(OWN, signatures=(replace(SIGNED, nip=None),))
    assert list(rules.official_has_one_nip_everywhere(own, Corpus(person_of=PERSON, twins={"o-1": "1"}))) == []


def test_more_missing_districts_than_are_named_end_in_dots() -> None:
    codes = tuple(districts_of("33.01"))
    own = replace(OWN, region=codes[-1])
    present = set(codes[9:])
    assert len(present) >= 0.6 * len(codes)
    (check,) = rules.series_has_no_missing_district(
        own, Corpus(districts={("33.01", "iku", 2024): (present, own.document_id)})
    )
    named = check.message_en.partition(": ")[2].rstrip(".").split(", ")
    assert named[:8] == [districts_of("33.01")[code] for code in codes[:8]]
    assert check.message_en.endswith(", ....")


class Others(Formulas):
    """Formulas of others, told by hand."""

    def __init__(self, told: int | None) -> None:
        self.told = told

    def others(self, group: str, words: str) -> int | None:
        return self.told


@pytest.mark.parametrize(
    ("others", "told"),
    [
        pytest.param(None, [], id="no other office has it"),
        pytest.param(0, [(True, "A / B")], id="all compute it alike"),
        pytest.param(2, [(False, "A / B")], id="two other ways"),
    ],
)
def test_formulas_of_other_offices(others: int | None, told: list[tuple[bool, str]]) -> None:
    own = replace(OWN, ratios=(Ratio("r1", "g1", "A / B"), Ratio("r2", "g1", "A / B")))
    checks = list(rules.same_indicator_has_one_formula(own, Corpus(formulas=Others(others))))
    assert [(check.passed, check.found) for check in checks] == told * 2
    if others:
        rule = rules.same_indicator_has_one_formula
        (finding,) = findings_of(RuleResult(rule, own.document_id, tuple(checks))).findings
        assert finding.row["n_places"] == 2


LINE = Correction("indicators", f"{'a' * 16}-i00001", "target", "85", "correct", "", "", 7)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(LINE, [LINE.record_id], id="of this document"),
        pytest.param(replace(LINE, record_id=f"{'b' * 16}-i00001"), [], id="of another"),
    ],
)
def test_lines_of_corrections_are_told_at_their_document(line: Correction, told: list[str]) -> None:
    unmatched = list(rules.correction_names_a_record(OWN, Corpus(unmatched_corrections=(line,))))
    unchecked = list(rules.correction_tells_what_it_corrects(OWN, Corpus(unchecked_corrections=(line,))))
    for checks in (unmatched, unchecked):
        assert [check.record_id for check in checks] == told
        assert all(not check.passed and check.certain and check.table == "indicators" for check in checks)
        assert all(" 7 " in check.message_en for check in checks)
        assert all(check.document == "a" * 16 for check in checks)


def test_a_verdict_on_a_finding_that_is_not_there_is_told_at_the_document() -> None:
    check = rules.unmet_check("a" * 16, Verdict("rule", "x", "dismissed", "", "", 7, "", ""))
    assert (check.passed, check.about, check.record_id, check.table) == (False, "document", "a" * 16, "documents")
