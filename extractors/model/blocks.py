"""The blocks that finders hand to the pipeline: quotes and nothing else. What they mean is decided later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from extractors.model.document import Table
from extractors.model.quote import Quote

# Fields that finders ask a row for by name; `pipeline/fields/printed.py` declares them, and more.
FieldName = Literal[
    "no",
    "sub_no",
    "kode",
    "parent",
    "program",
    "tujuan",
    "sasaran",
    "indikator",
    "definisi",
    "alasan",
    "formula",
    "satuan",
    "target",
    "baseline",
    "tipe_perhitungan",
    "polaritas",
    "frekuensi",
    "sumber_data",
    "penanggung_jawab",
    "keterangan",
]
YearKind = Literal["target", "baseline", "realisasi"]
SECOND_GRID = "second_grid_differs"  # the doubt of a row where the places of its words speak against it
Level = Literal["tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan"]
ProfileField = Literal["visi", "misi", "tujuan", "indikator_tujuan", "tugas", "fungsi", "diktum"]


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A column's printed header and the fields it was taken for (several share a column; none: unknown header)."""

    label: Quote
    fields: tuple[str, ...]
    col: int


@dataclass(frozen=True, slots=True)
class YearValue:
    """A value printed under a year (or under "kondisi awal"): `year` quotes the header it stands under.

    `period`: the part of the year that the header names: TW1..TW4, S1, S2, B01..B12; None for the whole year. `counted`: the
    year where the header only counts it ("Tahun ke-2").
    """

    year: Quote
    kind: YearKind
    value: Quote
    period: str | None = None
    counted: int | None = None


@dataclass(frozen=True, slots=True)
class IndikatorRow:
    """One indicator as printed: the quote of each field that the table gives it. A broken row is one row.

    `level`: of what the indicator is one, where the table tells. `doubts`: codes of reference/doubts.toml that say why the
    row may be read wrongly. `apart`: the fields in which the second reading of the grid differs ("yearly" for values under
    years). `unit`: the office of this row where its table names several.
    """

    fields: dict[str, Quote]
    yearly: tuple[YearValue, ...] = ()
    level: Level | None = None
    doubts: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    unit: Quote = Quote()

    def quote(self, name: FieldName) -> Quote:
        """Return the quote of a field, an empty one where the row has none."""
        return self.fields.get(name, Quote())

    def doubted(self, code: str) -> IndikatorRow:
        """Return the row with one more doubt; the codes stay in order."""
        return replace(self, doubts=tuple(sorted({*self.doubts, code})))


@dataclass(frozen=True, slots=True)
class IndikatorTable:
    """A table of indicators, over as many pages as it takes.

    `title` and `unit_name`: the lines above that name the table and the office whose table it is. `header`: its
    columns. `leftovers`: words inside the table that no row claims. `sources`: the page tables it was built from.
    `others`: the cells of another list inside the same grid (tasks, programmes and their money).
    """

    rows: tuple[IndikatorRow, ...]
    header: tuple[HeaderCell, ...] = ()
    title: Quote = Quote()
    unit_name: Quote = Quote()
    leftovers: tuple[Quote, ...] = ()
    sources: tuple[Table, ...] = ()
    others: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """One signature as printed. `nip` holds the number without its label, blanks as printed.

    `mark` is what told its role ("Pihak Kedua", "Salinan sesuai dengan aslinya", "a.n.") where something did.
    `doubts`: codes of reference/doubts.toml that say why the block may be read wrongly.
    """

    role: Literal["penanda_tangan", "pengesah_salinan", "pihak_pertama", "pihak_kedua"]
    name: Quote = Quote()
    nip: Quote = Quote()
    pangkat: Quote = Quote()
    jabatan: Quote = Quote()
    place: Quote = Quote()
    date: Quote = Quote()
    mark: Quote = Quote()
    lines: tuple[Quote, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LegalItem:
    """One item of a legal-basis list, whole: title, gazettes and amendment tail, without its number and its ";".

    `doubts`: codes of reference/doubts.toml that say why the item may be read wrongly.
    """

    heading: Quote
    text: Quote
    marker: Quote = Quote()
    item_no: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedRegulation:
    """A regulation named in running text: the whole citation as printed."""

    text: Quote


@dataclass(frozen=True, slots=True)
class Diktum:
    """One ruling of a decree: its ordinal word ("KESATU") and its text."""

    label: Quote
    text: Quote


@dataclass(frozen=True, slots=True)
class Consideration:
    """One lettered reason of a decree ("a. bahwa ..."): its mark and its text."""

    mark: Quote
    text: Quote


@dataclass(frozen=True, slots=True)
class Decree:
    """The head of a decree: what kind, which number, about what, signed when.

    `number` is what stands between "Nomor" and the end of its line; empty where the number was left blank (then
    `number_line` still quotes the line). `date` and `place` come from "Ditetapkan di", "Pada tanggal".
    """

    kind: Quote = Quote()
    number: Quote = Quote()
    number_line: Quote = Quote()
    tentang: Quote = Quote()
    place: Quote = Quote()
    date: Quote = Quote()
    date_line: Quote = Quote()
    dikta: tuple[Diktum, ...] = ()
    considerations: tuple[Consideration, ...] = ()


@dataclass(frozen=True, slots=True)
class LampiranHead:
    """The head of an annex that repeats its decree's number and date."""

    line: Quote
    number: Quote = Quote()
    date: Quote = Quote()
    tentang: Quote = Quote()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter heading in the body ("BAB II PENETAPAN ..."): not the ones in a table of contents."""

    label: Quote
    title: Quote = Quote()


@dataclass(frozen=True, slots=True)
class ProfileItem:
    """One statement of visi, misi, tujuan, tugas or fungsi, with its list mark as label."""

    field: ProfileField
    text: Quote
    label: Quote = Quote()


@dataclass(frozen=True, slots=True)
class Heading:
    """Title lines of a cover, a decree or a table, and letterheads: where institution and years are read.

    `kind`: "cover", "title" (above a table or an annex), "letterhead", "instansi" (the value after "Instansi :"),
    "number" (a decree number with a unit code), "place" (place of signing), "running" (running text).
    """

    kind: Literal["cover", "title", "letterhead", "instansi", "number", "place", "running"]
    text: Quote


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A programme or an activity with its money: the number before it, its name, the digits of the amount."""

    number: Quote
    name: Quote
    amount: Quote


@dataclass(frozen=True, slots=True)
class BudgetList:
    """A list of programmes or activities with their money. `total`: the amount in the line of the sum; empty where none is."""

    lines: tuple[BudgetLine, ...]
    total: Quote = Quote()


@dataclass(frozen=True, slots=True)
class Blocks:
    """All that was found in one document, each list in reading order.

    `announcements`: sentences that promise a table or an annex. `years`: mentions of "Tahun 2021", "2021-2026" with
    the two words before them, which tell whose year it is. `placeholders`: what a template leaves to be filled in.
    `unread`: the header of each table that looks like one of indicators and gave no row. `unread_items`: items of a
    legal-basis list that name no regulation. `unsigned`: places with a date above a title, of which no
    signature came. `goals`: the items of lists under a heading "Sasaran" outside tables.
    `budgets`: lists of programmes with their money; `money`: the first line that speaks of programmes or money at all.
    """

    tables: tuple[IndikatorTable, ...] = ()
    signatures: tuple[SignatureBlock, ...] = ()
    legal_items: tuple[LegalItem, ...] = ()
    cited: tuple[CitedRegulation, ...] = ()
    decrees: tuple[Decree, ...] = ()
    annexes: tuple[LampiranHead, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    profile: tuple[ProfileItem, ...] = ()
    headings: tuple[Heading, ...] = ()
    announcements: tuple[Quote, ...] = ()
    years: tuple[Quote, ...] = ()
    placeholders: tuple[Quote, ...] = ()
    unread: tuple[Quote, ...] = ()
    unread_items: tuple[Quote, ...] = ()
    unsigned: tuple[Quote, ...] = ()
    goals: tuple[Quote, ...] = ()
    budgets: tuple[BudgetList, ...] = ()
    money: Quote = Quote()
