"""Where the cells of a table stand in its grid."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import tree

Open = dict[int, tuple[int, tree.Cell]]
Placed = tuple[tree.Cell, int, int, str]
_NONE = tree.Cell(())


def placed(row: tree.Row, columns: int, open_cells: Open) -> Iterator[Placed]:
    """Each cell of a row with its column, the columns it spans and how it joins those above and below ("restart", "continue").
    `open_cells` holds, by its column, each cell that goes on into the rows below, and how many; it is kept up to date."""
    cells, at = iter(row.cells), 0
    while at < columns:
        if at in open_cells:
            (rows_left, cell), merge = open_cells.pop(at), "continue"
        else:
            cell = next(cells, _NONE)
            rows_left, merge = cell.down, "restart" if cell.down > 1 else ""
        if rows_left > 1:
            open_cells[at] = (rows_left - 1, cell)
        across = cell.across if at + cell.across <= columns else columns - at
        yield cell, at, across, merge
        at += across
