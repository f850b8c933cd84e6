"""Builds reference/wilayah/ from the npm package idn-area-data: `python tools/build/wilayah.py`.

Needs npm once; nothing of the package's code runs. The hashes below are those of the files that were looked at.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "idn-area-data@4.0.1"
HASHES = {
    "provinces": "ee9e5b5aaca298c41aef1aa0888285e103856f1414134bbb7afc68b294c9a89d",
    "regencies": "d5fbd54bb1500bbf5e194ddc94a3806df6e6837a310146dfa646b085bd99c0ae",
    "districts": "982f843613cf36bf474cab7ec46b5ecafc46dfeaad26e4bbadf170a6dae8ebe7",
}
TARGET = Path(__file__).parents[2] / "reference" / "wilayah"


def main() -> None:
    """Write the three tables, their provenance and the licence's text."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["npm", "pack", PACKAGE], cwd=folder, capture_output=True, text=True, check=True)
        archive = Path(folder) / done.stdout.strip().splitlines()[-1]
        with tarfile.open(archive) as tar:
            files = {n: _read(tar, f"package/data/{n}.csv") for n in HASHES}
            licence = _read(tar, "package/data/LICENSE.md")
    for name, data in files.items():
        found = hashlib.sha256(data).hexdigest()
        if found != HASHES[name]:
            sys.exit(f"{name}.csv is not the file that was looked at: {found}")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"))))
        text = "\n".join(",".join(_quoted(v) for v in row) for row in rows) + "\n"
        (TARGET / f"{name}.csv.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
        print(f"{name}: {len(rows) - 1}")
    (TARGET / "LICENSE-ODbL.md").write_bytes(licence)
    provenance = {
        "package": PACKAGE,
        "data_licence": "ODbL-1.0",
        "sha256": HASHES,
        "decree": "Kepmendagri 300.2.2-2138/2025",
    }
    (TARGET / "provenance.json").write_text(json.dumps(provenance, indent=1) + "\n", encoding="utf-8")


def _read(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.extractfile(name)
    if member is None:
        sys.exit(f"{name} is not in the package")
    return member.read()


def _quoted(value: str) -> str:
    return f'"{value.replace(chr(34), chr(34) * 2)}"' if any(c in value for c in ',"') else value


if __name__ == "__main__":
    main()
