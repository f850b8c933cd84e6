"""Weights of confidence: fitted on records that are right or wrong, and measured on others."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.records.confidence import chance_by
from tools.build.confidence import Sample, _tell, doubts_told, fit, pairs_of, reliability, same


def _samples(doubts: dict[str, float], *, right: int, wrong: int) -> list[Sample]:
    return [Sample("indicators", f"{n}", doubts, n < right) for n in range(right + wrong)]


def test_what_stands_on_wrong_rows_lowers_the_chance_and_what_stands_on_right_ones_does_not() -> None:
    samples = [
        *_samples({}, right=60, wrong=0),
        *_samples({"doubt_a": 1.0}, right=5, wrong=15),
        *_samples({"doubt_b": 1.0}, right=20, wrong=0),
    ]
    weights = fit(samples)
    assert weights["doubt_a"] < -1
    assert "doubt_b" not in weights
    assert chance_by(weights, {"doubt_a": 1.0}) < 0.5 < 0.9 < chance_by(weights, {"doubt_b": 1.0}) <= 0.986


def test_the_error_is_the_distance_of_told_and_true_by_bin_weighed_by_records() -> None:
    bins, error = reliability([0.6, 0.6, 0.96, 0.98], [True, False, True, True])
    assert [(low, high, n) for low, high, _, _, n in bins] == [(0.5, 0.7, 2), (0.95, 1.0, 2)]
    assert error == pytest.approx(0.5 * 0.1 + 0.5 * 0.03)


def test_the_report_counts_wrong_records_that_nothing_warns_of(tmp_path: Path) -> None:
    silent = Sample("indicators", "1", {"doubted": 0.0}, right=False)
    told = Sample("indicators", "2", {"doubted": 1.0}, right=False)
    _tell([silent, told], {"indicators": {"base": 4.0, "doubted": -3.0}}, tmp_path / "report.md")
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "2 records, 2 wrong, of these 1 at 0.9 or more without a doubt" in text


def test_doubts_are_counted_on_right_and_wrong_records_and_where_they_stand_alone() -> None:
    samples = [
        *_samples({"doubt_a": 1.0}, right=3, wrong=1),
        *_samples({"doubt_a": 1.0, "doubt_b": 1.0, "least": 0.2}, right=1, wrong=2),
        *_samples({"doubted": 0.0}, right=5, wrong=0),
    ]
    assert doubts_told(samples) == [("a", 4, 3, 3, 1), ("b", 1, 2, 0, 0)]


def test_rows_answer_to_the_printed_rows_they_are_likest_to() -> None:
    printed = [{"indikator": "Indeks kepuasan"}, {"indikator": "Persentase aduan selesai"}]
    assert pairs_of(
        printed, [{"indikator": "Persentase aduan selesai"}, {"indikator": "Nilai", "sasaran": "Mutu"}]
    ) == {0: 1}
    assert same("(A) / (B) × 100%", "A/B x 100%", 1.0)
