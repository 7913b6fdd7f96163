"""Tables in Word: a repeating heading row, rows that do not split, short tables kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.document import tree
from reportgen.render.word import styles
from reportgen.render.word.ooxml import Element, sub

if TYPE_CHECKING:
    from reportgen.render.word.writer import Writer

_KEPT_WHOLE = 12  # rows; as the house styles of reports ask
_SHARES = {("timeline", 4): (15, 11, 19, 55), ("timeline", 3): (18, 24, 58), ("grades", 2): (52, 48), ("dates", 2): (26, 74)}


def write_table(writer: Writer, parent: Element, table: tree.Table) -> None:
    """The table with its caption at the end of `parent`."""
    if table.caption:
        writer.words(writer.paragraph(parent, styles.CAPTION, keep=True), table.caption)
    element = sub(parent, "w:tbl")
    properties = sub(element, "w:tblPr")
    sub(properties, "w:tblStyle", val=writer.template.id(styles.TABLE))
    sub(properties, "w:tblW", w=5000, type="pct")
    sub(properties, "w:tblLayout", type="fixed")
    sub(properties, "w:tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1)
    name = tree.plain(table.caption) or writer.heading
    sub(properties, "w:tblCaption", val=name)
    sub(properties, "w:tblDescription", val=f"{name}: " + ", ".join(_headings(table)))
    widths = _widths(table, writer.width)
    grid = sub(element, "w:tblGrid")
    for width in widths:
        sub(grid, "w:gridCol", w=width)
    rows = table.head + table.body
    open_cells: list[tuple[int, tree.Cell | None]] = [(0, None)] * table.columns
    for index, row in enumerate(rows):
        keep = len(rows) <= _KEPT_WHOLE and index < len(rows) - 1
        open_cells = _row(writer, element, row, widths, open_cells, is_head=index < len(table.head), keep=keep)


def _row(
    writer: Writer,
    element: Element,
    row: tree.Row,
    widths: list[int],
    open_cells: list[tuple[int, tree.Cell | None]],
    *,
    is_head: bool,
    keep: bool,
) -> list[tuple[int, tree.Cell | None]]:
    """Writes a row; a cell over several rows is continued where `open_cells` says that it is open
    (the rows left, and the cell), and what stays open is returned."""
    line = sub(element, "w:tr")
    properties = sub(line, "w:trPr")
    sub(properties, "w:cantSplit")
    if is_head:
        sub(properties, "w:tblHeader")
    left = list(open_cells)
    cells, at = iter(row.cells), 0
    while at < len(widths):
        rows_left, opened = open_cells[at]
        cell = opened if rows_left and opened else next(cells, tree.Cell(()))
        across = min(cell.across, len(widths) - at)
        merge = "continue" if rows_left else "restart" if cell.down > 1 else ""
        _cell(writer, line, cell, sum(widths[at : at + across]), across, merge, row, keep=keep)
        remaining = rows_left - 1 if rows_left else cell.down - 1
        left[at : at + across] = [(remaining, cell)] * across
        at += across
    return left


def _cell(writer: Writer, line: Element, cell: tree.Cell, width: int, across: int, merge: str, row: tree.Row, *, keep: bool) -> None:
    element = sub(line, "w:tc")
    properties = sub(element, "w:tcPr")
    sub(properties, "w:tcW", w=width, type="dxa")
    if across > 1:
        sub(properties, "w:gridSpan", val=across)
    if merge:
        sub(properties, "w:vMerge", val=merge)
    style = _style(cell, row)
    blocks = () if merge == "continue" else cell.blocks
    for block in blocks:
        if isinstance(block, tree.Paragraph):
            writer.words(writer.paragraph(element, style, keep=keep), block.children)
        else:
            writer.blocks(element, (block,))
    if not len(element.findall(element.tag.replace("}tc", "}p"))) or element[-1].tag.endswith("}tbl"):
        writer.paragraph(element, style, keep=keep)


def _style(cell: tree.Cell, row: tree.Row) -> str:
    if cell.header == "column":
        return styles.TABLE_HEADING
    if row.role == "total":
        return styles.TOTAL if cell.align == "right" else styles.ROW_HEADING
    if cell.header == "row":
        return styles.ROW_HEADING
    return styles.CELLS[cell.align]


def _headings(table: tree.Table) -> list[str]:
    found = (tree.plain(line) for row in table.head for block in tree.walk(tree.children(row)) for line in tree.lines(block))
    return [words for words in found if words]


def _widths(table: tree.Table, width: int) -> list[int]:
    shares = _SHARES.get((table.role, table.columns), (1,) * table.columns)
    return [width * share // sum(shares) for share in shares]
