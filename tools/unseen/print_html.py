"""Prints documents as HTML and lets a headless Chromium make PDF of them."""

from __future__ import annotations

import html
import math
import random
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from .blocks import PAPERS, Beside, Block, Cell, Doc, Keep, PageBreak, Para, Seal, Space, Stamp, Table, TabRows

NAMES = {
    "sans": "'Liberation Sans'", "serif": "'Liberation Serif'", "narrow": "'Liberation Sans Narrow'",
    "calibri": "Carlito", "cambria": "Caladea", "dejavu": "'DejaVu Sans'", "bookman": "'URW Bookman'",
    "helv": "'Liberation Sans'", "times": "'Liberation Serif'",
}  # fmt: skip
BORDERS = {
    "full": "td{border:.6pt solid #000}", "none": "td{border:0}",
    "rows": "td{border:0;border-top:.6pt solid #000;border-bottom:.6pt solid #000}",
    "white": "td{border:1.2pt solid #fff}", "dotted": "td{border:.7pt dotted #000}",
    "dashed": "td{border:.7pt dashed #000}", "outer": "td{border:0}", "double": "td{border:2.4pt double #000}",
    "mixed": "td{border:.6pt solid #000;border-top:.7pt dotted #000;border-bottom:.7pt dotted #000}",
    "cols": "td{border:.6pt solid #000;border-top:0;border-bottom:0} &td.b{border:.6pt solid #000}",
    "head": "td{border:0} &td.b{border-top:.9pt solid #000;border-bottom:.9pt solid #000}",
}  # fmt: skip


def _text(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _cell(c: Cell) -> str:
    style = f"text-align:{c.align};vertical-align:{c.valign};color:#{c.ink}"
    if c.fill:
        style += f";background:#{c.fill}"
    if c.bold:
        style += ";font-weight:bold"
    if c.underline:
        style += ";text-decoration:underline"
    for side, name in (("t", "top"), ("b", "bottom"), ("l", "left"), ("r", "right")):
        if side not in c.edges:
            style += f";border-{name}-style:hidden"
    body = _text(c.text)
    if c.turned:
        body = f'<span class="turn">{body}</span>'
    if c.fraction:
        num, den, factor = c.fraction
        body += (
            f'<div class="fr"><span class="q"><span class="n">{_text(num)}</span><span>{_text(den)}</span></span>'
            f'<span class="f">{_text(factor)}</span></div>'
        )
    spans = (f' colspan="{c.span}"' if c.span > 1 else "") + (f' rowspan="{c.rows}"' if c.rows > 1 else "")
    return f'<td{spans} class="{"b" if c.bold else ""}" style="{style}">{body}</td>'


def _table(t: Table, n: int, size: float) -> str:
    total = sum(t.widths)
    cols = "".join(f'<col style="width:{w / total * 100:.2f}%">' for w in t.widths)
    rows = ["<tr>" + "".join(map(_cell, r)) + "</tr>" for r in t.rows]
    head, body = "".join(rows[: t.head]), "".join(rows[t.head :])
    if not t.repeat_head:
        head, body = "", head + body
    css = BORDERS[t.rules]
    css = css.replace("&td", f"#t{n} td")
    outer = "outline:.6pt solid #000;" if t.rules == "outer" else ""
    split = "" if t.split_rows else f"#t{n} tr{{break-inside:avoid}}"
    return (
        f"<style>#t{n} {css} {split} #t{n} td{{padding:{t.pad * 0.6:.1f}pt {t.pad:.1f}pt}}</style>"
        f'<table id="t{n}" style="{outer}width:{t.width * 100:.1f}%;margin-left:{t.left * 100:.1f}%;'
        f'font-size:{t.size or size}pt"><colgroup>{cols}</colgroup>'
        + (f"<thead>{head}</thead>" if head else "")
        + f"<tbody>{body}</tbody></table>"
    )


class Page:
    """Collects the HTML of one document."""

    def __init__(self, doc: Doc, rng: random.Random) -> None:
        self.doc, self.rng, self.n = doc, rng, 0
        self.out: list[str] = []

    def para(self, b: Para) -> str:
        """A paragraph."""
        style = f"text-align:{b.align};margin:0 {max(0.0, 1 - b.left - b.width) * 100:.1f}% {b.after}pt "
        style += f"{(b.left + (b.mark_width if b.mark else 0)) * 100:.1f}%"
        if b.size:
            style += f";font-size:{b.size}pt"
        for on, css in ((b.bold, "font-weight:bold"), (b.italic, "font-style:italic"),
                        (b.underline, "text-decoration:underline")):  # fmt: skip
            if on:
                style += ";" + css
        mark = ""
        if b.mark:
            mark = f'<span style="position:absolute;left:{-b.mark_width * 450:.1f}pt">{_text(b.mark)}</span>'
            style += ";position:relative"
        return f'<p style="{style}">{mark}{_text(b.text) or "&nbsp;"}</p>'

    def flow(self, blocks: list[Block]) -> None:
        """Write blocks."""
        for b in blocks:
            self.n += 1
            if isinstance(b, Para):
                self.out.append(self.para(b))
            elif isinstance(b, Table):
                self.out.append(_table(b, self.n, self.doc.size) + '<div style="height:6pt"></div>')
            elif isinstance(b, Beside):
                for t, side in ((b.left, "left"), (b.right, "right")):
                    self.n += 1
                    alone = replace(t, left=0.0, width=1.0)
                    self.out.append(
                        f'<div style="float:{side};width:{t.width * 100:.1f}%">{_table(alone, self.n, self.doc.size)}</div>'
                    )
                self.out.append('<div style="clear:both;height:6pt"></div>')
            elif isinstance(b, TabRows):
                edges = [*b.stops, 1.0]
                cols = [edges[i + 1] - edges[i] for i in range(len(b.stops))]
                rows = [[Cell(x, bold=i == 0 and b.bold_first) for x in r] for i, r in enumerate(b.rows)]
                self.out.append(_table(Table(cols, rows, 1, False, "none"), self.n, self.doc.size))
            elif isinstance(b, Space):
                self.out.append(f'<div style="height:{b.points}pt"></div>')
            elif isinstance(b, PageBreak):
                self.out.append('<div style="break-after:page"></div>')
            elif isinstance(b, Seal):
                dots = "".join(
                    f'<rect x="{x}" y="{y}" width="1" height="1"/>'
                    for x in range(21) for y in range(21) if self.rng.random() < 0.5
                )  # fmt: skip
                self.out.append(
                    f'<div class="seal" style="margin-left:{b.left * 100:.0f}%;width:{b.width * 100:.0f}%">'
                    f'<svg viewBox="0 0 21 21" width="36pt" height="36pt">{dots}</svg>'
                    f"<div>{'<br>'.join(map(_text, b.lines))}</div></div>"
                )
            elif isinstance(b, Stamp):
                star = " ".join(f"{50 + 22 * math.sin(k * 0.8 * math.pi):.2f},{50 - 22 * math.cos(k * 0.8 * math.pi):.2f}"
                                for k in range(6))  # fmt: skip
                self.out.append(
                    '<div style="position:relative;height:0"><svg viewBox="-2 -2 104 104" '
                    f'width="{b.size:.1f}pt" height="{b.size:.1f}pt" fill="none" stroke="#{b.ink}" '
                    f'style="position:absolute;left:calc({b.left * 100:.1f}% - {b.size / 2:.1f}pt);'
                    f'top:{-b.above - b.size / 2:.1f}pt"><circle cx="50" cy="50" r="50" stroke-width="2"/>'
                    '<circle cx="50" cy="50" r="46"/><circle cx="50" cy="50" r="30"/>'
                    f'<polyline points="{star}"/></svg></div>'
                )
            elif isinstance(b, Keep):
                self.out.append('<div style="break-inside:avoid">')
                self.flow(b.blocks)
                self.out.append("</div>")


def to_html(doc: Doc, rng: random.Random) -> str:
    """The document as one HTML page."""
    page = Page(doc, rng)
    page.flow(doc.blocks)
    w, h = PAPERS[doc.paper]
    if doc.landscape:
        w, h = h, w

    def q(text: str) -> str:
        return '"' + text.replace("\\", "").replace('"', "'") + '"'

    boxes = ""
    if doc.head:
        boxes += f"@top-left{{content:{q(doc.head)};font-size:8pt}}"
    if doc.foot:
        boxes += f"@bottom-left{{content:{q(doc.foot)};font-size:8pt}}"
    box, content = {
        "center": ("bottom-center", "counter(page)"), "right": ("bottom-right", '"Halaman " counter(page)'),
        "dash": ("top-center", '"- " counter(page) " -"'),
        "of": ("bottom-right", 'counter(page) " dari " counter(pages)'),
    }.get(doc.number, ("", ""))  # fmt: skip
    if box:
        boxes += f"@{box}{{content:{content};font-size:8pt}}"
    return (
        '<!doctype html><html lang="id"><meta charset="utf-8"><title>IKU</title><style>'
        f"@page{{size:{w}pt {h}pt;margin:{doc.margin}pt;{boxes}}}"
        f"body{{margin:0;font:{doc.size}pt/1.25 {NAMES[doc.font]},sans-serif;-webkit-print-color-adjust:exact}}"
        "p{white-space:pre-wrap}table{border-collapse:collapse;table-layout:auto}td{overflow-wrap:break-word}"
        ".turn{writing-mode:vertical-rl;transform:rotate(180deg);display:inline-block}"
        ".fr{display:flex;align-items:center;justify-content:center}.q{display:inline-flex;flex-direction:column;"
        "text-align:center}.n{border-bottom:.6pt solid #000}.f{margin-left:3pt;white-space:nowrap}"
        ".seal{border:.5pt solid #000;display:flex;gap:6pt;padding:4pt;font-size:80%;box-sizing:border-box}"
        f"</style><body>{''.join(page.out)}</body></html>"
    )


def print_html(doc: Doc, path: Path, rng: random.Random) -> None:
    """Print through Chromium."""
    with tempfile.TemporaryDirectory() as tmp:
        src = Path(tmp) / "page.html"
        src.write_text(to_html(doc, rng), encoding="utf-8")
        subprocess.run(
            [shutil.which("chromium") or "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             f"--user-data-dir={tmp}/profile", "--no-pdf-header-footer", f"--print-to-pdf={path}", src.as_uri()],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
        )  # fmt: skip
