"""Targets that are grades, alone or with the number or words that go with them: "BB", "BB (72,5)", "Baik (76,61-88,30)"."""

from __future__ import annotations

import re
from dataclasses import replace

from normalizers.values.grades import find_grade
from normalizers.values.number_words import split_number
from normalizers.values.numbers import NUMBER, read_number
from normalizers.values.target_value import Target

_GRADE_AND_MORE = re.compile(r"(?P<grade>[^(/]+?)\s*[(/]\s*(?P<more>[^()]*?)\s*\)?")  # "BB (72,5)"
_GRADE_IN_BRACKETS = re.compile(r"\(\s*(?P<grade>[^()]+?)\s*\)\s*(?P<more>\d[\d.,]*)\s*")  # "(B) 65"
_BOUNDS = re.compile(rf"(?P<low>{NUMBER})\s*[-–—]\s*(?P<high>{NUMBER})")


def grade_of(text: str, start: int, end: int, notes: list[str]) -> tuple[Target, dict[str, tuple[int, int]]] | None:
    """Return a grade that stands alone or has its explanation or number in brackets, and where they stand; None for none.

    "BB (Sangat Baik)", "BB (72)"; with the bounds of its numbers it is a range: "Baik (76,61-88,30)".
    """
    grade = find_grade(text[start:end])
    if grade is not None:
        return Target("grade", grade=grade), {"grade": (start, end)}
    match = _GRADE_AND_MORE.fullmatch(text, start, end) or _GRADE_IN_BRACKETS.fullmatch(text, start, end)
    if match is None or find_grade(match["grade"]) is None:
        return None
    if "(" not in match[0] and find_grade(match["more"]) is not None:
        return None  # "A/B" chooses none
    spans = {"grade": match.span("grade")}
    target = Target("grade", grade=find_grade(match["grade"]))
    if (bounds := _BOUNDS.fullmatch(match["more"])) is not None and "(" in match[0]:
        low, high = (read_number(bounds[name], notes) for name in ("low", "high"))
        if low < high:
            notes.append("remark")
            return replace(target, kind="range", low=low, high=high), {**spans, "value": match.span("more")}
    if re.fullmatch(NUMBER, match["more"]):
        target = replace(target, value=read_number(match["more"], []))
        spans["value"] = match.span("more")
    elif re.search(r"\d", match["more"]) or split_number(match["more"])[0]:
        notes.append("number_unclear")  # "A (B5)", "A (empat)"
    elif "(" not in match[0]:
        notes.append("choices_several")  # "Ada/Tidak"
    elif len(find_grade(match["more"]) or "") in (1, 2):
        notes.append("remark")  # "Baik (B)"
    return target, spans
