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


def test_a_heading_does_not_stand_over_one_low_row_alone(body: Write) -> None:
    assert kept(body(table(40)))[:3] == [True, True, False]


def test_an_audit_trail_stands_whole_with_those_who_were_consulted(body: Write) -> None:
    consulted = "      consultation:\n        - {officer: Finance Director, sought: Yes, included: No}\n"
    found = body(f"  - audit-trail:\n      lead-officer: Helen Marsh\n      version: Final\n{consulted}")
    assert kept(found) == [True, True, True, True, False]


def test_a_table_with_a_caption_may_follow_another_table(body: Write) -> None:
    found = body(table(2) + "  - table: {caption: What we found, columns: [A, B], rows: [[a, b]]}\n")
    first, second = found.iter(qn("w:tbl"))
    between = list(first.itersiblings(qn("w:p"), qn("w:tbl")))
    assert between.index(second) == 1
    assert "What we found" in "".join(text.text for text in between[0].iter(qn("w:t")))


@pytest.mark.parametrize("before", ["- a list", "panel: {heading: Find out more, text: Words}", "contacts: {people: [{name: A B}]}"])
def test_a_table_touches_nothing_above_it(body: Write, before: str, tmp_path: Path) -> None:
    before = f"'{before}'" if before.startswith("-") else before
    found = body(f"  - {before}\n{table(2)}")
    above = next(found.iter(qn("w:tbl"))).getprevious()
    style = above.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
    styles = docx.Document(str(tmp_path / "report.docx")).styles
    assert next(each for each in styles if each.style_id == style).paragraph_format.space_after.pt >= 4


def test_columns_are_as_wide_as_make_a_table_low(body: Write, tmp_path: Path) -> None:
    row = "{date: 8 May, stage: Launch, description: Worcester Rugby Club is open to each partner}"
    body(f"  - timeline:\n      rows: [{row}]\n")
    document = pypdfium2.PdfDocument(convert(tmp_path / "report.docx", tmp_path / "print"))
    lines = document[0].get_textpage().get_text_bounded().splitlines()
    document.close()
    assert any(line.strip().endswith("Worcester Rugby Club is open to each partner") for line in lines)


@pytest.mark.parametrize("large_print", [False, True])
def test_a_key_stays_with_its_grades_and_no_grade_breaks(large_print: bool, tmp_path: Path) -> None:
    source, output = tmp_path / "x.yaml", tmp_path / "x.docx"
    grades = "  - grades: {rows: {Safeguarding: Good}}\n"
    source.write_text(
        "document: newsletter\ntitle: T\ndate: March 2008\ncontent:\n" + (grades if large_print else f"  - columns:\n    {grades}")
    )
    assert not build(Request(source, {"docx": output}, large_print=large_print)).has_errors
    document = docx.Document(str(output))
    key = next(p for p in document.paragraphs if "Key to grades" in p.text)
    if large_print:
        assert key._p.getprevious().find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    printed = pypdfium2.PdfDocument(convert(output, tmp_path / "print"))
    assert "Good with outstanding features" in " | ".join(printed[0].get_textpage().get_text_bounded().splitlines())
    printed.close()


def test_the_caption_of_a_table_in_large_print_stays_with_its_first_row(tmp_path: Path) -> None:
    source, output = tmp_path / "x.yaml", tmp_path / "x.docx"
    source.write_text(HEAD + "  - table: {caption: What we found, columns: [A, B], rows: [[a, b]]}\n")
    assert not build(Request(source, {"docx": output}, large_print=True)).has_errors
    caption = next(p for p in docx.Document(str(output)).paragraphs if "What we found" in p.text)
    assert caption._p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


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
    found = body(timeline + captioned + captioned + "  - The end.\n")
    assert [str(child.tag).split("}")[1] for child in found].count("tbl") == 3
    *above, _behind_the_last = found.iterchildren(qn("w:p"))
    assert all("".join(p.itertext()) for p in above)


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
