"""Tables in Word: a repeating heading row, rows that do not split but for very tall ones, short tables kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.document import tree
from reportgen.document.grid import Open, placed
from reportgen.render.word import styles, xml
from reportgen.render.word.derived import above_table, in_cell
from reportgen.render.word.widths import column_widths, row_height
from reportgen.render.word.words import NONE

if TYPE_CHECKING:
    from reportgen.render.word.writer import Writer

_KEPT_WHOLE = 0.3  # of the height of a page: a higher one, with its heading, would leave more than a third of a page empty
_TALLEST_ROW = 0.33  # of the height of a page: a row that is higher may split
_LOW_ROW = 0.06  # of it: a first row that is higher may stand under its heading alone
_LONG = 400  # letters: a row of fewer is never so tall
_NAMED_IN_BOLD = {"timeline", "audit-trail"}
_MARKS_OF_A_CELL = 100  # letters, or more: what is written of it beside its words
_LOOK = '<w:tblLook w:val="{}" w:firstRow="{}" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'


def write_table(writer: Writer, table: tree.Table, *, keep: bool = False) -> None:
    """The table with its caption at the end of the document; `keep` holds its last row on the page of what follows."""
    if table.caption or table.number:
        writer.sections.add(writer.paragraph(styles.CAPTION, _caption(writer, table), keep=True))
    else:
        template = writer.template
        writer.sections.part_table(lambda id: template.id(above_table(template, template.name(id))))
    if table.id and not (table.caption or table.number):
        writer.waiting += writer.references.bookmark(table.id, "")
    widths = column_widths(table, writer.sections.width, writer.table_size)
    caption = tree.plain(table.caption)
    name = " ".join(part for part in (table.number.text if table.number else "", caption or writer.heading) if part)
    description = ": ".join(filter(None, (caption or writer.heading, ", ".join(_headings(table)))))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = _LOOK.format("04A0", 1) if table.head else _LOOK.format("0480", 0)
    parts = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{xml.escape(writer.template.id(styles.TABLE))}"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLayout w:type="fixed"/>{look}<w:tblCaption w:val="{xml.escape(name)}"/>'
        f'<w:tblDescription w:val="{xml.escape(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    ]
    rows = table.head + table.body
    whole = _is_short(rows, widths, writer)
    last = len(rows) - 1
    begins = len(table.head) + _is_low(table.body, widths, writer)
    open_cells: Open = {}
    for index, row in enumerate(rows):
        # Neither a header with one low row stands alone nor a last row: what stands by a key keeps to it.
        kept = keep if index == last else whole or index < begins or index == last - 1
        cells = "".join(
            [
                _cell(writer, cell, widths[at] if across == 1 else sum(widths[at : at + across]), across, merge, row, table, keep=kept)
                for cell, at, across, merge in placed(row, len(widths), open_cells)
            ]
        )
        is_head = index < len(table.head)
        may_be_tall = not is_head and len(cells) >= _LONG + len(row.cells) * _MARKS_OF_A_CELL
        split = "" if may_be_tall and _is_tall(row, widths, writer) else "<w:cantSplit/>"
        parts.append(f"<w:tr><w:trPr>{split}{'<w:tblHeader/>' if is_head else ''}</w:trPr>{cells}</w:tr>")
    writer.sections.add(*parts, "</w:tbl>")


def _is_short(rows: tuple[tree.Row, ...], widths: list[int], writer: Writer) -> bool:
    most = writer.sections.height * _KEPT_WHOLE
    lowest = len(rows) * writer.table_size * 10
    return lowest < most and sum(row_height(row, widths, writer.table_size) for row in rows) <= most


def _is_low(body: tuple[tree.Row, ...], widths: list[int], writer: Writer) -> bool:
    return bool(body) and row_height(body[0], widths, writer.table_size) <= writer.sections.height * _LOW_ROW


def _is_tall(row: tree.Row, widths: list[int], writer: Writer) -> bool:
    letters = sum(len(tree.plain(line)) + 40 for block in tree.walk(tree.children(row)) for line in tree.lines(block))
    return letters >= _LONG and row_height(row, widths, writer.table_size) > writer.sections.height * _TALLEST_ROW


def _cell(writer: Writer, cell: tree.Cell, width: int, across: int, merge: str, row: tree.Row, table: tree.Table, *, keep: bool) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    joined = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    style = _style(cell, row)
    blocks = () if merge == "continue" else cell.blocks
    words = _within(writer, blocks, style, marks=_marks(writer, cell, table), keep=keep) or writer.paragraph(style, "", keep=keep)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{joined}</w:tcPr>{words}</w:tc>'


def _within(writer: Writer, blocks: tuple[tree.Block, ...], style: str, depth: int = 0, *, marks: frozenset[str] = NONE, keep: bool) -> str:
    """The paragraphs of a cell, all their words with these marks; `depth` is that of the list they stand in."""
    made = ""
    for block in blocks:
        match block:
            case tree.Paragraph():
                own = in_cell(writer.template, writer.numbering, styles.TABLE_CONTINUE, depth) if depth else style
                words = writer.words.line(block.children, marks)
                made += writer.paragraph(own, writer.references.bookmark(block.id, words) if block.id else words, keep=keep)
            case tree.List():
                own = in_cell(writer.template, writer.numbering, styles.TABLE_LISTS[block.style], depth + 1)
                for first, rest in writer.items(block, own, keep=keep):
                    made += first + _within(writer, rest, style, depth + 1, keep=keep)
            case tree.Group() | tree.Quote():
                made += _within(writer, block.blocks, style, depth, keep=keep)
            case tree.Picture():
                made += writer.paragraph(style, writer.pictures.drawn(block, writer.sections.width // 3), keep=keep)
    return made


def _marks(writer: Writer, cell: tree.Cell, table: tree.Table) -> frozenset[str]:
    """The marks of all words of a cell: what names the rows of some tables is bold."""
    if not table.role:
        return NONE
    is_named = cell.header == "row" and table.role in _NAMED_IN_BOLD
    is_stage = writer.kind == "newsletter" and any(isinstance(block, tree.Paragraph) and block.role == "stage" for block in cell.blocks)
    return frozenset({"strong"}) if is_named or is_stage else NONE


def _style(cell: tree.Cell, row: tree.Row) -> str:
    if cell.header == "column":
        return styles.HEADING_CELLS[cell.align]
    if row.role == "total":
        return styles.TOTAL if cell.align == "right" else styles.TOTAL_HEADING
    if cell.header == "row":
        return styles.ROWS.get(row.role, styles.ROW_HEADING)
    return styles.CELLS[cell.align]


def _caption(writer: Writer, table: tree.Table) -> str:
    """The caption; its number is a field that Word counts with, and can be referred to with its word or alone."""
    words, number, references = writer.words.line(table.caption), table.number, writer.references
    if number is None:
        return references.bookmark(table.id, words)
    gap = xml.run(" ") if words else ""
    if number.scheme != "tables":
        return references.bookmark(table.id, xml.run(number.text)) + gap + words
    before, figure, after = number.text.rpartition(number.figure)
    code = writer.numbering.caption_code(number)
    label = xml.run(before) + references.bookmark(table.id, xml.field(code, figure), "figure")
    end = len(after) - len(after.lstrip(".:"))  # "Table 1" is what words refer to, not "Table 1:"
    return references.bookmark(table.id, label + xml.run(after[end:])) + xml.run(after[:end]) + gap + words


def _headings(table: tree.Table) -> list[str]:
    found = (tree.plain(line) for row in table.head for block in tree.walk(tree.children(row)) for line in tree.lines(block))
    return [words for words in found if words]
