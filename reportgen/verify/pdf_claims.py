"""What a PDF says of itself: language, title, and that it is both PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

import pikepdf
from pikepdf import Dictionary

from reportgen.document import tree
from reportgen.finding import Finding, error

_CLAIMS = {
    "{http://www.aiim.org/pdfa/ns/id/}part": "3",
    "{http://www.aiim.org/pdfa/ns/id/}conformance": "A",
    "{http://www.aiim.org/pdfua/ns/id/}part": "1",
}
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def check(pdf: pikepdf.Pdf, document: tree.Document) -> Iterator[Finding]:
    """What it does not say, or says wrongly."""
    if str(pdf.Root.get("/Lang", "")) != document.language:
        yield error("pdf-language", f"the PDF does not say that it is in the language {document.language}")
    title = str(pdf.docinfo.get("/Title", ""))
    if not title.startswith(document.title):
        yield error("pdf-title", "the PDF does not bear the title of the document")
    elif not pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield error("pdf-title", "the PDF would be shown under the name of its file, not under its title")
    if not pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield error("pdf-claims", "the PDF does not say that it is tagged")
    if any(page.get("/Tabs") != "/S" for page in pdf.pages):
        yield error("pdf-claims", "the tab key does not follow the tags on a page of the PDF")
    packet = pdf.Root.get("/Metadata")
    if packet is None or "/Filter" in packet:
        yield error("pdf-claims", "the PDF has no metadata that can be read without opening it")
        return
    claims = dict(_claims(packet.read_bytes()))
    missing = [name for name, value in _CLAIMS.items() if claims.get(name) != value]
    if missing:
        yield error("pdf-claims", f"the PDF does not say that it is PDF/A-3a and PDF/UA-1: {', '.join(missing)}")
    if title.startswith(document.title) and claims.get(_TITLE, "") != title:
        yield error("pdf-title", "the metadata of the PDF bear another title")


def _claims(packet: bytes) -> Iterator[tuple[str, str]]:
    """Each property of an XMP packet, whether it is written as an attribute or as an element."""
    try:
        root = ElementTree.fromstring(packet)
    except ElementTree.ParseError:
        return
    for described in root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"):
        yield from described.attrib.items()
        for each in described:
            yield each.tag, "".join(each.itertext()).strip()
