from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks, IndikatorRow, IndikatorTable
from pipeline.records import indicator
from pipeline.records.dossier import Dossier
from pipeline.records.source import Source
from tests.build import quote
from tests.pipeline.reconcile.together import reconcile

SASARAN = "Meningkatnya kualitas pelayanan publik di wilayah kecamatan"


def dossier(*tables: list[tuple[str, str]], units: tuple[str, ...] = ()) -> Dossier:
    """Return a document of tables of (sasaran, indikator)."""
    made = tuple(
        IndikatorTable(tuple(IndikatorRow({"sasaran": quote(s), "indikator": quote(i)}) for s, i in rows))
        for rows in tables
    )
    made = tuple(replace(t, unit_name=quote(u)) for t, u in zip(made, units, strict=True)) if units else made
    return Dossier(
        Source("a.pdf", "ab" * 32, 1), "ok", "pdf", indicators=indicator.interpret(made), blocks=Blocks(tables=made)
    )


def twins(made: Dossier) -> dict[int, int]:
    found = reconcile([made]).duplicate_of
    return {int(k[-5:]): int(v[-5:]) for k, v in found.items()}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(
            dossier([(SASARAN, "Nilai SAKIP"), (SASARAN, "Jumlah desa")], [(SASARAN, "Nilai SAKIP"), (SASARAN, "Jumlah desa")]),
            {3: 1, 4: 2}, id="printed twice",
        ),
        pytest.param(
            dossier([("Tata kelola pemerintah desa", "Nilai SAKIP")], [("Tata kelola pemerintahan desa", "Nilai SAKIP")]),
            {2: 1}, id="with a small difference",
        ),
        pytest.param(
            dossier([(SASARAN, "Jumlah desa maju"), (SASARAN, "Jumlah desa mandiri")], [(SASARAN, "Jumlah desa mandiri")]),
            {3: 2}, id="the likest row, not the first like one",
        ),
        pytest.param(
            dossier([(SASARAN, "Jumlah desa maju")], [(SASARAN, "Jumlah desa mandiri")]), {},
            id="a long common goal does not make two indicators one",
        ),
        pytest.param(
            dossier([(SASARAN, "Nilai SAKIP")], [(SASARAN, "Nilai SAKIP")], [(SASARAN, "Nilai SAKIP")]), {2: 1, 3: 1},
            id="thrice: always the first printing",
        ),
        pytest.param(dossier([(SASARAN, "Nilai SAKIP"), (SASARAN, "Nilai SAKIP")]), {}, id="twice in one table"),
        pytest.param(
            dossier([(SASARAN, "Nilai SAKIP")], [(SASARAN, "Nilai SAKIP")], units=("Seksi Umum", "Seksi Pelayanan")), {},
            id="tables of two units",
        ),
    ],
)  # fmt: skip
def test_rows_printed_twice(made: Dossier, expected: dict[int, int]) -> None:
    assert twins(made) == expected


def test_one_indicator_across_offices_is_one_group() -> None:
    one = dossier([(SASARAN, "Persentase pengaduan yang ditindaklanjuti")])
    other = replace(
        dossier([(SASARAN, "Prosentase pengaduan yang ditindaklanjuti.")]), source=Source("b.pdf", "cd" * 32, 1)
    )
    assert len(set(reconcile([one, other]).group_of.values())) == 1


def test_a_failed_document_and_a_copy_give_no_records() -> None:
    one = dossier([(SASARAN, "Nilai SAKIP")])
    copy = replace(one, source=replace(one.source, path="b.pdf"))
    failed = Dossier(Source("c.pdf", None, None), "failed")
    made = reconcile([failed, copy, one])
    assert [d["path"] for d in made.rows["documents"]] == ["a.pdf", "b.pdf", "c.pdf"]
    assert [d.source.path for d in made.dossiers] == ["a.pdf"]
    assert {r["document_id"] for r in made.rows["indicators"]} == {one.document_id}
    assert len(made.rows["indicators"]) == 1
