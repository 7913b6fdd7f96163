"""Where in its file each character of a text stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reportgen.document import tree
from reportgen.finding import Place
from reportgen.source.nodes import align, index_of, place_at


def index_in(text: tree.Text, at: int) -> int:
    """Where in its file character `at` of a text stands; the text's beginning where that cannot be told,
    as within letters typed by their number."""
    assert text.place is not None
    start, offsets = _offsets(text.place, text.text)
    return start + (offsets[at] if offsets else 0)


def place_within(text: tree.Text, start: int, end: int) -> Place:
    """The place of the characters from `start` to `end` of a text."""
    assert text.place is not None
    first = index_in(text, start)
    return place_at(text.place.source, first, index_in(text, end - 1) - first + 1)


@lru_cache(maxsize=8)
def _offsets(place: Place, text: str) -> tuple[int, Sequence[int]]:
    """Where a text begins in its file, and how far from there each of its characters stands, as far as that can be told."""
    start = index_of(place)
    typed = place.source.text[start : start + place.length]
    if typed.startswith(text):
        return start, range(len(text))
    try:
        return start, align(text, typed)
    except ValueError:
        return start, ()
