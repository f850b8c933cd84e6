"""The first sheet of the workbook: an office a row, and the totals above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pipeline.outputs.accusing import accuses, doubts
from pipeline.outputs.export.sheets import Column, Sheet
from pipeline.outputs.words import in_words
from pipeline.settings import Lang

_TITLES: Sequence[tuple[str, float, str, str, str]] = (
    ("office", 28, "text", "Instansi", "Office"),
    ("region", 22, "text", "Wilayah", "Region"),
    ("years", 10, "text", "Tahun", "Years"),
    ("n_files", 8, "int", "Berkas", "Files"),
    ("n_indicators", 9, "int", "Indikator", "Indicators"),
    ("n_signatories", 9, "int", "Tanda tangan", "Signatures"),
    ("n_legal_basis", 8, "int", "Dasar hukum", "Legal basis"),
    ("error", 10, "int", "Kesalahan", "Errors"),
    ("warning", 10, "int", "Peringatan", "Warnings"),
    ("info", 8, "int", "Catatan", "Notes"),
    ("doubtful", 10, "int", "Baris meragukan", "Doubtful rows"),
    ("first", 46, "text", "Yang perlu dilihat dulu", "Look at this first"),
)
_NO_OFFICE: Mapping[Lang, str] = {"id": "(instansi belum diketahui)", "en": "(office not known)"}
_MOST = 2  # findings named in a row


def by_office(tables: Mapping[str, pd.DataFrame], lang: Lang) -> Sheet:
    """Return the sheet: an office a row by region and name; files whose office is not known come last, a row each."""
    documents = tables["documents"].copy()
    same = "institution_id" if "institution_id" in documents else "institution"
    documents["office"] = documents["institution"].fillna(documents["institution_raw"])
    documents["group"] = documents[same].fillna(documents["office"]).fillna("/" + documents["path"])
    regions = zip(documents["kabupaten_kota"], documents["provinsi"], strict=True)
    named = [", ".join(str(v) for v in places if isinstance(v, str)) for places in regions]
    documents["region"] = pd.Series(named, index=documents.index, dtype="str")
    if same == "institution":  # the same name in two places is two offices
        documents["group"] = documents["group"] + "|" + documents["region"]
    found, doubtful = _by_group(_accusing(tables), documents), _doubtful(tables, documents)
    rows = [
        _row(group, found.get(name, tables["findings"].iloc[:0]), doubtful.get(name, 0), lang)
        for name, group in documents.groupby("group", sort=True)
    ]
    frame = pd.DataFrame(rows, columns=[c[0] for c in _TITLES])
    frame["unknown"] = frame["office"].astype("str").str.startswith("(")
    frame["nowhere"] = frame["region"] == ""
    order = ["unknown", "nowhere", "region", "office"]
    frame = frame.sort_values(order, kind="stable", ignore_index=True).drop(columns=order[:2])
    titles = [t for t in _TITLES if t[0] != "doubtful" or "doubts" in tables["indicators"]]
    columns = tuple(Column(t[3] if lang == "id" else t[4], float(t[1]), t[2], t[0]) for t in titles)
    frame = frame[[c.name for c in columns]].astype(object)
    title, about = ("Ringkasan", "Satu instansi per baris") if lang == "id" else ("Summary", "An office a row")
    return Sheet(title, about, frame, columns, len(columns), len(columns), paper=True)


def _accusing(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    findings = tables["findings"]
    own: pd.DataFrame = findings[accuses(findings)]
    return own


def _group_of(frame: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """Return the office's group of each row of a table, by its document."""
    return frame["document_id"].map(documents.drop_duplicates("document_id").set_index("document_id")["group"])


def _by_group(frame: pd.DataFrame, documents: pd.DataFrame) -> dict[Any, pd.DataFrame]:
    return dict(iter(frame.groupby(_group_of(frame, documents), sort=False))) if len(frame) else {}


def _doubtful(tables: Mapping[str, pd.DataFrame], documents: pd.DataFrame) -> dict[Any, int]:
    """Return how many rows of each office speak against themselves."""
    total: dict[Any, int] = {}
    for table in ("indicators", "signatories", "legal_basis"):
        if "doubts" in tables[table] and len(tables[table]):
            frame = tables[table]
            counted = frame["doubts"].map(bool).groupby(_group_of(frame, documents)).sum()
            for name, n in counted.items():
                total[name] = total.get(name, 0) + int(n)
    return total


def _row(group: pd.DataFrame, findings: pd.DataFrame, doubtful: int, lang: Lang) -> dict[str, object]:
    """Return the row of one office: what its files hold, what was found, what to look at first."""
    once = group.drop_duplicates("document_id")
    counted = findings["severity"].value_counts()
    years = sorted({int(y) for c in ("year_start", "year_end") for y in group[c].dropna()})
    office = group["office"].dropna()
    name = office.iloc[0] if len(office) else f"{_NO_OFFICE[lang]} {group['path'].iloc[0]}"
    return {
        "office": name,
        "region": next((r for r in group["region"] if r), ""),
        "years": "–".join(str(y) for y in dict.fromkeys((years[0], years[-1]))) if years else "",
        "n_files": len(group),
        "n_indicators": int(once["n_indicators"].fillna(0).sum()),
        "n_signatories": int(once["n_signatories"].fillna(0).sum()),
        "n_legal_basis": int(once["n_legal_basis"].fillna(0).sum()),
        **{s: int(counted.get(s, 0)) for s in ("error", "warning", "info")},
        "doubtful": doubtful,
        "first": _first(group, findings, lang),
    }


def _first(group: pd.DataFrame, findings: pd.DataFrame, lang: Lang) -> str:
    """Return what to look at first: files that were not read, then the worst kinds of findings with their number."""
    bad = group[group["status"].isin(["failed", "partial", "no_content"])]
    told = [
        f"{path}: {in_words(str(status), 'status', lang)}"
        for path, status in zip(bad["path"], bad["status"], strict=True)
    ]
    told = told[:_MOST] + ([f"+{len(told) - _MOST}"] if len(told) > _MOST else [])
    message = "message_id" if lang == "id" else "message_en"
    for severity in ("error", "warning"):
        worst = findings[findings["severity"] == severity]
        for rule, n in worst["rule_id"].value_counts(sort=True).head(_MOST).items():
            text = worst.loc[worst["rule_id"] == rule, message].iloc[0]
            told.append(f"{text}" + (f" ({n}×)" if n > 1 else ""))
        if told:
            break
    return "\n".join(told)


def totals(tables: Mapping[str, pd.DataFrame], overview: Sheet, lang: Lang) -> str:
    """Return what the whole dataset holds, in one sentence or two."""
    files = tables["documents"]
    counted = _accusing(tables)["severity"].value_counts()
    values = {
        "files": len(files), "offices": len(overview.frame), "failed": int((files["status"] == "failed").sum()),
        "indicators": len(tables["indicators"]), "signatures": len(tables["signatories"]),
        "citations": len(tables["legal_basis"]), "unsure": int(doubts(tables["findings"]).sum()),
        **{s: int(counted.get(s, 0)) for s in ("error", "warning", "info")},
    }  # fmt: skip
    return _TOTALS[lang].format(**values)


_TOTALS: Mapping[Lang, str] = {
    "id": "{files} berkas ({failed} gagal dibaca): {indicators} baris indikator, {signatures} tanda tangan, {citations} rujukan "
    "peraturan. Temuan tentang isi dokumen: {error} kesalahan, {warning} peringatan, {info} catatan. Hal yang diragukan "
    "program: {unsure}.",
    "en": "{files} files ({failed} not readable): {indicators} rows of indicators, {signatures} signatures, {citations} "
    "citations. Findings about the documents: {error} errors, {warning} warnings, {info} notes. Doubts of the reader: {unsure}.",
}
