"""Measures who-is-who on a made-up civil service: time, memory, and how many pairs of signatures are joined rightly.

usage: python -m tools.bench.people [OFFICIALS] [TARGET.md]        (20,000 and their double unless told)
Five signatures of each official, three officials an office; two signatures of five have no NIP; a third of the names
are misread, mistyped or glued. Each size runs in a process of its own, so that its peak of memory is its own. The same
size gives the same people.
"""

from __future__ import annotations

import multiprocessing
import platform
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.model.blocks import Blocks, SignatureBlock
from extractors.model.document import Document
from extractors.model.quote import Place, Quote, Word
from normalizers.institution import Institution
from normalizers.parsed import Parsed
from pipeline.reading import Reading
from pipeline.reconcile.people import find_people
from pipeline.records import document, signatory
from pipeline.records.dossier import Dossier
from pipeline.records.source import Source
from pipeline.records.summary import Signature, summary_of

SIGNATURES = 5  # of each official
_OFFICE = 3  # officials in one office
_POSITIONS = ("CAMAT", "SEKRETARIS", "KEPALA SEKSI PEMERINTAHAN")
_FIRST = """
    Bambang Rina Joko Sutopo Gede Ayu Kerta Andi Iskandar Rachmadi Karim Yusrizal Khairunnisa Fathur Sekar
    Prabowo Slamet Hendrik Yohanes Kristina Sumantri Endang Ngurah Made Rahmat Nurlaila Bonar Handoyo
    Zulkarnain Cecep Dadan Ujang Firman Lilis Oman Rosdiana Yusniar Zulfadli Mikael Wayan Ketut Asep Tatang
    Siti Dewi Agung Bagus Teguh Wahyu Yanti
"""
_STEMS = """
    Harto Suma Wira Kerta Pra Susi Nugra Darma Indra Surya Maha Kusu Sukar Mulya Setya Purna Widya Raha Santi
    Mang Simba Batu Tarig Lamato Rumbi Gume Kawi Sasmi Tirto Jaya
"""
_ENDS = "wijaya kusuma negara atmaja saputra lestari ningsih pratama santika hadi wardana mulyana gunadi rejeki palupi"
_DEGREES = ("", ", S.Sos.", ", S.H., M.H.", ", S.STP., M.Si.", ", SE", ", Ir., M.M.")
READ = (("m", "rn"), ("l", "i"), ("u", "v"), ("h", "b"), ("d", "cl"))  # letters, and how they are read


@dataclass(frozen=True, slots=True)
class Figures:
    """What one size took, and how right it was: counts of pairs of signatures."""

    signatures: int
    officials: int
    found: int
    seconds: float
    peak: float
    joined: int
    rightly: int
    pairs: int


Row = tuple[int, str, str, str, str | None]  # official, office, position, name, NIP or None


def people(count: int, *, spoil: bool = True) -> Iterator[Row]:
    """Yield every signature of `count` officials in an order of no meaning; with `spoil` a third of the names are misread."""
    rng = random.Random(count)
    first, stems, ends = _FIRST.split(), _STEMS.split(), _ENDS.split()
    made: list[Row] = []
    for number in range(count):
        office, seat = divmod(number, _OFFICE)
        name = f"{rng.choice(first)} {rng.choice(stems)}{rng.choice(ends)}"
        name = f"{name} {rng.choice(first)}" if rng.random() < 0.5 else name
        degree = rng.choice(_DEGREES)
        nip = (f"19{rng.randrange(60, 90)}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02} 20{rng.randrange(0, 12):02}"
               f"{rng.randrange(1, 13):02} {rng.randrange(1, 3)} {rng.randrange(1, 999):03}")  # fmt: skip
        for _ in range(SIGNATURES):
            printed = f"{_spoilt(name, rng) if spoil else name}{degree if rng.random() < 0.8 else ''}"
            shown = printed.upper() if rng.random() < 0.4 else printed
            made.append((number, f"Kecamatan {office}", _POSITIONS[seat], shown, nip if rng.random() < 0.6 else None))
    rng.shuffle(made)
    yield from made


def _spoilt(name: str, rng: random.Random) -> str:
    chance = rng.random()
    if chance < 0.7:
        return name
    words = name.split()
    at = max(range(len(words)), key=lambda i: len(words[i]))
    if chance < 0.8:
        seen, read = READ[rng.randrange(len(READ))]
        words[at] = words[at][0] + words[at][1:].replace(seen, read, 1)
    elif chance < 0.9:
        middle = len(words[at]) // 2
        words[at] = words[at][:middle] + words[at][middle] + words[at][middle:]
    else:
        return "".join(name.rsplit(" ", 1))
    return " ".join(words)


def _quote(text: str) -> Quote:
    return Quote(tuple(Word(token, Place(path=f"p#{at}"), engine="text") for at, token in enumerate(text.split())))


def signatures_of(rows: Iterable[Row]) -> tuple[list[Signature], dict[str, int]]:
    """Return the signatures as the pipeline makes them from printed blocks, and whose each is."""
    found: list[Signature] = []
    owner: dict[str, int] = {}
    facts = document.interpret(Document("", "txt", 0, ()), Blocks())
    for at, (number, office, position, name, nip) in enumerate(rows):
        block = SignatureBlock(
            "penanda_tangan", name=_quote(name), nip=_quote(nip) if nip else Quote(), jabatan=_quote(position)
        )
        own = replace(facts, institution=Reading(_quote(office), Parsed(Institution(office, "kecamatan", "kecamatan"))))
        source = Source(f"{at}.pdf", f"{at:064}"[::-1], 1)
        dossier = Dossier(source, "ok", facts=own, signatories=signatory.interpret((block,)))
        for signature in summary_of(dossier).signatures:
            found.append(signature)
            owner[signature.id] = number
    return found, owner


def measure(count: int) -> Figures:
    """Return the figures of `count` officials; call it in a process of its own."""
    found, owner = signatures_of(people(count))
    started = time.perf_counter()
    officials = [person.official for person in find_people(found, ())]
    seconds = time.perf_counter() - started
    joined = rightly = 0
    for official in officials:
        joined += _pairs(len(official.members))
        rightly += sum(_pairs(n) for n in Counter(owner[m] for m in official.members).values())
    pairs = sum(_pairs(n) for n in Counter(owner.values()).values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Figures(len(found), count, len(officials), seconds, peak, joined, rightly, pairs)


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def main() -> None:
    """Measure one size and its double and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    context = multiprocessing.get_context("spawn")
    rows = []
    for size in (count, 2 * count):
        with context.Pool(1) as pool:
            f = pool.apply(measure, (size,))
        rows.append(
            f"| {f.signatures:,} | {f.officials:,} | {f.found:,} | {f.seconds:.1f} s | {f.peak:.0f} MB "
            f"| {100 * f.rightly / f.joined:.2f} % | {100 * f.rightly / f.pairs:.2f} % |"
        )
    head = "| signatures | officials | found | time | peak memory | pairs joined rightly | pairs found |"
    table = (
        f"{head}\n|---|---|---|---|---|---|---|\n"
        + "\n".join(rows)
        + f"\n\nPython {platform.python_version()}, one core.\n"
    )
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(table, encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
