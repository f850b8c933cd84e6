"""Whether two units cannot be those of one value: a share of a hundred and a count."""

from __future__ import annotations

from normalizers.values.satuan import unit_kind

_SHARE = "%"


def units_differ(one: str | None, other: str | None) -> bool:
    """Return whether one unit is the percent sign and the other counts or measures things; what is not known is no other."""
    if one is None or other is None or (one == _SHARE) == (other == _SHARE):
        return False
    return unit_kind(other if one == _SHARE else one) in ("counted", "physical")
