"""A page of pdfium is opened once for all that ask for it, and closed before the next one."""

from __future__ import annotations

import pytest

from extractors.readers.pdf.by_pdfium import OpenPage


class _Page:
    def __init__(self, number: int, told: list[str]) -> None:
        self.number, self.told = number, told
        told.append(f"open {number}")

    def close(self) -> None:
        self.told.append(f"close {self.number}")


class _Pages:
    def __init__(self) -> None:
        self.told: list[str] = []

    def __getitem__(self, at: int) -> _Page:
        if at > 8:
            raise IndexError(at)
        return _Page(at + 1, self.told)


def test_a_page_is_opened_once_and_closed_before_the_next() -> None:
    document = _Pages()
    page = OpenPage(document)
    assert page.numbered(1) is page.numbered(1)
    page.numbered(2)
    page.close()
    page.close()
    assert document.told == ["open 1", "close 1", "open 2", "close 2"]


def test_a_page_that_cannot_be_opened_leaves_none_open() -> None:
    document = _Pages()
    page = OpenPage(document)
    page.numbered(1)
    for _ in range(2):
        with pytest.raises(IndexError):
            page.numbered(20)
    assert document.told == ["open 1", "close 1"]
