"""Large print in every format: nothing under 18 points, and as accessible as ordinary print."""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pypdfium2
import pytest
from browser import shown
from lxml import etree
from making import failures, pages, type_sizes
from office import convert
from samples import NAMES
from word_judges import judge

from reportgen.build import Request, Result, build

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def made(name: str) -> tuple[dict[str, Path], Result]:
    folder = Path(mkdtemp())
    outputs = {kind: folder / f"{name}.{kind}" for kind in ("pdf", "docx", "html")}
    return outputs, build(Request(ROOT / "inputs" / f"{name}.yaml", outputs, large_print=True))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_made_without_a_finding_on_as_many_pages_as_it_needs(name: str) -> None:
    _, result = made(name)
    assert [str(finding) for finding in result.findings] == []
    assert len(result.written) == 3
    assert result.pages > 2


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_passes_both_standards(name: str) -> None:
    assert failures(made(name)[0]["pdf"]) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_of_the_pdf_is_smaller_than_18_points(name: str) -> None:
    sizes = type_sizes(made(name)[0]["pdf"])
    assert (min(sizes), max(sizes)) == (18, 30)


@pytest.mark.parametrize(("name", "lines"), [("april", ["Helen Marsh", "hmarsh@"]), ("april", ["Main contact", "owen.bradwell"])])
def test_a_contact_stands_on_one_page(name: str, lines: list[str]) -> None:
    assert any(all(line in text for line in lines) for text in pages(made(name)[0]["pdf"]))


@pytest.mark.parametrize("name", NAMES)
def test_no_style_that_the_word_file_uses_is_smaller_than_18_points(name: str) -> None:
    with zipfile.ZipFile(made(name)[0]["docx"]) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
        body = etree.fromstring(package.read("word/document.xml"))
    sizes = [int(size.get(f"{W}val")) for size in styles.iter(f"{W}sz", f"{W}szCs")]
    assert min(sizes) == 36
    assert max(sizes) <= 60
    assert not list(body.iter(f"{W}sz"))


def test_the_cells_of_a_row_stay_on_one_page_in_word() -> None:
    with zipfile.ZipFile(made("march")[0]["docx"]) as package:
        paragraphs = list(etree.fromstring(package.read("word/document.xml")).iter(f"{W}p"))
    said = ["".join(text.text or "" for text in each.iter(f"{W}t")) for each in paragraphs]
    at = said.index("Date (2008): 9th – 11th June")
    kept = [each.find(f"{W}pPr/{W}keepNext") is not None for each in paragraphs[at : at + 4]]
    assert [text.partition(":")[0] for text in said[at : at + 4]] == ["Date (2008)", "Event", "Stage", "Description of event"]
    assert kept == [True, True, True, False]


def test_the_caption_of_a_table_stays_with_its_first_row_in_word() -> None:
    with zipfile.ZipFile(made("plan")[0]["docx"]) as package:
        paragraphs = list(etree.fromstring(package.read("word/document.xml")).iter(f"{W}p"))
    captions = [each for each in paragraphs if (style := each.find(f"{W}pPr/{W}pStyle")) is not None and style.get(f"{W}val") == "Caption"]
    assert captions
    assert all(each.find(f"{W}pPr/{W}keepNext") is not None for each in captions)


@pytest.mark.parametrize("name", NAMES)
def test_other_judges_find_nothing_in_the_word_file(name: str) -> None:
    assert judge(made(name)[0]["docx"]) == []


def test_word_prints_no_letter_smaller_than_18_points(tmp_path: Path) -> None:
    printed = convert(made("april")[0]["docx"], tmp_path / "printed")
    document = pypdfium2.PdfDocument(printed)
    heights = {round(text.get_font_size() * text.get_matrix().d) for each in document for text in each.get_objects([1])}
    document.close()
    assert heights
    assert min(heights) >= 18


@pytest.mark.parametrize("name", NAMES)
def test_the_web_page_is_clean_in_axe_fits_a_narrow_window_and_has_no_letter_smaller_than_18_points(name: str) -> None:
    with shown(made(name)[0]["html"], 320) as web:
        assert web.axe() == []
        assert web.run("document.scrollingElement.scrollWidth <= innerWidth")
        sizes = "[...document.querySelectorAll('body *')].map(e => parseFloat(getComputedStyle(e).fontSize))"
        assert web.run(f"Math.min(...{sizes})") >= 24
        web.media("print")
        assert web.run(f"Math.min(...{sizes})") >= 24


def test_a_list_in_a_cell_over_two_rows_is_said_in_each(tmp_path: Path) -> None:
    source, outputs = tmp_path / "x.yaml", {kind: tmp_path / f"x.{kind}" for kind in ("pdf", "docx", "html")}
    table = '  - table:\n      columns: [A, B]\n      rows:\n        - [x, {text: "both:\\n\\n- hens\\n- owls", down: 2}]\n        - [y]\n'
    source.write_text(f"document: report\ntitle: T\ndate: 3 March 2008\ncontent:\n{table}")
    result = build(Request(source, outputs, large_print=True))
    assert [str(found) for found in result.findings if found.is_error] == []
    document = pypdfium2.PdfDocument(outputs["pdf"])
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert text.count("hens") == text.count("owls") == 2
