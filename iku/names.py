"""What `import iku` hands out, from where it stands."""

from __future__ import annotations

from normalizers.formula.parse import parse_formula as parse_formula
from normalizers.parsed import Parsed as Parsed
from normalizers.persons.nip import parse_nip as parse_nip
from normalizers.regulations.peraturan import parse_peraturan
from normalizers.values.target import parse_target as parse_target
from pipeline.api import Citation as Citation
from pipeline.api import Dataset as Dataset
from pipeline.api import NameComparison as NameComparison
from pipeline.api import PageTable as PageTable
from pipeline.api import TableCell as TableCell
from pipeline.api import compare_names as compare_names
from pipeline.api import extract as extract
from pipeline.api import find_citations as find_citations
from pipeline.api import find_region as find_region
from pipeline.api import load_dataset as load_dataset
from pipeline.api import read as read
from pipeline.api import read_tables as read_tables

parse_citation = parse_peraturan
