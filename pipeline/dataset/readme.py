"""The data dictionary that lies beside the tables, generated from the schema."""

from __future__ import annotations

from pipeline.dataset.schema import schema
from pipeline.fields import TABLES
from pipeline.settings import SCHEMA_VERSION
from reference.load import read_settings


def data_dictionary() -> str:
    """Return the README of a dataset: what it is, who may see it, every field, and the codes of doubts."""
    lines = [
        "# Dataset Indikator Kinerja Utama (IKU)",
        "",
        f"Versi skema {SCHEMA_VERSION}. Edisi ini **internal**: memuat nama dan NIP (data pribadi, UU 27/2022).",
        "This is the **internal** edition: it holds names and NIP (personal data, law 27/2022).",
        "",
        "Kolom `*_raw` berisi teks seperti tercetak; kolom tanpa `_raw` berisi nilai yang dinormalkan.",
        "`*_raw` is the text as printed; the column without `_raw` is the normalised value.",
    ]
    for name in TABLES:
        lines += ["", f"## {name}", "", "| kolom / column | jenis / type | arti | meaning |", "|---|---|---|---|"]
        for field in schema(name):
            text = {k.decode(): v.decode() for k, v in (field.metadata or {}).items()}
            lines.append(f"| {field.name} | {field.type} | {text['description_id']} | {text['description']} |")
    lines += ["", "## Kode keraguan / codes of doubts", "", "| doubts | arti | meaning |", "|---|---|---|"]
    lines += [f"| {code} | {text['id']} | {text['en']} |" for code, text in read_settings("doubts.toml").items()]
    return "\n".join(lines) + "\n"
