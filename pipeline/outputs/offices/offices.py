"""The rows of a dataset by office: its documents of all kinds and years, and all that stands in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.dataset.read import Row, by_document
from pipeline.outputs.accusing import accuses

_OF_RECORDS = ("indicators", "signatories", "legal_basis", "findings")


@dataclass(frozen=True, slots=True)
class Office:
    """One office with its rows. `name` and `region` as chosen, "" where not known; `key` is its id in addresses.

    `findings`: those about the documents themselves that no one dismissed. `about`: the rules of these by record; a finding with
    several places stands at each of their records. `targets`: the values by year of each of its indicators.
    """

    key: str
    name: str
    region: str
    documents: tuple[Row, ...]
    indicators: tuple[Row, ...] = ()
    signatories: tuple[Row, ...] = ()
    legal_basis: tuple[Row, ...] = ()
    findings: tuple[Row, ...] = ()
    about: Mapping[str, frozenset[str]] = field(default_factory=dict)
    targets: Mapping[str, list[Row]] = field(default_factory=dict)

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years of its documents, ascending."""
        told = (d[name] for d in self.documents for name in ("year_start", "year_end"))
        return tuple(sorted({year for year in told if year}))

    def document(self, document_id: str) -> Row:
        """Return one of its documents."""
        return next(d for d in self.documents if d["document_id"] == document_id)


def offices_of(tables: Mapping[str, list[Row]]) -> tuple[Office, ...]:
    """Return the offices by region and name; a document whose office is not known is one of its own, and these come last."""
    groups: dict[str, list[Row]] = defaultdict(list)
    seen: set[str] = set()
    for document in tables["documents"]:
        if document["document_id"] not in seen and document["status"] != "failed":
            seen.add(document["document_id"])
            groups[_group(document)].append(document)
    rows = {name: by_document(tables[name]) for name in _OF_RECORDS}
    about, targets = _about(tables), by_document(tables["targets"], "indicator_id")
    made = [_office(documents, rows, about, targets) for documents in groups.values()]
    return tuple(sorted(made, key=lambda o: (not o.name, not o.region, o.region, o.name.casefold(), o.key)))


def _group(document: Row) -> str:
    name = document["institution_id"] or document["institution"] or document["institution_raw"]
    place = document["region_code"] or document["kabupaten_kota"] or ""
    return f"{name}|{place}" if name else f"/{document['document_id']}"


def _office(
    documents: list[Row], rows: Mapping[str, Mapping[str, list[Row]]], about: Mapping[str, set[str]],
    targets: Mapping[str, list[Row]],
) -> Office:  # fmt: skip
    documents = sorted(documents, key=lambda d: (d["year_start"] or 0, d["kind"] or "", d["path"]))
    own = {
        name: tuple(row for d in documents for row in grouped.get(d["document_id"], ()))
        for name, grouped in rows.items()
    }
    own["findings"] = tuple(f for f in own["findings"] if accuses(f))
    first = documents[0]
    places = (first["kabupaten_kota"], first["provinsi"])
    keys = {r["indicator_id"] for r in own["indicators"]} | {r["signatory_id"] for r in own["signatories"]}
    keys |= {r["citation_id"] for r in own["legal_basis"]}
    told = {key: frozenset(about[key]) for key in keys if key in about}
    name = first["institution"] or first["institution_raw"] or ""
    values = {r["indicator_id"]: targets[r["indicator_id"]] for r in own["indicators"] if r["indicator_id"] in targets}
    region = ", ".join(p for p in places if p)
    return Office(first["document_id"], name, region, tuple(documents), **own, about=told, targets=values)


def _about(tables: Mapping[str, list[Row]]) -> dict[str, set[str]]:
    """Return the rules of the findings by the records that they name or whose printed words they point at."""
    rule_of = {f["finding_id"]: f["rule_id"] for f in tables["findings"] if accuses(f)}
    found: dict[str, set[str]] = defaultdict(set)
    for finding in tables["findings"]:
        if finding["record_id"] and finding["finding_id"] in rule_of:
            found[finding["record_id"]].add(finding["rule_id"])
    pointed: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for place in tables["evidence"]:
        if place["record_id"] in rule_of:
            pointed[_place(place)].add(rule_of[place["record_id"]])
    for place in tables["evidence"]:
        if place["table"] != "findings" and (rules := pointed.get(_place(place))):
            found[place["record_id"]] |= rules
    return found


def _place(row: Row) -> tuple[object, ...]:
    return row["document_id"], row["page"], row["path"], tuple(row["bbox"] or ()), row["text"]


def each_indicator(office: Office) -> Iterator[tuple[str, list[Row]]]:
    """Yield the indicators of an office, each with its rows in all documents, in the order in which they are first printed."""
    groups: dict[str, list[Row]] = {}
    for row in office.indicators:
        if row["indikator_raw"] and not row["duplicate_of"]:
            groups.setdefault(row["indicator_group_id"] or row["indikator_raw"].casefold(), []).append(row)
    yield from groups.items()
