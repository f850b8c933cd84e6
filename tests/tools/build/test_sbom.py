"""The bill of materials names what the lock pins, and the models that ship."""

from __future__ import annotations

import hashlib
import json

from tools.build.sbom import LOCK, MODELS, OUT, bill, read_lock

LOCKED = """alpha==1.2 \\
    --hash=sha256:00
    # via iku-pipeline
beta-two==0.3 ; sys_platform == 'win32' \\
    --hash=sha256:11
    # via
    #   alpha
    #   iku-pipeline (pyproject.toml)
"""


def test_a_lock_gives_packages_and_who_needs_them() -> None:
    versions, needs = read_lock(LOCKED)
    assert versions == {"alpha": "1.2", "beta-two": "0.3"}
    assert needs["alpha"] == {"beta-two"}


def test_a_bill_is_the_same_each_time() -> None:
    made = bill(LOCKED, "ab" * 32 + "  model.onnx\n")
    assert made == bill(LOCKED, "ab" * 32 + "  model.onnx\n")
    assert [c["bom-ref"] for c in made["components"]] == [
        "pkg:pypi/alpha@1.2",
        "pkg:pypi/beta-two@0.3",
        "model:model.onnx",
    ]
    assert made["dependencies"][0]["dependsOn"] == ["pkg:pypi/beta-two@0.3"]


def test_the_bill_that_ships_is_the_one_of_the_lock() -> None:
    told = json.loads(OUT.read_text(encoding="utf-8"))
    versions, _ = read_lock(LOCK.read_text(encoding="utf-8"))
    shipped = {c["name"]: c["version"] for c in told["components"] if c["type"] == "library"}
    assert shipped == versions, "run `make lock`, or python -m tools.build.sbom"
    sums = {
        line.split()[0] for line in (MODELS / "SHA256SUMS").read_text(encoding="utf-8").splitlines() if line.strip()
    }
    assert {c["hashes"][0]["content"] for c in told["components"] if c["type"] != "library"} == sums


def test_each_model_is_the_one_of_its_checksum_and_all_stay_below_the_budget() -> None:
    told = dict(line.split()[::-1] for line in (MODELS / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    found = [path for path in MODELS.iterdir() if path.name not in ("NOTICE.md", "SHA256SUMS")]
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found} == told
    assert sum(path.stat().st_size for path in found) < 20_000_000  # docs/decisions/0004-weight.md
