"""Tables in Word: columns that break no word, rows and tables that stay whole where that leaves no half-empty page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import etree
from office import convert

from reportgen.build import Request, build
from reportgen.render.word.ooxml import qn

HEAD = (
    "document: report\nhouse: telford-and-wrekin\ntitle: T\norganisation: A council\nmeeting: Cabinet\ndate: 15 September 2008\ncontent:\n"
)

Write = Callable[[str], etree._Element]


@pytest.fixture
def body(tmp_path: Path) -> Write:
    """The body of a report."""

    def write(text: str) -> etree._Element:
        source, output = tmp_path / "report.yaml", tmp_path / "report.docx"
        source.write_text(HEAD + text, encoding="utf-8")
        result = build(Request(source, {"docx": output}))
        assert not result.has_errors, "\n".join(map(str, result.findings))
        return docx.Document(str(output)).element.body

    return write


def table(rows: int, *, cell: str = "word", columns: str = "One, Two") -> str:
    return f"  - table:\n      columns: [{columns}]\n      rows:\n" + f"        - [word, {cell}]\n" * rows


def kept(element: etree._Element) -> list[bool]:
    """Whether each row stays with the next."""
    return [all(p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in row.iter(qn("w:p"))) for row in element.iter(qn("w:tr"))]


def test_a_table_of_few_lines_is_kept_whole(body: Write) -> None:
    assert kept(body(table(4))) == [True, True, True, True, False]


def test_of_a_table_of_few_but_tall_rows_only_the_ends_are_kept_together(body: Write) -> None:
    tall = "many words of a long text that fill line after line " * 12
    assert kept(body(table(5, cell=tall))) == [True, False, False, False, True, False]


def test_a_row_splits_only_where_it_is_taller_than_a_third_of_a_page(body: Write) -> None:
    found = body(table(1, cell="many words " * 400) + "  - Text\n" + table(1, cell="many words " * 20))
    whole = [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in found.iter(qn("w:tr"))]
    assert whole == [True, False, True, True]


def test_two_tables_do_not_touch(body: Write) -> None:
    """Word makes one table of two that do."""
    found = body(table(2) + table(2))
    first, second = found.iter(qn("w:tbl"))
    assert list(first.itersiblings(qn("w:p"), qn("w:tbl"))).index(second) == 1


def test_a_caption_parts_a_table_from_the_one_before_it(body: Write) -> None:
    """An empty paragraph before it would be one too many, for which the file was refused."""
    captioned = table(2).replace("columns", "caption: Pupils\n      columns")
    timeline = "  - timeline:\n      rows:\n        - {date: 9 May, stage: Launch}\n"
    found = body(timeline + captioned + captioned)
    assert [str(child.tag).split("}")[1] for child in found].count("tbl") == 3
    assert all("".join(p.itertext()) for p in found.iterchildren(qn("w:p")))


def test_a_key_is_one_paragraph_that_stays_with_the_end_of_its_table(body: Write) -> None:
    found = body("  - grades:\n      rows:\n        Safeguarding: 3\n        Capacity: 2\n")
    assert [*kept(found)][-1]
    key = next(next(found.iter(qn("w:tbl"))).itersiblings(qn("w:p")))
    words = "".join(text.text for text in key.iter(qn("w:t")))
    assert words.split("\N{EM SPACE}") == ["Key to grades", "4: outstanding", "3: good", "2: adequate", "1: inadequate"]


@pytest.mark.parametrize("beside", ["x", "https://example.org/" + "a" * 120])
def test_no_word_breaks_where_there_is_room_for_the_longest_of_each_column(body: Write, beside: str, tmp_path: Path) -> None:
    """Even beside an address that no column could hold."""
    body(
        "  - table:\n      columns: [Judgement, Partners, Schools, Implementation, Where]\n      rows:\n"
        f"        - [WWWWWW, illicit, Worcestershire, mm, {beside}]\n"
    )
    document = pypdfium2.PdfDocument(convert(tmp_path / "report.docx", tmp_path / "print"))
    words = document[0].get_textpage().get_text_bounded().split()
    document.close()
    assert {"Judgement", "Partners", "Schools", "Implementation", "WWWWWW", "illicit", "Worcestershire"} <= set(words)


def test_each_level_of_a_list_in_a_cell_stands_further_in(body: Write, tmp_path: Path) -> None:
    """Three levels are what a text may have."""
    cell = "- a\n  - b\n    - c\n\n      more\n\n1. x\n   a) y\n      i) z"
    body(table(1, cell=repr(cell).replace("'", '"')))
    document = docx.Document(str(tmp_path / "report.docx"))
    (made,) = document.tables
    lines = made.cell(1, 1).paragraphs
    assert [line.style.name for line in lines] == [
        "Table Bullet", "Table Bullet 2", "Table Bullet 3", "Table Continue 3", "Table Number", "Table Letter 2", "Table Roman 3",
    ]  # fmt: skip
    left = [line.style.paragraph_format.left_indent for line in lines]
    assert left[0] < left[1] < left[2] == left[3]
    assert left[4] < left[5] < left[6]
    printed = pypdfium2.PdfDocument(convert(tmp_path / "report.docx", tmp_path / "print"))
    words = printed[0].get_textpage().get_text_bounded().split()
    printed.close()
    assert words[words.index("1.") :][:6] == ["1.", "x", "a)", "y", "i)", "z"]
