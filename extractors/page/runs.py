"""Letters drawn one after the other: the gaps in them, text drawn twice, where the texts of columns begin."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.page.letters import Letter

_KERNED = 0.08  # sizes: no pair of letters of one word is set wider apart
_LEVEL = 0.3  # points within which texts of one column begin
_FEWEST_LEVEL = 3  # lines


@dataclass(slots=True)
class Run:
    """Letters drawn one after the other on one baseline; before letter i stands a gap of `gaps[i]` sizes, or a blank."""

    letters: list[Letter]
    blank: list[bool]
    gaps: list[float]
    trailing: bool = False

    @property
    def text(self) -> str:
        """Return the letters without the blanks between them."""
        return "".join([letter.text for letter in self.letters])


def runs_of(letters: Iterable[Letter]) -> list[Run]:
    """Return the runs of letters in the order of drawing: each goes on where the letter before it ended."""
    # The order of drawing keeps two texts apart that lie over each other (a date under a pasted signature).
    runs: list[Run] = []
    current: Run | None = None
    last: Letter | None = None
    space: Letter | None = None
    for letter in letters:
        text, x0, _, baseline, size = letter
        if text.isspace():
            space = letter
            if current is not None and last is not None and _beside(last, letter):
                current.trailing = True
            continue
        blank = space is not None and _beside(space, letter) and not _is_covered(space, last, letter)
        if current is not None and last is not None:
            # whether the letter goes on where the last one ended
            larger = last[4] if last[4] > size else size
            gap = x0 - last[2]
            if abs(last[3] - baseline) <= 0.12 * larger and -0.35 * larger <= gap <= (1.5 if blank else 1.0) * larger:
                current.letters.append(letter)
                current.blank.append(blank)
                current.gaps.append(gap / (size if size > 0.1 else 0.1))
                current.trailing = False
                last, space = letter, None
                continue
        current = Run([letter], [blank], [0.0])
        runs.append(current)
        last, space = letter, None
    return runs


def _beside(left: Letter, right: Letter) -> bool:
    """Return whether the one ends about where the other starts: a blank drawn elsewhere parts nothing here."""
    size = left.size if left.size > right.size else right.size
    return abs(left.baseline - right.baseline) <= 0.3 * size and abs(right.x0 - left.x1) <= 0.5 * size


def _is_covered(space: Letter, last: Letter | None, letter: Letter) -> bool:
    """Return whether a blank takes no place: the letter after it stands where the one before ended (a soft hyphen's place)."""
    limit = 0.03 * letter.size
    wide = space.x1 - space.x0 > 2 * limit
    return wide and last is not None and abs(letter.x0 - space.x0) <= limit and abs(letter.x0 - last.x1) <= limit


def without_shadows(runs: Sequence[Run]) -> list[Run]:
    """Return the runs without those drawn a second time a little beside themselves, as shadows are."""
    seen: dict[str, list[Letter]] = defaultdict(list)
    kept: list[Run] = []
    for run in runs:
        head, text = run.letters[0], run.text
        if len(text) > 2 and any(
            abs(head.x0 - t.x0) <= 0.3 * head.size and abs(head.baseline - t.baseline) <= 0.3 * head.size
            for t in seen[text]
        ):
            continue
        seen[text].append(head)
        kept.append(run)
    return kept


def word_gap(run: Run) -> float:
    """Return the gap, in sizes, that parts two words where no blank was drawn: wider in letter-spaced text."""
    limit = 0.24 if any(run.blank[1:]) else 0.17
    gaps = [gap for gap, blank in zip(run.gaps[1:], run.blank[1:], strict=True) if not blank]
    if len(gaps) >= 3 and max(gaps) > limit:
        usual = statistics.median(gaps)
        if usual > _KERNED:
            return max(limit, usual + 0.17)
    return limit


def column_starts(runs: Sequence[Run]) -> dict[int, list[int]]:
    """Return, by number of the run, the letters that a narrow gap parts from the one before where a column begins.

    A sheet without rulings prints the text of a cell close behind that of a full one: no blank, and less than one between
    them. Several lines have a text that begins at the same place, with such a gap or after a wide one.
    """
    close: list[tuple[int, int]] = []
    for number, run in enumerate(runs):
        if len(run.gaps) > 1 and max(run.gaps) > _KERNED:
            limit = word_gap(run)
            found = [at for at in range(1, len(run.gaps)) if _KERNED < run.gaps[at] <= limit and not run.blank[at]]
            close += [(number, at) for at in found] if len(found) * 4 < len(run.gaps) else []
    if not close:
        return {}
    begun: dict[int, set[int]] = defaultdict(set)
    for run in runs:
        limit = word_gap(run)
        for at, letter in enumerate(run.letters):
            if at == 0 or (run.gaps[at] > limit and not run.blank[at]):
                begun[round(letter.x0 / _LEVEL)].add(round(letter.baseline))
    for number, at in close:
        letter = runs[number].letters[at]
        begun[round(letter.x0 / _LEVEL)].add(round(letter.baseline))
    starts: dict[int, list[int]] = defaultdict(list)
    for number, at in close:
        near = round(runs[number].letters[at].x0 / _LEVEL)
        if len(begun[near] | begun.get(near - 1, set()) | begun.get(near + 1, set())) >= _FEWEST_LEVEL:
            starts[number].append(at)
    return starts
