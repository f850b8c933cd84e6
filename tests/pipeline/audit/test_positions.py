"""Who signs: ranks that are no civil servant's, numbers of old."""

from __future__ import annotations

import pytest

from extractors.model.blocks import Blocks, SignatureBlock
from pipeline.audit.check import Check
from pipeline.records.dossier import interpret
from pipeline.records.source import Source
from tests.build import document, quote
from tests.pipeline.reconcile.together import audit, reconcile


def failed(**fields: str) -> dict[str, Check]:
    read = document("INDIKATOR KINERJA UTAMA")
    block = SignatureBlock("penanda_tangan", **{name: quote(text) for name, text in fields.items()})  # type: ignore[arg-type]
    made = interpret(Source("a", read.sha256, 1), read, Blocks(signatures=(block,)))
    return {a.rule.__name__: c for a in audit(reconcile([made])) for c in a.checks if not c.passed}


@pytest.mark.parametrize(
    ("rank", "known"),
    [
        pytest.param("AJUN KOMISARIS BESAR POLISI NRP 70000001", True, id="police"),
        pytest.param("Kolonel Inf NRP 1900000000000", True, id="army"),
        pytest.param("Pembina Utama Muda", True, id="civil"),
        pytest.param("Pembina Raya", False, id="unknown"),
    ],
)
def test_police_and_army_have_ranks_of_their_own(rank: str, known: bool) -> None:
    assert ("rank_is_known" not in failed(name="BUDI", jabatan="KEPALA", pangkat=rank)) is known


@pytest.mark.parametrize(
    ("nip", "said"),
    [
        pytest.param("240000001", "Ini NIP lama; NIP 18 angka berlaku sejak 2009.", id="nine digits"),
        pytest.param("19700101199503100", "Periksa angka yang hilang atau berlebih.", id="one digit less"),
    ],
)
def test_an_old_number_is_told_as_one(nip: str, said: str) -> None:
    check = failed(name="BUDI", jabatan="KEPALA", nip=nip)["nip_has_eighteen_digits"]
    assert check.message_id.endswith(said)
