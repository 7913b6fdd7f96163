"""A timeline: what happens when, told apart by category."""

from __future__ import annotations

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.finding import did_you_mean
from reportgen.model.fields import Identified, Typed, declared, optional, required
from reportgen.model.values import Line, Pairs, Prose, When


@declared
class Event(Typed):
    """A row of the timeline."""

    date: When = required("When, in any words", example="9th – 11th June")
    stage: Line = required("What it is, in a few words", example="JAR analysis week")
    category: Line | None = optional("Which of the timeline's categories it belongs to", example="JAR")
    description: Prose | None = optional("What happens")


@declared
class Headings(Typed):
    """Other words for the headings of the columns."""

    date: Line | None = optional("Instead of Date", example="Date (2008)")
    category: Line | None = optional("Instead of Event")
    stage: Line | None = optional("Instead of Stage")
    description: Line | None = optional("Instead of Description")


@declared
class Timeline(Block, Identified):
    """Dates with their stage, category and description, in the order they are typed."""

    heading: Line | None = optional("The heading above it", example="Key dates")
    text: Prose | None = optional("A few words before it")
    categories: Pairs | None = optional("The short name of each category with its words for the key", example="JAR: JAR event")
    headings: Headings | None = optional("Other words for the headings of its columns")
    rows: tuple[Event, ...] = required("The events: date, stage, category and description of each")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading = composer.heading(self.heading, self.id)
        inner = composer.inside(heading)
        marks = {name: f"category-{number}" for number, name in enumerate(composer.once(self.categories), start=1)}
        blocks = heading + inner.prose(self.text) + self._key(inner, marks) + (self._table(inner, marks),)
        return (tree.Group("timeline", blocks, composer.group_id(self.id, heading), self.place),)

    def _key(self, composer: Composer, marks: dict[str, str]) -> tuple[tree.Block, ...]:
        if not self.categories:
            return ()
        if len(self.categories) > composer.categories:
            one_too_many = self.categories[composer.categories][0]
            message = f"the house style tells {composer.categories} categories apart; this is one more"
            composer.fault("too-many-categories", message, one_too_many.place, "put two of them together")
        items = tuple(
            tree.Item((tree.Paragraph((tree.Badge(marks[name.letters], composer.line(words)),), place=words.place),))
            for name, words in self.categories
        )
        label = tree.Paragraph(composer.word("key"), "key-label")
        return (tree.Group("key", (label, tree.List(items, "plain", role="key"))),)

    def _table(self, composer: Composer, marks: dict[str, str]) -> tree.Table:
        wanted = {
            "date": True,
            "category": bool(marks or (self.headings and self.headings.category)),
            "stage": True,
            "description": any(event.description for event in self.rows) or bool(self.headings and self.headings.description),
        }
        shown = [name for name, is_wanted in wanted.items() if is_wanted]
        head = tree.Row(tuple(composer.column(f"timeline-{name}", getattr(self.headings, name, None)) for name in shown))
        body = tuple(self._row(composer, event, shown, marks) for event in self.rows)
        return tree.Table((head,), body, len(shown), role="timeline", place=self.place)

    def _row(self, composer: Composer, event: Event, shown: list[str], marks: dict[str, str]) -> tree.Row:
        mark = self._mark(composer, event, marks)
        badge = (tree.Badge(mark, composer.line(event.category)),) if mark else composer.line(event.category)
        date = tree.Text(event.date.text, event.date.place)
        cells = {
            "date": tree.Cell((tree.Paragraph((date,), "date"),), header="row"),
            "category": tree.Cell((tree.Paragraph(badge),) if badge else ()),
            "stage": tree.Cell((tree.Paragraph(composer.line(event.stage), "stage"),)),
            "description": tree.Cell(composer.prose(event.description)),
        }
        return tree.Row(tuple(cells[name] for name in shown), role=mark, place=event.place)

    def _mark(self, composer: Composer, event: Event, marks: dict[str, str]) -> str:
        if event.category is None:
            return ""
        if event.category.letters not in marks:
            hint = did_you_mean(event.category.text, marks) or "give it a line under   categories:"
            composer.fault("unknown-category", f'"{event.category.text}" is no category of this timeline', event.category.place, hint)
        return marks.get(event.category.letters, "")
