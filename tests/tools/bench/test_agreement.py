"""How far two people agree about findings, and what their tables must hold."""

from pathlib import Path

import pytest

from tools.bench.audit.agreement import agreement, agreement_rows, main, read_judged, read_table, rule_rows

SAMPLE = """id\trule\tkind\tstratum\tfound
J1\ta\tdokumen\ttyped\tx
J2\ta\tdokumen\ttyped\t
J3\tb\tkeraguan\tscan\ty
J4\tc\tkeraguan\tdoubt\tcut
"""
FIRST = "id\tverdict\twhy\nJ1\ttrue\tx\nJ2\tfalse_reader\tx\nJ3\tworthless\tx\nJ4\ttrue\tx\n"
SECOND = "id\tverdict\twhy\nJ1\ttrue\tx\nJ2\tfalse_document\tx\nJ3\ttrue\tx\nJ4\ttrue\tx\n"


def _write(folder: Path, **texts: str) -> list[Path]:
    paths = [folder / f"{name}.tsv" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.mark.parametrize(
    ("pairs", "share", "kappa"),
    [
        ([("a", "a"), ("b", "b")], 1.0, 1.0),
        ([("a", "b"), ("b", "a")], 0.0, -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.5, 0.0),
        # 20 and 15 alike, 5 and 10 apart: share .7, chance .5
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
    "second",
    [
        pytest.param(SECOND.replace("J4\ttrue\tx\n", ""), id="left out"),
        pytest.param(SECOND.replace("J4\ttrue", "J4\tmaybe"), id="unknown word"),
        pytest.param(SECOND + "J5\ttrue\tx\n", id="unknown id"),
    ],
)
def test_verdicts_are_whole_and_known(tmp_path: Path, second: str) -> None:
    with pytest.raises(ValueError, match="second"):
        read_judged(*_write(tmp_path, sample=SAMPLE, first=FIRST, second=second))


def test_counts_by_rule_and_agreement_by_stratum(tmp_path: Path) -> None:
    judged = list(read_judged(*_write(tmp_path, sample=SAMPLE, first=FIRST, second=SECOND)).values())
    assert rule_rows(judged) == [
        ("a", "document", "typed", "2", "0.50", "0.50", "0.50", "0.50"),
        ("b", "reader", "scan", "1", "1.00", "1.00", "0.00", "1.00"),
        ("c: cut", "reader", "doubt", "1", "1.00", "1.00", "1.00", "1.00"),
    ]
    doubt, scan, typed, whole = agreement_rows(judged)
    assert doubt[:3] == ("doubt", "reader", "1")
    assert scan == (
        "scan",
        "reader",
        "1",
        *("1.00", "1.00", "0.00", "1.00"),
        *("0.00", "0.00", "1.00", "-", "0.00", "0.00"),
    )
    assert typed[7:] == ("0.50", "0.33", "1.00", "1.00", "1.00", "1.00")
    assert whole[:3] == ("all", "all", "4")


def test_the_printed_table_is_read_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = _write(tmp_path, sample=SAMPLE, first=FIRST, second=SECOND)
    main([str(path) for path in paths])
    (table,) = _write(tmp_path, table=capsys.readouterr().out)
    judged, remarks = read_table(table)
    assert sorted(judged, key=str) == sorted(read_judged(*paths).values(), key=str)
    assert [line for line in remarks if line.startswith("J")] == [
        "J2 a typed false_reader false_document",
        "J3 b scan worthless true",
    ]
