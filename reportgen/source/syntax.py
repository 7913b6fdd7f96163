"""What is wrong with a file that is not YAML, in words a council officer understands."""

from __future__ import annotations

import re

import yaml

from reportgen.finding import Finding, Place, SourceFile, error
from reportgen.source.nodes import place_at

_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_QUOTES = "put quotes round the text"
_NEVER_CLOSED = "close it, or, if it belongs to the text, put quotes round the text"

# The readers' own words for what they were doing and what they met, and ours for it. Where the
# fifth is True the place is that of what was being read, else that of what was met; {sign} is
# the character there.
_IN_OUR_WORDS: list[tuple[str, str, str, str, bool]] = [
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
    (
        r"unexpected (end of stream|document separator)",
        "quote-open",
        "a quotation mark that opens here is never closed",
        "close it at the end of the text",
        True,
    ),
    (r"expected ',' or '\]'", "bracket", "a square bracket that opens here is never closed", _NEVER_CLOSED, True),
    (r"expected ',' or '\}'", "bracket", "a brace that opens here is never closed", _NEVER_CLOSED, True),
    (r"found '[\]}]'", "bracket", 'a "{sign}" that nothing opens', _QUOTES, False),
]


def explain(source: SourceFile, fault: yaml.YAMLError) -> list[Finding]:
    """The findings for a text that is not YAML; every indent by tab is one of them.

    `fault` is what the fast reader said; the pure reader says it better, where it says anything."""
    try:
        for _ in yaml.parse(source.text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as better:
        fault = better
    except (ValueError, OverflowError):
        pass  # its answer to an escape that stands for no character
    if not isinstance(fault, yaml.MarkedYAMLError):
        return [error("yaml", f"this is not YAML: {fault}", Place(source, 1, 1))]
    return _tabs(source, fault) or [_in_our_words(source, fault)]


def _tabs(source: SourceFile, fault: yaml.MarkedYAMLError) -> list[Finding]:
    """A tab breaks the structure where it indents; where it does, all such lines are told."""
    lines = {source.text.count("\n", 0, match.start()) + 1: match for match in _TAB_INDENT.finditer(source.text)}
    broken = {mark.line + 1 for mark in (fault.problem_mark, fault.context_mark) if mark}
    if "'\\t'" not in (fault.problem or "") and not broken & lines.keys():
        return []
    return [
        error("tab-indent", "a tab character indents this line", Place(source, line, match[0].index("\t") + 1), "use spaces")
        for line, match in lines.items()
    ]


def _in_our_words(source: SourceFile, fault: yaml.MarkedYAMLError) -> Finding:
    problem, context = fault.problem or "", fault.context or ""
    met = fault.problem_mark.index if fault.problem_mark else 0
    before = source.text[source.text.rfind("\n", 0, met) + 1 : met]
    if "mapping values are not allowed" in problem:
        return _odd_colon(source, met, before)
    for theirs, code, ours, hint, at_the_opening in _IN_OUR_WORDS:
        if re.search(theirs, f"{context}: {problem}"):
            index = fault.context_mark.index if at_the_opening and fault.context_mark else met
            if code == "backslash":
                index = source.text.rfind("\\", 0, met)
            return error(code, ours.format(sign=source.text[index : index + 1]), place_at(source, index), hint)
    if "expected <block end>" in problem:
        return _out_of_line(source, met, before)
    return error("yaml", f"this is not YAML: {problem}", place_at(source, met))


def _odd_colon(source: SourceFile, met: int, before: str) -> Finding:
    """A colon where no key may stand: the second of its line, or on a line that runs on from a text."""
    if re.search(r":\s", before):
        return error("colon-in-text", "a second colon in this line", place_at(source, met), _QUOTES)
    hint = "give it as many spaces as its neighbours, and see that the line above has a colon after its key"
    return error("indent", "this line reads as if it went on with the one above", place_at(source, met - len(before.lstrip())), hint)


def _out_of_line(source: SourceFile, met: int, before: str) -> Finding:
    """Something after the end of a value: on its line, or on one that does not line up."""
    place = place_at(source, met)
    if before.rstrip().endswith(('"', "'")):
        hint = "check the quotes above, too; within single quotes, type an apostrophe twice"
        return error("quote-closed", "words stand after the quotation mark that closes this text", place, hint)
    if before.rstrip().endswith(("]", "}")):
        return error("bracket", "words stand after the bracket that closes this list", place, _QUOTES)
    hint = "give it as many spaces as its neighbours, and check the quotes above"
    return error("indent", "this line does not line up with those above it", place, hint)
