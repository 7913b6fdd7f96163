"""What the house prints by itself and the author typed as well: a number, or the word before a telephone number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.document import tree
from reportgen.lint.reading import Passage, Reading, compiled
from reportgen.lint.rule import Hit

_SIGNED = r"\d+(?:\.\d+)*[.)]|\((?:\d{1,2}|[a-z]|[ivx]{2,4})\)|[a-z][.)]"
_OF_A_HEADING = r"\d+(?:\.\d+)+|[A-Z][.)]"
_TO_RING = r"\s*((?i:tel|telephone|phone|mobile|mob|fax)\b[.:]*)"


def typed(reading: Reading) -> Iterator[Hit]:
    """A number typed before what is numbered by itself, or the word “Tel” before a number to ring."""
    for passage in reading.passages:
        printed = getattr(passage.block, "number", None)
        if printed and printed.scheme != "given":
            if not _may_begin(passage.text.lstrip(), printed.text):
                continue  # to compile a pattern for each paragraph would take longer than all else
            yield from _typed(passage, _pattern(printed, passage.block), printed.text.rstrip(":"))
        elif isinstance(passage.block, tree.Paragraph) and passage.block.role in ("telephone", "mobile", "fax"):
            house = passage.texts[0].text
            yield from _typed(passage, re.escape(house) + _TO_RING, house.strip())


def _may_begin(words: str, printed: str) -> bool:
    """Whether words may begin with a number: by a figure, a bracket, a letter with a sign behind it, or as what is printed does."""
    first = words[:1]
    return first.isdigit() or first == "(" or words[1:2] in (".", ")") or first.casefold() == printed[:1].casefold()


def _pattern(printed: tree.Number, block: tree.Block) -> str:
    """What a number looks like that is typed before a block: “Table 3:” where the house prints “Table 1:”, else “1.”, “(a)”, “1.1”."""
    word = printed.text.partition(printed.figure)[0].strip() if printed.figure else ""
    if word:
        return rf"\s*((?i:{re.escape(word)})\s*(?:\d+|[A-Z]\b)[.:]?)"
    own = re.escape(printed.text.rstrip("."))
    is_heading = isinstance(block, tree.Heading)
    forms = [_SIGNED, *([own] if is_heading or "." in own else []), *([_OF_A_HEADING] if is_heading else [])]
    return rf"\s*({'|'.join(forms)})\s+(?=[A-Z‘“'\"(])"


def _typed(passage: Passage, pattern: str, printed: str) -> Iterator[Hit]:
    if typed := compiled(pattern).match(passage.text):
        message = f"“{printed}” is printed here by itself, and “{typed[1]}” is typed as well"
        yield passage.hit(typed, message, "take it out", group=1)
