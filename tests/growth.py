"""How work grows with its input: CPU of one size beside CPU of four times as much, never a number of seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LINEAR = 8.0  # four times the input in four times the CPU; twice that for noise, half of what the square would cost


def growth(work: Callable[[T], object], make: Callable[[int], T], n: int) -> float:
    """Return how many times as much CPU `work` takes for four times `n`: about 4 where it is linear, 16 where it is square.

    The least of five runs of each, so that what else the machine does counts little.
    """
    small, large = make(n), make(4 * n)
    return _least(work, large) / max(_least(work, small), 1e-5)


def _least(work: Callable[[T], object], given: T) -> float:
    took: list[float] = []
    for _ in range(5):
        began = time.thread_time()
        work(given)
        took.append(time.thread_time() - began)
    return min(took)
