"""Large print as a tree: one column, and a block for each row of a table that says all of its cells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.build import Request, check
from reportgen.document import tree
from reportgen.document.large_print import large_print
from reportgen.finding import Finding

Compose = Callable[[str], tuple[tree.Document | None, list[Finding]]]

REPORT = """\
document: report
title: Spending
organisation: Council
date: May 2008
content:
"""


@pytest.fixture
def said(compose: Compose, outline: Callable[[tuple[tree.Block, ...]], str]) -> Callable[[str], str]:
    """The outline of the body of a document in large print."""

    def laid_out(text: str) -> str:
        document, findings = compose(text)
        assert findings == []
        assert document is not None
        made = large_print(document)
        assert (made.page_budget, made.large_print) == (None, True)
        return outline(made.blocks[1:])

    return laid_out


def test_each_cell_stands_behind_the_name_of_its_column(said: Callable[[str], str], head: str) -> None:
    assert said(
        head
        + """
  - timeline:
      headings: {date: "Date (2008):", stage: "What is it?"}
      rows:
        - {date: 17th March, stage: Briefing, description: "We meet.\\n\\n- here\\n- there"}
        - {date: May, stage: Launch}
"""
    ) == (
        "timeline:\n"
        "  rows-of-table:\n"
        "    plain.rows\n"
        "      - p.row-title ⟨strong: Date (2008): 17th March⟩\n"
        "        p ⟨strong: What is it? ⟩Briefing\n"
        "        p ⟨strong: Description: ⟩We meet.\n"
        "        bullet\n"
        "          - here\n"
        "          - there\n"
        "      - p.row-title ⟨strong: Date (2008): May⟩\n"
        "        p ⟨strong: What is it? ⟩Launch\n"
    )


def test_headings_over_several_columns_and_cells_over_several_rows_are_said_wherever_they_hold(said: Callable[[str], str]) -> None:
    assert said(
        REPORT
        + """
  - table:
      caption: By service
      id: spending
      columns: [Service, {heading: Budget, columns: ["2007", "2008"]}, Officer]
      rows:
        - [Early years, "1,200", "", {text: Priya Nair, down: 2}]
        - [Youth, {text: "- none\\n- nil", across: 2}]
      totals:
        - [All, "1,200", "0", ""]
"""
    ) == (
        "data:\n"
        "  rows-of-table: #spending\n"
        "    p.rows-caption ⟨label: Table 1:⟩ By service\n"
        "    plain.rows\n"
        "      - p.row-title ⟨strong: Service: Early years⟩\n"
        "        p ⟨strong: Budget, 2007: ⟩1,200\n"
        "        p ⟨strong: Officer: ⟩Priya Nair\n"
        "      - p.row-title ⟨strong: Service: Youth⟩\n"
        "        p ⟨strong: Budget, 2007; Budget, 2008: ⟩\n"
        "        bullet\n"
        "          - none\n"
        "          - nil\n"
        "        p ⟨strong: Officer: ⟩Priya Nair\n"
        "      - p.row-title ⟨strong: Service: All⟩\n"
        "        p ⟨strong: Budget, 2007: 1,200⟩\n"
        "        p ⟨strong: Budget, 2008: 0⟩\n"
    )


def test_there_is_one_column_and_no_page_of_ordinary_print(said: Callable[[str], str]) -> None:
    text = """\
document: newsletter
title: News
date: May 2008
pages: 2
content:
  - lead:
      text: First
      beside:
        - panel: {text: Second}
  - columns:
      - article: {headline: Third, text: Fourth}
      - columns:
          - Fifth
  - page: back
  - quote: Sixth
  - table: {caption: Seventh, columns: ["", ""], rows: [[a, b]]}
"""
    assert said(text) == (
        "lead:\n"
        "  message:\n"
        "    p First\n"
        "panel:\n"
        "  p Second\n"
        "article:\n"
        "  h2 Third\n"
        "  p Fourth\n"
        "p Fifth\n"
        "quote.banner\n"
        "  p Sixth\n"
        "data:\n"
        "  rows-of-table:\n"
        "    p.rows-caption Seventh\n"
        "    plain.rows\n"
        "      - p.row-title ⟨strong: a⟩\n"
        "        p b\n"
    )
    assert said(f"{REPORT}  - landscape: [a]\n") == "p a\n"


def test_contents_and_references_are_those_of_ordinary_print(said: Callable[[str], str]) -> None:
    text = REPORT.replace("content:", "contents: yes\ncontent:")
    assert said(f"{text}  - section: {{heading: One, id: one, text: 'See [](#one).'}}\n") == (
        "contents:\n"
        "  h2 Contents\n"
        "  plain.contents\n"
        "    - p.contents-1 ⟨#one: ⟨label: 1⟩ One⟩ ⟨page of one⟩\n"
        "section:\n"
        "  h2 [1 sections] One #one\n"
        "  p [1.1 sections] See ⟨#one: section ⟨no of one: 1⟩⟩.\n"
    )


def test_each_row_knows_where_it_was_typed(compose: Compose) -> None:
    document, _ = compose(f"{REPORT}  - table:\n      caption: a\n      columns: [b, c]\n      rows:\n        - [d, '- e']\n")
    assert document is not None
    (rows,) = [block for block in large_print(document).blocks[1:] if isinstance(block, tree.Group)]
    assert [block.place.line if block.place else 0 for block in tree.walk((rows,))] == [6, 6, 6, 6, 10, 10, 10, 10]


def test_a_table_with_a_row_too_short_or_too_long_is_told_as_in_ordinary_print(document: Callable[[str], Path]) -> None:
    path = document(
        f"{REPORT}  - table:\n      columns: [a, b]\n      rows:\n        - [c]\n        - [c, {{text: d, across: 2, down: 2}}]\n"
    )
    found = check(Request(path, {}, large_print=True)).findings
    assert [finding.code for finding in found] == ["row-length"] * 3
