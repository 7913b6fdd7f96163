"""A short list of dates."""

from __future__ import annotations

from typing import ClassVar

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Identified, declared, optional, required
from reportgen.model.values import Line, Pairs, Prose


@declared
class Dates(Block, Identified):
    """Dates for the diary, each with what happens."""

    short: ClassVar[str] = "rows"

    heading: Line | None = optional("The heading; the house's own where left out")
    text: Prose | None = optional("A few words before them")
    rows: Pairs = required("Each date with what happens", example="- 14th May: Launch of the Plan")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading = composer.heading(self.heading, self.id, "dates")
        inner = composer.inside(heading)
        head = composer.head("dates-date", "dates-event")
        body = tuple(
            tree.Row(
                (
                    tree.Cell((tree.Paragraph((tree.Text(when.letters, when.place),), "date"),), header="row"),
                    tree.Cell((tree.Paragraph(composer.line(event)),)),
                ),
                place=when.place,
            )
            for when, event in self.rows
        )
        table = tree.Table((head,), body, 2, role="dates", place=self.place)
        return (tree.Group("dates", heading + inner.prose(self.text) + (table,), place=self.place),)
