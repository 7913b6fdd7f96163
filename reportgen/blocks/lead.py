"""The message that opens a newsletter, and who signs it."""

from __future__ import annotations

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Identified, Typed, declared, many, optional, required
from reportgen.model.reader import Content
from reportgen.model.values import Line


@declared
class Signatory(Typed):
    """One of those who sign."""

    name: Line = required("Who signs", example="Helen Marsh")
    post: Line | None = optional("What they are", example="Director of Children's Services")


@declared
class Lead(Block, Identified):
    """The opening message, larger than the stories."""

    headline: Line | None = optional("A headline, where the message has one")
    text: Content = required("The message")
    signed: tuple[Signatory, ...] = many("Those who sign it: a name and a post each")
    beside: Content = many("Panels that stand beside the message")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading = composer.heading(self.headline, self.id)
        message = heading + composer.inside(heading).content(self.text) + self._signed(composer)
        blocks: tuple[tree.Block, ...] = (tree.Group("message", message, place=self.place),)
        if self.beside:
            blocks += (tree.Group("beside", composer.content(self.beside), place=self.place),)
        return (tree.Group("lead", blocks, place=self.place),)

    def _signed(self, composer: Composer) -> tuple[tree.Block, ...]:
        people = tuple(
            tree.Group("signatory", composer.paragraph(who.name, "name") + composer.paragraph(who.post, "post"), place=who.place)
            for who in self.signed
        )
        return (tree.Group("signed", people, place=self.place),) if people else ()
