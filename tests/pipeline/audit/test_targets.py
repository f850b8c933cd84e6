"""Rules on targets, achievement and goals, on rows built by hand."""

from __future__ import annotations

import pytest

from extractors.model.blocks import Blocks, HeaderCell, Heading, IndikatorRow, IndikatorTable, SignatureBlock, YearValue
from extractors.model.quote import Quote
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests.build import document, quote
from tests.pipeline.reconcile.together import audit, reconcile

GOAL = "Meningkatnya mutu pelayanan publik"


def row(
    indikator: str, *, years: dict[int, str] | None = None, reached: dict[int, str] | None = None, **more: str
) -> IndikatorRow:
    fields = {"sasaran": quote(GOAL), "indikator": quote(indikator)} | {
        name: quote(text) for name, text in more.items()
    }
    told = [YearValue(quote(str(y)), "target", quote(text)) for y, text in (years or {}).items()]
    told += [YearValue(quote(str(y)), "realisasi", quote(text)) for y, text in (reached or {}).items()]
    return IndikatorRow(fields, tuple(told))


def dossier(*rows: IndikatorRow, title: str = "INDIKATOR KINERJA UTAMA", **more: tuple[object, ...]) -> Dossier:
    names = ("sasaran", "indikator", "target")
    header = tuple(HeaderCell(quote(name.upper()), (name,), at) for at, name in enumerate(names))
    headings = tuple(Heading("title", quote(text)) for text in (title, "KECAMATAN SUKAMAJU", "TAHUN 2023"))
    read = document(title, "KECAMATAN SUKAMAJU", "TAHUN 2023")
    blocks = Blocks(tables=(IndikatorTable(rows, header),), headings=headings, **more)  # type: ignore[arg-type]
    return interpret(Source("a.pdf", read.sha256, 1), read, blocks)


def failed(made: Dossier) -> dict[str, str | None]:
    found = audit(reconcile([made]))
    return {a.rule.__name__: c.found for a in found for c in a.checks if not c.passed}


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        pytest.param(
            "yearly_targets_move_one_way",
            row("Indeks kepuasan masyarakat", years={2021: "80", 2022: "82", 2023: "84"}),
            row("Indeks kepuasan masyarakat", years={2021: "80", 2022: "78", 2023: "84", 2024: "85"}),
            id="falls back",
        ),
        pytest.param(
            "yearly_targets_move_one_way",
            row("Angka kemiskinan", years={2021: "9,5", 2022: "9,1", 2023: "8,7"}),
            row("Angka kemiskinan", years={2021: "9,5", 2022: "9,9", 2023: "8,7", 2024: "8,1"}),
            id="lower is better",
        ),
        pytest.param(
            "yearly_target_does_not_jump",
            row("Indeks kepuasan masyarakat", years={2021: "7,5", 2022: "7,6", 2023: "7,7"}),
            row("Indeks kepuasan masyarakat", years={2021: "7,5", 2022: "76", 2023: "7,7"}),
            id="a decimal sign slipped",
        ),
        pytest.param(
            "target_years_have_no_gap",
            row("Indeks kepuasan masyarakat", years={2021: "80", 2022: "81", 2023: "82"}),
            row("Indeks kepuasan masyarakat", years={2021: "80", 2022: "81", 2024: "82"}),
            id="a year left out",
        ),
        pytest.param(
            "target_is_no_worse_than_the_baseline",
            row("Indeks kepuasan masyarakat", baseline="80", target="82"),
            row("Indeks kepuasan masyarakat", baseline="80", target="75"),
            id="below the baseline",
        ),
        pytest.param(
            "target_lies_on_its_scale",
            row("Nilai SAKIP", target="BB"),
            row("Nilai SAKIP", target="WTP"),
            id="a grade of another scale",
        ),
        pytest.param(
            "target_lies_on_its_scale",
            row("Indeks Kepuasan Masyarakat (IKM)", target="85"),
            row("Indeks Kepuasan Masyarakat (IKM)", target="850"),
            id="beyond the scale",
        ),
        pytest.param(
            "achievement_is_computed_right",
            row("Jumlah desa maju", target="20", reached={2023: "22"}, persen_capaian="110%"),
            row("Jumlah desa maju", target="20", reached={2023: "22"}, persen_capaian="145"),
            id="achievement",
        ),
        pytest.param(
            "achievement_is_computed_right",
            row("Angka kemiskinan", target="10", reached={2023: "8"}, persen_capaian="120%"),
            row("Angka kemiskinan", target="10", reached={2023: "8"}, persen_capaian="140%"),
            id="achievement, lower is better",
        ),
    ],
)
def test_a_rule_on_targets_holds_and_fails(rule: str, good: IndikatorRow, bad: IndikatorRow) -> None:
    assert rule not in failed(dossier(good))
    assert rule in failed(dossier(bad))


@pytest.mark.parametrize(
    ("rule", "silent"),
    [
        pytest.param(
            "yearly_targets_move_one_way",
            row("Jumlah kunjungan", years={2021: "900", 2022: "700", 2023: "950"}),
            id="counts",
        ),
        pytest.param("target_has_a_unit", row("Kunjungan wisata", target="2.290.000.000"), id="money"),
        pytest.param("target_has_a_unit", row("Sapi perah", sub_no="-", target="65"), id="an item of a list"),
        pytest.param(
            "percentage_target_lies_within_bounds",
            row("Prosentase anak domba lahir hidup/lamb crop", target="105"),
            id="young of a flock",
        ),
        pytest.param(
            "percentage_target_lies_within_bounds", row("Persentase desa", target="347.500.000"), id="money as a share"
        ),
        pytest.param(
            "achievement_is_computed_right",
            row("Desa", target="20", reached={2023: "30"}, persen_capaian="100%"),
            id="cut",
        ),
        pytest.param(
            "target_is_no_worse_than_the_baseline",
            row("Angka stunting", baseline="20", target="15"),
            id="less is better",
        ),
        pytest.param(
            "target_is_no_worse_than_the_baseline",
            row("Persentase desa rawan pangan", baseline="14,2", target="9"),
            id="less of an ill",
        ),
        pytest.param(
            "target_is_no_worse_than_the_baseline",
            row("Persentase izin yang terbit sesuai waktu", baseline="81,30", target="95"),
            id="in time: more is better",
        ),
        pytest.param(
            "target_is_no_worse_than_the_baseline",
            row("Jumlah rumah korban bencana yang dibangun kembali", baseline="12", target="15"),
            id="what is done about an ill: more is better",
        ),
        pytest.param(
            "target_is_no_worse_than_the_baseline",
            row("Persentase rumah yang tidak sesuai standar", baseline="14", target="9"),
            id="not in order: less is better",
        ),
        pytest.param(
            "achievement_is_computed_right",
            row(
                "Persentase fakir miskin yang graduasi", target="4,00", reached={2023: "4,37"}, persen_capaian="109,25"
            ),
            id="more of those who left an ill",
        ),
        pytest.param("target_has_a_unit", row("Produktivitas kakao (kg/ha)", target="715"), id="unit in brackets"),
        pytest.param("target_has_a_unit", row("Crime rate per 100.000 penduduk", target="≤ 95"), id="base of a rate"),
        pytest.param(
            "target_has_a_unit",
            row("Swadaya warga", target="120 juta rupiah", years={2023: "20"}),
            id="unit of the other target",
        ),
        pytest.param(
            "target_unit_agrees_with_its_column", row("Desa maju", satuan="Desa", target="6 (enam)"), id="spelt"
        ),
    ],
)
def test_a_rule_on_targets_is_silent(rule: str, silent: IndikatorRow) -> None:
    assert rule not in failed(dossier(silent))


@pytest.mark.parametrize(
    ("rule", "unsure"),
    [
        pytest.param(
            "target_is_no_worse_than_the_baseline", row("Angka X", baseline="20", target="15"), id="direction unknown"
        ),
        pytest.param(
            "achievement_is_computed_right",
            row("Angka kemiskinan", target="10", reached={2023: "8"}, persen_capaian="80%"),
            id="direction told by words alone",
        ),
        pytest.param(
            "target_unit_agrees_with_its_column",
            row("Publikasi", satuan="Persen", target="100 (seluruh publikasi)"),
            id="words of no known unit",
        ),
    ],
)
def test_what_hangs_on_words_that_may_be_understood_wrongly_accuses_nobody(rule: str, unsure: IndikatorRow) -> None:
    found = [
        c for a in audit(reconcile([dossier(unsure)])) for c in a.checks if a.rule.__name__ == rule and not c.passed
    ]
    assert [c.about for c in found] == ["reader"]


def test_a_row_that_says_the_same_twice_is_told_and_one_with_another_target_is_not() -> None:
    one, other = row("Jumlah desa maju", target="5"), row("Jumlah desa maju", target="7")
    assert "indicator_is_listed_once" in failed(dossier(one, one))
    assert "indicator_is_listed_once" not in failed(dossier(one, other))


def test_a_goal_whose_indicators_all_name_outputs() -> None:
    outputs = [row("Jumlah rapat koordinasi", target="4"), row("Jumlah dokumen laporan", target="2")]
    assert "goal_has_a_result_indicator" in failed(dossier(*outputs))
    assert "goal_has_a_result_indicator" not in failed(
        dossier(outputs[0], row("Indeks kepuasan masyarakat", target="80"))
    )


def test_a_goal_of_the_text_without_an_indicator() -> None:
    goals = tuple(quote(text) for text in (f"1. {GOAL}", "2. Meningkatnya kemandirian ekonomi warga desa"))
    both = (
        row("Indeks kepuasan masyarakat"),
        IndikatorRow({"sasaran": quote(goals[1].text[3:]), "indikator": quote("Jumlah UMKM")}),
    )
    assert "listed_goal_has_an_indicator" in failed(dossier(both[0], goals=goals))
    assert "listed_goal_has_an_indicator" not in failed(dossier(*both, goals=goals))


def signed(name: str, nip: str) -> SignatureBlock:
    return SignatureBlock("penanda_tangan", name=quote(name), nip=quote(nip), jabatan=quote("Camat Sukamaju"))


@pytest.mark.parametrize(
    ("name", "nip", "told"),
    [
        pytest.param("Drs. BUDI SANTOSA", "19700101 199503 1 001", False, id="a man"),
        pytest.param("Dra. SITI AMINAH", "19700101 199503 1 001", True, id="a woman with a man's number"),
        pytest.param("Hj. SITI AMINAH", "19700101 199503 2 001", False, id="a woman"),
        pytest.param("H. BUDI SANTOSA", "19700101 199503 2 001", True, id="a man with a woman's number"),
    ],
)
def test_sex_digit(name: str, nip: str, *, told: bool) -> None:
    blocks = dossier(row("Indeks"), signatures=(signed(name, nip),))
    assert ("nip_sex_agrees_with_titles" in failed(blocks)) is told


@pytest.mark.parametrize(
    ("second", "told"),
    [
        pytest.param("19700101 199503 1 002", True, id="one digit"),
        pytest.param("19850617 201001 1 004", False, id="a namesake born in another year"),
        pytest.param("9700101 199503 1 001", False, id="a digit lost, of which another rule tells"),
    ],
)
def test_one_person_or_a_namesake(second: str, *, told: bool) -> None:
    both = (signed("BUDI SANTOSA", "19700101 199503 1 001"), signed("BUDI SANTOSA", second))
    assert ("one_person_has_one_nip" in failed(dossier(row("Indeks"), signatures=both))) is told


@pytest.mark.parametrize(
    ("rank", "told"),
    [
        pytest.param("Pembina Utama Madya (IV/d)", False, id="head in a province"),
        pytest.param("Pengatur (II/c)", True, id="far below"),
    ],
)
def test_rank_of_a_head_of_office(rank: str, *, told: bool) -> None:
    block = SignatureBlock(
        "penanda_tangan", name=quote("BUDI"), jabatan=quote("Kepala Dinas Kesehatan"), pangkat=quote(rank)
    )
    assert ("rank_fits_the_position" in failed(dossier(row("Indeks"), signatures=(block,)))) is told


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        pytest.param("(Jumlah desa / Jumlah desa mandiri) x 100%", True, id="one word more below"),
        pytest.param("(Jumlah seluruh desa / Jumlah desa mandiri) x 100%", True, id="all above"),
        pytest.param("(Total desa / desa yang mandiri) x 100%", True, id="total"),
        pytest.param("(Jumlah desa mandiri / Jumlah seluruh desa) x 100%", False, id="right"),
        pytest.param("(Jumlah desa mandiri / Jumlah desa) x 100%", False, id="right, one word"),
        pytest.param("(Jumlah penduduk / Jumlah penduduk tahun sebelumnya) x 100%", False, id="a year before"),
        pytest.param("(Jumlah target desa / Jumlah desa dan kelurahan) x 100%", False, id="added"),
    ],
)
def test_reversed_fractions(formula: str, *, told: bool) -> None:
    made = dossier(row("Persentase desa mandiri", formula=formula))
    assert ("numerator_is_part_of_denominator" in failed(made)) is told


def plan(name: str, title: str, target: str) -> Dossier:
    headings = tuple(Heading(kind, quote(text)) for kind, text in
                     (("cover", title), ("instansi", "Kecamatan Sukamaju"), ("letterhead", "PEMERINTAH KABUPATEN LUWU UTARA"), ("title", f"{title} TAHUN 2023")))  # type: ignore[arg-type]  # noqa: E501  # fmt: skip
    read = document(title, name)
    rows = (row("Indeks kepuasan masyarakat", target=target),)
    blocks = Blocks(tables=(IndikatorTable(rows),), headings=headings, years=(Quote(quote("Tahun 2023").words),))
    made = interpret(Source(name, f"{len(name)}{title}{target}".encode().hex().ljust(64, "0")[:64], 1), read, blocks)
    assert made.facts is not None
    assert made.facts.years.value is not None
    return made


@pytest.mark.parametrize(("target", "told"), [("82", False), ("85", True)])
def test_an_agreement_keeps_the_target_of_the_plan(target: str, *, told: bool) -> None:
    iku, pk = plan("a.pdf", "INDIKATOR KINERJA UTAMA", "82"), plan("bb.pdf", "PERJANJIAN KINERJA", target)
    found = [
        c
        for a in audit(reconcile([iku, pk]))
        if a.rule.__name__ == "agreement_keeps_the_plans_target"
        for c in a.checks
    ]
    assert [c.passed for c in found] == [not told]
