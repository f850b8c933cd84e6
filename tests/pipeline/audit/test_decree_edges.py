"""Rules on decrees, case by case: number and date, rulings and what they refer to, letters of considerations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks, Consideration, Decree, Diktum
from extractors.model.quote import Quote
from pipeline.audit.check import Check, Rule
from pipeline.audit.doubt import ReadingDoubts, judged
from pipeline.audit.rules import decree as rules
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests.build import document, quote


def by_hand(text: str) -> Quote:
    return Quote(tuple(word._replace(other_ink=True) for word in quote(text).words))


def dossier(
    number: str = "188/45/2023",
    date: str = "5 Januari 2023",
    *,
    dikta: Sequence[tuple[str, str]] = (),
    considerations: Sequence[tuple[str, str]] = (),
    **more: Quote,
) -> Dossier:
    read = document("KEPUTUSAN CAMAT SUKAMAJU")
    told = Decree(
        kind=quote("KEPUTUSAN CAMAT SUKAMAJU"),
        number=quote(number) if number else Quote(),
        number_line=quote(f"NOMOR : {number}", top=90),
        date=quote(date) if date else Quote(),
        date_line=quote(f"pada tanggal {date}", top=120),
        dikta=tuple(Diktum(quote(label), quote(text)) for label, text in dikta),
        considerations=tuple(Consideration(quote(mark), quote(text)) for mark, text in considerations),
    )
    made = interpret(Source("a", read.sha256, 1), read, Blocks(decrees=(replace(told, **more),)))
    return replace(made, text_source="born_digital")


def told(rule: Callable[[Dossier], Iterator[Check]], made: Dossier) -> list[tuple[bool, str | None]]:
    return [(check.passed, check.found) for check in rule(made)]


NONE = replace(dossier(), facts=None)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(dossier(), [True], id="whole"),
        pytest.param(dossier(number="188/   /2023"), [False], id="a slot left blank"),
        pytest.param(dossier(number=""), [False], id="blank"),
        pytest.param(
            dossier(number="", number_line=Quote()), [False], id="not even its line: the decree itself is quoted"
        ),
        pytest.param(dossier(number="", number_line=by_hand("NOMOR : 188")), [], id="by hand"),
        pytest.param(NONE, [], id="nothing is known of it"),
    ],
)
def test_number_of_a_decree(made: Dossier, expected: list[bool]) -> None:
    checks = list(rules.decree_number_is_present(made))
    assert [check.passed for check in checks] == expected
    assert all(check.quotes[0] for check in checks)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(dossier(), [True], id="whole"),
        pytest.param(dossier(date="    Januari 2023"), [False], id="the day left blank"),
        pytest.param(dossier(date="31 Februari 2023"), [True], id="a day that does not exist: another rule speaks"),
        pytest.param(dossier(date="", date_line=Quote()), [], id="no date anywhere"),
        pytest.param(dossier(date="", date_line=quote("pada tanggal")), [False], id="its line alone"),
        pytest.param(dossier(date="5-1-2023", date_line=quote("pada tanggal 5-1-2023")), [True], id="in figures"),
        pytest.param(dossier(date="Januari 2023", date_line=by_hand("pada tanggal Januari 2023")), [], id="by hand"),
        pytest.param(NONE, [], id="nothing is known of it"),
    ],
)
def test_date_of_a_decree(made: Dossier, expected: list[bool]) -> None:
    assert [check.passed for check in rules.decree_date_has_a_day(made)] == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(dossier(), [True, True], id="both printed"),
        pytest.param(dossier(number_line=by_hand("NOMOR : 188")), [False, True], id="number by hand"),
        pytest.param(dossier(date_line=by_hand("5 Januari")), [True, False], id="date by hand"),
        pytest.param(dossier(date_line=Quote()), [True], id="no date"),
        pytest.param(NONE, [], id="nothing is known of it"),
    ],
)
def test_print_of_number_and_date(made: Dossier, expected: list[bool]) -> None:
    assert [check.passed for check in rules.decree_is_dated_in_print(made)] == expected


@pytest.mark.parametrize(
    ("number", "date", "source", "expected"),
    [
        pytest.param("188/45/2023", "5 Januari 2023", "born_digital", [(True, "2023")], id="one year"),
        pytest.param("188/45/2022", "5 Januari 2023", "born_digital", [(False, "2023")], id="two years"),
        pytest.param("188/45", "5 Januari 2023", "born_digital", [], id="no year in the number"),
        pytest.param("188/45/2022", "5 Januari", "born_digital", [], id="no year in the date"),
        pytest.param("188/45/2022", "5 Januari 2023", "ocr", [], id="a scan"),
        pytest.param("188/45/2022", "5 Januari 2023", "mixed", [], id="partly a scan"),
    ],
)
def test_years_of_number_and_date(number: str, date: str, source: str, expected: list[tuple[bool, str]]) -> None:
    made = replace(dossier(number, date), text_source=source)
    assert told(rules.decree_number_and_date_agree, made) == expected


def rulings(*labels: str) -> list[tuple[str, str]]:
    return [(label, "Ketentuan berlaku.") for label in labels]


@pytest.mark.parametrize(
    ("dikta", "expected"),
    [
        pytest.param(rulings("KESATU", "KEDUA", "KETIGA"), [True, True], id="in order"),
        pytest.param(rulings("PERTAMA", "KEDUA"), [True], id="the first by its other name"),
        pytest.param(rulings("KESATU", "KETIGA"), [False], id="one left out"),
        pytest.param(rulings("KEDUA", "KEDUA"), [False], id="one twice"),
        pytest.param(rulings("KEDUA", "KESATU"), [False], id="turned round"),
        pytest.param(rulings("KESATU", "Catatan", "KEDUA"), [], id="a word that is no number"),
        pytest.param(rulings("KESATU"), [], id="one alone"),
        pytest.param([("KESATU", "Berlaku. KEDUA : Juga.")], [False], id="the next one inside the text of the first"),
        pytest.param([("KESATU", "Sesuai diktum KEDUA berlaku.")], [], id="one that is only named"),
    ],
)
def test_rulings_in_order(dikta: list[tuple[str, str]], expected: list[bool]) -> None:
    assert [check.passed for check in rules.diktum_numbers_have_no_gap(dossier(dikta=dikta))] == expected


@pytest.mark.parametrize(
    ("dikta", "expected"),
    [
        pytest.param(
            [("KESATU", "Berlaku."), ("KEDUA", "Sebagaimana dimaksud dalam diktum KESATU.")],
            [(True, "KESATU")],
            id="is there",
        ),
        pytest.param(
            [("KESATU", "Berlaku."), ("KEDUA", "Sebagaimana dimaksud dalam diktum KELIMA.")],
            [(False, "KELIMA")],
            id="is not",
        ),
        pytest.param(
            [("KESATU", "Sebagaimana dimaksud dalam diktum KELIMA.")], [], id="of one ruling nothing is known"
        ),
        pytest.param([("KESATU", "Berlaku."), ("KEDUA", "Berlaku.")], [], id="refers to none"),
    ],
)
def test_rulings_that_others_refer_to(dikta: list[tuple[str, str]], expected: list[tuple[bool, str]]) -> None:
    made = dossier(dikta=dikta)
    assert told(rules.diktum_reference_exists, made) == expected
    for source in ("ocr", "mixed"):
        assert told(rules.diktum_reference_exists, replace(made, text_source=source)) == []


def letters(*marks: str) -> list[tuple[str, str]]:
    return [(mark, "bahwa perlu ditetapkan;") for mark in marks]


@pytest.mark.parametrize(
    ("considerations", "expected"),
    [
        pytest.param(letters("a.", "b.", "c."), [(True, "a, b, c")], id="in order"),
        pytest.param(letters("a)", "(b)"), [(True, "a, b")], id="in brackets"),
        pytest.param(letters("a.", "c."), [(False, "a, c")], id="one left out"),
        pytest.param(letters("b.", "c."), [(False, "b, c")], id="the first left out"),
        pytest.param(letters("a.", "b.", "b."), [(False, "a, b, b")], id="one twice"),
        pytest.param(letters("a."), [], id="one alone"),
        pytest.param([], [], id="none"),
    ],
)
def test_letters_in_order(considerations: list[tuple[str, str]], expected: list[tuple[bool, str]]) -> None:
    made = dossier(considerations=considerations)
    assert told(rules.consideration_letters_have_no_gap, made) == expected
    assert told(rules.consideration_letters_have_no_gap, replace(made, text_source="mixed")) == []


def test_the_letters_expected_and_those_beside_the_gap_are_told() -> None:
    (check,) = rules.consideration_letters_have_no_gap(dossier(considerations=letters("a.", "b.", "d.")))
    assert (check.expected, [q.text for q in check.quotes]) == ("a, b, c", ["b.", "d."])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("bahwa sebagaimana dimaksud dalam huruf a perlu ditetapkan;", [(True, None)], id="is there"),
        pytest.param("bahwa sebagaimana dimaksud dalam huruf a dan huruf d perlu;", [(False, "d")], id="one is not"),
        pytest.param("bahwa sesuai Pasal 5 ayat (1) huruf d perlu ditetapkan;", [], id="the letter of an article"),
        pytest.param("bahwa perlu ditetapkan;", [], id="refers to none"),
    ],
)
def test_letters_that_others_refer_to(text: str, expected: list[tuple[bool, str | None]]) -> None:
    made = dossier(considerations=[*letters("a.", "b."), ("c.", text)])
    assert told(rules.consideration_reference_exists, made) == expected
    assert told(rules.consideration_reference_exists, replace(made, text_source="ocr")) == []


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        pytest.param(rules.decree_number_is_present, dossier(number=""), id="number"),
        pytest.param(rules.decree_date_has_a_day, dossier(date="Januari 2023"), id="date"),
        pytest.param(rules.diktum_numbers_have_no_gap, dossier(dikta=rulings("KESATU", "KETIGA")), id="rulings"),
        pytest.param(
            rules.consideration_letters_have_no_gap, dossier(considerations=letters("a.", "c.")), id="letters"
        ),
    ],
)
def test_what_a_scan_may_have_lost_accuses_nobody(rule: Rule, made: Dossier) -> None:
    (check,) = rule(made)
    assert judged(check, rule, ReadingDoubts()).about == "document"
    assert judged(check, rule, ReadingDoubts(missed=True)).about == "reader"
