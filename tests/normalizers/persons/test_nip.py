from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.persons.nip import parse_nip

DIGITS = "196503121990031004"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("NIP. 19650312 199003 1 004", id="8-6-1-3"),
        pytest.param("NIP : 196503121990031004", id="unspaced"),
        pytest.param("NIP.19650312 199003 1 004", id="no blank after the label"),
        pytest.param("Nip 19650312.199003.1.004", id="dots"),
        pytest.param("19650312-199003-1-004", id="dashes"),
        pytest.param("19650312 1990031004", id="8-10"),
        pytest.param("19650312 199003 1004", id="8-6-4"),
        pytest.param("196503121990031 004", id="15-3"),
        pytest.param("19650312 1990031 004", id="8-7-3"),
        pytest.param("19650312199003 1 004", id="14-1-3"),
        pytest.param("NIP. .196503121990031004", id="leading dot"),
        pytest.param("NlP. 19650312\u00a0199003\u00a01\u00a0004", id="misread label, NBSP"),
        pytest.param("NIP. 19650312 199003 1 004 Bagus", id="a word behind gives no digit"),
        pytest.param("NIP. 19650312 199003 1 004 I Gede", id="a lone I behind gives no digit"),
        pytest.param("I Gede NIP. 19650312 199003 1 004", id="a name before"),
    ],
)
def test_shapes(text: str) -> None:
    parsed = parse_nip(text, on=date(2021, 1, 4))
    nip = parsed.value
    assert nip is not None
    assert (nip.digits, nip.status, nip.problems) == (DIGITS, "valid", ())
    assert (nip.birth_date, nip.appointed, nip.sex, nip.serial) == (date(1965, 3, 12), "1990-03", "L", "004")
    a, b = parsed.spans["birth_date"]
    assert text[a:b] == "19650312"
    a, b = parsed.spans["serial"]
    assert text[a:b] == "004"
    assert "digit_lookalike" not in parsed.notes


@pytest.mark.parametrize(
    ("text", "status", "detail"),
    [
        pytest.param("NIP. ..........", "missing", "placeholder", id="dots"),
        pytest.param("NIP. ${nip}", "missing", "placeholder", id="template"),
        pytest.param("NIP. 00000000 000000 0 000", "missing", "placeholder", id="zeros"),
        pytest.param("NIP. xxxxxxxx xxxxxx x xxx", "missing", "placeholder", id="crosses"),
        pytest.param("NIP. 131 234 567", "wrong_length", "old_nip", id="nine digits"),
        pytest.param("NRP 71020345", "wrong_length", "nrp", id="police number"),
        pytest.param("19651312 199003 1 004", "implausible", "birth_date_does_not_exist", id="month 13"),
        pytest.param("19730230 199803 1 002", "implausible", "birth_date_does_not_exist", id="30 February"),
        pytest.param("19650312 199013 1 004", "implausible", "appointment_month_does_not_exist", id="appointed 13"),
        pytest.param("19650312 199003 3 004", "implausible", "sex_digit_unknown", id="sex 3"),
        pytest.param("19650312 199003 1 000", "implausible", "serial_is_nought", id="no serial number"),
        pytest.param("19650312 197503 1 004", "implausible", "age_at_appointment_implausible", id="ten years old"),
        pytest.param("19650312 202203 1 004", "implausible", "appointed_after_signing", id="appointed later"),
        pytest.param("19400312 196503 1 004", "implausible", "age_at_signing_implausible", id="eighty"),
        pytest.param("19650312 200203 1 004", "valid", "late_appointment", id="appointed at 37"),
        pytest.param("l9650312 199003 1 OO4", "valid", "digit_lookalike", id="look-alikes"),
    ],
)
def test_doubts(text: str, status: str, detail: str) -> None:
    parsed = parse_nip(text, on=date(2021, 1, 4))
    assert parsed.value is not None
    assert parsed.value.status == status
    assert detail in (*parsed.notes, *parsed.value.problems)


def test_two_numbers_in_one_place_are_none() -> None:
    parsed = parse_nip("NIP. 19650312 199003 1 004 / 19750607 200212 2 001")
    assert parsed.value is not None
    assert (parsed.value.status, parsed.notes) == ("wrong_length", ("several_nips",))


def test_a_number_printed_twice_is_one() -> None:
    parsed = parse_nip("NIP. 19650312 199003 1 004 (19650312 199003 1 004)")
    assert parsed.value is not None
    assert (parsed.value.status, parsed.value.digits) == ("valid", "196503121990031004")


@pytest.mark.parametrize("mark", ["_", ",", ":", "/"])
def test_any_mark_between_the_four_parts(mark: str) -> None:
    value = parse_nip(f"NIP. 19650312{mark}199003{mark}1{mark}004").value
    assert value is not None
    assert value.digits == "196503121990031004"


@pytest.mark.parametrize("text", ["19650312 199003 1 04", "19650312 199003 1 0045", "1965031 199003 1 004"])
def test_lost_and_added_digits_are_never_mended(text: str) -> None:
    nip = parse_nip(text).value
    assert nip is not None
    assert nip.status == "wrong_length"
    assert nip.digits == text.replace(" ", "")


def test_contract_employee() -> None:
    nip = parse_nip("NIPPPK 19900312 202321 2 004").value
    assert nip is not None
    assert (nip.status, nip.pppk, nip.appointed, nip.sex) == ("valid", True, "2023-01", "P")


@settings(deadline=None, max_examples=100)
@given(
    st.dates(date(1960, 1, 1), date(1995, 12, 31)), st.integers(19, 34), st.integers(1, 12), st.sampled_from("12"),
    st.integers(1, 999), st.lists(st.sampled_from(["", " ", ".", " . ", "-"]), min_size=3, max_size=3),
)  # fmt: skip
def test_any_number_is_read_whole(born: date, age: int, month: int, sex: str, serial: int, between: list[str]) -> None:
    parts = [f"{born:%Y%m%d}", f"{born.year + age}{month:02}", sex, f"{serial:03}"]
    text = "NIP. " + "".join(p + b for p, b in zip(parts, [*between, ""], strict=True))
    parsed = parse_nip(text)
    assert parsed.value is not None
    assert parsed.value.digits == "".join(parts)
    assert parsed.value.birth_date == born
    assert parsed.value.status == "valid"


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_no_text_breaks_it_and_spans_lie_inside(text: str) -> None:
    parsed = parse_nip(text)
    assert all(0 <= a <= b <= len(text) for a, b in parsed.spans.values())


@pytest.mark.parametrize(
    ("digits", "on", "problems", "notes"),
    [
        pytest.param("196503121982091004", None, (), (), id="appointed at 17 and a half"),
        pytest.param("196503121982081004", None, ("age_at_appointment_implausible",), (), id="a month younger"),
        pytest.param("196503122000031004", None, (), (), id="at 35"),
        pytest.param("196503122000041004", None, (), ("late_appointment",), id="a month older than 35"),
        pytest.param("196503122011031004", None, (), ("late_appointment",), id="at 46"),
        pytest.param("196503122011041004", None, (), ("very_late_appointment",), id="a month older than 46"),
        pytest.param("196503122023031004", None, (), ("very_late_appointment",), id="at 58"),
        pytest.param("196503122023041004", None, ("age_at_appointment_implausible",), (), id="a month older than 58"),
        pytest.param("196501122031211004", None, (), (), id="by contract at 66"),
        pytest.param("196501122032291004", None, ("age_at_appointment_implausible",), (), id="by contract at 67"),
        pytest.param("196501121990301004", None, ("appointment_month_does_not_exist",), (), id="month 30"),
        pytest.param("196501121990201004", None, ("appointment_month_does_not_exist",), (), id="month 20"),
        pytest.param("196503121990031004", date(2031, 3, 31), (), (), id="signs at 66"),
        pytest.param(
            "196503121990031004", date(2031, 4, 1), ("age_at_signing_implausible",), (), id="signs a month later"
        ),
        pytest.param("196503121990031004", date(1990, 3, 1), (), (), id="signs in the month of appointment"),
        pytest.param(
            "196503121990031004", date(1990, 2, 28), ("appointed_after_signing",), (), id="signs a month before"
        ),
        pytest.param("190001011950011004", None, (), ("very_late_appointment",), id="first year and first month"),
        pytest.param("189912311950011004", None, ("birth_date_does_not_exist",), (), id="born before 1900"),
        pytest.param("196503121949121004", None, ("appointment_month_does_not_exist",), (), id="appointed before 1950"),
        pytest.param("210101012100011004", None, ("birth_date_does_not_exist",), (), id="born after 2100"),
    ],
)
def test_bounds(digits: str, on: date | None, problems: tuple[str, ...], notes: tuple[str, ...]) -> None:
    parsed = parse_nip(digits, on=on)
    assert parsed.value is not None
    assert (parsed.value.problems, parsed.notes) == (problems, notes)
