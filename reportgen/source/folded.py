"""The line ends that YAML folds away though they mean something: it makes a space of each, and of an empty line a line end.

In a text after a bar all stand as typed. Elsewhere an empty line still parts paragraphs, and a backslash still ends its line.
"""

from __future__ import annotations

import re

_PARTED = re.compile(r"\n+")
_AT_MARGIN = re.compile(r"^(\S.*)(\n+)(?=\S)", re.MULTILINE)
_STROKE_AT_END = re.compile(r"\\(?=([ \t]*\n)?)")


def with_line_ends(text: str, typed: str, style: str) -> str:
    """A text of several lines as YAML folded it, with the line ends that mean something; `typed` is how it stands in the file."""
    if style == '"' and "\\" in typed:
        return text  # there a line end may have been typed as \n
    if style == ">":  # beside a line that is indented further YAML keeps each line end
        text, typed = _AT_MARGIN.sub(r"\1\n\2", text), typed.partition("\n")[2]
    else:
        text = _PARTED.sub(r"\n\g<0>", text)
    if "\\" not in typed:
        return text
    ends = iter([match[1] is not None for match in _STROKE_AT_END.finditer(typed)])
    return re.sub(r"\\ ?", lambda stroke: "\\\n" if next(ends, False) and stroke[0] == "\\ " else stroke[0], text)
