"""Documents taken one after the other give the tables of all at once, in whatever order they come; memory stays flat."""

from __future__ import annotations

import gc
import random
import tracemalloc
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.find import find_blocks
from extractors.readers import read_document
from pipeline.dataset.evidence import Row
from pipeline.dataset.schema import in_key_order
from pipeline.document.result import make_result
from pipeline.fields import TABLES
from pipeline.reconcile.corrections import Correction
from pipeline.reconcile.reconcile import reconcile as compare_all
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from pipeline.run.assemble import Register, assemble
from pipeline.storage.spool import Spool
from tests.pipeline.reconcile.together import Together, reconcile
from tests.pipeline.samples import report

NAMES = (("Drs. BUDI SANTOSA, M.Si", "19700101 199503 1 001"), ("BUDI SANTOSO", None), ("SITI AMINAH, S.Sos", None))


def dossier(number: int, office: str = "SUKAMAJU") -> Dossier:
    name, nip = NAMES[number % 3]
    data = report(office=office, name=name, nip=nip, number=f"050/{number}/2023").encode()
    document = read_document(data)
    return interpret(Source(f"{number:03}.txt", document.sha256, len(data)), document, find_blocks(document))


@pytest.fixture(scope="module")
def dossiers() -> list[Dossier]:
    made = [dossier(n, ("SUKAMAJU", "MEKARSARI")[n % 2]) for n in range(7)]
    copy = replace(made[3], source=replace(made[3].source, path="salinan.txt"))
    lost = Dossier(
        replace(made[2].source, path="000-lambat.txt"), "failed", "txt", error_code="limit_exceeded", error_id="i"
    )
    return [
        *made,
        copy,
        lost,
        Dossier(Source("rusak.pdf", None, None), "failed", "pdf", error_code="x", error_id="rusak"),
    ]


def test_the_order_in_which_documents_come_changes_nothing(dossiers: list[Dossier]) -> None:
    first = reconcile(dossiers).rows
    for seed in range(4):
        assert reconcile(random.Random(seed).sample(dossiers, len(dossiers))).rows == first


def test_rows_come_in_the_order_of_their_keys(dossiers: list[Dossier]) -> None:
    made = reconcile(dossiers)
    for name in TABLES:
        assert made.rows[name] == in_key_order(name, made.rows[name]), name
        assert made.rows[name] or name == "targets", name


def test_a_content_gives_its_records_once_and_each_path_its_row(dossiers: list[Dossier]) -> None:
    rows = reconcile(dossiers).rows
    paths = [d["path"] for d in rows["documents"]]
    assert paths == sorted(d.source.path for d in dossiers)
    by_path = {d["path"]: d for d in rows["documents"]}
    assert by_path["salinan.txt"] == by_path["003.txt"] | {"path": "salinan.txt"}
    assert by_path["000-lambat.txt"]["n_findings"] == by_path["002.txt"]["n_findings"] > 0
    assert by_path["rusak.pdf"]["error_message"] == "rusak"
    assert len({r["indicator_id"] for r in rows["indicators"]}) == len(rows["indicators"]) == 14


def _value(table: str, record: str, field: str, value: str) -> Correction:
    return Correction(table, record, field, value, "value", "", "seen", 2)


def test_corrections_of_officials_and_regulations_stand_among_those_of_documents(dossiers: list[Dossier]) -> None:
    before = reconcile(dossiers)
    signature, regulation = before.rows["signatories"][0]["signatory_id"], before.corpus.regulations[0]
    official = next(o for o in before.officials if signature not in o.members)
    made = reconcile(dossiers, [
        _value("officials", official.official_id, "name", "Nama Benar"),
        _value("regulations", regulation.regulation_id, "title", "Judul Benar"),
        _value("signatories", signature, "nip", "19720202 199803 2 002"),
        _value("documents", before.dossiers[0].document_id, "title", ""),
    ])  # fmt: skip
    told = made.rows["reconciliations"]
    assert told == in_key_order("reconciliations", told)
    assert {d["record_id"] for d in told if d["method"] == "correction"} == {
        official.official_id, regulation.regulation_id, signature, before.dossiers[0].document_id,
    }  # fmt: skip
    assert "Nama Benar" in [o["name"] for o in made.rows["officials"]]
    assert "Judul Benar" in [r["title"] for r in made.rows["regulations"]]
    (signed,) = [s for s in made.rows["signatories"] if s["signatory_id"] == signature]
    assert signed["nip_status"] == "valid"
    assert [d["raw"] for d in told if (d["record_id"], d["field"]) == (signature, "nip")] == [signed["nip_raw"]]


def test_findings_are_numbered_in_the_order_of_the_rules_whoever_found_them(dossiers: list[Dossier]) -> None:
    from pipeline.audit.apply import ORDER, RULES

    made: Together = reconcile(dossiers)
    compared = {r.__name__ for r in RULES if r.compares}
    found = [f["rule_id"] for f in made.rows["findings"] if f["document_id"] == made.dossiers[0].document_id]
    assert found == sorted(found, key=ORDER.__getitem__)
    assert compared & {c["rule_id"] for c in made.rows["checks"]}


def _peak(dossiers: Sequence[Dossier], folder: Path) -> int:
    """Return the most memory that a run needs beyond what reading gives, in bytes."""
    result = [make_result(d) for d in dossiers]
    gc.collect()
    with Spool(folder) as spool:
        tracemalloc.start()
        register = Register(spool)
        for one in result:
            register.add(one.header, one.parts())
        corpus = compare_all(register.summaries(), (), frozenset(), register.printed)
        assemble(register, corpus, _let_go, lang="id")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return peak


def _let_go(name: str, rows: Iterable[Row]) -> None:
    for _ in rows:
        pass


@pytest.mark.slow
def test_memory_holds_little_of_each_document(tmp_path: Path) -> None:
    """Some kilobytes: before, it was a hundred times as much."""
    one = dossier(0)
    many = [replace(one, source=Source(f"{n}.txt", f"{n:016x}" + "0" * 48, 1)) for n in range(240)]
    _peak(many[:10], tmp_path)  # what is loaded once
    small, large = _peak(many[:40], tmp_path), _peak(many, tmp_path)
    assert large - small < 4_500 * 200
