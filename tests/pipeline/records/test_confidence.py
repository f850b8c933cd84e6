from __future__ import annotations

import pytest

from extractors.model.quote import Quote
from pipeline.records.confidence import confidence_of, evidence_of
from reference.load import read_settings
from tests.build import quote
from tools.build.confidence import Sample, fit, reliability

TYPED = quote("Persentase layanan tepat waktu")


def scanned(*sure: float) -> Quote:
    words = zip(quote("satu dua tiga").words, sure, strict=True)
    return Quote(tuple(word._replace(engine="ocr", confidence=chance) for word, chance in words))


@pytest.mark.parametrize("table", ["indicators", "signatories", "legal_basis"])
def test_a_doubt_lowers_the_chance(table: str) -> None:
    assert 0.9 < confidence_of(table, (), TYPED) < 1
    assert confidence_of("indicators", ("counts_differ",), TYPED) < 0.9


def test_what_speaks_against_a_record_never_raises_its_chance() -> None:
    for table, weights in read_settings("confidence.toml").items():
        assert [name for name, weight in weights.items() if name != "base" and weight > 0] == [], table


def test_unsure_words_of_a_picture_are_evidence_and_those_of_a_text_are_none() -> None:
    assert evidence_of((), TYPED) == {"doubted": 0.0}
    told = evidence_of(("ocr_unsure",), scanned(1.0, 1.0, 0.5))
    assert (told["picture"], told["doubted"], told["doubt_ocr_unsure"]) == (1.0, 1.0, 1.0)
    assert told["least"] == pytest.approx(0.693, abs=0.001)


def test_the_fit_finds_what_goes_with_wrong_records() -> None:
    good = [Sample("indicators", "0", {"doubted": 0.0}, True)] * 95 + [
        Sample("indicators", "0", {"doubted": 0.0}, False)
    ] * 5
    bad = [Sample("indicators", "0", {"doubted": 1.0}, at < 5) for at in range(20)]
    weights = fit([*good, *bad])
    assert weights["doubted"] < -2
    assert 0.9 < 1 / (1 + 2.718281828 ** -weights["base"]) < 0.985


def test_the_calibration_error_is_the_mean_distance_of_chance_and_share() -> None:
    told, error = reliability([0.95] * 10, [True] * 9 + [False])
    assert told == [(0.95, 1.0, pytest.approx(0.95), 0.9, 10)]
    assert error == pytest.approx(0.05)
