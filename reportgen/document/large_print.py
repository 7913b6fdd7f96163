"""The same document for large print: one column, and a block for each row of a table.

Guidance: "Creating clear print and large print documents" (UK Association for Accessible Formats,
G003): large print is 18 point or more throughout, and is laid out anew, not enlarged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace

from reportgen.document import tree
from reportgen.document.changing import change_inlines
from reportgen.document.grid import Open, Placed, placed
from reportgen.document.notes import numbered

POINTS = 18
"""The smallest type of large print."""

Line = tuple[tree.Inline, ...]


def large_print(document: tree.Document) -> tree.Document:
    """The document in one column, without tables, and with pages that begin where they are full."""
    blocks = numbered(tuple(_one_column(document.blocks)))  # cells stand in another order than in their table
    return replace(document, blocks=blocks, page_budget=None, large_print=True)


def _one_column(blocks: tuple[tree.Block, ...]) -> Iterator[tree.Block]:
    for block in blocks:
        match block:
            case tree.PageBreak():
                pass  # it was meant for the pages of ordinary print
            case tree.Table():
                yield from _rows(block)
            case tree.Group(role="columns" | "landscape"):
                yield from _one_column(block.blocks)
            case tree.Group(role="lead"):
                message = (each for each in block.blocks if not (isinstance(each, tree.Group) and each.role == "beside"))
                beside = (each for each in block.blocks if isinstance(each, tree.Group) and each.role == "beside")
                yield replace(block, blocks=tuple(_one_column(tuple(message))))
                for group in beside:
                    yield from _one_column(group.blocks)
            case tree.Group() | tree.Quote():
                yield replace(block, blocks=tuple(_one_column(block.blocks)))
            case _:
                yield block


def _rows(table: tree.Table) -> Iterator[tree.Block]:
    """A list with an item for each row: each cell after the name of its column, in bold."""
    number = (tree.Label((tree.Text(table.number.text),)), tree.Text(" ")) if table.number else ()
    caption = (tree.Paragraph((*number, *table.caption), "rows-caption", table.place),) if table.caption else ()
    names, open_cells = _names(table), Open()
    items = tuple(tree.Item(tuple(_row(row, placed(row, table.columns, open_cells), names))) for row in table.body)
    rows = tree.List(items, "plain", role="rows", place=table.place)
    yield tree.Group("rows-of-table", (*caption, rows), table.id, table.place)


def _row(row: tree.Row, cells: Iterable[Placed], names: list[Line]) -> Iterator[tree.Block]:
    """The cells of a row: what names the row is bold as a whole, and an empty cell has nothing to say."""
    for cell, column, across, _ in cells:
        if not cell.blocks:
            continue
        label = _joined(tuple(dict.fromkeys(names[column : column + across])), "; ")
        if label:
            label += (tree.Text(" " if tree.plain(label).endswith((":", "?")) else ": "),)
        first, rest = cell.blocks[0], cell.blocks[1:]
        if not isinstance(first, tree.Paragraph):
            first, rest = tree.Paragraph((), place=row.place), cell.blocks
        if cell.header or row.role == "total":
            line: Line = (tree.Marked("strong", label + first.children),)
        else:
            line = (*((tree.Marked("strong", label),) if label else ()), *first.children)
        yield replace(first, children=line, role="row-title" if cell.header else "")
        yield from _one_column(deepcopy(rest))  # a cell over several rows is said in each, and no block stands twice in a tree


def _names(table: tree.Table) -> list[Line]:
    """What stands over each column; where headings stand over one another, from the top down."""
    over: list[dict[int, Line]] = [{} for _ in range(table.columns)]
    open_cells = Open()
    for row in table.head:
        for cell, column, across, _ in placed(row, table.columns, open_cells):
            line = change_inlines(tuple(inline for line in tree.all_lines(cell.blocks) for inline in line), _on_one_line)
            for at in range(column, column + across):
                over[at][id(cell)] = line
    return [_joined(tuple(lines.values()), ", ") for lines in over]


def _on_one_line(inline: tree.Inline) -> tree.Inline:
    return tree.Text(inline.text) if isinstance(inline, tree.Break) else inline


def _joined(lines: tuple[Line, ...], between: str) -> Line:
    joined: Line = ()
    for line in lines:
        if line:
            joined += ((tree.Text(between),) if joined else ()) + line
    return joined
