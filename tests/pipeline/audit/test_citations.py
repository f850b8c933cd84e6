"""Rules on citations: a title that reads on into what stands below its item is the reader's slip, not the document's."""

from __future__ import annotations

import pytest

from extractors.model.blocks import Blocks, LegalItem
from pipeline.audit.apply import RULES
from pipeline.audit.doubt import ReadingDoubts, judged
from pipeline.records.dossier import interpret
from pipeline.records.source import Source
from tests.build import document, quote

LAW = "Undang-Undang Nomor 17 Tahun 2003 tentang "


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("Keuangan Negara", [True], id="exact"),
        pytest.param("Keuangan Negara INDIKATOR KINERJA UTAMA KECAMATAN SUKAMAJU", ["reader"], id="reads on"),
        pytest.param("Keuangan Negera", ["document"], id="misspelt"),
    ],
)
def test_a_title_that_reads_on_accuses_nobody(title: str, told: list[object]) -> None:
    read = document("x")
    item = LegalItem(quote("Mengingat"), quote(LAW + title), quote("1."))
    made = interpret(Source("a", read.sha256, 1), read, Blocks(legal_items=(item,)))
    (rule,) = (r for r in RULES if r.__name__ == "cited_title_is_exact")
    checks = [judged(c, rule, ReadingDoubts()) for c in rule(made)]  # type: ignore[arg-type]
    assert [check.passed or check.about for check in checks] == told
