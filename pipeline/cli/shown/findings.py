"""What `iku audit` tells: the findings by document, the worst first, narrowed to an office, a rule, a severity."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text

from normalizers.similarity import nearest
from pipeline.cli.messages import say
from pipeline.cli.terminal import one_line, out_console, put, put_hanging, visible
from pipeline.dataset.read import Row, read_table
from pipeline.outputs.accusing import DOUBT, SEVERITIES, accuses, kind_of
from pipeline.outputs.words import in_words
from pipeline.settings import Lang

_MOST_SHOWN = 300  # characters of what a finding points at
_NEAR, _MOST_NEAR = 0.7, 3  # likeness of a name to one that was asked for; how many are told
_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings to show; "" is any. `office`: a part of the office's or the file's name. `rule`: a part of its id."""

    office: str = ""
    rule: str = ""
    severity: str = ""

    def takes(self, finding: Row, document: Row) -> bool:
        """Return whether a finding of a document is wanted."""
        return (
            _is_of(self.office, document)
            and self.rule.casefold() in finding["rule_id"].casefold()
            and self.severity in ("", finding["severity"])
        )


def _is_of(office: str, document: Row) -> bool:
    """Return whether a text is a part of the name of a document's office, of its file or of its kabupaten; "" is of all."""
    names = " ".join(str(document.get(n) or "") for n in ("institution", "institution_raw", "path", "kabupaten_kota"))
    return office.casefold() in names.casefold()


def select(dataset: Path, wanted: Wanted) -> list[tuple[Row, list[Row]]]:
    """Return each document that has wanted findings with them: documents by their worst; doubts of the reader last."""
    documents = {d["document_id"]: d for d in read_table(dataset, "documents")}
    own: dict[str, list[Row]] = {}
    for finding in read_table(dataset, "findings"):
        if finding["document_id"] in documents and wanted.takes(finding, documents[finding["document_id"]]):
            own.setdefault(finding["document_id"], []).append(finding)
    groups = [
        (
            documents[key],
            sorted(
                rows, key=lambda f: (is_dismissed(f), is_doubt(f), SEVERITIES.index(f["severity"]), f["finding_id"])
            ),
        )
        for key, rows in own.items()
    ]
    return sorted(
        groups, key=lambda g: ([-_count([f for f in g[1] if accuses(f)], s) for s in SEVERITIES], g[0]["path"])
    )


def is_doubt(finding: Row) -> bool:
    """Return whether a finding is a doubt of the reader, which accuses nobody."""
    return kind_of(finding) == DOUBT


def is_dismissed(finding: Row) -> bool:
    """Return whether a human said that a finding is no problem."""
    return finding.get("verdict") == "dismissed"


def kind_in_words(finding: Row, lang: Lang) -> str:
    """Return how grave a finding is, in a word; a doubt of the reader is called so."""
    kind = kind_of(finding)
    return in_words(kind, "finding_kind" if kind == DOUBT else "severity", lang)


def _count(findings: Sequence[Row], severity: str) -> int:
    return sum(1 for f in findings if f["severity"] == severity)


def near_offices(dataset: Path, office: str) -> list[str]:
    """Return the offices of a dataset of whose names a part of as many words is nearly `office`, the nearest first.

    None where `office` itself names one: what other filters leave out is not misspelt.
    """
    n = len(office.split())
    parts: dict[str, str] = {}
    documents = read_table(dataset, "documents")
    if any(_is_of(office, document) for document in documents):
        return []
    for document in documents:
        words = str(document["institution"] or document["institution_raw"] or "").split()
        for at in range(len(words) - n + 1 if n else 0):
            parts.setdefault(" ".join(words[at : at + n]), " ".join(words))
    return list(dict.fromkeys(parts[found.value] for found in nearest(office, parts, _NEAR, _MOST_NEAR)))


def show_findings(dataset: Path, lang: Lang, wanted: Wanted = Wanted()) -> None:
    """Print the wanted findings, and how many there are."""
    console = out_console()
    groups = select(dataset, wanted)
    for document, findings in groups:
        office = document["institution"] or document["institution_raw"]
        put(console)
        put(console, one_line(document["path"]) + (f"  ({one_line(office)})" if office else ""), "bold")
        for finding in findings:
            _show(finding, lang)
    every = [f for _, findings in groups for f in findings]
    if not every:
        put(console, say("no_findings" if wanted == Wanted() else "no_findings_like_this", lang))
        if near := near_offices(dataset, wanted.office):
            put(console, say("perhaps", lang, detail=", ".join(map(one_line, near))))
        return
    own, settled = [f for f in every if accuses(f)], sum(map(is_dismissed, every))
    counts = ", ".join(f"{_count(own, s)} {in_words(s, 'severity', lang)}" for s in SEVERITIES)
    put(console)
    told = {"n": len(own), "detail": counts, "unsure": len(every) - len(own) - settled, "pages": len(groups)}
    put_hanging(console, Text(), Text(say("findings_total", lang, **told)))
    if settled:
        put_hanging(console, Text(), Text(say("findings_dismissed", lang, n=settled)))
    put_hanging(console, Text(), Text(say("findings_explained", lang, id=every[0]["finding_id"])))


def _show(finding: Row, lang: Lang) -> None:
    console = out_console()
    where = [f"{say('page', lang)} {finding['page']}"] if finding["page"] else []
    state = finding.get("verdict") or "open"
    where += [in_words(state, "verdict", lang)] if state != "open" else []
    head = Text(
        f"  {kind_in_words(finding, lang):<10} ", style="" if is_doubt(finding) else _COLOURS[finding["severity"]]
    )
    body = Text(visible(finding["message_id"] if lang == "id" else finding["message_en"]))
    put_hanging(console, head, body, (f" ({', '.join(where)})" if where else "") + f" [{finding['rule_id']}]")
    if finding["found"]:
        put_hanging(console, Text(" " * len(head.plain)), Text(_short(one_line(finding["found"])), style="dim"))


def _short(text: str) -> str:
    """Return the beginning of a text; the whole is in the report, in Excel and in `iku explain`."""
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN].rsplit(" ", 1)[0] + " …"


def findings_as_json(dataset: Path, wanted: Wanted) -> str:
    """Return the wanted findings as JSON, each with the path and the office of its document."""
    rows = [
        {
            "path": d["path"],
            "office": d["institution"] or d["institution_raw"],
            **{k: v for k, v in f.items() if k != "bbox"},
        }
        for d, findings in select(dataset, wanted)
        for f in findings
    ]
    return json.dumps(rows, ensure_ascii=True, indent=1)
