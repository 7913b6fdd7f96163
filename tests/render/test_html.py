"""The web page: it stands by itself, and says what the document says, in order."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reportgen.build import Request, build, compose
from reportgen.document import tree
from reportgen.render.html import without_unused

ROOT = Path(__file__).parents[2]
SILENT = {"style", "title", "head"}


class Reader(HTMLParser):
    """Collects the words of a page, its addresses and its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.addresses: list[str] = []
        self.elements: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)
        self.addresses += [value or "" for name, value in attributes if name in ("src", "href") and tag != "a"]

    def handle_endtag(self, tag: str) -> None:
        assert tag in ("meta", "img", "br") or self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not SILENT & set(self.open):
            self.words.append(data)


@pytest.mark.parametrize("name", ["april", "march", "results"])
def test_the_page_says_every_word_in_order_and_needs_nothing_from_elsewhere(name: str, tmp_path: Path) -> None:
    request = Request(ROOT / "inputs" / f"{name}.yaml", {"html": tmp_path / "page.html"}, "newsletter")
    assert build(request).findings == []
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    page = Reader()
    page.feed(text)
    document, _, _ = compose(request)
    assert document is not None
    skip = "Skip to the content"
    wanted = "".join(tree.plain(line) for block in tree.walk(document.blocks) for line in tree.lines(block))
    assert "".join("".join(page.words).split()) == "".join((skip + wanted + document.organisation).split())
    assert all(address.startswith("data:") for address in page.addresses)
    assert "url(" not in re.sub(r"url\(\"?data:", "", text)
    assert page.elements.count("h1") == page.elements.count("main") == 1


def test_markup_typed_as_text_stays_text(tmp_path: Path) -> None:
    source = tmp_path / "issue.yaml"
    source.write_text(
        'document: newsletter\ntitle: "<b>&"\ndate: May 2008\ncontent:\n  - "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} &amp; a   b"\n'
    )
    build(Request(source, {"html": tmp_path / "page.html"}))
    page = Reader()
    page.feed((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert "script" not in page.elements
    assert "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} &amp; a   b" in "".join(page.words)


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (".panel { margin: 0 }", True),
        (".banner { margin: 0 }", False),
        (".banner, .panel { margin: 0 }", True),
        (".panel > .banner { margin: 0 }", False),
        ("ul:not(.banner) { margin: 0 }", True),
        ("h2 { margin: 0 }", True),
        ("/* as in .banner, e.g. */ .panel { margin: 0 }", True),
        ("@page { size: A4; @top-left { content: none } }", True),
        (".single { margin: 0 }", True),
        (".bare { margin: 0 }", True),
    ],
)
def test_rules_for_what_a_page_does_not_hold_are_left_out(rule: str, kept: bool) -> None:
    left = without_unused(rule, "<div class=\"panel wide\"><h2>News</h2><p class='single'>a</p><p class=bare>b</p></div>")
    assert ("{" in left) is kept
