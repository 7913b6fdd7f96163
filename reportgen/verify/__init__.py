"""Opening the finished file again, and comparing it with what was to be said."""

from __future__ import annotations

import sys
from dataclasses import replace

from reportgen.document import tree
from reportgen.later import imported_later, of_these_alone
from reportgen.render import Rendered

_UNUSED_MODELS = ("_content_stream", "actions", "ctm", "encryption", "image", "metadata", "outlines")
_UNUSED_PARTS = ("_content_scopes", "_page_copy", "jobs", "models", "sanitize", *(f"models.{name}" for name in _UNUSED_MODELS))
_UNUSED_BY_PIKEPDF = (*(f"pikepdf.{name}" for name in _UNUSED_PARTS), "mimetypes", "secrets", "subprocess")

_PYTHONS = {"cpython": "CPython", "pypy": "PyPy"}


def verify_pdf(rendered: Rendered, document: tree.Document) -> Rendered:
    """The same PDF, with what is wrong with it among its findings."""
    python = of_these_alone("pikepdf", "platform", python_implementation=lambda: _PYTHONS.get(sys.implementation.name, ""))
    with imported_later("pikepdf", _UNUSED_BY_PIKEPDF), python:
        from reportgen.verify import pdf

    return _of_draft(pdf.verify_pdf(rendered, document), rendered, document)


def verify_word(rendered: Rendered, document: tree.Document) -> Rendered:
    """The same Word file, with what is wrong with it among its findings."""
    from reportgen.verify import word

    return _of_draft(word.verify_word(rendered, document), rendered, document)


def verify_html(rendered: Rendered, document: tree.Document) -> Rendered:
    """The same web page, with what is wrong with it among its findings."""
    from reportgen.verify import html

    return _of_draft(html.verify_html(rendered, document), rendered, document)


def _of_draft(verified: Rendered, rendered: Rendered, document: tree.Document) -> Rendered:
    """A draft is held to its words alone: what else its file lacks, the lints have told of the document."""
    if not document.draft:
        return verified
    found = verified.findings[len(rendered.findings) :]
    return replace(verified, findings=rendered.findings + tuple(f for f in found if f.code.endswith("-words")))
