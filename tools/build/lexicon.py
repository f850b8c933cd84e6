"""Builds reference/lexicon.txt: `python -m tools.build.lexicon`.

Words of spaCy's Indonesian language data (stop words; the halves of reduplicated words such as "anak-anak"), with those of
`word_lists/own.txt` (from the reports of data/raw and by hand), without those of `word_lists/not.txt` (no words of such
reports, or no words at all).
"""

from __future__ import annotations

from pathlib import Path

from spacy.lang.id._tokenizer_exceptions_list import ID_BASE_EXCEPTIONS
from spacy.lang.id.stop_words import STOP_WORDS

HERE = Path(__file__).parent / "word_lists"
OUT = Path(__file__).parents[2] / "reference" / "lexicon.txt"
_ALIKE = 3  # letters that the halves of a word with another beginning share at its end ("sayur-mayur")


def words_of_spacy() -> set[str]:
    """Return stop words and the halves of reduplicated words, lower case, letters only."""
    found = {word for word in STOP_WORDS if word.isalpha()}
    for entry in ID_BASE_EXCEPTIONS:
        halves = entry.lower().split("-")
        if len(halves) != 2 or not all(half.isalpha() for half in halves):
            continue
        first, second = halves
        if first == second:
            found.add(first)
        elif second.startswith(first) or first.endswith(second) or (len(first) >= 4 and first in second):
            found |= {first, second}
        elif min(len(first), len(second)) > _ALIKE and first[-_ALIKE:] == second[-_ALIKE:]:
            found.add(first)
    return found


def words_of(name: str) -> set[str]:
    """Return the words of a list in `tools/build/word_lists`."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def build() -> str:
    """Return the text of the lexicon, its notes first, its words sorted."""
    notes = [line for line in OUT.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    words = (words_of_spacy() | words_of("own.txt")) - words_of("not.txt")
    return "\n".join([*notes, *sorted(words)]) + "\n"


if __name__ == "__main__":
    OUT.write_text(build(), encoding="utf-8")
