"""What speaks for a line to be a part of a signature block: by itself, beside the line above, and by the white between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.signatures.blocks.evidence import Evidence, ends_in_degree, goes_on, weights
from extractors.signatures.lines import OPENINGS
from extractors.text.inline_labels import patterns

Part = Literal["before", "opening", "title", "mark", "other", "name", "low", "under", "after"]
PARTS: tuple[Part, ...] = ("before", "opening", "title", "mark", "other", "name", "low", "under", "after")
NEVER = -50.0
_CLOSE = 1.9  # line heights between two lines of one part
_INK = 2.5  # line heights of white that a signature needs
_FAR = 5.0
_DEGREE = 6  # letters of a degree
_MOST = 6.0  # no line speaks louder for a title of another block
# What may follow what; a step that is not listed is out of the question. "mark": what stands where the signature is;
# "other" and "under": lines inside the block, above and under the name, that are none of its parts.
STEPS: dict[Part, dict[Part, float]] = {
    "before": {"before": 0, "opening": 0, "title": 0, "mark": 0, "name": -0.5, "low": -3},
    "opening": {"opening": 0, "title": 0, "mark": 0, "other": 0, "name": -0.5, "low": -3},
    "title": {"title": 0, "opening": -20, "mark": 0, "other": 0, "name": 0, "low": 0},
    "mark": {"mark": 0, "title": -0.5, "other": 0, "name": 0, "low": -2},
    "other": {"other": 0, "mark": 0, "title": -6, "name": 0, "low": -2},
    "name": {"name": 0, "low": 0, "mark": -4, "under": 0, "after": 0},
    "low": {"low": 0, "under": -0.5, "after": 0},
    "under": {"low": 0, "under": 0, "after": 0},
    "after": {"after": 0},
}


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One line of a column: its text, and what parts it from the line above.

    `gap`: the white above it in line heights (blank paragraphs where `measured` is False), None where unknown.
    `fixed`: the part that it is known to be. `named`: a fixed line that holds the name too ("Drs. BUDI NIP. 1975...").
    """

    text: str
    gap: float | None = None
    measured: bool = True
    page: bool = False
    wall: bool = False
    border: bool = False
    fixed: Part | None = None
    named: bool = False


def weigh_end(part: Part) -> float:
    """Return what it costs that a column ends with a part: a block without a name is none."""
    return weights("step")["no_name"] if part in ("opening", "title", "mark", "other") else 0.0


def weigh_first(part: Part, line: ColumnLine, seen: Evidence) -> float:
    """Return what it costs that a column begins with a part."""
    return STEPS["before"].get(part, NEVER) + _first_line(part, line, seen)


def weigh_line(line: ColumnLine, seen: Evidence, part: Part) -> float:
    """Return how much a line's own words speak for a part."""
    if line.fixed is not None:
        return 0.0 if part == line.fixed else NEVER
    kind = seen.kind
    if part in ("before", "after"):
        step = weights("step")
        plain = step["plain_outside"] if kind in ("plain", "prose", "form", "placeholder") else 0.0
        return max(plain, step["other_block"] * min(seen.title, _MOST))
    if part == "opening":
        return 1.5 if kind in OPENINGS else NEVER
    if part == "mark":
        return 1.0 if kind in ("ttd", "blank") else NEVER
    if part == "under":
        return 0.0 if kind in ("blank", "ttd") else weights("step")["unclaimed_under"]
    if part == "other":
        return weights("step")["unclaimed"]
    if part == "low":
        if kind == "rank":
            return 1.0
        return seen.title + weights("step")["title_below"] if not seen.degree else NEVER
    return seen.title if part == "title" else seen.name


def weigh_white(before: Part, part: Part, pair: Sequence[ColumnLine], seen: Sequence[Evidence]) -> float:
    """Return what the white between two lines, and what their words say of each other, costs the step between them."""
    step, line = weights("step"), pair[1]
    if part in ("before", "after"):
        return 0.0
    if before == "before":
        return _first_line(part, line, seen[1])
    cost = step["wall"] * line.wall + step["page"] * (line.page and (before, part) != ("title", "name"))
    if before == part == "title":
        cost += step["border"] * line.border
    return cost + sum(_of_pair(before, part, pair, seen))


def _first_line(part: Part, line: ColumnLine, seen: Evidence) -> float:
    """Return what it costs that a block begins with a line: it opens with a place, a mark or the title."""
    step = weights("step")
    if part == "name":
        return 0.0 if line.named else step["no_title"]
    return _first_title(seen) if part == "title" else 0.0


def _first_title(seen: Evidence) -> float:
    """Return what it costs that a line is the first of the title: an office opens it, seldom a unit."""
    if seen.office:
        return 0.0
    return weights("step")["unit_first" if seen.kind == "unit" else "plain_first"]


def _of_pair(before: Part, part: Part, pair: Sequence[ColumnLine], seen: Sequence[Evidence]) -> Iterator[float]:
    step, gap = weights("step"), pair[1].gap
    wide = gap is not None and gap > (_CLOSE if pair[1].measured else 1)
    far = gap is not None and gap > _FAR
    if before == part == "title":
        yield step["title_far"] if far else step["title_gap"] if wide else 0.0
        if seen[1].office and not patterns("signature")["bare_office"].match(pair[1].text.strip()):
            leads = seen[0].office or goes_on(pair[0].text)
            yield 0.0 if leads else step["unit_over_office" if seen[0].kind == "unit" else "plain_over_office"]
    elif part == "name" and before in ("title", "opening", "mark", "other"):
        yield 0.0 if before == "other" else _space(gap, marked=before == "mark", measured=pair[1].measured)
        if seen[1].degrees_only:
            yield step["name_gap"]
        if goes_on(pair[0].text):
            yield step["title_far"]
    elif before == part == "name":
        yield _second_line(wide=wide, pair=pair, seen=seen)
    elif before == "title" and part == "low":
        yield 0.0 if pair[1].named else step["no_name"]
    elif before in ("name", "low") and part in ("low", "under"):
        if part == "low" and wide and _is_title_line(pair[1], seen[1]):
            yield NEVER
        if part == "low" and _goes_on_below(pair[1], seen[1]):
            yield 0.0 if before == "low" and _is_title_line(pair[0], seen[0]) and not wide else NEVER
        yield step["low_far"] if far else step["low_gap"] if wide and gap is not None and gap > 3 else 0.0
    elif before == "opening" and part == "title":
        yield _first_title(seen[1]) + (step["title_gap"] if far else 0.0)
    elif before == "mark" and part == "title" and not patterns("signature")["esign"].search(pair[0].text):
        yield step["title_far"]


def _is_title_line(line: ColumnLine, seen: Evidence) -> bool:
    return line.fixed is None and seen.kind != "rank"


def _goes_on_below(line: ColumnLine, seen: Evidence) -> bool:
    """Return whether a line under the name can only be more of a title that began above it."""
    return _is_title_line(line, seen) and not seen.office


def _space(gap: float | None, *, marked: bool, measured: bool) -> float:
    """Return what the white over a name says: a signature stands there."""
    step = weights("step")
    if marked or gap is None:
        return step["space_over_name"] / 2
    if gap >= (_INK if measured else 1):
        return step["space_over_name"]
    if gap <= (_CLOSE if measured else 0):
        return step["close_over_name"] if measured else step["close_over_name_unmeasured"]
    return 0.0


def _second_line(*, wide: bool, pair: Sequence[ColumnLine], seen: Sequence[Evidence]) -> float:
    """Return what speaks for two lines being one name."""
    step = weights("step")
    cost = step["name_over_name"] + (step["name_gap"] if wide else 0.0)
    if seen[1].front_title:
        cost += step["name_opens_below"]
    if seen[1].degrees_only or (pair[0].text.rstrip().endswith(",") and (seen[0].degree or _is_short(pair[1].text))):
        cost += step["name_waits"]
    elif ends_in_degree(pair[0].text):
        cost += step["name_complete"]
    elif seen[1].degree and not seen[0].degree:
        cost += step["name_degree_below"]
    elif pair[1].text.rstrip().endswith(","):
        cost += step["name_comma_below"]
    return cost


def _is_short(text: str) -> bool:
    """Return whether a line may be degrees that nobody listed: short words, one of them with a full stop or in capitals."""
    words = text.strip(" ()").split()
    return all(len(word.strip(".,")) <= _DEGREE for word in words) and any("." in w or w.isupper() for w in words)
