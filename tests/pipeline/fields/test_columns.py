"""Declarations of columns: each once, whatever the number of tables that have it, and filled by each row."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.readers import read_document
from pipeline.fields import TABLES
from pipeline.records.dossier import interpret
from pipeline.records.source import Source
from tests.pipeline.reconcile.together import Together, reconcile
from tests.pipeline.samples import report


def test_a_column_of_several_tables_is_declared_once() -> None:
    columns = [column for table in TABLES.values() for column in table.columns]
    declared: dict[object, int] = {}
    for column in columns:
        declared.setdefault(column, id(column))
    assert [c.name for c in columns if declared[c] != id(c)] == []


@pytest.fixture(scope="module")
def read() -> Together:
    document = read_document(report().replace("TARGET", "TARGET 2023").encode())
    return reconcile([interpret(Source("a.txt", document.sha256, 1), document, find_blocks(document))])


@pytest.mark.parametrize("table", TABLES)
def test_a_document_fills_each_column_and_no_other(table: str, read: Together) -> None:
    assert {tuple(sorted(row)) for row in read.rows[table]} == {tuple(sorted(TABLES[table].names))}
