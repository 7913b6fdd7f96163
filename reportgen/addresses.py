"""What a style sheet asks for: the addresses in it, however they are spelled."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))", re.DOTALL)
_ASKED = re.compile(
    r"""@import\s*(?:url\()?\s*["']?\s*(?P<sheet>[^"');]*)
    |(?:url|src)\(\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^)]*))
    |image-set\(\s*["']\s*(?P<set>[^"']*)""",
    re.IGNORECASE | re.VERBOSE,
)


def asked_for(css: str) -> Iterator[tuple[int, str]]:
    """Each address that a style sheet asks for, with the line that it stands on, counted from 1."""
    text = _COMMENT.sub(lambda remark: "\n" * remark[0].count("\n") or " ", css)
    text = _ESCAPE.sub(_unescaped, text) if "\\" in text else text
    for match in _ASKED.finditer(text):
        found = next((part for part in match.groups() if part is not None), "")
        yield text.count("\n", 0, match.start()) + 1, found.strip()


def _unescaped(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"
