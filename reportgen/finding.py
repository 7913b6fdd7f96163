"""What every stage says: a finding, with its place in the file a person wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from pathlib import Path

from reportgen.record import record


class Level(Enum):
    """How grave a finding is. An ERROR stops the file from being written; the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@record
class SourceFile:
    """A file a person wrote: where it is, and its text (line ends as line feeds)."""

    path: Path
    text: str

    def line(self, number: int) -> str:
        """The text of line `number`, counted from 1; empty when there is no such line."""
        starts = line_starts(self.text)
        if not 0 < number <= len(starts):
            return ""
        return self.text[starts[number - 1] : starts[number] - 1 if number < len(starts) else None]


@lru_cache(maxsize=8)
def line_starts(text: str) -> list[int]:
    """Where in a text each of its lines begins."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


@record
class Place:
    """Where something was typed: line and column counted from 1, length in characters."""

    source: SourceFile
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.source.path}:{self.line}:{self.column}"


@record
class Edit:
    """The characters from `start` to `end` of a file's text become `text`."""

    start: int
    end: int
    text: str


@record
class Mend:
    """A change to the file that mends a fault and has but one meaning; `says` tells the author of it."""

    says: str
    edits: tuple[Edit, ...]


@record
class Finding:
    """One thing to tell the author. `code` is stable and documented; `hint` is how to mend it, and
    `mend` does so, where there is only one way. `excuse` is the author's reason to let it pass, which is
    not told but kept for the proof."""

    code: str
    level: Level
    message: str
    place: Place | None = None
    hint: str = ""
    excuse: str = ""
    mend: Mend | None = None

    @property
    def is_error(self) -> bool:
        """Whether this finding alone keeps the file from being written."""
        return self.level is Level.ERROR and not self.excuse

    def as_data(self) -> dict[str, object]:
        """The finding for a program to read; line, column and length are None where it has no place."""
        place = self.place
        return {
            "code": self.code,
            "level": self.level.value,
            "message": self.message,
            "hint": self.hint,
            "file": str(place.source.path) if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "length": place.length if place else None,
            "mend": self.mend.says if self.mend else None,
        }

    def __str__(self) -> str:
        head = f"{self.level.value}: {self.message} [{self.code}]".replace("\n", " ")  # a key typed in quotes may hold one
        if self.place is None:
            return f"{head}\n   {self.hint}" if self.hint else head
        return f"{self.place}: {head}\n{_excerpt(self.place, self.hint)}"


def error(code: str, message: str, place: Place | None = None, hint: str = "", mend: Mend | None = None) -> Finding:
    """A finding that stops the file from being written."""
    return Finding(code, Level.ERROR, message, place, hint, mend=mend)


def warning(code: str, message: str, place: Place | None = None, hint: str = "", mend: Mend | None = None) -> Finding:
    """A finding that is told while the file is made all the same."""
    return Finding(code, Level.WARNING, message, place, hint, mend=mend)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without repeats, by file and place; those without a place come last."""

    def key(finding: Finding) -> tuple[bool, str, int, int]:
        place = finding.place
        if place is None:
            return (True, "", 0, 0)
        return (False, str(place.source.path), place.line, place.column)

    return sorted(dict.fromkeys(findings), key=key)


def nearest(word: str, known: Iterable[str]) -> str:
    """The one of `known` that was probably meant by `word`; empty when none is near."""
    return _nearest(word, tuple(known))


@lru_cache(maxsize=1000)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    import difflib  # by few documents

    folded = {other.casefold(): other for other in known}
    near = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean "headline"?` for the nearest of `known`, or nothing when none is near."""
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else ""


def surely(word: str, known: Iterable[str]) -> str:
    """The one of `known` that `word` must be, with a slip of the hand or other spacing; empty where
    none is, or more than one could be."""
    return _surely(word, tuple(known))


@lru_cache(maxsize=1000)
def _surely(word: str, known: tuple[str, ...]) -> str:
    if word in known:
        return word
    import difflib

    squeezed = re.sub(r"[\s_-]+", "", word.casefold())
    slip = 0.8 if len(squeezed) > 3 else 1.0
    likely = [other for other in known if difflib.SequenceMatcher(None, squeezed, other.replace("-", "")).ratio() >= slip]
    exact = [other for other in likely if other.replace("-", "") == squeezed]
    return likely[0] if len(likely) == 1 else exact[0] if len(exact) == 1 else ""


_WIDEST_EXCERPT = 100


def _excerpt(place: Place, hint: str) -> str:
    text = place.source.line(place.line)
    start, length = place.column - 1, max(1, place.length)
    if len(text) > _WIDEST_EXCERPT:
        cut = max(0, start - 40)
        shown = text[cut : cut + _WIDEST_EXCERPT]
        text = ("…" if cut else "") + shown + ("…" if cut + _WIDEST_EXCERPT < len(text) else "")
        start = start - cut + (1 if cut else 0)
    text = "".join(letter if letter.isprintable() else "·" for letter in text.replace("\t", " ").rstrip())  # a terminal obeys some
    length = max(1, min(length, len(text) - start))
    number = f"{place.line:>5}"
    caret = f"{' ' * len(number)} | {' ' * start}{'^' * length}"
    return f"{number} | {text}\n{caret}{' ' + hint if hint else ''}"
