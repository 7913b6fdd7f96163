"""Articles, and the texts and sub-headings within them."""

from __future__ import annotations

from typing import ClassVar

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Identified, declared, optional, required
from reportgen.model.values import Content, Line, Prose


@declared
class Text(Block):
    """Paragraphs and lists."""

    short: ClassVar[str] = "text"

    text: Prose = required("Paragraphs and lists; a backslash at the end of a line ends it there", example="The inspectors visit in June.")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        return composer.text(self.text)


@declared
class Heading(Block, Identified):
    """A sub-heading."""

    short: ClassVar[str] = "heading"

    heading: Line = required("The words of the sub-heading", example="Be healthy")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        return composer.heading(self.heading, self.id)


@declared
class Article(Block, Identified):
    """A story with its headline."""

    headline: Line = required("The headline", example="Narrowing the gap")
    stand_first: Line | None = optional("A sentence in bold before the story begins")
    text: Content = required("The story: a text, or a list of texts, headings, pictures and other blocks")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading = composer.heading(self.headline, self.id)
        first = composer.paragraph(self.stand_first, "stand-first")
        return (tree.Group("article", heading + first + composer.inside(heading).content(self.text), place=self.place),)
