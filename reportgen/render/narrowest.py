"""How narrow a cell can be whose words may break anywhere: as narrow as one letter.

WeasyPrint forgets that a word may break where it follows bold words or a link, so that one long address makes a table wider
than its page. And it finds the widest letter by laying out, for each, all the text that follows, and all again for each height
that it tries for columns: minutes for a page of words.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import preferred

_split_first_line = preferred.split_first_line
_ENOUGH = 64  # letters, from which one that stands before others is told
_MOST_KNOWN = 20_000


def install() -> None:
    """Puts it in place; doing so again changes nothing."""
    preferred.split_first_line = split_first_line


def split_first_line(
    text: str, style: Any, context: Any, max_width: Any, justification_spacing: Any, is_line_start: bool = True, minimum: bool = False
) -> Any:
    """The first line of a text as WeasyPrint returns it; where it is known, without the layout, for which nobody asks here."""
    rest = (style, context, max_width, justification_spacing)
    if max_width != 0 or style["overflow_wrap"] != "anywhere":
        return _split_first_line(text, *rest, is_line_start=is_line_start, minimum=minimum)
    end = text.find(" ", _ENOUGH)
    near = text[:end] if end > 0 else text
    known = context.__dict__.setdefault("narrowest_lines", {})
    key = near, end > 0, id(style)
    if key not in known:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        line = _split_first_line(near, *rest, is_line_start=True, minimum=minimum)
        if line[2] is None and end > 0:  # the letter is all there is before the space
            line = _split_first_line(text, *rest, is_line_start=True, minimum=minimum)
        known[key] = style, (None, *line[1:])  # the style is kept, so that no other takes its number
    return known[key][1]
