"""The pages of a Word document as LibreOffice prints them, and those of a PDF: none half empty, nothing torn apart that
belongs together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pypdfium2
import pytest
from office import convert
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from reportgen.build import Request, build
from reportgen.render.word.ooxml import qn

INPUTS = Path(__file__).parents[2] / "inputs"
REPORT = "document: report\nhouse: telford-and-wrekin\ntitle: T\norganisation: A\nmeeting: Cabinet\ndate: 15 September 2008\ncontent:\n"
NEWSLETTER = "document: newsletter\ntitle: T\ndate: March 2008\ncontent:\n"
MARGIN = 25 / 25.4 * 72  # points


def made(text: str, folder: Path, kind: str = "docx") -> Path:
    source, output = folder / "x.yaml", folder / f"x.{kind}"
    source.write_text(text, encoding="utf-8")
    result = build(Request(source, {kind: output}))
    assert not result.has_errors, "\n".join(map(str, result.findings))
    return output


@contextmanager
def printed(path: Path, folder: Path) -> Iterator[list[pypdfium2.PdfPage]]:
    document = pypdfium2.PdfDocument(convert(path, folder / "print") if path.suffix == ".docx" else path)
    yield list(document)
    document.close()


def within(page: pypdfium2.PdfPage, **edges: float) -> str:
    return page.get_textpage().get_text_bounded(**edges).strip()


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("head", [REPORT, NEWSLETTER])
def test_tall_pictures_are_drawn_smaller_and_not_out_of_shape(head: str, kind: str, tmp_path: Path) -> None:
    shapes = [(800, 1200), (100, 3000)]
    text = ""
    for wide, high in shapes:
        Image.new("RGB", (wide, high), "teal").save(tmp_path / f"{wide}.png")
        text += f"  - picture: {{file: {wide}.png, alt: A drawing, caption: Below it}}\n"
    with printed(made(head + text, tmp_path, kind), tmp_path) as pages:
        drawn = [picture.get_bounds() for page in pages for picture in page.get_objects([FPDF_PAGEOBJ_IMAGE])]
        assert "Below it" in within(pages[0])  # the first with its words: no word below a picture holds it to the next one
    sizes = [(right - left, top - bottom) for left, bottom, right, top in drawn[-2:]]  # before them the mark of the house
    assert [across / up for across, up in sizes] == [pytest.approx(wide / high, rel=0.01) for wide, high in shapes]
    assert [up for _, up in sizes] == [pytest.approx(130 / 25.4 * 72, rel=0.01)] * 2


@pytest.mark.parametrize("cell", ["A row", "A row of many words that fill line after line. " * 4])
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_no_table_leaves_more_than_a_third_of_a_page_empty(kind: str, cell: str, tmp_path: Path) -> None:
    """One that begins two thirds down a page, of three to fourteen rows."""
    text = "  - Text\n" + "".join(
        f"  - appendix:\n      heading: Of {rows} rows\n      text:\n        - |\n{'          A line.' + chr(10) * 2}"
        + "          A line.\n\n" * (17 if kind == "docx" else 16)
        + "        - heading: Dates\n        - table:\n            columns: [Date, Event]\n            rows:\n"
        + f"              - [May, {cell}]\n" * rows
        for rows in range(3, 15)
    )
    with printed(made(REPORT + text, tmp_path, kind), tmp_path) as found:
        words = [within(page) for page in found]
        ends = [page for page, after in zip(found, words[1:], strict=False) if "A line." not in after]
        assert len(ends) > 3
        for page in ends:
            text_height = page.get_height() - 2 * MARGIN
            assert within(page, bottom=MARGIN, top=MARGIN + text_height / 3) != ""


def test_those_who_sign_stand_on_one_page(tmp_path: Path) -> None:
    signed = "  - signed:\n      - {name: Helen Marsh, post: Director}\n      - {name: Alan Thorley, post: Leader}\n"
    author = "  - author: {name: Priya Nair, post: Officer, telephone: 01632 960281}\n"
    body = docx.Document(str(made(REPORT + "  - Text\n" + signed + author, tmp_path))).element.body
    kept = [p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in body.findall(qn("w:p"))[-8:]]
    assert kept == [True, True, True, False, True, True, True, False]


def test_the_number_of_a_page_stands_at_the_right_of_landscape_pages_too(tmp_path: Path) -> None:
    wide = "  - landscape:\n      - table: {columns: [A, B], rows: [[a, b]]}\n"
    text = "  - One\n" + wide + "  - Two\n" + wide + "  - Three\n"
    with printed(made(REPORT + text, tmp_path), tmp_path) as found:
        assert [page.get_width() > page.get_height() for page in found] == [False, True, False, True, False]
        for number, page in enumerate(found, start=1):
            right = page.get_width() - MARGIN
            assert within(page, left=right - 60, right=right + 1, top=MARGIN) == f"Page {number} of 5"


def test_marks_stand_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>')
    body = docx.Document(
        str(made(NEWSLETTER + "  - logos:\n      - {file: a.svg, alt: One}\n      - {file: a.svg, alt: Two}\n", tmp_path))
    ).element.body
    assert [len(list(p.iter(qn("w:drawing")))) for p in body.findall(qn("w:p"))][-1] == 2


def test_a_document_that_ends_with_columns_ends_with_a_paragraph_of_no_height(tmp_path: Path) -> None:
    """Word puts a full line there where there is none, which may need a page of its own."""
    body = docx.Document(str(made(NEWSLETTER + "  - columns:\n      - One\n      - Two\n", tmp_path))).element.body
    assert body[-2].find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) == "SectionEnd"
    assert body[-2].find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None


def test_a_newsletter_of_one_sheet_is_one_sheet_in_word_too(tmp_path: Path) -> None:
    output = tmp_path / "march.docx"
    assert build(Request(INPUTS / "march.yaml", {"docx": output})).written
    with printed(output, tmp_path) as found:
        first, second = map(within, found)
    assert "mapped overleaf" in first
    assert "17th March" in second
    assert "17th December" in second


def test_a_page_on_its_side_that_ends_a_report_with_a_table_lies_on_its_side(tmp_path: Path) -> None:
    text = f"{REPORT}  - Words\n  - landscape:\n      - table:\n          columns: [A, B]\n          rows:\n            - [c, d]\n"
    with printed(made(text, tmp_path), tmp_path) as pages:
        assert [page.get_width() > page.get_height() for page in pages] == [False, True]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_no_page_is_empty_and_those_on_their_side_lie_so_in_newsletters_too(kind: str, tmp_path: Path) -> None:
    """Wherever one thing that begins a page follows on another."""
    text = (
        "  - One\n  - page: next\n  - page: next\n  - Two\n  - page: next\n  - landscape: [page: next, Three, page: next, Four]\n"
        "  - page: next\n  - Five\n  - landscape: [Six]\n  - landscape: [Seven]\n  - page: next\n  - appendix: {heading: Eight, text: x}\n"
        "  - page: next\n"
    )
    for head in (REPORT, NEWSLETTER):
        with printed(made(head + text, tmp_path, kind), tmp_path) as pages:
            texts = [page.get_textpage().get_text_range() for page in pages]
            lying = [page.get_width() > page.get_height() for page in pages]
        numbers = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"]
        assert [next((word for word in numbers if word in text), "") for text in texts] == numbers
        assert lying == [False, False, True, True, False, True, True, False]
