"""Words that a narrow column broke are joined again where the lexicon supports it."""

from __future__ import annotations

import pytest

from extractors.quote import Quote
from pipeline.records.indicator import rejoin
from tests.build import words


def stacked(*rows: str) -> Quote:
    """Return a quote of rows printed one below the other in a narrow cell."""
    return Quote(tuple(w for i, row in enumerate(rows) for w in words(row, top=72.0 + 12 * i)))


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        pytest.param(("sistem penopan", "g dan layanan"), "sistem penopang dan layanan", id="one letter"),
        pytest.param(
            ("publikasi data/dokume", "n hasil riset"), "publikasi data/dokumen hasil riset", id="behind a slash"
        ),
        pytest.param(("LEMBAGA KEMASYARAKATA", "N DESA"), "LEMBAGA KEMASYARAKATAN DESA", id="capitals"),
        pytest.param(("kualitas pelayana", "n, dan data"), "kualitas pelayanan, dan data", id="before a comma"),
        pytest.param(("jumlah desa", "di kecamatan"), "jumlah desa di kecamatan", id="two words stay"),
        pytest.param(("Nilai SAKIP", "A atau B"), "Nilai SAKIP A atau B", id="a grade stays"),
    ],
)
def test_rejoin(rows: tuple[str, ...], text: str) -> None:
    assert rejoin(stacked(*rows)).text == text
