"""Quotation marks round a text that are not closed, or closed before its end."""

from __future__ import annotations

import re

from reportgen.finding import Edit, Finding, Mend, SourceFile, error, line_starts
from reportgen.source.mending import apply, quotes_round
from reportgen.source.nodes import place_at, reach

_BEGINS_ANEW = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))")
_INSTEAD = {
    '"': "where double quotes belong to the text, put single ones round the whole of it",
    "'": "for an apostrophe, put double quotes round the text instead",
}


def unclosed(source: SourceFile, opened: int, met: int) -> list[Finding]:
    """A mark at `opened` that is closed by one in a later line, before what was met, over lines that begin with keys or dashes."""
    mark = source.text[opened : opened + 1]
    end = source.text.find("\n", opened)
    if mark not in _INSTEAD or end < 0 or mark in source.text[opened + 1 : end]:
        return []
    closed = source.text.rfind(mark, end, met)
    below = source.text[end:met].lstrip("\n").partition("\n")[0]
    if closed < 0 or "\n" in source.text[closed:met] or not _BEGINS_ANEW.match(below):
        return []
    return [never_closed(source, opened)]


def never_closed(source: SourceFile, index: int) -> Finding:
    """A mark that opens at `index`; its mend is another at the end of its line, where that lets reading go further."""
    place = place_at(source, index)
    line, mark = source.line(place.line).rstrip(), source.text[index]
    hint, mend = "close it at the end of the text", None
    if line[-1:] in "”’“":
        hint = "it is closed by a mark of the same kind, and not by a curly one"
    elif mark == "'":
        hint += f"; {_INSTEAD[mark]}"
    else:
        end = line_starts(source.text)[place.line - 1] + len(line)
        mend = Mend("close the quotation mark", (Edit(end, end, mark),))
        if reach(apply(source.text, mend.edits))[1] <= reach(source.text)[1]:
            mend = None
    return error("quote-open", "a quotation mark that opens here is never closed", place, hint, mend)


def closed_early(source: SourceFile, met: int, before: str, opened: int, first: int | None) -> Finding:
    """Words, or a comma, after the mark that closes a text; `first` is where a text in double quotes begins in that line."""
    place = place_at(source, met)
    if source.line(place.line)[place.column - 1 :].rstrip() == ",":
        comma = Mend("take the comma out", (Edit(met, met + 1, ""),))
        return error("quote-closed", "a comma stands after the quotation mark that closes this text", place, "take it out", comma)
    message, hint = "words stand after the quotation mark that closes this text", _INSTEAD[before.rstrip()[-1]]
    return error("quote-closed", message, place, hint, _speech(source, before, opened, first))


def _speech(source: SourceFile, before: str, opened: int, first: int | None) -> Mend | None:
    """A text that begins with words in double quotes and goes on after them."""
    if first is None or first != opened or "\\" in before:
        return None
    place = place_at(source, first)
    line, below = source.line(place.line)[place.column - 1 :].rstrip(), source.line(place.line + 1)
    runs_on = below.strip() and len(below) - len(below.lstrip()) > len(before) - len(before.lstrip())
    if line.count('"') % 2 or " #" in line or runs_on or re.match(r'"[^"]*"\s*[:,]', line):
        return None
    return quotes_round(source.text, first, first + len(line))
