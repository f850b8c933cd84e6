from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.model.blocks import Blocks, Chapter, Decree, Heading, IndikatorRow, IndikatorTable, SignatureBlock
from pipeline.records.document import DocumentRecord, interpret
from tests.build import document, quote

TABLE = IndikatorTable((IndikatorRow({"indikator": quote("Nilai SAKIP")}),))


def facts(
    titles: Sequence[str] = (),
    *,
    decree: Decree | None = None,
    chapters: Sequence[str] = (),
    years: Sequence[str] = (),
    table: bool = False,
    signed: str = "",
) -> DocumentRecord:
    blocks = Blocks(
        headings=tuple(Heading("cover", quote(t)) for t in titles),
        decrees=(decree,) if decree is not None else (),
        chapters=tuple(Chapter(quote(f"BAB {n}"), quote(t)) for n, t in enumerate(chapters, start=1)),
        years=tuple(quote(y) for y in years),
        tables=(TABLE,) if table else (),
        signatures=(SignatureBlock("penanda_tangan", date=quote(signed)),) if signed else (),
    )
    return interpret(document("x"), blocks)


def decree(kind: str = "KEPUTUSAN CAMAT", number: str = "", tentang: str = "", line: str = "NOMOR") -> Decree:
    return Decree(quote(kind), quote(number), quote(line), quote(tentang))


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        pytest.param(facts(["INDIKATOR KINERJA UTAMA", "KECAMATAN SUKAMAJU"]), "iku", id="IKU"),
        pytest.param(facts(["PERJANJIAN KINERJA TAHUN 2023"]), "perjanjian_kinerja", id="agreement"),
        pytest.param(facts(["INDIKATOR KINERJA INDIVIDU"]), "iki", id="individual"),
        pytest.param(facts(["RENCANA STRATEGIS 2021-2026"]), "renstra", id="plan"),
        pytest.param(facts(["LAPORAN KINERJA INSTANSI PEMERINTAH"]), "lkjip", id="report"),
        pytest.param(facts(decree=decree(tentang="INDIKATOR KINERJA UTAMA KECAMATAN")), "iku", id="decree on an IKU"),
        pytest.param(facts(decree=decree(tentang="PEMBENTUKAN TIM")), "decree", id="other decree"),
        pytest.param(
            facts(decree=decree("PERATURAN BUPATI CONTOH", tentang="KEWENANGAN CAMAT")), "regulation", id="regulation"
        ),
        pytest.param(
            facts(["PERATURAN PEMEzuNTAH", "NOMOR 4"], decree=decree("", tentang="PERUBAHAN")), "regulation",
            id="regulation whose second word is misread",
        ),
        pytest.param(
            facts(["DINAS CONTOH", "Tabel 2.1 Perjanjian Kinerja Tahun 2018"], chapters=["PENDAHULUAN", "AKUNTABILITAS KINERJA"]),
            "lkjip", id="a caption is no title, the chapters tell",
        ),
        pytest.param(facts(table=True), "iku", id="nothing but a table"),
        pytest.param(facts(), "other", id="nothing"),
    ],
)  # fmt: skip
def test_kind(record: DocumentRecord, kind: str) -> None:
    assert record.kind == kind


@pytest.mark.parametrize(
    ("record", "years"),
    [
        pytest.param(facts(["INDIKATOR KINERJA UTAMA", "TAHUN 2021-2026"]), (2021, 2026), id="period of the title"),
        pytest.param(
            facts(decree=decree(number="4/2022", tentang="PERUBAHAN ATAS PERATURAN NOMOR 57 TAHUN 2021")), (2022, 2022),
            id="the year of a cited regulation is not the document's",
        ),
        pytest.param(
            facts(decree=decree(number="4/2022", tentang="PELAKSANAAN PERATURAN NOMOR 5 TAHUN 2021 TAHUN ANGGARAN 2023")),
            (2023, 2023), id="a citation and the own year",
        ),
        pytest.param(facts(decree=decree(number="050/12/2023", tentang="IKU")), (2023, 2023), id="number of the decree"),
        pytest.param(facts(["IKU"], signed="5 Januari 2022"), (2022, 2022), id="date of signing"),
        pytest.param(facts(years=["Tahun 2017", "pada Tahun 2017", "awal Tahun 2017"]), (2017, 2017), id="named thrice"),
        pytest.param(facts(years=["Tahun 2017", "Tahun 2017", "Tahun 2018", "Tahun 2017", "Tahun 2018"]), None, id="a draw"),
        pytest.param(facts(years=["Nomor 25 Tahun 2004"] * 5), None, id="years of laws are not the document's"),
        pytest.param(facts(), None, id="none"),
    ],
)  # fmt: skip
def test_years(record: DocumentRecord, years: tuple[int, int] | None) -> None:
    value = record.years.value
    assert (value and (value.start, value.end)) == years


def test_a_guessed_year_says_so() -> None:
    assert facts(years=["Tahun 2017"] * 3).years.notes == ("year_from_text",)


def test_a_blank_number_is_no_number() -> None:
    record = facts(decree=decree(tentang="INDIKATOR KINERJA UTAMA TAHUN 2023", line="NOMOR :      /2023"))
    assert record.decree_number.value is None
    assert record.years.value is not None


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        pytest.param(facts(["RENCANA KERJA DINAS CONTOH"]), "renja", id="renja"),
        pytest.param(facts(["RENCANA KERJA PEMERINTAH DAERAH TAHUN 2019"]), "rkpd", id="rkpd"),
        pytest.param(facts(["RENCANA KINERJA TAHUNAN (RKT)"]), "rkt", id="rkt"),
        pytest.param(facts(["RENCANA AKSI PERJANJIAN KINERJA"]), "rencana_aksi", id="rencana aksi"),
        pytest.param(facts(["CAPAIAN INDIKATOR KINERJA UTAMA"]), "lkjip", id="what was reached"),
        pytest.param(facts(["INDIKATOR KINERJA SKPD YANG MENGACU PADA TUJUAN"]), "renstra", id="a chapter of a plan"),
        pytest.param(facts(["IKU Dinas Sosial 2024", "PERJANJIAN KINERJA TAHUN 2024"]), "perjanjian_kinerja",
            id="a small running head above the title"),
        pytest.param(facts(decree=decree(tentang="PENUNJUKAN TIM PENYUSUN RENCANA KERJA")), "decree", id="a team's decree"),
        pytest.param(facts(["LAPORAN KINERJA", "PERATURAN DAERAH NOMOR 3 TAHUN 2016"]), "lkjip",
            id="a regulation named on a chart makes no regulation"),
        pytest.param(facts(years=["Renja Dispusip Tahun 2017"] * 4), "renja", id="by what the text calls itself"),
        pytest.param(facts(["Persentase destinasi IKU"]), "other", id="an indicator is no title"),
    ],
)  # fmt: skip
def test_kinds_of_plans_and_reports(record: DocumentRecord, kind: str) -> None:
    assert record.kind == kind


@pytest.mark.parametrize(
    ("record", "year"),
    [
        pytest.param(facts(["HASIL EVALUASI RENJA TAHUN LALU (TAHUN 2020)", "RENCANA KERJA TAHUN 2022"]), 2022,
            id="a title that looks back"),
        pytest.param(facts(["Gubernur Nomor 061/Kep.14-Org/2015", "RENCANA KINERJA TAHUNAN", "TAHUN 2016"]), 2016,
            id="a decree's number"),
        pytest.param(
            facts(["Tahun 2015 tentang Perubahan Kedua"], decree=decree("PERATURAN BUPATI", "46 TAHUN 2017", "CAMAT")), 2017,
            id="a cited law above a regulation's number"),
    ],
)  # fmt: skip
def test_the_year_of_the_report_not_of_a_word_in_it(record: DocumentRecord, year: int) -> None:
    assert record.years.value is not None
    assert record.years.value.start == year


def test_a_kind_told_by_the_table_alone_is_doubted() -> None:
    assert facts(table=True).doubts == ("kind_from_contents",)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        pytest.param("NOMOR 12 TAHUN 2023", "2023-04-12", id="by the one who signs it"),
        pytest.param("", None, id="a decree that is only named"),
    ],
)
def test_decree_without_a_date_line_has_the_date_of_its_signature(line: str, date: str | None) -> None:
    record = facts(decree=decree(number=line, tentang="INDIKATOR KINERJA UTAMA", line=line), signed="12 April 2023")
    value = record.decree_date.value
    assert (str(value.date) if value else None) == date


def test_a_title_of_a_thousand_regulations_names_no_year_of_its_own() -> None:
    title = "Peraturan Walikota Kediri Nomor 10 Tahun 2021 " * 1200
    assert facts(decree=decree(number="NOMOR 1", tentang=title, line="NOMOR 1")).years.value is None


def test_the_year_between_regulations_of_a_title() -> None:
    title = "Perubahan Peraturan Bupati Nomor 10 Tahun 2021 IKU Tahun 2023 atas Peraturan Bupati Nomor 5 Tahun 2020"
    value = facts([title]).years.value
    assert value is not None
    assert (value.start, value.end) == (2023, 2023)


@pytest.mark.parametrize(
    ("titles", "doubts"),
    [
        pytest.param(
            ["INDIKATOR KINERJA UTAMA TAHUN 2003", "KABUPATEN BANDUNG BARAT"], ("meaning_unsure",), id="before its law"
        ),
        pytest.param(["INDIKATOR KINERJA UTAMA TAHUN 2013", "KABUPATEN BANDUNG BARAT"], (), id="after it"),
        pytest.param(
            ["INDIKATOR KINERJA UTAMA TAHUN 2019", "KABUPATEN MERAUKE"], (), id="before its province: a note alone"
        ),
    ],
)
def test_a_region_younger_than_the_document_is_doubted(titles: list[str], doubts: tuple[str, ...]) -> None:
    assert facts(titles).doubts == doubts


def test_the_province_of_an_older_document_is_noted() -> None:
    assert facts(["INDIKATOR KINERJA UTAMA TAHUN 2019", "KABUPATEN MERAUKE"]).region.notes == ("former_province",)


@pytest.mark.parametrize(
    ("title", "raw"),
    [
        ("LKjIP Dinas Perikanan Kabupaten Lampung Selatan Tahun 2022", "Dinas Perikanan Kabupaten Lampung Selatan"),
        ("IKU Dinas Perikanan Kabupaten Lampung Selatan 2021-2026", "Dinas Perikanan Kabupaten Lampung Selatan"),
        ("DINAS PERIKANAN KABUPATEN LAMPUNG SELATAN", "DINAS PERIKANAN KABUPATEN LAMPUNG SELATAN"),
    ],
)
def test_the_office_as_printed_is_no_name_of_a_report_nor_its_year(title: str, raw: str) -> None:
    read = facts([title]).institution
    assert read.raw == raw
    assert read.value is not None
    assert read.value.name == "Dinas Perikanan Kabupaten Lampung Selatan"
