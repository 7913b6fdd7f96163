"""A plain table: figures, totals, empty cells, headings over several columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from reportgen.blocks.grades import align_of, find_scale, graded, key_of
from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Identified, Typed, declared, many, optional, required
from reportgen.model.values import Line, Prose


@declared
class Column(Typed):
    """A column, or a heading over several."""

    short: ClassVar[str] = "heading"

    heading: Line | None = optional("The words at its head", example="Budget (£)")
    figures: bool = optional("yes where it holds figures, which are set to the right", default=False, example="yes")
    scale: Line | None = optional("The scale of the house style, where it holds grades", example="grade")
    columns: tuple[Column, ...] = many("The columns that this heading stands over")


@declared
class CellText(Typed):
    """What stands in a cell; two quotation marks with nothing between them leave it empty."""

    short: ClassVar[str] = "text"

    text: Prose = required("What stands in the cell", example="1,200")
    across: int = optional("How many columns it spans", default=1, example="2")
    down: int = optional("How many rows it spans", default=1, example="2")


@declared
class Table(Block, Identified):
    """A table with a heading to each column; the first cell of a row names the row. One of two columns needs no headings:
    both are then typed ""."""

    caption: Line | None = optional("The words above it", example="Spending by service")
    text: Prose | None = optional("A few words before it")
    columns: tuple[Column, ...] = required("The headings of its columns, in order")
    rows: tuple[tuple[Prose | CellText, ...], ...] = required("Its rows, a list of cells each", example='- ["Early years", "1,200", ""]')
    totals: tuple[tuple[Prose | CellText, ...], ...] = many("Rows of totals at its foot")
    note: Prose | None = optional("A note below it")
    key: bool = optional("no where the key to its grades stands under another table", default=True, example="no")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        leaves = tuple(_leaves(self.columns))
        caption = composer.line(self.caption)
        name = composer.name(self.id, caption)
        head = tuple(self._head(composer)) if any(each.heading and each.heading.text for each in (*leaves, *self.columns)) else ()
        body = tuple(self._body(composer, leaves))
        table = tree.Table(head, body, len(leaves), caption, id=name, place=self.place, number=composer.caption_number(name, caption))
        scales = {leaf.scale.text: find_scale(composer, leaf.scale) for leaf in leaves if leaf.scale}
        keys = tuple(key_of(composer, scale) for scale in scales.values() if self.key)
        note = (tree.Group("table-note", composer.prose(self.note), place=self.note.place),) if self.note else ()
        return (tree.Group("data", (*composer.prose(self.text), table, *keys, *note), place=self.place),)

    def _head(self, composer: Composer) -> Iterator[tree.Row]:
        depth = max((_depth(column) for column in self.columns), default=0)
        for level in range(1, depth + 1):
            cells = []
            for column, at in _at_level(self.columns, level):
                down = 1 if column.columns else depth - at + 1
                leaves = tuple(_leaves((column,)))
                align = "centre" if column.columns else "right" if column.figures else "left"
                if column.scale:
                    align = align_of(find_scale(composer, column.scale))
                cells.append(tree.Cell(composer.paragraph(column.heading), "column", align, len(leaves), down))
            yield tree.Row(tuple(cells))

    def _body(self, composer: Composer, leaves: tuple[Column, ...]) -> Iterator[tree.Row]:
        width, here_and_below = len(leaves), len(self.rows) + len(self.totals)
        open_below = [0] * width
        for role, rows in (("", self.rows), ("total", self.totals)):
            for row in rows:
                place = row[0].place if row else self.place
                cells, at = [], 0
                for cell in row:
                    while at < width and open_below[at]:
                        at += 1
                    text, across, down = (cell, 1, 1) if isinstance(cell, Prose) else (cell.text, cell.across or 1, cell.down or 1)
                    if meets := across > 1 and any(open_below[at : at + across]):
                        hint = "let it span fewer columns"
                        composer.fault("cell-overlap", "this cell meets one that spans down into its row", cell.place, hint)
                    if down > here_and_below:
                        composer.fault("row-length", "this cell spans down past the last row", cell.place, "let it span fewer rows")
                    column = leaves[min(at, width - 1)] if leaves else None
                    cells.append(_cell(composer, column, text, "row" if at == 0 else "", across, down))
                    if meets or down > 1:
                        open_below[at : at + across] = [down] * len(open_below[at : at + across])
                    at += across
                while at < width and open_below[at]:
                    at += 1
                if at != width:
                    hint = (
                        'an empty cell is typed ""'
                        if at < width
                        else 'take one out; or, a text with a comma in it stands in quotes: "1,200"'
                    )
                    composer.fault("row-length", f"this row fills {at} column{'s' * (at != 1)}; the table has {width}", place, hint)
                open_below = [max(0, rows_left - 1) for rows_left in open_below]
                here_and_below -= 1
                yield tree.Row(tuple(cells), role, place)


def _cell(composer: Composer, column: Column | None, text: Prose, header: str, across: int, down: int) -> tree.Cell:
    if column and column.scale and text.text.strip():
        made = graded(composer, find_scale(composer, column.scale), Line(text.text, text.node))
        return replace(made, header=header, across=across, down=down)
    return tree.Cell(composer.prose(text), header, "right" if column and column.figures else "left", across, down)


def _leaves(columns: tuple[Column, ...]) -> Iterator[Column]:
    for column in columns:
        if column.columns:
            yield from _leaves(column.columns)
        else:
            yield column


def _depth(column: Column) -> int:
    return 1 + max((_depth(inner) for inner in column.columns), default=0)


def _at_level(columns: tuple[Column, ...], level: int, at: int = 1) -> Iterator[tuple[Column, int]]:
    for column in columns:
        if at == level:
            yield column, at
        else:
            yield from _at_level(column.columns, level, at + 1)
