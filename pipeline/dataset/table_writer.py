"""Writes tables as Parquet while their rows come: what waits in memory is a row group of each, however long the tables are."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.dataset.evidence import Row
from pipeline.dataset.schema import FOREIGN, schema, to_arrow
from pipeline.fields import TABLES

GROUP = 2**23  # bytes of a table that make a row group of its file: more does not wait in memory
_BLOCK = 1_024  # rows that become Arrow's at a time


class BrokenKey(Exception):
    """A table names a row of another table that is not there: a defect of the program."""


class TableWriter:
    """The tables of a dataset that is being written: rows come in the order of each table's key and soon leave memory.

    The bytes of a table depend on its rows alone, not on how many come at a time.
    """

    def __init__(self, folder: Path) -> None:
        pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps what it freed: a quarter of a run's memory
        self._folder = folder
        self._rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        self._parts: dict[str, list[pa.Buffer]] = {name: [] for name in TABLES}
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
        self._parts[name].append(_squeezed(block))
        self._bytes[name] += block.nbytes
        if self._bytes[name] >= GROUP:
            self._flush(name)

    def _flush(self, name: str) -> None:
        """Write what waits of a table as one row group."""
        blocks = [schema(name).empty_table(), *(pa.ipc.open_stream(part).read_all() for part in self._parts[name])]
        table = pa.concat_tables(blocks).combine_chunks()
        self._parts[name], self._bytes[name] = [], 0
        if name not in self._files:
            path = self._folder / f"{name}.parquet"
            self._files[name] = pq.ParquetWriter(
                path, table.schema, compression="zstd", version="2.6", write_page_index=True
            )
        self._files[name].write_table(table, row_group_size=max(1, table.num_rows))

    def finish(self) -> None:
        """Write what is left of each table."""
        for name, waiting in self._rows.items():
            if waiting:
                self._parts[name].append(_squeezed(to_arrow(name, waiting)))
            if self._parts[name] or name not in self._files:
                self._flush(name)
            self._rows[name] = []
            self._files[name].close()

    def abandon(self) -> None:
        """Let go of the files, whatever state they are in."""
        for file in self._files.values():
            with contextlib.suppress(OSError, pa.ArrowException):
                file.close()


def _squeezed(block: pa.Table) -> pa.Buffer:
    """Return rows as they wait: compressed, a fraction of what they take as a table."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, block.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as stream:
        stream.write_table(block)
    return sink.getvalue()


def check_keys(folder: Path) -> None:
    """Raise BrokenKey where a table names a row of another that is not there."""
    for name, keys in FOREIGN.items():
        for column, other, other_column in keys:
            values = _distinct(folder, name, column)
            lost = values - _distinct(folder, other, other_column) if values else values
            if lost:
                raise BrokenKey(f"{name}.{column}: {len(lost)} values are not in {other}.{other_column}")


def _distinct(folder: Path, table: str, column: str) -> set[str]:
    """Return the values of a column, each once; read part by part, since the column may be long and its values few.

    As Python's own strings: the first question asked of Arrow's loads all its functions, longer than a run over one file reads.
    """
    values: set[str] = set()
    with pq.ParquetFile(folder / f"{table}.parquet") as file:
        for at in range(file.num_row_groups):
            values.update(file.read_row_group(at, columns=[column], use_threads=False).column(0).to_pylist())
    return values - {None}
