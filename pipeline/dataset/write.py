"""Writes the dataset: whole or not at all, the same bytes for the same tables.

The new dataset is written beside the old one and takes its place in one step. A run that was killed in between leaves
the old one, at worst under its second name; the next run puts it back (`recover`).
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from pipeline.dataset.hashes import sha256_of
from pipeline.dataset.publication import Publication
from pipeline.fields import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.dataset.table_writer import TableWriter

ZENODO = "zenodo.json"  # of a published edition
DESCRIPTIONS = ("README.md", "datapackage.json", "croissant.json")  # beside the tables; run.json tells their hashes


class OutputLocked(Exception):
    """Another run writes to this folder."""


class ForeignFolder(Exception):
    """The output folder holds files but no dataset: replacing it could destroy somebody's work."""


@contextlib.contextmanager
def lock(out: Path) -> Iterator[None]:
    """Hold the folder's lock while the body runs; OutputLocked where another process holds it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    held = FileLock(out.parent / f".{out.name}.lock", blocking=False)
    try:
        held.acquire()
    except Timeout as error:
        raise OutputLocked(str(out)) from error
    try:
        recover(out)
        yield
    finally:
        held.release()


def recover(out: Path) -> None:
    """Put the old dataset back where a killed run left the place empty, and clear away what it left half written."""
    fresh, old = _beside(out)
    if old.exists() and not out.exists():
        old.rename(out)
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)


def check_folder(out: Path) -> None:
    """Raise ForeignFolder where `out` holds anything but a dataset (hidden files do not count)."""
    if out.exists() and not out.is_dir():
        raise ForeignFolder(str(out))
    if not out.exists() or (out / "documents.parquet").exists():
        return
    if any(not path.name.startswith(".") for path in out.iterdir()):
        raise ForeignFolder(str(out))


@contextlib.contextmanager
def new_dataset(out: Path, check: Callable[[Path], None] = lambda folder: None) -> Iterator[tuple[TableWriter, Path]]:
    """Give the tables of a new dataset and the folder where it is made; when the body ends, `out` has it.

    The body fills the tables and ends with `describe_dataset`. The old dataset stays until the new one is whole. Files in
    `out` that are no part of a dataset stay there. ForeignFolder where `out` is no dataset (nothing is written then);
    where the body fails, nothing is left of the new one. `check`: looks at the finished folder; what it raises is a failure.
    """
    check_folder(out)
    fresh, _ = _beside(out)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    from pipeline.dataset.table_writer import TableWriter  # loads Arrow, which a run over the same files does not need

    tables = TableWriter(fresh)
    try:
        yield tables, fresh
        _carry_over(out, fresh)
        check(fresh)
        for path in sorted(fresh.rglob("*")):
            if not path.is_symlink():
                _sync(path)
        _sync(fresh)
    except BaseException:
        tables.abandon()
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    _swap(fresh, out)


def describe_dataset(tables: TableWriter, fresh: Path, run: Mapping[str, Any], readme: str) -> None:
    """Write the last of the tables and the descriptions of all. BrokenKey where a foreign key leads nowhere."""
    from pipeline.dataset.croissant import describe
    from pipeline.dataset.datapackage import package
    from pipeline.dataset.table_writer import check_keys

    tables.finish()
    check_keys(fresh)
    _write_text(fresh / "README.md", readme)
    publication = Publication.of(run.get("publication"))
    _write_text(fresh / "datapackage.json", _json(package(fresh, publication)))
    _write_text(fresh / "croissant.json", _json(describe(fresh, str(run.get("edition", "internal")), publication)))
    if publication is not None:
        _write_text(fresh / ZENODO, _json(publication.zenodo()))
    beside = {name: sha256_of(fresh / name) for name in DESCRIPTIONS}
    _write_text(fresh / "run.json", _json({**run, "files": beside}))


def write_dataset(
    tables: Mapping[str, pa.Table],
    out: Path,
    run: Mapping[str, Any],
    readme: str,
    check: Callable[[Path], None] = lambda folder: None,
) -> None:
    """Write whole tables and their descriptions to `out`, as `new_dataset` and `describe_dataset` do; raises as they do."""
    with new_dataset(out, check) as (made, fresh):
        for name, table in tables.items():
            made.add_table(name, table)
        describe_dataset(made, fresh, run, readme)


def _beside(out: Path) -> tuple[Path, Path]:
    """Return where the new dataset is built and where the old one waits: beside `out`, on the same disk."""
    return out.parent / f".{out.name}.new", out.parent / f".{out.name}.old"


def _carry_over(out: Path, fresh: Path) -> None:
    """Copy what is no part of a dataset from `out`: a .gitkeep, somebody's notes."""
    own = {*(f"{name}.parquet" for name in TABLES), *DESCRIPTIONS, "run.json", ZENODO}
    for path in sorted(out.iterdir()) if out.exists() else []:
        if path.name in own:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, fresh / path.name, symlinks=True)
        else:
            shutil.copy2(path, fresh / path.name, follow_symlinks=False)


def _swap(fresh: Path, out: Path) -> None:
    """Give `out` the new content in one step where the system can exchange two folders, else in two renames."""
    _, old = _beside(out)
    if not out.exists():
        fresh.rename(out)
    elif _exchange(fresh, out):
        shutil.rmtree(fresh, ignore_errors=True)
    else:
        out.rename(old)
        fresh.rename(out)
        shutil.rmtree(old, ignore_errors=True)
    _sync(out.parent)


def _exchange(a: Path, b: Path) -> bool:
    """Exchange two folders by renameat2 (Linux); False where the system or the disk cannot."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if call is None:
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(call(here, os.fsencode(a), here, os.fsencode(b), exchange) == 0)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _sync(path: Path) -> None:
    """Force a file or folder to the disk (Windows cannot for folders)."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
