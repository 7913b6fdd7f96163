"""Word and PDF say the same: our finished PDF beside LibreOffice's print of our Word file, each read by its own tags.

Neither side knows what was meant to be said, so neither can agree with a fault in it."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pypdfium2
import pytest
from generated import newsletter, report
from making import pages
from office import TAGGED, convert
from said import Said, of_pdf, of_print
from samples import NAMES
from word_judges import judge

from reportgen.build import Request, build

INPUTS = Path(__file__).parents[1] / "inputs"
_NUMBERED = re.compile(r"\d+(\.|\.\d+)+")  # a numbered paragraph: an item to LibreOffice


def both(source: Path, folder: Path) -> tuple[Said, Said]:
    outputs = {kind: folder / f"{source.stem}.{kind}" for kind in ("docx", "pdf")}
    result = build(Request(source, outputs))
    assert not result.has_errors, "\n".join(map(str, result.findings))
    assert judge(outputs["docx"]) == []
    return of_pdf(outputs["pdf"]), of_print(convert(outputs["docx"], folder / "print", TAGGED))


def compare(pdf: Said, word: Said) -> None:
    same = next((at for at, (one, other) in enumerate(zip(pdf.letters, word.letters, strict=False)) if one != other), len(pdf.letters))
    assert (pdf.letters[same - 40 : same + 40], len(pdf.letters)) == (word.letters[same - 40 : same + 40], len(word.letters))
    assert "Reference source not found".replace(" ", "") not in word.letters
    # A list of contents has a heading that Word would list in it, were it one to Word.
    assert [each for each in pdf.headings if each != (1, "Contents")] == word.headings
    assert pdf.tables == word.tables
    assert pdf.notes == word.notes
    assert pdf.items == [item for item in word.items if not (_NUMBERED.match(item) and item in pdf.paragraphs)]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_says_the_same_in_word_and_in_pdf(name: str, tmp_path: Path) -> None:
    pdf, word = both(INPUTS / f"{name}.yaml", tmp_path)
    assert len(pdf.letters) > 4000
    compare(pdf, word)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("write", [report, newsletter])
def test_any_document_says_the_same_in_word_and_in_pdf(write: object, seed: int, tmp_path: Path) -> None:
    assert callable(write)
    source = tmp_path / "any.yaml"
    source.write_text(write(random.Random(seed)), encoding="utf-8")
    pdf, word = both(source, tmp_path)
    assert len(pdf.letters) > 1000
    assert pdf.headings
    assert pdf.items
    assert pdf.tables
    compare(pdf, word)


GIVEN = """
  - section:
      heading: Standing orders
      number: "7"
      text:
        - section: {heading: Voting, text: [One votes, section: {heading: By hand, text: [Each once, section: {heading: Or not, text: Never}]}]}
        - panel:
            heading: In short
            text: [section: {heading: What counts, text: A hand}, paragraph: {number: 5A, text: A show of hands}, recommendations: [Vote]]
"""


@pytest.mark.parametrize("numbering", ["sections", "paragraphs", "none"])
def test_numbers_that_an_author_gives_and_what_stands_below_them_are_made_in_word_and_in_pdf(numbering: str, tmp_path: Path) -> None:
    source = tmp_path / "orders.yaml"
    source.write_text(f"document: report\ntitle: The Plan\ndate: 15 May 2008\nnumbering: {numbering}\ncontent:{GIVEN}", encoding="utf-8")
    pdf, word = both(source, tmp_path)
    assert [level for level, _ in pdf.headings] == [1, 2, 3, 4, 2, 3, 3]
    compare(pdf, word)


def test_a_date_that_names_a_row_stands_on_one_line(tmp_path: Path) -> None:
    source = tmp_path / "dates.yaml"
    head = "document: report\nhouse: southwark\ntitle: T\ndate: 31 January 2008\ncontent:\n"
    long = "Inspectors have meetings and hold discussions with front-line staff. " * 4
    source.write_text(f'{head}  - table:\n      columns: ["", ""]\n      rows:\n        - [26 November 2007, {long}]\n', encoding="utf-8")
    both(source, tmp_path)
    document = pypdfium2.PdfDocument(tmp_path / "dates.pdf")
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "26 November 2007" in text


def test_a_table_of_names_and_what_belongs_to_each_needs_no_headings(tmp_path: Path) -> None:
    source = tmp_path / "links.yaml"
    head = "document: report\nhouse: southwark\ntitle: T\ndate: 31 January 2008\ncontent:\n"
    rows = "".join(f"        - [{name}, https://example.org/{'long/' * 40}{name}]\n" for name in ("JAR", "EYI"))
    source.write_text(f'{head}  - table:\n      columns: ["", ""]\n      rows:\n{rows}', encoding="utf-8")
    pdf, word = both(source, tmp_path)
    compare(pdf, word)
    assert [[len(row) for row in table] for table in pdf.tables] == [[2, 2]]
    assert {"JAR", "EYI"} <= set(pages(tmp_path / "links.pdf")[0].split())  # whole, though an address beside them would have all the room


def test_a_number_that_is_typed_with_its_stop_is_referred_to_without_it(tmp_path: Path) -> None:
    source = tmp_path / "typed.yaml"
    head = "document: report\nhouse: southwark\ntitle: T\ndate: 31 January 2008\nnumbering: sections\ncontent:\n"
    content = (
        '  - section: {heading: One, number: "4.", id: one, text: First}\n'
        '  - section:\n      heading: Two\n      text:\n        - paragraph: {number: "5A:", id: two, text: Second, paragraphs: [Third]}\n'
        '  - appendix: {heading: Map, number: "Annexe M.", id: map, text: "See [](#one), [](#two), [](#map)."}\n'
    )
    source.write_text(head + content, encoding="utf-8")
    pdf, word = both(source, tmp_path)
    compare(pdf, word)
    assert "4.One4.1First1Two5A:Second5A.1ThirdAnnexeM.MapSeesection4,paragraph5A,AnnexeM." in pdf.letters
