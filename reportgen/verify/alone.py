"""A finished file, opened again long after it was made: what can be checked of it without its document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from reportgen.finding import Finding, error
from reportgen.record import record
from reportgen.verify import outline as outlines
from reportgen.verify.html import nowhere, outside
from reportgen.verify.pdf_alone import alone, validity
from reportgen.verify.pdf_structure import untold
from reportgen.verify.pdf_tags import read_pages
from reportgen.verify.transcript import transcript

FORMATS = {".pdf": "pdf", ".docx": "docx", ".html": "html"}
_ENOUGH = 20  # findings of one code: who reads more of them is not helped


@record
class Read:
    """What a finished file says: its outline, what a screen reader will say of it, and what is wrong with it."""

    findings: list[Finding]
    outline: dict[str, Any]
    transcript: list[str]


def format_of(path: Path) -> str:
    """The format of a finished file, by the ending of its name."""
    return FORMATS[path.suffix.casefold()]


def read_finished(data: bytes, format: str) -> Read:
    """What a finished "pdf", "docx" or "html" says. A broken, foreign, encrypted or empty file is a finding, never an exception."""
    try:
        return _READERS[format](data)
    except RecursionError:
        return _broken("it is nested too deeply to be read")
    except Exception as fault:  # noqa: BLE001 - a foreign file can make the libraries that read it raise anything
        return _broken(f"{type(fault).__name__}: {fault}")


def _broken(why: str) -> Read:
    return Read([error("unreadable-file", f"the file cannot be read: {why}")], {}, [])


def _pdf(data: bytes) -> Read:
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        return _broken("it asks for a password, so that many screen readers may not read it either")
    except pikepdf.PdfError as fault:
        return _broken(f"it is no PDF, or a damaged one ({str(fault).rpartition('>: ')[2]})")
    with pdf:
        findings = list(validity(data))
        if pdf.is_encrypted:
            findings.append(error("pdf-encrypted", "the PDF is encrypted; reportgen makes none such"))
        if "/StructTreeRoot" not in pdf.Root or "/K" not in pdf.Root.StructTreeRoot:
            findings.append(error("pdf-tags", "the PDF has no tags: a screen reader cannot tell what is a heading, a list or a table"))
            return Read(findings, {}, [])
        top, contents = read_pages(pdf)
        outline = outlines.tag_outline(top)
        findings += [*alone(pdf, top), *untold(contents), *_of_outline("pdf", outline)]
        return Read(_few(findings), outline, transcript(top))


def _docx(data: bytes) -> Read:
    from reportgen.verify.word_rules import judged, open_word
    from reportgen.verify.word_tags import read_word

    word, findings = open_word(data)
    if word is None:
        return Read(findings, {}, [])
    top = read_word(word)
    return Read(_few([*findings, *judged(word)]), outlines.tag_outline(top), transcript(top))


def _html(data: bytes) -> Read:
    from reportgen.verify.html_tags import read_html

    page = outlines.read(data)
    findings = []
    if not page.get("lang"):
        findings.append(error("html-language", "the web page does not say in what language it is written"))
    if not (page.findtext("head/title") or "").strip():
        findings.append(error("html-title", "the web page has no title"))
    if page.find(".//main") is None:
        findings.append(error("html-landmarks", "the web page has no main part"))
    findings += [*outside(page), *nowhere(page)]
    outline = outlines.html_outline(data)
    return Read(_few([*findings, *_of_outline("html", outline)]), outline, transcript(read_html(page)))


_READERS = {"pdf": _pdf, "docx": _docx, "html": _html}


def _of_outline(format: str, outline: dict[str, Any]) -> Iterator[Finding]:
    if [level for level, _ in outline["headings"]].count(1) != 1:
        yield error(f"{format}-headings", "the file has not one heading of level 1")
    last = 0
    for level, words in outline["headings"]:
        if level > last + 1:
            yield error(f"{format}-headings", f"the heading “{words[:40]}” of level {level} follows one of level {last}")
        last = level
    for words, target in outline["links"]:
        if not words or not target:
            yield error(f"{format}-links", f"the link “{words or target}” has no {'target' if words else 'words'}")
    if not all(outline["pictures"]):
        yield error(f"{format}-alt", "a picture has no alternative text")
    for table in outline["tables"]:
        if not any(cell["header"] for row in table["rows"] for cell in row):
            first = next((cell["text"] for row in table["rows"] for cell in row if cell["text"]), "")
            yield error(f"{format}-tables", f"the table that begins with “{first[:40]}” has no headings")


def _few(findings: list[Finding]) -> list[Finding]:
    """The findings, of each code only the first ones."""
    kept: list[Finding] = []
    counts: dict[str, int] = {}
    for each in dict.fromkeys(findings):
        counts[each.code] = counts.get(each.code, 0) + 1
        if counts[each.code] <= _ENOUGH:
            kept.append(each)
    more = {code: count - _ENOUGH for code, count in counts.items() if count > _ENOUGH}
    return kept + [error(code, f"and {count} more of the same kind") for code, count in more.items()]
