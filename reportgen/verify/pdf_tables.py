"""Are the tables of a PDF those of the document? Rows, spans, headings, and which of them each cell has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.verify.pdf_tags import Element

Spot = tuple[int, int]


@dataclass(slots=True, repr=False)
class Cell:
    """A cell, wherever it is read from: `at` is its row and column, `headers` those of its headers."""

    at: Spot
    down: int
    across: int
    header: str
    words: str
    headers: set[Spot]

    @property
    def rows(self) -> range:
        """Those that it fills."""
        return range(self.at[0], self.at[0] + self.down)

    @property
    def columns(self) -> range:
        """Those that it fills."""
        return range(self.at[1], self.at[1] + self.across)


def check(top: Element, document: tree.Document) -> Iterator[Finding]:
    """Each table that is not as in the document."""
    found = [element for element in top.walk() if element.type == "Table"]
    wanted = [block for block in document.every if isinstance(block, tree.Table)]
    if len(found) != len(wanted):
        yield error("pdf-tables", f"the PDF has {len(found)} tables, not {len(wanted)}")
        return
    for element, table in zip(found, wanted, strict=True):
        difference = _difference(element, table)
        if difference:
            yield error("pdf-tables", f"a table of the PDF is not as in the document: {difference}", table.place)


def cells_of(table: tree.Table) -> list[Cell]:
    """The cells of a table of the document, with the headers that each data cell has: those of its
    columns that stand in heading rows, and those of its rows."""
    cells = _placed([[(c.down, c.across, c.header, _words(c)) for c in row.cells] for row in (*table.head, *table.body)])
    of_rows: dict[int, list[Cell]] = {}
    of_columns: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.header and cell.words:
            for index in cell.rows if cell.header == "row" else cell.columns:
                (of_rows if cell.header == "row" else of_columns).setdefault(index, []).append(cell)
    for cell in cells:
        if not cell.header:
            beside = [header for row in cell.rows for header in of_rows.get(row, ())]
            above = [header for column in cell.columns for header in of_columns.get(column, ()) if header.at[0] < cell.at[0]]
            cell.headers = {header.at for header in (*beside, *above)}
    return cells


def tagged_cells(table: Element) -> list[Cell]:
    """The cells of a table of the tag tree, with the headers that each cell names."""
    elements = [cell for row in table.rows() for cell in row.inside()]
    cells = _placed([[_tagged(cell) for cell in row.inside()] for row in table.rows()])
    names = {element.name: cell.at for element, cell in zip(elements, cells, strict=True) if element.type == "TH" and element.name}
    for element, cell in zip(elements, cells, strict=True):
        cell.headers = {names.get(bytes(name), (-1, -1)) for name in element.attributes.get("Headers", ())}
    return cells


def _difference(element: Element, table: tree.Table) -> str:
    parts = [kid.type for kid in element.inside() if kid.type != "Caption"]
    if parts != ["THead"] * bool(table.head) + ["TBody"] * bool(table.body):
        return f"it consists of {', '.join(parts)}"
    heads = sum(len(part.inside()) for part in element.inside() if part.type == "THead")
    if heads != len(table.head):
        return f"{heads} rows are its head, not {len(table.head)}"
    found, wanted = tagged_cells(element), cells_of(table)
    for here, there in zip(found, wanted, strict=False):
        if here != there:
            return f"the cell “{there.words[:30]}” is {_said(here)}, not {_said(there)}"
    return f"{len(found)} cells, not {len(wanted)}" if len(found) != len(wanted) else ""


def _said(cell: Cell) -> str:
    kind = f"a heading of its {cell.header}" if cell.header else f"under the headings at {sorted(cell.headers)}"
    return f"“{cell.words[:30]}” at {cell.at}, {cell.down} by {cell.across}, {kind}"


def _placed(rows: Sequence[Sequence[tuple[int, int, str, str]]]) -> list[Cell]:
    """The cells on the grid: each stands in the first column that no cell from above still fills."""
    open_until: dict[int, int] = {}
    cells = []
    for at, row in enumerate(rows):
        column = 0
        for down, across, header, words in row:
            while open_until.get(column, 0) > at:
                column += 1
            cells.append(Cell((at, column), down, across, header, words, set()))
            for each in range(column, column + across):
                open_until[each] = at + down
            column += across
    return cells


def _tagged(element: Element) -> tuple[int, int, str, str]:
    about = element.attributes
    scope = {"/Row": "row", "/Column": "column"}.get(str(about.get("Scope")), "no scope") if element.type == "TH" else ""
    return int(about.get("RowSpan", 1)), int(about.get("ColSpan", 1)), scope, "".join(_without_bullets(element).split())


def _without_bullets(element: Element) -> str:
    return "".join(kid if isinstance(kid, str) else "" if kid.type == "Lbl" else _without_bullets(kid) for kid in element.kids)


def _words(cell: tree.Cell) -> str:
    return "".join("".join(tree.plain(line, calls=True) for line in tree.all_lines(cell.blocks)).split())
