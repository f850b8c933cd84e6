"""Files of corrections: read, and their lines sorted into those that can be applied and those that cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.reconcile.correction_cells import read_lines
from pipeline.reconcile.correction_checks import judge
from pipeline.reconcile.corrections import Check, Correction, CorrectionFile, follow_files


def read_correction_file(
    path: Path, check: Check = lambda _: None, fields: Mapping[str, Sequence[str]] = {}
) -> CorrectionFile:
    """Return the lines of a CSV or XLSX file of corrections, sorted into those that can be applied and those that cannot.

    `check` raises BadCorrections for a line whose table, field or value fits no column of the dataset; `fields` are the
    columns of each table that can be corrected, to name the nearest. A file that does not exist holds nothing.
    BadCorrections where the file cannot be read or its first line does not name the columns.
    """
    return judge(read_lines(path), check, fields) if path.exists() else CorrectionFile()


def read_corrections(
    path: Path, check: Check = lambda _: None, documents: Mapping[str, str] = {}
) -> tuple[Correction, ...]:
    """Return the lines of a file of corrections that can be applied; see `read_correction_file`.

    `documents`: path -> document id, of all documents read; lines of a file that changed are moved to its new content.
    """
    file = read_correction_file(path, check)
    return follow_files(file.corrections, documents)
