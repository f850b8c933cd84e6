"""Trains the second reader (extractors/text/second_reader.py) on made-up reports and writes it to reference/second_reader.

usage: python -m tools.build.second_reader TRUTH_FOLDER [TRUTH_FOLDER ...] [--out FOLDER]

Each TRUTH_FOLDER holds the truth of made-up reports (JSON, as tools.unseen writes it). What is wrong is made of what is right:
a value of another column or row, two run together, one cut, one with a header or a signature in it, an amount of money.
The same folders give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractors.text.second_reader import FIELDS, RIGHT, features, new_network
from reference.load import read_settings, read_words

Value = tuple[str, str]
_EPOCHS = 3
_VARIED = 2  # further rows made of each
_SEED = 7
_TITLES = (
    "KEPALA DINAS",
    "CAMAT",
    "INSPEKTUR",
    "Kepala Badan",
    "Ditetapkan di",
    "NIP. 19700101 199503 1 001",
    "Pembina Tk. I",
)
_SMALL = frozenset(("dan", "di", "yang", "dari", "ke", "untuk", "pada", "dengan", "per", "x"))
_PLACES = (
    "Kabupaten Contoh", "Provinsi Jawa Contoh", "Kota Contoh", "Dinas Contoh", "Badan Perencanaan Daerah", "BPS",
    "Kecamatan Contoh",
    "OPD", "Bappeda", "tahun 2018", "Prov. Contoh", "Kab/Kota", "masyarakat", "daerah",
)  # fmt: skip
_PROGRAMMES = (
    "Program Pelayanan Administrasi Perkantoran", "Program Peningkatan Sarana dan Prasarana Aparatur",
    "Kegiatan Rapat Koordinasi",
    "Program Pemberdayaan Masyarakat", "Penyediaan Jasa Surat Menyurat", "Pengadaan Kendaraan Dinas", "BIDANG PEMERINTAHAN",
    "URUSAN WAJIB", "SEKRETARIAT", "Jumlah", "Total Anggaran", "Misi 1 : Mewujudkan pelayanan yang baik", "ESELON III",
)  # fmt: skip


def rows_of(folders: Sequence[Path]) -> list[dict[str, str]]:
    """Return the fields of each indicator row of the truth files, in the order of their names."""
    found = []
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            for row in json.loads(path.read_text(encoding="utf-8"))["indicators"]:
                found.append({field: row[field] for field in FIELDS if row.get(field)})
    return found


def varied(row: dict[str, str], words: Sequence[str], draw: random.Random) -> dict[str, str]:
    """Return a row that says something else in the same manner: other words, longer parts, other capitals.

    So that the classifier learns how values are built, not the phrases of the reports that it was trained on.
    """
    share, way = (
        draw.choice((0.0, 0.3, 0.6, 0.9)),
        draw.choice(("as it is", "as it is", "title", "title", "upper", "first")),
    )
    return {field: _varied(field, text, words, share, way, draw) for field, text in row.items()}


def _varied(field: str, text: str, words: Sequence[str], share: float, way: str, draw: random.Random) -> str:
    if field in ("target", "satuan"):
        return text
    told = [
        draw.choice(words) if w.isalpha() and len(w) > 4 and at > 0 and draw.random() < share else w
        for at, w in enumerate(text.split())
    ]
    for _ in range(draw.choice((0, 0, 0, 1, 2, 5) if field in ("formula", "sumber_data") else (0, 0, 1, 2))):
        told.insert(
            draw.randint(1, len(told)), draw.choice((*(draw.choice(words) for _ in range(6)), "dan", "di", "yang"))
        )
    if draw.random() < 0.25:
        told.append(f"({''.join(draw.choice('ABDHIKLMNPRSTU') for _ in range(draw.randint(2, 5)))})")
    if draw.random() < 0.25:
        told += draw.choice(_PLACES).split()
    if field == "sumber_data" and draw.random() < 0.4:
        told += [draw.choice((",", "dan", ";", "")), *draw.choice(_PLACES).split(), draw.choice(words)]
    said = " ".join(w for w in told if w)
    if way == "title":
        return " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in said.split())
    return said.upper() if way == "upper" else said.capitalize() if way == "first" else said


def right_values(rows: Sequence[dict[str, str]], draw: random.Random) -> Iterator[Value]:
    """Yield values as they are printed, some of them in capitals or with another end."""
    for row in rows:
        for field, text in row.items():
            yield field, text
            if draw.random() < 0.25:
                yield field, text.upper()
            if draw.random() < 0.15:
                yield field, text.capitalize()
            if draw.random() < 0.15:
                yield field, text.rstrip(".;") + draw.choice((".", ";", " "))
    for _ in range(len(rows)):
        yield (
            "target",
            draw.choice(
                ("{}", "{}%", "{} %", "{},{}", "{} Dokumen", "{} orang", "A", "BB", "WTP", "≥ {}", "{}.000")
            ).format(draw.randint(1, 100), draw.randint(0, 9)),
        )
    settings = read_settings("satuan.toml")
    for unit in sorted({variant for table in settings.values() for name in table for variant in (name, *table[name])}):
        yield "satuan", unit
    for source in sorted(read_settings("sumber.toml")["sumber"]):
        yield "sumber_data", source


def wrong_values(rows: Sequence[dict[str, str]], draw: random.Random) -> Iterator[Value]:
    """Yield values that are not one whole value of their field, made of such as are."""
    labels = {field: names for field, names in read_settings("labels.toml")["header"].items() if field in FIELDS}
    for at, row in enumerate(rows):
        other = rows[(at + draw.randint(1, 9)) % len(rows)]
        for field, text in row.items():
            foreign = [f for f in row if f != field and {f, field} != {"sasaran", "indikator"}]
            if foreign and draw.random() < 0.5:
                yield field, row[draw.choice(foreign)]
            if field in other and other[field] != text and field != "target" and draw.random() < 0.5:
                yield field, f"{text} {other[field]}"
            if foreign and draw.random() < 0.5:
                pair = [text, row[draw.choice(foreign)]]
                draw.shuffle(pair)
                yield field, " ".join(pair)
            words = text.split()
            if len(words) > 4 and draw.random() < 0.5:
                cut = draw.randint(1, len(words) - 2)
                yield field, " ".join(words[:cut] if draw.random() < 0.5 else words[cut:])
            if draw.random() < 0.2:
                yield (
                    field,
                    f"{draw.choice(labels[field])} {text}".upper()
                    if draw.random() < 0.4
                    else f"{text} {draw.choice(_TITLES)}",
                )
            if field in ("target", "satuan") and draw.random() < 0.3:
                yield (
                    field,
                    f"{'Rp. ' if draw.random() < 0.5 else ''}{draw.randint(10, 999)}.{draw.randint(100, 999)}.000",
                )
            if field in ("target", "satuan", "sumber_data") and draw.random() < 0.2:
                yield field, f"{text} {draw.randint(1, 99)} {draw.randint(1, 99)}"
        yield "indikator", draw.choice(_PROGRAMMES)


def train(right: Sequence[Value], wrong: Sequence[Value]) -> Any:
    """Return a spaCy text classifier, trained from scratch."""
    from spacy.pipeline.textcat import TextCategorizer
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.vocab import Vocab
    from thinc.api import Adam, fix_random_seed

    fix_random_seed(_SEED)
    classifier = TextCategorizer(Vocab(), new_network(), threshold=0.0)
    examples = []
    for cats, values in (({RIGHT: 1.0, "wrong": 0.0}, right), ({RIGHT: 0.0, "wrong": 1.0}, wrong)):
        for field, text in values:
            doc = Doc(classifier.vocab, words=list(features(field, text)))
            examples.append(Example.from_dict(doc, {"cats": cats}))
    classifier.initialize(lambda: examples)
    optimizer = Adam(0.001, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True, use_averages=False)
    draw = random.Random(_SEED)
    for _ in range(_EPOCHS):
        draw.shuffle(examples)
        for batch in (examples[at : at + 64] for at in range(0, len(examples), 64)):
            classifier.update(batch, sgd=optimizer, drop=0.0)
    return classifier


def main() -> None:
    """Train and write; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "reference" / "second_reader")
    options = parser.parse_args()
    draw = random.Random(_SEED)
    words = sorted(w for w in read_words("lexicon.txt") if w.isalpha() and len(w) > 4)
    read = rows_of(options.truth)
    rows = [*read, *(varied(row, words, draw) for _ in range(_VARIED) for row in read)]
    right = [v for v in right_values(rows, draw) if v[1].strip()]
    known = {(field, re.sub(r"\W", "", text.casefold())) for field, text in right}
    wrong = [v for v in wrong_values(rows, draw) if (v[0], re.sub(r"\W", "", v[1].casefold())) not in known]
    train(right, wrong).to_disk(options.out, exclude=["vocab"])
    print(f"{len(rows)} rows, {len(right)} right and {len(wrong)} wrong values -> {options.out}")


if __name__ == "__main__":
    main()
