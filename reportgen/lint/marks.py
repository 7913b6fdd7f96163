"""Signs that mean something in other programs, such as Markdown or a web page, and are printed here as typed."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.finding import Place
from reportgen.lint.lists import at_line_starts
from reportgen.lint.reading import Reading
from reportgen.lint.rule import Hit
from reportgen.source.nodes import index_of

_LINK = "a link is typed   [words](address)"
_BOLD = "bold words stand between two stars and two stars, with no space inside them"
_HINTS = {
    r"(?<!\*)\*\*(?!\*)": _BOLD,
    r"\b__\w[^_]*__\b": "bold words are typed   **so**",
    r"\]\s?\(\s*(?:https?://|www\.|#\w)|\)\s?\[(?:https?://|www\.)|\[[^\[\]()]*\((?:https?://|www\.)": _LINK,
    r"```|(?<!\S)(?:-{3,}|\*{3,}|_{3,}|={3,})(?!\S)": "take it out; a new page is a block:   - page: next",
    r"\|\s*:?-{3,}": "a table is a block of its own:   - table:",
    r"</(?:a|b|div|em|h[1-6]|i|li|p|span|strong|u|ul)>|<br ?/?>": "bold words are typed   **so**, and a new paragraph after an empty line",
    r"&(?:amp|gt|lt|mdash|nbsp|ndash|pound|quot|[lr][sd]quo|#\d+);": "type the letter itself",
}
_SIGN = r"[*_\[\]`=|<&#-](?:(?<!-)|--)"
"""What stands in each of them."""
_HEADING = r"#{1,6}\s(?=\S)"


def of_others(reading: Reading) -> Iterator[Hit]:
    """Such signs left in a text."""
    for passage in reading.holding(_SIGN):
        for pattern, hint in _HINTS.items():
            for match in passage.found(pattern):
                place = passage.at(match.start(), len(match[0]))
                if not _is_meant(place):
                    yield Hit(match[0], f"“{match[0]}” is printed as it is typed", place, hint)
        for at in at_line_starts(passage, _HEADING):
            sign = passage.text[at : at + 6].split()[0]
            hint = "a heading is a block of its own:   - heading: …"
            yield Hit(sign, f"“{sign}” is printed as it is typed", passage.at(at, len(sign)), hint)


def _is_meant(place: Place | None) -> bool:
    return place is not None and place.source.text[index_of(place) - 1] == "\\"
