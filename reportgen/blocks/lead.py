"""The message that opens a newsletter, and who signs it."""

from __future__ import annotations

from typing import ClassVar

from reportgen.blocks.signed import Signatory, signatures
from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Identified, declared, many, optional, required
from reportgen.model.values import Content, Line


@declared
class Lead(Block, Identified):
    """The opening message, larger than the stories."""

    short: ClassVar[str] = "text"

    headline: Line | None = optional("A headline, where the message has one")
    text: Content = required("The message")
    signed: tuple[Signatory, ...] = many("Those who sign it: a name and a post each")
    beside: Content = many("Panels that stand beside the message")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading = composer.heading(self.headline, self.id)
        message = heading + composer.inside(heading).content(self.text) + signatures(composer, self.signed, self)
        blocks: tuple[tree.Block, ...] = (tree.Group("message", message, place=self.place),)
        if self.beside:
            blocks += (tree.Group("beside", composer.content(self.beside), place=self.place),)
        return (tree.Group("lead", blocks, composer.group_id(self.id, heading), self.place),)
