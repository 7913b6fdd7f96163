"""How large a document each format can bear, so that making it never takes more than 768 MiB of memory."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.record import record

LARGEST_OUTPUT = 100_000_000
"""A file larger than this, in bytes, is none of ours."""


@record
class Limit:
    """The most that a format can bear: `parts` it draws, and `pictures` in bytes, each as often as the file holds it."""

    parts: int
    pictures: int


LIMITS = {"pdf": Limit(40_000, 60_000_000), "docx": Limit(150_000, 60_000_000), "html": Limit(150_000, 15_000_000)}
_LETTERS = 40  # that make about a line
_OF_A_HEADING, _OF_A_NOTE = 5, 15  # parts: a heading is a bookmark too, and a note stands at the foot of its page and leads back
_OF_A_DRAWING = 2  # as much memory as a part of a text takes, may one of a drawing in a PDF take


def too_much(document: tree.Document, name: str) -> Finding | None:
    """An error where this format cannot bear the document."""
    limit = LIMITS[name]
    blocks = document.every
    parts = _parts(blocks)
    if name == "pdf":
        parts += sum(_OF_A_DRAWING * block.file.parts for block in blocks if isinstance(block, tree.Picture))
        parts += sum(getattr(block, "number", None) is not None for block in blocks)  # each is a box of its own, and tagged
    if parts > limit.parts:
        message = f"this document has {parts:,} parts and lines; one file for {name} can hold {limit.parts:,}"
        return error("too-large", message, document.place, "make several documents of it")
    pictures = [block.file for block in blocks if isinstance(block, tree.Picture)]
    if name != "html":
        pictures = list({id(file): file for file in pictures}.values())
    total = sum(len(file.data) for file in pictures)
    if total > limit.pictures:
        message = f"the pictures come to {total / 1_000_000:.0f} MB; one file for {name} can hold {limit.pictures // 1_000_000} MB"
        return error("too-large", message, document.place, "save them smaller")
    return None


def _parts(blocks: Sequence[tree.Block]) -> int:
    """How many boxes the blocks ask for, about: themselves, their cells and items, what is marked in their lines, and the lines."""
    count = len(blocks)
    for block in blocks:
        match block:
            case tree.Paragraph():
                pass
            case tree.Heading():
                count += _OF_A_HEADING - 1
            case tree.List():
                count += 2 * len(block.items)
            case tree.Table():
                count += sum(2 + len(row.cells) for row in block.head + block.body)
        for line in tree.texts(block):
            for inline in tree.inlines(line):
                if isinstance(inline, tree.Text):
                    count += 1 + len(inline.text) // _LETTERS
                else:
                    count += _OF_A_NOTE if isinstance(inline, tree.Note) else 1
    return count
