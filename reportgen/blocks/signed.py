"""Who signs, and who wrote a report."""

from __future__ import annotations

from typing import ClassVar

from reportgen.blocks.contacts import Contact, lines_of
from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Typed, declared, optional, required
from reportgen.model.values import Line


@declared
class Signatory(Typed):
    """One of those who sign."""

    name: Line = required("Who signs", example="Helen Marsh")
    post: Line | None = optional("What they are", example="Director of Children's Services")


@declared
class Signed(Block):
    """The names at the end of a report or a message."""

    short: ClassVar[str] = "signed"

    signed: tuple[Signatory, ...] = required("Those who sign: a name and a post each")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        return signatures(composer, self.signed, self)


def signatures(composer: Composer, signed: tuple[Signatory, ...], at: Typed) -> tuple[tree.Block, ...]:
    """Those who sign, one beside the other; nothing where nobody does."""
    people = tuple(
        tree.Group("signatory", composer.paragraph(who.name, "name") + composer.paragraph(who.post, "post"), place=who.place)
        for who in signed
    )
    return (tree.Group("signed", people, place=at.place),) if people else ()


@declared
class Author(Block, Contact):
    """Who prepared a report, and how to reach them."""

    label: Line | None = optional("The words before; the house's own where left out", example="Report prepared by:")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        words = composer.line(self.label) if self.label else composer.word("author-label")
        label = tree.Paragraph(words, "author-label", self.label.place if self.label else None)
        return (tree.Group("author", (label, *lines_of(composer, self)), place=self.place),)
