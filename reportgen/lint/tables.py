"""Tables that can be followed cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import tree
from reportgen.lint.reading import Reading
from reportgen.lint.rule import Hit


def without_headers(reading: Reading) -> Iterator[Hit]:
    """A table of which no column has a heading, but one whose rows are a name and what belongs to it (WCAG technique H63)."""
    for table in reading.of(tree.Table):
        is_headed = any(_words(cell) for row in table.head for cell in row.cells)
        if table.columns and not is_headed and not _names_its_rows(table):  # without columns it could not be read
            yield Hit("", "no column of this table has a heading", table.place, "name each under   columns:")


def empty_header(reading: Reading) -> Iterator[Hit]:
    """A column without a heading, but for the first, whose cells name the rows."""
    for table in reading.of(tree.Table):
        for row in table.head:
            for number, cell in enumerate(row.cells):
                if number and not _words(cell) and any(_words(other) for other in row.cells):
                    yield Hit("", f"column {number + 1} of this table has no heading", table.place, "name it under   columns:")


def empty_cell(reading: Reading) -> Iterator[Hit]:
    """A cell that leaves it open whether there is nothing or nothing is known."""
    for table in reading.of(tree.Table):
        for row in table.body:
            for cell in row.cells:
                if not _words(cell):
                    yield Hit("", "a cell of this row is empty", row.place or table.place, 'say "none", "not known" or "–"')


def merged_cells(reading: Reading) -> Iterator[Hit]:
    """A cell over several rows or columns, which screen readers tell badly."""
    for table in reading.of(tree.Table):
        for row in (*table.head, *table.body):
            for cell in row.cells:
                if cell.across > 1 or cell.down > 1:
                    place = next((text.place for text in _texts(cell) if text.place), row.place or table.place)
                    yield Hit(_words(cell), "this cell spans several rows or columns", place, "two simple tables are easier to follow")


def single_column(reading: Reading) -> Iterator[Hit]:
    """A table of one column, which is a list."""
    for table in reading.of(tree.Table):
        if table.columns == 1:
            yield Hit("", "this table has one column", table.place, "make it a list")


def _names_its_rows(table: tree.Table) -> bool:
    rows = [row.cells for row in table.body if row.cells]
    spans = any(cell.across > 1 or cell.down > 1 for row in rows for cell in row)
    return table.columns == 2 and not spans and all(_words(row[0]) for row in rows)


def _texts(cell: tree.Cell) -> Iterator[tree.Text]:
    return (inline for line in tree.all_lines(cell.blocks) for inline in tree.inlines(line) if isinstance(inline, tree.Text))


def _words(cell: tree.Cell) -> str:
    return "".join(text.text for text in _texts(cell)).strip() or (
        "a picture" if any(isinstance(b, tree.Picture) for b in cell.blocks) else ""
    )
