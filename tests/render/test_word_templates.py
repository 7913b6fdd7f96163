"""The Word templates of the houses, as an office leaves them: saved again by another program, or short of a style."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import docx
import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from office import convert

from reportgen.build import Request, Result, build, check_house
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
    before, after = styled(folder.parent / "before.docx"), styled(folder.parent / "after.docx")
    assert [(name.casefold(), text) for name, text in after] == [(name.casefold(), text) for name, text in before]


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
