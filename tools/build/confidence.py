"""Fits the weights of confidence (reference/confidence.toml) on documents with truth, and measures them on others.

usage: python -m tools.build.confidence FILES:TRUTH[:ocr] ... [--cache FOLDER] [--out FILE] [--report FILE] [--damaged N]
       python -m tools.build.confidence FILES:TRUTH[:ocr] ... --stored [--report FILE]

FILES holds documents that no rule was made on, TRUTH a JSON for each (as tools.unseen writes it). Every second document, by
the hash of its content, is fitted on; the others are measured: the report's figures are of these. `--stored` fits
nothing, and measures the weights that stand in reference/ on all documents: for sets that nobody has looked at.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from extractors.find import find_blocks
from pipeline.records.confidence import chance_by, evidence_of, weights_of
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from pipeline.run.inputs import Input, list_inputs, open_inputs
from pipeline.run.reader import Reader
from pipeline.storage.cache import open_cache
from tools.bench.silence.reading import KINDS, damaged

FIELDS = ("sasaran", "indikator", "formula", "target", "satuan", "sumber_data", "penanggung_jawab")
TABLES = ("indicators", "signatories", "legal_basis")
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0001)
_RIDGE = 0.5  # strength of the pull of each weight to zero
_DOUBT = "doubt_"  # of the names of evidence
_STEPS = 4000
_DAMAGED = (
    0.15  # weight of a row that was read with damage: it teaches what a doubt is worth, not how often rows are wrong
)
_LEAST_BASE, _MOST_BASE = 0.5, 0.985  # no record is surer than documents that nobody looked at allow


@dataclass(frozen=True)
class Sample:
    """A record of a document: what speaks for or against it, and whether it is right."""

    table: str
    document: str
    evidence: Mapping[str, float]
    right: bool
    weight: float = 1.0  # how much it counts in the fit


def plain(text: object) -> str:
    """Return a text as two printings of it are compared: small letters, blanks and brackets evened out."""
    told = unicodedata.normalize("NFKC", str(text or "")).casefold()
    told = re.sub(r"[‐-―−]", "-", told).replace("×", "x").replace("*", "x")
    told = re.sub(r"[\s;,.•()=\[\]{}]+", " ", told)
    return re.sub(r"\s*([/\-x:%])\s*", r"\1", told).strip()


def same(a: object, b: object, least: float) -> bool:
    """Return whether two texts say the same, but for a share of letters."""
    return plain(a) == plain(b) or fuzz.ratio(plain(a), plain(b)) >= least * 100


def samples_of(dossier: Dossier, truth: Mapping[str, Any], least: float) -> Iterator[Sample]:
    """Yield the records of a document with whether they answer to a printed one in all fields."""
    key, pages = dossier.document_id, truth.get("indicator_pages")
    rows = [r for r in dossier.indicators if not pages or r.whole.page in pages]
    rows = [r for r in rows if r.quotes.get("indikator")]  # truths list indicators; a goal without one keeps its row
    mine = [{name: q.text for name, q in r.quotes.items()} for r in rows]
    pairs = pairs_of(truth["indicators"], mine)
    for at, record in enumerate(rows):
        told = truth["indicators"][pairs[at]] if at in pairs else None
        right = told is not None and all(told.get(f) is None or same(told[f], mine[at].get(f), least) for f in FIELDS)
        yield Sample("indicators", key, evidence_of(record.doubts, record.whole), right)
    names = [s.get("name_raw") or s.get("name") for s in truth["signatories"]]
    nips = {re.sub(r"\D", "", str(s.get("nip") or "")) for s in truth["signatories"]}
    for signature in dossier.signatories:
        digits = re.sub(r"\D", "", signature.nip.raw or "")
        right = any(same(n, signature.name.raw, least) for n in names) and (not digits or digits in nips)
        yield Sample("signatories", key, evidence_of(signature.doubts, signature.whole), right)
    laws = [_law(x.get("number"), x.get("year")) for x in truth["legal_basis"]]
    headings = truth.get("legal_headings")
    for item in dossier.citations:
        value = item.citation.value
        if item.role != "legal_basis" or (headings and not any(h in item.heading.text.casefold() for h in headings)):
            continue
        found = _law(value.number, value.year) if value is not None else None
        yield Sample("legal_basis", key, evidence_of(item.doubts, item.citation.quote), found in laws)


def _law(number: object, year: object) -> tuple[str, str]:
    """Return the number and year of a regulation as two ways to write them are compared."""
    parts = re.sub(r"\s+|^per/", "", str(number or "").casefold()).split("/")
    return "/".join(part.lstrip("0") or part for part in parts), str(year or "")


def pairs_of(printed: Sequence[Mapping[str, Any]], read: Sequence[Mapping[str, str]]) -> dict[int, int]:
    """Return for the rows that were read which printed row each answers to: the likest pairs first."""
    scored = sorted(
        (
            ((2 * fuzz.ratio(plain(a.get("indikator")), plain(b.get("indikator"))) + sum(
                fuzz.ratio(plain(a.get(f)), plain(b.get(f))) for f in ("sasaran", "formula"))) / 4, i, j)
            for i, a in enumerate(printed) for j, b in enumerate(read)
        ), reverse=True,
    )  # fmt: skip
    found: dict[int, int] = {}
    for score, i, j in scored:
        if score >= 55 and j not in found and i not in found.values():
            found[j] = i
    return found


def read_samples(given: Sequence[str], cache: Path | None) -> list[Sample]:
    """Return the samples of all sets; a document without truth gives none."""
    found: list[Sample] = []
    for text in given:
        files, truths, *ocr = text.split(":")
        mode: Any = "auto" if ocr else "off"
        inputs = open_inputs(Path(files))
        reader = Reader(inputs, open_cache(cache, mode), mode)
        told = {}
        for path in sorted(Path(truths).glob("*.json")):
            truth = json.loads(path.read_text(encoding="utf-8"))
            told[truth.get("file") or path.stem] = truth
        for item in list_inputs(inputs, 1, hashed=False):
            if item.path in told:
                found += samples_of(reader.read(Input(item.path, 0)), told[item.path], 0.9 if ocr else 0.97)
    return found


def read_damaged(given: Sequence[str], every: int) -> list[Sample]:
    """Return the rows of every Nth typed document read with each kind of damage (tools/bench/silence), wrong ones too."""
    found: list[Sample] = []
    for text in (text for text in given if not text.endswith(":ocr")):
        files, truths = (Path(part) for part in text.split(":")[:2])
        for path in sorted(truths.glob("*.json"))[::every]:
            truth = json.loads(path.read_text(encoding="utf-8"))
            name = truth.get("file") or path.stem
            data = (files / name).read_bytes()
            source = Source(name, hashlib.sha256(data).hexdigest(), len(data))
            for kind, document in damaged(data, name, KINDS):
                if kind != "none":
                    made = samples_of(interpret(source, document, find_blocks(document)), truth, 0.97)
                    found += (replace(s, weight=_DAMAGED) for s in made if s.table == "indicators")
    return found


def fit(samples: Sequence[Sample]) -> dict[str, float]:
    """Return the weights of a logistic function; nothing that speaks against a record may raise its chance."""
    names = sorted({name for s in samples for name in s.evidence})
    inputs = np.array([[s.evidence.get(name, 0.0) for name in names] for s in samples]).reshape(
        len(samples), len(names)
    )
    right = np.array([s.right for s in samples], dtype=float)
    counts = np.array([s.weight for s in samples], dtype=float)
    counts /= max(1e-9, float(counts.mean()) if len(counts) else 1.0)
    share = min(_MOST_BASE, max(_LEAST_BASE, float((right * counts).mean()) if len(right) else _LEAST_BASE))
    base, weights = math.log(share / (1 - share)), np.zeros(len(names))
    scale = np.maximum(inputs.std(axis=0), 0.05) if len(samples) else np.ones(len(names))
    for step in range(_STEPS):
        chance = 1 / (1 + np.exp(-(base + inputs @ weights)))
        error = (chance - right) * counts
        rate = 4.0 / (1 + step / 400)
        base -= rate * float(error.mean())
        slope = inputs.T @ error / max(1, len(right)) + _RIDGE * weights / max(1, len(right))
        weights = np.minimum(0.0, weights - rate * slope / (scale**2 + 0.05))
    base = min(base, math.log(_MOST_BASE / (1 - _MOST_BASE)))
    return {"base": round(base, 3)} | {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if w < -0.001}


def reliability(
    chances: Sequence[float], right: Sequence[bool]
) -> tuple[list[tuple[float, float, float, float, int]], float]:
    """Return bins (from, to, mean chance, share right, n) and the expected calibration error."""
    told, error = [], 0.0
    for low, high in itertools.pairwise(_BINS):
        inside = [at for at, chance in enumerate(chances) if low <= chance < high]
        if inside:
            mean = sum(chances[at] for at in inside) / len(inside)
            share = sum(right[at] for at in inside) / len(inside)
            told.append((low, min(high, 1.0), mean, share, len(inside)))
            error += abs(mean - share) * len(inside) / len(chances)
    return told, error


def doubts_told(samples: Sequence[Sample]) -> list[tuple[str, int, int, int, int]]:
    """Return of each doubt how many right and wrong records have it, and how many of these no other; the worst worth first."""
    made: dict[str, list[int]] = {}
    for sample in samples:
        codes = [name.removeprefix(_DOUBT) for name in sample.evidence if name.startswith(_DOUBT)]
        for code in codes:
            counts = made.setdefault(code, [0, 0, 0, 0])
            counts[not sample.right] += 1
            counts[2 + (not sample.right)] += len(codes) == 1
    lines = [(code, n[0], n[1], n[2], n[3]) for code, n in made.items()]
    return sorted(lines, key=lambda line: (line[2] / (line[1] + line[2]), -line[1], line[0]))


def _report(samples: Sequence[Sample], chance_of: Callable[[Sample], float]) -> Iterator[str]:
    for table in TABLES:
        own = [s for s in samples if s.table == table]
        if not own:
            continue
        told, error = reliability([chance_of(s) for s in own], [s.right for s in own])
        wrong = [s for s in own if not s.right]
        silent = sum(1 for s in wrong if chance_of(s) >= 0.9 and not s.evidence.get("doubted"))
        high = sum(1 for s in own if s.right and chance_of(s) >= 0.9)
        yield f"\n### {table}\n"
        yield f"{len(own)} records, {len(wrong)} wrong, of these {silent} at 0.9 or more without a doubt;"
        yield f"of the {len(own) - len(wrong)} right ones"
        yield f"{high} at 0.9 or more. Expected calibration error {error:.3f}.\n"
        yield "| chance | mean chance | share right | records |\n|---|---|---|---|"
        yield from (f"| {a:.2f} to {b:.2f} | {m:.3f} | {r:.3f} | {n} |" for a, b, m, r, n in told)
        yield "\n| doubt | on right records | on wrong ones | the only one: right | wrong |\n|---|---|---|---|---|"
        yield from ("| " + " | ".join(map(str, line)) + " |" for line in doubts_told(own))


def _tell(samples: Sequence[Sample], weights: Mapping[str, Mapping[str, float]], report: Path | None) -> None:
    """Print how far the chances that weights give hold true, and write it where asked."""
    text = "\n".join(_report(samples, lambda s: chance_by(weights[s.table], s.evidence))) + "\n"
    print(text)
    if report is not None:
        report.write_text(text, encoding="utf-8")


def main() -> None:
    """Fit, write, measure; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--damaged", type=int, default=0, help="read every Nth document with damage too")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument(
        "--stored", action="store_true", help="fit nothing: measure the weights of reference/ on all documents"
    )
    options = parser.parse_args()
    samples = read_samples(options.sets, options.cache)
    if options.stored:
        _tell(samples, {table: weights_of(table) for table in TABLES}, options.report)
        return
    samples += read_damaged(options.sets, options.damaged) if options.damaged else []
    fitted = [s for s in samples if int(s.document, 16) % 2 == 0]
    others = [s for s in samples if int(s.document, 16) % 2 == 1 and s.weight == 1.0]
    weights = {table: fit([s for s in fitted if s.table == table]) for table in TABLES}
    if options.out is not None:
        head = "# Weights of the chance that a record is right (pipeline/records/confidence.py), by tools/build/confidence.py.\n"
        body = "".join(
            f"\n[{table}]\n" + "".join(f"{name} = {value}\n" for name, value in told.items())
            for table, told in weights.items()
        )
        options.out.write_text(head + body, encoding="utf-8")

    _tell(others, weights, options.report)


if __name__ == "__main__":
    main()
