"""What an author meant by a key that is not known, and the mends of it."""

from __future__ import annotations

from collections.abc import Collection

from reportgen.finding import Edit, Mend, nearest
from reportgen.source import Pair, Scalar
from reportgen.source.mending import quotes_round

# What such things are called in other programs, and here.
_ELSEWHERE = {
    "image": "picture", "photo": "picture", "src": "file", "path": "file", "tel": "telephone", "phone": "telephone",
    "by": "source", "body": "text", "paragraph": "text", "subheading": "heading", "standfirst": "stand-first", "bullets": "text",
    "link": "website", "url": "website", "job": "post", "role": "post", "box": "panel", "events": "dates", "name": "heading",
    "title": "heading headline",
}  # fmt: skip


def meant_by(name: str, known: Collection[str]) -> str:
    """The one of `known` that was probably meant; empty where none is near."""
    elsewhere = _ELSEWHERE.get(name.casefold(), "").split()
    return next((each for each in elsewhere if each in known), None) or nearest(name, known)


def renamed(key: Scalar, name: str) -> Mend | None:
    """That a word typed plainly becomes another, where there is one."""
    if not name or key.end - key.start != len(key.text):
        return None
    return Mend(f'"{key.text}" becomes "{name}"', (Edit(key.start, key.end, name),))


def one_text(pair: Pair) -> Mend | None:
    """Quotes round words with a colon among them, or at their end: what stands before it is no name that a program would
    give, but begins like a sentence or has several words."""
    key, value = pair.key, pair.value
    if not isinstance(value, Scalar) or key.style or value.style:
        return None
    text = key.place.source.text
    if not value.text:
        return quotes_round(text, key.start, key.end + 1) if " " in key.text and text[key.end : key.end + 1] == ":" else None
    if not (key.text[:1].isupper() or " " in key.text) or value.start < key.end or "\n" in text[key.start : value.end]:
        return None
    return quotes_round(text, key.start, value.end)
