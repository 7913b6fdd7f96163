"""What can be seen of a finished PDF without its document: that it passes the validator, and holds nothing that
reportgen never makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from reportgen.finding import Finding, error
from reportgen.verify.pdf_tags import Element

PROFILES = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}
_TYPES = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H1 H2 H3 H4 H5 H6 L LI Lbl LBody "  # noqa: SIM905
    "Table TR TH TD THead TBody TFoot Span Link Reference Note Figure".split()
)
_IN_LINE = {"Span", "Link", "Reference", "Note", "NonStruct", "Lbl"}
_ACTIVE = ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Threads", "/Collection")


def validity(data: bytes) -> Iterator[Finding]:
    """What the validator finds, by its rules, each told once. Raises nothing: a file that it cannot read is a finding."""
    import page

    for profile, name in PROFILES.items():
        try:
            report = page.validate_pdf_bytes(data, profile=profile)
        except page.PageError as fault:
            yield error("pdf-validity", f"the validator cannot read the file: {fault}")
            return
        for rule, message in dict.fromkeys((each.rule_id, each.message) for each in report.failures):
            yield error(rule, f"the file is not {name}: {message}")


def alone(pdf: pikepdf.Pdf, top: Element) -> Iterator[Finding]:
    """What is wrong with the tags by themselves, and what does not belong in a document of words and pictures."""
    yield from _active(pdf)
    if "/RoleMap" in pdf.Root.StructTreeRoot:
        yield error("pdf-roles", "the PDF has tags of its own that are mapped to standard ones")
    for element in top.walk():
        if element.type not in _TYPES:
            yield error("pdf-roles", f"the PDF has a tag {element.type}, which reportgen never makes")
        if element.type in ("H1", "H2", "H3", "H4", "H5", "H6", "P", "Span", "Link"):
            for kid in element.inside():
                if kid.type not in _IN_LINE and kid.type != "Figure":
                    yield error("pdf-nesting", f"the PDF has a {kid.type} within a {element.type}: “{element.text()[:40]}”")
        if element.type == "Figure" and not element.alt and element.text():
            yield error("pdf-replacement", "a picture of the PDF has words that replace it, and no alternative text")


def _active(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Scripts, forms, media, layers and whatever else may move, sound or ask for something."""
    found = [key[1:] for key in _ACTIVE if key in pdf.Root]
    for page in pdf.pages:
        found += [key[1:] for key in ("/AA", "/B", "/Dur", "/Trans") if key in page]
        for annotation in page.get("/Annots", ()):
            found += _of_annotation(annotation)
    names: Any = pdf.Root.get("/Names", Dictionary())
    found += [key[1:] for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
    for what in dict.fromkeys(found):
        yield error("pdf-active", f"the PDF holds more than words, tables, pictures and links: {what}")


def _of_annotation(annotation: Any) -> Iterator[str]:
    if annotation.get("/Subtype") != Name.Link:
        yield str(annotation.get("/Subtype", "an annotation of no kind"))[1:]
    action = annotation.get("/A", Dictionary(S=Name.URI))
    if action.get("/S") not in (Name.URI, Name.GoTo) or "/Next" in action or "/AA" in annotation:
        yield f"an action {str(action.get('/S', ''))[1:]}"
    if action.get("/IsMap", False):
        yield "a link that depends on where one clicks"
