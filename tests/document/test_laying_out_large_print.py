"""Large print as a tree: one column, and a block for each row of a table that says all of its cells."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.document import tree
from reportgen.document.large_print import large_print
from reportgen.finding import Finding

Compose = Callable[[str], tuple[tree.Document | None, list[Finding]]]


def rows(compose: Compose, text: str) -> list[list[str]]:
    """The lines of each row of the only table."""
    document, findings = compose(text)
    assert findings == []
    assert document is not None
    blocks = tuple(tree.walk(large_print(document).blocks))
    assert not [block for block in blocks if isinstance(block, tree.Table)]
    (listed,) = [block for block in blocks if isinstance(block, tree.List) and block.role == "rows"]
    return [[tree.plain(line) for block in tree.walk(item.blocks) for line in tree.lines(block)] for item in listed.items]


def test_each_cell_stands_behind_the_name_of_its_column(compose: Compose, head: str) -> None:
    text = (
        head
        + """
  - timeline:
      headings: {date: "Date (2008)", stage: "What is it?"}
      categories: {JAR: JAR event}
      rows:
        - {date: 17th March, stage: Briefing, category: JAR, description: "We meet.\\n\\n- here\\n- there"}
        - {date: May, stage: Launch, category: JAR}
"""
    )
    assert rows(compose, text) == [
        ["Date (2008): 17th March", "Event: JAR", "What is it? Briefing", "Description: We meet.", "here", "there"],
        ["Date (2008): May", "Event: JAR", "What is it? Launch"],
    ]


def test_headings_over_several_columns_and_cells_over_several_rows_are_said_wherever_they_hold(compose: Compose, head: str) -> None:
    text = (
        head
        + """
  - table:
      columns: [Service, {heading: Budget, columns: ["2007", "2008"]}, Officer]
      rows:
        - [Early years, "1,200", "", {text: Priya Nair, down: 2}]
        - [Youth, {text: none, across: 2}]
      totals:
        - [All, "1,200", "0", ""]
"""
    )
    assert rows(compose, text) == [
        ["Service: Early years", "Budget, 2007: 1,200", "Officer: Priya Nair"],
        ["Service: Youth", "Budget, 2007; Budget, 2008: none", "Officer: Priya Nair"],
        ["Service: All", "Budget, 2007: 1,200", "Budget, 2008: 0"],
    ]


def test_there_is_one_column_and_no_page_of_ordinary_print(compose: Compose) -> None:
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
  - Sixth
"""
    document, _ = compose(text)
    assert document is not None
    made = large_print(document)
    assert (made.page_budget, made.large_print) == (None, True)
    blocks = list(tree.walk(made.blocks))
    assert not [b for b in blocks if isinstance(b, tree.PageBreak) or (isinstance(b, tree.Group) and b.role in ("columns", "beside"))]
    words = [tree.plain(line) for block in blocks for line in tree.lines(block)]
    assert words == ["News", "May 2008", "First", "Second", "Third", "Fourth", "Fifth", "Sixth"]
