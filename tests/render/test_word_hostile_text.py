"""Text that breaks the files of other programs stands in a Word document to the letter, or is told once, at its place."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree
from word_judges import judge

from reportgen.build import Request, build
from reportgen.render.word.ooxml import qn

DOCUMENT = """\
document: report
house: southwark
title: @title@
organisation: @organisation@
date: 31 January 2008
classification: @front-sheet@
notes:
  1: @note@
content:
  - section:
      heading: @heading@
      id: here
      text:
        - @text@
        - "Bold **@within@** and [words](https://example.org/?a=1&b=2) and [](#here)[^1]"
        - "- @within@"
        - table:
            caption: @caption@
            columns: [@column@, Sum]
            rows: [[@cell@, "1"]]
        - picture: {file: a.svg, alt: @alternative@, caption: @below@}
"""
PLACES = ["title", "organisation", "front-sheet", "note", "heading", "text", "caption", "column", "cell", "alternative", "below"]
LONG = "a" * 1990

TO_THE_LETTER = [
    "]]>", "<![CDATA[x", "&", "&amp;", "&#0;", "&nope;", "<", "<w:t/>", "</w:p></w:body>", "<!-- x", "-->", "<?xml version?>",
    "{{ x }}", "{% x %}", "{#x#}", "{0} {x} %s %(x)s $x ${x}", "a\\b", "'\"’”", "_x0007_", "=1+1", "REF _x \\h", LONG, "e\u0301", "x\u00a0x",
]  # fmt: skip
REFUSED = [
    *(*range(9), *range(0x0B, 0x0D), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029),  # of control, ends of lines
    *(0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),  # that turn the order of reading round
    *(0x00AD, 0x200B, 0x200D, 0x2060, 0xFEFF, 0xE0041),  # invisible
    *(0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xE000, 0xFFFD),  # no letters
]


def written(folder: Path, text: bytes) -> tuple[list[tuple[str, int, int]], Path]:
    source, output = folder / "x.yaml", folder / "x.docx"
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>')
    source.write_bytes(text)
    found = [finding for finding in build(Request(source, {"docx": output})).findings if finding.is_error]
    return [(each.code, each.place.line if each.place else 0, each.place.column if each.place else 0) for each in found], output


def filled(words: dict[str, str]) -> str:
    text = DOCUMENT
    for place in PLACES:
        text = text.replace(f"@{place}@", words.get(place, '"Words"'))
    return text.replace("@within@", words.get("within", "words"))


@pytest.mark.parametrize("hostile", TO_THE_LETTER, ids=lambda text: text[:20])
def test_what_means_something_to_xml_templates_or_word_stands_to_the_letter(hostile: str, tmp_path: Path) -> None:
    marked = {place: json.dumps(f"{place} {hostile} end", ensure_ascii=False) for place in PLACES}
    within = json.dumps(hostile, ensure_ascii=False)[1:-1]
    found, output = written(tmp_path, filled({**marked, "within": within}).encode())
    assert found == []
    assert judge(output) == []
    with zipfile.ZipFile(output) as package:
        body, notes = (etree.fromstring(package.read(f"word/{name}.xml")) for name in ("document", "footnotes"))
    said = ["".join(t.text for t in p.iter(qn("w:t"))) for root in (body, notes) for p in root.iter(qn("w:p"))]
    for place in {*PLACES} - {"organisation", "alternative"}:
        assert any(f"{place} {hostile} end" in each for each in said), place
    assert f"Bold {hostile} and words and" in "\n".join(said)
    assert [p.get("descr") for p in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")] == [
        f"alternative {hostile} end"
    ]
    core = docx.Document(str(output)).core_properties
    assert (core.title, core.author) == (f"title {hostile} end"[:255], f"organisation {hostile} end"[:255])


@pytest.mark.parametrize("spelt", [chr, "\\U{:08x}".format])
def test_what_no_word_file_can_hold_or_nobody_sees_is_told_once(spelt: Callable[[int], str], tmp_path: Path) -> None:
    for code in REFUSED:
        letter = spelt(code)
        found, output = written(tmp_path, filled({"text": f'"ab{letter}cd"'}).encode())
        assert [line for _, line, _ in found] == [14], f"U+{code:04X}"
        assert not output.exists()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("letter", ["\\0", "\\x07", "\\uffff", "\\ud800"])
def test_what_no_word_file_can_hold_is_told_wherever_it_stands(place: str, letter: str, tmp_path: Path) -> None:
    text = filled({place: f'"ab{letter}cd"'})
    found, output = written(tmp_path, text.encode())
    assert [line for _, line, _ in found] == [text[: text.index(letter)].count("\n") + 1]
    assert not output.exists()


@pytest.mark.parametrize("surrogate", [b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xed\xa0\xbd\xed\xb8\x80"])
def test_a_surrogate_in_the_bytes_of_a_file_is_told_at_its_line(surrogate: bytes, tmp_path: Path) -> None:
    found, output = written(tmp_path, filled({}).encode().replace(b'- "Words"', b'- "ab' + surrogate + b'cd"'))
    assert [(code, line) for code, line, _ in found] == [("encoding", 14)]
    assert not output.exists()


def test_a_word_too_long_for_any_line_is_told_once(tmp_path: Path) -> None:
    found, output = written(tmp_path, filled({"text": LONG + "a" * 11}).encode())
    assert [(code, line) for code, line, _ in found] == [("too-long", 14)]
    assert not output.exists()
