"""The smallest type that a house prints holds for each page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen.build import Request, build
from reportgen.style.house import TEMPLATES

TEXT = """\
document: newsletter
title: T
date: March 2008
organisation: Us
content:
  - Running text
  - table:
      columns: [One, Two]
      rows:
        - [a, b]
"""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("10.5pt/14pt", "9.5pt/14pt"), "running text is set at 9.5 pt; this house prints none under 10 pt"),
        (("table { font-size: 10pt", "table { font-size: 8pt"), "text in tables, captions and running lines is set at 8 pt"),
        (
            (".running-organisation { font: 9pt", ".running-organisation { font: 7pt"),
            "text in tables, captions and running lines is set at 7 pt",
        ),
    ],
)
def test_type_under_the_floor_is_an_error_at_the_floor_and_nothing_is_written(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    house = tmp_path / "house"
    shutil.copytree(TEMPLATES / "worcestershire", house)
    sheet = house / "newsletter.css"
    shutil.copy(TEMPLATES / "base" / "newsletter.css", sheet)
    assert change[0] in sheet.read_text(encoding="utf-8")
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    source = tmp_path / "issue.yaml"
    source.write_text(TEXT)
    result = build(Request(source, {"pdf": tmp_path / "issue.pdf"}, house=f"{house}/"))
    (finding,) = result.findings
    assert finding.code == "small-type"
    assert said in finding.message
    assert finding.place is not None
    assert finding.place.source.path.name == "style.yaml"
    assert not (tmp_path / "issue.pdf").exists()


def test_large_print_has_a_floor_of_its_own(tmp_path: Path) -> None:
    house = tmp_path / "house"
    shutil.copytree(TEMPLATES / "worcestershire", house)
    (house / "large-print.css").write_text("body * { font-size: 17pt !important }")
    source = tmp_path / "issue.yaml"
    source.write_text(TEXT)
    result = build(Request(source, {"pdf": tmp_path / "issue.pdf"}, house=f"{house}/", large_print=True))
    assert "running text is set at 17 pt; large print has none under 18 pt" in [finding.message for finding in result.findings]
    assert not (tmp_path / "issue.pdf").exists()
