"""Whole documents: what is found in the reports of data/raw is what was found when somebody looked at it last.

`make golden` rewrites the files after a look at the difference. The scans start from their stored reading, so that the
suite reads no page of them again.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from extractors.find import find_blocks
from extractors.model import store
from extractors.model.document import Document
from extractors.readers import read_document

RAW, GOLDEN = Path("data/raw"), Path("tests/golden")
REWRITE = os.environ.get("IKU_REWRITE_GOLDEN") == "1"
DOCUMENTS = sorted(p.name for p in RAW.iterdir())
SCANNED = {"bangsalsari.pdf", "busungbiu.pdf"}


def _read(name: str) -> Document:
    """Return the document: read now, or (a scan) as it was read when the golden files were written."""
    stored = GOLDEN / name / "reading.iku"
    if name not in SCANNED:
        return read_document((RAW / name).read_bytes())
    if REWRITE:
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(store.dump(read_document((RAW / name).read_bytes(), ocr="auto")))
    return store.load(stored.read_bytes())


def _plain(document: Document) -> dict[str, Any]:
    blocks = find_blocks(document)

    def text(quotes: dict[str, Any]) -> dict[str, str]:
        return {name: quote.text for name, quote in quotes.items() if quote}

    return {
        "tables": [[{n: q.text for n, q in row.fields.items()} for row in table.rows] for table in blocks.tables],
        "signatures": [
            text({n: getattr(s, n) for n in ("name", "nip", "pangkat", "jabatan", "place", "date")}) | {"role": s.role}
            for s in blocks.signatures
        ],
        "legal_items": [item.text.text for item in blocks.legal_items],
        "decrees": [text({"number": d.number, "tentang": d.tentang, "date": d.date}) for d in blocks.decrees],
        "profile": [[p.field, p.text.text] for p in blocks.profile],
        "chapters": [text({"label": c.label, "title": c.title}) for c in blocks.chapters],
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_gives_what_it_gave(name: str) -> None:
    found = _plain(_read(name))
    path = GOLDEN / name / "blocks.json"
    if REWRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))


def test_the_golden_files_are_not_being_rewritten() -> None:
    assert not REWRITE, "IKU_REWRITE_GOLDEN is set: the golden files were written, not compared"


def test_a_stored_reading_is_of_the_shipped_scan() -> None:
    for name in sorted(SCANNED):
        document = store.load((GOLDEN / name / "reading.iku").read_bytes())
        assert document.sha256 == read_document((RAW / name).read_bytes()).sha256
