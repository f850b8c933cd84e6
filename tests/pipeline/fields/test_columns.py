"""Declarations of columns: each once, whatever the number of tables that have it."""

from __future__ import annotations

from pipeline.fields import TABLES


def test_a_column_of_several_tables_is_declared_once() -> None:
    columns = [column for table in TABLES.values() for column in table.columns]
    declared: dict[object, int] = {}
    for column in columns:
        declared.setdefault(column, id(column))
    assert [c.name for c in columns if declared[c] != id(c)] == []
