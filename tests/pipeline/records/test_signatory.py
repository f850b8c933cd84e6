"""A signature block as a record."""

from __future__ import annotations

import pytest

from extractors.model.blocks import SignatureBlock
from pipeline.records.signatory import interpret
from tests.build import quote


@pytest.mark.parametrize(
    ("name", "rank", "core", "printed"),
    [
        pytest.param("BUDI AJI, S.E. Pembina Tk. I", "", "BUDI AJI", "Pembina Tk. I", id="behind the degrees"),
        pytest.param("BUDI AJI, S.E.", "Penata (III/c)", "BUDI AJI", "Penata (III/c)", id="in a line of its own"),
        pytest.param("BUDI AJI, S.E. Pembina", "Penata (III/c)", "BUDI AJI", "Penata (III/c)", id="in both"),
        pytest.param("BUDI PEMBINA", "", "BUDI PEMBINA", "", id="a name"),
    ],
)
def test_a_rank_in_the_line_of_the_name_is_the_rank(name: str, rank: str, core: str, printed: str) -> None:
    """The rank was cut from the name and reached no column."""
    block = SignatureBlock("penanda_tangan", name=quote(name), pangkat=quote(rank))
    (record,) = interpret((block,))
    assert record.name.value is not None
    assert (record.name.value.core, record.pangkat.quote.text) == (core, printed)
    assert (record.pangkat.value is not None) is bool(printed)
