"""What fields of old forms ("legacy form fields") show that no run of text repeats."""

from __future__ import annotations

from lxml import etree

from extractors.readers.docx.styles import child, on, val, whole
from extractors.readers.package import W


def shown_choice(mark: etree._Element) -> str:
    """Return the entry that a list of choices shows, or the box that is ticked or not; "" for another field.

    `mark`: the w:fldChar that begins the field.
    """
    box = next(mark.iter(f"{{{W}}}checkBox"), None)
    if box is not None:
        ticked = child(box, "checked")
        return "☒" if on(ticked if ticked is not None else child(box, "default")) else "☐"
    choices = next(mark.iter(f"{{{W}}}ddList"), None)
    entries = [val(one) or "" for one in choices.iterchildren(f"{{{W}}}listEntry")] if choices is not None else []
    at = whole(val(child(choices, "result"))) or 0
    return entries[at] if at < len(entries) else ""
