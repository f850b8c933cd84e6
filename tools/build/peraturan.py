"""Builds reference/peraturan_uu_pp.csv.gz from acts mined out of a law corpus (acts_mined.csv.gz, made in November 2026).

Acts read one by one in public texts (acts_read.csv, with source and day) are put over them: a title, a gazette, a repeal, an act.

usage: python -m tools.build.peraturan [OUT.csv.gz]

A gazette is kept where the act's own gazette line and the majority of the citations of it agree, or where it stands in the run of
its year (gazettes.py). A title is kept where the gazette is, where most citations of the act name it so, and of texts up to 2016
that were no pictures wherever it is a title: of 200 that were held against public lists none was another act's. The number
and year of every UU, PP, UU Drt and Perppu are kept: they tell which acts exist. "amends": what an act's title says that it
changes. Facts of laws, which carry no copyright (UU 28/2014 art. 42).
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from normalizers.regulations.peraturan import parse_peraturan
from normalizers.regulations.reference import label_of
from normalizers.similarity import ratio_of_folded
from normalizers.text import fold
from reference.load import read_rows
from tools.build.gazettes import LAST, Key, in_order, key_of, read

KINDS = {"PERPU": "PERPPU", "PP": "PP", "UU": "UU", "UUDRT": "UU_DARURAT"}
FACTS = (
    "title",
    "ln",
    "tln",
    "bn_year",
    "bn",
    "amended_by",
    "repealed_by",
    "repealed_year",
    "repeal_checked",
    "checked",
)
KEY = ("reg_type", "issuer", "number", "year")
COLUMNS = (*KEY, *FACTS, "amends")
YEARS = range(1945, 2027)  # "PP 18/2076" is a misread year
LONGEST, SHORTEST = 320, 4  # letters of a title
SAME_TITLE = 0.9  # likeness of the act's own title and the one that it is cited by, as far as the shorter goes
AROUND = 60  # supplements before and behind those that were seen in a year
OTHER_TITLE = 0.5  # likeness below which the citations name another title
_AMENDS = re.compile(
    r"\W*(?=perubahan|pengubahan|perobahan|tambahan|penambahan)"
    r"(?:(?:perubahan|pengubahan|perobahan|tambahan|penambahan|dan|ke\w{3,7}|belas|atas|terhadap)\W+)+"
    r"(?=(?:undang-undang|peraturan|keputusan|instruksi)\b)",
    re.IGNORECASE,
)
_CHANGED = frozenset(("UU", "PP", "PERPRES", "KEPPRES", "INPRES", "PERMENDAGRI", "PERMENPANRB", "PERMENKEU", "PERMENDESA",
    "PERMENPPN", "PERMENKES", "PERMENDIKBUD", "PERMENPU", "PERMENTAN"))  # fmt: skip
_NUMBERED = re.compile(r"[^0-9]{0,90}?\b(?:no|nomor|nr)\.?\s*\d{1,3}\s+tahun\s+(?:19|20)\d\d\b", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"\W*(?:menimbang|mengingat|memutuskan|presiden republik|dengan rahmat|lembaran|serta|tahun|[a-z](?: [a-z]){3})\b",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^(?:UNDANG-UNDANG|PERATURAN PEMERINTAH)\b[^,;]{0,60}?\bTAHUN \d{4}\s+TENTANG\s+", re.IGNORECASE)
_MANGLED = re.compile(
    r"\b(?:no|nomor|nr)\.?\s*(?:\d+\s+tahun\s+(?![0-9ilo]{4}\b)|tentang|tambahan)|\btahun \d{4} tahun\b", re.IGNORECASE
)
MINED = Path(__file__).with_name("acts_mined.csv.gz")
READ = Path(__file__).with_name("acts_read.csv")
OUT = Path(__file__).parents[2] / "reference" / "peraturan_uu_pp.csv.gz"


def confirmed(
    row: dict[str, str], gazettes: set[Key], supplements: set[Key], doubled: set[tuple[str, ...]]
) -> dict[str, str]:
    """Return the act as the gazetteer keeps it: the gazettes and the title that something confirms.

    `gazettes` and `supplements`: acts whose numbers stand in their year's run; `doubled`: titles that stand under two kinds.
    """
    ln = kept_number(row, "ln", key_of(row) in gazettes or key_of(row) in supplements)
    tln = kept_number(row, "tln", key_of(row) in supplements)
    ln, tln = (ln, tln) if is_of_its_year(tln, row["year"]) else ("", "")
    printed = _HEAD.sub("", " ".join(row["title"].replace("_", " ").split()))  # underlines of the corpus' markup
    plain = (
        int(row["year"]) <= LAST
        and len(printed) >= SHORTEST
        and (row["number"], row["year"], fold(printed)) not in doubled
    )
    title = printed[:LONGEST].rstrip(" ;.,") if ln or tln or plain or is_cited_so(printed, row["cited_title"]) else ""
    wrong = (
        _NO_TITLE.match(title)
        or not is_whole(printed)
        or is_cited_otherwise(printed, row["cited_title"], int(row.get("votes") or 0))
    )
    known = {"title": "" if wrong else title, "ln": ln, "tln": tln}
    named = {"reg_type": KINDS[row["type"]], "number": row["number"], "year": row["year"]}
    return {**dict.fromkeys(COLUMNS, ""), **named, **known}


def kept_number(row: dict[str, str], column: str, fits: bool) -> str:
    """Return a gazette's number that two readings agree on, or that stands in its year's run and is not cited otherwise twice."""
    own, cited = row[f"own_{column}"], row[f"cited_{column}"]
    if own == cited:
        return own
    contradicted = own and cited and int(row.get("votes") or 0) > 1
    return read(row, column) if fits and not contradicted else ""


def is_of_its_year(tln: str, year: str) -> bool:
    """Return whether a supplement may be of a year; one far from those of the year is that of an act that the title names."""
    seen = next((w for w in read_rows("tln_window.csv") if w["year"] == year), None)
    return (
        not tln or seen is None or int(seen["tln_min_seen"]) - AROUND <= int(tln) <= int(seen["tln_max_seen"]) + AROUND
    )


def doubled_titles(rows: Iterable[dict[str, str]]) -> set[tuple[str, ...]]:
    """Return number, year and title of what stands under two kinds: one of the two texts is filed wrongly."""
    seen = Counter((r["number"], r["year"], fold(r["title"])) for r in rows if r["title"])
    return {key for key, count in seen.items() if count > 1}


def amends(title: str) -> str:
    """Return the act that a title says it changes ("UU 45/1999", "PERPRES 16/2018"); "" where it names none."""
    found = _AMENDS.match(title)
    if found is None or not _NUMBERED.match(title[found.end() :]):
        return ""
    act = parse_peraturan(title[found.end() :]).value
    return label_of(act.reg_type, act.number, act.year) if act is not None and act.reg_type in _CHANGED else ""


def is_cited_so(own: str, cited: str) -> bool:
    """Return whether an act's own title is the one by which it is cited, as far as the shorter of them goes."""
    short, long = sorted((fold(own), fold(cited)), key=len)
    return len(short) >= 10 and ratio_of_folded(short, long[: len(short)]) >= SAME_TITLE


def is_whole(title: str) -> bool:
    """Return whether a title lost no line in its middle: brackets close, and a number is followed by its year."""
    return title.count("(") == title.count(")") and not _MANGLED.search(title)


def is_cited_otherwise(own: str, cited: str, votes: int) -> bool:
    """Return whether several citations name an act by another title: its own was cut ("Mahkamah Agung" of a law changing it)."""
    short, long = sorted((fold(own), fold(cited)), key=len)
    return votes > 1 and len(long) >= 10 and bool(short) and ratio_of_folded(short, long[: len(short)]) < OTHER_TITLE


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
    return most == 0 or int(row["number"]) <= most + 1 or int(row.get("votes") or 0) >= 3


def build(rows: Iterable[dict[str, str]], singly: Iterable[dict[str, str]] = ()) -> bytes:
    """Return the gazetteer, gzipped without a date, sorted by kind, year and number; `singly`: acts read one by one."""
    listed = [row for row in rows if row["type"] in KINDS and int(row["year"]) in YEARS]
    last = last_proven(listed)
    runs, doubled = in_order(listed), doubled_titles(listed)
    kept = put_over((confirmed(row, *runs, doubled) for row in listed if is_proven(row) or exists(row, last)), singly)
    return packed(kept)


def put_over(acts: Iterable[dict[str, str]], singly: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Return the acts with those that were read put over them: what was read counts, an empty cell says nothing."""
    known = {key_in_list(act): act for act in acts}
    for row in singly:
        key = key_in_list(row)
        said = {column: row[column][:LONGEST] for column in COLUMNS if row.get(column)}
        known[key] = {**dict.fromkeys(COLUMNS, ""), **known.get(key, {}), **said}
    return [{**act, "amends": amends(act["title"])} for act in known.values()]


def key_in_list(act: dict[str, str]) -> tuple[str, ...]:
    """Return what tells an act from the others; the issuer only where the kind does not name it ("PERKA")."""
    return tuple(act.get(column, "") for column in KEY)


def read_acts(path: Path = READ) -> list[dict[str, str]]:
    """Return the acts of a stored list; lines that begin with # say where it is from."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def number_of(act: dict[str, str]) -> int:
    """Return the first number of an act's number: 14 of "14/PRT/M/2010", 15 of "PER.15/MEN/X/2010"."""
    found = re.search(r"\d+", act["number"])
    return int(found[0]) if found is not None else 0


def packed(kept: list[dict[str, str]]) -> bytes:
    """Return the acts as the gazetteer's bytes."""
    kept.sort(key=lambda r: (r["reg_type"], r["issuer"], int(r["year"]), number_of(r), r["number"]))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)
    return gzip.compress(text.getvalue().encode(), mtime=0)


def main() -> None:
    """Write the gazetteer."""
    with gzip.open(MINED, "rt", encoding="utf-8", newline="") as source:
        made = build(csv.DictReader(source), read_acts())
    (Path(sys.argv[1]) if len(sys.argv) > 1 else OUT).write_bytes(made)


if __name__ == "__main__":
    main()
