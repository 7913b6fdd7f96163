"""Lines that were typed one below the other and are printed as one."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import tree
from reportgen.finding import Place
from reportgen.lint.reading import Passage, Reading, compiled
from reportgen.lint.rule import Hit
from reportgen.source.nodes import index_of, place_at

_LONGEST = 60  # characters: a line of running prose is longer, but for its last
_BEGINS = r"(?:[A-Z0-9(“‘\"']|\w[\w.+-]*@|www\.|https?://)"
_RUNS_ON = r"(?:^|\s)(?:an?|and|at|by|for|from|in|is|of|on|or|the|to|with)$"
_POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$"
_CONTACT = r"(?i:tel(?:ephone)?|phone|mobile|text|textphone|minicom|fax|e-?mail|web(?:site)?)\b[.:]*\s*\S*[\d@.]|\S+@\S+$|www\.\S+$"
_TWO_SPACES = r"[^\s.:!?][ \t]{2,}\n"
_WITHOUT_MARKS = str.maketrans("", "", "*~")
_HINT = "to end a line, end it with a backslash:   {}\\"


def joined(reading: Reading) -> Iterator[Hit]:
    """A postal address, or several lines of contacts, on one line; and a line that two spaces were to end."""
    for passage in reading.passages:
        first = passage.line[0] if len(passage.line) == 1 else None
        if isinstance(first, tree.Text) and first.place and first.place.length <= len(first.text):
            continue  # on one line of the file: on several, what goes on is indented, and longer than in print
        if isinstance(passage.block, tree.Paragraph) and (typed := _typed(passage)):
            place, words = typed
            is_ended = any(isinstance(part, tree.Break) for part in passage.texts)
            lines = [line.strip() for line in words.split("\n")]
            if not is_ended and _is_block([line.translate(_WITHOUT_MARKS) for line in lines]):
                yield Hit(lines[0], f"these {len(lines)} lines are printed as one", place, _HINT.format(lines[0]))
            elif spaces := compiled(_TWO_SPACES).search(words):
                before = words[: spaces.start() + 1].rpartition("\n")[2].split()[-1]
                here = place_at(place.source, index_of(place) + spaces.start() + 1 - len(before), len(before))
                yield Hit(before, f"two spaces behind “{before}” do not end the line", here, _HINT.format(before))


def _typed(passage: Passage) -> tuple[Place, str] | None:
    """Where a passage of several lines stands in its file, and how; None for one of a single line."""
    places = [text.place for text in passage.texts if isinstance(text, tree.Text) and text.place]
    if not places:
        return None
    first, last = places[0], places[-1]
    start, end = index_of(first), index_of(last) + last.length
    text = first.source.text[start:end]
    return (place_at(first.source, start, end - start), text) if "\n" in text else None


def _is_block(lines: list[str]) -> bool:
    """Whether lines are those of an address, with its postcode at the end, or say twice how to reach somebody."""
    for line in lines:
        if len(line) > _LONGEST or not compiled(_BEGINS).match(line) or compiled(_RUNS_ON).search(line):
            return False
    contacts = sum(compiled(_CONTACT).match(line) is not None for line in lines)
    return contacts > 1 or (len(lines) > 2 and compiled(_POSTCODE).search(lines[-1 - contacts]) is not None)
