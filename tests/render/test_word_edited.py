"""What an officer adds in Word: numbers, references and looks follow, as LibreOffice prints them with its fields worked out anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml import OxmlElement
from office import convert

from reportgen.build import Request, build
from reportgen.render.word.ooxml import qn

HOUSES = ["southwark", "telford-and-wrekin", "worcestershire"]
REPORT = """\
document: report
house: {}
title: T
organisation: A council
date: 15 September 2008
content:
  - recommendations:
      heading: Recommendations
      items:
        - It agrees.
        - text: It pays.
          id: pays
  - section:
      heading: Purpose
      text: This is why.
  - section:
      heading: Findings
      id: findings
      text:
        - This was found.
        - paragraph: {{id: target, text: This was aimed at.}}
        - See [](#target), [](#pays), [](#findings), [](#spent) and [](#more).
        - table:
            caption: Spending
            id: spent
            columns: [Service, {{heading: Budget, figures: yes}}]
            rows: [[Schools, "1"], [Roads, "2"]]
  - appendix: {{heading: More, id: more, text: Words.}}
"""


@pytest.fixture(params=HOUSES)
def report(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """A report of a house, opened as an office opens it."""
    (tmp_path / "x.yaml").write_text(REPORT.format(request.param), encoding="utf-8")
    result = build(Request(tmp_path / "x.yaml", {"docx": tmp_path / "x.docx"}))
    assert [str(found) for found in result.findings] == []
    return docx.Document(str(tmp_path / "x.docx"))


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[Any], str]:
    """The words of a document as they are printed, with one space between each two."""

    def printed(document: Any) -> str:
        document.save(str(tmp_path / "edited.docx"))
        pdf = pypdfium2.PdfDocument(convert(tmp_path / "edited.docx", tmp_path / "print"))
        text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
        pdf.close()
        return " ".join(text.split())

    return printed


def paragraph(document: Any, words: str) -> Any:
    return next(p for p in document.element.body.iter(qn("w:p")) if "".join(t.text for t in p.iter(qn("w:t"))).endswith(words))


def another(like: Any, words: str) -> Any:
    """A paragraph with other words, as Word makes one when Enter is pressed at the end of this."""
    made = OxmlElement("w:p")
    made.append(deepcopy(like.find(qn("w:pPr"))))
    made.append(OxmlElement("w:r"))
    made[-1].append(OxmlElement("w:t"))
    made[-1][-1].text = words
    return made


def number_of(text: str, words: str) -> str:
    found = re.search(rf"(\S+) {re.escape(words)}", text)
    assert found is not None, text
    return found[1]


def only_styled(like: Any, words: str) -> Any:
    """One as Word makes it when its style is picked from the gallery."""
    made = another(like, words)
    for each in [each for each in made.find(qn("w:pPr")) if each.tag != qn("w:pStyle")]:
        made.find(qn("w:pPr")).remove(each)
    return made


def later(number: str, by: int) -> str:
    """The number so many places further on: "2.3" is "2.2", one later."""
    return re.sub(r"\d+(?=\.?$)", lambda figure: str(int(figure[0]) + by), number)


def test_paragraphs_that_are_added_move_the_numbers_after_them_and_what_refers_to_them(report: Any, printed: Callable[[Any], str]) -> None:
    before = printed(report)
    number, recommendation = number_of(before, "This was aimed at."), number_of(before, "It pays.")
    assert f"paragraph {number.rstrip('.')}, recommendation {recommendation.rstrip('.')}" in before
    found, agreed = paragraph(report, "This was found."), paragraph(report, "It agrees.")
    found.addnext(only_styled(found, "This was picked."))
    found.addnext(another(found, "This was added."))
    agreed.addnext(another(agreed, "It was added."))
    text = printed(report)
    in_one_run = number_of(before, "This is why.") == later(recommendation, 1)
    number = later(number, 1) if in_one_run else number
    assert number_of(text, "This was added.") == number
    assert number_of(text, "This was picked.") == later(number, 1)
    assert number_of(text, "This was aimed at.") == later(number, 2)
    assert (number_of(text, "It was added."), number_of(text, "It pays.")) == (recommendation, later(recommendation, 1))
    assert f"paragraph {later(number, 2).rstrip('.')}, recommendation {later(recommendation, 1).rstrip('.')}" in text


def test_a_section_and_an_appendix_that_are_added_move_those_after_them(report: Any, printed: Callable[[Any], str]) -> None:
    for words, added in (("Findings", "Methods"), ("More", "Less")):
        heading = paragraph(report, words)
        heading.addprevious(another(heading, added))
    text = printed(report)
    assert "Appendix 1 Less" in text
    assert "Appendix 2 More" in text
    assert "and Appendix 2." in text
    if "section" in text:  # Southwark refers to its sections by their headings
        assert (number_of(text, "Methods"), number_of(text, "Findings")) == ("3", "4")
        assert "section 4, Table 1" in text


def test_a_table_that_is_added_moves_the_numbers_of_those_after_it(report: Any, printed: Callable[[Any], str]) -> None:
    caption = paragraph(report, "Spending")
    copied = [deepcopy(caption), deepcopy(caption.getnext()), another(paragraph(report, "Words."), "Between.")]
    for each in copied:
        for mark in [*each.iter(qn("w:bookmarkStart")), *each.iter(qn("w:bookmarkEnd"))]:
            mark.getparent().remove(mark)
        caption.addprevious(each)
    text = printed(report)
    assert text.count("Table 2: Spending") == 1
    assert re.search(r"See .*, Table 2 and Appendix 1", text)


def test_a_row_that_is_added_looks_like_the_others_and_stays_below_the_headings(report: Any, printed: Callable[[Any], str]) -> None:
    table = report.tables[-1]
    last = table.rows[-1]._tr
    for count in range(60):
        row = deepcopy(last)
        for cell, words in zip(row.iter(qn("w:tc")), (f"Added {count}", f"{count}00"), strict=True):
            next(cell.iter(qn("w:t"))).text = words
        last.addnext(row)
    text = printed(report)
    assert [f"Added {count} {count}00" in text for count in range(60)] == [True] * 60
    assert text.count("Service Budget") > 1  # said again on each page
    of_rows = [[p.style.name for cell in row.cells for p in cell.paragraphs] for row in table.rows]
    assert of_rows[1:] == [of_rows[1]] * 62
