"""Notes in each format: native footnotes in Word, end notes on the web, notes at the foot of the page on paper."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest
from browser import shown
from lxml import etree
from making import failures, pages
from noted import NEWSLETTER, NOTES_OF_NEWSLETTER, NOTES_OF_REPORT, REPORT
from office import convert
from word_judges import judge

from reportgen.build import Request, build, check_house
from reportgen.render.word.ooxml import qn
from reportgen.style.house import TEMPLATES
from reportgen.verify.alone import read_finished
from reportgen.verify.outline import html_outline, walk, words
from reportgen.verify.outline import read as read_html
from reportgen.verify.pdf_tags import Element, read_pages

NOTED = [(NEWSLETTER, NOTES_OF_NEWSLETTER), (REPORT, NOTES_OF_REPORT)]

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """The finished file of a text, in which nothing is wrong."""

    def made(text: str, format: str, **options: object) -> Path:
        source = tmp_path / "noted.yaml"
        source.write_text(text, encoding="utf-8")
        result = build(Request(source, {format: tmp_path / f"noted.{format}"}, **options))  # type: ignore[arg-type]
        assert [str(found) for found in result.findings] == []
        return result.written[0]

    return made


@pytest.mark.parametrize("text", [NEWSLETTER, REPORT])
def test_every_format_has_the_same_outline_in_which_a_note_is_no_word_of_its_cell(make: Make, text: str) -> None:
    outlines = [read_finished(make(text, format).read_bytes(), format).outline for format in ("pdf", "docx", "html")]
    assert [outline | {"pictures": []} for outline in outlines] == [outlines[0] | {"pictures": []}] * 3
    assert all(words[:1].isalpha() for words, _ in outlines[0]["links"])


# ---- Word -------------------------------------------------------------------------------------------


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def footnotes(path: Path) -> list[str]:
    """What each footnote says, behind the number that Word gives it."""
    found = [note for note in part(path, "footnotes") if note.get(qn("w:type")) is None]
    assert [note.get(qn("w:id")) for note in found] == [str(number) for number in range(1, len(found) + 1)]
    assert all(len(list(note.iter(qn("w:footnoteRef")))) == 1 for note in found)
    return ["".join(text.text or "" for text in note.iter(qn("w:t"))).removeprefix(" ") for note in found]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("text", "notes"), NOTED)
def test_word_has_footnotes_of_its_own_and_two_judges_find_nothing(make: Make, text: str, notes: list[str], large: bool) -> None:
    path = make(text, "docx", large_print=large)
    assert sorted(footnotes(path)) == sorted(notes)
    assert large or footnotes(path) == notes
    calls = [call.get(qn("w:id")) for call in part(path, "document").iter(qn("w:footnoteReference"))]
    assert calls == [str(number) for number in range(1, len(notes) + 1)]
    assert judge(path) == []


def test_a_call_stands_where_it_was_typed_and_raises_its_number_by_its_style(make: Make) -> None:
    paragraphs = docx.Document(str(make(REPORT, "docx"))).paragraphs
    runs = next(p.runs for p in paragraphs if p.text.startswith("The children’s trust"))
    at = next(i for i, run in enumerate(runs) if run._r.find(qn("w:footnoteReference")) is not None)
    assert runs[at].style.name == "footnote reference"
    assert "".join(run.text for run in runs[:at]).endswith("before the summer. ")
    assert runs[at + 1].text.startswith(" The children’s trust")


@pytest.mark.parametrize(("text", "notes"), NOTED)
def test_libreoffice_prints_every_note(make: Make, tmp_path: Path, text: str, notes: list[str]) -> None:
    words = " ".join(pages(convert(make(text, "docx"), tmp_path / "printed")))
    for number, note in enumerate(notes, start=1):
        assert words.count(f"{number} {note}") == 1, note


def test_no_letter_of_large_print_is_small_in_a_call(make: Make) -> None:
    styles = part(make(REPORT, "docx", large_print=True), "styles")
    call = next(style for style in styles if style.get(qn("w:styleId")) == "FootnoteReference")
    assert call.find(f".//{qn('w:vertAlign')}") is None
    assert call.find(f".//{qn('w:position')}") is not None


def test_a_template_without_styles_for_notes_is_told_of_and_serves(make: Make, tmp_path: Path) -> None:
    """A template that Word made has them only where it once had a note."""
    house = tmp_path / "house"
    shutil.copytree(TEMPLATES / "worcestershire", house)
    template = docx.Document(str(house / "report.docx"))
    for name in ("footnote text", "footnote reference"):
        template.styles.element.remove(template.styles[name].element)
    template.save(str(house / "report.docx"))
    assert [found.code for found in check_house(str(house)).findings] == ["word-note-style", "word-note-style"]
    path = make(REPORT, "docx", house=str(house))
    assert footnotes(path) == NOTES_OF_REPORT
    assert docx.Document(str(path)).styles["footnote reference"].font.superscript
    assert judge(path) == []


def test_a_template_that_has_notes_lends_its_rules_between_text_and_notes(make: Make, tmp_path: Path) -> None:
    house = tmp_path / "house"
    shutil.copytree(TEMPLATES / "worcestershire", house)
    shutil.copy(make(REPORT, "docx"), house / "report.docx")
    again = make(REPORT, "docx", house=str(house), force=True)
    kinds = [note.get(qn("w:type")) for note in part(again, "footnotes")]
    assert kinds == ["separator", "continuationSeparator"] + [None] * len(NOTES_OF_REPORT)
    assert footnotes(again) == NOTES_OF_REPORT
    assert judge(again) == []


# ---- the web ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "notes"), NOTED)
def test_the_web_page_ends_with_its_notes_and_links_lead_both_ways(make: Make, text: str, notes: list[str]) -> None:
    page = read_html(make(text, "html").read_bytes())
    by_id = {each.get("id"): each for each in walk(page)}
    calls = [each for each in walk(page) if each.get("role") == "doc-noteref"]
    assert [words(by_id[call.get("href", "")[1:]]) for call in calls] == notes
    backs = [each for each in walk(page) if each.get("role") == "doc-backlink"]
    assert [by_id[back.get("href", "")[1:]] for back in backs] == calls


def test_numbers_of_notes_are_no_words_of_the_outline(make: Make) -> None:
    outline = html_outline(make(NEWSLETTER, "html").read_bytes())
    assert outline["tables"][0]["rows"][0][1]["text"] == "Budget"
    assert outline["links"] == [["the council’s page", "https://www.example.org/notes"]]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("text", [NEWSLETTER, REPORT])
def test_axe_finds_nothing_in_notes(make: Make, text: str, width: int) -> None:
    with shown(make(text, "html"), width) as web:
        assert web.axe() == []
        assert web.run("document.documentElement.scrollWidth") <= width


# ---- paper ------------------------------------------------------------------------------------------


def notes_on(words: str) -> list[int]:
    """The numbers of the notes that stand at the foot of a page of `crowded`."""
    return [int(number) for number in re.findall(r"(\d+) N[(]\d+[)]", words)]


def calls_on(words: str) -> list[int]:
    """The numbers of the notes that a page of `crowded` calls."""
    return [int(number) + 1 for number in re.findall(r"C[(](\d+)[)]", words)]


def crowded(columns: bool, count: int) -> str:
    """An article with a note to each of many paragraphs."""
    long = " It says some words that fill more than a line of the page."
    texts = [
        f"An article that goes on for a while.{long} C({n})[^{n}] And on.\n\n[^{n}]: N({n}).{long * (1 + n % 3)}" for n in range(count)
    ]
    text = "\n\n".join(texts).replace("\n", "\n            ")
    article = f"- article:\n          headline: Words\n          text: |\n            {text}\n"
    head = "document: newsletter\ntitle: Notes\ndate: April 2008\ncontent:\n"
    return f"{head}  - columns:\n      {article}" if columns else f"{head}      {article}"


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("text", "notes"), NOTED)
def test_paper_says_each_note_once_at_the_foot_of_the_page_that_calls_it(make: Make, text: str, notes: list[str], large: bool) -> None:
    path = make(text, "pdf", large_print=large)
    words = " ".join(pages(path))
    assert all(words.count(note) == 1 for note in notes)
    assert failures(path) == []


@pytest.mark.parametrize("count", [4, 9, 20, 45])
@pytest.mark.parametrize("columns", [True, False])
def test_many_notes_stand_in_order_at_the_foot_of_pages_that_call_them_or_below_columns(make: Make, columns: bool, count: int) -> None:
    printed = pages(make(crowded(columns, count), "pdf"))
    found = [notes_on(words) for words in printed]
    assert [number for numbers in found for number in numbers] == list(range(1, count + 1))
    if not columns:
        assert [sorted(calls_on(words)) for words in printed] == found


def test_a_note_is_read_behind_its_call_and_links_lead_both_ways(make: Make) -> None:
    path = make(REPORT, "pdf")
    with pikepdf.open(path) as pdf:
        top = read_pages(pdf)[0]
        structure = [element for element in pdf.objects if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Note"]
        assert len({str(note.ID) for note in structure}) == len(structure) == len(NOTES_OF_REPORT)
        assert [note.Ref[0].Ref[0].ID for note in structure] == [note.ID for note in structure]
        leads = [str(area.Dest) for sheet in pdf.pages for area in sheet.get("/Annots", ())]
        named = list(pdf.Root.Names.Dests.Names)
    paragraph = next(each for each in top.walk() if any(isinstance(kid, Element) and kid.type == "Reference" for kid in each.kids))
    call = next(at for at, kid in enumerate(paragraph.kids) if isinstance(kid, Element) and kid.type == "Reference")
    note = paragraph.kids[call + 1]
    assert isinstance(note, Element)
    assert note.type == "Note"
    assert " ".join(note.text().split()) == f"1 {NOTES_OF_REPORT[0]}"
    assert next(kid for kid in note.walk() if kid.type == "Lbl").text().strip() == "1"
    numbers = range(1, len(NOTES_OF_REPORT) + 1)
    assert {f"Note{number}" for number in numbers} | {f"Call{number}" for number in numbers} <= set(leads)
    assert set(leads) <= set(map(str, named[::2]))


def test_a_note_longer_than_a_page_is_an_error_at_its_call(tmp_path: Path) -> None:
    source = tmp_path / "noted.yaml"
    source.write_text(crowded(False, 1).replace("N(0).", "N(0). " + "Many a short word. " * 400), encoding="utf-8")
    result = build(Request(source, {"pdf": tmp_path / "noted.pdf"}))
    assert [(found.code, found.place.line if found.place else 0) for found in result.findings if found.is_error] == [("long-note", 8)]
    assert result.written == []
