from __future__ import annotations

import pytest

from extractors.model.blocks import IndikatorRow, IndikatorTable
from extractors.text.labels import settings
from pipeline.fields import TABLES
from pipeline.fields.printed import BY_PLACE, ELSEWHERE, PRINTED
from pipeline.fields.printed_field import exact
from pipeline.records.indicator import interpret
from tests.build import quote

NAMES = {declared.name for declared in PRINTED}


@pytest.mark.parametrize("section", ["header", "inline"])
def test_every_printed_label_has_a_field_or_a_named_place(section: str) -> None:
    assert [name for name in settings()[section] if name not in NAMES | set(ELSEWHERE)] == []


def test_every_field_has_printed_labels() -> None:
    assert [name for name in NAMES - set(BY_PLACE) if name not in settings()["header"]] == []


def test_every_field_reaches_the_table() -> None:
    columns = set(TABLES["indicators"].names)
    assert [d.name for d in PRINTED if d.raw not in columns or not d.values.keys() <= columns] == []
    assert [d.name for d in PRINTED if not d.decided.keys() <= d.values.keys()] == []


def test_no_two_fields_share_a_column() -> None:
    given = [column for d in PRINTED for column in (d.raw, *d.values)]
    assert len(given) == len(set(given))


def test_what_a_row_prints_is_read_for_each_field() -> None:
    row = IndikatorRow({d.name: quote(f"Isi {d.name}") for d in PRINTED})
    (record,) = interpret([IndikatorTable((row,))])
    assert set(record.quotes) == NAMES
    assert record.readings["kode"].raw == "Isi kode"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(12317066.0, "12317066", id="no exponent"),
        pytest.param(0.835, "0.835", id="fraction"),
        pytest.param(100.0, "100", id="whole"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_numbers_keep_all_digits(number: float | None, expected: str | None) -> None:
    assert exact(number) == expected
