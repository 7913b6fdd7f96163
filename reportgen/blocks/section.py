"""Sections of a report, and paragraphs that have something of their own."""

from __future__ import annotations

from typing import ClassVar

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Identified, declared, many, optional, required
from reportgen.model.values import Content, Line, Prose


@declared
class Section(Block, Identified):
    """A section with its heading; its paragraphs are numbered as the report says."""

    heading: Line = required("The heading", example="Background")
    number: Line | None = optional("Its number, where it is not simply the next one", example="5A")
    text: Content = required("What stands in it: a text, or a list of texts, headings, sections and other blocks")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading, inner = composer.section(self.heading, self.id, given=self.number)
        return (tree.Group("section", heading + inner.content(self.text), place=self.place),)


@declared
class Paragraph(Block, Identified):
    """A numbered paragraph that is referred to, has a number of its own, or holds several paragraphs."""

    short: ClassVar[str] = "text"

    number: Line | None = optional("Its number, where it is not simply the next one", example="5A")
    text: Prose = required("Its text; only the first paragraph has the number")
    paragraphs: tuple[Prose, ...] = many("The numbered paragraphs one level below it, each a text")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        number = tree.Number(self.number.letters, "given") if self.number else composer.next_number()
        blocks = composer.numbered(self.text, self.id, number, "paragraph-reference")
        below = composer.below(self.number.letters if self.number else "")
        return blocks + tuple(block for text in self.paragraphs for block in below.text(text))
