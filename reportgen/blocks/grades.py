"""Grades on the scale of the house: word, colour and gauge, with a key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.document import tree
from reportgen.document.composer import Block, Composer, Scale
from reportgen.finding import did_you_mean
from reportgen.model.fields import Identified, Typed, declared, optional, required
from reportgen.model.values import Groups, Line, Prose


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
    rows: Groups = required("Each area with its grade, or a group with the areas in it", example="Safeguarding: Good")

    key: bool = optional("no where the key stands under another table", default=True, example="no")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        scale = find_scale(composer, self.scale)
        heading = composer.heading(self.heading, self.id)
        inner = composer.inside(heading)
        area, grade = (inner.column(f"grades-{name}", getattr(self.headings, name, None)) for name in ("area", "grade"))
        head = tree.Row((area, replace(grade, align=align_of(scale))))
        body = tuple(self._rows(inner, scale, self.rows))
        table = tree.Table((head,), body, 2, role="grades", place=self.place)
        keys = (key_of(inner, scale),) if self.key else ()
        blocks = heading + inner.prose(self.text) + (table, *keys)
        return (tree.Group("grades", blocks, composer.group_id(self.id, heading), self.place),)

    def _rows(self, composer: Composer, scale: Scale, rows: Groups, role: str = "") -> Iterator[tree.Row]:
        for area, grade in rows:
            name = tree.Cell((tree.Paragraph(composer.line(area), place=area.place),), header="row")
            if isinstance(grade, Line):
                yield tree.Row((name, graded(composer, scale, grade)), role, area.place)
            else:
                yield tree.Row((name, tree.Cell(())), "group", area.place)
                yield from self._rows(composer, scale, grade, "indented")


def find_scale(composer: Composer, name: Line | None) -> Scale:
    """The scale of the house that is named, else its first."""
    first = next(iter(composer.scales.values()))
    if name is not None and name.text not in composer.scales:
        hint = did_you_mean(name.text, composer.scales) or f"known: {', '.join(composer.scales)}"
        composer.fault("unknown-scale", f'the house style has no scale "{name.text}"', name.place, hint)
    return composer.scales.get(name.text, first) if name else first


def graded(composer: Composer, scale: Scale, grade: Line) -> tree.Cell:
    """A cell with a grade."""
    mark = scale.mark(grade.text)
    if mark is None and grade.text:
        hint = did_you_mean(grade.text, scale.marks) or f"its grades: {', '.join(scale.marks)}"
        composer.fault("unknown-grade", f'"{grade.text}" is no grade of the scale "{scale.name}"', grade.place, hint)
    badge = tree.Badge(mark or "", composer.line(grade))
    return tree.Cell((tree.Paragraph((badge,), place=grade.place),), align=align_of(scale))


def align_of(scale: Scale) -> str:
    """How a column of grades is set: words to the left, numbers in the middle."""
    return "centre" if scale.meanings else "left"


def key_of(composer: Composer, scale: Scale) -> tree.Block:
    """The grades of a scale in order, each as it is drawn, with what a number means."""
    items = []
    for word, mark in scale.marks.items():
        meaning: tuple[tree.Inline, ...] = (tree.Text(f": {scale.meanings[word]}"),) if word in scale.meanings else ()
        items.append(tree.Item((tree.Paragraph((tree.Badge(mark, (tree.Text(word),)), *meaning)),)))
    label = tree.Paragraph(composer.word("grades-key"), "key-label")
    return tree.Group("key", (label, tree.List(tuple(items), "plain", role="key")))
