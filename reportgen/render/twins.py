"""Letters that a font draws as one. A PDF knows a letter by its drawing, so of two such letters only one could be read back."""

from __future__ import annotations

import html
import re

TWINS = {"\u2010": "-", "\u2011": "-", "\u00b5": "\u03bc", "\u2206": "\u0394", "\u2126": "\u03a9", "\u03d5": "\u03c6"}
"""Each with that of the same drawing in Source Sans 3 which is drawn in its place."""

_LETTERS, _DRAWN = "".join(TWINS), str.maketrans(TWINS)


def drawn_alike(page: str) -> str:
    """The page with the one drawn for the other, and what was typed beside it as `data-typed`, for the tags, and as the
    label of a bookmark. A hyphen that does not break keeps to the letters about it."""
    if not any(letter in page for letter in TWINS):
        return page
    head, body, rest = page.partition("<body")
    rest = re.sub(r"<(h[1-6])([^>]*)>(.*?)</\1>", _labelled, rest, flags=re.DOTALL)
    return head + body + re.sub(">[^<]+", lambda words: re.sub(rf"\w?[{_LETTERS}]+\w?", _as_drawn, words[0]), rest)


def _as_drawn(typed: re.Match[str]) -> str:
    return f'<span style="white-space: nowrap" data-typed="{typed[0]}">{typed[0].translate(_DRAWN)}</span>'


def _labelled(heading: re.Match[str]) -> str:
    if not any(letter in heading[3] for letter in TWINS):
        return heading[0]
    words = html.unescape(re.sub("<[^>]*>", "", heading[3]))
    label = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    style = html.escape(f'bookmark-label: "{label}"')
    return f'<{heading[1]}{heading[2]} style="{style}">{heading[3]}</{heading[1]}>'
