"""Builds data/raw/: its five reports as real files, from tools/build/raw/reports/*.toml.

usage: python -m tools.build.raw.build [OUT]        (OUT is data/raw unless told)
The same content gives the same bytes. Where the facts come from is told in tools/build/raw/reports/README.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.build.raw.content import read_report
from tools.build.raw.docx import write_docx
from tools.build.raw.pdf import draw_pdf
from tools.build.scans import Look, scan_pdf

SOURCES = Path(__file__).parent / "reports"


def build_raw(out: Path) -> list[Path]:
    """Write every report to `out` and return the paths, sorted by name."""
    out.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for source in sorted(SOURCES.glob("*.toml")):
        report = read_report(source)
        path = out / f"{report.name}.{report.format}"
        data = draw_pdf(report) if report.format == "pdf" else write_docx(report)
        if report.scan is not None:
            seed, sideways = report.scan
            data = scan_pdf(data, seed, Look(sideways=sideways))
        path.write_bytes(data)
        made.append(path)
    return made


if __name__ == "__main__":
    for made_path in build_raw(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("data/raw")):
        print(f"{made_path}  {made_path.stat().st_size} bytes")
