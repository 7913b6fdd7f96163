"""The list of what stands in this issue, with page numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from reportgen.document import tree
from reportgen.document.changing import rebuild
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Identified, declared, optional
from reportgen.model.values import Line


@declared
class InThisIssue(Block, Identified):
    """A box that lists every headline of the issue with its page."""

    short: ClassVar[str] = "heading"

    heading: Line | None = optional("The heading; the house's own where left out", example="In this issue")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        return (tree.Group("in-this-issue", composer.heading(self.heading, self.id, "in-this-issue"), place=self.place),)


def fill(blocks: tuple[tree.Block, ...], composer: Composer) -> tuple[tree.Block, ...]:
    """The blocks with every "in this issue" box listing the headlines (headings of level 2)."""
    boxes = {b.id for group in tree.groups(blocks, "in-this-issue") for b in group.blocks if isinstance(b, tree.Heading)}
    if not boxes:
        return blocks
    headlines = [b for b in tree.walk(blocks) if isinstance(b, tree.Heading) and b.level == 2 and b.id not in boxes]

    def change(block: tree.Block) -> tree.Block:
        if isinstance(block, tree.Group) and block.role == "in-this-issue":
            if not headlines:
                composer.fault("nothing-to-list", "there is no headline to list", block.place, "take the box out")
            items = tuple(map(_entry, headlines))  # of each list its own: what is drawn is known by what it is made from
            return replace(block, blocks=(*block.blocks, tree.List(items, "plain", role="in-this-issue")))
        return block

    return rebuild(blocks, change)


def _entry(heading: tree.Heading) -> tree.Item:
    words = (tree.Link(f"#{heading.id}", tree.unlinked(heading.children)), tree.Text(" "), tree.PageNumber(heading.id))
    return tree.Item((tree.Paragraph(words),))
