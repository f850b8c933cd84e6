"""Words of an office's stamp that a scan shows in front of a name: "JAWA" where the position says "... PROVINSI JAWA BARAT"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from extractors.model.quote import Quote, Word
from extractors.signatures.columns import LineSegment
from extractors.signatures.draft import SignatureDraft
from extractors.signatures.merge import Placed
from extractors.text.likeness import likeness

_SHORTEST = 3  # letters of a stamp's cut word that is no name
_NEAR = 60  # words between a position and the name that a stamp parts from it
_SEVERAL = 2  # lines of a name
# steps between a name's last line and the one below it, by which a line of the name stands above the next
_APART = 1.25
_VOWELS = frozenset("aeiouy")
_ROMAN = frozenset("IVX")
_NOTHING = Quote()
_STROKE = 2  # letters that a pen stroke may be read as
_MISREAD, _LIKE = 5, 0.8  # letters of a word that may be misread; how like it must be
_FEW = 3  # letters above a name that are none of it
_LEAST = 4  # letters of a word of a stamp that is looked for, and that must be left of the name


def without_stamp_words(name: Quote, title: Quote, below: Quote = _NOTHING) -> Quote:
    """Return a scanned name without the words in capitals before it that the position has, too; whole where none is left.

    Nor those of a first line that stands farther above the next than that above what is `below` the name, or a word of it that
    nobody can say ("DPMPTSP"): a stamp's.
    """
    if not any(word.from_picture for word in name.words):
        return name
    stamped = {_plain(word.text) for word in title.words}
    first = 0
    while first < len(name.words) and (end := _end_of_stamped_line(name.words[first:], stamped)):
        first += end
    first += _end_of_line_apart(name.words[first:], below, _initials(title))
    while first < len(name.words) and _is_stamped(name.words[first].text, stamped):
        first += 1
    rest = name.words[first:]
    return Quote(rest) if first and any(len(_plain(word.text)) >= _LEAST for word in rest) else name


def _end_of_stamped_line(words: Sequence[Word], stamped: set[str]) -> int:
    """Return how many words the first of several lines of a name has, where one of them is like one of the position's.

    Or where it is a few letters without a stop ("OWA") above two words or more: no name is parted so.
    """
    boxes = [word.place.box for word in words]
    below = (at for at in range(1, len(words)) if (a := boxes[0]) and (b := boxes[at]) and b.top > a.top + a.height / 2)
    end = next(below, 0)
    if not all(word.text.isupper() for word in words[:end]):
        return 0
    texts = [_plain(word.text) for word in words[:end]]
    few = sum(map(len, texts)) <= _FEW and not any("." in word.text for word in words[:end])
    if few and len(words) - end > 1:
        return end
    texts.append("".join(texts))  # "DIREK TUR"
    return end if any(len(text) >= _MISREAD and _is_like(text, stamped) for text in texts) else 0


def _initials(title: Quote) -> str:
    """Return the first letters of a position's long words: an office's stamp shows them ("DPUPR")."""
    return "".join(word.text[0].upper() for word in title.words if len(_plain(word.text)) > _FEW)


def _end_of_line_apart(words: Sequence[Word], below: Quote, initials: str) -> int:
    """Return how many words the first of several lines of a name has, where it is in capitals and of a stamp: no name is so."""
    lines: list[list[Word]] = []
    for word in words:
        box, last = word.place.box, lines[-1][0].place.box if lines else None
        if box is None:
            return 0
        if last is not None and box.top <= last.top + last.height / 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    if len(lines) < _SEVERAL or not all(word.text.isupper() and word.text.isalpha() for word in lines[0]):
        return 0
    if any(len(t) >= _LEAST and (t in initials or not _VOWELS & {*t.casefold()}) for t in (w.text for w in lines[0])):
        return len(lines[0])
    upper, lower, under = (_top(line) for line in (lines[0], lines[1], below.words))
    same_page = bool(below.words) and below.words[0].place.page == words[0].place.page
    apart = same_page and len(lines) == _SEVERAL and under > lower and lower - upper > _APART * (under - lower)
    return len(lines[0]) if apart else 0


def _top(words: Sequence[Word]) -> float:
    return min((box.top for word in words if (box := word.place.box) is not None), default=0.0)


def _is_like(text: str, stamped: Collection[str]) -> bool:
    return any(len(one) >= _MISREAD and likeness(text, one) >= _LIKE for one in stamped)


def is_scrap(line: Quote, above: Sequence[Quote]) -> bool:
    """Return whether a scanned line is of a stamp or a pen: two letters, or capitals that say again, cut, what stands above."""
    if not any(word.from_picture for word in line.words) or any(c.isdigit() for c in line.text):
        return False
    letters = _plain(line.text)
    if len(letters) <= _STROKE and "." not in line.text:
        return True
    stamped = {_plain(word.text) for quote in above for word in quote.words}
    texts = [_plain(word.text) for word in line.words]
    again = (len(t) >= _LEAST and (_is_like(t, stamped) or any(one.startswith(t) for one in stamped)) for t in texts)
    return line.text.isupper() and (all(again) or _is_like("".join(texts), stamped))


def without_stamped_titles(titles: Sequence[LineSegment]) -> list[LineSegment]:
    """Return the lines of a scanned position without those in capitals that only say again what stands above: "DIREKTUR".

    Without words before a line's own that it says again, too: "BUPATI SIG" in "BUPATI SIG BUPATI SIGI,". Nor lines of one or
    two letters below another.
    """
    segments: list[LineSegment] = []
    for segment in sorted(titles, key=lambda s: (s.row, s.start)):
        one = _without_end(_without_letters(_said_once(segment)))
        words = one.quote.words
        above = {_plain(word.text) for line in segments for word in line.quote.words}
        again = all(_is_stamped(word.text, above) or (segments and _is_piece(word)) for word in words)
        if not (words and again and any(word.from_picture for word in words)):
            segments.append(one)
    return segments


def _is_piece(word: Word) -> bool:
    """Return whether a word is two capitals or one, and no number in Roman figures: a piece of a stamp's ring."""
    text = word.text
    return len(text) <= _STROKE and text.isalpha() and text.isupper() and not {*text} <= _ROMAN


def _without_letters(line: LineSegment) -> LineSegment:
    """Return a scanned line of a position without the lone capitals before it ("P E M CAMAT X"): those of a stamp's ring."""
    words = line.quote.words
    first = next((n for n, word in enumerate(words) if len(word.text) > 1 or not _is_piece(word)), 0)
    if not first or not all(word.from_picture for word in words):
        return line
    kept = Quote(words[first:])
    return replace(line, quote=kept, text=kept.text)


def _without_end(line: LineSegment) -> LineSegment:
    """Return a scanned line of a position without the pieces of a stamp behind the comma that ends it ("KABUPATEN X, MU")."""
    words = line.quote.words
    at = next((n for n, word in enumerate(words) if word.text.endswith(",")), len(words))
    rest = words[at + 1 :]
    if not rest or not all(word.from_picture and _is_piece(word) for word in rest):
        return line
    kept = Quote(words[: at + 1])
    return replace(line, quote=kept, text=kept.text)


def _said_once(line: LineSegment) -> LineSegment:
    """Return a scanned line in capitals without words at its start that the next ones say again, whole."""
    words = line.quote.words
    texts = [_plain(word.text) for word in words]
    if not line.text.isupper() or not any(word.from_picture for word in words) or not all(texts):
        return line
    for n in range(len(words) // 2, 0, -1):
        pairs = list(zip(texts[:n], texts[n:], strict=False))
        if sum(map(len, texts[:n])) >= _LEAST and all(b.startswith(a) for a, b in pairs):
            rest = Quote(words[n:])
            return replace(line, quote=rest, text=rest.text)
    return line


def _is_stamped(text: str, stamped: set[str]) -> bool:
    return text.isupper() and len(_plain(text)) >= _LEAST and _plain(text) in stamped


def _plain(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text.casefold())


def without_stamped_names(placed: Sequence[Placed]) -> list[Placed]:
    """Return the drafts without those whose scanned name is a cut word of their own position: "CAMA" under "CAMAT CONTOH".

    A stamp over the name holds it. The position goes to the block that follows with a NIP and without a position.
    """
    made: list[Placed] = []
    waiting: Placed | None = None
    for one in placed:
        draft = one.draft
        if waiting is not None and _is_rest_of(waiting, one):
            draft.titles += waiting.draft.titles
            draft.used += waiting.draft.titles
            draft.place, draft.date = draft.place or waiting.draft.place, draft.date or waiting.draft.date
            made.remove(waiting)
        waiting = None
        if _is_word_of_stamp(draft):
            draft.name, waiting = Quote(), one
        made.append(one)
    return made


def _is_word_of_stamp(draft: SignatureDraft) -> bool:
    """Return whether a block without NIP has for its name one word in capitals that a word of its position begins with."""
    words = draft.name.words
    if draft.nip or len(words) != 1 or not words[0].from_picture or not words[0].text.isupper():
        return False
    name = _plain(words[0].text)
    return len(name) >= _SHORTEST and any(_plain(word.text).startswith(name) for word in draft.jabatan.words)


def _is_rest_of(before: Placed, after: Placed) -> bool:
    near = before.page == after.page and after.first - before.last <= _NEAR
    return near and bool(after.draft.nip) and not after.draft.titles
