"""A dataset that is exchanged while it is read gives the old or the new one, never rows of both."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from pipeline.dataset.read import read_tables
from pipeline.dataset.write import lock, write_dataset
from tests.pipeline.run.test_killed import _tables

pytestmark = pytest.mark.slow


def test_what_is_read_while_runs_end_is_of_one_run(tmp_path: Path) -> None:
    out, over, mixed, count = tmp_path / "out", threading.Event(), [], [0]
    made = {path: _tables(path) for path in ("a.pdf", "b.pdf")}

    def write(path: str) -> None:
        with lock(out):
            write_dataset(made[path], out, {"run": path}, path)

    def read() -> None:
        while not over.is_set():
            tables = read_tables(out)
            count[0] += 1
            if len(tables["documents"]) != 1 or len(tables) != len(made["a.pdf"]):
                mixed.append(tables["documents"])

    write("a.pdf")
    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(15):
        write("b.pdf")
        write("a.pdf")
    over.set()
    reader.join()
    assert mixed == []
    assert count[0] > 0
