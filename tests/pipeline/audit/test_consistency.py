"""What must fit together: each rule holds, fails, and is silent where it does not apply."""

from __future__ import annotations

import pytest

from normalizers.regions.wilayah import districts_of
from tests.pipeline.audit.test_cross_document import LAW, together
from tests.pipeline.audit.test_rules import PROSE, verdicts
from tests.pipeline.samples import HEADER, report

WITH_UNIT = HEADER.replace("TARGET", "SATUAN\tTARGET")
RATIO = "(Jumlah desa maju / Jumlah desa) x 100%"


def one(indikator: str, *, formula: str = RATIO, satuan: str = "%", target: str = "90") -> str:
    row = f"1\tMeningkatnya pelayanan\t{indikator}\t{formula}\t{satuan}\t{target}\tLaporan\tSekretariat"
    return report(rows=(row,)).replace(HEADER, WITH_UNIT)


def law(text: str) -> str:
    return report().replace(LAW, f"{LAW}\n3. {text}")


def considering(*letters: str, text: str = "bahwa perlu ditetapkan indikator") -> str:
    lines = "\n".join(f"{letter}. {text};" for letter in letters)
    return report().replace("Mengingat :", f"Menimbang :\n{lines}\nMengingat :")


REFERS = "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf"
PERCENT, COUNT = "Persentase desa maju", "Jumlah desa maju"


@pytest.mark.parametrize(
    ("rule", "good", "bad", "silent"),
    [
        pytest.param(
            "numerator_differs_from_denominator",
            one(PERCENT),
            one(PERCENT, formula="(Jumlah desa maju / Jumlah desa maju) x 100%"),
            one(COUNT, formula="Jumlah desa maju", satuan="desa"),
            id="the same above and below",
        ),
        pytest.param(
            "unit_of_a_percentage_is_percent",
            one(PERCENT),
            one(PERCENT, satuan="dokumen"),
            one(COUNT, satuan="desa"),
            id="unit",
        ),
        pytest.param(
            "target_unit_agrees_with_its_column",
            one(PERCENT, target="90%"),
            one(COUNT, satuan="dokumen", target="90%"),
            one(PERCENT),
            id="unit of the target",
        ),
        pytest.param(
            "rank_fits_the_position",
            report(),
            report().replace("Pembina Tingkat I", "Penata Muda"),
            report().replace("Pembina Tingkat I\n", ""),
            id="rank",
        ),
        pytest.param(
            "signatory_holds_the_position",
            report(),
            report().replace("CAMAT SUKAMAJU,", "Plt. CAMAT SUKAMAJU,"),
            PROSE,
            id="acting",
        ),
        pytest.param(
            "decree_number_and_date_agree",
            report(),
            report(number="050/12/2021"),
            PROSE,
            id="years of number and date",
        ),
        pytest.param(
            "citation_names_its_year",
            law("Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah;"),
            law("Peraturan Pemerintah Nomor 18 tentang Perangkat Daerah;"),
            PROSE,
            id="citation without its year",
        ),
        pytest.param(
            "consideration_letters_have_no_gap",
            considering("a", "b", "c"),
            considering("a", "b", "d"),
            report(),
            id="a letter of Menimbang is skipped",
        ),
        pytest.param(
            "consideration_reference_exists",
            considering("a", "b", text=f"{REFERS} a dan huruf b"),
            considering("a", "b", text=f"{REFERS} a, huruf b, dan huruf c"),
            considering("a", "b", text="bahwa Pasal 5 ayat (1) huruf d menetapkan"),
            id="a letter that is not there",
        ),
        pytest.param(
            "number_of_indicators_is_workable",
            report(),
            one(COUNT),
            PROSE,
            id="one indicator alone",
        ),
        pytest.param(
            "cited_title_is_exact",
            law("Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional (SPPN);"),
            law("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintah Daerah;"),
            PROSE,
            id="title with a word changed",
        ),
        pytest.param(
            "cited_amendment_agrees",
            law("Undang-Undang Nomor 23 Tahun 2014 sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 2015;"),
            law("Undang-Undang Nomor 23 Tahun 2014 sebagaimana telah diubah dengan Undang-Undang Nomor 12 Tahun 2008;"),
            report(),
            id="amendment of another law",
        ),
        pytest.param(
            "citation_is_spelt_right",
            report(),
            law("Peraturan Pemeritnah Nomor 18 Tahun 2016 tentang Perangkat Daerah;"),
            PROSE,
            id="misspelt word of the frame",
        ),
        pytest.param(
            "regulation_is_known",
            report(),
            law("Peraturan Pemerintah Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;"),
            PROSE,
            id="kind of another regulation",
        ),
    ],
)
def test_a_rule_holds_fails_and_is_silent(rule: str, good: str, bad: str, silent: str) -> None:
    assert verdicts(good)[rule] is True
    assert verdicts(bad)[rule] is False
    assert rule not in verdicts(silent)


def yearly(year: int) -> str:
    region = "PEMERINTAH KABUPATEN SAMPANG\nKECAMATAN SRESEH\n\n"
    text = report(office="SRESEH", number=f"050/12/{year}", date=f"5 Januari {year}")
    return region + text.replace("TAHUN 2023", f"TAHUN {year}")


def test_a_year_is_missing_from_a_series() -> None:
    rule = "series_has_no_missing_year"
    assert together(yearly(2021), yearly(2022), yearly(2023))[rule] is True
    assert together(yearly(2021), yearly(2023))[rule] is False
    assert rule not in together(yearly(2023))


def test_a_rank_below_the_position_is_quoted_with_it() -> None:
    assert verdicts(report().replace("Pembina Tingkat I", "Pembina Utama"))["rank_fits_the_position"] is False


def twice(first: str, second: str) -> str:
    """Return a report whose table is printed again in the annex with another target."""
    rows = [
        f"1\tMeningkatnya pelayanan\tNilai investasi\tHasil\t{target}\tLaporan\tSeksi" for target in (first, second)
    ]
    return report(rows=rows[:1]) + "\n\nLAMPIRAN II\n\n" + report(rows=rows[1:]).split("LAMPIRAN")[1]


def test_one_number_with_and_without_its_unit_is_one_target() -> None:
    assert verdicts(twice("RP. 361.000.000", "361.000.000"))["body_and_annex_tables_agree"] is True
    assert verdicts(twice("RP. 361.000.000", "362.000.000"))["body_and_annex_tables_agree"] is False


def district(name: str) -> str:
    text = report(office=name, number="050/12/2023", nip=None)
    return f"PEMERINTAH KABUPATEN SAMPANG\nKECAMATAN {name}\n\n{text}"


def test_a_district_is_missing_from_a_regency() -> None:
    rule = "series_has_no_missing_district"
    names = [name.upper() for name in districts_of("35.27").values()]
    assert len(names) == 14
    assert together(*map(district, names))[rule] is True
    assert together(*map(district, names[:-2]))[rule] is False
    assert rule not in together(*map(district, names[:2]))
