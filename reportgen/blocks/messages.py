"""Key messages."""

from __future__ import annotations

from typing import ClassVar

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Identified, declared, optional, required
from reportgen.model.values import Line, Prose


@declared
class Messages(Block, Identified):
    """The points that a reader should take away."""

    short: ClassVar[str] = "items"

    heading: Line | None = optional("The heading; the house's own where left out", example="Key messages of the JAR")
    text: Prose | None = optional("A few words before them")
    items: tuple[Prose, ...] = required("The messages, each a text")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading = composer.heading(self.heading, self.id, "messages")
        inner = composer.inside(heading)
        points = tree.List(tuple(tree.Item(inner.inside().prose(item)) for item in self.items), role="messages", place=self.place)
        return (tree.Group("messages", heading + inner.prose(self.text) + (points,), place=self.place),)
