"""Layers of a PDF (optional content) that a viewer does not show when it opens the file.

Source: PDF 32000-1, 8.11 (Optional content): the default configuration D with BaseState, ON and OFF; membership dictionaries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1


@dataclass(frozen=True, slots=True)
class Layers:
    """The numbers of the groups that are off; `base_off`: all are, but those in `on`."""

    off: frozenset[int]
    on: frozenset[int]
    base_off: bool

    @classmethod
    def of(cls, catalog: Any) -> Layers | None:
        """Return the layers of a file's catalog; None where it has none."""
        try:
            properties = resolve1(catalog.get("OCProperties"))
            chosen = resolve1(properties.get("D")) if isinstance(properties, dict) else None
            if not isinstance(chosen, dict):
                return None
            base = getattr(resolve1(chosen.get("BaseState")), "name", "ON")
            return cls(_numbers(chosen.get("OFF")), _numbers(chosen.get("ON")), base == "OFF")
        except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
            return None

    def shows(self, layer: Any) -> bool:
        """Return whether a viewer shows what belongs to a group or to a membership dictionary."""
        if isinstance(layer, PDFObjRef) and self._is_off(layer):
            return False
        told = resolve1(layer)
        groups = told.get("OCGs") if isinstance(told, dict) else None
        if groups is None:
            return True
        found = groups if isinstance(groups, PDFObjRef) and isinstance(resolve1(groups), dict) else resolve1(groups)
        members = [found] if isinstance(found, PDFObjRef) else found if isinstance(found, list) else []
        off = [self._is_off(one) for one in members if isinstance(one, PDFObjRef)]
        if not off:
            return True
        match getattr(resolve1(told.get("P")), "name", "AnyOn"):
            case "AllOn":
                return not any(off)
            case "AnyOff":
                return any(off)
            case "AllOff":
                return all(off)
            case _:
                return not all(off)

    def _is_off(self, group: PDFObjRef) -> bool:
        return group.objid in self.off or (self.base_off and group.objid not in self.on)


def _numbers(told: Any) -> frozenset[int]:
    found = resolve1(told)
    return (
        frozenset(one.objid for one in found if isinstance(one, PDFObjRef)) if isinstance(found, list) else frozenset()
    )
