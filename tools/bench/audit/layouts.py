"""Seeded errors in every layout: the open families of `tools.unseen` as layouts, each error a change of what is printed.

`python -m tools.bench.audit.layouts [--each 8] [--scans 6]`: recall by kind and by layout, false alarms of the unchanged twins.

An error is put where its document prints what it changes (a number, a date, a cell), so a kind is tried in the layouts
that have it. Told: a rule of the kind says that the document is wrong, and does not of the twin; what is only doubted is no hit.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from tools.bench.audit.measure import told
from tools.unseen.blocks import Block, Cell, Doc, Para, Table, walk
from tools.unseen.families import Family
from tools.unseen.make import draw, pick
from tools.unseen.noise import NOISES
from tools.unseen.print_canvas import print_pdf
from tools.unseen.print_docx import print_docx
from tools.unseen.scan import rasterise, write_pdf

_SEED = 20
_MOST_DPI = 200
Texts = list["Cell | Para"]


@dataclass(frozen=True)
class LayoutKind:
    """A kind of error: any of `rules` tells it. `change` alters the first text that it fits and says whether one did."""

    name: str
    rules: tuple[str, ...]
    change: Callable[[Texts], bool]


def _texts(doc: Doc) -> Texts:
    """Return all that prints text, in order; a change of one alters the document."""
    found: Texts = []
    for block in walk(doc.blocks):
        found += _of(block)
    return found


def _of(block: Block) -> Iterator[Cell | Para]:
    if isinstance(block, Para):
        yield block
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)


def _swap(pattern: str, change: Callable[[re.Match[str]], str], flags: int = 0) -> Callable[[Texts], bool]:
    """Return the change of the first text that a pattern fits."""
    wanted = re.compile(pattern, flags)

    def apply(texts: Texts) -> bool:
        for text in texts:
            match = wanted.search(text.text)
            if match is None:
                continue
            new = text.text[: match.start()] + change(match) + text.text[match.end() :]
            if new != text.text:
                text.text = new
                return True
        return False

    return apply


def _fraction(texts: Texts) -> bool:
    """Turn a stacked fraction of a part by its whole upside down."""
    for text in texts:
        if isinstance(text, Cell) and text.fraction is not None and _WHOLE.search(text.fraction[1]):
            above, below, factor = text.fraction
            text.fraction = (below, above, factor)
            return True
    return False


_NIP = r"(?<=NIP)(\W{0,3})((?:19|20)\d\d)(\d\d)(\d\d)(\s?)(\d{6})(\s?)([12])(\s?)(\d{3})"
_WHOLE = re.compile(r"\b(?:seluruh|total|keseluruhan|semua)\b", re.IGNORECASE)
_RATIO = r"^\(?(?P<a>[^/()]{8,90}?)\)? / \(?(?P<b>[^/()]*\b(?:seluruh|total|keseluruhan|semua)\b[^/()]*?)\)?(?P<x> [xX*] 100 ?%)$"
_DATE = r"(?<=, )\d{1,2} (?=(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember) 20\d\d$)"
KINDS: tuple[LayoutKind, ...] = (
    LayoutKind("NIP, a digit lost", ("nip_has_eighteen_digits",), _swap(_NIP, lambda m: m[0][:-1])),
    LayoutKind("NIP, a digit too many", ("nip_has_eighteen_digits",), _swap(_NIP, lambda m: m[0] + "7")),
    LayoutKind("NIP, month 13", ("nip_is_plausible",), _swap(_NIP, lambda m: m[1] + m[2] + "13" + m[0][len(m[1]) + 6 :])),
    LayoutKind("NIP, sex 3", ("nip_is_plausible",), _swap(_NIP, lambda m: "".join((*m.groups()[:7], "3", m[9], m[10])))),
    LayoutKind("day of the signature left out", ("signing_date_has_a_day",), _swap(_DATE, lambda m: "      ")),
    LayoutKind("day of the signature impossible", ("printed_date_exists",), _swap(_DATE, lambda m: "34 ")),
    LayoutKind(
        "rank and grade differ", ("rank_is_known",),
        _swap(r"^(Pembina|Penata)(.*?\W)(IV|III)/([a-e])", lambda m: f"{m[1]}{m[2]}{'III' if m[3] == 'IV' else 'IV'}/{m[4]}"),
    ),
    LayoutKind("rank unknown", ("rank_is_known",), _swap(r"^(?:Pembina|Penata)\b[^(/,]*", lambda m: "Pembina Tingkat IV ")),
    LayoutKind("law of another year", ("cited_year_agrees", "cited_title_agrees", "regulation_is_known"),
               _swap(r"^(Undang-Undang(?: Republik Indonesia)? (?:Nomor|No\.?) \d+ Tahun )(\d{4})(?= tentang)",
                     lambda m: f"{m[1]}{int(m[2]) - 1}", re.I)),
    LayoutKind("law under another title", ("cited_title_agrees", "cited_title_is_exact", "cited_year_agrees"),
               _swap(r"^(Undang-Undang(?: Republik Indonesia)? (?:Nomor|No\.?) \d+ Tahun \d{4} tentang )[^(;.]+",
                     lambda m: f"{m[1]}Perbendaharaan Negara Lain ", re.I)),
    LayoutKind("formula upside down, stacked", ("numerator_is_part_of_denominator",), _fraction),
    LayoutKind("formula upside down", ("numerator_is_part_of_denominator",),
               _swap(_RATIO, lambda m: f"({m['b']}) / ({m['a']}){m['x']}")),
    LayoutKind("formula divides by itself", ("numerator_differs_from_denominator", "numerator_is_part_of_denominator"),
               _swap(_RATIO, lambda m: f"({m['b']}) / ({m['b']}){m['x']}")),
    LayoutKind("target of a share above 100", ("percentage_target_lies_within_bounds",), lambda texts: _target(texts)),
    LayoutKind("formula bracket left open", ("formula_brackets_are_balanced",),
               _swap(r"^\(([^()]{8,})\) / \(", lambda m: f"({m[1]} / (")),
    LayoutKind("an aim for a formula", ("formula_is_a_computation",),
               _swap(_RATIO, lambda m: "Untuk mengetahui keberhasilan kinerja organisasi")),
)  # fmt: skip


def _target(texts: Texts) -> bool:
    """Put a target above 100 behind an indicator that is a share."""
    for at, text in enumerate(texts):
        if not re.match(
            r"(?:[\d.]+ )?P[er]+s[eo]ntase\b(?!.*(?:ningkatan|kenaikan|pertumbuhan|capaian|realisasi))", text.text
        ):
            continue
        for other in texts[at + 1 : at + 8]:
            match = re.fullmatch(r"(\d{2})((?:[.,]\d+)? ?%?)", other.text)
            if match is not None:
                other.text = f"1{match[0]}"
                return True
            if re.match(r"P[er]+s[eo]ntase\b|Indeks|Nilai", other.text):
                break
    return False


@dataclass(frozen=True)
class Try:
    """A kind in a layout, and what was told of the changed document that was not told of its twin; `doubted`: as a doubt."""

    kind: LayoutKind
    layout: str
    hit: bool
    instead: tuple[str, ...]
    doubted: bool = False


def print_document(doc: Doc, family: Family, seed: int, scan: int = 0) -> bytes:
    """Return a document as its layout's printer makes it: a PDF, a DOCX where it has no canvas; `scan`: as pictures of pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        if "canvas" not in family.printers:
            path = path.with_suffix(".docx")
            print_docx(doc, path)
        else:
            print_pdf(doc, path, random.Random(seed))
        if scan:
            kinds = [noise for noise in NOISES if noise.half == "open" and noise.since < 3]
            noise, rng = kinds[scan % len(kinds)], random.Random(scan)
            dpi = min(noise.dpi[0], _MOST_DPI)
            pages = [noise.spoil(page, rng) for page in rasterise(path, dpi, Path(folder))]
            write_pdf(pages, noise, dpi, path)
        return path.read_bytes()


def accused(data: bytes, ocr: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Return the rules that accuse the document, and those that only doubt how it was read."""
    found = told([data], ocr="auto" if ocr else "off")
    accusing = frozenset(rule for rule, about in found if about == "document")
    return accusing, frozenset(rule for rule, _ in found) - accusing


def tries(each: int, scans: int = 0, kinds: tuple[LayoutKind, ...] = KINDS) -> Iterator[Try]:
    """Yield each kind in `each` layouts that print what it changes; `scans`: instead as that many scans in all."""
    done: Counter[str] = Counter()
    twins: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    families = pick("open", ())
    left = scans
    for round_ in range(4):
        for at, family in enumerate(families):
            doc = draw(family, f"{_SEED}:{round_}:{at}")[0]
            for kind in sorted(kinds, key=lambda k: done[k.name]):
                if done[kind.name] >= each or (scans and left <= 0):
                    continue
                changed = deepcopy(doc)
                if not kind.change(_texts(changed)):
                    continue
                name, noise = f"{family.name}-{round_}", at + 1 if scans else 0
                if name not in twins:
                    twins[name] = accused(print_document(doc, family, at, noise), bool(scans))
                if set(kind.rules) & twins[name][0]:
                    continue  # the twin has such an error by itself
                done[kind.name] += 1
                left -= 1
                bad, unsure = accused(print_document(changed, family, at, noise), bool(scans))
                new, wanted = bad - twins[name][0], set(kind.rules)
                doubted = bool(wanted & (unsure - twins[name][1]))
                yield Try(kind, name, bool(wanted & new), tuple(sorted(new)), doubted)
                if scans:
                    break  # a layout a kind: reading pictures takes its time


def report(found: list[Try]) -> Iterator[str]:
    """Yield the recall of each kind with the layouts in which it was missed, and that over all."""
    by_kind: dict[str, list[Try]] = defaultdict(list)
    for one in found:
        by_kind[one.kind.name].append(one)
    for name, of_kind in by_kind.items():
        lost = "; ".join(f"{t.layout}: {_instead(t)}" for t in of_kind if not t.hit)
        yield f"{sum(t.hit for t in of_kind)}/{len(of_kind)}  {name}" + (f"  MISSED {lost}" if lost else "")
    hit = sum(t.hit for t in found)
    never = [name for name, of_kind in by_kind.items() if not any(t.hit for t in of_kind)]
    untried = [kind.name for kind in KINDS if kind.name not in by_kind]
    yield (
        f"recall {hit}/{len(found)} = {hit / max(len(found), 1):.3f} over {len(by_kind)} kinds in "
        f"{len({t.layout for t in found})} layouts; never told: {never or 'none'}; never tried: {untried or 'none'}"
    )


def _instead(found: Try) -> str:
    return "told as a doubt" if found.doubted else ", ".join(found.instead) or "nothing"


def main() -> None:
    """Print the recall in layouts, typed and scanned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=8, help="layouts a kind")
    parser.add_argument("--scans", type=int, default=0, help="documents that are tried as scans")
    args = parser.parse_args()
    for line in report(list(tries(args.each))):
        sys.stdout.write(f"{line}\n")
    if args.scans:
        for line in report(list(tries(args.each, args.scans))):
            sys.stdout.write(f"scans: {line}\n")


if __name__ == "__main__":
    main()
