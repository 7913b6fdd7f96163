"""Lists that are typed and not marked, and lists that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.document import tree
from reportgen.finding import Place, line_starts
from reportgen.lint.reading import Passage, Reading, compiled, is_escaped
from reportgen.lint.rule import Hit

_INDENT = re.compile(r"[^\S\n]*")
_BULLET = rf"(?:[{tree.BULLETS}]\s*|-(?=[^\W\d_]))(?=\S)"
_NUMBERS = {"decimal": r"\d{1,3}\.", "letter": r"[a-z]\)", "roman": r"[ivxl]+\)"}
_NUMBER = "|".join(_NUMBERS.values())
_OTHER = rf"(?:[*+–—✓✔→►▶-]|[ivx]{{2,4}}\.|\d{{1,2}}\)|\([a-z0-9]{{1,2}}\)|[a-z]\.|o|{_NUMBER})\s"
_MAY_END = (
    rf"[{tree.BULLETS}*+–—✓✔→►▶o.)-]"
    rf"(?:(?<!\S.)(?:\s|(?<=[{tree.BULLETS}])|(?<=-)\w)|(?<=\d\.|\w\))\s|(?<=[a-z]\.)(?:(?<!\S..)|(?<=[ivx]{{2}}\.))\s)"
)
"""The ends of all these, and of some others. A pattern that begins with a class of letters is looked for fastest."""

_NO_LIST = "“{}” at the start of a line makes no list"
_HINT = "begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”"
_OF_WORD = tree.BULLETS[-3:]


def typed(reading: Reading) -> Iterator[Hit]:
    """A sign of a list that is not one: it would be read out, and its lines would run together."""
    styles = {id(item.blocks[0]): each.style for each in reading.of(tree.List) for item in each.items if item.blocks}
    begun: list[Passage] = []
    for passage in reading.holding(_MAY_END):
        if not passage.is_prose:
            continue
        bullets, others = at_line_starts(passage, _BULLET), at_line_starts(passage, _OTHER)
        if len(others) == 1:  # a sentence, but where a list has points numbered so
            number = _NUMBERS.get(styles.get(id(passage.block), ""))
            begun += [passage] if others == [0] else []
            others = at_line_starts(passage, rf"(?:{number})\s") if number else []
        for at in bullets + others:
            sign = passage.text[at] if passage.text[at] in f"-{tree.BULLETS}" else passage.text[at:].split()[0]
            shown = "•" if sign in _OF_WORD else sign
            hint = _HINT
            if re.fullmatch(_NUMBER, sign):
                hint = "a list begins with “1.”, “a)” or “i)”, and each point has the next number"
            if passage.text.startswith("- ", at):
                hint = "a text with a list in it begins on a line of its own, after a “|”"
            yield Hit(sign, _NO_LIST.format(shown), passage.at(at, len(sign)), hint)
    yield from _apart(reading, begun)


def _apart(reading: Reading, begun: list[Passage]) -> Iterator[Hit]:
    """Paragraphs that follow each other and each begin with such a sign: points of one list, with an empty line between."""
    numbers = {id(each): number for number, each in enumerate(reading.passages)} if len(begun) > 1 else {}
    known = {numbers[id(each)] for each in begun} if numbers else set()
    for passage in begun if numbers else ():
        if not known.isdisjoint({numbers[id(passage)] - 1, numbers[id(passage)] + 1}):
            sign = passage.text.split()[0]
            yield Hit(sign, _NO_LIST.format(sign), passage.at(0, len(sign)), _HINT)


def single_item(reading: Reading) -> Iterator[Hit]:
    """A list of one item."""
    for block in reading.of(tree.List):
        if len(block.items) == 1 and block.style != "plain" and block.start <= 1:
            yield Hit("", "this list has one point", block.place, "make it a sentence")


def at_line_starts(passage: Passage, sign: str) -> list[int]:
    """Where in the text a sign stands that begins a line in the file."""
    found = [(match.start(), match[0].rstrip()) for match in compiled(rf"(?<!\S)(?:{sign})").finditer(passage.text)]
    typed = [(at, words) for at, words in found if passage.is_typed(at) and (at == 0 or _begins_a_line(passage.at(at, 1)))]
    return [at for at, words in typed if not is_escaped(passage.at(at, len(words)), words)]


def _begins_a_line(place: Place | None) -> bool:
    if place is None:
        return False
    start = line_starts(place.source.text)[place.line - 1]
    indent = _INDENT.match(place.source.text, start)
    return indent is not None and indent.end() == start + place.column - 1
