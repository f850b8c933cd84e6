"""What one run was asked to do: one frozen value, no globals."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.locations import Location

SCHEMA_VERSION = "2"
Lang = Literal["id", "en"]
OcrMode = Literal["auto", "off", "force"]


@dataclass(frozen=True, slots=True)
class Settings:
    """`raw`: folder of reports; `out`: folder of the dataset; `corrections`: human verdicts (may be missing).

    `scheduler`: address of the Dask scheduler whose workers read; None: `workers` processes of this machine.
    `progress_folder`: folder in which they post the page they are at. `seconds_per_document`: by the clock, whatever it
    does; what it works is bounded page by page. `own_process`: this process is the program's own, no other's threads are in it.
    """

    raw: Location
    out: Location
    corrections: Path = Path("data/corrections.csv")
    workers: int = 1
    force: bool = False
    ocr: OcrMode = "auto"
    lang: Lang = "id"
    seconds_per_document: float = 6000.0
    cache: Location | None = None
    scheduler: str | None = None
    progress_folder: Path | None = None
    own_process: bool = False
