"""Rules on what a document rests on: what public texts tell of an act, and what is general knowledge alone."""

from __future__ import annotations

import pytest

from extractors.model.blocks import Blocks, Decree, LegalItem
from pipeline.audit.check import Check
from pipeline.records.dossier import interpret
from pipeline.records.source import Source
from tests.build import document, quote
from tests.pipeline.reconcile.together import audit, reconcile


def failed(item: str, rule: str) -> list[Check]:
    """Return the failed checks of a rule on a decree of May 2024 that rests on one act."""
    read, date = document("KEPUTUSAN CAMAT SUKAMAJU"), quote("8 Mei 2024", top=40)
    decree = Decree(kind=quote("KEPUTUSAN CAMAT"), date=date, date_line=date)
    blocks = Blocks(decrees=(decree,), legal_items=(LegalItem(quote("Mengingat"), quote(item, top=20), quote("1.")),))
    made = reconcile([interpret(Source("a.pdf", read.sha256, 1), read, blocks)])
    return [c for a in audit(made) if a.rule.__name__ == rule for c in a.checks if not c.passed]


@pytest.mark.parametrize(
    ("item", "expected", "about"),
    [
        pytest.param("Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah", "UU 23/2014", "document", id="told"),
        pytest.param("Undang-Undang Nomor 13 Tahun 1980 tentang Jalan", "UU 38/2004", "document", id="the later act's title"),
        pytest.param("Undang-Undang Nomor 38 Tahun 2014 tentang Keperawatan", "UU 17/2023", "reader", id="known, of a law"),
        pytest.param("Peraturan Menteri Dalam Negeri Nomor 100 Tahun 2018 tentang Penerapan Standar Pelayanan Minimal",
            "PERMENDAGRI 59/2021", "reader", id="known, of a ministry's rule"),
        pytest.param("Undang-Undang Nomor 22 Tahun 1999 tentang Pemerintahan Daerah", "UU 32/2004", "reader",
            id="known, of the shorter list"),
    ],
)  # fmt: skip
def test_a_repeal_by_general_knowledge_accuses_no_document(item: str, expected: str, about: str) -> None:
    (check,) = failed(item, "regulation_is_in_force_when_cited")
    assert (check.expected, check.about) == (expected, about)
    assert ("unchecked" in check.message_en) is (about == "reader")
    assert ("belum diperiksa" in check.message_id) is (about == "reader")


@pytest.mark.parametrize(
    ("item", "said", "about"),
    [
        pytest.param("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "(UU 2/2015; UU 9/2015", "document",
            id="told"),
        pytest.param("Peraturan Presiden Nomor 82 Tahun 2018 tentang Jaminan Kesehatan",
            "(PERPRES 75/2019; PERPRES 64/2020 (general knowledge: our list's entry is unchecked))", "document", id="one of two"),
        pytest.param("Peraturan Presiden Nomor 192 Tahun 2014 tentang Badan Pengawasan Keuangan dan Pembangunan",
            "(PERPRES 20/2023 (general knowledge: our list's entry is unchecked))", "reader", id="known alone"),
    ],
)  # fmt: skip
def test_an_amendment_by_general_knowledge_accuses_no_document(item: str, said: str, about: str) -> None:
    (check,) = failed(item, "amendment_chain_is_complete")
    assert said in check.message_en
    assert check.about == about
