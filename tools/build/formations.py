"""Builds reference/wilayah/formed.csv: by which law and in which year a kabupaten or kota was formed, told by the laws' titles.

usage: python -m tools.build.formations MINED.csv [OUT.csv]

MINED.csv is the law corpus of tools.build.peraturan. A title names the region with its level, today or under a former name; the
name of a longer one ("Kota Padang Sidempuan") is none of the shorter. Facts of laws carry no copyright (UU 28/2014 art. 42).
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from normalizers.text import fold
from reference.load import read_rows

OUT = Path(__file__).parents[2] / "reference" / "wilayah" / "formed.csv"
EARLIEST = 1990  # laws before name districts of another system
_FORMS = re.compile(r"\bpembentukan\b(?P<named>.*)", re.IGNORECASE | re.DOTALL)
_PLACE = re.compile(r"\b(?:di|dalam|pada)\s+(?:wilayah|provinsi|propinsi|lingkungan)", re.IGNORECASE)
_OLD_WORDS = ((r"\bdaerah\s+tingkat\s+ii\b", ""), (r"\bkotamadya\b", "kota"))


def names() -> dict[str, str]:
    """Return the codes of kabupaten and kota by their folded names with the word of the level, former names too."""
    found = {fold(row["name"]): row["code"] for row in read_rows("wilayah/regencies.csv.gz")}
    for row in read_rows("wilayah_lama.csv"):
        if row["level"] in ("kabupaten", "kota"):
            found.setdefault(fold(f"{row['level']} {row['name']}"), row["code"])
    return found


def named(title: str, known: dict[str, str]) -> set[str]:
    """Return the codes of the regions that the title of a law forms."""
    for old, new in _OLD_WORDS:
        title = re.sub(old, new, title, flags=re.IGNORECASE)
    forms = _FORMS.search(title)
    rest = fold(_PLACE.split(forms["named"], maxsplit=1)[0]) if forms is not None else ""
    found = set()
    for name in sorted(known, key=lambda n: (-len(n), n)):
        if name in rest:
            found.add(known[name])
            rest = rest.replace(name, "#")
    return found


def build(rows: Iterable[dict[str, str]]) -> list[tuple[str, str, str]]:
    """Return (code, year, law) of each region that a law forms, the first law that does so, by code."""
    known = names()
    formed: dict[str, tuple[int, str]] = {}
    for row in rows:
        if row["type"] != "UU" or int(row["year"]) < EARLIEST:
            continue
        law = int(row["year"]), f"UU {row['number']}/{row['year']}"
        for code in named(row["title"], known) | named(row["cited_title"], known):
            formed[code] = min(formed.get(code, law), law)
    return [(code, str(year), law) for code, (year, law) in sorted(formed.items())]


def main() -> None:
    """Write the table."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as source:
        made = build(csv.DictReader(source))
    text = "".join(f"{','.join(row)}\n" for row in [("code", "year", "law"), *made])
    (Path(sys.argv[2]) if len(sys.argv) > 2 else OUT).write_text(text, encoding="utf-8")
    print(len(made))


if __name__ == "__main__":
    main()
