"""Families of documents drawn with ReportLab that the finder was written on; each makes one document of a seed."""

from __future__ import annotations

from dataclasses import replace

from tools.bench.tables.content import Content
from tools.bench.tables.looks import Drawing, look_of, plain_table
from tools.bench.tables.sheet import Sheet, of_rows


def three_rules(content: Content, sheet: Sheet) -> None:
    """A rule above, one below the head, one at the end; prose around."""
    sheet.prose(content.paragraph(4))
    sheet.line(content.caption(1), face="Helvetica-Bold")
    sheet.skip(6)
    sheet.table(plain_table(content, 8, 5), look_of(content, rules="three", align="lrrrr"))
    sheet.prose(content.paragraph(5))


def no_rules(content: Content, sheet: Sheet) -> None:
    """No rule, numbers at the right edges of their columns; a title above, a source below."""
    sheet.prose(content.paragraph(3))
    sheet.skip(8)
    sheet.line(content.caption(1))
    sheet.skip(4)
    sheet.table(
        plain_table(content, content.rng.randint(5, 14), content.rng.randint(3, 6)), look_of(content, align="lrrrrr")
    )
    sheet.line("Sumber: BPS, 2021" if content.language == "id" else "Source: own survey, 2021", size=8)
    sheet.skip(10)
    sheet.prose(content.paragraph(4))


def zebra(content: Content, sheet: Sheet) -> None:
    """Every other row shaded, texts in the middle of some columns."""
    sheet.line(content.caption(1), face="Helvetica-Bold", size=11)
    sheet.skip(8)
    sheet.table(plain_table(content, 9, 5), look_of(content, zebra=True, align="lcrrc", row_gap=5.0))
    sheet.prose(content.paragraph(3))


def lines_in_cells(content: Content, sheet: Sheet) -> None:
    """Cells of several lines, rows a little apart, values at the top or in the middle of their row."""
    sheet.prose(content.paragraph(2))
    sheet.skip(6)
    head = content.heads(4)
    rows = []
    for name in content.subjects(7):
        rows.append([name, content.sentence(content.rng.randint(5, 11)), content.number(), content.note()])
    level = content.rng.choice(("top", "top", "middle"))
    sheet.table(
        of_rows([head, *rows]), look_of(content, align="llrl", row_gap=content.rng.choice((6.0, 8.0)), level=level)
    )
    sheet.prose(content.paragraph(3))


def spanning_heads(content: Content, sheet: Sheet) -> None:
    """A head of two rows: years or groups above their columns."""
    sheet.line(content.caption(1))
    sheet.skip(6)
    first, *parts = content.heads(3)
    years = ["2019", "2020", "2021"][: content.rng.randint(2, 3)]
    top, below = [""], [first]
    for year in years:
        top += [f"{'Tahun' if content.language == 'id' else 'Year'} {year}", "<"]
        below += parts
    rows = [[name, *(content.number() for _ in years for _ in parts)] for name in content.subjects(7)]
    rules = content.rng.choice(("three", "none"))
    sheet.table(of_rows([top, below, *rows]), look_of(content, rules=rules, align="l" + "r" * 6), heads=2)
    sheet.prose(content.paragraph(3))


def beside_prose(content: Content, sheet: Sheet) -> None:
    """Two columns of prose; a table stands in the left one, or below both."""
    width, right = 220.0, 315.0
    inside = content.rng.random() < 0.5
    top = sheet.y
    sheet.prose(content.paragraph(6), width=width)
    if inside:
        sheet.skip(6)
        sheet.table(plain_table(content, 5, 3), replace(look_of(content, align="lrr"), widest=90.0, size=8.0))
    left_end, sheet.y = sheet.y, top
    sheet.prose(content.paragraph(11), x=right, width=width)
    sheet.y = min(left_end, sheet.y)
    if not inside:
        sheet.skip(20)
        sheet.line(content.caption(2))
        sheet.skip(4)
        sheet.table(plain_table(content, 6, 5), look_of(content, align="lrrrr", rules="head"))


def prose_alone(content: Content, sheet: Sheet) -> None:
    """Prose in two or three columns, headings, lists; no table."""
    columns = content.rng.randint(1, 3)
    width = (475 - 20 * (columns - 1)) / columns
    sheet.line(content.sentence(4).upper(), face="Helvetica-Bold", size=13)
    sheet.skip(10)
    top, ends = sheet.y, []
    for at in range(columns):
        sheet.y = top
        for _ in range(3):
            sheet.prose(content.paragraph(3), x=60 + at * (width + 20), width=width)
            sheet.skip(4)
        ends.append(sheet.y)
    sheet.y = min(ends)
    for at in range(5):
        sheet.line(f"{at + 1}.", 70)
        sheet.text_at(content.sentence(8), 92)


def wrapped_labels(content: Content, sheet: Sheet) -> None:
    """Names of rows and of columns that take two lines, no blank between rows; notes below."""
    sheet.prose(content.paragraph(2))
    sheet.line(content.caption(1))
    sheet.skip(5)
    names = [
        f"{name} {content.sentence(3).lower()[:-1]}" if content.rng.random() < 0.5 else name
        for name in content.subjects(8)
    ]
    rows = [[name, *(content.number() for _ in range(4))] for name in names]
    heads = [f"{a} {b.lower()}" for a, b in zip(content.heads(5), content.heads(5), strict=True)]
    look = replace(
        look_of(content, align="lrrrr", rules=content.rng.choice(("none", "three", "head"))), wrapped_head=True
    )
    sheet.table(of_rows([heads, *rows]), replace(look, widest=content.rng.choice((95.0, 120.0)), level="bottom"))
    sheet.line("1) " + content.sentence(7), size=7)
    sheet.prose(content.paragraph(2))


def grouped_rows(content: Content, sheet: Sheet) -> None:
    """Rows of groups between the rows, numbers with signs before or behind, years as labels, blanks drawn as strokes."""
    sheet.line(content.caption(1), face="Helvetica-Bold")
    sheet.skip(5)
    years = [str(2016 + at) for at in range(content.rng.randint(3, 5))]
    rows: list[list[str]] = []
    for group in content.subjects(3):
        rows.append([group, *("" for _ in years)])
        for name in content.subjects(3):
            rows.append(
                [f"- {name}", *(content.rng.choice((content.number(), f"({content.number()})", "-")) for _ in years)]
            )
    look = look_of(content, align="l" + "r" * 5, rules=content.rng.choice(("none", "three")))
    sheet.table(of_rows([["", *years], *rows]), look)
    sheet.line("* " + content.sentence(9), size=7)
    sheet.skip(8)
    sheet.prose(content.paragraph(3))


OPEN: tuple[Drawing, ...] = (
    three_rules,
    no_rules,
    zebra,
    lines_in_cells,
    spanning_heads,
    beside_prose,
    prose_alone,
    wrapped_labels,
    grouped_rows,
)
