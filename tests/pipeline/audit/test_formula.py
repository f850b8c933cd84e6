"""What an indicator measures: each rule holds, fails, and is silent where it does not apply."""

from __future__ import annotations

import pytest

from tests.pipeline.audit.test_rules import PROSE, verdicts
from tests.pipeline.samples import report


def one(indikator: str, formula: str = "", target: str = "90%", no: str = "1") -> str:
    return f"{no}\tMeningkatnya kualitas pelayanan\t{indikator}\t{formula}\t{target}\tLaporan\tSekretariat"


def rows(*lines: str) -> str:
    return report(rows=lines)


MAJU = "Persentase desa maju"
RATIO = "(Jumlah desa maju / Jumlah desa) x 100%"


@pytest.mark.parametrize(
    ("rule", "good", "bad", "silent"),
    [
        pytest.param(
            "numerator_is_part_of_denominator",
            one(MAJU, RATIO),
            one("Persentase lembaga mandiri", "(Jumlah lembaga desa / Jumlah lembaga desa yang mandiri) x 100%"),
            one(MAJU, "Jumlah desa maju"),
            id="reversed",
        ),
        pytest.param(
            "numerator_is_part_of_denominator",
            one("Persentase surat keluar", "(Jumlah surat keluar / Jumlah surat keluar dan surat masuk) x 100%"),
            one("Persentase warga sehat", "(Jumlah warga desa / Jumlah warga desa yang sehat) x 100%"),
            one("Nilai SAKIP", "Hasil evaluasi", "B"),
            id="a sum is no narrower",
        ),
        pytest.param(
            "formula_compares_the_same_scope",
            one(MAJU, "(Jumlah desa dan kelurahan maju / Jumlah desa dan kelurahan) x 100%"),
            one(MAJU, "(Jumlah desa dan kelurahan maju / Jumlah desa) x 100%"),
            one(MAJU, RATIO),
            id="scope",
        ),
        pytest.param(
            "formula_measures_its_indicator",
            one(MAJU, RATIO),
            one("Indeks kepuasan masyarakat", "(Jumlah berkas selesai / Jumlah berkas masuk) x 100%"),
            one("Nilai SAKIP", "Hasil evaluasi", "B"),
            id="another subject",
        ),
        pytest.param(
            "percentage_indicator_has_a_ratio",
            one(MAJU, RATIO),
            one(MAJU, "Jumlah desa maju"),
            one("Nilai SAKIP"),
            id="count",
        ),
        pytest.param(
            "count_indicator_has_no_percentage",
            one("Jumlah desa maju", "Jumlah desa maju", "4 desa"),
            one("Jumlah desa maju", RATIO),
            one(MAJU, RATIO),
            id="percentage of a count",
        ),
        pytest.param(
            "formula_brackets_are_balanced",
            one(MAJU, RATIO),
            one(MAJU, "((Jumlah desa maju / Jumlah desa) x 100%"),
            one("Nilai SAKIP", "Hasil evaluasi", "B"),
            id="brackets",
        ),
        pytest.param(
            "formula_is_a_computation",
            one(MAJU, RATIO),
            one(MAJU, "Untuk mengetahui jumlah desa yang maju"),
            one("Nilai SAKIP", ""),
            id="purpose",
        ),
        pytest.param(
            "percentage_target_lies_within_bounds",
            one(MAJU, RATIO, "100%"),
            one(MAJU, RATIO, "140%"),
            one("Persentase peningkatan produksi", RATIO, "140%"),
            id="above 100",
        ),
        pytest.param(
            "target_has_a_unit",
            one("Jumlah desa maju", "", "4 desa"),
            one("Desa maju", "", "4"),
            one(MAJU, "", "-"),
            id="unit",
        ),
        pytest.param(
            "percentage_targets_are_written_alike",
            one(MAJU, RATIO) + "\n" + one("Persentase warga terlayani", RATIO, "80%", "2"),
            one(MAJU, RATIO) + "\n" + one("Persentase warga terlayani", RATIO, "80", "2"),
            one("Nilai SAKIP", "", "B"),
            id="mixed",
        ),
        pytest.param(
            "indicator_is_listed_once",
            one(MAJU) + "\n" + one("Nilai SAKIP", "", "B", "2"),
            one(MAJU) + "\n" + one(MAJU, "", "90%", "2"),
            "",
            id="twice",
        ),
        pytest.param(
            "row_numbers_have_no_gap",
            one(MAJU) + "\n" + one("Nilai SAKIP", "", "B", "2"),
            one(MAJU) + "\n" + one("Nilai SAKIP", "", "B", "4"),
            one(MAJU),
            id="gap",
        ),
        pytest.param(
            "row_numbers_have_no_gap",
            one(MAJU) + "\n" + one("Nilai SAKIP", "", "B", "2"),
            one(MAJU) + "\n" + one("Nilai SAKIP", "", "B", "987654321"),
            one(MAJU),
            id="a gap of many numbers",
        ),
        pytest.param(
            "indicator_is_a_result", one(MAJU), one("Terlaksananya rapat koordinasi", "", "4 kali"), "", id="activity"
        ),
        pytest.param(
            "number_of_indicators_is_workable",
            one(MAJU) + "\n" + one("Nilai SAKIP", "", "B", "2"),
            "\n".join(one(f"{MAJU} kelompok {n}", no=str(n)) for n in range(1, 33)),
            "",
            id="too many",
        ),
    ],
)
def test_a_rule_holds_fails_and_is_silent(rule: str, good: str, bad: str, silent: str) -> None:
    assert verdicts(rows(good))[rule] is True
    assert verdicts(rows(bad))[rule] is False
    assert rule not in verdicts(rows(silent) if silent else PROSE)


@pytest.mark.parametrize(
    ("indicator", "formula", "said"),
    [
        pytest.param("Persentase kepuasan pasien",
                     "Jumlah responden yang puas / Jumlah seluruh responden x 100%", None, id="root"),
        pytest.param("Persentase tindak lanjut dumas",
                     "Jumlah laporan warga yang ditindaklanjuti / Jumlah laporan warga x 100%", True, id="two words in one"),
        pytest.param("Tingkat kepatuhan penyedia terhadap SMKK",
                     "Paket yang menerapkan sistem manajemen keselamatan konstruksi / paket yang diperiksa x 100%", True,
                     id="acronym spelt out"),
        pytest.param("Indeks Kepuasan Masyarakat",
                     "Jumlah nilai persepsi seluruh unsur / jumlah unsur yang terisi", None, id="survey"),
        pytest.param("Efektivitas penagihan", "(Penerimaan rekening air / Jumlah rekening air) x 100%", None, id="rate"),
    ],
)  # fmt: skip
def test_a_formula_in_words_of_its_own_kind_is_not_accused(indicator: str, formula: str, said: bool | None) -> None:
    assert verdicts(rows(one(indicator, formula))).get("formula_measures_its_indicator") is said


def test_marks_of_a_list_in_a_formula_open_no_brackets() -> None:
    formula = "Nilai rata-rata unsur: 1) persyaratan; 2) prosedur dibagi jumlah (unsur)"
    assert verdicts(rows(one("Nilai mutu", formula)))["formula_brackets_are_balanced"] is True


def test_a_short_form_of_the_same_word_is_the_same_subject() -> None:
    formula = "(Jumlah warga yang hadir pada pemilu / Jumlah warga terdaftar) x 100%"
    assert verdicts(rows(one("Tingkat partisipasi pemilihan umum", formula)))["formula_measures_its_indicator"] is True
