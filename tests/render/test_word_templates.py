"""The Word templates of the houses, as an office leaves them: saved again by another program, or short of a style."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from office import convert
from word_judges import judge

from reportgen.build import Request, Result, build, check_house
from reportgen.render.word.ooxml import qn
from reportgen.style.house import TEMPLATES

HOUSES = ["southwark", "telford-and-wrekin", "worcestershire"]
TEMPLATES_OF = [(house, kind) for house in HOUSES for kind in ("newsletter", "report")]
BLOCKS = """\
  - {}:
      {}: News
      id: news
      text:
        - |
          **Bold** and *slanted* words, [a link](https://example.org/), and [](#news).[^1]

          - one
            - within
          - two

          1. three
          2. four

             a) five
        - table:
            caption: Spending
            columns: [Service, {{heading: Budget, figures: yes}}]
            rows: [[Schools, "1"], [Roads, "2"]]
            totals: [[All, "3"]]
notes:
  1: A note.
"""
SOURCES = {
    "newsletter": "document: newsletter\ntitle: T\ndate: March 2008\ncontent:\n" + BLOCKS.format("article", "headline"),
    "report": "document: report\ntitle: T\ndate: 15 September 2008\ncontents: yes\ncontent:\n"
    "  - recommendations: {heading: Recommendations, items: [It agrees.]}\n"
    "  - landscape:\n      - table: {columns: [A, B], rows: [[a, b]]}\n"
    "  - appendix: {heading: More, text: Words.}\n" + BLOCKS.format("section", "heading"),
}


@pytest.fixture
def house(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """The copy of a house, and the kind of document that is asked of it."""
    name, kind = request.param
    shutil.copytree(TEMPLATES / name, tmp_path / "house")
    return tmp_path / "house", kind


def made(house: Path, kind: str, name: str) -> Result:
    source = house.parent / f"{kind}.yaml"
    source.write_text(SOURCES[kind], encoding="utf-8")
    return build(Request(source, {"docx": house.parent / f"{name}.docx"}, house=f"{house}/"))


def styled(path: Path) -> list[tuple[str, str]]:
    document = docx.Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    found = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    return [(each.style.name, each.text) for each in found]


@pytest.mark.parametrize("house", TEMPLATES_OF, ids="-".join, indirect=True)
def test_a_template_that_libreoffice_saved_again_serves_as_before(house: tuple[Path, str]) -> None:
    folder, kind = house
    assert [str(found) for found in made(folder, kind, "before").findings] == []
    template = folder / f"{kind}.docx"
    shutil.copy(convert(template, folder.parent / "again", "docx"), template)
    assert [str(found) for found in made(folder, kind, "after").findings] == []
    assert check_house(f"{folder}/").findings == []
    before, after = styled(folder.parent / "before.docx"), styled(folder.parent / "after.docx")
    assert [(name.casefold(), text) for name, text in after] == [(name.casefold(), text) for name, text in before]
    assert indents(folder.parent / "after.docx") == indents(folder.parent / "before.docx")
    assert [found for found in judge(folder.parent / "after.docx") if "/word/fontTable.xml" not in found] == []


def indents(path: Path) -> list[tuple[int, int]]:
    """How far in each line of a list stands, and how far its number hangs."""
    lines = [each for each in docx.Document(str(path)).paragraphs if "List" in each.style.name]
    assert lines
    return [(each.style.paragraph_format.left_indent, each.style.paragraph_format.first_line_indent) for each in lines]


def test_pages_that_begin_to_count_at_another_number_go_on_counting_on_landscape_pages(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES / "southwark", tmp_path / "house")
    template = docx.Document(str(tmp_path / "house" / "report.docx"))
    section = template.sections[0]._sectPr
    section.find(qn("w:pgMar")).addnext(OxmlElement("w:pgNumType", {qn("w:start"): "7"}))
    template.save(str(tmp_path / "house" / "report.docx"))
    assert made(tmp_path / "house", "report", "x").findings == []
    assert judge(tmp_path / "x.docx") == []
    numbered = [each.get(qn("w:start")) for each in docx.Document(str(tmp_path / "x.docx")).element.iter(qn("w:pgNumType"))]
    assert numbered == ["7", None, None]


def spoilt(style: str, group: str, part: str, **values: str) -> Callable[[Any], None]:
    """Sets something of a style in a template."""

    def change(template: Any) -> None:
        properties = template.styles[style].element.find(qn(f"w:{group}"))
        found = properties.find(qn(f"w:{part}"))
        if found is not None:
            properties.remove(found)
        if values:
            properties.insert(0, OxmlElement(f"w:{part}", {qn(f"w:{name}"): value for name, value in values.items()}))

    return change


def without_page_numbers(template: Any) -> None:
    for code in list(template.sections[0].footer._element.iter(qn("w:instrText"))):
        code.text = " DATE "


def without_header_row(template: Any) -> None:
    style = template.styles["House Table"].element
    style.remove(style.find(qn("w:tblStylePr")))


def without_alternative_text(template: Any) -> None:
    next(template.sections[0].first_page_header._element.iter(qn("wp:docPr"))).set("descr", "")


def in_american(template: Any) -> None:
    template.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}").set(qn("w:val"), "en-US")


@pytest.mark.parametrize(
    ("change", "code", "named"),
    [
        (spoilt("Heading 1", "rPr", "color", val="FF0000"), "word-colour", "Heading 1"),
        (spoilt("Grade 4", "rPr", "shd", val="clear", fill="FF0000"), "word-colour", "Grade 4"),
        (spoilt("List Bullet", "pPr", "numPr"), "word-list", "List Bullet"),
        (spoilt("Numbered Paragraph", "pPr", "numPr"), "word-numbering", "Numbered Paragraph"),
        (spoilt("Title", "rPr", "rFonts", ascii="Comic Neue"), "word-font", "Comic Neue"),
        (in_american, "word-language", "en-US"),
        (without_page_numbers, "word-page-number", "every page"),
        (without_header_row, "word-table-style", "House Table"),
        (without_alternative_text, "word-picture-alt", "no alternative text"),
    ],
)
def test_what_an_office_loses_in_a_template_is_told_by_its_name(
    change: Callable[[Any], None], code: str, named: str, tmp_path: Path
) -> None:
    path = tmp_path / "house" / "report.docx"
    shutil.copytree(TEMPLATES / "southwark", tmp_path / "house")
    template = docx.Document(str(path))
    change(template)
    template.save(str(path))
    found = check_house(f"{tmp_path / 'house'}/").findings
    assert {each.code for each in found} == {code}
    assert named in found[0].message


@pytest.mark.parametrize("style", ["Body Text", "List Bullet", "House Table", "Heading 1"])
@pytest.mark.parametrize("house", TEMPLATES_OF, ids="-".join, indirect=True)
def test_a_template_without_a_style_is_told_in_one_sentence_by_the_name_of_the_style(house: tuple[Path, str], style: str) -> None:
    folder, kind = house
    template = docx.Document(str(folder / f"{kind}.docx"))
    element = template.styles[style].element
    element.getparent().remove(element)
    template.save(str(folder / f"{kind}.docx"))
    told = f'the Word template {kind}.docx has no style "{style}"'
    assert [found.message for found in made(folder, kind, "x").findings] == [told]
    assert not (folder.parent / "x.docx").exists()
    assert told in [found.message for found in check_house(f"{folder}/").findings]
