"""Signs that mean something in other programs, such as Markdown or a web page, and are printed here as typed."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.lint.lists import at_line_starts
from reportgen.lint.reading import Reading, is_escaped
from reportgen.lint.rule import Hit

_LINK = "a link is typed   [words](address)"
_BOLD = "bold words stand between two stars and two stars, with no space inside them"
_HINTS = {
    r"(?<!\*)\*\*(?!\*)": _BOLD,
    r"\b__\w[^_]*__\b": "bold words are typed   **so**",
    r"\]\s*\(\s*(?:https?://|www\.|#\w)|\)\s?\[(?:https?://|www\.)|\[[^\[\]()]*\((?:https?://|www\.)": _LINK,
    r"```|(?<!\S)(?:-{3,}|\*{3,}|_{3,}|={3,})(?!\S)": "take it out; a new page is a block:   - page: next",
    r"\|\s*:?-{3,}": "a table is a block of its own:   - table:",
    r"</(?:a|b|div|em|h[1-6]|i|li|p|span|strong|u|ul)>": "bold words are typed   **so**, and a new paragraph after an empty line",
    r"<br ?/?>|(?<=[^\s\\:])\\\\(?!\S)": "one backslash at the end of a line ends it there",
    r"&(?:amp|gt|lt|mdash|nbsp|ndash|pound|quot|[lr][sd]quo|#\d+);": "type the letter itself",
}
_SIGN = r"[*_\[\]`=|<>&#\\-](?:(?<!-)|--)"
"""What stands in each of them."""
_STROKE_AT_END = r"(?<!\S)[^\s\\]*(?<!:)(\\)$"
"""One that ends no line; in a path such as C:\\Plans\\ it is a letter like others."""
_AT_LINE_STARTS = {
    r"#{1,6}\s(?=\S)": "a heading is a block of its own:   - heading: …",
    r">\s(?=\S)": "a quotation is a block of its own:   - quote: …",
}


def of_others(reading: Reading) -> Iterator[Hit]:
    """Such signs left in a text."""
    for passage in reading.holding(_SIGN):
        for pattern, hint in _HINTS.items():
            for match in passage.found(pattern):
                hit = passage.hit(match, f"“{match[0]}” is printed as it is typed", hint)
                if not is_escaped(hit.place, match[0]):
                    yield hit
                    if hint is _BOLD:
                        break  # its other half
        for match in passage.found(_STROKE_AT_END):
            hint = "a paragraph ends by itself; take it out"
            yield Hit("\\", "“\\” is printed as it is typed", passage.at(match.start(1), 1), hint)
        for pattern, hint in _AT_LINE_STARTS.items():
            for at in at_line_starts(passage, pattern):
                sign = passage.text[at : at + 6].split()[0]
                yield Hit(sign, f"“{sign}” is printed as it is typed", passage.at(at, len(sign)), hint)


def garbled(reading: Reading) -> Iterator[Hit]:
    """Letters of UTF-8 that a program took for those of Windows, such as “â€™” for “’”."""
    for passage in reading.holding(rf"[\xc2-\xef][{_GOES_ON}]"):
        for match in passage.found(_GARBLED):
            meant = match[0].encode("cp1252").decode("utf-8", "ignore")
            if meant and meant.encode("cp1252", "ignore"):
                yield passage.hit(match, f"“{match[0]}” is a letter that was copied wrongly", f"it was “{meant}”; type that")


def lone_quote(reading: Reading) -> Iterator[Hit]:
    """A straight double quotation mark at an end of a text that has no other; behind a figure it stands for inches."""
    for passage in reading.holding('"'):
        if passage.text.count('"') == 1:
            yield from passage.hits(r'^"|(?<=[^\d\s])"$', "a quotation mark without another", "type the other, or take this one out")


_GOES_ON = "".join(bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xC0))
_GARBLED = rf"[\xc2-\xdf][{_GOES_ON}]|[\xe0-\xef][{_GOES_ON}]{{2}}"
