"""Links whose words say nothing when heard alone."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.style import Style

_VAGUE = {"click here", "here", "this", "this link", "link", "more", "read more", "find out more", "see more", "details"}


def vague_links(document: tree.Document, style: Style) -> Iterator[Finding]:
    """Link words such as "click here" (GDS, Publishing accessible documents; WCAG 2.4.4)."""
    for block in tree.walk(document.blocks):
        for line in tree.lines(block):
            for inline in tree.inlines(line):
                if isinstance(inline, tree.Link) and " ".join(tree.plain(inline.children).casefold().split()).strip(".…>» ") in _VAGUE:
                    words = tree.plain(inline.children)
                    yield error("vague-link", f"“{words}” does not say where the link leads", inline.place, "name what stands there")
