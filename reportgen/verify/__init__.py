"""Opening the finished file again, and comparing it with what was to be said."""

from __future__ import annotations

from reportgen.document import tree
from reportgen.render import Rendered


def verify_pdf(rendered: Rendered, document: tree.Document) -> Rendered:
    """The same PDF, with what is wrong with it among its findings."""
    from reportgen.verify import pdf

    return pdf.verify_pdf(rendered, document)


def verify_word(rendered: Rendered, document: tree.Document) -> Rendered:
    """The same Word file, with what is wrong with it among its findings."""
    from reportgen.verify import word

    return word.verify_word(rendered, document)


def verify_html(rendered: Rendered, document: tree.Document) -> Rendered:
    """The same web page, with what is wrong with it among its findings."""
    from reportgen.verify import html

    return html.verify_html(rendered, document)
