"""Texts for people in Indonesian: one word for one thing, no inner names, no English, whole sentences."""

from __future__ import annotations

import ast
import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.model.errors import UnreadableDocument
from pipeline.cli.messages import TEXTS
from pipeline.fields import TABLES
from pipeline.fields.printed import PRINTED
from pipeline.outputs.report.texts import texts
from reference.load import read_settings

ROOT = Path(__file__).parents[2]
# Words that people would take for another thing, or that name a thing which has another word here.
_OTHER_WORD = {
    r"\bpembaca\b(?! berkas)": "program", r"\bkantor\b": "instansi", r"\brumus\b": "formula", r"\bkumpulan data\b": "dataset",
    r"\bdinormal": "dibakukan", r"\b(eror|galat)\b": "kesalahan", r"\bsalindia\b": "presentasi", r"\bSK\b": "keputusan",
}  # fmt: skip
_ENGLISH = re.compile(
    r"\b(the|and|of|is|are|not|file|files|row|rows|record|reader|finding|error|warning|unknown|missing|page|"
    r"found|expected|read|words?|value|field|null|evidence|body)\b"
)
_INNER = re.compile(r"\b[a-z]+_[a-z_]+\b|\.(?:py|toml|csv)\b|\bNone\b|\{[a-z_.]+!r\}")
_NAMED = re.compile(
    r"“[a-z_]+”|_raw\b|--[a-z-]+|data/corrections\.csv|\b(?:error|warning) \("
)  # names that the user types


def texts_of_toml() -> Iterator[tuple[str, str]]:
    for name in ("doubts", "note_texts"):
        yield from ((f"{name}.{code}", row["id"]) for code, row in read_settings(f"{name}.toml").items())
    for key, told in read_settings("correction_texts.toml").items():
        if isinstance(told, list):
            yield f"correction_texts.{key}", told[0]
    for column, codes in read_settings("words.toml").items():
        yield from ((f"words.{column}.{code}", both[0]) for code, both in codes.items())
    for row in csv.DictReader(
        line for line in (ROOT / "reference/catatan.csv").read_text("utf-8").split("\n") if line[:1] != "#"
    ):
        yield f"catatan.{row['code']}", row["id"]
    sheets = tomllib.loads((ROOT / "pipeline/outputs/export/sheets.toml").read_text(encoding="utf-8"))
    for sheet in sheets["sheet"]:
        yield from ((f"sheets.{sheet['table']}", text) for text in (sheet["title"][0], sheet["about"][0]))
        yield from ((f"sheets.{sheet['table']}.{c[0]}", c[3]) for c in (*sheet["columns"], *sheet.get("more", ())))
    yield from ((f"meaning.{name}", both[0]) for name, both in sheets["meaning"].items())


def texts_of_rules() -> Iterator[tuple[str, str]]:
    """Yield the sentences of rules and their findings as they stand in the source, slots as {}; of added parts each."""
    for path in sorted((ROOT / "pipeline/audit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg in ("message_id", "title_id"):
                yield from ((f"{path.name}:{node.value.lineno}", text) for text in said_by(node.value))


def texts_of_pairs() -> Iterator[tuple[str, str]]:
    """Yield the Indonesian half of what stands in code in both languages: pairs, titles of columns, {"id": ..., "en": ...}."""
    for path in (*sorted((ROOT / "pipeline").rglob("*.py")), ROOT / "normalizers/persons/comparison.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for text in indonesian_of(node):
                yield f"{path.name}:{getattr(node, 'lineno', 0)}", text


def indonesian_of(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Tuple(elts=[ast.Constant() | ast.JoinedStr() as first, ast.Constant() | ast.JoinedStr() as second]):
            both = [*said_by(first), *said_by(second)]
            if any(" " in text.strip() for text in both) and not re.fullmatch(r"[A-Z]+|[a-z]+_[a-z]+", both[0]):
                yield both[0]
        case ast.Tuple(
            elts=[_, ast.Constant(value=int() | float()), _, ast.Constant(value=str(title)), ast.Constant()]
        ):
            yield title
        case ast.Dict(keys=[ast.Constant(value="id"), ast.Constant(value="en")], values=[first, _]):
            for part in first.elts if isinstance(first, ast.Tuple) else [first]:
                yield from (text for text in said_by(part) if not text.startswith("message_"))
        case ast.keyword(arg="help", value=ast.Constant(value=str(text))):
            yield text.partition(" / ")[0]


def texts_of_offices() -> Iterator[tuple[str, str]]:
    """Yield what an office's page says by its rules; the criteria are quoted from the ministry's sheet as they stand."""
    told = read_settings("lke.toml")
    yield from ((f"lke.ask.{n}", ask["text"][0]) for n, ask in enumerate(told["ask"]))
    yield from ((f"lke.smart.{letter}", smart["text"][0]) for letter, smart in told["smart"].items())


def said_by(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)
    elif isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.BinOp):
        yield from said_by(node.left)
        yield from said_by(node.right)
    elif isinstance(node, ast.IfExp):
        yield from said_by(node.body)
        yield from said_by(node.orelse)


def all_texts() -> Iterator[tuple[str, str]]:
    yield from texts_of_toml()
    yield from texts_of_rules()
    yield from texts_of_pairs()
    yield from texts_of_offices()
    yield from ((f"messages.{key}", both[0]) for key, both in TEXTS.items())
    yield from ((f"texts.{key}", both[0]) for key, both in texts().items())
    yield from ((declared.name, declared.title[0]) for declared in PRINTED)
    for error in (UnreadableDocument, *UnreadableDocument.__subclasses__()):
        if hasattr(error, "message_id"):
            yield error.__name__, f"{error.message_id} {error.advice_id}"
    for table in TABLES.values():
        yield from ((f"{table.name}.title", t) for t in (table.title_id, table.about_id, table.count_id))
        yield from ((f"{table.name}.{column.name}", column.title) for column in table.columns)


EVERY = list(all_texts())


def test_there_are_texts_to_look_at() -> None:
    assert len(EVERY) > 1200


@pytest.mark.parametrize(
    ("file", "text"),
    [
        pytest.param("doubt.py", "Program ragu: bandingkan dengan halamannya. Bila bacaannya benar: ", id="doubt"),
        pytest.param("signatures.py", "usia saat diangkat tidak masuk akal", id="signatures"),
        pytest.param("citations.py", "nomor sama, tahun lain", id="citations"),
        pytest.param("by_office.py", "Yang perlu dilihat dulu", id="workbook"),
        pytest.param("workbook.py", "Halaman &P dari &N", id="printed page"),
        pytest.param("comparison.py", "nama inti sama", id="names"),
        pytest.param("options.py", "Folder dataset", id="help"),
    ],
)
def test_texts_in_code_are_looked_at(file: str, text: str) -> None:
    assert text in [told for where, told in EVERY if where.startswith(file)]


@pytest.mark.parametrize(("word", "instead"), _OTHER_WORD.items(), ids=_OTHER_WORD.values())
def test_one_thing_has_one_word(word: str, instead: str) -> None:
    assert [(where, text) for where, text in EVERY if re.search(word, text, re.IGNORECASE)] == []


def test_no_text_holds_english_or_inner_names() -> None:
    found = []
    for where, text in EVERY:
        bare = _NAMED.sub(" ", re.sub(r"\{[^{}]*\}", " ", text))
        if where != "texts.language" and (_ENGLISH.search(bare) or _INNER.search(bare)):
            found.append((where, text))
    assert found == []


def test_what_is_said_of_a_document_is_a_sentence() -> None:
    said = [(where, text) for where, text in texts_of_rules() if len(text) > 3]
    assert len(said) > 200
    assert [s for s in said if not re.search(r"[.:] ?$|\{\}\)?$", s[1]) or s[1].strip(" ")[0].islower()] == []
