"""The Word document: native, in the styles of the house, saying what the PDF says."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from reportgen.build import CannotReach, Request, Result, build
from reportgen.render.word.ooxml import qn
from reportgen.style.house import TEMPLATES
from reportgen.verify.word_elements import text_of, val, w
from reportgen.verify.word_rules import Word, open_word

ROOT = Path(__file__).parents[2]
HEAD = "document: newsletter\ntitle: JAR newsletter\ndate: March 2008\ncontent:\n"

Make = Callable[[str], etree._Element]


def made(name: str, folder: Path) -> Path:
    result = build(Request(ROOT / "inputs" / f"{name}.yaml", {"docx": folder / f"{name}.docx"}, "newsletter"))
    assert [str(finding) for finding in result.findings] == []
    return result.written[0]


def from_text(text: str, folder: Path, **options: object) -> Result:
    source = folder / "issue.yaml"
    source.write_text(HEAD + text, encoding="utf-8")
    return build(Request(source, {"docx": folder / "issue.docx"}, **options))  # type: ignore[arg-type]


@pytest.fixture
def body(tmp_path: Path) -> Make:
    def write(text: str) -> etree._Element:
        result = from_text(text, tmp_path)
        assert not result.has_errors, "\n".join(map(str, result.findings))
        with zipfile.ZipFile(tmp_path / "issue.docx") as package:
            return etree.fromstring(package.read("word/document.xml"))[0]

    return write


def paragraphs(body: etree._Element) -> list[tuple[str, str]]:
    return [
        (p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")), "".join(t.text for t in p.iter(qn("w:t"))))
        for p in body.iter(qn("w:p"))
    ]


def test_headings_paragraphs_and_marks_are_styles_and_nothing_else(body: Make) -> None:
    found = body(
        "  - article:\n      headline: News\n      stand-first: First\n      text: |\n        A **bold** and *slanted* ***both*** ~~struck~~ word.\n"
    )
    assert paragraphs(found) == [
        ("Title", "JAR newsletter"),
        ("IssueDate", "March 2008"),
        ("Heading1", "News"),
        ("StandFirst", "First"),
        ("BodyText", "A bold and slanted both struck word."),
    ]
    runs = {r.find(qn("w:t")).text: r.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") for r in found.iter(qn("w:r"))}
    styles = {text: style.get(qn("w:val")) for text, style in runs.items() if style is not None}
    assert styles == {"bold": "Strong", "slanted": "Emphasis", "both": "BoldItalic", "struck": "Struck"}


def test_struck_words_stay_struck_whatever_other_marks_they_bear(body: Make, tmp_path: Path) -> None:
    body("  - 'Not ~~**a**~~ ~~*b*~~ ~~***c***~~ **d ~~e~~** [~~f~~](https://example.org/f) [**~~g~~**](https://example.org/g) ~~h~~'\n")
    word, _ = open_word((tmp_path / "issue.docx").read_bytes())
    assert word is not None
    looks = {
        text_of(run).strip(): {
            tag for tag in ("strike", "b", "i", "u") if word.styles.find(val(run, "rPr/rStyle"), f"rPr/{tag}") is not None
        }
        for run in word.stories[0].root.iter(w("r"))
    }
    assert looks["h"] == {"strike"} and looks["d"] == {"b"}
    assert (looks["a"], looks["b"], looks["c"], looks["e"]) == ({"strike", "b"}, {"strike", "i"}, {"strike", "b", "i"}, {"strike", "b"})
    assert looks["f"] == looks["g"] - {"b"} == {"strike", "u"}


def test_the_words_of_a_category_keep_every_mark(body: Make, tmp_path: Path) -> None:
    key = "JAR *event* ~~old~~ [page](https://example.org/jar) [geiriau](lang:cy)[^1]"
    body(
        f"  - timeline:\n      categories: {{JAR: '{key}'}}\n      rows: [{{date: 9 May, stage: Visit, category: JAR}}]\n  - '[^1]: A note.'\n"
    )
    word, _ = open_word((tmp_path / "issue.docx").read_bytes())
    assert word is not None
    runs = {text_of(run).strip(): run for run in word.stories[0].root.iter(w("r"))}
    for words, tag in (("event", "i"), ("old", "strike"), ("page", "u"), ("geiriau", "b")):
        style = val(runs[words], "rPr/rStyle")
        assert word.styles.find(style, f"rPr/{tag}") is not None
        assert word.styles.find(style, "rPr/shd") is not None
    assert runs["page"].getparent().tag == w("hyperlink")
    assert val(runs["geiriau"], "rPr/lang") == "cy"
    assert word.stories[0].root.find(f".//{w('footnoteReference')}") is not None


def bold(word: Word, paragraph: etree._Element, run: etree._Element) -> bool:
    """As Word shows it: of bold by the style of the paragraph and by that of the run, it takes neither (ECMA-376 Part 1, 17.7.3)."""
    found = (word.styles.find(val(at, path), "rPr/b") for at, path in ((paragraph, "pPr/pStyle"), (run, "rPr/rStyle")))
    return sum(each is not None and each.get(w("val"), "1") != "0" for each in found) == 1


def test_bold_words_stay_bold_where_all_their_paragraph_is(body: Make, tmp_path: Path) -> None:
    body(
        "  - article: {headline: '**Bold** in a *bold* headline', stand-first: '***All*** of [**it**](https://example.org/a)', text: Plain **bold**}\n"
    )
    word, _ = open_word((tmp_path / "issue.docx").read_bytes())
    assert word is not None
    found = {
        text_of(run).strip(): bold(word, paragraph, run)
        for paragraph in word.stories[0].root.iter(w("p"))
        for run in paragraph.iter(w("r"))
    }
    assert [words for words, is_bold in found.items() if not is_bold] == ["March 2008", "Plain"]
    slanted = {text_of(run): word.styles.find(val(run, "rPr/rStyle"), "rPr/i") is not None for run in word.stories[0].root.iter(w("r"))}
    assert slanted["All"] and slanted["bold"] is False


@pytest.mark.parametrize("name", ["march", "committee"])
def test_what_names_a_row_is_bold_in_ordinary_and_in_large_print(name: str, tmp_path: Path) -> None:
    names = {"march": ("17th March", "JAR briefing pack"), "committee": ("26 November 2007", "Report author")}[name]
    for large_print in (False, True):
        output = tmp_path / f"{large_print}.docx"
        assert not build(Request(ROOT / "inputs" / f"{name}.yaml", {"docx": output}, large_print=large_print)).has_errors
        word, _ = open_word(output.read_bytes())
        assert word is not None
        found = {text_of(p).rpartition(": ")[2]: p for p in word.stories[0].root.iter(w("p"))}
        for words in names if not large_print else names[:1]:
            assert all(bold(word, found[words], run) for run in found[words].iter(w("r")))
        tables = {val(table, "tblPr/tblStyle") for table in word.stories[0].root.iter(w("tbl"))}
        assert all(word.styles.find(style, "tblStylePr/rPr/b") is None for style in tables)  # the style of their headings is bold


def test_a_link_on_the_dark_ground_of_a_masthead_is_as_light_as_its_other_words(tmp_path: Path) -> None:
    assert not from_text("  - Text\n", tmp_path).has_errors
    text = (tmp_path / "issue.yaml").read_text().replace("date:", "series: See www.example.org\ndate:")
    (tmp_path / "issue.yaml").write_text(text)
    assert not build(Request(tmp_path / "issue.yaml", {"docx": tmp_path / "issue.docx"})).has_errors
    word, _ = open_word((tmp_path / "issue.docx").read_bytes())
    assert word is not None
    link = next(run for run in word.stories[0].root.iter(w("r")) if text_of(run) == "www.example.org")
    assert word.styles.find(val(link, "rPr/rStyle"), "rPr/color").get(w("val")) == "FFFFFF"
    assert word.styles.find(val(link, "rPr/rStyle"), "rPr/u") is not None


def test_lists_are_words_own_and_each_begins_at_its_number(body: Make) -> None:
    found = body("  - |\n    1. one\n    2. two\n       - inner\n\n    Text\n\n    1. again\n\n    a) letter\n")
    kinds = [style for style, _ in paragraphs(found)][2:]
    assert kinds == ["ListNumber", "ListNumber", "ListBullet2", "BodyText", "ListNumber", "ListLetter"]
    numbers = [n.get(qn("w:val")) for n in found.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_link_is_a_hyperlink_and_a_heading_a_bookmark_it_leads_to(body: Make) -> None:
    found = body('  - article: {headline: News, id: news, text: a}\n  - "See [](#news) and [words](https://example.org/a?b=1&c=2)."\n')
    anchors = [link.get(qn("w:anchor")) for link in found.iter(qn("w:hyperlink"))]
    assert anchors == ["_news", None]
    assert [b.get(qn("w:name")) for b in found.iter(qn("w:bookmarkStart"))][-1] == "_news"
    assert ("BodyText", "See News and words.") in paragraphs(found)


def test_a_table_has_a_heading_row_that_repeats_and_rows_that_do_not_split(body: Make) -> None:
    found = body(
        "  - table:\n      caption: Spending\n      columns:\n        - Service\n        - heading: Year\n          columns: [One, {heading: Two, figures: yes}]\n"
        '      rows:\n        - [{text: A, down: 2}, b, "1"]\n        - [c, ""]\n      totals:\n        - [All, "", "1"]\n'
    )
    (table,) = found.iter(qn("w:tbl"))
    rows = table.findall(qn("w:tr"))
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True, True, False, False, False]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val")) == "Spending"
    merges = [m.get(qn("w:val")) for m in table.iter(qn("w:vMerge"))]
    assert merges == ["restart", "continue", "restart", "continue"]
    assert [style for style, text in paragraphs(table) if text == "1"] == ["TableFigure", "TableTotal"]


def test_pictures_have_their_alternative_text_and_fit_the_column(body: Make, tmp_path: Path) -> None:
    (tmp_path / "wide.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4000 1000"><rect width="9" height="9"/></svg>')
    found = body("  - picture: {file: wide.svg, alt: A wide drawing, caption: Below}\n")
    extent = next(found.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"))
    properties = next(found.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"))
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (6480810, 1620202)
    assert properties.get("descr") == "A wide drawing"


def test_each_picture_has_a_number_of_its_own(body: Make, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="9" height="9"/></svg>')
    body("  - picture: {file: a.svg, alt: A drawing}\n" * 3)
    drawn = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    with zipfile.ZipFile(tmp_path / "issue.docx") as package:
        parts = [etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")]
    numbers = [each.get("id") for part in parts for each in part.iter(drawn)]
    assert len(numbers) == len(set(numbers)) == 4  # with the council's mark


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    word = made("march", tmp_path)
    core = docx.Document(str(word)).core_properties
    assert (core.title, core.language, core.created.isoformat()[:10]) == ("JAR newsletter, March 2008", "en-GB", "2008-03-01")


def test_a_word_file_that_was_edited_is_not_written_over(tmp_path: Path) -> None:
    assert from_text("  - Hello\n", tmp_path).written
    assert from_text("  - Hello again\n", tmp_path).written
    edited = docx.Document(str(tmp_path / "issue.docx"))
    edited.add_paragraph("An officer's words")
    edited.save(str(tmp_path / "issue.docx"))
    before = (tmp_path / "issue.docx").read_bytes()
    with pytest.raises(CannotReach, match="was edited since reportgen made it"):
        from_text("  - Hello\n", tmp_path)
    assert (tmp_path / "issue.docx").read_bytes() == before
    assert from_text("  - Hello\n", tmp_path, force=True).written


def test_an_edited_word_file_is_spared_however_its_ending_is_spelled(tmp_path: Path) -> None:
    (tmp_path / "issue.yaml").write_text("document: newsletter\ntitle: A\ndate: May 2008\ncontent: Hello\n")
    word = tmp_path / "Issue.DOCX"
    word.write_bytes(b"an officer's words")
    with pytest.raises(CannotReach, match="was edited since reportgen made it"):
        build(Request(tmp_path / "issue.yaml", {"docx": word}))
    assert word.read_bytes() == b"an officer's words"


def test_a_damaged_word_file_is_spared_as_an_edited_one_is(tmp_path: Path) -> None:
    assert from_text("  - Hello\n", tmp_path).written
    path = tmp_path / "issue.docx"
    with zipfile.ZipFile(path) as package:
        start = package.getinfo("word/document.xml").header_offset + 60
    data = path.read_bytes()
    path.write_bytes(data[:start] + bytes(byte ^ 0x5A for byte in data[start : start + 50]) + data[start + 50 :])
    with pytest.raises(CannotReach, match="was edited since reportgen made it"):
        from_text("  - Hello\n", tmp_path)


def house_with(tmp_path: Path, change: Callable[[Path], None]) -> str:
    house = tmp_path / "house"
    shutil.copytree(TEMPLATES / "worcestershire", house)
    change(house / "newsletter.docx")
    return f"{house}/"


def test_a_house_without_a_template_says_where_it_would_stand(tmp_path: Path) -> None:
    result = from_text("  - Hello\n", tmp_path, house=house_with(tmp_path, Path.unlink))
    assert [f.code for f in result.findings] == ["word-template"]


def test_no_part_holds_the_time_of_day(tmp_path: Path) -> None:
    word = made("march", tmp_path)
    with zipfile.ZipFile(io.BytesIO(word.read_bytes())) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
