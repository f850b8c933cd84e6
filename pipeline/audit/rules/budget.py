"""Rules on the money of an agreement or a plan: its list of programmes, and the sum below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model.blocks import BudgetLine
from pipeline.audit.check import Check, on_document, rule
from pipeline.records.dossier import Dossier
from reference.load import read_patterns

_PROGRAM = read_patterns("rule_words.toml", "budget")["programme"]
_CENTS = re.compile(r"[.,]\d{2}$")
_ROUNDED = 1.0  # rupiah a line by which sums may differ: cents are printed for some amounts only


def _rupiah(text: str) -> float:
    return float(re.sub(r"\D", "", _CENTS.sub("", text)) or 0)


def _sums(lines: tuple[BudgetLine, ...]) -> Iterator[float]:
    """Yield what the sum below a list may be of: all lines, those of one level, or all of two levels at once."""
    amounts = [_rupiah(line.amount.text) for line in lines]
    yield sum(amounts)
    yield sum(amounts) / 2  # programmes and below each its activities
    yield sum(a for a, line in zip(amounts, lines, strict=True) if line.number)
    programmes = [bool(_PROGRAM.match(line.name.text)) for line in lines]
    yield sum(a for a, is_one in zip(amounts, programmes, strict=True) if is_one)
    yield sum(a for a, is_one in zip(amounts, programmes, strict=True) if not is_one)


@rule(
    severity="warning",
    title_id="Jumlah anggaran sama dengan rinciannya.",
    source="PermenPANRB 53/2014, lampiran I (formulir perjanjian kinerja: program dan anggaran)",
)
def budget_list_adds_up(dossier: Dossier) -> Iterator[Check]:
    """The sum below a list of programmes or activities is that of its lines, or of those of one level."""
    for found in dossier.blocks.budgets:
        if not found.total:
            continue
        printed, tolerance = _rupiah(found.total.text), _ROUNDED * len(found.lines)
        sums = list(_sums(found.lines))
        yield Check(
            any(abs(printed - each) <= tolerance for each in sums), found=found.total.text, expected=_dotted(sums[0]),
            quotes=(found.total, *(line.amount for line in found.lines)), **on_document(dossier),
            message_id=f"Jumlah anggaran tercetak {found.total.text}, tetapi rinciannya berjumlah {_dotted(sums[0])}.",
            message_en=f"The sum of the budget is printed as {found.total.text}, but its lines make {_dotted(sums[0])}.",
        )  # fmt: skip


def _dotted(value: float) -> str:
    return f"{value:,.0f}".replace(",", ".")


@rule(
    severity="info",
    title_id="Perjanjian kinerja memuat program dan anggarannya.",
    source="PermenPANRB 53/2014, lampiran I (formulir perjanjian kinerja: program dan anggaran)",
    facts=("kind",),
    absence=True,
)
def agreement_lists_its_programmes(dossier: Dossier) -> Iterator[Check]:
    """A performance agreement with its table and signatures names programmes or activities and their money somewhere."""
    facts = dossier.facts
    if facts is None or facts.kind != "perjanjian_kinerja" or not dossier.indicators or not dossier.signatories:
        return
    yield Check(
        bool(dossier.blocks.budgets or dossier.blocks.money), **on_document(dossier),
        message_id="Perjanjian kinerja ini tidak memuat program dan anggaran.",
        message_en="This performance agreement names no programmes and no budget.",
    )  # fmt: skip


RULES = (budget_list_adds_up, agreement_lists_its_programmes)
