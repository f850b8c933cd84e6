"""Layers of a PDF (optional content) that a viewer does not show when it opens the file.

Source: PDF 32000-1, 8.11 (Optional content): the default configuration D with BaseState, ON and OFF; membership dictionaries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from pdfminer.pdftypes import PDFObjRef, resolve1

_DEEPEST: Final = 20  # conditions inside one another
_MOST: Final = 200  # parts of one condition


@dataclass(frozen=True, slots=True)
class Layers:
    """The numbers of the groups that are off; `base_off`: all are, but those in `on`.

    `hidden`: those that a viewer switches off by itself, since they say that they are for print alone.
    """

    off: frozenset[int]
    on: frozenset[int]
    base_off: bool
    hidden: frozenset[int] = frozenset()

    @classmethod
    def of(cls, catalog: Any) -> Layers | None:
        """Return the layers of a file's catalog; None where it has none."""
        try:
            properties = resolve1(catalog.get("OCProperties"))
            chosen = resolve1(properties.get("D")) if isinstance(properties, dict) else None
            if not isinstance(chosen, dict):
                return None
            base = getattr(resolve1(chosen.get("BaseState")), "name", "ON")
            return cls(_numbers(chosen.get("OFF")), _numbers(chosen.get("ON")), base == "OFF", _for_print(chosen))
        except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
            return None

    def shows(self, layer: Any) -> bool:
        """Return whether a viewer shows what belongs to a group or to a membership dictionary."""
        if isinstance(layer, PDFObjRef) and self._is_off(layer):
            return False
        told = resolve1(layer)
        condition = resolve1(told.get("VE")) if isinstance(told, dict) else None
        if isinstance(condition, list) and condition:
            left = [_MOST]
            return self._holds(condition, left) or left[0] < 0
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

    def _holds(self, condition: Any, left: list[int], depth: int = 0) -> bool:
        """Return whether a condition on groups ([/Not, group], [/And, ...], [/Or, ...]) holds.

        `left`: parts that may be looked at, below 0 for a condition without end, which holds.
        """
        left[0] -= 1
        if isinstance(condition, PDFObjRef) and isinstance(resolve1(condition), dict):
            return not self._is_off(condition)
        parts = resolve1(condition)
        if depth > _DEEPEST:
            left[0] = -1
        if not isinstance(parts, list) or not parts or left[0] < 0:
            return True
        held = [self._holds(part, left, depth + 1) for part in parts[1 : max(2, left[0])]]
        match getattr(resolve1(parts[0]), "name", ""):
            case "Not":
                return not all(held)
            case "And":
                return all(held)
            case "Or":
                return any(held)
        return True

    def _is_off(self, group: PDFObjRef) -> bool:
        if group.objid in self.hidden or group.objid in self.off:
            return True
        return self.base_off and group.objid not in self.on


def _for_print(chosen: Any) -> frozenset[int]:
    """Return the groups that a viewer switches off when it shows the file, as their usage and the configuration say (/AS)."""
    found: set[int] = set()
    events = resolve1(chosen.get("AS"))
    for event in events if isinstance(events, list) else ():
        told = resolve1(event)
        if not isinstance(told, dict) or getattr(resolve1(told.get("Event")), "name", "") != "View":
            continue
        categories = resolve1(told.get("Category"))
        named = categories if isinstance(categories, list) else [categories]
        if not any(getattr(resolve1(one), "name", "") == "View" for one in named):
            continue
        groups = resolve1(told.get("OCGs"))
        for group in groups if isinstance(groups, list) else ():
            usage = resolve1(resolve1(group).get("Usage")) if isinstance(resolve1(group), dict) else None
            view = resolve1(usage.get("View")) if isinstance(usage, dict) else None
            if isinstance(view, dict) and getattr(resolve1(view.get("ViewState")), "name", "") == "OFF":
                found |= _numbers([group])
    return frozenset(found)


def _numbers(told: Any) -> frozenset[int]:
    found = resolve1(told)
    return (
        frozenset(one.objid for one in found if isinstance(one, PDFObjRef)) if isinstance(found, list) else frozenset()
    )
