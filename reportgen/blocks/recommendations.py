"""Recommendations, grouped by when they are to be acted on."""

from __future__ import annotations

from typing import ClassVar

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.document.numbering import Run
from reportgen.model.fields import Identified, Typed, declared, many, optional, required
from reportgen.model.values import Line, Prose


@declared
class Due(Typed):
    """The recommendations of one time."""

    when: Line = required("By when", example="For immediate action")
    items: tuple[Prose, ...] = required("The recommendations, each a text")


@declared
class Recommendation(Identified):
    """A single recommendation."""

    short: ClassVar[str] = "text"

    number: Line | None = optional("Its number, where it is not simply the next one", example="R2024-057")
    text: Prose = required("What is recommended; a) and b) begin its parts")


@declared
class Recommendations(Block, Identified):
    """What is recommended: in groups by when it is to be done, or one after the other with a number each, which is of the
    same run as those of paragraphs where paragraphs are numbered from first to last."""

    short: ClassVar[str] = "items"

    heading: Line | None = optional("The heading; the house's own where left out")
    text: Prose | None = optional("A few words before them")
    groups: tuple[Due, ...] = many("The recommendations of each time: when, and items")
    items: tuple[Recommendation, ...] = many("The recommendations, each with its own number")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading, section = composer.section(self.heading, self.id, "recommendations")
        inner = composer.inside(heading)
        if not self.groups and not self.items:
            composer.fault("missing-key", "these recommendations have no items", self.place, "give them   items:   or   groups:")
        groups = tuple(
            tree.Group(
                "due",
                (*inner.heading(due.when), _items(inner, due)),
                place=due.place,
            )
            for due in self.groups
        )
        run = section.run
        if run.scheme != "paragraphs":
            run = Run("recommendations", composer.ids.count("recommendations") - 1)
        items = tuple(block for item in self.items for block in _numbered(inner, item, run))
        before = (inner.prose(self.text) if items and run is section.run else section.text(self.text)) if self.text else ()
        return (tree.Group("recommendations", heading + before + groups + items, place=self.place),)


def _numbered(composer: Composer, item: Recommendation, run: Run) -> tuple[tree.Block, ...]:
    number = tree.Number(item.number.letters, "given") if item.number else run.next(0)
    return composer.numbered(item.text, item.id, number, "recommendation-reference")


def _items(composer: Composer, due: Due) -> tree.List:
    return tree.List(tuple(tree.Item(composer.inside().prose(item)) for item in due.items), place=due.place)
