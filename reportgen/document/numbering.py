"""The numbers of sections and paragraphs, worked out once: back ends print them, references quote them."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.document.tree import Number

DEEPEST = 3
"""How many levels are numbered: 4, 4.2 and 4.2.1."""
_TENS, _ONES = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"), ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMAN = [ten + one for ten in _TENS for one in _ONES][1:]
"""The Roman figures that may stand before the items of a list, from 1 on."""


@dataclass(slots=True, eq=False, repr=False)
class Run:
    """Numbers that follow one another: the document's own run, or one that begins afresh in an annexe.

    `scheme` is "sections" (1, 1.1, 1.1.1), "paragraphs" (1. through all headings, 1.1 below it),
    "recommendations" (1.) or "none". Where an author numbered what they stand in, `given` is that
    number, and they are "5A.1", "5A.2".
    """

    scheme: str
    number: int = 0
    given: str = ""
    counts: list[int] = field(default_factory=lambda: [0] * DEEPEST)

    def next(self, level: int) -> Number | None:
        """The next number at a level, counted from 0; None where it is too deep. Numbers of lower
        levels begin afresh after it, as Word counts them."""
        if level >= DEEPEST:
            return None
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * DEEPEST
        figures = ".".join(str(count) for count in self.counts[: level + 1])
        if self.given:
            return Number(f"{self.given}.{figures}", "given")
        stop = "" if self.scheme == "sections" or level else "."
        return Number(figures + stop, self.scheme, level, self.number)

    def below(self, given: str) -> Run:
        """The run of what stands below a number that the author gave: 5.1 below "5."."""
        return Run(self.scheme, given=given.rstrip(".:"))
