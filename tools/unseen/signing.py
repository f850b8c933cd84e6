"""Who signs below, where and when: dates, signature blocks, two parties, the e-signature box."""

from __future__ import annotations

from typing import Any

from . import content as ct
from .blocks import Block, Cell, Keep, Para, Seal, Space, Table
from .build import Build
from .people import Person, make_person, wrap_title


def place_and_date(b: Build, blank_day: float = 0.15) -> tuple[str, dict[str, Any]]:
    """A place-date line and its truth."""
    day, month, year = ct.date_parts(b.c)
    place = b.c.place
    r = b.rng.random()
    if r < blank_day * 0.6:
        return f"{place},      {month} {year}", {"place": place, "date": None, "date_raw": f"{month} {year}"}
    if r < blank_day:
        return f"{place},               {year}", {"place": place, "date": None, "date_raw": f"{year}"}
    if month == "November" and b.chance(0.3):
        shown = "Nopember"
    elif month == "Februari" and b.chance(0.1):
        shown = "Pebruari"
    else:
        shown = month
    comma = "," if b.chance(0.9) else ""
    return f"{place}{comma} {day} {shown} {year}", {"place": place, "date": ct.iso(day, month, year),
                                                    "date_raw": f"{day} {shown} {year}"}  # fmt: skip


def sign_lines(b: Build, p: Person, date: str | None, gap: int = 3, width: int = 36) -> list[tuple[str, bool, bool]]:
    """Lines of a signature block: text, bold, underlined."""
    rng = b.rng
    out: list[tuple[str, bool, bool]] = []
    if date:
        out.append((date, False, False))
    lines = wrap_title(rng, p.position, width)
    if b.chance(0.6):
        lines[-1] += ","
    out += [(t, False, False) for t in lines]
    out += [("", False, False)] * gap
    bold, line = b.chance(0.5), b.chance(0.6)
    out += [(t, bold, line) for t in p.lines]
    if p.rank:
        out.append((p.rank, False, False))
    if p.nip:
        label = rng.choices(("NIP. ", "NIP ", "NIP.", "NIP : ", "Nip. "), (70, 12, 8, 5, 5))[0]
        out.append((label + p.nip, False, False))
    return out


def spelt_position(b: Build) -> str:
    """The head's position in one of its spellings."""
    t = b.c.head_title
    return t if b.chance(0.75) else " ".join(w if w in ("UPT", "RSUD") else w.capitalize() for w in t.split())


def signature(b: Build, person: Person | None = None, note: bool = True, blank_day: float = 0.15,
              left: float | None = None) -> list[Block]:  # fmt: skip
    """One block at the foot, right or centre."""
    rng = b.rng
    p = person or make_person(b.c, spelt_position(b))
    form = rng.random()
    date: str | None
    date, truth = place_and_date(b, blank_day)
    if form < 0.1:
        date, truth = None, {}
    if note:
        b.note_signer(p, truth)
    x = left if left is not None else rng.choice((0.5, 0.52, 0.55))
    align = rng.choice(("center", "center", "left"))
    w = 1 - x
    lines = sign_lines(b, p, date)
    if form > 0.85 and truth.get("date"):
        day = str(truth["date_raw"])
        sep = rng.choice((" : ", " ", "  : "))
        lines = [(f"Ditetapkan di{sep}{b.c.place}", False, False),
                 (f"{rng.choice(('Pada tanggal', 'pada tanggal'))}{sep}{day}", False, False), *lines[1:]]  # fmt: skip
    paras: list[Block] = [
        Para(t, align, bold, underline=u and bool(t), left=x, width=w, after=0.5) for t, bold, u in lines
    ]
    return [Space(12), Keep(paras)]


def parties(b: Build, first: Person, second: Person, labels: bool = True, narrow: bool = False) -> list[Block]:
    """Two parties side by side, the superior on the left as second party."""
    rng = b.rng
    date, truth = place_and_date(b, 0.3)
    b.note_signer(second, truth)
    b.note_signer(first, truth)
    width = 26 if narrow else 34
    lab = rng.choice((("PIHAK KEDUA,", "PIHAK PERTAMA,"), ("Pihak Kedua,", "Pihak Pertama,"),
                      ("PIHAK KEDUA", "PIHAK KESATU")))  # fmt: skip
    left, right = wrap_title(rng, second.position, width), wrap_title(rng, first.position, width)
    n = max(len(left), len(right))
    rows: list[list[Cell]] = [[Cell(""), Cell(date, align="center")]]
    if labels:
        rows.append([Cell(lab[0], align="center"), Cell(lab[1], align="center")])
    rows.append([Cell("\n".join(left + [""] * (n - len(left))), align="center"),
                 Cell("\n".join(right + [""] * (n - len(right))), align="center")])  # fmt: skip
    rows.append([Cell("\n\n\n"), Cell("")])
    bold = b.chance(0.5)

    def foot(p: Person) -> str:
        return "\n".join([x for x in (p.rank, f"NIP. {p.nip}" if p.nip else None) if x])

    rows.append([Cell("\n".join(p.lines), align="center", bold=bold, underline=b.chance(0.4))
                 for p in (second, first)])  # fmt: skip
    rows.append([Cell(foot(p), align="center") for p in (second, first)])
    return [Space(10), Keep([Table([1, 1], rows, 0, False, "none", pad=1)])]


def seal(b: Build, p: Person, left: float = 0.5) -> Seal:
    """The e-signature box of a person."""
    name = p.name if b.chance(0.5) else p.name.upper()
    nip = "".join(ch for ch in (p.nip or "") if ch.isdigit())
    lines = ["Ditandatangani secara elektronik oleh:", p.position, name]
    if nip:
        lines.append(b.rng.choice(("NIP. ", "", "NIP ")) + nip)
    return Seal(lines, left, 0.48)
