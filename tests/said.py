"""What a document says, from a finished file alone: our PDF by its tags, or LibreOffice's print of our Word file by its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tagged import Node, read

_HEADINGS = ["H1", "H2", "H3", "H4", "H5", "H6"]
_BULLETS = "•◦▪–\uf0b7\uf0a7"

Table = list[list[tuple[str, int, int]]]


@dataclass
class Said:
    """All letters in order, without spaces; headings with their levels; items of lists; rows of cells with their spans;
    and all paragraphs outside of lists, where they are told apart from items; and notes, which the
    one has where they are called and the other at the foot of the page."""

    letters: str
    headings: list[tuple[int, str]]
    items: list[str]
    tables: list[Table]
    paragraphs: str
    notes: list[str]


def of_pdf(path: Path) -> Said:
    """What our PDF says. The level of a heading is counted from below the title, as Word counts."""
    tree = read(path)
    _join_tables(tree)
    headings = [(int(each.type[1]) - 1, _said(each)) for each in tree.of(*_HEADINGS) if each.type != "H1"]
    items = [_item(each) for each in tree.of("LI") if next(each.of("Lbl"), None)]
    return Said(_said(tree), headings, items, [_grid(each) for each in tree.of("Table")], "".join(_paragraphs(tree)), _notes(tree))


def of_print(path: Path) -> Said:
    """What LibreOffice's print of a Word file says."""
    tree = read(path)
    headings = [(int(each.type[1]), _said(each)) for each in tree.of(*_HEADINGS)]
    items = [_item(each) for each in tree.of("LI")]
    return Said(_said(tree), headings, items, [_grid(each) for each in tree.of("Table")], "", _notes(tree))


def _notes(tree: Node) -> list[str]:
    return [_said(Node("NonStruct", kids=each.kids)) for each in tree.of("Note")]


def _item(node: Node) -> str:
    """The words of an item, without those of the lists in it: to LibreOffice those are lists of their own."""
    own = Node(node.type, kids=[kid for kid in node.kids if not isinstance(kid, Node) or kid.type not in ("L", "LBody")])
    return _said(own) + "".join(_item(kid) for kid in node.kids if isinstance(kid, Node) and kid.type == "LBody")


def _paragraphs(node: Node) -> Iterator[str]:
    for kid in node.kids:
        if isinstance(kid, Node) and kid.type == "P":
            yield _said(kid)
        elif isinstance(kid, Node) and kid.type != "L":
            yield from _paragraphs(kid)


def _join_tables(tree: Node) -> None:
    """A table that goes on over the page is tagged anew, with its heading row said again: it is put together."""
    last: Node | None = None
    for table in list(tree.of("Table")):
        rows = list(table.of("TR"))
        head = _cells(rows[0]) if rows else []
        if last and head and head == _cells(next(last.of("TR"))):
            last.kids += rows[1:]
            table.type, table.kids = "NonStruct", []
        else:
            last = table


def _grid(table: Node) -> Table:
    return [_cells(row) for row in table.of("TR")]


def _cells(row: Node) -> list[tuple[str, int, int]]:
    return [(_said(cell), cell.across, cell.down) for cell in row.of("TH", "TD")]


def _said(node: Node) -> str:
    return "".join(_parts(node))


def _parts(node: Node) -> Iterator[str]:
    """The letters of an element. A bullet is drawn by the one and tagged by the other; the pages that a list of contents
    names are those of its own file."""
    if node.type == "Note" or (node.type == "Lbl" and node.text() in _BULLETS):
        return
    kids = node.kids
    if node.type in ("LI", "LBody", "P") and len(kids) > 1 and isinstance(kids[0], str) and str(kids[0]).strip() in _BULLETS:
        kids = kids[1:]
    if node.type == "TOCI":
        yield "".join([each.text() for each in node.of("Link")][:-1])
        return
    links = "".join(each.text() for each in node.of("Link"))
    if node.type == "LBody" and links and node.text().removeprefix(links).isdecimal():
        yield links
        return
    for kid in kids:
        yield "".join(kid.split()) if isinstance(kid, str) else _said(kid)
