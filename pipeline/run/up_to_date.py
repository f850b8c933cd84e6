"""Whether the dataset that stands in a folder is what a run over the same files would write: then nothing is to be done."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.dataset.hashes import sha256_of
from pipeline.dataset.write import DESCRIPTIONS
from pipeline.errors import PASSING
from pipeline.fields import TABLES
from pipeline.records.source import Source
from pipeline.settings import Lang, OcrMode
from pipeline.storage.fingerprint import program_version


@dataclass(frozen=True, slots=True)
class UpToDate:
    """A dataset that needs no run: how many documents and findings it has, (path, message) of each that failed.

    `unmatched`: the lines of corrections that match nothing any more. `passed_over`: what lies among the files unread.
    """

    n_documents: int
    n_findings: int
    failed: tuple[tuple[str, str], ...]
    unmatched: tuple[str, ...]
    passed_over: tuple[str, ...] = ()


def basis_of(ocr: OcrMode, lang: Lang, corrections: Path) -> bytes:
    """Return a hash of all but the files that decides the bytes of the dataset: program, settings, corrections."""
    digest = hashlib.sha256(json.dumps([program_version(), ocr, lang]).encode())
    digest.update(hashlib.sha256(corrections.read_bytes()).digest() if corrections.exists() else b"none")
    return digest.digest()


def fingerprint(sources: Iterable[Source], basis: bytes, failures: Iterable[str | None] = ()) -> str | None:
    """Return a hash of all that decides the bytes of the dataset: contents and paths of the files, and what else does.

    None where a file could not be opened, or failed in a way that may pass: then the next run has to try again.
    """
    if any(code in PASSING for code in failures):
        return None
    digest = hashlib.sha256(basis)
    for source in sorted(sources, key=lambda s: s.path):
        if source.sha256 is None:
            return None
        digest.update(f"{len(source.path)} ".encode() + source.path.encode("utf-8", "surrogateescape"))
        digest.update(source.sha256.encode())
    return digest.hexdigest()


def find_up_to_date(out: Path, wanted: str | None) -> UpToDate | None:
    """Return the dataset in `out` where it was made from what `wanted` stands for; nothing in it was changed since."""
    if wanted is None or not _is_whole(out, wanted):
        return None
    told = json.loads((out / "run.json").read_bytes())
    failed = tuple((one["path"], one["message"]) for one in told["failures"])
    return UpToDate(sum(told["documents"].values()), told["findings"], failed, tuple(told["unmatched_corrections"]))


def _is_whole(out: Path, wanted: str) -> bool:
    try:
        told = json.loads((out / "run.json").read_bytes())
        package = json.loads((out / "datapackage.json").read_bytes())
        if told.get("input") != wanted or told["files"] != {name: sha256_of(out / name) for name in DESCRIPTIONS}:
            return False
        hashes = {r["path"]: r["hash"] for r in package["resources"]}
        return hashes.keys() == {f"{name}.parquet" for name in TABLES} and all(
            value == f"sha256:{sha256_of(out / name)}" for name, value in hashes.items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
