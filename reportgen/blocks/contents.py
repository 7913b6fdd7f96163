"""The contents list of a report."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document import tree
from reportgen.document.composer import Composer
from reportgen.finding import Place

_SHORT = 20  # lines: a longer list leaves out the headings within sections


def heading(composer: Composer, place: Place) -> tuple[tree.Block, ...]:
    """Where the list will stand, under its heading; `place` is where it was asked for."""
    return (tree.Group("contents", composer.heading(None, None, "contents"), place=place),)


def fill(blocks: tuple[tree.Block, ...], composer: Composer) -> tuple[tree.Block, ...]:
    """The blocks with the list filled: each section and appendix with its page, and where the list stays
    short, the headings within them."""
    lists = [block for block in blocks if isinstance(block, tree.Group) and block.role == "contents"]
    own = {block.id for group in lists for block in group.blocks if isinstance(block, tree.Heading)}
    if not lists:
        return blocks
    found = [b for b in tree.walk(blocks) if isinstance(b, tree.Heading) and b.level in (2, 3) and b.id not in own]
    if not found:
        composer.fault("nothing-to-list", "there is no section to list", lists[0].place, "take   contents: yes   out")
    if len(found) > _SHORT:
        found = [heading for heading in found if heading.level == 2]
    entries = tree.List(tuple(map(_entry, found)), "plain", role="contents")
    return tuple(replace(b, blocks=(*b.blocks, entries)) if isinstance(b, tree.Group) and b.role == "contents" else b for b in blocks)


def _entry(heading: tree.Heading) -> tree.Item:
    number: tuple[tree.Inline, ...] = (tree.Label((tree.Text(heading.number.text),)), tree.Text(" ")) if heading.number else ()
    link = tree.Link(f"#{heading.id}", (*number, *tree.unlinked(heading.children)))
    return tree.Item((tree.Paragraph((link, tree.Text(" "), tree.PageNumber(heading.id)), f"contents-{heading.level - 1}"),))
