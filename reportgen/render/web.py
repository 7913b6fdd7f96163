"""The web page: one file with all that it needs, for any width of window, for paper and for a screen reader."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace

from markupsafe import Markup

from reportgen.document import tree
from reportgen.model.values import PictureFile
from reportgen.render import Rendered
from reportgen.render.html import Writer, headings, of_house
from reportgen.style.house import Style

_HEADERS = ("masthead", "front", "front-sheet")
_ROLES = {"": "cell", "row": "rowheader", "column": "columnheader"}


def render_html(document: tree.Document, style: Style, label: Callable[[object], str] = lambda _: "") -> Rendered:
    """A page of its own: style sheets and pictures stand within it. `label` gives what is drawn a `data-part`."""
    masthead = tuple(b for b in document.blocks[:1] if isinstance(b, tree.Group) and b.role in _HEADERS)
    rest = replace(document, blocks=document.blocks[len(masthead) :])
    writer = WebWriter(style, label)
    with of_house(style):
        header = writer.draw(masthead)
    sheets = ("marks.css.j2", "screen.css.j2", *(["large-screen.css"] if document.large_print else []))
    page = writer.page(rest, sheets, "web.html.j2", header=header)
    return Rendered(page.encode())


def _data_address(picture: PictureFile) -> str:
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"


class WebWriter(Writer):
    """Draws blocks for a screen: what navigates is a landmark, wide tables fold or scroll, nothing has a page."""

    screen = True

    def __init__(self, style: Style, label: Callable[[object], str] = lambda _: "") -> None:
        super().__init__(style, _data_address, label)
        self.folded: dict[int, Markup] = {}
        self.notes: list[tree.Note] = []
        self.environment.globals["notes"] = self.notes

    def words(self, line: tuple[tree.Inline, ...]) -> Markup:
        """The words of a line; there are no pages whose numbers could be told."""
        return super().words(line[:-2] if line and isinstance(line[-1], tree.PageNumber) else line)

    def _note(self, note: tree.Note) -> Markup:
        """The number of a note; its words stand at the end of the page."""
        self.notes.append(note)
        named = self.style.words["note-call"].replace("{number}", note.number)
        drawn = '<sup><a class="call" role="doc-noteref" id="Call{0}" href="#Note{0}" aria-label="{1}">{0}</a></sup>'
        return Markup(drawn).format(note.number, named)

    def fit(self, table: tree.Table) -> str:
        """How a table of three columns or more is fitted to a narrow window: "fold" makes each row a
        block with the name of its column before each cell; "scroll" is for headings that span columns.

        The names are drawn by the style sheet and not spoken: a screen reader tells the headings of a
        cell itself. A browser may forget that what is drawn as blocks is a table, so roles say it."""
        if table.columns < 3:
            return ""
        rows = table.head + table.body
        if len(table.head) != 1 or any(cell.across > 1 or cell.down > 1 for row in rows for cell in row.cells):
            return "scroll"
        names = headings(table)
        for row in rows:
            self.folded |= {id(cell): _folded(cell, name) for cell, name in zip(row.cells, names, strict=False)}
        return "fold"

    def says(self, cell: tree.Cell) -> Markup:
        """What a cell of a folded table says of itself."""
        return self.folded.get(id(cell), Markup(""))


def _folded(cell: tree.Cell, name: str) -> Markup:
    named = Markup(' data-column="{}"').format(name) if cell.header != "column" and name else Markup("")
    return Markup(' role="{}"').format(_ROLES[cell.header if cell.blocks else ""]) + named
