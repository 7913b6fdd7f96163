"""Which headers a data cell of a table has, where cells span rows and columns."""

from __future__ import annotations

from collections.abc import Iterator

import pydyf

from reportgen.record import record
from reportgen.render.tagging.elements import Element


@record
class Placed:
    """A cell with the rows and the columns of the grid that it fills."""

    cell: Element
    rows: range
    columns: range


def place(table: Element) -> list[Placed]:
    """The cells of a table on its grid, row by row."""
    filled: set[tuple[int, int]] = set()
    placed = []
    for at, row in enumerate(_rows(table)):
        column = 0
        for cell in row.kids:
            if isinstance(cell, Element):
                while (at, column) in filled:
                    column += 1
                found = Placed(cell, range(at, at + cell.down), range(column, column + cell.across))
                filled.update((r, c) for r in found.rows for c in found.columns)
                placed.append(found)
                column = found.columns.stop
    return placed


def relate(table: Element, number: int) -> None:
    """Names each header cell, and gives each data cell the names of its own: the row headers of its
    rows, then the column headers above it. A header without words is none."""
    placed = place(table)
    headers = [each for each in placed if each.cell.type == "TH"]
    for each in headers:
        each.cell.about["ID"] = pydyf.String(f"t{number:04}r{each.rows.start:05}c{each.columns.start:03}")
    of_rows: dict[int, list[Placed]] = {}
    of_columns: dict[int, list[Placed]] = {}
    for each in headers:
        if not each.cell.kids:
            continue
        scope = each.cell.attributes["Table"]["Scope"]
        for index in each.rows if scope == "/Row" else each.columns:
            (of_rows if scope == "/Row" else of_columns).setdefault(index, []).append(each)
    for each in placed:
        if each.cell.type == "TD":
            rows = [header for row in each.rows for header in of_rows.get(row, ())]
            columns = [h for column in each.columns for h in of_columns.get(column, ()) if h.rows.start < each.rows.start]
            names = dict.fromkeys(header.cell.about["ID"] for header in (*rows, *columns))
            if names:
                each.cell.has("Table", Headers=pydyf.Array(names))


def _rows(element: Element) -> Iterator[Element]:
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid.type == "TR":
                yield kid
            elif kid.type in ("THead", "TBody", "TFoot"):
                yield from _rows(kid)
