"""What the run needs of the reference data."""

from __future__ import annotations

from functools import cache

from normalizers.regulations.identifier import make_id
from reference.load import read_rows


@cache
def known_regulations() -> frozenset[str]:
    """Return the identifiers of the regulations in the reference lists."""
    found = set()
    for row in (*read_rows("peraturan.csv"), *read_rows("peraturan_uu_pp.csv.gz")):
        key = make_id(row["reg_type"], row.get("issuer"), row["number"], int(row["year"]))
        if key is not None:
            found.add(key)
    return frozenset(found)
