"""Changes one thing at a time in a module and runs its tests: a change that no test notices is told.

usage: python -m tools.stress.mutants MODULE TEST [TEST ...] [--most 60] [--seconds 60] [--seed 0]

For example `normalizers.persons.nip tests/normalizers/persons/test_nip.py`. Each change is tried in a process of its own, in
which the changed module takes the place of the file's; the file itself stays as it is. A seed draws the same changes every time.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Final

_LOADED: Final = (
    "pytest",
    "numpy",
    "lxml.etree",
    "spacy",
    "hypothesis",
    "rapidfuzz.process",
    "playwright.sync_api",
    "pyarrow",
    "PIL.Image",
    "pypdfium2",
    "pdfminer.pdfinterp",
    "docx",
    "reportlab.pdfgen.canvas",
)  # once, not by each process
_PATIENCE: Final = 20  # times as long by the clock as by CPU: a busy machine makes no test fail
_OPPOSITE: Final[dict[type[ast.AST], type[Any]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
_TELLING: Final = (
    "message_id",
    "message_en",
    "title_id",
    "title_en",
    "source",
)  # texts for people: no test compares them


def places(tree: ast.Module) -> Iterator[tuple[int, int, int, str]]:
    """Yield (number of the node, variant, line, what is changed) of each change that can be made in one place."""
    told = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg in _TELLING
        for inner in ast.walk(node)
    }
    for number, node in enumerate(ast.walk(tree)):
        for variant in range(2):
            if id(node) not in told and (kind := _change(copy.copy(node), variant)):
                yield number, variant, getattr(node, "lineno", 0), kind


def changed(tree: ast.Module, number: int, variant: int) -> ast.Module:
    """Return the module with one node changed."""
    made = copy.deepcopy(tree)
    _change(next(node for at, node in enumerate(ast.walk(made)) if at == number), variant)
    return ast.fix_missing_locations(made)


def _change(node: ast.AST, variant: int) -> str:
    """Change a node in place and return what was done; "" where nothing can be."""
    if isinstance(node, ast.Compare) and variant < len(node.ops) and type(node.ops[variant]) in _OPPOSITE:
        node.ops = [_OPPOSITE[type(op)]() if at == variant else op for at, op in enumerate(node.ops)]
        return "comparison"
    if variant:
        return ""
    if isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in _OPPOSITE:
        node.op = _OPPOSITE[type(node.op)]()
        return "operator"
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        node.operand = ast.UnaryOp(ast.Not(), node.operand)
        return "not"
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        node.value = node.value + 1  # type: ignore[operator]
        return "number"
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        node.value = not node.value
        return "truth"
    if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        node.value = ast.Constant(None)
        return "result"
    if isinstance(node, ast.If | ast.IfExp):
        node.test = ast.Constant(True)
        return "condition"
    return ""


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module from code instead of from its file."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        self.name, self.path, self.code = name, path, code

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=self)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)


def is_noticed(name: str, path: Path, tree: ast.Module, tests: Sequence[str], seconds: float) -> bool:
    """Return whether the tests fail, take more than so many seconds of CPU, or cannot start with the changed module."""
    child = os.fork()
    if child == 0:
        import resource

        import pytest

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            sys.meta_path.insert(0, _Finder(name, str(path), compile(tree, str(path), "exec")))
            code = pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests])
        os._exit(0 if code == 0 else 1)
    end = time.monotonic() + seconds * _PATIENCE  # a test that waits for ever uses no CPU
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status != 0
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def main() -> int:
    """Try the changes and print those that no test noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("module")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    path = Path(*asked.module.split(".")).with_suffix(".py")
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    found = list(places(tree))
    for name in _LOADED:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if is_noticed(asked.module, path, tree, asked.tests, asked.seconds * 5):
        print("the tests fail without any change")
        return 1
    tried = sorted(random.Random(asked.seed).sample(range(len(found)), min(asked.most, len(found))))
    missed = 0
    for number, variant, line, told in (found[at] for at in tried):
        if not is_noticed(asked.module, path, changed(tree, number, variant), asked.tests, asked.seconds):
            missed += 1
            print(f"{path}:{line}: {told}: {source.splitlines()[line - 1].strip()}", flush=True)
    print(f"{asked.module}: {len(tried) - missed} of {len(tried)} changes noticed ({len(found)} can be made)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
