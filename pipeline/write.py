"""Writes the dataset: whole or not at all, the same bytes for the same tables.

The new dataset is written beside the old one and takes its place in one step. A run that was killed in between leaves
the old one, at worst under its second name; the next run puts it back (`recover`).
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.croissant import describe
from pipeline.dataset import FOREIGN, KEYS, TABLES, UNIQUE, schema, to_arrow
from pipeline.descriptions import ABOUT, SHEETS
from pipeline.evidence import Row
from pipeline.settings import SCHEMA_VERSION
from pipeline.tables import sha256_of

GROUP = 2**23  # bytes of a table that make a row group of its file: more does not wait in memory
_BLOCK = 1_024  # rows that become Arrow's at a time
_TYPES = {
    "string": "string",
    "int32": "integer",
    "int64": "integer",
    "double": "number",
    "bool": "boolean",
    "date32[day]": "date",
}


class OutputLocked(Exception):
    """Another run writes to this folder."""


class ForeignFolder(Exception):
    """The output folder holds files but no dataset: replacing it could destroy somebody's work."""


class BrokenKey(Exception):
    """A table names a row of another table that is not there: a defect of the program."""


@contextlib.contextmanager
def lock(out: Path) -> Iterator[None]:
    """Hold the folder's lock while the body runs; OutputLocked where another process holds it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    path = out.parent / f".{out.name}.lock"
    handle = path.open("a+")
    try:
        try:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:  # Windows has no fcntl: the lock file alone must do
            pass
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN):
                raise OutputLocked(str(out)) from error
            raise
        recover(out)
        yield
    finally:
        handle.close()


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


class Tables:
    """The tables of a dataset that is being written: rows come in the order of each table's key and soon leave memory.

    The bytes of a table depend on its rows alone, not on how many come at a time.
    """

    def __init__(self, folder: Path) -> None:
        pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps what it freed: a quarter of a run's memory
        self._folder = folder
        self._rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        self._parts: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
        self._bytes = dict.fromkeys(TABLES, 0)
        self._files: dict[str, pq.ParquetWriter] = {}

    def add(self, name: str, rows: Iterable[Row]) -> None:
        """Add rows to a table. OSError where the disk refuses."""
        waiting = self._rows[name]
        for row in rows:
            waiting.append(row)
            if len(waiting) == _BLOCK:
                self._add(name, to_arrow(name, waiting))
                waiting.clear()

    def add_table(self, name: str, table: pa.Table) -> None:
        """Add many rows at once."""
        for at in range(0, table.num_rows, _BLOCK):
            self._add(name, table.slice(at, _BLOCK))

    def _add(self, name: str, block: pa.Table) -> None:
        self._parts[name].append(block)
        self._bytes[name] += block.nbytes
        if self._bytes[name] >= GROUP:
            self._flush(name)

    def _flush(self, name: str) -> None:
        """Write what waits of a table as one row group."""
        table = pa.concat_tables([schema(name).empty_table(), *self._parts[name]]).combine_chunks()
        self._parts[name], self._bytes[name] = [], 0
        if name not in self._files:
            path = self._folder / f"{name}.parquet"
            self._files[name] = pq.ParquetWriter(path, table.schema, compression="zstd", version="2.6")
        self._files[name].write_table(table, row_group_size=max(1, table.num_rows))

    def finish(self) -> None:
        """Write what is left of each table."""
        for name, waiting in self._rows.items():
            if waiting:
                self._parts[name].append(to_arrow(name, waiting))
            if self._parts[name] or name not in self._files:
                self._flush(name)
            self._rows[name] = []
            self._files[name].close()

    def abandon(self) -> None:
        """Let go of the files, whatever state they are in."""
        for file in self._files.values():
            with contextlib.suppress(OSError, pa.ArrowException):
                file.close()


@contextlib.contextmanager
def new_dataset(out: Path) -> Iterator[tuple[Tables, Path]]:
    """Give the tables of a new dataset and the folder where it is made; when the body ends, `out` has it.

    The body fills the tables and ends with `describe_dataset`. The old dataset stays until the new one is whole. Files in
    `out` that are no part of a dataset stay there. ForeignFolder where `out` is no dataset (nothing is written then);
    where the body fails, nothing is left of the new one.
    """
    check_folder(out)
    fresh, _ = _beside(out)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    tables = Tables(fresh)
    try:
        yield tables, fresh
        _carry_over(out, fresh)
        for path in sorted(fresh.rglob("*")):
            if not path.is_symlink():
                _sync(path)
        _sync(fresh)
    except BaseException:
        tables.abandon()
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    _swap(fresh, out)


def describe_dataset(tables: Tables, fresh: Path, run: Mapping[str, Any], readme: str) -> None:
    """Write the last of the tables and the descriptions of all. BrokenKey where a foreign key leads nowhere."""
    tables.finish()
    _check_keys(fresh)
    _write_text(fresh / "README.md", readme)
    _write_text(fresh / "datapackage.json", _json(_package(fresh)))
    _write_text(fresh / "croissant.json", _json(describe(fresh, str(run.get("edition", "internal")))))
    _write_text(fresh / "run.json", _json(run))


def write_dataset(tables: Mapping[str, pa.Table], out: Path, run: Mapping[str, Any], readme: str) -> None:
    """Write whole tables and their descriptions to `out`, as `new_dataset` and `describe_dataset` do; raises as they do."""
    with new_dataset(out) as (made, fresh):
        for name, table in tables.items():
            made.add_table(name, table)
        describe_dataset(made, fresh, run, readme)


def _beside(out: Path) -> tuple[Path, Path]:
    """Return where the new dataset is built and where the old one waits: beside `out`, on the same disk."""
    return out.parent / f".{out.name}.new", out.parent / f".{out.name}.old"


def _carry_over(out: Path, fresh: Path) -> None:
    """Copy what is no part of a dataset from `out`: a .gitkeep, somebody's notes."""
    own = {f"{name}.parquet" for name in TABLES} | {"README.md", "datapackage.json", "croissant.json", "run.json"}
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


def _check_keys(folder: Path) -> None:
    """Raise BrokenKey where a table names a row of another that is not there."""
    for name, keys in FOREIGN.items():
        for column, other, other_column in keys:
            known = pa.concat_arrays([pa.array([], pa.string()), *_values(folder, other, other_column)])
            lost = {
                value
                for values in _values(folder, name, column)
                for value in values.filter(pc.invert(pc.is_in(values, value_set=known))).to_pylist()
            }
            if lost:
                raise BrokenKey(f"{name}.{column}: {len(lost)} values are not in {other}.{other_column}")


def _values(folder: Path, table: str, column: str) -> Iterator[pa.Array]:
    """Yield the values of a column, part by part, each value once in its part."""
    with pq.ParquetFile(folder / f"{table}.parquet") as file:
        for at in range(file.num_row_groups):
            yield file.read_row_group(at, columns=[column], use_threads=False).column(0).unique().drop_null()


def _package(folder: Path) -> dict[str, Any]:
    """Return the Frictionless Data Package description of the written files."""
    resources = []
    for name in TABLES:
        path = folder / f"{name}.parquet"
        described: dict[str, Any] = {"fields": [_field(f) for f in schema(name)]}
        if name in UNIQUE:
            described["primaryKey"] = list(KEYS[name])
        if name in FOREIGN:
            described["foreignKeys"] = [
                {"fields": [c], "reference": {"resource": o.replace("_", "-"), "fields": [oc]}}
                for c, o, oc in FOREIGN[name]
            ]
        resources.append(
            {
                "name": name.replace("_", "-"), "title": SHEETS[name]["en"], "title_id": SHEETS[name]["id"],
                "description": ABOUT[name][0], "description_id": ABOUT[name][1],
                "path": path.name, "format": "parquet",
                "mediatype": "application/vnd.apache.parquet", "bytes": path.stat().st_size,
                "hash": f"sha256:{sha256_of(path)}", "schema": described,
            }
        )  # fmt: skip
    return {"name": "iku", "title": "Indikator Kinerja Utama", "version": SCHEMA_VERSION, "resources": resources}


def _field(field: pa.Field) -> dict[str, Any]:
    text = {k.decode(): v.decode() for k, v in (field.metadata or {}).items()}
    return {"name": field.name, "type": _TYPES.get(str(field.type), "array"), **text}
