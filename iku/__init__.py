"""Reads Indonesian IKU reports and understands what stands in them: `import iku`.

>>> import iku
>>> iku.parse_nip("NIP. 19700101 199503 1 001").value.birth_date
datetime.date(1970, 1, 1)

Each name is loaded when it is first used, so that the import costs nothing. What a function returns is told by its
docstring; the names here are stable: they change only with a new major version.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from normalizers.formula.parse import parse_formula as parse_formula
    from normalizers.nip import parse_nip as parse_nip
    from normalizers.parsed import Parsed as Parsed
    from normalizers.peraturan import parse_peraturan as parse_citation
    from normalizers.target import parse_target as parse_target
    from pipeline.api import Citation as Citation
    from pipeline.api import Dataset as Dataset
    from pipeline.api import NameComparison as NameComparison
    from pipeline.api import compare_names as compare_names
    from pipeline.api import extract as extract
    from pipeline.api import find_citations as find_citations
    from pipeline.api import find_region as find_region
    from pipeline.api import load_dataset as load_dataset
    from pipeline.api import read as read

# name -> the module that holds it, and what it is called there
_PLACES = {
    "parse_nip": ("normalizers.nip", "parse_nip"),
    "parse_citation": ("normalizers.peraturan", "parse_peraturan"),
    "parse_target": ("normalizers.target", "parse_target"),
    "parse_formula": ("normalizers.formula.parse", "parse_formula"),
    "Parsed": ("normalizers.parsed", "Parsed"),
    **{
        name: ("pipeline.api", name)
        for name in (
            "Citation", "Dataset", "NameComparison", "compare_names", "extract", "find_citations", "find_region",
            "load_dataset", "read",
        )
    },
}  # fmt: skip
__all__ = [
    "Citation", "Dataset", "NameComparison", "Parsed", "compare_names", "extract", "find_citations", "find_region",
    "load_dataset", "parse_citation", "parse_formula", "parse_nip", "parse_target", "read",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Return what is called `name`, loading its module. AttributeError for another name."""
    if name == "__version__":
        from importlib.metadata import version

        return version("iku-pipeline")
    if name not in _PLACES:
        raise AttributeError(f"module 'iku' has no attribute {name!r}")
    module, own = _PLACES[name]
    found = getattr(import_module(module), own)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the names that this package hands out."""
    return sorted(__all__)
