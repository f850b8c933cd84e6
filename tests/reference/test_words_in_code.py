"""What is known of Indonesian documents stands in reference/: code holds no list of its words and no pattern made of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reference.load import read_rows, read_settings, read_text, read_words

ROOT = Path(__file__).parents[2]
ARMS = ("extractors", "iku", "normalizers", "pipeline", "reference")
_LISTS = ("kata_umum.txt", "kata_sambung.txt", "kata_hukum.txt", "kata_besaran.txt", "lexicon.txt")
_PATTERN = re.compile(
    r"\\[bBsSwWdDAZ]|\(\?|\[\^|\[[A-Za-z0-9]-|[^\\]\||^\^|\$$"
)  # what only a regular expression holds
_SIGNS = re.compile(
    r"\(\?P[<=]\w+[>)]|\(\?-?[a-z]+[:)]|\[(?:\\.|[^\]\\])*\]|\{[^}]*\}|\\."
)  # groups, classes, counts, escapes
_WORD = re.compile(r"[A-Za-z]{3,}")
_SEVERAL = 2  # words that make a list

# Modules whose patterns and lists are made of words of formats (tags of HTML and LaTeX, names of XML and files), of this program
# or of its libraries: no knowledge of documents. The tables may only shrink; no module is added for a word of a document.
OF_FORMATS = {
    "extractors/readers/docx/inline.py",  # names of fields of Word
    "extractors/readers/docx/pictures.py",  # CSS
    "extractors/readers/ocr_results/markup.py",  # hOCR
    "extractors/readers/text/looks.py",  # CSS
    "extractors/readers/text/markup.py",  # HTML
    "extractors/readers/text/math.py",  # LaTeX
    "extractors/readers/text/read.py",  # LaTeX, HTML
    "extractors/readers/text/sheets.py",  # CSS
    "extractors/readers/text/web_archives.py",  # MIME
    "normalizers/formula/latex.py",
    "pipeline/cli/indonesian.py",  # messages of Typer
    "pipeline/outputs/persons/names.py",  # pseudonyms
    "pipeline/outputs/persons/search.py",
    "pipeline/outputs/report/build.py",  # names of files
    "pipeline/outputs/report/plots.py",  # SVG
    "pipeline/outputs/report/redact.py",  # HTML
    "pipeline/outputs/report/view.py",  # names of files and of parts of this program
    "pipeline/reconcile/workbook_cells.py",  # names of files in XLSX
    "pipeline/run/scratch.py",  # names of folders
}
LISTS_OF_THE_PROGRAM = {
    "pipeline/dataset/croissant.py",  # keywords of the dataset
    "pipeline/dataset/publication.py",
    "pipeline/outputs/export/workbook.py",  # heads of a sheet
    "pipeline/outputs/report/build.py",  # names of folders
}


def modules() -> list[Path]:
    return sorted(path for arm in ARMS for path in (ROOT / arm).rglob("*.py"))


def words_of_lexicon() -> frozenset[str]:
    return frozenset().union(*(read_words(name) for name in _LISTS), read_text("common_words.txt").split())


def identifiers(trees: list[ast.Module]) -> frozenset[str]:
    """Return the names of the code: of fields, arguments, types that list what they may be, and the codes of reference data."""
    found = {row["reg_type"].casefold() for row in read_rows("jenis_peraturan.csv")}
    found |= {row["level"] for row in read_rows("kata_wilayah.csv")}
    found |= {kind["name"] for kind in read_settings("document_kinds.toml")["kind"]}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.arg) or (isinstance(node, ast.keyword) and node.arg):
                found.add(node.arg)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
                found |= set(_texts(node.slice))
    return frozenset(found)


def _texts(node: ast.AST) -> Iterator[str]:
    yield from (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def _docstrings(tree: ast.Module) -> set[int]:
    documented = (n for n in ast.walk(tree) if isinstance(n, (ast.Module, ast.ClassDef, ast.FunctionDef)))
    return {id(n.body[0].value) for n in documented if n.body and isinstance(n.body[0], ast.Expr)}


def patterns_with_words(tree: ast.Module) -> list[str]:
    """Return the texts of a module that are regular expressions, or parts of one, and hold words."""
    asked = {
        id(m)
        for n in ast.walk(tree)
        if isinstance(n, ast.Call) and ast.unparse(n.func).startswith("re.") and n.args
        for m in ast.walk(n.args[0])
        if not isinstance(m, ast.Subscript)
    }
    keys = {id(m) for n in ast.walk(tree) if isinstance(n, (ast.Subscript, ast.Call)) for m in _keys(n)}
    out = _docstrings(tree) | keys
    texts = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in out]
    return [
        n.value for n in texts
        if (id(n) in asked or (" " not in n.value and _PATTERN.search(n.value))) and _WORD.search(_SIGNS.sub(" ", n.value))
    ]  # fmt: skip


def _keys(node: ast.Subscript | ast.Call) -> Iterator[ast.AST]:
    """Yield the keys of tables, and the names by which a part of a pattern is asked of another function."""
    if isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)
    elif not ast.unparse(node.func).startswith("re."):
        yield from (a for a in node.args if isinstance(a, ast.Constant) and str(a.value).isidentifier())


def lists_of_words(tree: ast.Module, lexicon: frozenset[str], names: frozenset[str]) -> list[list[str]]:
    """Return the sets, tuples, lists and keys of a module that hold several words of the lexicon, no names of the code."""
    found: list[list[str]] = []
    for node in ast.walk(tree):
        items = (
            node.keys
            if isinstance(node, ast.Dict)
            else node.elts
            if isinstance(node, (ast.Set, ast.Tuple, ast.List))
            else []
        )
        texts = [n.value for n in items if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        words = [t for t in texts if t.casefold() in lexicon and t.casefold() not in names]
        if len(words) >= _SEVERAL:
            found.append(words)
    return found


TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in modules()}


def test_patterns_of_words_stand_in_reference() -> None:
    assert {name for name, tree in TREES.items() if patterns_with_words(tree)} == OF_FORMATS


def test_lists_of_words_stand_in_reference() -> None:
    names, lexicon = identifiers(list(TREES.values())), words_of_lexicon()
    assert {name for name, tree in TREES.items() if lists_of_words(tree, lexicon, names)} == LISTS_OF_THE_PROGRAM


PLANTED_PATTERNS = [
    ('_END = re.compile(r"^(?:dinas|badan)\\b", re.IGNORECASE)', 1),
    ('_END = re.compile(rf"{NUMBER}\\s+per\\s")', 1),
    ('if re.search("lurah", text): pass', 1),
    ('_KINDS = ((r"^surat$", 1),)', 1),
    ('_END = re.compile(r"[A-Za-z]{3,}\\s+(?P<number>\\d+)")', 0),
    ('_END = re.compile(TABLE["surat"])', 0),
    ('def f() -> None:\n    r"""Read "Nomor \\d"."""', 0),
]


@pytest.mark.parametrize(("source", "expected"), PLANTED_PATTERNS, ids=[source for source, _ in PLANTED_PATTERNS])
def test_planted_pattern_is_found(source: str, expected: int) -> None:
    assert len(patterns_with_words(ast.parse(source))) == expected


PLANTED_LISTS = [
    ('_OFFICES = frozenset({"dinas", "badan"})', ["dinas", "badan"]),
    ('_SCALE = {"ribu": 1e3, "juta": 1e6}', ["ribu", "juta"]),
    ('if text.startswith(("laporan", "hasil")): pass', ["laporan", "hasil"]),
    ('_FIELDS = ("laporan", "hasil")\ntable.laporan = row.hasil', None),
    ('_LEVELS = ("kabupaten", "kota")', None),
    ('_MODES = ("auto", "off")', None),
]


@pytest.mark.parametrize(("source", "expected"), PLANTED_LISTS, ids=[source for source, _ in PLANTED_LISTS])
def test_planted_list_is_found(source: str, expected: list[str] | None) -> None:
    tree = ast.parse(source)
    assert lists_of_words(tree, words_of_lexicon(), identifiers([tree])) == ([expected] if expected else [])
