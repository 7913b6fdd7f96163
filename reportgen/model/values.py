"""The kinds of value an author types: a line, prose, a date, a picture, a body of blocks."""

from __future__ import annotations

import re

from reportgen.finding import Place
from reportgen.model.when import Reading, read_when
from reportgen.record import record
from reportgen.source import Scalar

_LINE_END = re.compile(r"[^\S\n]*+(?:(?<!\\)\\[ \t]*+)?\n\s*")
"""The end of a line, with a backslash or without."""


@record
class Text:
    """What an author typed as a text, and its node in the file."""

    text: str
    node: Scalar

    @property
    def place(self) -> Place:
        """Where it was typed."""
        return self.node.place


@record
class Line(Text):
    """Text of one line, in which **bold**, *italic* and [links](address) may stand."""

    @property
    def letters(self) -> str:
        """Its letters as they are, in one line, where no marks are read: a number, a date, alternative text."""
        return _LINE_END.sub(" ", self.text.strip())


@record
class Prose(Text):
    """Text of one or more paragraphs and lists."""


@record
class When(Text):
    """A date, a range, a week or a month: `text` as typed, and its `reading` where it has one."""

    def reading(self) -> Reading | None:
        """The days it means, where its year was typed."""
        return read_when(self.text, None)


@record
class Identifier(Text):
    """A name that other places refer to: small letters, figures and hyphens."""


@record
class LanguageCode(Text):
    """A language by its code, such as en-GB or cy."""


@record
class Colour(Text):
    """A colour of a house style, as #RRGGBB."""


@record
class PictureFile:
    """A picture that was opened and found good. `width` and `height` are in CSS pixels; `parts` tells how many a drawing draws."""

    name: str
    data: bytes
    media_type: str
    width: float
    height: float
    parts: int = 1


class Content(tuple[object, ...]):
    """A body: texts and one-key blocks, in the order of the page."""


class Pairs(tuple[tuple[Line, Line], ...]):
    """Names with a text each, `Safeguarding: Good`."""


class Groups(tuple[tuple[Line, "Line | Groups"], ...]):
    """Names with a text each, or with such names below them."""


class Parts(tuple[tuple[Line, Content], ...]):
    """Names with a body each."""
