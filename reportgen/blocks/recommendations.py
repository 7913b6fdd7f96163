"""Recommendations, grouped by when they are to be acted on."""

from __future__ import annotations

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Identified, Typed, declared, optional, required
from reportgen.model.values import Line, Prose


@declared
class Due(Typed):
    """The recommendations of one time."""

    when: Line = required("By when", example="For immediate action")
    items: tuple[Prose, ...] = required("The recommendations, each a text")


@declared
class Recommendations(Block, Identified):
    """What is recommended, by when."""

    heading: Line | None = optional("The heading; the house's own where left out")
    text: Prose | None = optional("A few words before them")
    groups: tuple[Due, ...] = required("The recommendations of each time: when, and items")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading = composer.heading(self.heading, self.id, "recommendations")
        inner = composer.inside(heading)
        groups = tuple(
            tree.Group(
                "due",
                (*inner.heading(due.when), _items(inner, due)),
                place=due.place,
            )
            for due in self.groups
        )
        return (tree.Group("recommendations", heading + inner.prose(self.text) + groups, place=self.place),)


def _items(composer: Composer, due: Due) -> tree.List:
    return tree.List(tuple(tree.Item(composer.inside().prose(item)) for item in due.items), place=due.place)
