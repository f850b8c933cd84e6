# %% [markdown]
# # Three questions to the dataset
#
# Which offices have indicators without a formula? How do offices measure the same indicator? How many citations were out of date when
# they were printed? Run it after `make extract`; `IKU_DATA` names another dataset than `data/processed`.

# %%
import os
from pathlib import Path

import pandas as pd

data = Path(os.environ.get("IKU_DATA", "../../data/processed"))
pd.set_option("display.max_colwidth", None)


def table(name):
    return pd.read_parquet(data / f"{name}.parquet")


documents, indicators, legal_basis = table("documents"), table("indicators"), table("legal_basis")
checks, findings = table("checks"), table("findings")
office = documents.set_index("document_id").institution.fillna(documents.set_index("document_id").path)

# %% [markdown]
# **What can be answered at all.** A file that could not be read says nothing about its office. `no_content` was read and holds no report.

# %%
documents.groupby("status").agg(files=("path", "size"), indicators=("n_indicators", "sum"))

# %% [markdown]
# ## Which offices have no formula?
#
# Rows that are printed twice count once (`duplicate_of`). `formula_column` tells whether the office's tables have a column for formulas: one that
# has it and leaves it blank is another matter than one whose form never asked.

# %%
once = indicators[indicators.duplicate_of.isna()]
asked = checks[(checks.rule_id == "formula_is_present") & (checks.applied > 0)].document_id
formulas = (
    once.assign(office=once.document_id.map(office), without=once.formula_raw.isna())
    .groupby(["document_id", "office"], as_index=False)
    .agg(indicators=("indicator_id", "size"), without_formula=("without", "sum"))
)
formulas["formula_column"] = formulas.document_id.isin(asked)
formulas["share"] = (formulas.without_formula / formulas.indicators).round(2)
formulas = formulas.drop(columns="document_id").sort_values(
    ["share", "office"], ascending=[False, True], ignore_index=True
)
formulas

# %% [markdown]
# The indicators themselves, with the page on which to look (none for DOCX and text):

# %%
missing = once[once.formula_raw.isna()]
missing = missing.assign(office=missing.document_id.map(office))[["office", "indikator_raw", "page", "indicator_id"]]
missing.sort_values(["office", "indicator_id"], ignore_index=True)

# %% [markdown]
# ## How is the same indicator measured across offices?
#
# `indicator_group_id` is the same for indicators that mean the same. A group is here if more than one document has it.

# %%
groups = once.groupby("indicator_group_id").filter(lambda rows: rows.document_id.nunique() > 1)
measured = groups.assign(office=groups.document_id.map(office)).sort_values(["indicator_group_id", "office", "row_no"])
measured[["indicator_group_id", "office", "indikator_raw", "formula_raw", "formula_kind", "target_raw"]].reset_index(
    drop=True
)

# %% [markdown]
# One line a group: how many offices, spellings and formulas. More than one formula means that their values cannot be compared as they stand.

# %%
compared = (
    measured.groupby("indicator_group_id", as_index=False)
    .agg(
        indicator=("indikator", "first"),
        offices=("document_id", "nunique"),
        spellings=("indikator_raw", "nunique"),
        formulas=("formula_raw", "nunique"),
        without_formula=("formula_raw", lambda column: int(column.isna().sum())),
    )
    .sort_values(["formulas", "indicator_group_id"], ascending=[False, True], ignore_index=True)
)
compared

# %% [markdown]
# ## How many citations were out of date?
#
# A citation is judged where the reference list knows the regulation and the document has a year. The others are neither right nor wrong: they
# are not judged, and counted as such.

# %%
rule = "regulation_is_in_force_when_cited"
judged = checks[checks.rule_id == rule]
cited = int((legal_basis.role == "legal_basis").sum())
citations = pd.Series(
    {
        "citations": cited,
        "judged": int(judged.applied.sum()),
        "out of date": int(judged.failed.sum()),
        "not judged": cited - int(judged.applied.sum()),
    },
    name="legal basis",
)
citations

# %%
old = findings[findings.rule_id == rule].merge(
    legal_basis, left_on="record_id", right_on="citation_id", suffixes=("", "_cited")
)
old = old.assign(office=old.document_id.map(office))[["office", "raw", "expected", "message_en"]]
old.rename(columns={"raw": "cited", "expected": "repealed by"}).sort_values(["office", "cited"], ignore_index=True)
