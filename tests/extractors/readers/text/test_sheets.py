"""Style sheets of any length and any depth cost as much as they are long."""

from __future__ import annotations

import pytest
from lxml import etree

from extractors.model.errors import LimitExceeded
from extractors.readers.text.sheets import rules_of
from tests.growth import LINEAR, growth


def style_of(sheet: str, body: str = "<p class='x'>a</p>") -> str:
    """Return the declarations that hold for the first element with the class x."""
    root = etree.fromstring(f"<html><body>{body}</body></html>")
    return rules_of([sheet]).style_of(root.xpath("//*[contains(@class, 'x')]")[0], "")


@pytest.mark.parametrize(
    ("sheet", "style"),
    [
        pytest.param(".x{a:b}", "a:b", id="a rule"),
        pytest.param("p { a:b } .x{a:c}", "a:c", id="a class weighs more"),
        pytest.param("@import url(q.css); .x{a:b}", "a:b", id="a statement before it"),
        pytest.param("@charset 'x';@import 'y';.x{a:b}", "a:b", id="two statements"),
        pytest.param("/* .x{a:c} */.x{a:b}", "a:b", id="a remark"),
        pytest.param(".x{a:b}/* .x{a:c}", "a:b", id="a remark that does not end"),
        pytest.param("@media print{.x{a:c}}.x{a:b}", "a:b", id="another medium"),
        pytest.param("@media screen{.x{a:b}}", "a:b", id="a screen"),
        pytest.param("@media screen{@supports (x){.x{a:b}}} .y{a:c}", "a:b", id="groups in groups"),
        pytest.param("@media print{@media screen{.x{a:c}}}", "", id="a screen inside print"),
        pytest.param("@font-face{a:c} .x{a:b}", "a:b", id="a font"),
        pytest.param("@page :first{a:c;d:e} .x{a:b}", "a:b", id="a page"),
        pytest.param("}} .x{a:b}", "a:b", id="ends of nothing"),
        pytest.param(".x{a:b", "", id="no end"),
        pytest.param(".y{.x{a:b}} .z{}", "a:b", id="a rule inside a rule"),
        pytest.param("body>p.x{a:b}", "a:b", id="directly inside"),
        pytest.param("html  >  p.x{a:b}", "", id="not directly inside"),
        pytest.param("html p.x{a:b;;c : d}", "a:b;c:d", id="inside, a blank declaration"),
    ],
)
def test_rules_hold(sheet: str, style: str) -> None:
    assert style_of(sheet) == style


@pytest.mark.parametrize(
    "part",
    [
        "a",
        " ",
        "/*",
        "@import ",
        "@media x ",
        "@media screen{",
        "{",
        "}",
        ";",
        "a;",
        ".x{a:b;",
        "@",
        ".x{a:b}/*",
        "a:b;",
    ],
)
@pytest.mark.parametrize("head", ["", ".x{", ".x{a:b} "], ids=["bare", "in a rule", "after a rule"])
def test_a_sheet_costs_as_much_as_it_is_long(head: str, part: str) -> None:
    """Patterns that begin anew at each letter took 19 s of CPU for 80 kB."""

    def read(sheet: str) -> None:
        rules_of([sheet])

    assert growth(read, lambda n: head + part * n, 1200) < LINEAR


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        pytest.param(".x{a:b}" * 4000, "<p class='x'>a</p>" * 1000, id="one rule many times"),
        pytest.param(".q .x{a:b}" * 400, "<b>" * 150 + "<p class='x'>a</p>" * 100 + "</b>" * 150, id="deep"),
        pytest.param(".x{" + "a:b;" * 100_000 + "}", "<p class='x'>a</p>" * 300, id="long declarations"),
        pytest.param(".y{a:b}" * 5001, "", id="rules"),
        pytest.param(",".join([".y"] * 20_001) + "{a:b}", "", id="selectors"),
    ],
)
def test_more_than_any_page_asks_for_is_refused(sheet: str, body: str) -> None:
    def read() -> None:
        rules = rules_of([sheet])
        for node in etree.fromstring(f"<html>{body}</html>").iter("p"):
            rules.style_of(node, "")

    with pytest.raises(LimitExceeded):
        read()
