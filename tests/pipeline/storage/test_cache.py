from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

import extractors
import reference
from extractors.model.document import Page
from extractors.model.geometry import Box
from pipeline.storage import fingerprint
from pipeline.storage.cache import Cache, open_cache
from pipeline.storage.fingerprint import _READING, _READING_DATA, reading_version
from tests.build import document

EXTRACTORS = Path(extractors.__file__).parent


def test_what_is_kept_is_loaded(tmp_path: Path) -> None:
    cache, kept = Cache(tmp_path, "v1"), document("NIP. 1")
    assert cache.load(kept.sha256) is None
    cache.keep(kept)
    assert cache.load(kept.sha256) == kept


def test_another_version_of_the_reader_reads_again(tmp_path: Path) -> None:
    Cache(tmp_path, "v1").keep(document("x"))
    assert Cache(tmp_path, "v2").load(document("x").sha256) is None


def test_force_reads_again_and_stores_anew(tmp_path: Path) -> None:
    Cache(tmp_path, "v1").keep(document("x"))
    fresh = Cache(tmp_path, "v1", fresh=True)
    assert fresh.load(document("x").sha256) is None
    fresh.keep(document("y"))
    assert Cache(tmp_path, "v1").load(document("x").sha256) == document("y")


def test_a_damaged_entry_is_read_again(tmp_path: Path) -> None:
    cache, kept = Cache(tmp_path, "v1"), replace(document("x"), sha256="ab" * 32)
    cache.keep(kept)
    (entry,) = tmp_path.rglob("*.iku")
    for damage in (b"", b"x", entry.read_bytes()[:-9]):
        entry.write_bytes(damage)
        assert cache.load(kept.sha256) is None


def test_a_reading_that_was_moved_under_another_file_is_refused(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "v1")
    mine, other = (replace(document(text), sha256=sha * 32) for text, sha in (("x", "ab"), ("y", "cd")))
    cache.keep(other)
    (entry,) = tmp_path.rglob("*.iku")
    moved = tmp_path / "v1" / "ab" / f"{'ab' * 32}.iku"
    moved.parent.mkdir()
    entry.rename(moved)
    assert cache.load(mine.sha256) is None
    assert cache.load(other.sha256) is None


def test_a_page_that_was_moved_to_another_file_or_number_is_refused(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "v1")
    pages, others = cache.pages_of("ab" * 32), cache.pages_of("cd" * 32)
    assert pages is not None
    assert others is not None
    pages.keep(Page(1, 595.0, 842.0))
    (entry,) = tmp_path.rglob("*.page")
    assert pages.load(1) is not None
    data = entry.read_bytes()
    entry.with_name(f"{'ab' * 32}-2.page").write_bytes(data)
    (tmp_path / "v1" / "cd").mkdir()
    (tmp_path / "v1" / "cd" / f"{'cd' * 32}-1.page").write_bytes(data)
    assert pages.load(2) is None
    assert others.load(1) is None


def test_a_disk_that_refuses_costs_only_the_cache(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    Cache(tmp_path / "file", "v1").keep(document("x"))
    assert (tmp_path / "file").read_bytes() == b""


def test_a_run_without_a_folder_has_no_cache(tmp_path: Path) -> None:
    assert open_cache(None, "auto") is None
    made = open_cache(tmp_path, "auto", fresh=True)
    assert made is not None
    assert made.fresh
    assert made.version.startswith(reading_version())


def _imported(path: Path) -> set[str]:
    """Return the modules of the extractors that a file imports, as paths without suffix ("text/spans")."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in (n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)):
        module = node.module or ""
        if module.startswith("extractors."):
            found |= {module, *(f"{module}.{a.name}" for a in node.names)}
    files = {name.removeprefix("extractors.").replace(".", "/") for name in found}
    return {name for name in files if (EXTRACTORS / f"{name}.py").exists()}


def _read_by_readers() -> set[str]:
    todo = {p.relative_to(EXTRACTORS).with_suffix("").as_posix() for p in (EXTRACTORS / "readers").rglob("*.py")}
    seen: set[str] = set()
    while todo:
        name = todo.pop()
        seen.add(name)
        todo |= _imported(EXTRACTORS / f"{name}.py") - seen
    return seen


def test_every_module_that_readers_use_makes_the_cache_stale() -> None:
    covered = tuple(name.removesuffix(".py") for name in _READING)
    assert [name for name in sorted(_read_by_readers()) if not name.startswith(covered)] == []


def test_reference_data_that_readers_use_makes_the_cache_stale() -> None:
    sources = [(EXTRACTORS / f"{name}.py").read_text(encoding="utf-8") for name in _read_by_readers()]
    asked = _files_asked("".join(sources))
    shared = ast.parse((Path(reference.__file__).parent / "shared.py").read_text(encoding="utf-8"))
    functions = {node.name: ast.unparse(node) for node in shared.body if isinstance(node, ast.FunctionDef)}
    todo = {
        alias.name
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module == "reference.shared"
        for alias in node.names
    }
    seen: set[str] = set()
    while todo:
        name = todo.pop()
        seen.add(name)
        asked |= _files_asked(functions[name])
        todo |= set(re.findall(r"\w+", functions[name])) & functions.keys() - seen
    assert asked | {"load.py", "shared.py"} == set(_READING_DATA)


def _files_asked(source: str) -> set[str]:
    """Return the files of reference that a source reads."""
    return set(re.findall(r"read_(?:rows|words|settings|text|patterns)\([\"']([^\"']+)[\"']", source))


@pytest.mark.parametrize(
    ("file", "stale"),
    [
        pytest.param("scan/models/ind.traineddata.gz", True, id="a model of the OCR"),
        pytest.param("scan/pictures.py", True, id="pictures read where a signature is missing"),
        pytest.param("docx/pictures.py", True, id="pictures read in Word files"),
        pytest.param("pdf/pictures.py", False, id="pictures drawn for the report"),
    ],
)
def test_a_changed_file_that_reads_makes_the_cache_stale(
    file: str, stale: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = reading_version()
    changed = EXTRACTORS / "readers" / file
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: b"another" if path == changed else real(path))
    monkeypatch.setattr(fingerprint, "_digest_of", fingerprint._digest_of.__wrapped__)  # nothing is known of a file
    assert (reading_version.__wrapped__() != before) == stale


def test_pages_wait_until_the_document_is_stored(tmp_path: Path) -> None:
    stored = Cache(tmp_path, "v").pages_of("ab" * 32)
    assert stored is not None
    page = Page(7, 595, 842, unread=(Box(1, 2, 3, 4),), source="ocr")
    assert stored.load(7) is None
    stored.keep(page)
    assert stored.load(7) == page
    assert stored.load(8) is None
    stored.drop()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_damaged_page_is_read_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "v")
    stored = cache.pages_of("ab" * 32)
    assert stored is not None
    stored.keep(Page(7))
    (path,) = (p for p in tmp_path.rglob("*.page"))
    path.write_bytes(path.read_bytes()[:9])
    assert stored.load(7) is None
