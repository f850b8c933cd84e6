"""What workers post: the page they are at, in files of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.progress import PageProgress, ProgressFolder


def test_a_file_is_posted_until_its_last_page(tmp_path: Path) -> None:
    progress_folder = ProgressFolder(tmp_path)
    tell = progress_folder.teller("pindaian/buku.pdf")
    tell(1, 3)
    tell(2, 3)
    assert progress_folder.posted() == (PageProgress("pindaian/buku.pdf", 2, 3),)
    tell(3, 3)
    assert (progress_folder.posted(), list(tmp_path.iterdir())) == ((), [])


def test_what_a_killed_worker_posted_is_taken_down(tmp_path: Path) -> None:
    progress_folder = ProgressFolder(tmp_path)
    (tmp_path / "4711").write_text('["a.pdf", 7, 142]', encoding="utf-8")
    (tmp_path / "4712").write_text('["b.pdf", 1, 2]', encoding="utf-8")
    (tmp_path / "4713").write_text('["b.pd', encoding="utf-8")
    progress_folder.forget("a.pdf")
    assert progress_folder.posted() == (PageProgress("b.pdf", 1, 2),)


def test_a_folder_that_is_gone_costs_nothing(tmp_path: Path) -> None:
    progress_folder = ProgressFolder(tmp_path / "gone")
    progress_folder.teller("a.pdf")(1, 9)
    progress_folder.forget("a.pdf")
    assert progress_folder.posted() == ()


def test_the_terminal_shows_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.cli.progress import _Pages

    ProgressFolder(tmp_path).teller("buku.pdf")(11, 142)
    assert _Pages(tmp_path, "id").render(None).plain == "buku.pdf: halaman 12 dari 142"  # type: ignore[arg-type]
    assert _Pages(None, "id").render(None).plain == ""  # type: ignore[arg-type]


def test_the_bar_stands_before_the_first_file_is_done() -> None:
    from pipeline.cli.progress import Counter

    with Counter("id") as counter:
        (task,) = counter._bar.tasks
        assert (task.completed, task.total) == (0, None)
        counter.step("buku.pdf", 1, 3)
        assert (task.completed, task.total) == (1, 3)
