"""A backslash ends a line within a paragraph, and no word beside it is lost, in every format."""

from __future__ import annotations

import json
import os
import re
import tempfile
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from test_text_is_sacred import HEAD, TEXTS, letters, literal, nfc, paragraphs

from reportgen.build import Request, build
from reportgen.verify.outline import read
from reportgen.verify.pdf_tags import read_pages
from reportgen.verify.word_elements import w

EXAMPLES = int(os.environ.get("REPORTGEN_EXAMPLES", "12"))
FORMATS = ("pdf", "docx", "html")
# Two backslashes end no line.
BROKEN = st.lists(TEXTS.filter(lambda text: not text.endswith("\\")), min_size=1, max_size=4)


def made(text: str, folder: Path, *formats: str, large_print: bool = False) -> dict[str, Path]:
    source, outputs = folder / "issue.yaml", {kind: folder / f"issue.{kind}" for kind in formats}
    source.write_text(text, encoding="utf-8")
    result = build(Request(source, outputs, large_print=large_print))
    assert not result.has_errors, "\n".join(map(str, result.findings))
    return outputs


def of_word(path: Path) -> list[str]:
    """The words of each paragraph, with a line feed where a line ends."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    return ["".join("\n" if part.tag == w("br") else part.text or "" for part in each.iter(w("t"), w("br"))) for each in body.iter(w("p"))]


def of_page(path: Path) -> list[str]:
    """The same of a web page, as a browser shows it: the white space behind the end of a line is not there."""
    page = read(path.read_bytes())
    for each in page.iter("br"):
        each.text = "\n"
    shown = ("".join(each.itertext()) for each in page.iter("p"))
    return [re.sub(r"\n ", "\n", words) for words in shown]


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(BROKEN, min_size=4, max_size=10))
def test_any_text_is_printed_line_by_line_as_typed(texts: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        typed = ["\\\n".join(map(literal, lines)) for lines in texts]
        body = "".join(f"  - {json.dumps(text, ensure_ascii=False)}\n" for text in typed)
        files = made(HEAD + body, Path(folder), *FORMATS)
        wanted = [nfc("\n".join(lines)) for lines in texts]
        with pikepdf.open(files["pdf"]) as pdf:
            assert list(map(nfc, paragraphs(read_pages(pdf)[0])[1:])) == [each.replace("\n", " ") for each in wanted]
        assert list(map(nfc, of_word(files["docx"])))[-len(wanted) :] == wanted
        assert list(map(nfc, of_page(files["html"])))[-len(wanted) :] == wanted


ADDRESS = """\
  - |
    Write to us at:

    County Hall\\
    **Spetchley Road\\
    Worcester** \\
    WR5 2NP
"""


@pytest.mark.parametrize("large_print", [False, True])
def test_each_line_of_an_address_stands_below_the_one_before(large_print: bool, tmp_path: Path) -> None:
    files = made(HEAD + ADDRESS, tmp_path, "pdf", large_print=large_print)
    document = pypdfium2.PdfDocument(files["pdf"])
    page = document[0].get_textpage()
    text = page.get_text_range()
    lines = ["County Hall", "Spetchley Road", "Worcester", "WR5 2NP"]
    corners = [page.get_charbox(text.index(line)) for line in lines]
    document.close()
    assert len({round(left) for left, *_ in corners}) <= 2  # C and S do not begin at quite the same place
    heights = [bottom for _, bottom, *_ in corners]
    assert heights == sorted(heights, reverse=True)
    assert len(set(map(round, heights))) == 4


REPORT = """\
document: report
title: |
  The report\\
  of the Review
meeting: Cabinet
date: 15 September 2008
house: telford-and-wrekin
contents: yes
content:
  - section:
      heading: |
        What was found\\
        in May
      id: found
      text: |
        As [](#found) and [the\\
        Plan](https://example.org/plan) say.[^1]

        [^1]: One line\\
            and another.
  - table:
      caption: |
        Spending\\
        in thousands
      columns:
        - Service
        - heading: |
            Budget\\
            £000
          figures: yes
      rows:
        - - Early years
          - |
            1,200\\
            (900)
"""


def test_what_is_said_again_elsewhere_is_said_in_one_line(tmp_path: Path) -> None:
    files = made(REPORT, tmp_path, *FORMATS)
    with pikepdf.open(files["pdf"]) as pdf:
        assert pdf.docinfo["/Title"] == "The report of the Review, 15 September 2008"
        with pdf.open_outline() as outline:
            assert [each.title for each in outline.root[0].children] == ["Contents", "1 What was found in May"]
        tree = read_pages(pdf)[0]
    assert [area.contents for each in tree.walk() if each.type == "Link" for area in each.areas if "example" in area.target] == [
        "the Plan"
    ] * 2
    cells = [each.text() for each in tree.walk() if each.type in ("TH", "TD")]
    assert cells == ["Service", "Budget £000", "Early years", "1,200 (900)"]
    word = of_word(files["docx"])
    assert "The report\nof the Review" in word
    assert "Spending\nin thousands" in [each.partition(": ")[2] for each in word]
    assert any(each.replace("1What", "1 What").startswith("1 What was found in May") for each in word)
    page = files["html"].read_text("utf-8")
    assert "<title>The report of the Review, 15 September 2008</title>" in page


def test_large_print_names_a_column_in_one_line(tmp_path: Path) -> None:
    files = made(REPORT, tmp_path, "pdf", large_print=True)
    with pikepdf.open(files["pdf"]) as pdf:
        assert letters("Budget £000: 1,200 (900)") in letters(read_pages(pdf)[0].text())
    document = pypdfium2.PdfDocument(files["pdf"])
    lines = [line.strip() for page in document for line in page.get_textpage().get_text_range().splitlines()]
    document.close()
    assert "Budget £000: 1,200" in lines
    assert "(900)" in lines


def test_a_column_is_as_wide_as_its_longest_line_asks(tmp_path: Path) -> None:
    widths = []
    for between in (" ", "\\\n            "):
        rows = f"        - - Some words of a name\n          - |\n            {between.join(['Some words of a line'] * 6)}\n"
        files = made(f"{HEAD}  - table:\n      columns: [Name, Words]\n      rows:\n{rows}", tmp_path, "docx")
        with zipfile.ZipFile(files["docx"]) as package:
            body = etree.fromstring(package.read("word/document.xml"))
        widths.append([int(each.get(w("w"))) for each in body.iter(w("gridCol"))])
    joined, broken = widths
    assert joined[1] > 2 * joined[0]
    assert broken[1] < 1.2 * broken[0]
