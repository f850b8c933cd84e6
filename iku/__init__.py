"""Reads Indonesian IKU reports and understands what stands in them: `import iku`.

>>> import iku
>>> iku.parse_nip("NIP. 19700101 199503 1 001").value.birth_date
datetime.date(1970, 1, 1)

The names are loaded when the first of them is used, so that the import costs nothing. What a function returns is told by its
docstring; they are stable: they change only with a new major version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iku.names import Citation as Citation
    from iku.names import Dataset as Dataset
    from iku.names import NameComparison as NameComparison
    from iku.names import PageTable as PageTable
    from iku.names import Parsed as Parsed
    from iku.names import TableCell as TableCell
    from iku.names import compare_names as compare_names
    from iku.names import extract as extract
    from iku.names import find_citations as find_citations
    from iku.names import find_region as find_region
    from iku.names import load_dataset as load_dataset
    from iku.names import parse_citation as parse_citation
    from iku.names import parse_formula as parse_formula
    from iku.names import parse_nip as parse_nip
    from iku.names import parse_target as parse_target
    from iku.names import read as read
    from iku.names import read_tables as read_tables

__all__ = [
    "Citation", "Dataset", "NameComparison", "PageTable", "Parsed", "TableCell", "compare_names", "extract", "find_citations",
    "find_region", "load_dataset", "parse_citation", "parse_formula", "parse_nip", "parse_target", "read", "read_tables",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Return what is called `name`; the first one asked for loads the modules of all. AttributeError for another name."""
    if name == "__version__":
        from importlib.metadata import version

        return version("iku-pipeline")
    if name not in __all__:
        raise AttributeError(f"module 'iku' has no attribute {name!r}")
    from iku import names

    globals().update({each: getattr(names, each) for each in __all__})
    return globals()[name]


def __dir__() -> list[str]:
    """Return the names that this package hands out."""
    return sorted(__all__)
