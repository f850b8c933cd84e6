from __future__ import annotations

from extractors.model.document import Line, Table
from tests.extractors.tables.borderless.found import HEAD, blocks_of, grid, lines


def test_typed_rules_part_no_column() -> None:
    rule = "-" * 66
    found = lines(
        "CAMAT CONTOH",
        "=" * 66,
        "INDIKATOR KINERJA UTAMA",
        rule,
        HEAD,
        rule,
        "1    Meningkatnya mutu        Persentase desa         80 %",
        "     layanan                  yang maju",
        "2    Terwujudnya tertib       Nilai SAKIP             BB",
        rule,
    )
    blocks = blocks_of(found)
    (made,) = (block for block in blocks if isinstance(block, Table))
    assert grid(made)[1:] == [
        ["1", "Meningkatnya mutu layanan", "Persentase desa yang maju", "80 %"],
        ["2", "Terwujudnya tertib", "Nilai SAKIP", "BB"],
    ]
    assert [block.text[:4] for block in blocks if isinstance(block, Line)] == [
        "CAMA",
        "====",
        "INDI",
        "----",
        "----",
        "----",
    ]
