"""What the documents name is there: links, files, make targets, modules, commands with their options, variables."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.main import get_command

from pipeline.cli.app import app

ROOT = Path(__file__).parents[2]
OURS = ("extractors", "iku", "normalizers", "pipeline", "reference", "tests", "tools")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)")
_CODE = re.compile(r"```[a-z]*\n(.*?)^\s*```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
_FILE = re.compile(
    r"(?<![\w*<{/.~-])((?:[\w.-]+/)*[\w-][\w.-]*\.(?:py|toml|csv(?:\.gz)?|txt|html|md|cfg|lock))(?![\w*])"
)
_MADE = re.compile(
    r"^(out|data|dokumen|instansi|pejabat)/|^(index\.html|corrections\.csv)$"
)  # by a run, or by a person
_NO_FILES = ("write.csv", "pipeline/dataset/fields.py")  # a function of R; where the fields do not stand, and why
_IKU = re.compile(r"(?:^|[\s`(;/\\])iku((?: [^\s`|;)#]+)+)", re.MULTILINE)
_MODULE = re.compile(r"(?:python|python3|\.venv/bin/python) -m ([\w.]+)")
_MAKE = re.compile(r"(?:^|[\s`(])make ([a-z]+)\b(?!\.)", re.MULTILINE)
_VARIABLE = re.compile(r"\bIKU_[A-Z_]+\b")


@cache
def tracked() -> frozenset[str]:
    """Return each file of the tree and, of each, every end of its path that starts at a folder's name."""
    every = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return frozenset("/".join(parts[at:]) for path in every if (parts := path.split("/")) for at in range(len(parts)))


def code_of(page: Path) -> list[str]:
    """Return the code blocks and code words of a page."""
    text = page.read_text(encoding="utf-8")
    if page.name == "CHANGELOG.md":  # older sections speak of what was there then
        text = text.partition("\n## Unreleased")[2].partition("\n## ")[0]
    return [block or word for block, word in _CODE.findall(text)]


def named(page: Path, pattern: re.Pattern[str]) -> set[str]:
    return {found for code in code_of(page) for found in pattern.findall(code)}


def commands(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of `iku` that a page shows, with its options."""
    for code in code_of(page):
        for words in _IKU.findall(code.replace("\\\n", " ")):
            name, *rest = words.split()
            if re.fullmatch("[a-z]+", name):
                yield name, [option.partition("=")[0] for word in rest for option in re.findall(r"--[a-z-]+", word)]


def lost_of(page: Path) -> list[str]:
    """Return what a page names and the tree does not have."""
    text = page.read_text(encoding="utf-8")
    lost = [f"link {file}" for file, _ in _LINK.findall(text) if file and not (page.parent / file).exists()]
    files = {f for f in named(page, _FILE) if not _MADE.search(f) and f not in _NO_FILES}
    lost += [f"file {file}" for file in sorted(files) if file.removeprefix("./") not in tracked()]
    lost += [f"make {target}" for target in sorted(named(page, _MAKE)) if target not in targets()]
    lost += [f"module {m}" for m in sorted(named(page, _MODULE)) if m.partition(".")[0] in OURS and not find_spec(m)]
    lost += [f"variable {v}" for v in sorted(named(page, _VARIABLE)) if v not in source()]
    return lost + [f"iku {name} {' '.join(bad)}" for name, options in commands(page) if (bad := unknown(name, options))]


@cache
def targets() -> frozenset[str]:
    return frozenset(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@cache
def source() -> str:
    """Return all our Python and the Makefile as one text."""
    files = [path for folder in OURS for path in sorted((ROOT / folder).rglob("*.py"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "Makefile", *files))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_what_a_page_names_is_there(page: Path) -> None:
    assert lost_of(page) == []


def test_the_functions_of_the_architecture_are_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    names = set(re.findall(r"\b([a-z_]\w+|[A-Z][a-z]\w+)\(", " ".join(re.findall(r"`[^`\n]+`", text))))
    assert len(names) > 60
    assert sorted(n for n in names if not re.search(rf"^\s*(def|class) {n}\b|^{n} = ", source(), re.MULTILINE)) == []


def unknown(name: str, options: list[str]) -> list[str]:
    """Return what the program does not know of a command line."""
    known = getattr(get_command(app), "commands", {})
    if name not in known:
        return [name]
    taken = {opt for param in known[name].params for opt in (*param.opts, *param.secondary_opts)} | {"--help"}
    return [option for option in options if option not in taken]


def test_the_check_finds_what_is_not_there(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    text = "[x](lost.md), "
    text += "`pipeline/lost.py`, `make lost`, `iku audit --lost`, `iku lost`, `python -m tools.lost`, `IKU_" + "LOST`"
    page.write_text(text, encoding="utf-8")
    assert lost_of(page) == [
        "link lost.md", "file pipeline/lost.py", "make lost", "module tools.lost", "variable IKU_" + "LOST",
        "iku audit --lost", "iku lost lost",
    ]  # fmt: skip
