"""The neutral tree: what a document says, in reading order, knowing no format.

A back end handles the kinds of this file and no others. A domain block (a timeline, contacts…)
is a Group of these kinds with a `role`, by which a back end may draw it specially.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import ClassVar, TypeGuard

from reportgen.finding import Place
from reportgen.model.exceptions import Exemption
from reportgen.model.values import PictureFile
from reportgen.record import record

# ---- within a line -------------------------------------------------------------------------------


@record
class Text:
    """Words as typed. `place` is where they begin."""

    text: str
    place: Place | None = None


@record
class Break:
    """The end of a line within a paragraph: what follows stands below it. Where all is said in one line, it is a space."""

    text: ClassVar[str] = " "


@record
class Marked:
    """Words the author marked: `mark` is "strong", "emphasis" or "struck"."""

    mark: str
    children: tuple[Inline, ...]


@record
class Language:
    """Words in another language, by its BCP 47 tag."""

    language: str
    children: tuple[Inline, ...]


@record
class Link:
    """Words that lead to `target`: a full address, or "#id" for a place in this document."""

    target: str
    children: tuple[Inline, ...]
    place: Place | None = None


@record
class PageNumber:
    """The number of the page on which the block `id` stands."""

    id: str


@record
class Badge:
    """A word of a closed vocabulary (a category, a grade), drawn with colour and shape too.

    `mark` names the drawing in the house style: "category-1", "judgement-good".
    """

    mark: str
    children: tuple[Inline, ...]


@record
class Abbreviation:
    """A short form with what it stands for, which is told to whoever hears the text and is not printed."""

    expansion: str
    children: tuple[Inline, ...]


@record
class Reference:
    """The number of the block `id` where words refer to it: "4.2", "Appendix 1", "3".

    `text` is the number as it is printed, `part` "whole", or "figure" for that of "Appendix 1" alone.
    """

    id: str
    text: str
    part: str = "whole"


@record
class Label:
    """Words that name what follows them on the line: "Classification", "Table 2"."""

    children: tuple[Inline, ...]


@record
class Note:
    """A footnote where it is called: the `number` printed there and before its own `words`, which stand
    elsewhere, and so are no words of the line that calls it. `name` is what the author calls it."""

    name: str
    place: Place
    number: str = ""
    words: tuple[Inline, ...] = ()


Inline = Text | Break | Marked | Language | Link | PageNumber | Badge | Reference | Label | Abbreviation | Note

# ---- numbers ---------------------------------------------------------------------------------------


@record
class Number:
    """The number that stands before a heading, a paragraph or a caption: `text` as it is printed.

    `scheme` says what it is counted with: "sections" (1, 1.1, 1.1.1), "paragraphs" (1. through all
    headings), "recommendations", "appendices", "tables"; "given" where the author typed it. `level`
    is its depth in the scheme, counted from 0; `run` is 0 for the document's own run, and another
    for each that begins afresh, as in an annexe. `figure` is the 1 of "Appendix 1".
    """

    text: str
    scheme: str
    level: int = 0
    run: int = 0
    figure: str = ""

    def referred(self, part: str = "whole") -> str:
        """As words refer to it: "22." is 22, "Table 1:" is Table 1; its "figure" is 1."""
        return self.figure if part == "figure" and self.figure else self.text.rstrip(".:")


# ---- blocks ----------------------------------------------------------------------------------------


@record
class Heading:
    """A heading of level 1 (the title) to 6."""

    level: int
    children: tuple[Inline, ...]
    id: str
    place: Place | None = None
    number: Number | None = None


@record
class Paragraph:
    """A paragraph; `role` says what for: "stand-first", "signatory", "caption"… or nothing. One that
    has a number, and can be referred to by it, has an `id`."""

    children: tuple[Inline, ...]
    role: str = ""
    place: Place | None = None
    number: Number | None = None
    id: str = ""


@record
class Item:
    """One item of a list. `label` is its number as printed ("3.", "b)"), empty for a bullet."""

    blocks: tuple[Block, ...]
    label: str = ""


@record
class List:
    """A list: `style` is "bullet", "decimal", "letter", "roman" or "plain"; `start` its first number."""

    items: tuple[Item, ...]
    style: str = "bullet"
    start: int = 1
    role: str = ""
    place: Place | None = None


@record
class Cell:
    """A cell of a table. `header` is "", "column" or "row"; `align` is "left", "right" or "centre"."""

    blocks: tuple[Block, ...]
    header: str = ""
    align: str = "left"
    across: int = 1
    down: int = 1


@record
class Row:
    """A row of a table. `role` is "", "total", "group", "indented" or a mark such as "category-1"."""

    cells: tuple[Cell, ...]
    role: str = ""
    place: Place | None = None


@record
class Table:
    """A table: heading rows, then body rows. `columns` counts the grid's columns. The number stands
    before the caption."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    columns: int
    caption: tuple[Inline, ...] = ()
    role: str = ""
    id: str = ""
    place: Place | None = None
    number: Number | None = None


@record
class Picture:
    """A picture with its alternative text; `decorative` pictures have none on purpose."""

    file: PictureFile
    alt: str
    caption: tuple[Inline, ...] = ()
    decorative: bool = False
    role: str = ""
    place: Place | None = None


@record
class Quote:
    """Words of somebody else, and who said them."""

    blocks: tuple[Block, ...]
    role: str = ""
    place: Place | None = None


@record
class Group:
    """Blocks that belong together: an article, a panel, columns, a timeline with its key."""

    role: str
    blocks: tuple[Block, ...]
    id: str = ""
    place: Place | None = None


@record
class PageBreak:
    """What follows begins on a new page: the "next", or the "back" of a sheet."""

    to: str
    place: Place | None = None


Block = Heading | Paragraph | List | Table | Picture | Quote | Group | PageBreak

# What a long document has thousands of is told first: a tuple of classes is looked through three times as fast as a union.
_OF_ONE_LINE = (Paragraph, Heading)
_CAPTIONED = (Table, Picture)
_CHILDLESS = (Paragraph, Heading, Picture, PageBreak)
WORDS = (Text, Reference, Break)
CHILDLESS_INLINES = (*WORDS, PageNumber)


class _Walked:
    """What is walked once, however many ask for its blocks."""

    blocks: tuple[Block, ...]

    @cached_property
    def every(self) -> Sequence[Block]:
        """Every block, in reading order, each before the blocks inside it."""
        return walk(self.blocks)


@record
class Document(_Walked):
    """All that is said, and what is known about it. `kind` is "newsletter" or "report".

    `title`, `issue`, `series` and `organisation` also stand in the masthead or the front sheet,
    as blocks; here they are for running lines and the properties of the file. `numbering` is the
    scheme that its sections and paragraphs are numbered by: "sections", "paragraphs" or "none".
    `exceptions` are what the lints let pass; `draft` holds the words that mark each page of one that
    is not for publication.
    """

    kind: str
    title: str
    language: str
    blocks: tuple[Block, ...]
    place: Place
    issue: str = ""
    series: str = ""
    organisation: str = ""
    published: date | None = None
    page_budget: int | None = None
    numbering: str = "none"
    large_print: bool = False
    exceptions: tuple[Exemption, ...] = ()
    draft: str = ""


def as_draft(document: Document, mark: str) -> Document:
    """The document, marked with these words as not for publication in its properties too."""
    return replace(document, draft=mark, title=f"{mark}: {document.title}", series=f"{mark}. {document.series}".rstrip(" "))


# ---- walking ---------------------------------------------------------------------------------------


def children(block: Block | Cell | Item | Row) -> tuple[Block, ...]:
    """The blocks directly inside `block`, in reading order."""
    match block:
        case Paragraph() | Heading():
            return ()
        case Group() | Quote() | Cell() | Item():
            return block.blocks
        case List():
            return tuple([b for item in block.items for b in item.blocks])
        case Table():
            return tuple([b for row in block.head + block.body for cell in row.cells for b in cell.blocks])
        case Row():
            return tuple([b for cell in block.cells for b in cell.blocks])
        case _:
            return ()


def walk(blocks: tuple[Block, ...]) -> list[Block]:
    """Every block, in reading order, each before the blocks inside it."""
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        if not isinstance(block, _CHILDLESS):
            found += walk(children(block))
    return found


def groups(blocks: tuple[Block, ...], role: str) -> list[Group]:
    """Every group of a role, in reading order. Groups stand in nothing but groups."""
    found: list[Group] = []
    for block in blocks:
        if isinstance(block, Group):
            found += [block] * (block.role == role) + groups(block.blocks, role)
    return found


def lines(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """The runs of words that `block` itself holds (not the blocks inside it)."""
    if isinstance(block, _OF_ONE_LINE):
        return (block.children,)
    if isinstance(block, _CAPTIONED):
        return (block.caption,) if block.caption else ()
    return ()


def all_lines(blocks: tuple[Block, ...]) -> list[tuple[Inline, ...]]:
    """The same of blocks and of all those inside them, in reading order."""
    return [line for block in walk(blocks) for line in lines(block)]


def texts(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """The runs of words of a block, and the words of each note that is called in them."""
    if isinstance(block, _OF_ONE_LINE) and is_words(block.children):
        return (block.children,)
    own = lines(block)
    return (*own, *[note.words for line in own for note in notes(line)])


def notes(line: tuple[Inline, ...]) -> tuple[Note, ...]:
    """The notes that a line calls."""
    return tuple(inline for inline in inlines(line) if isinstance(inline, Note))


def called(every: Iterable[Block]) -> Iterator[tuple[Block, Note]]:
    """Every note with the one of these blocks that calls it, in their order."""
    return ((block, note) for block in every for line in lines(block) if not is_words(line) for note in notes(line))


def is_words(line: tuple[Inline, ...]) -> TypeGuard[tuple[Text]]:
    """Whether a line is nothing but words, as are most cells of a table: no mark, no link, no note."""
    return len(line) == 1 and isinstance(line[0], Text)


def inlines(line: tuple[Inline, ...]) -> list[Inline]:
    """Every inline of a line, each before those inside it; the words of a note are a line of their own."""
    if len(line) == 1 and isinstance(line[0], Text):
        return [line[0]]
    found: list[Inline] = []
    for inline in line:
        found.append(inline)
        if not isinstance(inline, (*CHILDLESS_INLINES, Note)):
            found += inlines(inline.children)
    return found


def unlinked(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words of a line with their marks, to be said again elsewhere, in one line: they lead nowhere, call no note and have no place."""
    words: tuple[Inline, ...] = ()
    for inline in line:
        if isinstance(inline, Note):
            continue
        if isinstance(inline, Link):
            words += unlinked(inline.children)
        elif isinstance(inline, Text | Break):
            words += (Text(inline.text),)
        elif isinstance(inline, CHILDLESS_INLINES):
            words += (inline,)
        else:
            words += (replace(inline, children=unlinked(inline.children)),)
    return words


def plain(line: tuple[Inline, ...], *, calls: bool = False) -> str:
    """The words of a line without their marks; with the numbers of its notes where it is asked for `calls`. A page
    number is not yet known, so it is left out."""
    if len(line) == 1 and isinstance(line[0], Text):
        return line[0].text
    said = ""
    for inline in inlines(line):
        if isinstance(inline, WORDS):
            said += inline.text
        elif calls and isinstance(inline, Note):
            said += inline.number
    return said


def printed(line: tuple[Inline, ...]) -> list[str]:
    """The words of a line as they stand below one another: several lines where it is broken."""
    if is_words(line):
        return [line[0].text]
    said = [""]
    for inline in inlines(line):
        if isinstance(inline, Break):
            said.append("")
        elif isinstance(inline, WORDS):
            said[-1] += inline.text
    return said


def may_head(words: str) -> bool:
    """Whether words that are all in bold look like a heading: they are few, and do not end as a sentence does."""
    words = words.strip()
    return 0 < len(words) < 90 and words[-1] not in ".!,;"


BULLETS = "•●○▪▫■□◆◇◦‣⁃·►➢➤\uf0a7\uf0b7\uf0d8"
"""Letters that are typed or pasted for the points of a list; the last three are those of Word's own fonts for symbols."""
