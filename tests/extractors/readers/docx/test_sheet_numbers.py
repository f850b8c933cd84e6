from __future__ import annotations

import pytest

from extractors.readers.docx.sheet_numbers import format_of, shown_number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        pytest.param("85", "General", "85", id="whole"),
        pytest.param("72.5", "General", "72,5", id="decimal"),
        pytest.param("0.1", "0.00%", "10,00%", id="percent"),
        pytest.param("1250.5", "#,##0.00", "1.250,50", id="thousands"),
        pytest.param("1250", "#,##0.##", "1.250", id="decimals_that_need_not_be"),
        pytest.param("3", '0" orang"', "3 orang", id="words_behind"),
        pytest.param("2000", '"Rp"#,##0', "Rp 2.000", id="words_before"),
        pytest.param("1234567", "#,##0,", "1.235", id="in_thousands"),
        pytest.param("1500000", '0.0,,"juta"', "1,5 juta", id="in_millions"),
        pytest.param("0.5", "# ?/?", "0,5", id="fraction"),
        pytest.param("12345.6", "0.00E+00", "12345,6", id="power_of_ten"),
        pytest.param("3", ";;;", "", id="shows_nothing"),
        pytest.param("0.30000000000000004", "General", "0,3", id="binary_fraction"),
        pytest.param("45292", format_of(14, None), "01/01/2024", id="date"),
        pytest.param("45292", "yyyy", "2024", id="year_alone"),
        pytest.param("45323", "mmm-yy", "Feb-24", id="month_and_year"),
        pytest.param("45323", 'd" "mmmm yyyy', "1 Februari 2024", id="month_in_words"),
        pytest.param("45323", "[$-421]dd mmmm yyyy;@", "01 Februari 2024", id="language_of_a_date"),
        pytest.param("45323.5", "dd/mm/yyyy hh:mm", "01/02/2024", id="date_with_hours"),
        pytest.param("0", '0;-0;"-"', "-", id="dash_for_zero"),
        pytest.param("0", '#,##0;(#,##0);"nihil"', "nihil", id="word_for_zero"),
        pytest.param("0", "0;-0;", "", id="nothing_for_zero"),
        pytest.param("-5", "#,##0;(#,##0)", "(5)", id="brackets_for_negative"),
        pytest.param("-5", "0;[Red]-0", "-5", id="red_for_negative"),
        pytest.param("-5", '0;"turun "0', "turun 5", id="word_for_negative"),
        pytest.param("-3", "#,##0;[Red]\\-#,##0", "-3", id="a minus that stands as it is"),
        pytest.param("-0.5", "# ?/?;\\-# ?/?", "-0,5", id="a negative fraction"),
        pytest.param("-5", "General;-General", "-5", id="a negative number without a format"),
        pytest.param("-3", "0;\\(0\\)", "(3)", id="brackets that stand as they are"),
        pytest.param("-1000", '_-"Rp"* #,##0_-;\\-"Rp"* #,##0_-', "Rp -1.000", id="currency of bookkeeping"),
        pytest.param("1000", '_-"Rp"* #,##0_-;\\-"Rp"* #,##0_-', "Rp 1.000", id="currency before the number"),
        pytest.param("1000", "[$Rp-421]#,##0", "Rp 1.000", id="currency of a language"),
        pytest.param("5", '"paling lama "0" hari"', "paling lama 5 hari", id="words on both sides"),
        pytest.param("12", "0000", "0012", id="zeros in front"),
        pytest.param("5", 'General" orang"', "5 orang", id="words behind a number without a format"),
        pytest.param("12345678", "0000\\-0000", "12345678", id="a dash among the digits is left out"),
        pytest.param("-5", "0.0", "-5,0", id="negative_without_a_section"),
        pytest.param("7", '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', "7", id="bookkeeping"),
        pytest.param("0", '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', "-", id="bookkeeping_of_zero"),
        pytest.param("0.5", "[<1]0%;0", "0,5", id="condition"),
        pytest.param("3", '0" ; "', "3 ;", id="semicolon_in_quotes"),
        pytest.param("tiga", "0", "tiga", id="no_number"),
        pytest.param("1e400", "0", "1e400", id="absurd"),
        pytest.param("1e28", "0.00", "1" + "0" * 28 + ",00", id="more_digits_than_decimal_keeps"),
        pytest.param("1e29", "General", "1" + "0" * 29, id="long_and_without_a_format"),
        pytest.param("1", "0." + "0" * 40, "1," + "0" * 30, id="more_decimals_than_excel_has"),
    ],
)
def test_number_as_it_is_shown(value: str, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown
