"""What was made of packed words last is kept while it may be asked for again; the oldest is let go."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, Final, TypeVar

T = TypeVar("T")
_MOST: Final = 12_000  # records: of some hundred pages, 20 MB
_recent: Final[deque[tuple[Any, Callable[[Any], None]]]] = deque()  # the oldest first


def keep(record: T, let_go: Callable[[T], None]) -> None:
    """Call `let_go` with a record, which just made its words, once so many others have made theirs since."""
    _recent.append((record, let_go))
    if len(_recent) > _MOST:
        oldest, empty = _recent.popleft()
        empty(oldest)
