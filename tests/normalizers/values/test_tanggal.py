from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.values.tanggal import parse_tanggal


@pytest.mark.parametrize(
    ("text", "expected", "place", "notes"),
    [
        pytest.param("Bandung, 6 Januari 2016", date(2016, 1, 6), "Bandung", (), id="place and date"),
        pytest.param("Bandung 6 Januari 2016", date(2016, 1, 6), "Bandung", (), id="no comma"),
        pytest.param("Pada tanggal : 4 April 2023", date(2023, 4, 4), None, (), id="decree form"),
        pytest.param("Ditetapkan di : Jember Pada tanggal : 4 April 2023", date(2023, 4, 4), "Jember", (), id="both"),
        pytest.param("15 - 08 - 2017", date(2017, 8, 15), None, (), id="numeric"),
        pytest.param("2021-01-05", date(2021, 1, 5), None, (), id="ISO"),
        pytest.param("tanggal 8 bulan Januari tahun 2024", date(2024, 1, 8), None, (), id="in words"),
        pytest.param("padatanggal5 Januari2021", date(2021, 1, 5), None, (), id="glued"),
        pytest.param("3 MARET 2023", date(2023, 3, 3), None, (), id="capitals"),
        pytest.param("5 Nopember 2021", date(2021, 11, 5), None, ("month_spelling",), id="Nopember"),
        pytest.param("5 Pebruari 2021", date(2021, 2, 5), None, ("month_spelling",), id="Pebruari"),
        pytest.param("17 Agt 2020", date(2020, 8, 17), None, ("month_spelling",), id="Agt"),
        pytest.param("5 Januarl 2021", date(2021, 1, 5), None, ("month_spelling",), id="misread month"),
        pytest.param("5 Janu ari 2021", date(2021, 1, 5), None, (), id="broken month"),
        pytest.param("l2 Desember 2O20", date(2020, 12, 12), None, ("digit_lookalike",), id="misread digits"),
        pytest.param("31 Februari 2021", None, None, ("date_does_not_exist",), id="31 February"),
        pytest.param("Senin, 6 Januari 2020", date(2020, 1, 6), None, (), id="the day of the week is no place"),
        pytest.param("5 (lima) Mei 2022", date(2022, 5, 5), None, (), id="day spelt in brackets"),
        pytest.param("Kamis tanggal Dua Puluh Tujuh bulan Januari tahun Dua Ribu Dua Puluh Dua", date(2022, 1, 27), None, (),
            id="spelt out"),
        pytest.param("tanggal tiga puluh satu bulan April tahun dua ribu dua puluh", None, None, ("date_does_not_exist",),
            id="spelt out, not in the calendar"),
        pytest.param("6 (lima) Mei 2022", date(2022, 5, 6), None, ("spelt_otherwise",), id="another day in brackets"),
        pytest.param("31 (tiga puluh satu) Mei 2022", date(2022, 5, 31), None, (), id="day of three words in brackets"),
        pytest.param("lima Mei dua ribu dua puluh dua", None, None, ("year_unreadable",), id="spelt out without its frame"),
        pytest.param("Malang, lima Mei 2022", None, None, ("day_unreadable",), id="a day in words before a year in digits"),
        pytest.param("Koto Lima, Mei 2022", None, "Koto Lima", (), id="a place that ends in a number"),
        pytest.param("tanggal 5 bulan Mei tahun dua ribu dua puluh", None, None, ("year_unreadable",), id="year in words alone"),
        pytest.param("tanggal 5 bulan lima tahun 2021", None, None, ("month_unreadable",), id="month in words"),
        pytest.param("tanggal lima bulan lima tahun dua ribu dua", None, None, ("year_unreadable",), id="month, year in words"),
        pytest.param("Bulan Mei tahun 2021", None, None, (), id="the word before a month's name"),
        pytest.param("5-V-2022", date(2022, 5, 5), None, ("month_spelling",), id="Roman month"),
        pytest.param("Nomor 5/V/2022", None, None, (), id="Roman month of a number"),
        pytest.param("5 Mei 22", None, None, ("year_unreadable",), id="year of two digits"),
        pytest.param("05-05-22", None, None, ("year_unreadable",), id="numeric, year of two digits"),
    ],
)  # fmt: skip
def test_days(text: str, expected: date | None, place: str | None, notes: tuple[str, ...]) -> None:
    parsed = parse_tanggal(text)
    assert parsed.value is not None
    assert parsed.value.date == expected
    assert parsed.notes == notes
    span = parsed.spans.get("place")
    assert (text[span[0] : span[1]] if span else None) == place


@pytest.mark.parametrize(
    ("text", "precision", "year", "month"),
    [
        pytest.param("Kota,    Januari 2016", "month", 2016, 1, id="day left blank"),
        pytest.param("Pada tanggal ... Januari 2024", "month", 2024, 1, id="dots for the day"),
        pytest.param("Bandung,     2016", "year", 2016, None, id="day and month left blank"),
        pytest.param("Desa Damar 2020", "year", 2020, None, id="no month inside a word"),
        pytest.param("3 Mei", "none", None, 5, id="no year"),
    ],
)
def test_blank_slots(text: str, precision: str, year: int | None, month: int | None) -> None:
    value = parse_tanggal(text).value
    assert value is not None
    assert (value.date, value.precision, value.year, value.month) == (None, precision, year, month)


MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
          "November", "Desember")  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(["{d} {m} {y}", "Jember, {d} {M} {y}"]))
def test_every_day_is_read(day: date, form: str) -> None:
    name = MONTHS[day.month - 1]
    value = parse_tanggal(form.format(d=day.day, m=name, M=name.upper(), y=day.year)).value
    assert value is not None
    assert value.date == day


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    parsed = parse_tanggal(text)
    assert all(0 <= a <= b <= len(text) for a, b in parsed.spans.values())


@pytest.mark.parametrize(
    ("text", "month", "notes"),
    [
        pytest.param("5 Oktobzz 2021", 10, ("month_misread",), id="two letters of seven"),
        pytest.param("5 Aprxx 2021", None, ("month_unreadable",), id="two letters of five"),
        pytest.param("5 Aprix 2021", 4, ("month_misread",), id="one letter of five"),
        pytest.param("5 Juxi 2021", None, ("month_unreadable",), id="four letters, near to two months"),
        pytest.param("5 Xul 2021", None, ("month_unreadable",), id="three letters"),
        pytest.param("5 Janu'ari 2021", 1, ("month_misread",), id="a sign inside a name"),
    ],
)
def test_how_much_of_a_month_may_be_misread(text: str, month: int | None, notes: tuple[str, ...]) -> None:
    found = parse_tanggal(text)
    assert (found.value.month if found.value else None, found.notes) == (month, notes)


@pytest.mark.parametrize(
    ("year", "unlikely"),
    [(1944, True), (1945, False), (2040, False), (2041, True), (1900, True), (2099, True)],
)
def test_years_outside_those_of_reports_are_noted(year: int, unlikely: bool) -> None:
    found = parse_tanggal(f"1 Januari {year}")
    assert found.value is not None
    assert found.value.date == date(year, 1, 1)
    assert ("year_unlikely" in found.notes) == unlikely


@pytest.mark.parametrize(
    ("text", "printed", "note"),
    [
        pytest.param("9 Septe-mber 2023", "2023-09-09", "month_misread", id="a sign inside the month"),
        pytest.param("18 3uni 2019", "2019-06-18", "month_misread", id="a digit for J"),
        pytest.param("1.3 Maret 2011", "2011-03-03", "part_of_a_number", id="a sign before the day"),
        pytest.param("18 *Maret 2022", None, "day_unreadable", id="a sign before the month"),
        pytest.param("pada tanggal g April 2024", None, "day_unreadable", id="a letter for the day"),
        pytest.param("15 ei 2015", None, "month_unreadable", id="a month of two letters"),
        pytest.param("15 25 Mei 2022", "2022-05-25", "day_unreadable", id="two numbers before the month"),
        pytest.param("Blitar, 23 5 Mei 2022", "2022-05-05", "day_unreadable", id="a number before a day of one digit"),
        pytest.param("5 / V / 2022", None, "month_unreadable", id="a Roman month between strokes"),
        pytest.param("Telp. (0351) 749 2022", None, "part_of_a_number", id="the end of a number of more digits"),
        pytest.param(
            "tanggal satu, bulan Maret, tahun 2022", None, "day_unreadable", id="a day in words behind a comma"
        ),
    ],
)
def test_signs_and_letters_in_a_date_are_told(text: str, printed: str | None, note: str) -> None:
    parsed = parse_tanggal(text)
    assert parsed.value is not None
    assert (parsed.value.date.isoformat() if parsed.value.date else None) == printed
    assert note in parsed.notes


def test_a_month_behind_a_colon_lacks_no_day() -> None:
    assert parse_tanggal("tanggal : Januari 2024").notes == ()


@pytest.mark.parametrize(
    ("text", "printed", "place", "notes"),
    [
        pytest.param("Ditetapkan  : di Sampang\nTanggal : 15 Mei 2019", (2019, 5, 15), "Sampang", (), id="a colon before"),
        pytest.param("Ditetapkan di Sampang / pada tanggal 5 Mei 2019", (2019, 5, 5), "Sampang", (), id="a stroke between"),
        pytest.param("Ditetapkan dl Sampang pada tangga1 5 Mei 2019", (2019, 5, 5), "Sampang", (), id="misread words"),
        pytest.param("Ditetapkan diSampang pada tanggal5 Mei2019", (2019, 5, 5), "Sampang", (), id="blanks lost"),
        pytest.param("Sampang, Senin, 5 Mei 2019", (2019, 5, 5), "Sampang", (), id="a weekday between"),
        pytest.param("Ditetapkan di Sampang pada tgl: 5 Mei 2019", (2019, 5, 5), "Sampang", (), id="a short word for the day"),
        pytest.param("Sampang, 5 Mei z019", (2019, 5, 5), "Sampang", ("digit_lookalike",), id="a letter opens the year"),
        pytest.param("Sampang, 5 Mei 20 19", (2019, 5, 5), "Sampang", ("blank_in_number",), id="a blank in the year"),
        pytest.param("Sampang, 5 Mei '19", (2019, 5, 5), "Sampang", ("year_short",), id="a year cut short"),
        pytest.param("Sampang, 5 Mei '85", (1985, 5, 5), "Sampang", ("year_short",), id="a year of the last century cut short"),
        pytest.param("Sampang, 5 / V / 2019", (2019, 5, 5), "Sampang", ("month_spelling",), id="a Roman month behind a place"),
        pytest.param("Nomor 15 / V / 2019", (2019, None, None), None, ("month_unreadable",), id="a Roman month in a number"),
        pytest.param("Sampang, 5 Mei 20....", (None, 5, 5), "Sampang", ("year_unreadable",), id="a year left blank"),
        pytest.param("Sampang,   -   - 2019", (2019, None, None), "Sampang", (), id="day and month left blank"),
        pytest.param("Ditetapkan di Sampang\npada tanggal", (None, None, None), "Sampang", (), id="a date left blank"),
        pytest.param("Sampang, ..................", (None, None, None), "Sampang", (), id="dots for a date"),
        pytest.param("Sampang, 29 Februari 20....", (None, 2, 29), "Sampang", ("year_unreadable",), id="a day of leap years"),
        pytest.param("Sampang, 30 Februari 20....", (None, 2, None), "Sampang", ("year_unreadable", "date_does_not_exist"),
                     id="no day of any year"),
        pytest.param("0 Januari 20....", (None, 1, None), None, ("year_unreadable", "date_does_not_exist"), id="day nought"),
        pytest.param("Sampang,    Mei 20....", (None, 5, None), "Sampang", ("year_unreadable",), id="day and year left blank"),
        pytest.param("Sampang, .......... 20....", (None, None, None), "Sampang", ("year_unreadable",), id="all blank but 20"),
        pytest.param("Sampang, 5 Mci 2019", (2019, 5, 5), "Sampang", ("month_misread",), id="a letter of a short month misread"),
        pytest.param("Sampang, 5 Scptcmbcr 2019", (2019, 9, 5), "Sampang", ("month_misread",), id="letters like others"),
        pytest.param("Triwulan 2019", (2019, None, None), None, (), id="a quarter is no place"),
        pytest.param("20190505", (None, None, None), None, ("year_unreadable",), id="digits without signs"),
    ],
)  # fmt: skip
def test_places_and_dates_as_decrees_print_them(
    text: str, printed: tuple[int | None, int | None, int | None], place: str | None, notes: tuple[str, ...]
) -> None:
    parsed = parse_tanggal(text)
    assert parsed.value is not None
    assert (parsed.value.year, parsed.value.month, parsed.value.day) == printed
    found = text[slice(*parsed.spans["place"])] if "place" in parsed.spans else None
    assert (found, parsed.notes) == (place, notes)
