"""How far two people agree about findings, and what their tables must hold."""

from pathlib import Path

import pytest

from tools.bench.audit.agreement import agreement, agreement_rows, judged_rows, read_sample, read_verdicts

SAMPLE = "id\trule\tkind\tstratum\nJ1\ta\tdokumen\ttyped\nJ2\ta\tdokumen\ttyped\nJ3\tb\tkeraguan\tscan\nJ4\tb\tkeraguan\tscan\n"


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("pairs", "share", "kappa"),
    [
        ([("a", "a"), ("b", "b")], 1.0, 1.0),
        ([("a", "b"), ("b", "a")], 0.0, -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.5, 0.0),
        # Cohen's own kind of table: 20 and 15 alike, 5 and 10 apart: share .7, chance .5
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.7, 0.4),
    ],
    ids=["same", "opposite", "by chance", "cohen"],
)
def test_share_and_kappa(pairs: list[tuple[str, str]], share: float, kappa: float) -> None:
    found = agreement(pairs)
    assert (found.share, found.kappa) == (pytest.approx(share), pytest.approx(kappa))


def test_kappa_is_untold_where_both_say_one_word_alone() -> None:
    assert agreement([("a", "a"), ("a", "a")]).kappa is None


def test_none_judged_by_both_is_an_error() -> None:
    with pytest.raises(ValueError, match="both"):
        agreement([])


@pytest.mark.parametrize(
    "text",
    ["J1\ttrue\n", "J1\ttrue\nJ2\ttrue\nJ3\ttrue\nJ4\tmaybe\n", "J1\ttrue\nJ2\ttrue\nJ3\ttrue\nJ4\ttrue\nJ5\ttrue\n"],
    ids=["left out", "unknown word", "unknown id"],
)
def test_verdicts_are_whole_and_known(tmp_path: Path, text: str) -> None:
    sample = read_sample(_write(tmp_path, "sample.tsv", SAMPLE))
    with pytest.raises(ValueError, match="judge"):
        read_verdicts(_write(tmp_path, "judge.tsv", "id\tverdict\n" + text), sample)


def test_counts_by_rule_and_agreement_by_stratum(tmp_path: Path) -> None:
    sample = read_sample(_write(tmp_path, "sample.tsv", SAMPLE))
    head = "id\tverdict\twhy\n"
    first = head + "J1\ttrue\tx\nJ2\tfalse_reader\tx\nJ3\tworthless\tx\nJ4\ttrue\tx\n"
    second = head + "J1\ttrue\tx\nJ2\tfalse_document\tx\nJ3\ttrue\tx\nJ4\ttrue\tx\n"
    one, other = (read_verdicts(_write(tmp_path, "judge.tsv", t), sample) for t in (first, second))
    assert judged_rows(sample, one) == [("a", "document", "typed", 2, 1, 0, 1), ("b", "reader", "scan", 2, 1, 1, 0)]
    scan, typed, whole = agreement_rows(sample, one, other)
    assert typed == ("typed", "2", "0.50", "0.50", "0.50", "0.50", "0.50", "0.33", "1.00", "1.00", "1.00", "1.00")
    assert scan == ("scan", "2", "1.00", "1.00", "0.50", "1.00", "0.50", "0.00", "1.00", "-", "0.50", "0.00")
    assert whole[:2] == ("all", "4")
