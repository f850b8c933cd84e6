"""Operators that pages use by the thousand, carried out in fewer steps than pdfminer does, with the same outcome."""

from __future__ import annotations

from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter

from extractors.readers.pdf.drawing.painted_paths import END_OF_RECTANGLE


class QuickInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter; what is drawn by it comes out as before."""

    def pop(self, n: int) -> Any:
        """Return the last `n` operands and take them off; pdfminer's own makes two new lists each time."""
        if not n:
            return []
        taken = self.argstack[-n:]
        del self.argstack[-n:]
        return taken

    def do_re(self, x: Any, y: Any, w: Any, h: Any) -> None:
        """Add a rectangle to the path; what is no number adds none. Half of what a page of a report draws are such."""
        try:
            x, y, w, h = float(x), float(y), float(w), float(h)
        except (TypeError, ValueError, OverflowError):
            return
        right, high = x + w, y + h
        self.curpath += [("m", x, y), ("l", right, y), ("l", right, high), ("l", x, high), END_OF_RECTANGLE]

    def do_Tm(self, a: Any, b: Any, c: Any, d: Any, e: Any, f: Any) -> None:
        """Set where text stands and how it is turned; pdfminer's own asks of each number whether it is one."""
        try:
            self.textstate.matrix = float(a), float(b), float(c), float(d), float(e), float(f)
        except (TypeError, ValueError, OverflowError):
            return
        self.textstate.linematrix = (0, 0)

    def do_TJ(self, seq: Any) -> None:
        """Show text; pdfminer's own copies the state of graphics for each string, of which our device keeps nothing."""
        if self.textstate.font is not None:
            self.device.render_string(self.textstate, seq, self.graphicstate.ncs, self.graphicstate)
