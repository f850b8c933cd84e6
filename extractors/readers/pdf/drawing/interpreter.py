"""Carries out the content of a page: plain streams at once, layers that are off, clips, transparency, and a budget.

Where a stream is not plain, pdfminer's own reader reads it. A page that draws more than any page of a report may (forms that
draw forms that draw forms) ends in LimitExceeded instead of holding the worker.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Any, Final, cast

from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1, stream_value
from pdfminer.psparser import PSKeyword, PSLiteral, keyword_name, literal_name
from pdfminer.utils import mult_matrix

from extractors.model.errors import LimitExceeded
from extractors.readers.pdf.drawing.annotations import annotations_beyond, annotations_of
from extractors.readers.pdf.drawing.content import holds_pictures, read_content, with_rest
from extractors.readers.pdf.drawing.form_values import clash
from extractors.readers.pdf.drawing.layers import Layers
from extractors.readers.pdf.drawing.painted_paths import edge_of
from extractors.readers.pdf.drawing.quick_operators import QuickInterpreter
from extractors.readers.pdf.fonts.letters import keep_names, read_bytes
from extractors.readers.pdf.guard.limits import refuse_endless_font
from extractors.readers.pdf.guard.streams import MOST_FONTS

MOST_FORMS: Final = 4000  # forms drawn on one page
MOST_STEPS: Final = 3_000_000  # operators and operands carried out on one page
MOST_NAMED: Final = 4_000_000  # letters that the tables of all fonts of a page name
_LONGEST_TEXT: Final = 20_000  # bytes of a text that letters stand for
_MOST_PATTERNS: Final = 50  # of a page or form that are looked at
_SHOWS: Final = re.compile(rb"\bT[jJ]\b")
_UNSEEN: Final = 0.02  # alpha up to which nobody sees what is filled
DEEPEST: Final = 24  # forms inside forms
_PLAIN: Final = (False, 0, "")  # marked content that is shown and stands for itself


def _shows_text(told: Any) -> bool:
    """Return whether a pattern, with which areas are painted, shows letters."""
    pattern = resolve1(told)
    return (
        isinstance(pattern, PDFStream)
        and len(pattern.rawdata or pattern.data or b"") <= _LONGEST_TEXT
        and _SHOWS.search(pattern.get_data()) is not None
    )


class _Spent:
    """What one page has taken of its budget so far."""

    __slots__ = ("forms", "letters", "steps")

    def __init__(self) -> None:
        self.forms = 0
        self.letters = 0  # that the tables of its fonts name
        self.steps = 0


class Interpreter(QuickInterpreter):
    """pdfminer's interpreter with what a page shows: layers, clips, annotations; one object for each form drawn."""

    layers: Layers | None = None
    spent: _Spent
    depth = 0

    def process_page(self, page: Any) -> None:
        """Draw the page, then its annotations over it; raises LimitExceeded, and whatever pdfminer raises."""
        self.layers, self.spent = Layers.of(page.doc.catalog), _Spent()
        x0, x1 = sorted(page.mediabox[::2])  # a file may name any two opposite corners
        y0, y1 = sorted(page.mediabox[1::2])
        ctm = {
            90: (0, -1, 1, 0, -y0, x1),
            180: (-1, 0, 0, -1, x1, y1),
            270: (0, 1, -1, 0, y1, -x0),
        }.get(page.rotate, (1, 0, 0, 1, -x0, -y0))
        self.device.begin_page(page, ctm)
        self.render_contents(page.resources, page.contents, ctm=ctm)
        if page.annots is not None:
            self._annotations(page, ctm)
        self.device.end_page(page)

    def _annotations(self, page: Any, ctm: Any) -> None:
        device: Any = self.device
        device.notes["annotations_beyond"] += annotations_beyond(page)
        for one in annotations_of(page):
            if not self._is_shown(one.layer):
                continue
            device.opaque, device.clear, device.clip, kept = True, False, None, len(device.marked)
            device.clips_text = False  # a value longer than its field is there to be read by scrolling
            inner = self.subinterp()
            device.begin_figure("annotation", one.box, mult_matrix(one.matrix, ctm))
            first = len(device.spans)
            inner.render_contents(one.resources, [one.stream], ctm=mult_matrix(one.matrix, ctm))
            device.end_figure("annotation")
            shown = "".join([mark.text for span in device.spans[first:] for mark in span.marks]) if one.told else ""
            if any(clash(shown, told) for told in one.told):
                device.notes["fields_differ"] += 1
                device.spans[first:] = [span._replace(disputed=True) for span in device.spans[first:]]
            while len(device.marked) > kept:
                device.close_content()
        device.clips_text = True

    def subinterp(self) -> Any:
        """Return the interpreter of a form: it spends from the same budget."""
        made: Any = super().subinterp()
        made.layers, made.spent, made.depth = self.layers, self.spent, self.depth + 1
        return made

    def init_resources(self, resources: Any) -> None:
        """Prepare the fonts of a page or form, and what their glyphs are called; LimitExceeded for an endless font."""
        fonts = resolve1((resources or {}).get("Font"))
        if isinstance(fonts, dict) and len(fonts) > MOST_FONTS:
            raise LimitExceeded("fonts of a page")
        for spec in fonts.values() if isinstance(fonts, dict) else ():
            if not isinstance(spec, PDFObjRef) or spec.objid not in self.rsrcmgr._cached_fonts:
                self.spent.letters += refuse_endless_font(resolve1(spec))
        if self.spent.letters > MOST_NAMED:
            raise LimitExceeded("letters of the fonts of a page")
        super().init_resources(resources)
        for name, spec in fonts.items() if isinstance(fonts, dict) else ():
            if (font := self.fontmap.get(name)) is not None and isinstance(told := resolve1(spec), dict):
                keep_names(font, told)

        patterns = resolve1((resources or {}).get("Pattern"))
        if isinstance(patterns, dict) and any(map(_shows_text, itertools.islice(patterns.values(), _MOST_PATTERNS))):
            cast(Any, self.device).notes["pattern_text"] = 1

    def execute(self, streams: Any) -> None:
        """Carry out the operators of streams (also those of a form inside a page); raises whatever pdfminer raises."""
        found = self._objects(streams)
        if found is None:
            super().execute(streams)
            return
        self.spent.steps += len(found)
        if self.spent.steps > MOST_STEPS:
            raise LimitExceeded("steps of a page")
        self.stream_ids = {number for s in streams if (number := stream_value(s).objid) is not None}
        operators: dict[Any, tuple[Callable[..., None] | None, int]] = {}
        operands = (
            self.argstack
        )  # the same list to the end: only `init_state` makes a new one, and forms have their own
        begin = 0
        for at in [at for at, told in enumerate(found) if type(told) is PSKeyword]:
            if begin < at:
                operands += found[begin:at]
            begin = at + 1
            told = found[at]
            known = operators.get(told)
            if known is None:
                known = operators[told] = self._operator(told)
            act, wanted = known
            if act is None:
                continue
            if not wanted:
                act()
            elif len(operands) >= wanted:
                given = operands[-wanted:]
                del operands[-wanted:]
                act(*given)
            else:
                operands.clear()  # too few: pdfminer leaves the operator out, and what it was given

    def _objects(self, streams: Any) -> list[Any] | None:
        """Return the objects of all streams; None where pdfminer has to read them itself (or to refuse a circle)."""
        parts: list[bytes] = []
        for told in streams:
            stream = stream_value(told)
            if (stream.objid is None and not stream.get("IkuMade")) or stream.objid in self.parent_stream_ids:
                return None
            parts.append(stream.get_data())
        if len(parts) == 1 and holds_pictures(parts[0]):
            return with_rest(parts[0])
        found: list[Any] = []
        for part in parts:
            read = read_content(part)
            if read is None:  # an array or a dictionary may begin in one stream and end in the next
                return read_content(b"\n".join(parts)) if len(parts) > 1 else None
            found += read
        return found

    def _operator(self, told: PSKeyword) -> tuple[Callable[..., None] | None, int]:
        """Return what carries out an operator and how many operands it takes; None for one that does not exist."""
        name = keyword_name(told).replace("*", "_a").replace('"', "_w").replace("'", "_q")
        act = getattr(self, f"do_{name}", None)
        return (None, 0) if act is None else (act, act.__code__.co_argcount - 1)

    # -- what pdfminer leaves out -------------------------------------------------------------------------------

    def get_current_state(self) -> Any:
        """Return the state that q saves, with transparency and clip: what the states of text and graphics hold."""
        device: Any = self.device
        text, graphics = self.textstate.__dict__.copy(), self.graphicstate.__dict__.copy()
        return self.ctm, text, graphics, device.opaque, device.clear, device.clip

    def set_current_state(self, state: Any) -> None:
        """Take up a state that Q brings back."""
        device: Any = self.device
        self.ctm, text, graphics, device.opaque, device.clear, device.clip = state
        self.textstate.__dict__, self.graphicstate.__dict__ = text, graphics
        device.set_ctm(self.ctm)

    def do_W(self) -> None:
        """Remember the path that clips what is painted from here on."""
        device: Any = self.device
        device.clip = (device.clip, self.curpath, self.ctm)

    def do_W_a(self) -> None:
        """Remember the path that clips, by the even-odd rule."""
        self.do_W()

    def do_gs(self, name: Any) -> None:
        """Learn whether what is filled from here on lets through what lies under it."""
        states = resolve1((self.resources or {}).get("ExtGState"))
        state = resolve1(states.get(literal_name(name))) if isinstance(states, dict) else None
        if not isinstance(state, dict):
            return
        device: Any = self.device
        alpha, mask, blend = (resolve1(state.get(key)) for key in ("ca", "SMask", "BM"))
        if any(value is not None for value in (alpha, mask, blend)):
            plain_alpha = alpha is None or (isinstance(alpha, (int, float)) and alpha >= 0.95)
            plain_mask = mask is None or getattr(mask, "name", "") == "None"
            plain_blend = blend is None or getattr(blend, "name", "") in ("Normal", "Compatible")
            device.opaque = plain_alpha and plain_mask and plain_blend
        if isinstance(alpha, (int, float)):
            device.clear = alpha <= _UNSEEN

    def do_BMC(self, tag: Any) -> None:
        """Begin marked content without properties."""
        device: Any = self.device
        device.open_content(shown=True, actual="")

    def do_BDC(self, tag: Any, props: Any) -> None:
        """Begin marked content: a layer that may be off, or letters that stand for another text."""
        device: Any = self.device
        if isinstance(props, dict) and "ActualText" not in props and literal_name(tag) != "OC":
            device.marked.append(_PLAIN)  # nearly all: a paragraph of a tagged file
            return
        told = props
        if isinstance(props, PSLiteral):
            named = resolve1((self.resources or {}).get("Properties"))
            told = named.get(literal_name(props)) if isinstance(named, dict) else None
        shown = literal_name(tag) != "OC" or self._is_shown(told)
        content = resolve1(told) if isinstance(told, PDFObjRef) else told
        stands_for = resolve1(content.get("ActualText")) if isinstance(content, dict) else ""
        if isinstance(stands_for, (str, bytes)) and len(stands_for) > _LONGEST_TEXT:
            stands_for = ""  # no letters of a page stand for so much: they are taken as they are drawn
        actual = read_bytes(stands_for)
        device.open_content(shown=shown, actual="".join(actual.split("\0")).strip("\ufeff"))

    def do_EMC(self) -> None:
        """End marked content."""
        device: Any = self.device
        device.close_content()

    def do_Do(self, name: Any) -> None:
        """Draw a form or a picture, unless its layer is off; LimitExceeded beyond what a page may draw."""
        device: Any = self.device
        self.spent.forms += 1
        if self.spent.forms > MOST_FORMS or self.depth > DEEPEST:
            raise LimitExceeded("forms of a page")
        drawn = resolve1(self.xobjmap.get(literal_name(name)))
        layer = drawn.get("OC") if drawn is not None and hasattr(drawn, "get") else None
        before = device.opaque, device.clip, len(device.marked), device.clear
        device.open_content(shown=self._is_shown(layer), actual="")
        edge = edge_of(drawn)
        if edge is not None:
            device.clip = device.clip, edge[0], mult_matrix(edge[1], self.ctm)
        super().do_Do(name)
        while len(device.marked) > before[2]:
            device.close_content()
        device.opaque, device.clip, _, device.clear = before
        device.set_ctm(self.ctm)

    def _is_shown(self, layer: Any) -> bool:
        return layer is None or self.layers is None or self.layers.shows(layer)
