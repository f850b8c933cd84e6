"""How long each stage of a run takes."""

from __future__ import annotations

import time


class Clock:
    """Seconds of each stage; they go to run.json, never into a table."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.monotonic()

    def lap(self, name: str) -> None:
        """Close a stage."""
        now = time.monotonic()
        self.laps[name] = now - self._last
        self._last = now
