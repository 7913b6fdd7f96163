"""What does not fit on its page is told, and the page not made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen.build import Request, build
from reportgen.finding import Finding
from reportgen.style.house import TEMPLATES

HEAD = "document: newsletter\ntitle: T\ndate: March 2008\n"
WORDS = "Everyone who works with children in this county had a part in it, and said so at our meetings"


@pytest.fixture
def findings(tmp_path: Path) -> list[Finding]:
    """What is said of a page whose style sheet forbids a headline to break."""
    house = tmp_path / "house"
    shutil.copytree(TEMPLATES / "worcestershire", house)
    sheet = (TEMPLATES / "base" / "newsletter.css").read_text(encoding="utf-8")
    (house / "newsletter.css").write_text(f"{sheet}\nh2 {{ white-space: nowrap }}", encoding="utf-8")
    (tmp_path / "issue.yaml").write_text(f"{HEAD}content:\n  - article:\n      headline: {WORDS}\n      text: So it is.\n")
    return build(Request(tmp_path / "issue.yaml", {"pdf": tmp_path / "issue.pdf"}, house=f"{house}/")).findings


def test_words_beyond_the_edge_are_an_error_where_they_were_typed(findings: list[Finding], tmp_path: Path) -> None:
    (finding,) = [finding for finding in findings if finding.is_error]
    assert (finding.code, finding.message) == ("off-the-page", f"“{WORDS[:40]}” reaches over the edge of page 1")
    assert finding.place is not None
    assert finding.place.line == 6
    assert not (tmp_path / "issue.pdf").exists()


@pytest.mark.parametrize("before", ["**bold**", "[words](https://example.org)", "*a* b"])
def test_a_long_word_behind_marked_ones_leaves_its_table_within_the_page(tmp_path: Path, before: str) -> None:
    row = f"[a, b, '{before} {'w' * 150} [c](https://example.org/c)']"
    (tmp_path / "issue.yaml").write_text(f"{HEAD}content:\n  - table:\n      columns: [A, B, C]\n      rows:\n        - {row}\n")
    assert build(Request(tmp_path / "issue.yaml", {"pdf": tmp_path / "issue.pdf"})).findings == []
