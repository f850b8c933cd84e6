"""The bench of seeded errors: documents without error give no alarm; each kind changes its document and is told by a rule."""

from __future__ import annotations

import pytest

from pipeline.audit.apply import RULES
from tools.bench.audit.documents import make_case, parts_of
from tools.bench.audit.draw import FORMATS
from tools.bench.audit.kind import Kind
from tools.bench.audit.run import FORMS, KINDS, alarms, try_kind

pytestmark = pytest.mark.slow


def test_documents_without_error_give_no_alarm() -> None:
    assert list(alarms(len(FORMS) * len(FORMATS))) == []


def test_there_are_many_kinds_each_of_its_own_name_and_of_known_rules() -> None:
    known = {rule.__name__ for rule in RULES}
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 80
    assert {rule for kind in KINDS for rule in kind.rules} <= known


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in KINDS if kind.beside is None])
def test_each_kind_changes_its_document(kind: Kind) -> None:
    clean = make_case(kind.form, 0)
    assert parts_of(kind.change(clean)) != parts_of(clean)


@pytest.mark.parametrize(
    "name",
    [
        "NIP, a digit lost",
        "annex of another office",
        "repealed law, UU 43/1999",
        "reversed, one word",
        "targets fall back",
    ],
)
def test_a_kind_is_told_in_each_format(name: str) -> None:
    (kind,) = (kind for kind in KINDS if kind.name == name)
    assert try_kind(kind).told == tuple(FORMATS)


@pytest.mark.parametrize("name", ["NIP, a digit lost", "day of the signature left out", "an aim for a formula"])
def test_an_error_is_told_in_a_made_up_layout(name: str) -> None:
    from tools.bench.audit import layouts

    (kind,) = (kind for kind in layouts.KINDS if kind.name == name)
    found = layouts.tries(1, kinds=(kind,))
    assert [t.hit for t in found] == [True]
