"""What a document's page shows, gathered from the dataset's tables; no markup here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute

from extractors.model.word import COPYING_ENGINES
from normalizers.persons.comparison import compare_names
from normalizers.persons.comparison import explain as explain_names
from normalizers.persons.names import parse_name
from pipeline.audit.apply import RULES
from pipeline.dataset.read import Row, by_document
from pipeline.dataset.schema import CORRECTABLE
from pipeline.outputs.accusing import DOUBT, SEVERITIES, kind_of
from pipeline.outputs.report.citations import CitationView, view_citation
from pipeline.outputs.report.correction_lines import Fix, find_fix, judgements, printed_in, values_of
from pipeline.outputs.report.texts import Both

_RULES = {rule.__name__: rule for rule in RULES}
_INNER = re.compile(r"\bseed\b|\.toml|\.md|\breaders?\b|ledger|reference list|law corpus|^[A-Z]\d+$|e-SAKIP|words read")
_LIST = re.compile(r"(?:, )?reference/peraturan\w*\.csv(?:\.gz)?")


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its number on the page, its rule in words, and the places of the words it is about.

    `about`: it names no words; `places` hold the record that it is about. `judged`: lines for the corrections that say it was
    checked, or is no problem, by verdict.
    """

    row: Row
    number: int
    title: Both
    source: str
    places: tuple[Row, ...]
    about: bool
    fix: Fix | None
    judged: Mapping[str, str] = attribute(default_factory=dict)

    @property
    def kind(self) -> str:
        """Return the severity, or "doubt" where the reader doubts its own reading."""
        return kind_of(self.row)

    @property
    def spots(self) -> tuple[tuple[str, int | None], ...]:
        """Return what is printed at each place, with its page, where a finding is about several places."""
        if self.about:
            return ()
        quotes: dict[str, list[Row]] = defaultdict(list)
        for place in self.places:
            quotes[place["field"]].append(place)
        return tuple((" ".join(p["text"] or "" for p in rows), rows[0]["page"]) for rows in quotes.values())

    @property
    def found(self) -> str:
        """Return what is printed, unless the places say the same."""
        text = self.row["found"] or ""
        return "" if len(self.spots) > 1 and all(spot in text for spot, _ in self.spots) else text


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A normalised value: the record it belongs to, and why it is what it is, in words."""

    row: Row
    record: str
    record_no: int
    reason: Both
    others: tuple[tuple[str, float], ...]
    fix: Fix | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document's page."""

    document: Row
    findings: tuple[FindingView, ...]
    indicators: tuple[Row, ...]
    signatories: tuple[Row, ...]
    citations: tuple[CitationView, ...]
    decisions: tuple[DecisionView, ...]
    records: Mapping[str, tuple[str, Mapping[str, str], Mapping[str, str], str]]
    printed: Mapping[str, Sequence[Row]]
    targets: Mapping[str, Sequence[Row]]
    copies: tuple[str, ...]

    @property
    def scanned(self) -> frozenset[int]:
        """Return the pages whose words were read from their picture."""
        every = (e for rows in self.printed.values() for e in rows)
        return frozenset(e["page"] for e in every if e["page"] and e["engine"] not in (*COPYING_ENGINES, None))

    def boxes(self, record_id: str, page: int) -> list[Sequence[float]]:
        """Return the boxes of a record's printed values on a page."""
        return [e["bbox"] for e in self.printed.get(record_id, ()) if e["page"] == page and e["bbox"]]

    @property
    def counts(self) -> dict[str, int]:
        """Return the number of findings about the document by severity, and of the reader's doubts ("doubt")."""
        return {kind: sum(1 for f in self.findings if f.kind == kind) for kind in (*SEVERITIES, DOUBT)}

    @property
    def pages(self) -> tuple[list[int], list[int], list[int]]:
        """Return the pages with findings, with indicators or citations, and with signatures."""
        found = [p["page"] for f in self.findings for p in f.places] + [f.row["page"] for f in self.findings]
        rows = [r["page"] for r in (*self.indicators, *(c.row for c in self.citations))]
        signed = [s["page"] for s in self.signatories]
        return [p for p in found if p], [p for p in rows if p], [p for p in signed if p]

    def findings_of(self, record_id: str) -> list[FindingView]:
        """Return the findings about a record."""
        return [f for f in self.findings if f.row["record_id"] == record_id]


def rule_of(rule_id: str) -> tuple[Both, str]:
    """Return the sentence of a rule in both languages, and its reason or source; its id where the rule is gone."""
    rule = _RULES.get(rule_id)
    if rule is None:
        return (rule_id, rule_id), ""
    return (rule.title_id, (rule.__doc__ or rule_id).split("\n")[0]), public_source(rule.source)


def public_source(source: str) -> str:
    """Return the laws and forms that a rule rests on, without what only this project's makers can look up."""
    kept = [re.sub(r"\s*\([A-Z]\d+\)", "", part).strip() for part in source.split(";")]
    text = "; ".join(part for part in kept if part and not _INNER.search(part))
    text = _LIST.sub("daftar rujukan peraturan", text, count=1)
    text = _LIST.sub("", text)
    return text.replace(" art. ", " pasal ").replace("annex II", "lampiran II").replace(", form", ", formulir")


def view_documents(tables: Mapping[str, list[Row]], *, fixes: bool = True) -> Iterator[DocumentView]:
    """Yield the view of each document, one a content; without `fixes` no line for the corrections is offered."""
    names = ("findings", "indicators", "signatories", "legal_basis", "targets", "evidence")
    groups = {name: by_document(tables[name]) for name in names}
    decisions: dict[str, list[Row]] = defaultdict(list)
    for row in tables["reconciliations"]:
        if row["entity"] != "finding":  # what people said of findings stands at the findings
            decisions[row["record_id"].split("-")[0]].append(row)
    people = {o["official_id"]: o for o in tables["officials"]}
    paths = by_document(tables["documents"])
    seen: set[str] = set()
    for document in tables["documents"]:
        key = document["document_id"]
        if key not in seen:
            seen.add(key)
            rows = {name: groups[name].get(key, []) for name in names}
            copies = tuple(d["path"] for d in paths[key][1:])
            yield _view(document, rows, decisions.get(key, []), people, copies, fixes)


def _view(
    document: Row, rows: Mapping[str, list[Row]], decisions: Sequence[Row], people: Mapping[str, Row],
    copies: tuple[str, ...], fixes: bool,
) -> DocumentView:  # fmt: skip
    records = {document["document_id"]: ("documents", document)}
    for table in ("indicators", "signatories", "legal_basis"):
        records |= {row[CORRECTABLE[table]]: (table, row) for row in rows[table]}
    printed: dict[str, list[Row]] = defaultdict(list)
    for e in rows["evidence"]:
        printed[e["record_id"]].append(e)
    ordered = sorted(rows["findings"], key=_rank)
    findings = tuple(
        _finding(row, at, records, printed, people, fixes, document) for at, row in enumerate(ordered, start=1)
    )
    shown = tuple(
        _decision(row, records, printed if fixes else None, document)
        for row in sorted(decisions, key=lambda d: not d["needs_review"])
    )
    wanted = {f.row["record_id"] for f in findings if f.fix} | {d.row["record_id"] for d in shown if d.fix}
    return DocumentView(
        document,
        findings,
        tuple(rows["indicators"]),
        tuple(rows["signatories"]),
        tuple(view_citation(row, _year(document)) for row in rows["legal_basis"]),
        shown,
        {key: _correctable(key, records, printed, document) for key in sorted(wanted)},
        printed,
        by_document(rows["targets"], "indicator_id"),
        copies,
    )


def _rank(finding: Row) -> tuple[bool, int, int, str]:
    """Return the order of findings: what is wrong in the document, the gravest first; then what the reader doubts."""
    return kind_of(finding) == DOUBT, SEVERITIES.index(finding["severity"]), finding["page"] or 0, finding["finding_id"]


def _correctable(
    key: str, records: Mapping[str, tuple[str, Row]], printed: Mapping[str, Sequence[Row]], document: Row
) -> tuple[str, Mapping[str, str], Mapping[str, str], str]:
    """Return of a record: its table, what its fields hold, what is printed there, and the file."""
    values = values_of(*records[key])
    return (
        records[key][0],
        values,
        printed_in(_own(key, records[key][0], printed), records[key][0], values),
        document["path"],
    )


def _own(key: str, table: str, printed: Mapping[str, Sequence[Row]]) -> list[Row]:
    return [e for e in printed.get(key, ()) if e["table"] == table]


def _year(document: Row) -> int | None:
    year: int | None = document["decree_date"].year if document["decree_date"] is not None else document["year_start"]
    return year


def _finding(
    row: Row, number: int, records: Mapping[str, tuple[str, Row]], printed: Mapping[str, list[Row]],
    people: Mapping[str, Row], fixes: bool, document: Row,
) -> FindingView:  # fmt: skip
    places = [p for p in printed.get(row["finding_id"], ()) if p["table"] == "findings"]
    record = records.get(row["record_id"] or "", ("", None))[1]
    own = [e for e in printed.get(row["record_id"] or "", ()) if e["table"] == row["table"]]
    fix = None
    if fixes and record is not None:
        person = people.get(record.get("official_id") or "")
        better = {"name": person["name"]} if person is not None else {}
        fix = find_fix(row, record, places, own, better=better, file=document["path"])
    about = not places and row["table"] != "documents"
    title, source = rule_of(row["rule_id"])
    judged = judgements(row, document["path"]) if fixes else {}
    return FindingView(
        row, number, title, source, tuple(_record_place(record) if about else places), about, fix, judged
    )


def _record_place(record: Row | None) -> Iterator[Row]:
    """Yield the whole record as a place: for findings about something that is not printed there."""
    if record is not None and record.get("bbox"):
        yield {"page": record["page"], "bbox": record["bbox"], "path": None, "text": "", "field": "record"}


def _decision(
    row: Row, records: Mapping[str, tuple[str, Row]], printed: Mapping[str, Sequence[Row]] | None, document: Row
) -> DecisionView:
    table, record = records.get(row["record_id"], ("", None))
    fix = None
    if printed is not None and record is not None and row["field"] in values_of(table, record):
        values = values_of(table, record)
        texts = printed_in(_own(row["record_id"], table, printed), table, values)
        fix = Fix(table, row["record_id"], row["field"], "", values, texts, document["path"])
    others = tuple((c["value"], c["score"]) for c in row["candidates"] or () if c["value"] != row["value"])
    number = int(row["record_id"].rsplit("-", 1)[1][1:]) if "-" in row["record_id"] else 0
    return DecisionView(row, table, number, reason_of(row), others, fix)


def reason_of(row: Row) -> Both:
    """Return in words what a name's spelling has to do with the chosen one; nothing for other values."""
    if row["entity"] != "official" or row["field"] != "name" or not row["raw"] or not row["value"]:
        return "", ""
    printed, chosen = parse_name(row["raw"]).value, parse_name(row["value"]).value
    if printed is None or chosen is None:
        return "", ""
    comparison = compare_names(printed, chosen)
    return explain_names(comparison, "id"), explain_names(comparison, "en")


def by_record(findings: Iterable[FindingView]) -> dict[str, list[FindingView]]:
    """Return the findings by the record they are about."""
    found: dict[str, list[FindingView]] = defaultdict(list)
    for finding in findings:
        found[finding.row["record_id"] or ""].append(finding)
    return dict(found)
