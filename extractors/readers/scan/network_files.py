"""Files of trained networks (ONNX, written as protocol buffers): what they say of themselves, and the same with fewer columns.

Only as much of the format as that takes: fields are copied as they are, but for the weights that are cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

_GRAPH, _METADATA = 7, 14  # fields of a model
_WEIGHTS, _OUTPUT, _SHAPES = 5, 12, 13  # fields of its graph
_SIDE, _NAME, _RAW = 1, 8, 9  # fields of weights
_OF_FLOATS = b"\x12\x04\x0a\x02\x08\x01"  # an output is a table of floats, of any shape
_NUMBER, _FIXED_8, _BYTES, _FIXED_4 = 0, 1, 2, 5  # kinds of fields


@dataclass(frozen=True, slots=True)
class _Field:
    """A field: its number, its bytes with head, its content (of a number its bytes)."""

    number: int
    whole: bytes
    content: bytes


def told(model: bytes) -> dict[str, str]:
    """Return what a network's file says of itself."""
    entries = [[f.content.decode() for f in _fields(f.content)] for f in _fields(model) if f.number == _METADATA]
    return {entry[0]: entry[1] for entry in entries if len(entry) == 2}


def with_columns(model: bytes, width: int, columns: Any) -> bytes:
    """Return a network's file whose last layer, `width` columns wide, has only some of them, in their order.

    Weights (floats of 32 bits) that are so wide are cut. ValueError where there are none.
    """
    cut = 0
    parts: list[bytes] = []
    for field in _fields(next(f.content for f in _fields(model) if f.number == _GRAPH)):
        if field.number == _WEIGHTS and _sides(field.content)[-1:] == [width]:
            parts.append(_field(_WEIGHTS, _cut(field.content, columns)))
            cut += 1
        elif field.number == _OUTPUT:
            name = next(f.whole for f in _fields(field.content) if f.number == 1)
            parts.append(_field(_OUTPUT, name + _OF_FLOATS))
        elif field.number != _SHAPES:  # shapes between are told anew
            parts.append(field.whole)
    if not cut:
        raise ValueError(f"no weights are {width} columns wide")
    rest = [f.whole for f in _fields(model) if f.number != _GRAPH]
    return b"".join([*rest, _field(_GRAPH, b"".join(parts))])


def _cut(weights: bytes, columns: Any) -> bytes:
    sides = _sides(weights)
    raw = next(f.content for f in _fields(weights) if f.number == _RAW)
    kept = np.ascontiguousarray(np.frombuffer(raw, "<f4").reshape(sides)[..., columns])
    rest = [f.whole for f in _fields(weights) if f.number not in (_SIDE, _RAW)]
    made = [bytes([_SIDE << 3]) + _number(side) for side in kept.shape]
    return b"".join([*made, *rest, _field(_RAW, kept.tobytes())])


def _sides(weights: bytes) -> list[int]:
    """Return the shape of weights: a number a field, or all of them in one."""
    sides = []
    for field in _fields(weights):
        at = 0
        while field.number == _SIDE and at < len(field.content):
            side, at = _read_number(field.content, at)
            sides.append(side)
    return sides


def _fields(message: bytes) -> Iterator[_Field]:
    at = 0
    while at < len(message):
        first = at
        key, at = _read_number(message, at)
        number, kind = key >> 3, key & 7
        if kind == _BYTES:
            size, at = _read_number(message, at)
        elif kind == _NUMBER:
            size = _read_number(message, at)[1] - at
        elif kind in (_FIXED_8, _FIXED_4):
            size = 8 if kind == _FIXED_8 else 4
        else:
            raise ValueError(f"no field of kind {kind} is known")
        yield _Field(number, message[first : at + size], message[at : at + size])
        at += size


def _read_number(message: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and where it ends."""
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def _number(value: int) -> bytes:
    made = bytearray()
    while value >= 0x80:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*made, value])


def _field(number: int, content: bytes) -> bytes:
    return _number(number << 3 | _BYTES) + _number(len(content)) + content
