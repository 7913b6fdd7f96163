"""Pictures that those who cannot see them would miss."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.style import Style


def missing_alternatives(document: tree.Document, style: Style) -> Iterator[Finding]:
    """A picture with neither alternative text nor the word that it is decorative (WCAG 1.1.1).
    That of a logo is a key that must stand."""
    for block in tree.walk(document.blocks):
        if isinstance(block, tree.Picture) and block.role != "logo" and not block.decorative and not block.alt.strip():
            hint = "say in   alt:   what it shows; or, where it only adorns, add   decorative: yes"
            yield error("picture-without-alt", "this picture has no alternative text", block.place, hint)
