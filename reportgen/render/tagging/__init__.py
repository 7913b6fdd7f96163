"""The tag tree of a PDF: what a screen reader is told.

WeasyPrint 70 makes one too, but says the wrong thing in some thirty ways: it knows no language, no
scope, no artifacts, and takes the two halves of a paragraph for two. So ours is made in its stead,
from the same boxes. Three private functions are replaced, hence the version is pinned; a test fails
where their signatures change.
"""

from __future__ import annotations

from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint.layout import inline

from reportgen.render.tagging import lines
from reportgen.render.tagging.boxes import Tagger
from reportgen.render.tagging.claims import ScreenColours, claim_both, stream_data

VARIANT = "pdf/a-3a"
__all__ = ["VARIANT", "install", "write_tagged"]


def install() -> None:
    """Puts them in place; doing so again changes nothing."""
    weasyprint.pdf.add_tags = add_tags
    inline.get_next_linebox = lines.get_next_linebox
    pydyf.Stream.data = property(stream_data)


def write_tagged(document: Any, identifier: bytes, *, draft: bool = False) -> bytes:
    """The pages of a WeasyPrint document as a file that is PDF/A-3a and PDF/UA-1 at once; a draft has
    the same tags, but claims no standard."""
    for page in document.pages:  # each link its own areas, one a line: each box within it has one, too
        page.links = [link for link in page.links if _is_own(link[3])]
    if draft:
        untold: bytes = document.write_pdf(pdf_tags=True, pdf_identifier=identifier)
        return untold
    document.color_profiles["srgb"] = ScreenColours()
    data: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier, finisher=claim_both, output_intent="")
    return data


def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: Any) -> None:
    """Adds the tag tree of all pages to a PDF that is being written."""
    tagger = Tagger()
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        tagger.page(number, page, stream)
    tagger.write(pdf)


def _is_own(box: Any) -> bool:
    return (box.element.tag == "a" and "::" not in box.element_tag) or box.element.tag == "img"
