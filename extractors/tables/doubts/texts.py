"""Why the texts of a row may be read wrongly: codes of reference/doubts.toml, told from the texts alone, without any table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.tables.cells.content import is_money, is_unit, is_value, kind_of_text, number_of
from extractors.text.labels import cell_pattern, compact, inline_pattern, is_unfinished, match_header, settings

_NUMBER = re.compile(r"\d[\d.,]*")
_ONE = cell_pattern("values", "one_of_several")
_CUT_FRACTION = re.compile(
    r"x\s*1[.,]?0{2,3}(?:\.000)?\s*[%‰]?\s+[A-Z]\w+|[^\W\d_]\W?\s+100\s*%?\s*x\s+[A-Z]\w+"
)  # "A x 100% B", "A x 1.000 B": a fraction of which nobody saw the bar
_SIGN_ALONE = re.compile(r"^[<>≤≥=±+~\s]+$")  # of a value whose number stands elsewhere
_SIGNED = cell_pattern("values", "signed")
_SHOUTED_END = cell_pattern("values", "shouted_end")
_LISTED = re.compile(r"(?:^|\s)\(?(?:\d{1,2}|[a-z])[.)]\s+\w")
_OWN = ("sasaran", "indikator", "definisi", "formula", "sumber_data", "penanggung_jawab")
_LABEL_FREE = (
    "sasaran",
    "indikator",
    "satuan",
    "sumber_data",
    "penanggung_jawab",
)  # no label of another field is part of these
_SENTENCES = ("sasaran", "indikator", "formula")
_TYPED_BAR = re.compile(r"\w\s+[-_–—]{4,}\s")  # a bar whose numerator and denominator nobody told
_DIVIDES = cell_pattern("values", "division")
_ACTIVITY = cell_pattern("values", "names_activity")
_ENDS_AS_GOAL, _PER = cell_pattern("values", "ends_as_goal"), cell_pattern("values", "per")
_NUMBER_INSIDE = re.compile(r"[^\W\d]\s+\d[\d.,]*%?\s+[^\W\d]")  # of an office's name, as of none
_UNIT_FIRST = re.compile(r"^([^\W\d]+|%)\.?\s+\d")
SHORT_NAME = 4  # letters up to which a label is too short to be looked for inside values
_LONGEST_VALUE = 12  # words of a target
_LONGEST_UNIT = 6
_SHORT_GOAL = 3  # words
_NUMBER_OPENS = re.compile(r"^\d{1,2} [a-z]")  # of a row, before the rest of a goal or an indicator


def codes_of_texts(texts: Mapping[str, str], values: Sequence[str], labels: Sequence[str]) -> set[str]:
    """Return what speaks against a row by its texts alone. `values`: targets and the like; `labels`: its table's, compact."""
    codes: set[str] = set()
    for name, text in texts.items():
        if _is_label(text, labels) or (name in _LABEL_FREE and (_holds_label(name, text) or _opens_with_label(text))):
            codes.add("label_in_value")
        if name not in ("no", "sub_no", "kode", "parent", "persen_capaian") and _unfit(name, text):
            codes.add("type_unfit")
    for value in filter(None, values):
        if _several(value):
            codes.add("several_numbers")
        if _SIGN_ALONE.match(value) or _prose(value) or _is_statement(value) or _has_unit_first(value):
            codes.add("type_unfit")
        if (
            _holds_label("target", value)
            or _is_label(value, labels)
            or (match_header(value).known and len(compact(value)) > 2 and not is_value(value))
        ):
            codes.add("label_in_value")
    if kind_of_text(texts.get("sasaran", "")) == "indikator" and kind_of_text(texts.get("indikator", "")) == "sasaran":
        codes.add("type_unfit")
    if texts.get("sasaran") and not texts.get("indikator") and kind_of_text(texts["sasaran"]) != "sasaran":
        codes.add("type_unfit")  # a goal alone that is worded as none: whom a programme is for
    if any(len(_LISTED.findall(texts.get(name, ""))) > 1 for name in ("sasaran", "indikator")):
        codes.add("counts_differ")
    if any(_is_cut(texts.get(name, "")) for name in _OWN) or any(
        _SHOUTED_END.search(texts.get(name, "")) for name in _SENTENCES
    ):
        codes.add("type_unfit")
    numbers = texts.get("no", "").split()
    if len(numbers) > 1 and all(number_of(number) is not None for number in numbers):
        codes.add("counts_differ")  # those of several goals, which nothing told apart
    if _NUMBER_OPENS.match(texts.get("indikator", "")) or _opens_indicator_last(texts.get("sasaran", "")):
        codes.add("type_unfit")  # what stands in neighbouring columns was read as one text
    if _goal_of_parts(texts.get("sasaran", "")):
        codes.add("counts_differ")
    if _is_fragment(texts.get("sasaran", "")) or _is_fragment(texts.get("indikator", ""), least=1):
        codes.add("type_unfit")
    return codes


def _opens_indicator_last(goal: str) -> bool:
    """Return whether a short goal ends with the word that opens an indicator ("Meningkatnya Persentase")."""
    words = goal.split()
    last = words[-1] if 1 < len(words) <= _SHORT_GOAL else ""
    return last[:1].isupper() and any(last.casefold().startswith(cue) for cue in settings()["cues"]["indikator"])


def _is_cut(text: str) -> bool:
    """Return whether a text ends in the middle, or holds the words of a signature below the table."""
    return text.endswith(",") or is_unfinished(text) or _SIGNED.search(text) is not None


def _goal_of_parts(text: str) -> bool:
    """Return whether a goal holds another that begins with a capital: two goals of two rows, read as one."""
    words = text.split()
    cues = settings()["cues"]["sasaran"]
    opening = [
        at
        for at, w in enumerate(words)
        if w[:1].isupper() and _ENDS_AS_GOAL.search(w) and any(w.casefold().startswith(cue) for cue in cues)
    ]
    if any(_begins_again(words, at) for at in range(2, len(words))):
        return True
    shouted = text.isupper() or sum(w[:1].isupper() for w in words) > len(words) * 0.6
    return not shouted and any(at and not words[at - 1].endswith((".", ":", ";", ",", ")")) for at in opening)


def _begins_again(words: Sequence[str], at: int) -> bool:
    """Return whether a goal in small letters opens a second time with its own first word ("meningkatnya A meningkatnya B")."""
    first = words[0].casefold()
    before = words[at - 1].casefold()
    return (
        words[at] == first
        and _ENDS_AS_GOAL.search(first) is not None
        and before not in settings()["sentences"]["joining"]
        and before[-1] not in ",;.:/&-"
    )


def _is_fragment(text: str, *, least: int = 2) -> bool:
    """Return whether a statement is only the end or the beginning of one: a single word, or one that ends in the middle."""
    words = text.split()
    if not words:
        return False
    single = len(words) < least and not text.isupper() and len(text) > SHORT_NAME
    return is_unfinished(text) or single


def _opens_with_label(text: str) -> bool:
    """Return whether a value begins with a label and its colon ("Indikator Kinerja Utama: Nilai SAKIP")."""
    label, colon, value = text.partition(":")
    return bool(colon and value.strip() and match_header(label).fields)


def _is_label(text: str, labels: Sequence[str]) -> bool:
    """Return whether a value is a label of the table, or begins or ends with two of its labels' words in capitals."""
    letters = compact(text)
    if letters in labels:
        return True
    head, tail = " ".join(text.split()[:4]), " ".join(text.split()[-4:])
    return any(
        len(label) >= 8 and part.isupper() and label in compact(part) and not text.isupper()
        for label in labels
        for part in (head, tail)
    )


def _holds_label(name: str, text: str) -> bool:
    """Return whether a label of another field stands inside a text, before a colon ("BPS; Penanggung jawab : Bidang A")."""
    return ":" in text and any(found.lastgroup != name for found in inline_pattern().finditer(text))


def _several(value: str) -> bool:
    return len(_NUMBER.findall(_ONE.sub(" ", value))) > 1


def _prose(value: str) -> bool:
    words = value.split()
    if value.count("(") != value.count(")"):
        return True
    return len(words) > _LONGEST_VALUE or (len(words) > 5 and not any(c.isdigit() for c in value))


def _has_unit_first(value: str) -> bool:
    """Return whether a unit stands before the number: it may be another column's ("Orang 12")."""
    first = _UNIT_FIRST.match(value)
    return first is not None and is_unit(first[1]) and first[1].casefold() != "rp"


def _is_statement(value: str) -> bool:
    """Return whether a value is a goal or an indicator by its words, with no number in it."""
    words = value.split()
    return len(words) >= 3 and not any(c.isdigit() for c in value) and kind_of_text(value) in ("sasaran", "indikator")


def _unfit(name: str, text: str) -> bool:
    """Return whether a text is of another kind than its field."""
    kind = kind_of_text(text)
    if name == "satuan":
        if _is_unit_behind_words(text):
            return True
        return (any(c.isdigit() for c in text) and not is_unit(text) and is_value(text)) or len(
            text.split()
        ) > _LONGEST_UNIT
    if name in ("sumber_data", "penanggung_jawab"):
        if (name == "penanggung_jawab" and _NUMBER_INSIDE.search(text)) or _is_twice(text):
            return True
        return kind in ("number", "money", "index") and any(c.isdigit() for c in text)
    if name in ("indikator", "sasaran", "tujuan"):
        wrong = (kind in ("number", "money") and any(c.isdigit() for c in text)) or (
            kind == "unit" and len(text.split()) == 1
        )
        named = name != "tujuan" and _ACTIVITY.match(text) is not None
        return wrong or named or len(compact(text)) < 3
    if name in ("formula", "definisi"):
        if (_CUT_FRACTION.search(text) and not _DIVIDES.search(text)) or _TYPED_BAR.search(text):
            return True
        return is_money(text) or (kind in ("number", "index") and any(c.isdigit() for c in text))
    return False


def _is_twice(text: str) -> bool:
    """Return whether a text is one name printed twice: two rows read as one."""
    words = text.split()
    half = len(words) // 2
    return len(words) > 1 and len(words) % 2 == 0 and words[:half] == words[half:]


def _is_unit_behind_words(text: str) -> bool:
    """Return whether a unit stands behind another, or behind a number or a word in small letters: of another cell's line."""
    words = text.split()
    if len(words) < 2 or is_unit(text) or not is_unit(words[-1]) or _PER.match(words[0]) or "/" in words[0]:
        return False
    first = words[0].strip("().")
    return (
        (words[0].islower() and not is_unit(words[0]))
        or all(map(is_unit, words))
        or (len(words) == 2 and first.isdigit())
    )
