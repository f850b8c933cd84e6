"""Builds reference/peraturan_uu_pp.csv.gz from acts mined out of a law corpus (regulations_mined.csv).

Acts read one by one in public lists (acts_read.csv, with source and day) are put over them: a title, a gazette, an act more.

usage: python -m tools.build.peraturan MINED.csv [OUT.csv.gz]
       python -m tools.build.peraturan --read (only puts acts_read.csv over the gazetteer as it is)

A gazette is kept only where the act's own gazette line and the majority of the citations of it agree; a title where a gazette
is kept or where most citations of the act name it so: without either nothing confirms that the act was found. The number
and year of every UU, PP, UU Drt and Perppu are kept: they tell which acts exist. "amends": what an act's title says that it
changes. Facts of laws, which carry no copyright (UU 28/2014 art. 42).
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from normalizers.similarity import ratio_of_folded
from normalizers.text import fold

KINDS = {"PERPU": "PERPPU", "PP": "PP", "UU": "UU", "UUDRT": "UU_DARURAT"}
COLUMNS = ("reg_type", "number", "year", "title", "ln", "tln", "amends")
YEARS = range(1945, 2027)  # "PP 18/2076" is a misread year
LONGEST = 320  # letters of a title
SAME_TITLE = 0.9  # likeness of the act's own title and the one that it is cited by, as far as the shorter goes
_AMENDS = re.compile(
    r"\W*(?:(?:perubahan|pengubahan|tambahan|penambahan|dan|ke\w{3,7}|atas|terhadap)\W+)+"
    r"(?P<kind>undang-undang|peraturan pemerintah)(?!\s+(?:darurat|pengganti))[^0-9]{0,40}?"
    r"(?:no|nomor|nr)\.?\s*(?P<number>\d{1,3})\s+tahun\s+(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^(?:UNDANG-UNDANG|PERATURAN PEMERINTAH)\b[^,;]{0,60}?\bTAHUN \d{4}\s+TENTANG\s+", re.IGNORECASE)
READ = Path(__file__).with_name("acts_read.csv")
OUT = Path(__file__).parents[2] / "reference" / "peraturan_uu_pp.csv.gz"


def confirmed(row: dict[str, str]) -> dict[str, str]:
    """Return the act as the gazetteer keeps it: gazettes that two readings agree on, and the title that they confirm."""
    ln, tln = (row[f"own_{key}"] if row[f"own_{key}"] == row[f"cited_{key}"] else "" for key in ("ln", "tln"))
    printed = _HEAD.sub("", " ".join(row["title"].replace("_", " ").split()))  # underlines of the corpus' markup
    title = printed[:LONGEST].rstrip(" ;.,") if ln or tln or is_cited_so(printed, row["cited_title"]) else ""
    return dict(zip(COLUMNS, (KINDS[row["type"]], row["number"], row["year"], title, ln, tln, ""), strict=True))


def amends(title: str) -> str:
    """Return the law or government regulation that a title says it changes ("UU 45/1999"); "" where it changes none."""
    found = _AMENDS.match(title)
    kind = {"u": "UU", "p": "PP"}.get(found["kind"][0].casefold()) if found is not None else None
    return f"{kind} {int(found['number'])}/{found['year']}" if kind is not None and found is not None else ""


def is_cited_so(own: str, cited: str) -> bool:
    """Return whether an act's own title is the one by which it is cited, as far as the shorter of them goes."""
    short, long = sorted((fold(own), fold(cited)), key=len)
    return len(short) >= 10 and ratio_of_folded(short, long[: len(short)]) >= SAME_TITLE


def is_proven(row: dict[str, str]) -> bool:
    """Return whether the act itself was read: it has a title or a gazette line of its own."""
    return bool(row["title"] or row["own_ln"])


def last_proven(rows: Iterable[dict[str, str]]) -> dict[tuple[str, str], int]:
    """Return the highest number of each kind and year of which the act itself was read."""
    last: dict[tuple[str, str], int] = {}
    for row in rows:
        if is_proven(row):
            key = (row["type"], row["year"])
            last[key] = max(last.get(key, 0), int(row["number"]))
    return last


def exists(row: dict[str, str], last: dict[tuple[str, str], int]) -> bool:
    """Return whether an act that is only cited is one: numbers run through the year, so up to the last read each exists.

    Beyond it a number is a slip ("UU 50/1980", the last is 14) unless three citations name it, or no act of the year was read.
    """
    most = last.get((row["type"], row["year"]), 0)
    return most == 0 or int(row["number"]) <= most + 1 or int(row["votes"] or 0) >= 3


def build(rows: Iterable[dict[str, str]], read: Iterable[dict[str, str]] = ()) -> bytes:
    """Return the gazetteer, gzipped without a date, sorted by kind, year and number; `read`: acts read singly, put over it."""
    listed = [row for row in rows if row["type"] in KINDS and int(row["year"]) in YEARS]
    last = last_proven(listed)
    kept = put_over((confirmed(row) for row in listed if is_proven(row) or exists(row, last)), read)
    return packed(kept)


def put_over(acts: Iterable[dict[str, str]], read: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Return the acts with those that were read put over them: what was read counts, an empty cell says nothing."""
    known = {(a["reg_type"], a["number"], a["year"]): a for a in acts}
    for row in read:
        key = row["reg_type"], row["number"], row["year"]
        said = {column: row[column][:LONGEST] for column in COLUMNS if row.get(column)}
        known[key] = {**dict.fromkeys(COLUMNS, ""), **known.get(key, {}), **said}
    return [{**act, "amends": amends(act["title"])} for act in known.values()]


def read_acts(path: Path = READ) -> list[dict[str, str]]:
    """Return the acts of a stored list; lines that begin with # say where it is from."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def packed(kept: list[dict[str, str]]) -> bytes:
    """Return the acts as the gazetteer's bytes."""
    kept.sort(key=lambda r: (r["reg_type"], int(r["year"]), int(r["number"])))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)
    return gzip.compress(text.getvalue().encode(), mtime=0)


def main() -> None:
    """Write the gazetteer."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    if sys.argv[1] == "--read":
        with gzip.open(OUT, "rt", encoding="utf-8", newline="") as known:
            acts = [row for row in csv.DictReader(known) if int(row["year"]) in YEARS]
        OUT.write_bytes(packed(put_over(acts, read_acts())))
        return
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as source:
        made = build(csv.DictReader(source), read_acts())
    (Path(sys.argv[2]) if len(sys.argv) > 2 else OUT).write_bytes(made)


if __name__ == "__main__":
    main()
