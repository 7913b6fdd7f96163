"""A key to categories or grades: one paragraph, whose lines break between its words and never within them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.document import tree
from reportgen.render.word import styles, xml
from reportgen.render.word.lines import Line

if TYPE_CHECKING:
    from reportgen.render.word.writer import Writer

BETWEEN = "\N{EM SPACE}"
"""What stands between the grades of a key on one line, and between marks of partners."""

_BREAK = "<w:r><w:br/></w:r>"


def write_key(writer: Writer, key: tree.Group, *, before: bool) -> None:
    """The key, on the page of the table or the rows that it stands `before`, or else behind. In large print its label has a line of
    its own."""
    label, *entries = (block for block in tree.walk(key.blocks) if isinstance(block, tree.Paragraph))
    style = styles.PARAGRAPHS["key-label"]
    width = writer.sections.width / (writer.template.size(style) * 10)
    made = writer.words.line(label.children, frozenset({"strong"}))
    at = width if writer.is_large else _ems(label) + 1
    for entry in entries:
        at += _ems(entry) + 1
        is_full = at > width
        made += (_BREAK if is_full else xml.run(BETWEEN)) + writer.words.line(entry.children)
        at = _ems(entry) if is_full else at
    if not before:
        writer.sections.keep()
    writer.sections.add(writer.paragraph(style, made, keep=before))


def _ems(paragraph: tree.Paragraph) -> float:
    words = tree.plain(paragraph.children)
    return Line(words, bold=True, depth=0, is_grade=True).ems(words)
