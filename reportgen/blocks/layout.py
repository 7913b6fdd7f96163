"""Where blocks stand on the page: columns, panels, pages."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Literal

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.document.numbering import Run
from reportgen.model.fields import Identified, declared, optional, required
from reportgen.model.values import Content, Line


@declared
class Columns(Block):
    """Blocks set in two columns that end together, read down the first and then the second."""

    short: ClassVar[str] = "blocks"

    blocks: Content = required("What stands in the columns, in the order it is read")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        blocks = composer.content(self.blocks)
        for inner in tree.walk(blocks):
            if isinstance(inner, tree.PageBreak) or (isinstance(inner, tree.Group) and inner.role in ("landscape", "appendix")):
                hint = "end these columns before it, and begin others after it"
                composer.fault("page-in-columns", "a page cannot begin within columns", inner.place, hint)
        return (tree.Group("columns", blocks, place=self.place),)


@declared
class Landscape(Block):
    """Blocks that stand on pages turned on their side, such as a wide table."""

    short: ClassVar[str] = "blocks"

    blocks: Content = required("What stands on the turned pages")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        return (tree.Group("landscape", composer.content(self.blocks), place=self.place),)


@declared
class Panel(Block, Identified):
    """A tinted box."""

    short: ClassVar[str] = "text"

    heading: Line | None = optional("The heading of the box", example="Find out more")
    text: Content = required("What stands in the box")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading = composer.heading(self.heading, self.id)
        aside = replace(composer.inside(heading), run=Run("none"))  # what stands in a box is outside the run of the report
        blocks = heading + aside.content(self.text)
        return (tree.Group("panel", blocks, composer.group_id(self.id, heading), self.place),)


@declared
class Page(Block):
    """What follows begins a page: the next one, or the back of the sheet."""

    short: ClassVar[str] = "page"

    page: Literal["next", "back"] = required("next: a new page; back: the back of the sheet", example="back")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        return (tree.PageBreak(self.page, self.place),)
