"""A banner quotation."""

from __future__ import annotations

from typing import ClassVar

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import declared, optional, required
from reportgen.model.values import Line


@declared
class Quote(Block):
    """A sentence worth setting large, with the quotation marks that are typed."""

    short: ClassVar[str] = "text"

    text: Line = required("The words", example="“Staff know every child by name”")
    source: Line | None = optional("Who said them", example="Ofsted, November 2008")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        blocks = composer.paragraph(self.text) + composer.paragraph(self.source, "source")
        return (tree.Quote(blocks, "banner", self.place),)
