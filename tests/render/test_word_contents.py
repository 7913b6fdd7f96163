"""The pages that a list of contents names in Word: those on which LibreOffice prints its headings."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from office import convert
from PIL import Image

from reportgen.build import Request, build
from reportgen.render.word import office
from reportgen.render.word.ooxml import qn

INPUTS = Path(__file__).parents[2] / "inputs"
HEAD = "document: report\nhouse: {}\ntitle: T\norganisation: A\nmeeting: Cabinet\ndate: 15 September 2008\ncontents: yes\ncontent:\n"
HOUSES = ["southwark", "telford-and-wrekin", "worcestershire"]
LINE = "          Here is a line of words that says nothing much, and goes on so that it fills more than a line of its page.\n\n"


def section(kind: str, heading: str, lines: int, more: str = "") -> str:
    text = f"        - |\n{LINE * lines}" if lines else ""
    return f"  - {kind}:\n      heading: {heading}\n      text:\n{text}{more}"


def report(house: str, folder: Path, sections: int) -> Path:
    """Sections of many lengths, with pictures of all sizes, a wide table, and appendices."""
    text = HEAD.format(house)
    for number in range(sections):
        size = (400 + 90 * number % 1500, 300 + 70 * number % 900)
        Image.new("L", size, 160).save(folder / f"{number}.png")
        picture = f"        - picture: {{file: {number}.png, alt: Nothing but grey, caption: Below picture {number}}}\n"
        text += section("section", f"Matter {number:04}", 3 + number % 7, picture if number % 2 else "")
        if number == sections // 2:
            rows = "".join(f"            - [Row {row}, some words]\n" for row in range(40))
            text += f"  - landscape:\n      - table:\n          columns: [A, B]\n          rows:\n{rows}"
    text += "".join(section("appendix", f"Matter {number}", 9) for number in (9001, 9002))
    source = folder / "x.yaml"
    source.write_text(text, encoding="utf-8")
    return source


def made(source: Path, folder: Path) -> Path:
    output = folder / f"{source.stem}.docx"
    result = build(Request(source, {"docx": output}))
    assert result.findings == []
    return output


def named(path: Path) -> dict[str, int]:
    """Each entry of a list of contents, with the page that it names."""
    entries = [
        p.text.split("\t") for p in docx.Document(str(path)).element.body.iter("{*}p") if p.style and p.style.startswith(("Toc", "TOC"))
    ]
    return {entry[-2]: int(entry[-1]) for entry in entries if entry[-1].isdecimal()}


def lines_of(page: pypdfium2.PdfPage) -> list[str]:
    return page.get_textpage().get_text_range().splitlines()


@pytest.mark.parametrize(("house", "sections", "least"), [*((house, 30, 10) for house in HOUSES), ("southwark", 150, 101)])
def test_each_entry_names_the_page_on_which_its_heading_is_printed(house: str, sections: int, least: int, tmp_path: Path) -> None:
    output = made(report(house, tmp_path, sections), tmp_path)
    document = pypdfium2.PdfDocument(convert(output, tmp_path / "print"))
    printed = {
        heading: number
        for number, page in enumerate(document, start=1)
        for line in lines_of(page)
        for heading in re.findall(r"Matter \d{4}$", line.strip())  # the lines of the contents end with a page
    }
    document.close()
    assert len(printed) == sections + 2
    assert max(printed.values()) >= least
    assert named(output) == printed


def test_an_entry_keeps_the_marks_of_its_heading(tmp_path: Path) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(HEAD.format("telford-and-wrekin") + "  - section: {heading: 'The *Plan* and [geiriau](lang:cy)', text: Words}\n")
    body = docx.Document(str(made(source, tmp_path))).element.body
    runs = {
        "".join(words.text for words in run.iter("{*}t")): run
        for run in next(p for p in body.iter("{*}p") if p.style in ("Toc1", "TOC1")).iter("{*}r")
    }
    assert {"1", "The ", " and "} <= set(runs)
    assert [runs["Plan"].find("{*}rPr/{*}rStyle").get(qn("w:val")), runs["geiriau"].find("{*}rPr/{*}lang").get(qn("w:val"))] == [
        "Emphasis",
        "cy",
    ]


def test_the_outline_of_a_packed_pdf_is_read_too(tmp_path: Path) -> None:
    printed = convert(made(report("southwark", tmp_path, 12), tmp_path), tmp_path / "print")
    packed = io.BytesIO()
    with pikepdf.open(printed) as pdf:
        pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"/Outlines" in printed.read_bytes()
    assert b"/Outlines" not in packed.getvalue()
    pages = office._outline(printed.read_bytes(), 14)
    assert len(pages) == 14
    assert office._outline(packed.getvalue(), 14) == pages


def test_without_libreoffice_entries_name_no_page_and_a_finding_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    output = tmp_path / "plan.docx"
    assert [finding.code for finding in build(Request(INPUTS / "plan.yaml", {"docx": output})).findings] == ["word-contents"]
    assert named(output) == {}


def test_a_libreoffice_that_wants_to_start_again_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it does where its extensions are new to it."""
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\ntest -e {tmp_path}/again && {{ : > "{tmp_path}/print/x.pdf"; exit 0; }}\n: > {tmp_path}/again\nexit 81\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    (tmp_path / "print").mkdir()
    assert convert(tmp_path / "x.docx", tmp_path / "print").is_file()


def test_the_entry_of_a_long_typed_number_stands_on_one_line(tmp_path: Path) -> None:
    source = tmp_path / "x.yaml"
    text = HEAD.format("southwark") + "  - section: {heading: Care, number: Section twenty-one, text: Words}\n"
    source.write_text(f"{text}  - section: {{heading: Health, number: 22A, text: Words}}\n", encoding="utf-8")
    document = pypdfium2.PdfDocument(convert(made(source, tmp_path), tmp_path / "print"))
    lines = lines_of(document[0])
    document.close()
    assert [line for line in lines if re.fullmatch(r"Section twenty-one Care\.+ ?1", line.strip())]
    assert [line for line in lines if re.fullmatch(r"22A\s+Health\.+ ?1", line.strip())]


def test_what_word_lists_anew_is_what_was_listed(tmp_path: Path) -> None:
    """Word looks for the paragraphs of the styles that the field names."""
    source = tmp_path / "x.yaml"
    text = (
        "  - section:\n      heading: One\n      text:\n        - heading: Below\n        - panel: {heading: In a box, text: Words}\n"
        "  - section: {heading: Given, number: 1A, text: [{section: {heading: Deeper, text: Words}}]}\n"
        "  - panel: {heading: Outside, text: [Words, {heading: Within}, More]}\n  - contacts: [{name: Ann}]\n"
        "  - appendix: {heading: Findings, text: [{heading: Found}, Words]}\n  - appendix: {heading: Map, number: Annexe M, text: Words}\n"
    )
    source.write_text(HEAD.format("telford-and-wrekin") + text, encoding="utf-8")
    document = docx.Document(str(made(source, tmp_path)))
    (code,) = [each.text for each in document.element.body.iter("{*}instrText") if "TOC" in each.text]
    styles = set(re.findall(r'[^,"]+(?=,\d)', code))
    listed = re.findall(r"PAGEREF (\S+)", "".join(each.text for each in document.element.body.iter("{*}instrText")))
    headings = [p for p in document.paragraphs if p.style.name in styles]
    assert [next(p._p.iter("{*}bookmarkStart")).values()[-1] for p in headings] == listed
    assert len(listed) == 11
