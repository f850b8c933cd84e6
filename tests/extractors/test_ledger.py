"""Every word in one account: what rows of a grid hold that give no indicator is told too."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.ledger import count_accounts, keep_ledger
from extractors.model.document import Document
from tests.build import document, table

HEADER = ["No", "Sasaran", "Indikator Kinerja", "Target"]
ROW = ["1", "Meningkatnya layanan", "Nilai SAKIP", "80"]


def _account(made: Document, text: str) -> set[str]:
    return {account for word, account in keep_ledger(made, find_blocks(made)).entries if word.text == text}


@pytest.mark.parametrize(
    ("row", "word", "account"),
    [
        pytest.param(["PTSP", "Meningkatnya", "Sasaran", "Persen"], "PTSP", "record", id="a row"),
        pytest.param(["No", "Program", "Anggaran", "Keterangan"], "Anggaran", "other_table", id="other list"),
        pytest.param(["Definisi", "Formula", "Keterangan", "<"], "Keterangan", "leftover", id="labels"),
        pytest.param(["", "", "Ditetapkan di Contoh", "<"], "Contoh", "leftover", id="signature"),
        pytest.param(["No", "Sasaran", "Indikator Kinerja", "Target"], "Kinerja", "label", id="head again"),
    ],
)
def test_words_of_a_row_that_is_no_indicator_stand_in_an_account(row: list[str], word: str, account: str) -> None:
    assert _account(document(table([HEADER, ROW, row])), word) == {account}


def test_what_follows_the_head_of_another_list_stands_in_its_account() -> None:
    rows = [HEADER, ROW, ["No", "Program", "Anggaran", "Keterangan"], ["1", "Program A", "Rp 1.000.000", "APBD"]]
    made = document(table(rows))
    (found,) = find_blocks(made).tables
    assert found.leftovers == ()
    assert [quote.text for quote in found.others][-1] == "APBD"
    assert _account(made, "APBD") == {"other_table"}


def test_the_totals_of_all_accounts_are_the_words_read() -> None:
    made = document("INDIKATOR KINERJA UTAMA", table([HEADER, ROW]), "Lampiran ini contoh")
    assert sum(count_accounts(made, find_blocks(made)).values()) == 3 + 5 + 6 + 3
