"""Lets LibreOffice turn documents into other kinds."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path


def convert(files: list[Path], kind: str, out: Path) -> None:
    """Let LibreOffice turn DOCX files into another kind, many in one run."""
    if not files:
        return
    with tempfile.TemporaryDirectory() as home:
        for i in range(0, len(files), 25):
            subprocess.run(
                [shutil.which("soffice") or "soffice", f"-env:UserInstallation=file://{home}/lo", "--headless",
                 "--convert-to", kind, "--outdir", str(out), *map(str, files[i : i + 25])],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900,
            )  # fmt: skip
