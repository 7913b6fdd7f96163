"""What our own gate catches in a finished web page, and the outline that it reads."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from reportgen.build import Request, compose
from reportgen.document import tree
from reportgen.render import Rendered
from reportgen.render.web import render_html
from reportgen.verify import verify_html
from reportgen.verify.outline import document_outline, html_outline

INPUTS = Path(__file__).parents[2] / "inputs"
TEXT = """\
document: newsletter
title: Spending
date: May 2008
content:
  - table:
      id: spending
      caption: Spending by service
      columns: [Service, {heading: Budget, columns: ["2007", "2008"]}]
      rows:
        - [Early  years, "1,200", ""]
        - ["Youth **and** play", {text: "none", across: 2}]
  - 'As [the *whole* table](#spending) and [the **report**](https://www.example.org/a?b=c&d) say.'
"""


@cache
def made(name: str) -> tuple[tree.Document, Rendered]:
    document, style, _ = compose(Request(INPUTS / f"{name}.yaml", {}))
    assert document is not None
    assert style is not None
    return document, render_html(document, style)


@pytest.mark.parametrize("name", ["april", "march", "results", "cabinet", "committee", "plan"])
def test_a_good_page_has_no_finding_and_the_outline_of_its_document(name: str) -> None:
    document, page = made(name)
    assert verify_html(page, document).findings == ()
    outline = html_outline(page.data)
    mark, *pictures = outline["pictures"]
    assert mark.endswith("Council")
    assert outline | {"pictures": pictures} == document_outline(document)


def test_the_outline_says_headings_tables_links_and_pictures(tmp_path: Path) -> None:
    source = tmp_path / "issue.yaml"
    source.write_text(TEXT, encoding="utf-8")
    document, style, _ = compose(Request(source, {}))
    assert document is not None
    assert style is not None

    def cell(text: str, header: str = "", across: int = 1, down: int = 1) -> dict[str, object]:
        return {"text": text, "header": header, "across": across, "down": down}

    assert html_outline(render_html(document, style).data) == {
        "headings": [[1, "Spending"]],
        "tables": [
            {
                "rows": [
                    [cell("Service", "column", down=2), cell("Budget", "column", across=2)],
                    [cell("2007", "column"), cell("2008", "column")],
                    [cell("Early years", "row"), cell("1,200"), cell("")],
                    [cell("Youth and play", "row"), cell("none", across=2)],
                ]
            }
        ],
        "links": [["the whole table", "#spending"], ["the report", "https://www.example.org/a?b=c&d"]],
        "pictures": ["Worcestershire County Council"],
    }


@pytest.mark.parametrize(
    ("good", "bad", "code"),
    [
        ("Ofsted has written", "Ofsted has", "html-words"),
        ("<main", "<p>More</p><main", "html-words"),
        ('id="Content"', 'id="Content">More<i', "html-words"),
        ("Partnership</p></footer>", "Part</p></footer>", "html-words"),
        ('<html lang="en-GB"', "<html", "html-language"),
        ("<title>JAR", "<title>", "html-title"),
        ('alt="A dotted path', 'alt="" title="A dotted path', "html-alt"),
        ('alt="A dotted path', 'alt="A path', "html-pictures"),
        ('<h2 id="P2">', '<h3 id="P2">', "html-headings"),
        ('<th scope="row"', '<td class="row"', "html-tables"),
        ('href="mailto:jar@', 'href="mailto:rar@', "html-links"),
    ],
)
def test_a_faulty_page_is_caught(good: str, bad: str, code: str) -> None:
    document, page = made("march")
    assert good.encode() in page.data
    worse = replace(page, data=page.data.replace(good.encode(), bad.encode(), 1))
    assert code in [finding.code for finding in verify_html(worse, document).findings]
