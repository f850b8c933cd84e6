"""The SMART table of an office: an indicator a line, what shows each letter, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.dataset.read import Row
from pipeline.outputs.offices.offices import Office, each_indicator
from reference.load import read_settings

LETTERS = ("S", "M", "A", "R", "T")
SHOWN, LOOK, UNSURE, UNSEEN = "shown", "look", "unsure", "unseen"
_KINDS = {
    "iku": "IKU",
    "iki": "IKI",
    "perjanjian_kinerja": "PK",
    "renstra": "Renstra",
    "lkjip": "LKjIP",
    "renja": "Renja",
}
_BUDGET = ("program", "kegiatan", "sub_kegiatan")


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator of an office. `path`: its targets by year, with the kind of document where these differ; `states`: one a
    letter of SMART; `pages`: (document, page) where it stands; `doubtful`: the reader doubts one of its rows.

    `goals`: those under which the first sheet that names one prints it; () where it stands under none.
    """

    text: str
    goals: tuple[str, ...]
    formula: str
    unit: str
    baseline: str
    path: str
    source: str
    owner: str
    states: tuple[str, ...]
    rules: frozenset[str]
    pages: tuple[tuple[str, int | None], ...]
    doubtful: bool

    def state(self, letter: str) -> str:
        """Return the state of a letter."""
        return self.states[LETTERS.index(letter)]


def measures_of(office: Office) -> tuple[Measure, ...]:
    """Return the indicators of an office; those of programmes and their money are left out."""
    return tuple(
        _measure(office, rows) for _, rows in each_indicator(office) if not all(r["level"] in _BUDGET for r in rows)
    )


def _measure(office: Office, rows: Sequence[Row]) -> Measure:
    rules = frozenset(rule for r in rows for rule in office.about.get(r["indicator_id"], ()))
    path, years = _path(office, rows)
    doubtful = any(r["doubts"] for r in rows)
    shown = {
        "S": True,
        "M": bool(_first(rows, "formula_raw") or _first(rows, "definisi_raw")),
        "A": years > 1 or bool(path and _first(rows, "baseline_raw")),
        "R": bool(_first(rows, "sasaran_raw")),
        "T": years > 0,
    }
    return Measure(
        _first(rows, "indikator_raw"), _goals(rows), _first(rows, "formula_raw"), _first(rows, "satuan_raw"),
        _first(rows, "baseline_raw"), path, _first(rows, "sumber_data_raw"), _first(rows, "penanggung_jawab_raw"),
        tuple(_state(letter, rules, shown[letter], doubtful) for letter in LETTERS), rules,
        tuple(dict.fromkeys((r["document_id"], r["page"]) for r in rows)), doubtful,
    )  # fmt: skip


def _state(letter: str, rules: frozenset[str], shown: bool, doubtful: bool) -> str:
    if rules & set(read_settings("lke.toml")["smart"][letter]["rules"]):
        return LOOK
    if not shown:
        return UNSEEN
    return UNSURE if doubtful else SHOWN


def _first(rows: Sequence[Row], column: str) -> str:
    """Return the first value of a column that is no lone mark."""
    values = (str(r[column] or "").strip() for r in rows)
    return next((v for v in values if any(c.isalnum() for c in v) or v == "%"), "")


def _goals(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the goals of the rows in the first sheet that names one, each once."""
    told = [r for r in rows if _first([r], "sasaran_raw")]
    sheet = [r for r in told if all(r[name] == told[0][name] for name in ("document_id", "unit_name"))]
    found: dict[str, str] = {}
    for text in (" ".join(_first([r], "sasaran_raw").split()) for r in sheet):
        found.setdefault(text.casefold(), text)
    return tuple(found.values())


def _path(office: Office, rows: Sequence[Row]) -> tuple[str, int]:
    """Return the targets by year as one text, and of how many years they are."""
    told: dict[int, dict[str, list[str]]] = {}
    for row in rows:
        for year, value in _targets(office, row):
            kind = _KINDS.get(office.document(row["document_id"])["kind"] or "", "")
            told.setdefault(year, {}).setdefault(value, []).append(kind)
    parts = []
    for year in sorted(told):
        values = told[year]
        if len(values) == 1:
            parts.append(f"{year or '?'}: {next(iter(values))}")
        else:
            named = (
                f"{value} ({'/'.join(dict.fromkeys(k for k in kinds if k)) or '?'})" for value, kinds in values.items()
            )
            parts.append(f"{year or '?'}: {' ≠ '.join(named)}")
    return "; ".join(parts), len([year for year in told if year])


def _targets(office: Office, row: Row) -> Iterator[tuple[int, str]]:
    """Yield (year, value as printed) of each whole year's target; year 0 where none is known."""
    own = [
        t for t in office.targets.get(row["indicator_id"], ())
        if t["kind"] == "target" and t["period"] is None and t["value_raw"]
    ]  # fmt: skip
    yield from ((t["year"] or 0, t["value_raw"]) for t in own)
    if not own and row["target_raw"]:
        document = office.document(row["document_id"])
        one = (
            document["year_start"]
            if document["year_start"] == (document["year_end"] or document["year_start"])
            else None
        )
        yield one or 0, row["target_raw"]


def goals_of(measures: Sequence[Measure]) -> tuple[tuple[str, tuple[Measure, ...]], ...]:
    """Return each goal with its indicators, in the order in which they are printed; "" for indicators without goal.

    An indicator of several goals stands under each.
    """
    goals: dict[str, list[Measure]] = {}
    for measure in measures:
        for goal in measure.goals or ("",):
            goals.setdefault(goal, []).append(measure)
    return tuple((goal, tuple(found)) for goal, found in goals.items())
