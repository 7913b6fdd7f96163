"""Appendices, each on a new page, and the list of them."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Literal

from reportgen.document import tree
from reportgen.document.changing import rebuild
from reportgen.document.composer import Block, Composer
from reportgen.document.numbering import Run
from reportgen.model.fields import Identified, declared, optional, required
from reportgen.model.values import Content, Line


@declared
class Appendix(Block, Identified):
    """An appendix, or an annexe with numbers of its own."""

    heading: Line = required("Its title", example="Main findings of the review")
    number: Line | None = optional("Its number, where it is not simply the next one", example="Annexe A")
    numbering: Literal["none", "sections", "paragraphs"] = optional("How its paragraphs are numbered, afresh", default="none")
    text: Content = required("What stands in it")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        ids = composer.ids
        heading = composer.heading(self.heading, self.id)
        if self.number:
            number = tree.Number(self.number.letters, "given")
        else:
            figure = str(ids.count("appendices"))
            number = tree.Number(composer.words["appendix"].replace("{number}", figure), "appendices", figure=figure)
        named = tuple(replace(block, number=number) for block in heading if isinstance(block, tree.Heading))
        ids.numbers[named[0].id] = ("", number)
        run = Run(self.numbering, ids.count("annexes"))
        inner = replace(composer.inside(heading), run=run, depth=0, counted=self.numbering == "paragraphs")
        return (tree.Group("appendix", named + inner.content(self.text), place=self.place),)


@declared
class AppendixList(Block, Identified):
    """A table of all appendices."""

    short: ClassVar[str] = "heading"

    heading: Line | None = optional("The heading; the house's own where left out")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading, _ = composer.section(self.heading, self.id, "appendix-list")
        head = composer.head("appendix-list-number", "appendix-list-title")
        table = tree.Table((head,), (), 2, role="appendix-list", place=self.place)
        return (tree.Group("appendix-list", (*heading, table), place=self.place),)


def fill(blocks: tuple[tree.Block, ...], composer: Composer) -> tuple[tree.Block, ...]:
    """The blocks with every list of appendices filled."""
    if not tree.groups(blocks, "appendix-list"):
        return blocks
    found = [group.blocks[0] for group in tree.groups(blocks, "appendix")]
    rows = tuple(_row(heading) for heading in found if isinstance(heading, tree.Heading) and heading.number)

    def change(block: tree.Block) -> tree.Block:
        if isinstance(block, tree.Table) and block.role == "appendix-list":
            if not rows:
                composer.fault("nothing-to-list", "there is no appendix to list", block.place, "take the list out")
            return replace(block, body=rows)
        return block

    return rebuild(blocks, change)


def _row(heading: tree.Heading) -> tree.Row:
    reference: tuple[tree.Inline, ...] = (tree.Reference(heading.id, heading.number.referred()),) if heading.number else ()
    number = tree.Cell((tree.Paragraph(reference),), header="row")
    return tree.Row((number, tree.Cell((tree.Paragraph((tree.Link(f"#{heading.id}", tree.unlinked(heading.children)),)),))))
