from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.dataset.read import read_table
from tools.bench.series import draw_reports, measure

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is asked of /proc"),
]


def test_the_reports_are_the_same_every_time_and_grow_by_more(tmp_path: Path) -> None:
    draw_reports(tmp_path / "a", 3)
    draw_reports(tmp_path / "b", 2)
    draw_reports(tmp_path / "b", 3)
    drawn = [{p.name: p.read_bytes() for p in sorted((tmp_path / name).iterdir())} for name in "ab"]
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) == 3


def test_one_size_is_measured_whole_and_with_one_more(tmp_path: Path) -> None:
    first, again = measure(tmp_path, 2, None)
    for cost in (first, again):
        assert min(cost.stages.values()) >= 0
        assert cost.clock == pytest.approx(sum(cost.stages.values()))
        assert 20 < cost.peak < 2_000
    assert first.reader > 20
    assert len(read_table(tmp_path / "out-2", "documents")) == 3
    assert {p.name for p in tmp_path.iterdir()} == {"raw-2", "cache-2", "out-2", ".out-2.lock"}
