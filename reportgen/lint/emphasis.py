"""Words set apart: capitals, italics, bold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.document import tree
from reportgen.lint.reading import Reading, words_of
from reportgen.lint.rule import Hit

_CAPITALS = r"\b[A-Z]{2,}(?:[ -][A-Z]{2,}){2,}\b"
_MOST_BOLD = 0.1


def capitals(reading: Reading) -> Iterator[Hit]:
    """Three or more words in capitals, one after the other, that are no abbreviations."""
    for passage in reading.holding("[A-Z][A-Z][ -][A-Z]{2}"):
        if isinstance(passage.block, tree.Heading):
            continue
        for match in passage.found(_CAPITALS):
            if any(len(word) > 4 and re.search("[AEIOU]", word) for word in match[0].split()):
                yield passage.hit(match, f"“{match[0]}” is in capitals", "type it as a sentence; **bold** sets it apart")


def italics(reading: Reading) -> Iterator[Hit]:
    """Words in italics."""
    for passage in reading.marked:
        at = 0
        for inline in tree.inlines(passage.line):
            if isinstance(inline, tree.Marked) and inline.mark == "emphasis":
                words = tree.plain(inline.children)
                yield Hit(words, f"“{words}” is in italics", passage.at(at, len(words)), "use **bold**, or quotation marks for a title")
            at += len(inline.text) if isinstance(inline, tree.WORDS) else 0


def bold(reading: Reading) -> Iterator[Hit]:
    """An article of which more than a tenth of the words are bold."""
    for article in reading.articles:
        every = sum(len(words_of(passage.text)) for passage in article)
        marked = [
            inline
            for passage in article
            for inline in tree.inlines(passage.line)
            if isinstance(inline, tree.Marked) and inline.mark == "strong"
        ]
        count = sum(len(words_of(tree.plain(inline.children))) for inline in marked)
        if every >= 50 and count > _MOST_BOLD * every:
            first = tree.plain(marked[0].children)
            place = next((text.place for text in tree.inlines(marked[0].children) if isinstance(text, tree.Text)), None)
            yield Hit(first, f"{count} of the {every} words of this text are bold", place, "set apart less, and it stands out more")
