"""Lists that are typed and not marked, and lists that are none."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import tree
from reportgen.finding import Place
from reportgen.lint.reading import Passage, Reading, compiled
from reportgen.lint.rule import Hit

_BULLET = r"(?<!\S)[•●▪■◦‣⁃·]\s"
_OTHER = r"(?<!\S)(?:\*|\d{1,2}\)|\([a-z0-9]{1,2}\)|o)\s"


def typed(reading: Reading) -> Iterator[Hit]:
    """A sign of a list that is not one: it would be read out, and its lines would run together."""
    for passage in reading.prose:
        if compiled(f"{_BULLET}|{_OTHER}").search(passage.text) is None:
            continue
        bullets, others = _at_line_starts(passage, _BULLET), _at_line_starts(passage, _OTHER)
        for at in bullets + (others if len(others) > 1 else []):
            sign = passage.text[at:].split()[0]
            message = f"“{sign}” at the start of a line makes no list"
            yield Hit(sign, message, passage.at(at, len(sign)), "begin each point with “- ”, or number them “1. ”")


def single_item(reading: Reading) -> Iterator[Hit]:
    """A list of one item."""
    for block in reading.blocks:
        if isinstance(block, tree.List) and len(block.items) == 1 and block.style != "plain" and block.start <= 1:
            yield Hit("", "this list has one point", block.place, "make it a sentence")


def _at_line_starts(passage: Passage, sign: str) -> list[int]:
    """Where in the text a sign stands that begins a line in the file."""
    found = [match.start() for match in compiled(sign).finditer(passage.text)]
    return [at for at in found if at == 0 or _begins_a_line(passage.at(at, 1))]


def _begins_a_line(place: Place | None) -> bool:
    return place is not None and not place.source.line(place.line)[: place.column - 1].strip()
