"""Grades on the scale of the house: word, colour and gauge, with a key."""

from __future__ import annotations

from reportgen.document import tree
from reportgen.document.composer import Block, Composer, Scale
from reportgen.finding import did_you_mean
from reportgen.model.fields import Identified, Typed, declared, optional, required
from reportgen.model.reader import Pairs
from reportgen.model.values import Line, Prose


@declared
class Headings(Typed):
    """Other words for the headings of the columns."""

    area: Line | None = optional("Instead of Area", example="Aspect")
    grade: Line | None = optional("Instead of Grade", example="Judgement")


@declared
class Grades(Block, Identified):
    """A table of areas with the grade of each."""

    heading: Line | None = optional("The heading above it", example="Grades for the JAR")
    text: Prose | None = optional("A few words before it")
    scale: Line | None = optional("Which scale of the house style; the first where left out")
    headings: Headings | None = optional("Other words for the headings of its columns")
    rows: Pairs = required("Each area with its grade", example="Safeguarding: Good")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        scale = self._scale(composer)
        heading = composer.heading(self.heading, self.id)
        inner = composer.inside(heading)
        head = tree.Row((self._heading(inner, "area"), self._heading(inner, "grade")))
        body = tuple(self._row(inner, scale, area, grade) for area, grade in self.rows)
        table = tree.Table((head,), body, 2, role="grades", place=self.place)
        return (tree.Group("grades", heading + inner.prose(self.text) + (table, self._key(inner, scale)), place=self.place),)

    def _scale(self, composer: Composer) -> Scale:
        first = next(iter(composer.scales.values()))
        if self.scale is None:
            return first
        if self.scale.text not in composer.scales:
            hint = did_you_mean(self.scale.text, composer.scales) or f"known: {', '.join(composer.scales)}"
            composer.fault("unknown-scale", f'the house style has no scale "{self.scale.text}"', self.scale.place, hint)
        return composer.scales.get(self.scale.text, first)

    def _heading(self, composer: Composer, name: str) -> tree.Cell:
        own = getattr(self.headings, name) if self.headings else None
        words = composer.line(own) if own else composer.word(f"grades-{name}")
        return tree.Cell((tree.Paragraph(words),), header="column")

    def _row(self, composer: Composer, scale: Scale, area: Line, grade: Line) -> tree.Row:
        mark = scale.mark(grade.text)
        if mark is None and grade.text:
            hint = did_you_mean(grade.text, scale.words) or f"its grades: {', '.join(scale.words)}"
            composer.fault("unknown-grade", f'"{grade.text}" is no grade of the scale "{scale.name}"', grade.place, hint)
        badge = tree.Badge(mark or "", composer.line(grade))
        cells = (
            tree.Cell((tree.Paragraph(composer.line(area), place=area.place),), header="row"),
            tree.Cell((tree.Paragraph((badge,), place=grade.place),)),
        )
        return tree.Row(cells, place=area.place)

    def _key(self, composer: Composer, scale: Scale) -> tree.Block:
        items = tuple(
            tree.Item((tree.Paragraph((tree.Badge(f"{scale.name}-{number}", (tree.Text(word),)),)),))
            for number, word in enumerate(scale.words, start=1)
        )
        label = tree.Paragraph(composer.word("grades-key"), "key-label")
        return tree.Group("key", (label, tree.List(items, "plain", role="key")))
