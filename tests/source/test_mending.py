"""What has one meaning is mended, and nothing else: the file as it reads after all its mends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.finding import Edit, Mend, error, in_order
from reportgen.source import read
from reportgen.source.mending import apply, edits_of


def mended(typed: str) -> tuple[str, list[str]]:
    """The file with all its mends made, and what is said of each."""
    found = in_order(read(Path("issue.yaml"), typed.encode())[1])
    return apply(typed, edits_of(found)), [finding.mend.says for finding in found if finding.mend]


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        # a sign at the beginning
        ("a: @b\n", 'a: "@b"\n'),
        ("a:  @b \t\nc: d", 'a:  "@b" \t\nc: d'),
        ("a: %b", 'a: "%b"'),
        ("a: `b`\n", 'a: "`b`"\n'),
        ("a: ? b\n", 'a: "? b"\n'),
        ("a: - b\n", 'a: "- b"\n'),
        ("a: |b\n", 'a: "|b"\n'),
        ("a: >5 b\n", 'a: ">5 b"\n'),
        ("a: >5\n", 'a: ">5"\n'),
        ("a:\n  - >5\n  - |2\n\n  - >9", 'a:\n  - ">5"\n  - "|2"\n\n  - ">9"'),
        ("a: !b c\n", 'a: "!b c"\n'),
        ("a: ! b\n", 'a: "! b"\n'),
        ("a: !<b\n", 'a: "!<b"\n'),
        ("a: &b c\n", 'a: "&b c"\n'),
        ("a: *b c\n", 'a: "*b c"\n'),
        ("a: *b\n", 'a: "*b"\n'),
        ("a: #b c\n", 'a: "#b c"\n'),
        ("a:\n  - @b\n  - - @c\n", 'a:\n  - "@b"\n  - - "@c"\n'),
        # a sign within
        ("a: b: c\n", 'a: "b: c"\n'),
        ("a: b:\n", 'a: "b:"\n'),
        ("a b: c: d: e\n", 'a b: "c: d: e"\n'),
        ("a: b #4\n", 'a: "b #4"\n'),
        ("a: b\t#4 or #5\n", 'a: "b\t#4 or #5"\n'),
        ("a: [b] c\n", 'a: "[b] c"\n'),
        ("a: {b} c\n", 'a: "{b} c"\n'),
        ("a:\n  - [b] c\n", 'a:\n  - "[b] c"\n'),
        # quotation marks and strokes of its own
        ("a: @it's\n", 'a: "@it\'s"\n'),
        ('a: @so "b"\n', "a: '@so \"b\"'\n"),
        ('a: @it\'s "b"\n', "a: '@it''s \"b\"'\n"),
        ("a: @it's \\b\n", "a: '@it''s \\b'\n"),
        ('a: "b" c\n', "a: '\"b\" c'\n"),
        ('a: "b" c "d"\ne: f', 'a: \'"b" c "d"\'\ne: f'),
        ('a:\n  - "b" it\'s', "a:\n  - '\"b\" it''s'"),
        ('a: "b" c  \n', "a: '\"b\" c'  \n"),
        # a remark stays one
        ("a: @b # c\n", 'a: "@b" # c\n'),
        ("a: b: c  #\nd: e\n", 'a: "b: c"  #\nd: e\n'),
        ("a: b #4 # c\n", 'a: "b #4" # c\n'),
        ("a: @b#c\n", 'a: "@b#c"\n'),
        # over several lines
        ("a: @b\n  c d \n\n  e\nf: g\n", 'a: "@b\n  c d \n\n  e"\nf: g\n'),
        ("a:\n  - b: @c\n     d\n    e: f\n", 'a:\n  - b: "@c\n     d"\n    e: f\n'),
        ("a:\n  - b: @c\n    e: f: g\n", 'a:\n  - b: "@c"\n    e: "f: g"\n'),
        ("a: b #4\n  c\n", 'a: "b #4\n  c"\n'),
        ("a:\n  - @b\n    c\n  - d\n", 'a:\n  - "@b\n    c"\n  - d\n'),
        ("a:\n- b #4\n c\n", 'a:\n- "b #4\n c"\n'),
        ("a:\n  - - [b] c\n     d\n    - e\n", 'a:\n  - - "[b] c\n     d"\n    - e\n'),
    ],
)
def test_quotes_are_put_round_a_text_that_needs_them(typed: str, made: str) -> None:
    once, said = mended(typed)
    assert (once, set(said)) == (made, {"put quotes round the text"})
    assert mended(made) == (made, [])


@pytest.mark.parametrize(
    "typed",
    [
        # what the lines below are could be meant otherwise
        "a: @b # c\n  d\n",
        "a: @b\n  c: d\n",
        "a: @b\n  c:\n",
        "a: @b\n  # c\n",
        "a: @b\n  c # d\n",
        "a: @b\n  - c\n",
        "a: @b\n  ? c\n",
        "a: @b\n \tc\n",
        "a: |\n    b\n\tc\n",
        "a: b: c\n  - d\n",
        'a: "b" c\n  d\n',
        # one text of a list, or a key
        "a: [b, @c]\n",
        "a: [b, !c d]\n",
        "a: [b, &c d]\n",
        "a: [b, *c d]\n",
        "a: {b: !c d}\n",
        "a: [b #4\n  ]\n",
        "@a: b\n",
        "!a: b\n",
        "&a b: c\n",
        # where it ends is not clear
        "a: 'b': c\n",
        "a: [b]: c\n",
        "[b] c\n",
        'a: "b": c\n',
        'a: "b", c\n',
        'a: "b" c "d\n',
        'a: "b" c # d\n',
        'a: "b \\"c" d\n',
        'a: "b\\tc" d\n',
        "a: 'b' c\n",
        'a: "b\n  c" d\n',
        "a: 'b\n",
        "a: [b\n",
        "a: [b,\n  c] d\n",
        "a:\n   b: c\n  - d\n",
        "a:\n    b: c\n  d: e\n",
        'a: &b\n  c: "d"\n',
        "a: !b\n  c: d\n",
        "a: x\n  - b: c\n",
    ],
)
def test_what_could_be_meant_otherwise_is_left_as_it_is(typed: str) -> None:
    assert mended(typed) == (typed, [])


@pytest.mark.parametrize("second", [Edit(3, 5, "x"), Edit(5, 5, "x"), Edit(7, 9, "x"), Edit(7, 7, "x"), Edit(6, 6, "x"), Edit(4, 8, "x")])
def test_of_two_mends_that_meet_only_the_first_is_made(second: Edit) -> None:
    first = Edit(5, 7, "x")
    others = (Edit(0, 1, "x"), Edit(12, 12, "x"))
    found = [error("x", "x", mend=Mend("x", (edit,))) for edit in (*others, first, second)]
    assert edits_of(found) == (others[0], first, others[1])


TABS, ODD = "put spaces for the tab before this line", "put common spaces before this line"
DASH, COLON = "put a space after the dash", "put a space after the colon"


@pytest.mark.parametrize(
    ("typed", "made", "said"),
    [
        ("a:\n\tb: c\n", "a:\n    b: c\n", [TABS]),
        ("a:\n\tb:\n\t\tc: d\n", "a:\n    b:\n        c: d\n", [TABS, TABS]),
        ("a:\n-\tb: c\n", "a:\n-   b: c\n", [TABS]),
        ("a:\n    - b:\n\tc: d\n", "a:\n    - b:\n        c: d\n", [TABS]),
        ("a:\n  - b: c\n\td: e\n", "a:\n  - b: c\n    d: e\n", [TABS]),
        ("a:\n  -\tb\n  -  \tc\n", "a:\n  - b\n  -     c\n", [TABS, TABS]),
        ("a:\n  b: |\n\tc\n", "a:\n  b: |\n    c\n", [TABS]),
        ("a:\n\xa0\xa0b: c\n", "a:\n  b: c\n", [ODD]),
        ("a:\n \u3000 b: c\n \xa0 d: e\n", "a:\n   b: c\n   d: e\n", [ODD, ODD]),
        ("a: b\n\xa0c\n", "a: b\n c\n", [ODD]),
        ("a:\n  - b\n  -c\n", "a:\n  - b\n  - c\n", [DASH]),
        ("a:\n  - b\n  -\xa0c\n", "a:\n  - b\n  - c\n", [DASH]),
        ("a:\n  - b\n  – c\n", "a:\n  - b\n  - c\n", ["“–” becomes “-”"]),
        ("a:\n    b: c\n    d: e\n  - f\n", "a:\n  - b: c\n    d: e\n  - f\n", ["put a dash before it"]),
        (
            "a:\n  - x\nb:\n\n      c:\n        d: e\n\n    - f\n",
            "a:\n  - x\nb:\n\n    - c:\n        d: e\n\n    - f\n",
            ["put a dash before it"],
        ),
        # far above where reading stops
        ("a:\n  – b:\n      c: d\n      e: f\n  - g\n", "a:\n  - b:\n      c: d\n      e: f\n  - g\n", ["“–” becomes “-”"]),
        ("a:\n  – |\n    b\n\n    c: d\n", "a:\n  - |\n    b\n\n    c: d\n", ["“–” becomes “-”"]),
        ("a:\n  b:|\n    c\n    d\n    e: f\n", "a:\n  b: |\n    c\n    d\n    e: f\n", [COLON]),
        ("a: b\nc:d\n", "a: b\nc: d\n", [COLON]),
        ("a: b\nc:d\ne:f\n", "a: b\nc: d\ne: f\n", [COLON, COLON]),
        ("a: b\nc:\xa0d\n", "a: b\nc: d\n", [COLON]),
        ("a:\n  - b:c\n    d: e\n", "a:\n  - b: c\n    d: e\n", [COLON]),
        ('a: "b",\nc: d\n', 'a: "b"\nc: d\n', ["take the comma out"]),
        ("a: 'b' , \n", "a: 'b'  \n", ["take the comma out"]),
        ('a: "C:\\new\\b"\n', 'a: "C:\\\\new\\\\b"\n', ["type the backslash twice"]),
        ('a: "x \\q D:\\new"\n', 'a: "x \\\\q D:\\\\new"\n', ["type the backslash twice"] * 2),
        ("a: \"C:\\new\"\nb: D:\\old\nc: 'E:\\old'\n", "a: \"C:\\\\new\"\nb: D:\\old\nc: 'E:\\old'\n", ["type the backslash twice"]),
        ('a: "See H:\\plans and I:\\x"\n', 'a: "See H:\\\\plans and I:\\\\x"\n', ["type the backslash twice"] * 2),
        # several, one after another, each told at its own place
        (
            'a:\n\tb: @c\n\td: "H:\\x"\n',
            'a:\n    b: "@c"\n    d: "H:\\\\x"\n',
            [TABS, "put quotes round the text", TABS, "type the backslash twice"],
        ),
        ("a:\n\xa0\xa0b: it: 's\n", 'a:\n  b: "it: \'s"\n', [ODD, "put quotes round the text"]),
    ],
)
def test_a_slip_that_has_one_mend_is_mended(typed: str, made: str, said: list[str]) -> None:
    assert mended(typed) == (made, said)
    assert mended(made) == (made, [])


@pytest.mark.parametrize("typed", ['a: "c:\\new"\n', 'a: "ABC:\\new"\n', "a: 'C:\\new'\n", "a:\n  - b:\n\tc: d\n"])
def test_what_is_no_slip_or_has_two_meanings_is_left(typed: str) -> None:
    assert mended(typed) == (typed, [])


@pytest.mark.parametrize(
    "typed",
    [
        "- page: ««@»front» # the first\n",
        '- page: ««!» it\'s "so"»\n',
        '- page: «"D:«\\»nb\\c"»\n',
        "- quote:\n    text: a\n «-»«\t»page: next\n",
        "- quote:\n«\t»«\xa0»text: a\n",
        "- quote:\n«\t»text: «@»a\n«\t»«width»: b«:» c\n",
    ],
)
def test_what_else_is_wrong_with_a_mended_text_is_told_where_it_was_typed(told: Callable[[str], tuple[str, list[str]]], typed: str) -> None:
    assert told(typed)[0] == typed
