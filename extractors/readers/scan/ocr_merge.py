"""Two engines on the same lines: where a second reading is wanted, and whose words stand in the end.

Tesseract keeps blanks and reads running text best; RapidOCR reads through stamps and pen strokes, and short cells, but
loses blanks. So around signatures the second engine's letters are taken with the first one's blanks, and in short cells
the surer of the two wins. Pure functions on what the engines read.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from extractors.readers.scan.engines import OcrWord

_MONTHS = "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
_SIGNED = re.compile(
    rf"^\W*(?:N[IlL1i]P\b|NIP\.?\d|pembina|penata|pengatur|camat|bupati|wali\s?kota|gubernur|inspektur|pihak|kepala|"
    rf"ditetapkan|diundangkan|mengetahui|plt\b|sekretaris|direktur|(?:{_MONTHS})\b)",
    re.IGNORECASE,
)
_LAST_OF_BLOCK = re.compile(r"^\W*(?:N[IlL1i]P\b|NIP\.?\d)")
_SHORT_LINE = 7  # words: a signature's lines are short, running text is not
_HEARD = 0.8  # score below which the second engine is not heard
_SURE = 0.8  # confidence below which the first engine's word is in doubt
_CERTAIN = 0.93  # mean confidence from which the first engine is sure of a whole line
_PLAIN = 0.6  # mean confidence from which it is better at running text
_STAMP = 5  # letters: a lone shorter word that only the second engine sees is a piece of a stamp
_COVERED = 0.8  # share of the second engine's letters that the first must have read too
_SAME = 0.3  # share of the smaller box from which two lines of the second engine cover the same print
_FLAT = 0.4  # share of a line's height that a word keeps at least
_TWICE = 0.5  # share of a word's box under a heard line that reads the same, from which it is that line again
_DIGITS = re.compile(r"\D")
_PERCENT_LIKE = re.compile(r"^\d{0,5}9[0-9]?$|^\d+[.,]\d*9[0-9]?$")
_UNIT_LIKE = re.compile(r"^\d{1,3}(?:[.,]\d+)?\s?[A-Za-z]{1,2}$")  # "50 So": a percent sign read as letters
_TIMES = re.compile(r"^[xX×*]{1,2}(?=\d)")
_PERCENT = re.compile(r"^\d{1,3}(?:[.,]\d+)?\s*%$")
_NUMBER = re.compile(r"^(?=.*\d)[\d.,]{1,15}$")
_DISPUTED = 0.5  # confidence of a number that two sure engines read differently


def lines_of(words: Sequence[OcrWord]) -> list[list[OcrWord]]:
    """Return the words grouped into the lines of the page, each from left to right, from top to bottom."""
    rows: list[list[OcrWord]] = []
    for word in sorted(words, key=lambda r: (r.box[1] + r.box[3], r.box[0])):
        middle, height = (word.box[1] + word.box[3]) / 2, word.box[3] - word.box[1]
        last = rows[-1][-1] if rows else None
        if last is not None and abs((last.box[1] + last.box[3]) / 2 - middle) <= 0.5 * max(height, 8):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda r: r.box[0]) for row in rows]


def signature_zones(words: Sequence[OcrWord], height: int) -> list[tuple[int, int]]:
    """Return the rows (top, bottom) of the picture in which signatures stand, from top to bottom; empty where none is."""
    spans: list[tuple[float, float]] = []
    for row in lines_of(words):
        for run in runs_of(row):
            if len(run) > _SHORT_LINE or not any(_SIGNED.match(r.text) for r in run):
                continue
            last = any(_LAST_OF_BLOCK.match(r.text) for r in run)
            top, bottom = min(r.box[1] for r in run), max(r.box[3] for r in run)
            spans.append((top - height * 0.02, bottom + height * (0.03 if last else 0.16)))
    made: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        top, bottom = max(0, round(low)), min(height, round(high))
        if made and top <= made[-1][1]:
            made[-1] = made[-1][0], max(made[-1][1], bottom)
        else:
            made.append((top, bottom))
    return made


def runs_of(row: Sequence[OcrWord]) -> list[list[OcrWord]]:
    """Return the pieces of a line between wide gaps: two signatures side by side are two runs."""
    runs: list[list[OcrWord]] = []
    for word in row:
        height = word.box[3] - word.box[1]
        if runs and word.box[0] - runs[-1][-1].box[2] <= 3 * max(height, 8):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def vote_on_lines(
    found: Sequence[OcrWord], seconds: Sequence[OcrWord], zone: tuple[int, int], settled: Sequence[OcrWord] = ()
) -> list[OcrWord]:
    """Return the words after the second engine's lines in the zone were heard, in the first engine's order.

    Words of the zone that no line of the second engine confirms and of which the first is unsure are dropped: they are
    pieces of stamps and pen strokes. Those `settled` stand: the second engine was not asked about them.
    """
    made = list(found)
    seen = {id(r) for r in settled}
    for second in sorted(_level(seconds), key=lambda r: -len(r.text)):
        if second.confidence < _HEARD:
            continue
        first = [r for r in made if id(r) not in seen and _middle_in(r, second.box)]
        if any(id(r) in seen and _overlap(r.box, second.box) > _SAME for r in made):
            continue  # another line of the second engine was heard there: this is a piece of a stamp across it
        if not first and _is_stamp_piece(second.text):
            continue
        words = _voted(first, second)
        seen.update(id(r) for r in words)
        rest = [r for r in made if not any(r is f for f in first)]
        at = next((i for i, r in enumerate(made) if any(r is f for f in first)), None)
        at = len(rest) if at is None else sum(1 for r in made[:at] if not any(r is f for f in first))
        made = [*rest[:at], *words, *rest[at:]]
    if len(seen) == len(settled):
        return made
    top, bottom = zone
    heard = [r for r in made if id(r) in seen]
    return [
        r
        for r in made
        if id(r) in seen
        or not top <= (r.box[1] + r.box[3]) / 2 <= bottom
        or (r.confidence >= _SURE and not any(_is_again(r, h) for h in heard))
    ]


def _is_again(word: OcrWord, heard: OcrWord) -> bool:
    """Return whether a word is one that was heard, read once more from a box that a stamp pushed aside."""
    return _overlap(word.box, heard.box) > _TWICE and _letters(word.text) == _letters(heard.text)


def _level(lines: Sequence[OcrWord]) -> list[OcrWord]:
    """Return the lines with the pieces of one printed line at one height: their boxes are cut a little differently."""
    made: list[OcrWord] = []
    for line in sorted(lines, key=lambda r: r.box[1]):
        top, bottom = line.box[1], line.box[3]
        for other in reversed(made):
            shared = min(bottom, other.box[3]) - max(top, other.box[1])
            heights = sorted((bottom - top, other.box[3] - other.box[1]))
            apart = line.box[0] >= other.box[2] - 4 or line.box[2] <= other.box[0] + 4
            if apart and shared >= 0.6 * heights[0] and heights[1] <= 1.4 * heights[0]:
                top, bottom = other.box[1], other.box[3]
                break
        made.append(replace(line, box=(line.box[0], top, line.box[2], bottom)))
    return made


def _overlap(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> float:
    """Return the share of the smaller box that both cover."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or high <= 0:
        return 0.0
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return wide * high / max(1, smaller)


def _is_stamp_piece(text: str) -> bool:
    return len(text) <= _STAMP and not any(c.isdigit() for c in text)


def _voted(first: Sequence[OcrWord], second: OcrWord) -> list[OcrWord]:
    """Return the words of one line: the first engine's where both read the same letters, else the second's.

    A number of eighteen digits that both see differently is in doubt: half the confidence.
    """
    ordered = sorted(first, key=lambda r: r.box[0])
    mine = " ".join(r.text for r in ordered)
    if _letters(mine) == _letters(second.text) and ordered:
        return [replace(_level_with(r, second), confidence=max(r.confidence, second.confidence)) for r in ordered]
    digits = [_DIGITS.sub("", text) for text in (mine, second.text)]
    disputed = digits[0] != digits[1] and all(len(d) == 18 for d in digits)
    if ordered and not disputed and _stands(ordered, second):
        return ordered
    text = with_blanks(second.text, mine)
    return words_of(replace(second, text=text, confidence=0.5 if disputed else second.confidence))


def _level_with(word: OcrWord, line: OcrWord) -> OcrWord:
    """Return the word cut to the height of its line: a stamp or a pen stroke that touches it makes it taller."""
    top, bottom = max(word.box[1], line.box[1]), min(word.box[3], line.box[3])
    if bottom - top < (line.box[3] - line.box[1]) * _FLAT:
        return word
    return replace(word, box=(word.box[0], top, word.box[2], bottom))


def _stands(first: Sequence[OcrWord], second: OcrWord) -> bool:
    """Return whether the first engine knows better: a line that it read with confidence, and all of it."""
    if len(_letters("".join(r.text for r in first))) < _COVERED * len(_letters(second.text)):
        return False  # sure of a part: a stamp hides the rest from it
    return is_running_text(first) or is_sure(first)


def is_running_text(words: Sequence[OcrWord]) -> bool:
    """Return whether words are a long line that the first engine reads better than the second."""
    return len(words) > _SHORT_LINE and sum(r.confidence for r in words) >= _PLAIN * len(words)


def is_sure(words: Sequence[OcrWord]) -> bool:
    """Return whether the first engine read each of the words with confidence."""
    return sum(r.confidence for r in words) >= _CERTAIN * len(words) and min(r.confidence for r in words) >= _SURE


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def with_blanks(text: str, other: str) -> str:
    """Return `text` with the blanks that `other`, a reading of the same line, has between the same letters.

    Also where a small letter meets a capital inside a word of letters ("GedePutra"): no Indonesian name is written so.
    """
    blanks: set[int] = set()
    matcher = SequenceMatcher(None, other.casefold(), text.casefold(), autojunk=False)
    for (a1, b1, n1), (a2, b2, n2) in itertools.pairwise(matcher.get_matching_blocks()):
        if n1 and n2 and other[a1 + n1 : a2].strip() == "" and a2 > a1 + n1 and b2 == b1 + n1:
            blanks.add(b2)
    parted = "".join((" " if i in blanks else "") + c for i, c in enumerate(text))
    return re.sub(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})", " ", parted)


def _middle_in(read: OcrWord, box: tuple[int, int, int, int]) -> bool:
    x, y = (read.box[0] + read.box[2]) / 2, (read.box[1] + read.box[3]) / 2
    return box[0] - 2 <= x <= box[2] + 2 and box[1] <= y <= box[3]


def words_of(line: OcrWord) -> list[OcrWord]:
    """Return the words of a line, each with its share of the line's box."""
    x0, y0, x1, y1 = line.box
    step = (x1 - x0) / max(1, len(line.text))
    return [
        OcrWord(m.group(), (round(x0 + m.start() * step), y0, round(x0 + m.end() * step), y1), line.confidence)
        for m in re.finditer(r"\S+", line.text)
    ]


def wants_second(words: Sequence[OcrWord]) -> bool:
    """Return whether a cell is to be read again: so short that one engine alone guesses, or a number.

    No word list and no sense of the sentence tells a wrong number from a right one; it may also end in a percent sign.
    """
    text = "".join(r.text for r in words)
    return (
        0 < len(text) <= 3
        or _NUMBER.match(text) is not None
        or _UNIT_LIKE.match(text) is not None
        or any(_PERCENT_LIKE.match(r.text) for r in words)
    )


def vote_on_line(words: Sequence[OcrWord], second: str, score: float) -> list[OcrWord]:
    """Return the words of one line of a cell after the second engine read it.

    "10096" against "100%" is a percent sign that the first engine does not know; else the surer reading of a short line or
    of a number stands. A number of which both were sure is in doubt, so that whoever checks looks at the page.
    """
    if not second or score < _HEARD or not words:
        return list(words)
    mine = " ".join(r.text for r in words)
    if _letters(mine) == _letters(second) and "%" not in second:
        return [replace(r, confidence=max(r.confidence, score)) for r in words]
    box = (
        min(r.box[0] for r in words),
        min(r.box[1] for r in words),
        max(r.box[2] for r in words),
        max(r.box[3] for r in words),
    )
    if "%" in second and _is_percent(mine, second):
        return words_of(OcrWord(with_blanks(second, mine), box, score))
    surest = min(r.confidence for r in words)
    if all(_NUMBER.match(text.replace(" ", "")) for text in (mine, second)):
        doubt = _DISPUTED if surest >= _SURE else 1.0
        heard = words_of(OcrWord(second, box, score)) if score > surest else words
        return [replace(r, confidence=min(r.confidence, doubt)) for r in heard]
    if _NUMBER.match(mine) and surest >= _SURE:  # against letters
        return list(words)
    if len(_letters(mine)) <= 3 and score > surest:
        return words_of(OcrWord(second, box, score))
    return list(words)


def _is_percent(mine: str, second: str) -> bool:
    """Return whether the second reading is the first with its last digits read as a percent sign."""
    a, b = (_TIMES.sub("", text.replace(" ", "")) for text in (mine, second))  # a sign of times is read as "Xx"
    head = b[: b.rindex("%")]
    return _letters(a).startswith(_letters(head)) or (
        _PERCENT.match(b) is not None and _letters(head)[:1] == _letters(a)[:1]
    )
