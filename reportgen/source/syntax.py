"""What is wrong with a file that is not YAML, in words a council officer understands."""

from __future__ import annotations

import math
import re

import yaml

from reportgen.finding import Edit, Finding, Mend, SourceFile, error, line_starts
from reportgen.source import quotes
from reportgen.source.mending import ODD_INDENT, apply, odd_indents, quotes_at, spaces_for_tabs, strokes_doubled
from reportgen.source.nodes import Stop, events, place_at, reach, stop_of
from reportgen.source.slips import slips

_QUOTES = "put quotes round the text"
_NEVER_CLOSED = "close it, or, if it belongs to the text, put quotes round the text"

# The readers' own words for what they were doing and what they met, and ours for it. Where the
# fifth is True the place is that of what was being read, else that of what was met; {sign} is
# the character there.
IN_OUR_WORDS: list[tuple[str, str, str, str, bool]] = [
    (r"scanning a directive|scanning an alias|scanning an anchor", "starts-with-sign", 'a text may not begin with "{sign}"', _QUOTES, True),
    (r"(scanning|parsing) a tag|undefined tag handle", "tag", 'a text may not begin with "{sign}"', _QUOTES, True),
    (
        r"cannot start any token|expected the node content|mapping keys are not allowed",
        "starts-with-sign",
        'a text may not begin with "{sign}"',
        _QUOTES,
        False,
    ),
    (
        r"scanning a block scalar",
        "block-start",
        'after "{sign}" a text begins on the next line',
        "if the sign belongs to the text, put quotes round the text",
        True,
    ),
    (
        r"sequence entries are not allowed",
        "list-start",
        "a list begins on the line after its key",
        "if this is one text, put quotes round it",
        False,
    ),
    (
        r"escape (character|sequence|code)",
        "backslash",
        "a backslash within double quotes",
        "use single quotes instead, or type \\\\",
        False,
    ),
    (
        r"could not find expected ':'",
        "no-colon",
        "this line has no colon and space after its key",
        "check how far it is indented, too",
        True,
    ),
    (r"expected ',' or '\]'", "bracket", "a square bracket that opens here is never closed", _NEVER_CLOSED, True),
    (r"expected ',' or '\}'", "bracket", "a brace that opens here is never closed", _NEVER_CLOSED, True),
    (r"found '[\]}]'", "bracket", 'a "{sign}" that nothing opens', _QUOTES, False),
]


_READ_SLOWLY = 1_000_000
_TAB_WITHIN = re.compile(r"(?<=[^\s-]) *\t[ \t]*")


def explain(source: SourceFile, fault: yaml.MarkedYAMLError) -> list[Finding]:
    """The findings for a text that is not YAML; every indent by tab is one of them.

    `fault` is what the fast reader said; the pure reader says it better, where it says anything. It reads
    half a million letters a second: of a longer text the fast one's word is taken."""
    text = source.text if len(source.text) < _READ_SLOWLY else ""
    opened = 0
    try:
        for event in events(_TAB_WITHIN.sub(lambda tab: " " * len(tab[0]), text), yaml.SafeLoader):  # it takes them for faults
            if isinstance(event, yaml.ScalarEvent) and event.start_mark:
                opened = event.start_mark.index
    except yaml.MarkedYAMLError as better:
        fault = better
    except (ValueError, OverflowError):
        pass  # its answer to an escape that stands for no character
    stop = stop_of(fault)
    return (
        _tabs(source, stop)
        or _odd_spaces(source, stop)
        or quotes.unclosed(source, opened, stop.met.index)
        or slips(source, stop)
        or [_in_our_words(source, stop, opened)]
    )


def _tabs(source: SourceFile, stop: Stop) -> list[Finding]:
    """A tab breaks the structure where it indents; where one does, all such lines are told."""
    width = _width_of_tabs(source.text)
    found = list(spaces_for_tabs(source.text, width))
    if not _is_broken(stop, source, found):
        return []
    return [
        error("tab-indent", "a tab character indents this line", place_at(source, at), "use spaces", mend if width else None)
        for at, mend in found
    ]


def _width_of_tabs(text: str) -> int:
    """How many columns a tab stands for: editors show four or eight; 0 where these read differently,
    or where with neither the file can be read."""
    read = {width: reach(apply(text, (e for _, mend in spaces_for_tabs(text, width) for e in mend.edits))) for width in (4, 8)}
    if read[4] == read[8]:
        return 4
    whole = [width for width, (_, stops) in read.items() if stops == math.inf]
    return whole[0] if len(whole) == 1 else 0


def _odd_spaces(source: SourceFile, stop: Stop) -> list[Finding]:
    """The same of spaces that are none to YAML, such as the non-breaking space."""
    found = list(odd_indents(source.text))
    if not _is_broken(stop, source, found):
        return []
    return [error("odd-indent", ODD_INDENT, place_at(source, at), "use common spaces", mend) for at, mend in found]


def _is_broken(stop: Stop, source: SourceFile, found: list[tuple[int, Mend]]) -> bool:
    """Whether one of the lines that something was found in is one where the reader stopped."""
    return not {stop.met.line + 1, stop.opened.line + 1}.isdisjoint(place_at(source, at).line for at, _ in found)


def _in_our_words(source: SourceFile, stop: Stop, opened: int) -> Finding:
    """`opened` is where the last text began that could be read."""
    met = stop.met.index
    before = source.text[source.text.rfind("\n", 0, met) + 1 : met]
    if "mapping values are not allowed" in stop.problem:
        return _no_content(source, met, before) or _odd_colon(source, met, before)
    if re.search(r"unexpected (end of stream|document separator)", stop.problem):
        return quotes.never_closed(source, stop.opened.index)
    for theirs, code, ours, hint, at_the_opening in IN_OUR_WORDS:
        if re.search(theirs, f"{stop.context}: {stop.problem}"):
            index = stop.opened.index if at_the_opening else met
            if code == "no-colon":
                hint = _bar_above(source, index) or hint
            if code == "backslash":
                return _stroke(source, source.text.rfind("\\", 0, met), ours, hint)
            message = ours.format(sign=source.text[index : index + 1])
            if "flow" in stop.context and source.text[index : index + 1] in ",]":
                hint = 'an empty cell is typed ""; or, if the sign belongs to the text, put quotes round the text'
            return error(code, message, place_at(source, index), hint, quotes_at(source.text, index) if code in _QUOTED_WHOLE else None)
    if "expected '<document start>'" in stop.problem:
        return _beyond_the_end(source, met) or _out_of_line(source, stop, before, opened)
    if "expected <block end>" in stop.problem:
        return _out_of_line(source, stop, before, opened)
    return error("yaml", f"this is not YAML: {stop.problem}", place_at(source, met))


_QUOTED_WHOLE = ("starts-with-sign", "tag", "block-start", "list-start")


def _stroke(source: SourceFile, index: int, message: str, hint: str) -> Finding:
    """A backslash, or all those of the folder of Windows that it stands in."""
    line = place_at(source, index).line
    start = line_starts(source.text)[line - 1]
    paths = strokes_doubled(source.text, start, start + len(source.line(line)))
    alone = index, Mend("type the backslash twice", (Edit(index, index, "\\"),))
    at, whole = next((path for path in paths if any(edit.start == index for edit in path[1].edits)), alone)
    return error("backslash", message, place_at(source, at), hint, whole)


def _odd_colon(source: SourceFile, met: int, before: str) -> Finding:
    """A colon where no key may stand: the second of its line, or on a line that runs on from a text."""
    if re.search(r":\s", before):
        first = _first_of_value(met, before)
        mend = quotes_at(source.text, first) if first is not None else None
        below = source.line(place_at(source, met).line + 1)
        hint = (
            _QUOTES
            if not below.lstrip().startswith("- ") or mend
            else "for a text with a list in it, type | after its key, and begin the text on the next line"
        )
        return error("colon-in-text", "a second colon in this line", place_at(source, met), hint, mend)
    hint = "give it as many spaces as its neighbours, and see that the line above has a colon after its key"
    bar = _bar_above(source, met)
    above = source.line(place_at(source, met).line - 1)
    if bar:
        hint = bar
    elif re.search(r":\s+\S", above):
        hint = 'give it as many spaces as its neighbours; or, if it does go on, begin the text after a "|", on a line of its own'
    elif not above.strip() and before.startswith(" "):
        hint = 'a text of several paragraphs begins after a "|" behind its key; or, if this is a key, see that the one above has a colon'
    return error("indent", "this line reads as if it went on with the one above", place_at(source, met - len(before.lstrip())), hint)


def _bar_above(source: SourceFile, index: int) -> str:
    """What to do where a line belongs to a longer text, whose key has no "|" after it; empty where it does not."""
    number = place_at(source, index).line
    typed = len(source.line(number)) - len(source.line(number).lstrip(" "))
    for above in range(number - 1, 0, -1):
        line = source.line(above)
        if line.strip() and len(line) - len(line.lstrip(" ")) < typed:
            key = _LONGER_TEXT.fullmatch(line)
            return f'a text of several lines begins after a "|": in line {above} type   {key[1]}: |' if key else ""
    return ""


_LONGER_TEXT = re.compile(r"[ -]*(text|description|stand-first|quote|lead|panel):\s*")


def _no_content(source: SourceFile, met: int, before: str) -> Finding | None:
    """Blocks below the head of a document, with no "content:" between."""
    number = place_at(source, met).line
    above = next((line for line in map(source.line, range(number - 1, 0, -1)) if line.strip()), "")
    if not before.lstrip().startswith("- ") or not _OF_HEAD.match(above) or re.search(r"^contents?\b", source.text, re.MULTILINE):
        return None
    place = place_at(source, met - len(before.lstrip()))
    return error("missing-key", '"content:" is missing above these blocks', place, "put   content:   on a line of its own before them")


_OF_HEAD = re.compile(r"[\w-]+:\s+\S")


def _out_of_line(source: SourceFile, stop: Stop, before: str, opened: int) -> Finding:
    """Something after the end of a value: on its line, or on one that does not line up."""
    met = stop.met.index
    place = place_at(source, met)
    if before.rstrip().endswith(('"', "'")):
        return quotes.closed_early(source, met, before, opened, _first_of_value(met, before, signs='"'))
    if before.rstrip().endswith(("]", "}")):
        if source.line(place.line)[place.column - 1 :].rstrip() == ",":
            comma = Mend("take the comma out", (Edit(met, met + 1, ""),))
            return error("bracket", "a comma stands after the bracket that closes this list", place, "take it out", comma)
        first = _first_of_value(met, before, signs="[{")
        mend = quotes_at(source.text, first) if first is not None else None
        return error("bracket", "words stand after the bracket that closes this list", place, _QUOTES, mend)
    hint, typed = "give it as many spaces as its neighbours", stop.met.column
    if further_in := _further_in(source, place.line, typed):
        hint = f"it has {typed} space{'s' * (typed != 1)} before it, and those above it have {min(further_in)}; give them the same number"
    return error("indent", "this line does not line up with those above it", place, hint)


def _further_in(source: SourceFile, number: int, typed: int) -> set[int]:
    """How many spaces, and dashes, stand before the lines above that are indented further, up to one that is not."""
    found = set()
    for line in map(source.line, range(number - 1, 0, -1)):
        if line.strip():
            found |= {len(line) - len(line.lstrip(signs)) for signs in (" ", " -")}
            if not line.startswith(" " * (typed + 1)):
                break
    return {column for column in found if column > typed}


def _beyond_the_end(source: SourceFile, met: int) -> Finding | None:
    """What ends a document where it should go on: a line that begins with three dots, or a first line that is no key."""
    dots = [match.start() for match in _DOTS.finditer(source.text, 0, met)]
    if dots:
        hint = "take it out; or, if it belongs to a text, put spaces before it, as many as before the lines above"
        return error("document-end", "a line that begins with three dots ends the document", place_at(source, dots[-1], 3), hint)
    if place_at(source, met).line > 1:
        return None
    return error("not-a-document", "this file does not begin with a key", place_at(source, 0), 'begin with "document: newsletter"')


_DOTS = re.compile(r"^\.\.\.(?=\s)", re.MULTILINE)
_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s\"'\[\]{}#&*!|>%@`,-][^\n]*?: +)?(?=\S)")


def _first_of_value(met: int, before: str, signs: str = "") -> int | None:
    """Where the value begins in whose line something was met: a plain one, or one that begins with one of
    `signs`; None where it is of another kind."""
    match = _VALUE.match(before)
    if match is None:
        return None
    letter = before[match.end()]
    return met - len(before) + match.end() if (letter in signs if signs else letter not in "\"'[{|>&*!#%@`") else None
