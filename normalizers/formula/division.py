"""Where a formula divides. A slash inside words ("desa/kelurahan") is no division; a lost bar may still be one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.formula.factor import Factor
from reference.load import read_patterns, read_words
from reference.shared import alternatives

Span = tuple[int, int]
QUANTITY = rf"(?:[Σ∑]\s*|{alternatives(read_words('kata_besaran.txt'))})"

_WORDS = read_patterns("meaning_words.toml", "division", quantity=QUANTITY)
_PAIRS = _WORDS["pairs"]
_COLON = re.compile(r"(?<=\S)\s+:\s+(?=\S)")
_CANDIDATES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (6, _WORDS["divided"]),
    (3, _WORDS["divided_short"]),
    (6, re.compile(r"\s*÷\s*")),
    (6, re.compile(r"\s*(?:[-–—‐―]{3,}|_{3,}|[—―]{2,})\s*")),
    (5, re.compile(r"(?<=[)\]}])\s*/\s*(?=[(\[{])")),
    (4, re.compile(r"(?<=\S)\s+/\s+(?=\S)|(?<=[)\]}])\s*/\s*(?=\S)|(?<=\S)\s*/\s*(?=[(\[{])")),
    (3, re.compile(rf"(?<=\S)\s*/\s*(?={QUANTITY}\b)", re.IGNORECASE)),
    (3, _WORDS["per"]),
    (3, _WORDS["against"]),
    (2, _COLON),
    (
        3,
        re.compile(r"(?<![A-Za-z][A-Z])(?<=[A-Z])\s?[/:]\s?(?=[A-Z](?![A-Za-z]))"),
    ),  # "A/B": letters stand for quantities
    (2, re.compile(r"(?<![A-Za-z][A-Za-z])(?<=[A-Za-z])\s?[/:]\s?(?=[A-Za-z](?![A-Za-z]))")),  # "a/b x 100%"
    (2, re.compile(r"(?<=[a-z])\s?/\s?(?=[1-9]\d{0,4}\s*[)\]]?\s*$)")),  # "jumlah dokumen/12 x 100%"
    (2, re.compile(r"(?<=[a-z])\s?/\s?(?=[A-Z]{2,8}\s*[)\]]?\s*$)")),  # "jumlah pemilih/DPT x 100%"
    (2, re.compile(r"(?<=\b[A-Z][a-z])\s?/\s?(?=[A-Z][a-z](?![A-Za-z]))")),  # "It/Ib x 100"
    (
        1,
        re.compile(r"(?<=[a-z])/(?=[a-z]+\s+[a-z])"),
    ),  # before two words, where a quantity opens the formula (_best_cut)
    (2, re.compile(r"(?<![a-z])(?<=[A-Z])\s*/\s*(?=[A-Z]{1,8}(?![A-Za-z]))")),
)
_COMPARED = _WORDS["compared"]
_BETWEEN_TWO = _WORDS["between_two"]  # "perbandingan antara realisasi dan pagu"
_COMPARED_ALONE = _WORDS["compared_alone"]
_LEAD = _WORDS["lead"]
_REMARK = re.compile(r"\.\W*(?:[A-Z(]|$)")  # a sentence of its own behind the formula
_TAIL = _WORDS["tail"]
_SIGN_AFTER = _WORDS["sign_after"]
_COMPARES = _WORDS["compares"]
_NAMED_KIND = _WORDS["named_kind"]  # "rasio jumlah guru terhadap jumlah murid": the first word is what comes out
_OPENS = re.compile(rf"\W*{QUANTITY}\s", re.IGNORECASE)
_OPENS_WITH_QUANTITY = re.compile(rf"\W*{QUANTITY}\s+[^/]*/[^/]*$", re.IGNORECASE)  # and has one slash only
_LEGEND = _WORDS["legend"]  # "A = jumlah kasus tahun n": what a sign of the formula stands for
_EXPLAINS = _WORDS["explains"]  # a legend behind the formula, or where it is counted ("di kecamatan itu")
_EQUALS_TOTAL = _WORDS["equals_total"]  # "total = jumlah desa": names the half, belongs to none
_BAR_AT_END = re.compile(r"[-–—―_]{3,}$")  # of a fraction whose factor stands beside the bar
_OPEN, _CLOSE = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Division:
    """The two sides of a division, and the words before it that only name the result."""

    numerator: Span
    denominator: Span | None
    subject: Span | None = None


def find_division(text: str, factor: Factor | None, notes: list[str]) -> Division | None:
    """Return where `text` divides; None where it does not. Doubts and repairs go to `notes`."""
    end = factor.span[0] if factor is not None and factor.span[0] > 0 else len(text)
    start = factor.span[1] if factor is not None and factor.span[0] == 0 else 0
    cut = _best_cut(text, start, end, factor is not None, notes)
    if cut is not None:
        kind = _NAMED_KIND.match(text, start) if _COMPARES.match(text, *cut) else None
        left = (kind.end() if kind is not None else start, cut[0])
        right = (cut[1], end)
        if factor is None or end == len(text):
            tail = next((m for m in _TAIL.finditer(text, right[0]) if not _is_cut_short(text, m)), None)
            right = (right[0], tail.start() if tail else end)
        elif (behind := text[factor.span[1] :].strip(" \t,;)]}‰")) and not _is_no_part(behind):
            notes.append("text_after_factor")
        return _sides(text, left, right, notes)
    compared = _COMPARED.search(text, start, end) or _BETWEEN_TWO.fullmatch(text, *trim(text, start, end))
    if compared:
        return Division(trim(text, *compared.span("a")), trim(text, *compared.span("b")))
    if factor is not None and end > 0:
        sign = _SIGN_AFTER.match(text, factor.span[1])
        after = sign.end() if sign else factor.span[1], len(text)
        legend = _LEGEND.search(text, after[0] + 1)
        after = trim(text, after[0], legend.start() if legend is not None else after[1])
        if re.match(r"[(\[{Σ∑a-z]", text[slice(*after)], re.IGNORECASE):
            notes.extend([] if sign else ["denominator_after_factor"])
            return _sides(text, (start, end), after, notes)
        lost = _lost_bar(text, start, end)
        if lost is not None:
            notes.append("bar_lost")
            return _sides(text, (start, lost), (lost, end), notes)
    alone = _COMPARED_ALONE.match(text[:end])
    return Division(trim(text, *alone.span("a")), None) if alone else None


def _is_no_part(behind: str) -> bool:
    """Return whether words behind the factor say nothing of how it is computed: a sentence of their own, a legend, a place."""
    return bool(_REMARK.match(behind) or _EXPLAINS.match(behind))


def _best_cut(text: str, start: int, end: int, scaled: bool, notes: list[str]) -> Span | None:
    """Return the span of the division sign that counts: the surest form, then the outermost, then before a quantity."""
    weak = [match.span() for match in _PAIRS.finditer(text)]
    found: dict[Span, tuple[int, int, int]] = {}
    opens = _OPENS.match(text, start, end) is not None
    for rank, pattern in _CANDIDATES:
        if rank <= 2 and not scaled and not (pattern is _COLON and opens):
            continue
        if rank == 1 and not _OPENS_WITH_QUANTITY.match(text[start:end]):
            continue
        for match in pattern.finditer(text, start, end):
            if not text[start : match.start()].strip(" =([{") or not text[match.end() : end].strip(" )]}"):
                continue
            inside = any(low < match.end() and match.start() < high for low, high in weak)
            if (inside or (rank == 1 and found)) and rank < 5:
                continue
            if any(low <= match.start() < high or match.start() <= low < match.end() for low, high in found):
                continue
            before = text[start : match.start()]
            depth = sum(before.count(c) for c in _OPEN) - sum(before.count(c) for c in _CLOSE)
            named = bool(re.match(r"[(\[{\s]*" + QUANTITY + r"\b", text[match.end() : end], re.IGNORECASE))
            if rank <= 2 and not scaled and not named:
                continue
            found[match.span()] = (rank, -max(depth, 0), int(named))
    for span in [span for span in found if _is_label(text, start, span) and any(other > span for other in found)]:
        del found[span]
    if not found:
        return None
    best = max(found.values())
    first = [span for span in sorted(found) if found[span] == best]
    if len(first) > 1:
        notes.append("division_ambiguous")
    return first[0]


def _is_label(text: str, start: int, cut: Span) -> bool:
    """Return whether a colon stands behind one word alone ("Capaian : A / B"): a label, if something else divides."""
    return ":" in text[slice(*cut)] and len(text[start : cut[0]].split()) == 1 and "(" not in text[start : cut[0]]


def _lost_bar(text: str, start: int, end: int) -> int | None:
    """Return where the second of exactly two quantities begins: a bar that was not copied stood before it."""
    quantities = [m.start() for m in _WORDS["counts"].finditer(text[start:end])]
    if len(quantities) != 2 or text[start : start + quantities[0]].strip(" =("):
        return None
    before = text[: start + quantities[1]].rstrip().casefold()
    if _WORDS["links_to_half"].search(before):
        return None
    return start + quantities[1]


def _sides(text: str, left: Span, right: Span, notes: list[str]) -> Division:
    """Return both sides without brackets; words before the fraction become its subject."""
    subject: Span | None = None
    stacked = text[right[0] : right[1]].lstrip().startswith(tuple(_OPEN))
    low, high = left
    group = _last_group(text, low, high) if stacked else None
    if group is not None and text[low : group[0]].strip(" \t=.:;([{"):
        before = trim(text, low, group[0])
        inner = trim(text, *group)
        notes.append("numerator_repeated" if _plain(text, before) == _plain(text, inner) else "text_before_fraction")
        subject, low = before, group[0]
    else:
        leads = [
            m
            for m in _LEAD.finditer(text, low, high)
            if text[m.end() : high].strip(" ([{") and not _is_cut_short(text, m)
        ]
        if leads:
            start = leads[-1].end()
            if text[low : leads[-1].start()].strip(" =."):
                subject = trim(text, low, leads[-1].start())
                if leads[-1][0][0] in ".:;" and _OPENS.match(text, *subject) and " " in text[slice(*subject)]:
                    notes.append("division_ambiguous")  # "Jumlah PNS gol. III": more of the quantity?
            low = start
    numerator = trim(text, low, high)
    half = _twice(text, numerator)
    if half is not None:
        notes.append("numerator_repeated")
        subject, numerator = (numerator[0], half), trim(text, half, numerator[1])
    named = _EQUALS_TOTAL.match(text, *right)
    denominator = trim(text, named.end() if named is not None else right[0], right[1])
    return Division(numerator, denominator if denominator[0] < denominator[1] else None, subject)


def _is_cut_short(text: str, dot: re.Match[str]) -> bool:
    """Return whether the dot that opens a match ends a word cut short ("Jml. KK"), no sentence."""
    return dot[0].startswith(".") and _WORDS["cut_short"].search(text[: dot.start()]) is not None


def _last_group(text: str, low: int, high: int) -> Span | None:
    """Return the bracketed group that ends at `high` (blanks aside)."""
    end = low + len(text[low:high].rstrip())
    if end <= low or text[end - 1] not in _CLOSE:
        return None
    depth = 0
    for at in range(end - 1, low - 1, -1):
        depth += (text[at] in _CLOSE) - (text[at] in _OPEN)
        if depth == 0:
            return at, end
    return None


def _twice(text: str, span: Span) -> int | None:
    """Return where the second copy begins when the same words stand twice in a row ("Jumlah A. Jumlah A")."""
    words = list(re.finditer(r"\S+", text[slice(*span)]))
    if len(words) < 4 or len(words) % 2:
        return None
    middle = len(words) // 2
    cut = span[0] + words[middle].start()
    return cut if _plain(text, (span[0], cut)) == _plain(text, (cut, span[1])) else None


def trim(text: str, start: int, end: int) -> Span:
    """Return start..end without blanks, "=", marks of a list and closing signs, and brackets around all or without partner."""
    while start < end:
        piece = text[start:end]
        if piece[0] in " \t\n=:;,.•*" or piece[:2] in ("- ", "– "):
            start += 1
        elif piece[-1] in " \t\n=;,.:":
            end -= 1
        elif (bar := _BAR_AT_END.search(piece)) is not None:
            end -= len(bar[0])
        elif piece[0] in _CLOSE or (piece[0] in _OPEN and _partner(piece) in (None, len(piece) - 1)):
            start += 1
            if piece[0] in _OPEN and _partner(piece) == len(piece) - 1:
                end -= 1
        elif piece[-1] in _OPEN or (piece[-1] in _CLOSE and _surplus(piece)):
            end -= 1
        else:
            break
    return start, max(start, end)


def _partner(piece: str) -> int | None:
    """Return the index of the bracket that closes the first character; None when it stays open."""
    depth = 0
    for at, letter in enumerate(piece):
        depth += (letter in _OPEN) - (letter in _CLOSE)
        if depth == 0:
            return at
    return None


def _surplus(piece: str) -> bool:
    """Return whether the last character closes a bracket that was never opened."""
    depth = 0
    for letter in piece[:-1]:
        depth = max(0, depth + (letter in _OPEN) - (letter in _CLOSE))
    return depth == 0


def _plain(text: str, span: Span) -> str:
    return re.sub(r"[\W_]+", "", text[slice(*span)]).casefold()
