"""How likely a record is right: a logistic function of its doubts and of how surely its words were read.

The weights are data (reference/confidence.toml), fitted by tools/build/confidence.py on documents that no rule was made on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from extractors.model.quote import Quote
from reference.load import read_settings

_LEAST = 1e-3  # of a confidence, before its logarithm is taken


def confidence_of(table: str, doubts: Iterable[str], whole: Quote) -> float:
    """Return the chance, 0..1, that all printed fields of a record are right and in their columns.

    `table`: indicators, signatories or legal_basis. `whole`: the words of the record.
    """
    return chance_by(weights_of(table), evidence_of(doubts, whole))


def chance_by(weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    """Return the chance, 0..1, that weights give to evidence; what has no weight counts nothing."""
    odds = weights["base"] + sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return 1 / (1 + math.exp(-odds))


def evidence_of(doubts: Iterable[str], whole: Quote) -> dict[str, float]:
    """Return what speaks for or against a record, by name: each doubt (1.0), and for words of pictures how sure they are.

    `picture`: 1.0 where any word was read from a picture. `unsure` and `least`: minus the logarithm of the mean and of the
    least confidence of these words, 0.0 where all is sure.
    """
    found = {f"doubt_{code}": 1.0 for code in doubts}
    found["doubted"] = 1.0 if found else 0.0
    seen = [w.confidence for w in whole.words if w.from_picture and not w.drawn]
    if seen:
        found["picture"] = 1.0
        found["unsure"] = -math.log(max(_LEAST, sum(seen) / len(seen)))
        found["least"] = -math.log(max(_LEAST, min(seen)))
    return found


@cache
def weights_of(table: str) -> Mapping[str, float]:
    """Return the weights that reference/confidence.toml holds for a table, by name of evidence, and the "base"."""
    return {name: float(value) for name, value in read_settings("confidence.toml")[table].items()}
