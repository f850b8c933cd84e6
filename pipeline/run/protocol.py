"""What run.json says of a run: versions, settings, counts, seconds, failures, what was not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document.tables import FileHeader
from pipeline.settings import Lang, OcrMode
from pipeline.storage.fingerprint import reading_libraries


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the settings of a run its protocol names."""

    workers: int
    cluster: bool
    ocr: OcrMode
    lang: Lang


def protocol(
    asked: Asked,
    made_from: str | None,
    files: Sequence[FileHeader],
    n_findings: int,
    laps: dict[str, float],
    unmatched: Sequence[str],
    passed_over: Sequence[str],
) -> dict[str, object]:
    """Return the content of run.json. `made_from`: the fingerprint of all that decides the dataset's bytes."""
    statuses = [file.status for file in files]
    return {
        "versions": reading_libraries(),
        "settings": {"workers": asked.workers, "cluster": asked.cluster, "ocr": asked.ocr, "lang": asked.lang},
        "input": made_from,
        "documents": {s: statuses.count(s) for s in ("ok", "partial", "no_content", "failed")},
        "seconds": {name: round(value, 3) for name, value in laps.items()},
        "findings": n_findings,
        "failures": [
            {"path": f.source.path, "code": f.error_code, "message": f.error_message(asked.lang)}
            for f in files
            if f.status == "failed"
        ],
        "passed_over": list(passed_over),
        "unmatched_corrections": list(unmatched),
    }
