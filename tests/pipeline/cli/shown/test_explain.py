"""One record explained: what is printed where, how it was understood, what the audit says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.shown.explain import explain_record
from pipeline.dataset.read import read_table
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import folder, report


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("explain")
    files: dict[str, str | bytes] = {
        "satu.txt": report(),
        "dua.txt": report(number="050/13/2023", name="Drs. BUDI SANTOSO, M.Si"),
        "tiga.txt": report(nip="19700101 199503"),
    }
    raw = folder(place / "raw", files)
    run(Settings(raw=raw, out=place / "out", workers=1))
    return place / "out"


def test_a_signature_tells_what_was_printed_and_why_it_is_what_it_is(dataset: Path) -> None:
    record = next(r for r in read_table(dataset, "signatories") if r["name_raw"] == "Drs. BUDI SANTOSO, M.Si")
    text = "\n".join(explain_record(dataset, record["signatory_id"], "id"))
    assert "dua.txt" in text
    assert "tercetak “Drs. BUDI SANTOSO, M.Si”" in text
    assert "perbandingan:" in text
    assert "pilihan lain:" in text


def test_findings_on_the_record_end_its_explanation(dataset: Path) -> None:
    record = next(r for r in read_table(dataset, "signatories") if len(r["nip_raw"]) < 20)
    text = "\n".join(explain_record(dataset, record["signatory_id"], "id"))
    assert "# Temuan" in text
    assert "[kesalahan]" in text


def test_an_official_lists_every_signature(dataset: Path) -> None:
    official = max(read_table(dataset, "officials"), key=lambda r: len(r["name_variants"]))
    lines = explain_record(dataset, official["official_id"], "en")
    assert sum(line.startswith("  - ") for line in lines) >= 2
    assert lines[0].startswith("# Officials")


def test_no_record_no_explanation(dataset: Path) -> None:
    assert explain_record(dataset, "nobody", "id") == []
