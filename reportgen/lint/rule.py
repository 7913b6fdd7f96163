"""What a lint is: a rule with its source, its examples, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reportgen.finding import Level, Place
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.lint.reading import Reading


@record
class Hit:
    """What a lint found: the words, what is wrong with them, where they stand, how to mend it."""

    words: str
    message: str
    place: Place | None
    hint: str = ""


@record
class Rule:
    """One lint. `level` is that by default, None where the lint is off unless a house style asks for it.

    `bad` and `good` are contents of a newsletter as typed: the first is found, the second passes.
    `bad` is empty where no YAML of today can say it; the lint then guards the tree. `required`
    names what else forbids it: such a lint is an error in every house, and knows no exception.
    """

    code: str
    level: Level | None
    look: Callable[[Reading], Iterator[Hit]]
    rule: str
    source: str
    bad: str
    good: str
    required: str = ""
