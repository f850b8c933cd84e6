"""Edges of the rules on formulas: where they begin and end to speak, and how their findings are gathered."""

from __future__ import annotations

import pytest

from extractors.model.blocks import IndikatorRow
from extractors.model.quote import Quote
from pipeline.audit.rules.formula import factor_of_a_percentage_has_its_sign
from pipeline.document.findings import findings_of
from tests.build import quote
from tests.pipeline.audit.test_targets import dossier, row
from tests.pipeline.reconcile.together import audit, reconcile


def passed(rule: str, *rows: IndikatorRow) -> list[bool]:
    return [c.passed for a in audit(reconcile([dossier(*rows)])) if a.rule.__name__ == rule for c in a.checks]


def share(above: str, below: str) -> str:
    return f"({above} / {below}) x 100%"


@pytest.mark.parametrize(
    ("indicator", "above", "below", "told"),
    [
        pytest.param("Tingkat pendapatan", "Realisasi pendapatan", "Target pendapatan", [True], id="reached_of_a_target"),
        pytest.param("Tingkat pendapatan", "Target pendapatan", "Realisasi pendapatan", [False], id="target_of_what_was_reached"),
        pytest.param("Tingkat pendapatan", "Target pendapatan", "Capaian pendapatan", [False], id="another_word_for_reached"),
        pytest.param("Tingkat pendapatan", "Target pendapatan", "Realisasi belanja", [True], id="reached_of_another_thing"),
        pytest.param("Tingkat pendapatan", "Rencana pendapatan", "Realisasi pendapatan", [True], id="no_target_above"),
        pytest.param("Tingkat pendapatan", "Target pendapatan", "Potensi pendapatan", [True], id="nothing_reached_below"),
        pytest.param("Desa mandiri", "Jumlah desa", "Jumlah desa mandiri", [False], id="a_word_more_below"),
        pytest.param("Desa mandiri", "Jumlah desa", "Jumlah seluruh desa mandiri", [True], id="all_below"),
        pytest.param("Desa mandiri", "Jumlah desa", "Jumlah desa dalam wilayah", [True], id="of_a_place"),
        pytest.param("Desa mandiri", "Jumlah desa", "Jumlah desa mandiri dan maju", [True], id="a_sum_below"),
        pytest.param("Desa mandiri", "Jumlah desa", "Jumlah DESA", [True], id="the_same"),
        pytest.param("Desa mandiri", "Jumlah", "Jumlah desa mandiri", [True], id="nothing_counted_above"),
        pytest.param("Desa mandiri", "Jumlah desa", "Jumlah total", [True], id="nothing_counted_below"),
        pytest.param(
            "Persentase pengaduan selesai", "Jumlah seluruh pengaduan yang masuk", "Jumlah pengaduan selesai", [False],
            id="all_above_and_below_what_is_asked",
        ),
        pytest.param(
            "Persentase pengaduan selesai", "Jumlah pengaduan yang masuk", "Jumlah pengaduan selesai", [True],
            id="not_all_above",
        ),
        pytest.param(
            "Persentase pengaduan masuk yang selesai", "Jumlah seluruh pengaduan masuk", "Jumlah pengaduan selesai", [True],
            id="what_is_above_alone_is_asked_too",
        ),
        pytest.param(
            "Persentase kunjungan selesai", "Jumlah seluruh pengaduan yang masuk", "Jumlah pengaduan selesai", [True],
            id="half_of_what_is_asked_is_below",
        ),
        pytest.param(
            "Persentase pengaduan diterima", "Jumlah seluruh pengaduan yang masuk", "Jumlah pengaduan selesai", [True],
            id="nothing_that_is_below_alone_is_asked",
        ),
    ],
)  # fmt: skip
def test_part_and_whole(indicator: str, above: str, below: str, told: list[bool]) -> None:
    assert passed("numerator_is_part_of_denominator", row(indicator, formula=share(above, below))) == told


SCOPE = "formula_compares_the_same_scope"


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        pytest.param("Jumlah desa/kelurahan tertib", "Jumlah desa/kelurahan", [True], id="both"),
        pytest.param("Jumlah desa tertib", "Jumlah desa dan kelurahan", [False], id="desa_above"),
        pytest.param("Jumlah desa & kelurahan tertib", "Jumlah desa", [False], id="desa_below"),
        pytest.param("Jumlah wilayah tertib", "Jumlah desa dan kelurahan", [True], id="a_word_for_both"),
        pytest.param(
            "Jumlah desa dan kelurahan yang membina desa", "Jumlah desa dan kelurahan", [True], id="desa_once_more"
        ),
        pytest.param("Jumlah desa tertib", "Jumlah desa", [], id="desa_alone"),
    ],
)
def test_scope_of_both_halves(above: str, below: str, told: list[bool]) -> None:
    assert passed(SCOPE, row("Persentase wilayah tertib", formula=share(above, below))) == told


MEASURES = "formula_measures_its_indicator"
FILES = share("Jumlah berkas lengkap", "Jumlah berkas masuk")


@pytest.mark.parametrize(
    ("indicator", "formula", "told"),
    [
        pytest.param("Persentase warga terlayani", FILES, [False], id="another_thing"),
        pytest.param("Persentase berkas terlayani", FILES, [True], id="a_word_in_common"),
        pytest.param("Persentase warga", FILES, [], id="an_indicator_of_one_word"),
        pytest.param("Persentase warga terlayani", share("Jumlah berkas", "Jumlah berkas"), [], id="a_formula_of_one_word"),
        pytest.param("Persentase warga terlayani", share("Jumlah berkas", "Jumlah surat"), [], id="two_different_things"),
        pytest.param("Persentase warga terlayani", f"Untuk mengetahui berkas: {FILES}", [False], id="an_aim_with_a_computation"),
        pytest.param("Persentase warga terlayani", share("Jumlah berkas LKJIP", "Jumlah berkas masuk"), [], id="an_acronym"),
        pytest.param("Customer satisfaction warga", FILES, [], id="an_english_name"),
        pytest.param("Customer warga terlayani", FILES, [False], id="an_english_word"),
        pytest.param("Efektivitas pelayanan warga", FILES, [], id="a_rate_by_its_name"),
        pytest.param("Persentase warga terlayani", share("Jumlah skor berkas", "Jumlah berkas masuk"), [], id="a_survey"),
        pytest.param("Persentase warga terlayani", "Jumlah berkas lengkap", [], id="a_count"),
        pytest.param("Persentase warga terlayani", share("Jumlah warganya lengkap", "Jumlah warganya masuk"), [True],
                     id="a_root_in_common"),
        pytest.param("Tingkat partisipasi pemilihan umum", share("Jumlah hadir pemilu", "Jumlah daftar pemilu"), [True],
                     id="words_that_begin_alike"),
        pytest.param("Persentase aset kelurahan", share("Jumlah kaset lengkap", "Jumlah kaset masuk"), [True],
                     id="a_word_of_four_letters_in_another"),
        pytest.param("Persentase kaset kelurahan", share("Jumlah aset lengkap", "Jumlah aset masuk"), [True],
                     id="and_the_other_way_round"),
        pytest.param("Tingkat tertib warga SPBE", share("Jumlah berkas sistem pemerintahan berbasis elektronik",
                     "Jumlah berkas masuk"), [True], id="an_acronym_spelt_out"),
        pytest.param("Tingkat tertib warga UPT", share("Jumlah berkas unit pelaksana teknis", "Jumlah berkas masuk"), [True],
                     id="an_acronym_of_three_letters"),
        pytest.param("Tingkat tertib warga KB", share("Jumlah berkas kotak besar", "Jumlah berkas masuk"), [False],
                     id="two_letters_tell_nothing"),
        pytest.param("Persentase tindak lanjut", share("Jumlah ditindaklanjuti masuk", "Jumlah berkas masuk"), [True],
                     id="two_words_in_one"),
        pytest.param("Persentase ditindaklanjuti warga", share("Jumlah tindak lanjut masuk", "Jumlah berkas masuk"), [True],
                     id="one_word_in_two"),
    ],
)  # fmt: skip
def test_what_a_formula_measures(indicator: str, formula: str, told: list[bool]) -> None:
    assert passed(MEASURES, row(indicator, formula=formula)) == told


def test_a_definition_names_what_its_indicator_does_not() -> None:
    assert passed(MEASURES, row("Persentase warga terlayani", formula=FILES, definisi="Berkas yang diurus")) == [True]


def test_a_formula_that_measures_another_thing_is_told_beside_what_it_should_measure() -> None:
    made = dossier(row("Persentase warga terlayani", formula=FILES))
    (check,) = [c for a in audit(reconcile([made])) if a.rule.__name__ == MEASURES for c in a.checks]
    assert (check.found, check.expected, len(check.quotes)) == (FILES, "Persentase warga terlayani", 2)


@pytest.mark.parametrize(
    ("rule", "indicator", "formula", "told"),
    [
        pytest.param("percentage_indicator_has_a_ratio", "Persentase desa tertib", FILES, [True], id="a_share"),
        pytest.param("percentage_indicator_has_a_ratio", "Persentase desa tertib", "Jumlah desa tertib", [False], id="a_count"),
        pytest.param("percentage_indicator_has_a_ratio", "Desa tertib", "Jumlah desa tertib", [], id="no_percentage"),
        pytest.param("percentage_indicator_has_a_ratio", "Persentase desa tertib", "Jumlah desa tertib dibagi", [],
                     id="cut_off"),
        pytest.param("percentage_indicator_has_a_ratio", "Persentase desa tertib", "Dilihat pada laporan kecamatan", [],
                     id="a_text"),
        pytest.param("count_indicator_has_no_percentage", "Jumlah desa tertib", "Jumlah desa tertib", [True],
                     id="count_of_a_count"),
        pytest.param("count_indicator_has_no_percentage", "Jumlah desa tertib", FILES, [False], id="percentage_of_a_count"),
        pytest.param("count_indicator_has_no_percentage", "Jumlah desa tertib", "Berkas lengkap / Berkas masuk", [True],
                     id="a_ratio_without_percent"),
        pytest.param("count_indicator_has_no_percentage", "Persentase desa tertib", FILES, [], id="no_count"),
        pytest.param("formula_is_a_computation", "Desa tertib", "Untuk mengetahui ketertiban desa", [False], id="an_aim"),
        pytest.param("formula_is_a_computation", "Desa tertib", "Untuk mengetahui desa tertib dibagi desa", [True],
                     id="an_aim_with_a_computation"),
        pytest.param("formula_is_a_computation", "Desa tertib", "Jumlah desa tertib", [True], id="a_count_is_one"),
        pytest.param("formula_brackets_are_balanced", "Desa tertib", "(Desa tertib / Desa) x 100%", [True], id="balanced"),
        pytest.param("formula_brackets_are_balanced", "Desa tertib", "Desa tertib / Desa) x 100%", [False], id="one_closed"),
        pytest.param("formula_brackets_are_balanced", "Desa tertib", "(Desa tertib / Desa x 100%", [False], id="one_opened"),
        pytest.param("formula_brackets_are_balanced", "Desa tertib", "Desa tertib / Desa x 100%", [], id="none"),
        pytest.param("formula_brackets_are_balanced", "Desa tertib", "a) Desa tertib / Desa x 100%", [],
                     id="the_mark_of_an_item"),
        pytest.param("formula_brackets_are_balanced", "Desa tertib", "Jumlah desa tertib (unit", [], id="a_count"),
        pytest.param("formula_brackets_are_balanced", "Desa tertib",
                     f"({'a' * 123} / {'b' * 123} x1", [False], id="a_sentence"),
        pytest.param("formula_brackets_are_balanced", "Desa tertib",
                     f"({'a' * 123} / {'b' * 124} x1", [], id="an_explanation"),
    ],
)  # fmt: skip
def test_kind_of_a_formula(rule: str, indicator: str, formula: str, told: list[bool]) -> None:
    assert passed(rule, row(indicator, formula=formula)) == told


@pytest.mark.parametrize(
    ("indicator", "formula", "told"),
    [
        pytest.param("Persentase desa tertib", "(Desa tertib / Desa) x 100%", [True], id="with_its_sign"),
        pytest.param("Persentase desa tertib", "(Desa tertib / Desa) x 100", [False], id="bare"),
        pytest.param("Persentase desa tertib", "(Desa tertib / Desa) x 1000", [], id="another_factor"),
        pytest.param("Desa tertib", "(Desa tertib / Desa) x 100", [], id="no_percentage"),
        pytest.param("Persentase desa tertib", "Jumlah desa tertib", [], id="a_count"),
    ],
)
def test_sign_of_a_factor(indicator: str, formula: str, told: list[bool]) -> None:
    made = dossier(row(indicator, formula=formula))
    assert [check.passed for check in factor_of_a_percentage_has_its_sign(made)] == told
    assert factor_of_a_percentage_has_its_sign.active is False  # it told what nobody reads otherwise


def found(rule: str, *rows: IndikatorRow) -> list[int]:
    """Return of how many places each finding of a rule speaks."""
    applied = [a for a in audit(reconcile([dossier(*rows)])) if a.rule.__name__ == rule]
    return [int(finding.row["n_places"]) for a in applied for finding in findings_of(a).findings]


@pytest.mark.parametrize(
    ("rule", "indicator", "formulas", "places"),
    [
        pytest.param("percentage_indicator_has_a_ratio", "Persentase desa {}", ("Jumlah desa maju", "Jumlah kas"), [2],
                     id="no_ratio"),
        pytest.param("count_indicator_has_no_percentage", "Jumlah desa {}", (FILES, share("a", "b")), [2], id="percentage"),
        pytest.param("formula_brackets_are_balanced", "Desa {}", ("(a / b x 100%", "(c / d x 100%"), [2], id="brackets"),
        pytest.param("formula_is_a_computation", "Desa {}", ("Untuk mengetahui desa", "Menilai warga"), [2], id="aims"),
        pytest.param(MEASURES, "Persentase warga {} terlayani", (FILES, FILES.replace("lengkap", "baik")), [1, 1],
                     id="each_measures_another_thing"),
    ],
)  # fmt: skip
def test_one_kind_of_slip_in_many_rows_is_one_finding(
    rule: str, indicator: str, formulas: tuple[str, str], places: list[int]
) -> None:
    rows = [row(indicator.format(name), formula=told) for name, told in zip(("maju", "tertib"), formulas, strict=True)]
    assert found(rule, *rows) == places


def scanned(text: str) -> Quote:
    return Quote(tuple(word._replace(engine="ocr", confidence=0.97) for word in quote(text).words))


@pytest.mark.parametrize(
    ("rule", "formula", "about"),
    [
        pytest.param(
            "formula_brackets_are_balanced", "(Desa tertib / Desa x 100%", "reader", id="a_bracket_may_be_misread"
        ),
        pytest.param(
            "formula_is_a_computation", "Untuk mengetahui ketertiban desa", "document", id="words_are_read_well"
        ),
    ],
)
def test_who_may_be_wrong_on_a_scan(rule: str, formula: str, about: str) -> None:
    made = dossier(IndikatorRow({"indikator": scanned("Desa tertib"), "formula": scanned(formula)}))
    checks = [c for a in audit(reconcile([made])) if a.rule.__name__ == rule for c in a.checks]
    assert [(check.passed, check.about) for check in checks] == [(False, about)]
