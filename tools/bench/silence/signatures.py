"""Measures silence of signature blocks: one of their parts hidden or made illegible, and what is said of the block then.

usage: python -m tools.bench.silence.signatures FILES:TRUTH ... [--every N]
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict

from extractors.find import find_blocks
from extractors.model.errors import UnreadableDocument
from extractors.model.geometry import Box
from extractors.model.quote import Quote
from extractors.readers import read_document
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tools.bench.silence.__main__ import documents
from tools.bench.silence.damage import head_hidden, letters_strange
from tools.bench.silence.reading import read_damaged

PARTS = ("name", "jabatan", "pangkat")


def boxes_of(dossier: Dossier, part: str) -> dict[int, list[Box]]:
    """Return the boxes of the words of a part of all signatures, by page."""
    found: dict[int, list[Box]] = defaultdict(list)
    for signature in dossier.signatories:
        read = getattr(signature, part)
        quote: Quote = getattr(read, "quote", read)
        for place in quote.places:
            if place.page is not None and place.box is not None:
                found[place.page].append(place.box)
    return found


def main() -> None:
    """Read, damage, measure; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    told: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path, _ in documents(options.sets, options.every):
        data = path.read_bytes()
        source = Source(path.name, hashlib.sha256(data).hexdigest(), len(data))
        try:
            document = read_document(data, ocr="off")
        except UnreadableDocument:
            continue
        if document.format != "pdf":
            continue
        whole = interpret(source, document, find_blocks(document))
        for part in PARTS:
            for kind, damage in (("hidden", head_hidden), ("illegible", letters_strange)):
                seen = read_damaged(data, damage, boxes_of(whole, part), path.name)
                found = interpret(source, seen, find_blocks(seen)).signatories
                tally = told[part, kind]
                tally["before"] += len(whole.signatories)
                tally["after"] += len(found)
                tally["silent"] += sum(not signature.doubts for signature in found)
    print("| part | damage | signatures before | after | of these without a doubt |\n|---|---|---|---|---|")
    for (part, kind), tally in told.items():
        print(f"| {part} | {kind} | {tally['before']} | {tally['after']} | {tally['silent']} |")


if __name__ == "__main__":
    main()
