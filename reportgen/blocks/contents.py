"""The contents list of a report."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document import tree
from reportgen.document.composer import Composer

_DEEPEST = 3  # levels of heading: sections, and those below them


def heading(composer: Composer) -> tuple[tree.Block, ...]:
    """The place of the list, under its heading."""
    return (tree.Group("contents", composer.heading(None, None, "contents")),)


def fill(blocks: tuple[tree.Block, ...]) -> tuple[tree.Block, ...]:
    """The blocks with the list filled: each section, sub-section and appendix, with its page."""
    lists = [block for block in blocks if isinstance(block, tree.Group) and block.role == "contents"]
    own = {block.id for group in lists for block in group.blocks if isinstance(block, tree.Heading)}
    if not lists:
        return blocks
    found = [b for b in tree.walk(blocks) if isinstance(b, tree.Heading) and 1 < b.level <= _DEEPEST and b.id not in own]
    entries = tree.List(tuple(map(_entry, found)), "plain", role="contents")
    return tuple(replace(b, blocks=(*b.blocks, entries)) if isinstance(b, tree.Group) and b.role == "contents" else b for b in blocks)


def _entry(heading: tree.Heading) -> tree.Item:
    number: tuple[tree.Inline, ...] = (tree.Text(f"{heading.number.text} "),) if heading.number else ()
    link = tree.Link(f"#{heading.id}", (*number, *tree.unlinked(heading.children)))
    return tree.Item((tree.Paragraph((link, tree.Text(" "), tree.PageNumber(heading.id)), f"contents-{heading.level - 1}"),))
