"""Families of documents drawn with ReportLab that were scored without being looked at."""

from __future__ import annotations

from dataclasses import replace

from tools.bench.tables.content import Content
from tools.bench.tables.looks import Drawing, look_of, plain_table
from tools.bench.tables.sheet import Sheet, of_rows


def accounts(content: Content, sheet: Sheet) -> None:
    """An account: names that take two lines, sums, a head of two rows with one label in two lines, tight columns."""
    sheet.line(content.caption(1))
    sheet.skip(5)
    names = [
        f"{name} {content.sentence(2).lower()[:-1]}" if at % 3 == 0 else name
        for at, name in enumerate(content.subjects(9))
    ]
    first, one, other = content.heads(3)
    head = [["", f"{one} {content.note()}", "<", f"{other} 2020", "<"], [first, "(a)", "(b)", "(a)", "(b)"]]
    rows = [[name, *(content.number() for _ in range(4))] for name in names]
    rows.append(["Total", *(content.number() for _ in range(4))])
    look = replace(look_of(content, align="lrrrr", rules=content.rng.choice(("three", "none"))), gap=9.0, widest=100.0)
    sheet.table(of_rows([*head, *rows]), replace(look, level="bottom"), heads=2)
    sheet.prose(content.paragraph(2))


def blank_cells(content: Content, sheet: Sheet) -> None:
    """A third of the values is missing; rows of groups stand between the rows."""
    sheet.prose(content.paragraph(2))
    head = content.heads(5)
    rows: list[list[str]] = []
    for at, name in enumerate(content.subjects(10)):
        if at in (0, 5):
            rows.append([content.note().capitalize(), "", "", "", ""])
        rows.append([name, *(content.number() if content.rng.random() < 0.67 else "" for _ in range(4))])
    sheet.skip(8)
    sheet.table(of_rows([head, *rows]), look_of(content, align="lrrrr", rules=content.rng.choice(("none", "head"))))
    sheet.prose(content.paragraph(2))


def several_tables(content: Content, sheet: Sheet) -> None:
    """Three tables on a page, each with a caption, two of them side by side."""
    sheet.line(content.caption(1))
    sheet.skip(5)
    sheet.table(plain_table(content, 5, 5), look_of(content, align="lrrrr"))
    sheet.prose(content.paragraph(2))
    sheet.line(content.caption(2))
    sheet.skip(5)
    sheet.table(plain_table(content, 6, 4), look_of(content, align="lrcr", rules="three"))
    sheet.prose(content.paragraph(2))
    top = sheet.y
    edge = sheet.table(plain_table(content, 4, 2), replace(look_of(content, align="lr", rules="head"), widest=90.0))
    sheet.y = top
    sheet.table(
        plain_table(content, 4, 3), replace(look_of(content, align="lrr", rules="head"), widest=80.0), x=edge + 50
    )


def two_columns(content: Content, sheet: Sheet) -> None:
    """Tables of two columns: names and their numbers or notes."""
    sheet.prose(content.paragraph(3))
    sheet.line(content.caption(1))
    sheet.skip(5)
    sheet.table(plain_table(content, 9, 2), replace(look_of(content, align="lr"), gap=content.rng.choice((30.0, 90.0))))
    sheet.prose(content.paragraph(2))
    rows = [content.heads(2), *([name, content.note()] for name in content.subjects(6))]
    sheet.line(content.caption(2))
    sheet.skip(5)
    sheet.table(of_rows(rows), replace(look_of(content, align="ll", rules="three"), gap=40.0))


def over_pages(content: Content, sheet: Sheet) -> None:
    """A long table that goes on over three pages, its head printed again; each page's part is a table of the truth."""
    head, names = content.heads(5), content.subjects(90)
    look = look_of(content, align="lrrrr", rules="head")
    sheet.line(content.caption(1))
    sheet.skip(5)
    for first in range(0, 90, 30):
        rows = [[name, *(content.number() for _ in range(4))] for name in names[first : first + 30]]
        sheet.table(of_rows([head, *rows]), look)
        if first < 60:
            sheet.text_at(f"- {first // 30 + 1} -", 290)
            sheet.next_page()
    sheet.prose(content.paragraph(2))


def half_ruled(content: Content, sheet: Sheet) -> None:
    """Rules below each row, or between the columns alone, or a frame around; cells of several lines."""
    rules = content.rng.choice(("rows", "columns", "frame", "rows"))
    sheet.line(content.caption(1))
    sheet.skip(5)
    sheet.table(plain_table(content, 7, 5), look_of(content, align="lrrrr", rules=rules))
    sheet.prose(content.paragraph(2))
    head = content.heads(3)
    rows = [[name, content.sentence(8), content.number()] for name in content.subjects(5)]
    sheet.table(of_rows([head, *rows]), look_of(content, align="llr", rules="rows", row_gap=6.0))


def no_tables(content: Content, sheet: Sheet) -> None:
    """A letterhead, a table of contents, a list, a signature block: what looks like columns and is no table."""
    labels = ("Nomor", "Lampiran", "Perihal") if content.language == "id" else ("Number", "Enclosures", "Subject")
    for label in labels:
        sheet.line(label)
        sheet.text_at(f": {content.note()}", 120)
    sheet.skip(14)
    for at in range(9):
        sheet.line(f"{at + 1}. {content.sentence(4)[:-1]} " + "." * content.rng.randint(40, 60))
        sheet.text_at(str(at * 3 + 1), 500)
    sheet.skip(14)
    for at in range(5):
        sheet.line(f"{'abcde'[at]}.", 70)
        sheet.text_at(content.sentence(10), 95)
    sheet.prose(content.paragraph(4))
    sheet.skip(20)
    sides = ("PIHAK KEDUA,", "PIHAK PERTAMA,") if content.language == "id" else ("First party,", "Second party,")
    for left, right in (
        sides,
        ("", ""),
        ("", ""),
        ("Suradi Wiranto", "Maria Kuswati"),
        ("NIP. 19700101", "NIP. 19720202"),
    ):
        sheet.line(left, 90)
        sheet.text_at(right, 350)


KEPT: tuple[Drawing, ...] = (
    accounts,
    blank_cells,
    several_tables,
    two_columns,
    over_pages,
    half_ruled,
    no_tables,
)
