"""Writes sbom.cdx.json, the bill of materials (CycloneDX) of what extracting needs: packages, licences, models that ship.

Made of requirements.lock and of what is installed, the same bytes each time: `make lock` runs it.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LOCK, MODELS = ROOT / "requirements.lock", ROOT / "extractors" / "readers" / "scan" / "models"
OUT = ROOT / "sbom.cdx.json"
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
_VIA = re.compile(r"^    #(?: via)?\s+(?P<name>[A-Za-z0-9._-]+)")
_LONGEST = 60  # letters of a licence's name; longer ones are its text


def read_lock(text: str) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Return the version of each package of a lock, and for each the packages that it needs."""
    versions: dict[str, str] = {}
    needs: dict[str, set[str]] = {}
    name = ""
    for line in text.splitlines():
        if pinned := _PINNED.match(line):
            name = pinned["name"]
            versions[name] = pinned["version"]
        elif name and (via := _VIA.match(line)):
            needs.setdefault(via["name"], set()).add(name)
    return versions, needs


def licence_of(name: str) -> str:
    """Return the licence that an installed package states; "" where it is not installed or states none."""
    try:
        told = metadata(name).json
    except PackageNotFoundError:
        return ""
    stated = str(told.get("license_expression", ""))
    if not stated:
        kinds = [c.split(" :: ")[-1] for c in told.get("classifier", ()) if c.startswith("License :: ")]
        stated = " AND ".join(sorted(set(kinds) - {"OSI Approved"})) or str(told.get("license", "")).strip()
    first = stated.splitlines()[0] if stated else ""
    return first if len(first) <= _LONGEST else ""


def bill(lock: str, sums: str) -> dict[str, Any]:
    """Return the bill of materials of a lock file's text and the models' SHA256SUMS."""
    versions, needs = read_lock(lock)
    components = [_package(name, versions[name]) for name in sorted(versions)]
    components += [
        {"type": "machine-learning-model", "bom-ref": f"model:{name}", "name": name,
         "hashes": [{"alg": "SHA-256", "content": sha}]}
        for sha, name in sorted((line.split()[0], line.split()[1].lstrip("*")) for line in sums.splitlines() if line.strip())
    ]  # fmt: skip
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "iku-pipeline", "name": "iku-pipeline",
                                   "licenses": [{"license": {"id": "MIT"}}]}},
        "components": components,
        "dependencies": [
            {"ref": _purl(name, versions[name]), "dependsOn": sorted(_purl(n, versions[n]) for n in needs.get(name, ()))}
            for name in sorted(versions)
        ],
    }  # fmt: skip


def _package(name: str, version: str) -> dict[str, Any]:
    licence = licence_of(name)
    stated = {"licenses": [{"license": {"name": licence}}]} if licence else {}
    purl = _purl(name, version)
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, **stated}


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"


def main() -> None:
    """Write the bill of materials."""
    made = bill(LOCK.read_text(encoding="utf-8"), (MODELS / "SHA256SUMS").read_text(encoding="utf-8"))
    OUT.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    unknown = [c["name"] for c in made["components"] if c["type"] == "library" and "licenses" not in c]
    print(f"{len(made['components'])} components; no licence stated: {', '.join(unknown) or '-'}", file=sys.stderr)


if __name__ == "__main__":
    main()
