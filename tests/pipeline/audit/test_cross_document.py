"""Rules that compare documents with each other and a document with itself."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.readers import read_document
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests.pipeline.audit.test_rules import PROSE, verdicts
from tests.pipeline.reconcile.together import audit, reconcile
from tests.pipeline.samples import report

LAW = "2. Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah;"


def dossier(name: str, text: str) -> Dossier:
    data = text.encode()
    document = read_document(data)
    return interpret(Source(name, document.sha256, len(data)), document, find_blocks(document))


def together(*texts: str) -> dict[str, bool]:
    """Return for each rule that applied to any of the documents whether all of its checks passed."""
    made: dict[str, bool] = {}
    corpus = reconcile([dossier(f"{i}.txt", text) for i, text in enumerate(texts)])
    for applied in audit(corpus):
        passed = all(c.passed for c in applied.checks)
        made[applied.rule.__name__] = made.get(applied.rule.__name__, True) and passed
    return made


def row(formula: str) -> str:
    return f"1\tMeningkatnya pelayanan\tPersentase desa maju\t{formula}\t90%\tLaporan\tSekretariat"


def test_the_same_indicator_has_one_formula() -> None:
    ours, other = "(Jumlah desa maju / Jumlah desa) x 100%", "(Jumlah desa mandiri / Jumlah penduduk miskin) x 100%"
    second = {"office": "MEKARSARI", "name": "SITI AMINAH, S.Sos", "nip": "19800202 200501 2 002"}
    rule = "same_indicator_has_one_formula"
    assert together(report(rows=(row(ours),)), report(rows=(row(ours),), **second))[rule] is True
    assert together(report(rows=(row(ours),)), report(rows=(row(other),), **second))[rule] is False
    assert rule not in together(report(rows=(row(ours),)))


def test_an_official_signs_for_one_office() -> None:
    rule = "official_signs_for_one_office"
    assert together(report(), report(date="6 Januari 2023"))[rule] is True
    assert together(report(), report(office="MEKARSARI"))[rule] is False
    assert rule not in together(PROSE)


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        pytest.param(
            "plan_period_is_the_same",
            "3. Peraturan Daerah Nomor 3 Tahun 2021 tentang RPJMD Tahun 2021-2026;",
            "3. Peraturan Daerah Nomor 3 Tahun 2021 tentang RPJMD Tahun 2021-2026;\n"
            "4. Peraturan Bupati Nomor 9 Tahun 2021 tentang Penjabaran RPJMD Tahun 2016-2024;",
            id="two periods",
        ),
        pytest.param(
            "structure_regulation_is_the_offices_own",
            "3. Peraturan Bupati Contoh Nomor 9 Tahun 2021 tentang Susunan Organisasi dan Tata Kerja Kecamatan;",
            "3. Peraturan Bupati Contoh Nomor 9 Tahun 2021 tentang Susunan Organisasi dan Tata Kerja Inspektorat;",
            id="another office",
        ),
    ],
)
def test_legal_basis_and_office(rule: str, good: str, bad: str) -> None:
    assert verdicts(report().replace(LAW, f"{LAW}\n{good}"))[rule] is True
    assert verdicts(report().replace(LAW, f"{LAW}\n{bad}"))[rule] is False
    assert rule not in verdicts(report())


def test_a_ruling_refers_to_one_that_is_there() -> None:
    ruling = "KEDUA : Ketentuan kedua berlaku."
    good = report().replace(ruling, "KEDUA : Indikator pada diktum KESATU berlaku.")
    bad = report().replace(ruling, "KEDUA : Indikator pada diktum KELIMA berlaku.")
    assert verdicts(good)["diktum_reference_exists"] is True
    assert verdicts(bad)["diktum_reference_exists"] is False
    assert "diktum_reference_exists" not in verdicts(report())


def test_a_signature_far_from_the_year_of_the_report() -> None:
    assert verdicts(report())["signed_near_its_year"] is True
    assert verdicts(report(date="5 Januari 2031"))["signed_near_its_year"] is False
    assert "signed_near_its_year" not in verdicts(PROSE)


def test_the_number_in_the_annex() -> None:
    head = "LAMPIRAN KEPUTUSAN CAMAT SUKAMAJU\nNOMOR : {}\nTANGGAL : 5 Januari 2023\n\nINDIKATOR"
    good, bad = (report().replace("LAMPIRAN\nINDIKATOR", head.format(n)) for n in ("050 / 12 / 2023", "050/21/2023"))
    assert verdicts(good)["annex_number_agrees"] is True
    assert verdicts(bad)["annex_number_agrees"] is False
    assert "annex_number_agrees" not in verdicts(report())


def test_an_official_has_one_nip_in_all_documents() -> None:
    rule = "official_has_one_nip_everywhere"
    good, also = report(), report(date="6 Januari 2023")
    assert together(good, also, report(date="7 Januari 2023"))[rule] is True
    assert together(good, also, report(date="7 Januari 2023", nip="19700101 199503 1 007"))[rule] is False
    assert together(good, also, report(date="7 Januari 2023", nip="19850617 201001 1 004"))[rule] is True


def test_nips_of_namesakes_with_as_many_documents_are_told_without_a_verdict() -> None:
    rule = "nips_of_namesakes_are_not_near"
    good = report()
    assert together(good, report(date="7 Januari 2023"))[rule] is True
    assert together(good, report(date="7 Januari 2023", nip="19700101 199503 1 007"))[rule] is False
    assert together(good, report(date="7 Januari 2023", nip="19850617 201001 1 004"))[rule] is True
