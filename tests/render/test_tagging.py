"""What a screen reader is told, where the layout would have it otherwise: over lines, columns and pages."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pydyf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from making import made

from reportgen.build import Request, compose
from reportgen.document import tree
from reportgen.render import engine
from reportgen.verify.pdf_tags import Element, read_pages

HEAD = "document: newsletter\ntitle: JAR newsletter\ndate: March 2008\norganisation: The Partnership\n"
WORDS = "Everyone who works with children in this county, in schools and clinics and at home, has had a part in it. "

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make(content: str, head: str = HEAD, format: str = "pdf") -> Path:
        return made(f"{head}content:\n{content}", tmp_path, format)

    return make


def elements(path: Path, *types: str) -> list[Element]:
    with pikepdf.open(path) as pdf:
        return [element for element in read_pages(pdf)[0].walk() if element.type in types]


def text(element: Element) -> str:
    return " ".join(element.text().split())


def test_a_paragraph_over_two_pages_is_one(make: Make) -> None:
    path = make(f"  - {WORDS * 60}\n")
    *_, paragraph = elements(path, "P")
    assert {number for number, _ in paragraph.drawn} == {0, 1}
    assert text(paragraph) == (WORDS * 60).strip()


@pytest.mark.parametrize("columns", ["", "  - columns:\n"])
def test_a_list_that_two_columns_share_is_one_with_all_its_items(make: Make, columns: str) -> None:
    items = "".join(f"          - item {number}, {WORDS}\n" for number in range(40))
    path = make(
        f"{columns}    - article:\n        headline: Long\n        text: |\n{items}"
        if columns
        else f"  - |\n{items.replace(' ' * 10, ' ' * 4)}"
    )
    (whole,) = elements(path, "L")
    assert [text(item).split(",")[0] for item in whole.inside()] == [f"• item {number}" for number in range(40)]
    assert len(elements(path, "Art")) == bool(columns)


def test_the_head_of_a_table_over_pages_is_told_once(make: Make) -> None:
    rows = "".join(f'        - {{date: Day {day}, stage: S{day}, description: "{WORDS}"}}\n' for day in range(90))
    path = make(f"  - timeline:\n      rows:\n{rows}")
    (table,) = elements(path, "Table")
    assert [part.type for part in table.inside()] == ["THead", "TBody"]
    assert len(table.inside()[1].inside()) == 90
    with pikepdf.open(path) as pdf:
        contents = read_pages(pdf)[1]
    assert len(contents) > 2
    for content in contents[1:-1]:
        assert [mark.words for mark in content.others if mark.words] == [
            "Date", "Stage", "Description", "JAR newsletter", "March 2008", "The Partnership", f"Page {contents.index(content) + 1} of {len(contents)}",
        ]  # fmt: skip
        assert all(b"/Pagination" in mark.about for mark in content.others if mark.words)


def test_a_row_of_a_table_over_two_pages_is_one(make: Make) -> None:
    path = make(f'  - table:\n      columns: [A, B]\n      rows:\n        - [one, "{WORDS * 80}"]\n')
    assert len(elements(path, "TR")) == 2
    assert text(elements(path, "TD")[0]) == (WORDS * 80).strip()


def test_a_link_over_lines_is_one_with_an_area_a_line_described_by_its_words(make: Make) -> None:
    words = "whatever anyone has written on it **in all these years** of meetings, letters, visits and reports to one body or another"
    path = make(f'  - "Read [{words}](https://example.org/jar)."\n')
    (link,) = elements(path, "Link")
    assert len(link.areas) == 2
    assert {area.contents for area in link.areas} == {words.replace("**", "")}
    assert {area.target for area in link.areas} == {"https://example.org/jar"}


def test_words_in_another_language_say_so(make: Make) -> None:
    path = make('  - "Dywedodd hi [bore **da**](lang:cy) to us."\n')
    assert [(element.language, text(element)) for element in elements(path, "Span") if element.language] == [("cy", "bore da")]


ABBREVIATIONS = "abbreviations: {JAR: Joint Area Review, APA: Annual Performance Assessment}\n"


def test_an_abbreviation_is_told_in_full_and_printed_as_typed(make: Make) -> None:
    content = '  - heading: The JAR\n  - "The JAR, not [the APA](https://example.org/JAR) or the JARs."\n'
    spans = [e for e in elements(make(content, HEAD + ABBREVIATIONS), "Span") if e.expansion]
    # the first is that of the title
    assert [(text(span), span.expansion) for span in spans] == [
        ("JAR", "Joint Area Review"), ("JAR", "Joint Area Review"), ("JAR", "Joint Area Review"), ("APA", "Annual Performance Assessment"),
    ]  # fmt: skip
    assert [text(paragraph) for paragraph in elements(make(content, HEAD + ABBREVIATIONS), "P")][-1] == "The JAR, not the APA or the JARs."
    page = make(content, HEAD + ABBREVIATIONS, "html").read_text(encoding="utf-8")
    assert '<abbr title="Joint Area Review">JAR</abbr>' in page
    assert make(content, HEAD + ABBREVIATIONS, "docx").is_file()  # its words are judged as it is made


def test_an_abbreviation_changes_no_id_and_no_title(tmp_path: Path) -> None:
    source = tmp_path / "issue.yaml"
    source.write_text(HEAD + ABBREVIATIONS + "content:\n  - in-this-issue:\n  - article: {headline: The JAR, id: jar, text: '[](#jar)'}\n")
    document, _, findings = compose(Request(source, {}))
    assert not findings
    assert document is not None
    assert document.title == "JAR newsletter"
    links = [i for b in tree.walk(document.blocks) for line in tree.lines(b) for i in tree.inlines(line) if isinstance(i, tree.Link)]
    assert {(link.target, tree.plain(link.children)) for link in links} == {("#jar", "The JAR")}


def test_a_picture_holds_its_caption_and_says_where_it_is(make: Make, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>')
    path = make("  - picture: {file: a.svg, alt: A box, caption: Black}\n  - picture: {file: a.svg, decorative: yes}\n")
    *_, figure = elements(path, "Figure")
    assert (figure.alt, [kid.type for kid in figure.inside()], text(figure)) == ("A box", ["Caption"], "Black")
    box = [float(each) for each in figure.attributes["BBox"]]
    assert figure.drawn[0][1].box == pytest.approx(box, abs=0.01)
    assert len(elements(path, "Figure")) == 2  # with the mark of the house; the decorative one is none


@pytest.mark.parametrize(
    "break_at", ["{} {}", "{} **{}**", "**{}** {}", "**{}** *{}*", "{}[ {}](https://example.org)", "[{}](lang:cy) *{}*"]
)
def test_words_that_end_a_line_stay_apart_for_two_readers(make: Make, break_at: str) -> None:
    """The break falls in each place in turn, as the words before it grow."""
    lines = [("x" * length + " " + break_at.format("end", "start") + " ") * 9 for length in range(1, 24)]
    path = make("".join(f'  - "{line.strip()}"\n' for line in lines))
    typed = [
        " ".join(line.replace("*", "").replace("[", "").replace("](https://example.org)", "").replace("](lang:cy)", "").split())
        for line in lines
    ]
    assert [text(paragraph) for paragraph in elements(path, "P")][1:] == typed
    words = " ".join(by_another_reader(path).split())
    assert words.replace("JAR newsletter March 2008", "") == "".join(typed)  # the masthead is drawn over the page, and so last


def by_another_reader(path: Path) -> str:
    """The words of all numbered marks in order, by a reader of PDFs that is not ours; nothing is guessed from where they stand."""
    document = pypdfium2.PdfDocument(path)
    words = ""
    for each in document:
        characters = each.get_textpage()
        for found in each.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
            if pdfium.FPDFPageObj_GetMarkedContentID(found.raw) >= 0:
                size = pdfium.FPDFTextObj_GetText(found.raw, characters.raw, None, 0)
                buffer = ctypes.create_string_buffer(size)
                pdfium.FPDFTextObj_GetText(found.raw, characters.raw, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
                words += buffer.raw[:-2].decode("utf-16-le")
        characters.close()
    document.close()
    return words


@pytest.mark.parametrize(("data", "written"), [(b"a\r", b"a\r\r\nendstream"), (b"a", b"a\nendstream"), (b"a\n", b"a\n\nendstream")])
def test_a_stream_whose_last_byte_is_a_carriage_return_leaves_no_doubt_of_its_length(data: bytes, written: bytes) -> None:
    """Compressed, one in 256 ends so; some readers count that byte to the end of line that follows."""
    engine.load()
    assert pydyf.Stream([data]).data.endswith(written)
