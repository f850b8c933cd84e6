"""The sheet of the Lembar Kerja Evaluasi (PermenPANRB 88/2021): what an office's documents show of each criterion, and what not.

It gives no points: a document shows that something is there, not that it is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.dataset.read import Row
from pipeline.outputs.offices.cascade import cascade_of, is_the_offices
from pipeline.outputs.offices.offices import Office, each_indicator
from pipeline.outputs.words import in_words
from pipeline.settings import Lang
from reference.load import read_settings

Both = tuple[str, str]
SHOWN, LOOK, UNSURE, UNSEEN = "shown", "look", "unsure", "unseen"
_MOST = 3  # documents or findings that are named as evidence
_COLUMNS: Mapping[str, Both] = {
    "sasaran_raw": ("sasaran", "a goal"), "indikator_raw": ("rumusan", "a wording"), "target_raw": ("target", "a target"),
    "formula_raw": ("formula", "a formula"), "definisi_raw": ("definisi", "a definition"),
    "sumber_data_raw": ("sumber data", "a source"), "penanggung_jawab_raw": ("penanggung jawab", "an owner"),
    "unit_name": ("unit kerja", "a unit"), "level": ("tingkat jabatan", "a level"),
    "frekuensi": ("frekuensi pengukuran", "a frequency"), "baseline_raw": ("kondisi awal", "a baseline"),
    "targets_by_year": ("target untuk beberapa tahun", "targets of several years"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion: its state (shown, look, unsure, unseen), the evidence for it and the findings against it, both ways."""

    id: str
    component: Both
    weight: float
    text: Both
    state: str
    evidence: tuple[Both, ...]
    against: tuple[Both, ...]


def sheet_of(office: Office) -> tuple[Line, ...]:
    """Return a line for each criterion."""
    data = read_settings("lke.toml")
    components = {c["id"]: c for c in data["component"]}
    return tuple(_line(office, criterion, components[criterion["id"][0]]) for criterion in data["criterion"])


def _line(office: Office, criterion: Mapping[str, Any], component: Mapping[str, Any]) -> Line:
    evidence = list(_evidence(office, criterion))
    findings = [f for f in office.findings if f["rule_id"] in criterion.get("against", ())]
    against = [_said(f) for f in findings[:_MOST]]
    if len(findings) > _MOST:
        against.append((f"… dan {len(findings) - _MOST} temuan lain", f"… and {len(findings) - _MOST} more findings"))
    state = LOOK if findings else SHOWN if evidence else UNSEEN
    if state == SHOWN and _doubted(office, criterion):
        state = UNSURE
    return Line(
        criterion["id"], (component["text"][0], component["text"][1]), component["weight"],
        (criterion["text"][0], criterion["text"][1]), state, tuple(evidence), tuple(against),
    )  # fmt: skip


def _said(finding: Row) -> Both:
    page = f" (hal. {finding['page']})" if finding["page"] else ""
    return finding["message_id"] + page, finding["message_en"] + page.replace("hal.", "p.")


def _evidence(office: Office, criterion: Mapping[str, Any]) -> Iterator[Both]:
    kinds = criterion.get("kinds", ())
    documents = [d for d in office.documents if not kinds or d["kind"] in kinds]
    if criterion.get("signed"):
        signed = [d for d in documents if d["n_signatories"]]
        if signed:
            yield _named(signed, "ditandatangani", "signed")
    elif kinds and documents:
        yield _named(documents, "ada", "is there")
    if "fields" in criterion:
        yield from _filled(office, criterion["fields"])
    if criterion.get("cascade"):
        served = cascade_of(office)
        n = sum(bool(s.head) for s in served)
        if served:
            yield (
                f"{n} dari {len(served)} sasaran unit kerja tertulis sama dengan sasaran atau indikator kepala",
                f"{n} of {len(served)} goals of sections repeat a goal or an indicator of the head",
            )
    if criterion.get("years"):
        yield from _kept(office)
    if criterion.get("reached"):
        n = sum(any(t["kind"] == "realisasi" for t in values) for values in office.targets.values())
        if n:
            yield (
                f"{n} indikator mempunyai realisasi di samping target",
                f"{n} indicators have a result beside the target",
            )


def _named(documents: Sequence[Row], indonesian: str, english: str) -> Both:
    return f"{_list(documents, 'id')}: {indonesian}", f"{_list(documents, 'en')}: {english}"


def _list(documents: Sequence[Row], lang: Lang) -> str:
    """Return the kinds and years of documents, the first of them where they are many."""
    said = (f"{in_words(d['kind'] or '', 'kind', lang, table='documents')} {d['year_start'] or ''}" for d in documents)
    names = list(dict.fromkeys(name.strip() for name in said))
    return ", ".join(names[:_MOST]) + (f" (+{len(names) - _MOST})" if len(names) > _MOST else "")


def _filled(office: Office, columns: Sequence[str]) -> Iterator[Both]:
    """Yield of how many indicators each column is filled, where it is of any."""
    groups = [rows for _, rows in each_indicator(office)]
    for column in columns:
        n = sum(any(_is_told(office, r, column) for r in rows) for rows in groups)
        if n:
            name = _COLUMNS[column]
            yield (
                f"{n} dari {len(groups)} indikator mempunyai {name[0]}",
                f"{n} of {len(groups)} indicators have {name[1]}",
            )


def _is_told(office: Office, row: Row, column: str) -> bool:
    if column == "targets_by_year":
        values = office.targets.get(row["indicator_id"], ())
        return len({t["year"] for t in values if t["kind"] == "target"} - {None}) > 1
    if column == "unit_name":  # a table of the office itself shows nothing of the levels below it
        return not is_the_offices(office, row)
    if any(c.isalnum() for c in str(row[column] or "")):
        return True
    return column == "target_raw" and _has_target(office, row)


def _has_target(office: Office, row: Row) -> bool:
    return any(t["kind"] == "target" for t in office.targets.get(row["indicator_id"], ()))


def _kept(office: Office) -> Iterator[Both]:
    """Yield how many indicators stand in documents of several years."""
    years: Counter[str] = Counter()
    for key, rows in each_indicator(office):
        years[key] = len({office.document(r["document_id"])["year_start"] for r in rows} - {None})
    kept, all_years = sum(n > 1 for n in years.values()), {d["year_start"] for d in office.documents} - {None}
    if len(all_years) > 1:
        yield (
            f"{kept} dari {len(years)} indikator ada dalam dokumen lebih dari satu tahun",
            f"{kept} of {len(years)} indicators stand in documents of several years",
        )


def _doubted(office: Office, criterion: Mapping[str, Any]) -> bool:
    """Return whether the reader doubts most of the rows on which the evidence rests."""
    if "fields" not in criterion or not office.indicators:
        return False
    return sum(bool(r["doubts"]) for r in office.indicators) * 2 > len(office.indicators)


def asked_of(office: Office) -> tuple[Both, ...]:
    """Return what to ask the office for: what findings make worth asking, and what none of its documents shows."""
    rules = {f["rule_id"] for f in office.findings}
    wanted = []
    for ask in read_settings("lke.toml")["ask"]:
        if rules & set(ask["rules"]) or _is_missing(office, ask.get("missing", "")):
            wanted.append((ask["text"][0], ask["text"][1]))
    return tuple(wanted)


def _is_missing(office: Office, what: str) -> bool:
    if not what or not office.indicators:
        return False
    if what == "signed":
        return not any(d["n_signatories"] for d in office.documents)
    if what == "target":
        return not any(r["target_raw"] or _has_target(office, r) for r in office.indicators)
    return not any(r[what] for r in office.indicators)
