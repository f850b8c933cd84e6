"""The second reader: a trained spaCy text classifier that says how likely a text is one whole value of its field.

It is made differently from the rules: it looks at no table and no page, only at the shape and the words of a value. It never
writes a value; where it finds one unlikely, that is a doubt. Trained by tools/build/second_reader.py on made-up reports.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

from reference.load import read_settings

FIELDS = ("sasaran", "indikator", "formula", "target", "satuan", "sumber_data", "penanggung_jawab")
RIGHT = "right"
_TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+|[^\w\s]")
_BATCH = 256  # values asked at once
_LONG = 60  # tokens of a value that are looked at; what follows adds nothing
_STEPS = (1, 2, 3, 5, 8, 12, 18, 27, 40, 60, 90)


def right_odds(values: Sequence[tuple[str, str]]) -> list[float]:
    """Return for each (field, text) the chance, 0..1, that the text is one whole value of that field.

    1.0 for an empty text and for a field that the reader was not trained on.
    """
    asked = [at for at, (field, text) in enumerate(values) if field in FIELDS and text.strip()]
    odds = [1.0] * len(values)
    if not asked:
        return odds
    classifier = _classifier()
    right = classifier.labels.index(RIGHT)
    for low in range(0, len(asked), _BATCH):
        few = asked[low : low + _BATCH]
        scores = classifier.predict([_doc(classifier.vocab, *values[at]) for at in few])
        for at, score in zip(few, scores, strict=True):
            odds[at] = float(score[right])
    return odds


@cache
def _classifier() -> Any:
    """Return the trained classifier; it is loaded when it is first asked.

    It needs no language and no vocabulary: what it sees of a value are the hashes of features. Loaded as a whole pipeline it
    would build a tokenizer with 16,000 exceptions that is never asked, 1.4 seconds of CPU instead of 0.01.
    """
    from extractors.text.spans import import_spacy

    import_spacy()
    from spacy.pipeline.textcat import TextCategorizer
    from spacy.vocab import Vocab

    classifier = TextCategorizer(Vocab(), new_network(), threshold=0.0)
    with as_file(files("reference").joinpath("second_reader")) as folder:
        classifier.from_disk(folder, exclude=["vocab"])
    return classifier


def new_network() -> Any:
    """Return the untrained network of the classifier: a weight for each hashed feature and answer."""
    from spacy.ml.models.textcat import build_bow_text_classifier_v3

    return build_bow_text_classifier_v3(
        exclusive_classes=True, ngram_size=1, no_output_layer=False, length=131072, nO=None
    )


def _doc(vocab: Any, field: str, text: str) -> Any:
    from spacy.tokens import Doc

    return Doc(vocab, words=list(features(field, text)))


def features(field: str, text: str) -> Iterator[str]:
    """Yield what the classifier sees of a value: its length, the shapes of its words in order, and the kinds of its words.

    Of a word it sees what it is in such reports (a known cue, a unit, a particle) or how it is built, never the word itself:
    what it learns on some reports has to hold for others.
    """
    tokens = _TOKEN.findall(text)[:_LONG]
    shapes = [_shape(t) for t in tokens]
    kinds = [_kind(t, s) for t, s in zip(tokens, shapes, strict=True)]
    pairs = list(itertools.pairwise(shapes))
    yield f"{field}#n{_step(len(tokens))}"
    yield f"{field}#letters{_step(sum(len(t) for t in tokens if t[0].isalpha()) // 6)}"
    yield f"{field}#numbers{min(3, sum(s[0] == '9' for s in shapes))}"
    yield f"{field}#turns{min(4, sum(a == 'l' and b == 'U' for a, b in pairs))}"
    yield f"{field}#opens{min(4, sum(a in '.;)' and b == 'C' for a, b in pairs))}"
    yield f"{field}#capitals{min(5, sum(a == 'l' and b == 'C' for a, b in pairs))}"
    for at, kind in enumerate(kinds):
        if at < 2:
            yield f"{field}^{at}{kind}"
        if at >= len(kinds) - 2:
            yield f"{field}${len(kinds) - at}{kind}"
        yield f"{field}|{kind}"
        if at:
            yield f"{field}~{kinds[at - 1]}{kinds[at]}"
            yield f"{field}~{shapes[at - 1]}{shapes[at]}"


@cache
def _known() -> dict[str, str]:
    """Return the words whose kind is told by the reference data, each with its kind."""
    labels = read_settings("labels.toml")
    known: dict[str, str] = {}
    for word in labels["second_reader"]["particles"]:
        known[word] = word
    for section, texts in labels["header"].items():
        for word in {w for text in texts for w in text.split() if len(w) > 3}:
            known.setdefault(word, f"label:{section}")
    for unit in (v for table in read_settings("satuan.toml").values() for name in table for v in (name, *table[name])):
        known.setdefault(unit.casefold(), "unit")
    for section, cues in labels["cues"].items():
        for cue in cues:
            known[cue] = f"cue:{cue}" if section in ("indikator", "formula") else f"cue:{section}"
    return known


@lru_cache(maxsize=4096)
def _kind(token: str, shape: str) -> str:
    """Return what a token is in such reports: a number or mark by its shape, a word by the reference data or its affixes."""
    if not token[0].isalpha():
        return shape
    word = token.casefold()
    known = _known()
    if word in known:
        return known[word]
    stem = next((known[word[:n]] for n in (12, 11, 10, 9, 8, 7) if word[:n] in known and len(word) - n <= 3), None)
    if stem is not None:
        return stem
    affixes = read_settings("labels.toml")["second_reader"]
    before = next((p for p in affixes["before"] if word.startswith(p) and len(word) > len(p) + 3), "")
    after = next((s for s in affixes["after"] if word.endswith(s) and len(word) > len(s) + 3), "")
    return f"{before}-{after}" if before or after else f"w{min(len(word), 4)}"


@lru_cache(maxsize=4096)
def _shape(token: str) -> str:
    """Return the shape of a token: a number by its size, a word by its capitals, a mark as itself."""
    if token[0].isdigit():
        plain = re.sub(r"\D", "", token)
        year = len(plain) == 4 and plain[:2] in ("19", "20")
        return "9year" if year else f"9{'.' if plain != token else ''}{min(len(plain), 7)}"
    if not token[0].isalpha():
        return token
    return "U" if token.isupper() and len(token) > 1 else "C" if token[0].isupper() else "l"


def _step(n: int) -> int:
    return next((at for at, most in enumerate(_STEPS) if n <= most), len(_STEPS))
