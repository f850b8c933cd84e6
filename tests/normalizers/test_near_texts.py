"""Texts looked up by likeness: the same as comparing each with each, folded once, compared in one call."""

from __future__ import annotations

import random

import pytest

from normalizers import near_texts
from normalizers.near_texts import NearTexts
from normalizers.similarity import ratio

STATED = "Meningkatnya kualitas pelayanan publik kecamatan"


def texts(count: int) -> list[str]:
    """Return texts of which many are another with a few letters changed, left out or doubled."""
    rng = random.Random("texts")
    made = [STATED, "", "-", "Nilai SAKIP", "Persentase desa yang tertib administrasi"]
    while len(made) < count:
        letters = list(rng.choice(made) or "desa")
        for _ in range(rng.randint(0, 4)):
            at = rng.randrange(len(letters))
            letters[at] = rng.choice(["", letters[at] * 2, "x", " ", letters[at].upper()])
        made.append("".join(letters))
    return made


@pytest.mark.parametrize("least", [0.6, 0.9, 1.0])
def test_near_is_what_comparing_each_with_each_gives(least: float) -> None:
    made = texts(120)
    known = NearTexts(least)
    for at in range(0, 120, 30):
        known.add(made[at : at + 30])
        for text in made:
            assert known.near(text) == {t: r for t in made[: at + 30] if (r := ratio(t, text)) >= least}


@pytest.mark.parametrize("n", [20, 40, 80])
def test_series_of_texts_folded_and_compared_once_each(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = {"fold": 0, "ratios_of_folded": 0}

    def counted(name: str) -> None:
        plain = getattr(near_texts, name)

        def call(*given: object) -> object:
            calls[name] += 1
            return plain(*given)

        monkeypatch.setattr(near_texts, name, call)

    counted("fold")
    counted("ratios_of_folded")
    known = NearTexts(0.9)
    stated = [f"Meningkatnya pelayanan {k}" for k in range(n)]
    known.add(stated)
    for _ in range(3):
        for text in stated:
            known.near(text)
    assert calls == {"fold": n, "ratios_of_folded": n}
