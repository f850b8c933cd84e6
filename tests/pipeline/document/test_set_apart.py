"""What is set apart of a document comes back when somebody asks for it, and is not opened before."""

from __future__ import annotations

import pytest

from extractors.model.quote import Place, Quote, Word
from pipeline.audit.doubt import Doubted
from pipeline.document.set_apart import Later, LaterQuotes, LaterRecords, SetApart
from pipeline.storage.codec import DAMAGED, pack

QUOTE = Quote((Word("2023", Place(1)),))
APART = SetApart((("years", QUOTE),), {"d-r001": Doubted(("parts_unsure",), {"target": QUOTE}, {})})


def test_quotes_and_doubted_records_come_back() -> None:
    later = Later(APART.packed())
    assert dict(LaterQuotes(later)) == {"years": QUOTE}
    assert LaterRecords(later) == APART.records
    assert len(LaterRecords(later)) == 1
    assert later.opened() is later.opened()


def test_nothing_set_apart_is_no_bytes() -> None:
    assert SetApart((), {}).packed() == b""
    assert list(LaterQuotes(Later(b""))) == []
    assert LaterRecords(Later(b"")).get("d-r001") is None


def test_bytes_of_something_else_are_refused_when_they_are_opened() -> None:
    later = Later(pack(QUOTE))
    with pytest.raises(DAMAGED):
        later.opened()
