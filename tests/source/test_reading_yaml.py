"""A YAML file becomes texts as typed; what is wrong with it as YAML is told with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from reportgen.finding import Finding, Place, in_order
from reportgen.source import Mapping, Node, Scalar, Sequence, glance, read

Told = Callable[[str], tuple[str, list[str]]]


def read_good(text: str | bytes) -> Mapping:
    node, found = read(Path("issue.yaml"), text.encode() if isinstance(text, str) else text)
    assert found == []
    assert node is not None
    return node


def value(text: str | bytes) -> Scalar:
    """The first value of a file."""
    node = read_good(text).pairs[0].value
    assert isinstance(node, Scalar)
    return node


def plain(node: Node) -> object:
    """A node as Python's own kinds."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {pair.key.text: plain(pair.value) for pair in node.pairs}


@pytest.fixture
def told_of_file(marked: Callable[[str, Iterable[Place]], str], in_lines: Callable[[Iterable[Finding]], list[str]]) -> Told:
    def judged(text: str) -> tuple[str, list[str]]:
        text = text.replace("«", "").replace("»", "")
        _, found = read(Path("issue.yaml"), text.encode())
        found = in_order(found)
        assert all(finding.is_error for finding in found)
        return marked(text.replace("\r\n", "\n"), [f.place for f in found if f.place]), in_lines(found)

    return judged


# ---- what is typed is what is read ---------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "Yes",
        "on",
        "~",
        "null",
        "true",
        "01905 763763",
        "01632",
        "4.10",
        "1e3",
        "17:00",
        "2008-05-13",
        "1_000",
        "0x1F",
        "0o17",
        ".inf",
        "-.nan",
        "=",
        "<<",
        "+44",
        "£1,200",
        "–",
        "…",
        "50%",
        "a:b",
        "C#",
        "it's",
        'say "so"',
        "a - b",
        "www.example.org/#top",
    ],
)
def test_a_text_without_quotes_stays_as_typed(typed: str) -> None:
    assert (value(f"key: {typed}\n").text, value(f"key: {typed}\n").style) == (typed, "")
    assert plain(read_good(f"{typed}: [x]\n")) == {typed: ["x"]}


@pytest.mark.parametrize(
    ("typed", "text", "style"),
    [
        ("a b", "a b", ""),
        ("a\n  b\n\n  c", "a b\n\nc", ""),
        ("a\n\n\n\n  b\n  c", "a\n\n\n\nb c", ""),
        ("a\\\n  b \\ \n  c\\ d\n  e\\", "a\\\nb \\\nc\\ d e\\", ""),
        ("'a\n  b''s\n\n  c\\\n  d'", "a b's\n\nc\\\nd", "'"),
        ('"a\n  b\n\n  c"', "a b\n\nc", '"'),
        ('"a\\nb\n  c\n\n  d"', "a\nb c\nd", '"'),
        ("'no: it''s'", "no: it's", "'"),
        (r'"\"a\"\tb\u0175\x41\\"', '"a"\tbŵA\\', '"'),
        ('"a\n  b \\\n  \\ c"', "a b  c", '"'),
        ("''", "", "'"),
        ("", "", ""),
        ("|\n  a\n   b\n\n  c", "a\n b\n\nc\n", "|"),
        ("|-\n  a", "a", "|"),
        ("|+\n  a\n", "a\n\n", "|"),
        ("|2\n   a", " a\n", "|"),
        (">\n  a\n  b\n\n  c\n   d", "a b\n\nc\n d\n", ">"),
        (">\n  a\n   b\n  c\n\n  d\\\n  e\n", "a\n b\nc\n\nd\\\ne\n", ">"),
        (">-  # a \\ note\n  a\\\n  b", "a\\\nb", ">"),
        (">-  # a note\n  a\n  b", "a b", ">"),
        ("|\n  a # b", "a # b\n", "|"),
        ("a # b", "a", ""),
    ],
)
def test_a_text_may_be_written_in_five_ways(typed: str, text: str, style: str) -> None:
    assert (value(f"key: {typed}\n").text, value(f"key: {typed}\n").style) == (text, style)


def test_keys_lists_and_blocks_come_in_the_order_of_the_file() -> None:
    text = "b: 1\na:\n  - x\n  - {z: 1, y: 2}\n  - [p, [q]]\n"
    assert plain(read_good(text)) == {"b": "1", "a": ["x", {"z": "1", "y": "2"}, ["p", ["q"]]]}
    assert [pair.key.text for pair in read_good(text).pairs] == ["b", "a"]


@pytest.mark.parametrize(
    "data",
    [
        "a: b\nc: |\n  d\n  e\n".encode("utf-8-sig"),
        b"a: b\r\nc: |\r\n  d\r\n  e\r\n",
        b"a: b\rc: |\r  d\r  e\r",
        b"%YAML 1.2\n---\na: b\nc: |\n  d\n  e\n...\n",
    ],
    ids=["byte-order mark", "Windows line ends", "old Macintosh line ends", "YAML head and foot"],
)
def test_editors_of_every_kind_write_the_same_file(data: bytes) -> None:
    node = read_good(data)
    assert plain(node) == {"a": "b", "c": "d\ne\n"}
    last = node.pairs[1].value
    assert isinstance(last, Scalar)
    place = last.at(last.text.index("e"))
    assert place.source.line(place.line)[place.column - 1] == "e"


# ---- places --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "length"),
    [("«k»: v", 1), ("k: «word»", 4), ("k: «'it''s'»", 7), ("k: «|»\n  text", 1), ("k: «a»\n  b", 1), ("k:« »", 1)],
)
def test_a_key_or_value_knows_where_it_begins(typed: str, length: int) -> None:
    node = read_good(typed.replace("«", "").replace("»", "") + "\n")
    pair = node.pairs[0]
    place = pair.key.place if typed.startswith("«") else pair.value.place
    assert (str(place), place.length) == (f"issue.yaml:1:{typed.index('«') + 1}", length)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("k: plain «text» here\n", "text"),
        ("k: folded\n\n     over\n   two «lines»\n", "lines"),
        ("k: one «word\n  after» another\n", "word after"),
        ("k: '«it''s» Ann''s'\n", "it's"),
        ("k: 'it''s «Ann''s»'\n", "Ann's"),
        ("k: 'a\n\n  «b»'\n", "b"),
        ("k: '«'»'a'\n", "'"),
        ("k: a\\tb «c»\n", "c"),
        ("k: 'a\\tb «c»'\n", "c"),
        ("k: |\n  a\\tb\n  «c»\n", "c"),
        ("k: |\n  a\n\n  b «c»", "c"),
        ('k: "«plain» words"\n', "plain"),
        ('k: "say \\"«so»\\""\n', "so"),
        ('k: "c\\u0175m «da»"\n', "da"),
        ('k: "\\x41\\U0001F600 «da»"\n', "da"),
        ('k: "one \\\n    \\ «two»"\n', "two"),
        ('k: "one\n    «two» \\"three\\""\n', "two"),
        ('k: "a\\_\\t\\n\\/\\ \\\\ «b»"\n', "b"),
        ('k: "c«\\»u0175m"\n', "ŵ"),
        ("k: |\n  one\n  «two»\n", "two"),
        ("k: |\n\n  «one»\n", "one"),
        ("k: |-\n  «- one»\n", "- one"),
        ("k: |2-\n    one\n\n  «two»\n\n", "two"),
        ("k: >1\n  one\n two\n «three»\n", "three"),
        ("k: >+\n\n  one\n  «two»\n\n", "two"),
        ("k: |  # two words\n  one\n  «two» words\n", "two"),
        ("k: >  # two words\n  one\n  «two» words\n", "two"),
        ("k:\n- - >-\n    a\n    «b»\n", "b"),
        ("k:\n- two\n- |\n  «one»\n  two\n", "one"),
        ("k:\n- two\n- >\n  «one»\n  two\n", "one"),
        ("k: ŵ😀 «word»\n", "word"),
    ],
)
def test_a_word_is_found_where_it_was_typed(marked: Callable[[str, Iterable[Place]], str], typed: str, word: str) -> None:
    text = typed.replace("«", "").replace("»", "")
    node: Node = read_good(text).pairs[0].value
    while isinstance(node, Sequence):
        node = node.items[-1]
    assert isinstance(node, Scalar)
    place = node.at(node.text.rindex(word), len(word))
    assert (marked(text, [place]), place.line) == (typed, typed[: typed.index("«")].count("\n") + 1)


def test_offsets_beyond_a_text_are_held_to_its_ends() -> None:
    scalar = value("k: word\n")
    assert [str(scalar.at(offset)) for offset in (-5, 0, 3, 4, 99)] == [f"issue.yaml:1:{column}" for column in (4, 4, 7, 7, 7)]
    assert (scalar.at(0).length, scalar.at(2, 99).length, scalar.at(1, 0).length) == (1, 2, 1)
    for folded in ("k: one\n  two\n", "k: >-\n  one\n  two\n", "k: |-\n  one\n  two\n", 'k: "one\n  \\x74wo"\n'):
        assert str(value(folded).at(99)) == f"issue.yaml:{folded.count(chr(10))}:{len(folded.splitlines()[-1].rstrip(chr(34)))}"


# ---- faults --------------------------------------------------------------------------------------

QUOTES = "put quotes round the text"
OUT_OF_LINE = (
    "indent: this line does not line up with those above it"
    " (it has 1 space before it, and those above it have 2; give them the same number)"
)
THREE_DOTS = (
    "a line that begins with three dots ends the document"
    " (take it out; or, if it belongs to a text, put spaces before it, as many as before the lines above)"
)
AFTER_A_BAR = 'indent: the text after "|" stands no further in than its key (put two more spaces before each line of the text)'


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("«»", "empty: this file is empty"),
        ("«-»--\n", "empty: this file is empty"),
        ("«#» nothing\n", "empty: this file is empty"),
        ("«hello»\n", 'not-a-document: this file does not begin with a key (begin with "document: newsletter")'),
        ("«-» a\n", 'not-a-document: this file does not begin with a key (begin with "document: newsletter")'),
        ("«[»a: b]\n", 'not-a-document: this file does not begin with a key (begin with "document: newsletter")'),
        (
            "a: b\n«-»--\nc: d\n",
            "several-documents: a second document begins here, after a line of three dashes (keep each document in a file of its own)",
        ),
        ("a: b\nc: d\n«a»: e\n", 'duplicate-key: the key "a" stands at line 1 already (keep one of the two)'),
        ("---\na: b\n«a»: e\n", 'duplicate-key: the key "a" stands at line 2 already (keep one of the two)'),
        ("x: {a: b,\n    «'a'»: c}\n", 'duplicate-key: the key "a" stands at line 1 already (keep one of the two)'),
        ("? «[»a]\n: b\n", f"odd-key: a key must be a word, not a list ({QUOTES})"),
        ("a: {«{» b }}\n", f"odd-key: a key must be a word, not a list ({QUOTES})"),
        ("a: «!»!int 3\n", f'tag: a text may not begin with "!" ({QUOTES})'),
        ("a: «!» important\n", f'tag: a text may not begin with "!" ({QUOTES})'),
        ("a: «!»!python/object/apply:os.system [x]\n", f'tag: a text may not begin with "!" ({QUOTES})'),
        ("a: b!\nc: «!»d e\n", f'tag: a text may not begin with "!" ({QUOTES})'),
        ("a: «!»<x b\n", f'tag: a text may not begin with "!" ({QUOTES})'),
        ("a: «!»a!b c\n", f'tag: a text may not begin with "!" ({QUOTES})'),
        ("a: «@»b\n", f'starts-with-sign: a text may not begin with "@" ({QUOTES})'),
        ("«@»a: |\n  b\n", f'starts-with-sign: a text may not begin with "@" ({QUOTES})'),
        ("a: «`»b`\n", f'starts-with-sign: a text may not begin with "`" ({QUOTES})'),
        ("a: «%»b\n", f'starts-with-sign: a text may not begin with "%" ({QUOTES})'),
        ("«%»a: b\n", f'starts-with-sign: a text may not begin with "%" ({QUOTES})'),
        ("«%»a\n---\nb: c\n", f'starts-with-sign: a text may not begin with "%" ({QUOTES})'),
        ("a: «*»*b** c\n", f'starts-with-sign: a text may not begin with "*" ({QUOTES})'),
        ("a:\tb\nc: \td [e,\tf]\ng: «@»h\n", f'starts-with-sign: a text may not begin with "@" ({QUOTES})'),
        ("a: «*» b\n", f'starts-with-sign: a text may not begin with "*" ({QUOTES})'),
        ("a: «&» b\n", f'starts-with-sign: a text may not begin with "&" ({QUOTES})'),
        ("a: «]»b\n", f'starts-with-sign: a text may not begin with "]" ({QUOTES})'),
        ("a: «,» b\n", f'starts-with-sign: a text may not begin with "," ({QUOTES})'),
        ("a: «?» b\n", f'starts-with-sign: a text may not begin with "?" ({QUOTES})'),
        ("a: «-» b\n", "list-start: a list begins on the line after its key (if this is one text, put quotes round it)"),
        (
            "a: «|» b\n",
            'block-start: after "|" a text begins on the next line (if the sign belongs to the text, put quotes round the text)',
        ),
        (
            "a: «>»5% b\n",
            'block-start: after ">" a text begins on the next line (if the sign belongs to the text, put quotes round the text)',
        ),
        ("a: Partnership«:» focus\n", f"colon-in-text: a second colon in this line ({QUOTES})"),
        (
            "a: b«:» c\n  - d\n\nd: e\n",
            "colon-in-text: a second colon in this line"
            " (for a text with a list in it, type | after its key, and begin the text on the next line)",
        ),
        ("a: b«:» c\nb:\n  - d\n", f"colon-in-text: a second colon in this line ({QUOTES})"),
        ("a: b«:»\n", f"colon-in-text: a second colon in this line ({QUOTES})"),
        (
            "a: b\n «c»: d\n",
            "indent: this line reads as if it went on with the one above"
            ' (give it as many spaces as its neighbours; or, if it does go on, begin the text after a "|", on a line of its own)',
        ),
        (
            "title\n«d»ate: x\n",
            "indent: this line reads as if it went on with the one above"
            " (give it as many spaces as its neighbours, and see that the line above has a colon after its key)",
        ),
        ("a:\n  b: c\n «d»: e\n", OUT_OF_LINE),
        (f"a: [{'[], ' * 60}]\nb:\n  c: d\n «e»: f\n", OUT_OF_LINE),
        (
            "a: >-\n«b» c\n",
            'indent: the text after ">" stands no further in than its key (put two more spaces before each line of the text)',
        ),
        ("a:\n  - b: |+\n   «c»\n", AFTER_A_BAR),
        ("a:\n  b: |\n «c» d\n", AFTER_A_BAR),
        ("a: b\nc: |\n\n«d» e\nf: g\n", AFTER_A_BAR),
        ("- a: |\n «-» b\n", AFTER_A_BAR),
        ("# so: |\n  «@»a: b\n", f'starts-with-sign: a text may not begin with "@" ({QUOTES})'),
        ('a: «"»see b: |\n', "quote-open: a quotation mark that opens here is never closed (close it at the end of the text)"),
        ("a: b\n«d»ate\nc: d\n", "no-colon: this line has no colon and space after its key (check how far it is indented, too)"),
        ("a: b\ndate«:»\xa0x\nc: d\n", "no-space: no common space stands after this colon (put a space after it)"),
        ("a:\n  - b\n  «-»\xa0c\n", "no-space: no common space stands after this dash (put a space after it)"),
        ("a:\n  - b\n  «-»c\n", "no-space: no space stands after this dash (put a space after it)"),
        ("a:\n  - b\n  «–» c\n", "list-sign: “–” begins no entry of a list (type a hyphen and a space)"),
        ("a: b\ndate«:»x\nc: d\n", "no-space: no space stands after this colon (put a space after it)"),
        ("a:\n  - b:c\n  - «@»d\n", f'starts-with-sign: a text may not begin with "@" ({QUOTES})'),
        ("a: b\n«d»ate x\nc: d\n", "no-colon: this line has no colon and space after its key (check how far it is indented, too)"),
        ('a: «"»b\nc: d\n', "quote-open: a quotation mark that opens here is never closed (close it at the end of the text)"),
        (
            'a: «"»b” \nc: d\n',
            "quote-open: a quotation mark that opens here is never closed (it is closed by a mark of the same kind, and not by a curly one)",
        ),
        (
            "a: «'»b\n---\n",
            "quote-open: a quotation mark that opens here is never closed"
            " (close it at the end of the text; for an apostrophe, put double quotes round the text instead)",
        ),
        (
            "a: 'Children'«s» Services'\n",
            "quote-closed: words stand after the quotation mark that closes this text"
            " (for an apostrophe, put double quotes round the text instead)",
        ),
        ('a: «"»b\nc: "d"\n', "quote-open: a quotation mark that opens here is never closed (close it at the end of the text)"),
        (
            "a: «[»b\nc: d\n",
            "bracket: a square bracket that opens here is never closed"
            " (close it, or, if it belongs to the text, put quotes round the text)",
        ),
        (
            "a:\n  «{»b\nc: d\n",
            "bracket: a brace that opens here is never closed (close it, or, if it belongs to the text, put quotes round the text)",
        ),
        ("a: [Draft] «T»he plan\n", f"bracket: words stand after the bracket that closes this list ({QUOTES})"),
        ("a: b\n«...»\nc\n...\nd\n", f"document-end: {THREE_DOTS}"),
        ("a:\n  - b\n«...» and so on\n", f"document-end: {THREE_DOTS}"),
        ("a: [b]«]»\n", f'bracket: a "]" that nothing opens ({QUOTES})'),
        ("«%»YAML 2.0\n---\na: b\n", "yaml: this is not YAML: found incompatible YAML document (version 1.* is required)"),
        ('a: "b «\\»q"\n', "backslash: a backslash within double quotes (use single quotes instead, or type \\\\)"),
        ('a: "b «\\»u12"\n', "backslash: a backslash within double quotes (use single quotes instead, or type \\\\)"),
        ('a: "«\\»ud83d"\n', "backslash: a backslash within double quotes (use single quotes instead, or type \\\\)"),
        ('a: "«\\»UFFFFFFFF"\n', "backslash: a backslash within double quotes (use single quotes instead, or type \\\\)"),
        ('a: "«\\»U00110000"\n', "backslash: a backslash within double quotes (use single quotes instead, or type \\\\)"),
    ],
)
def test_a_fault_of_the_file_is_told_in_plain_words_at_its_place(told_of_file: Told, typed: str, said: str) -> None:
    assert told_of_file(typed) == (typed, [said])


def test_every_line_that_a_tab_indents_is_told_at_once(told_of_file: Told) -> None:
    typed = "a:\n«\t»\tb: c\n    «\t»d: e\nf: |\n  x\ty\n"
    assert told_of_file(typed) == (typed, ["tab-indent: a tab character indents this line (use spaces)"] * 2)


def test_a_tab_may_be_what_joins_a_key_to_the_text_above_it(told_of_file: Told) -> None:
    typed = "a: b\n«\t»«c»: d\n"
    marked_text, said = told_of_file(typed)
    assert (marked_text, [line.split(":")[0] for line in said]) == (typed, ["tab-indent", "indent"])


def test_a_tab_within_a_text_breaks_nothing() -> None:
    assert plain(read_good("a: b\tc\nd: |\n  e\n  \tf\n")) == {"a": "b\tc", "d": "e\n\tf\n"}


def test_a_tab_elsewhere_does_not_hide_another_fault(told_of_file: Told) -> None:
    typed = "a: |\n  b\n  \tc\nd: «@»e\n"
    assert told_of_file(typed) == (typed, [f'starts-with-sign: a text may not begin with "@" ({QUOTES})'])


def test_every_control_character_is_told_at_once(told_of_file: Told) -> None:
    typed = "a:«\x00» b«\x07»\nc: «\x00»«\x1b»d«\x85»«\u2028»«\u2029»«\x7f»\n"
    marked_text, said = told_of_file(typed)
    assert marked_text == typed
    hint = "(delete it and type the text again)"
    codes = ["0000", "0007", "0000", "001B", "0085", "2028", "2029", "007F"]
    assert said == [f"control-character: an invisible character (U+{code}) that no text may hold {hint}" for code in codes]


def test_a_file_of_many_control_characters_is_no_text(told_of_file: Told) -> None:
    typed = "«a»: " + "\x00" * 51
    hint = "copy its words into a new file, in an editor for plain text such as Notepad"
    assert told_of_file(typed) == (typed, [f"not-a-text: this file is no plain text ({hint})"])


def test_an_escape_for_a_control_character_is_told_as_the_character_is(told_of_file: Told) -> None:
    typed = """a: 'b\\x07'\nc: "«\\»x07«\\»0 \\\\x07 «\\»u0085«\\»N«\\»U0000ffff \\u0175"\nd: '\\x07'\n"""
    marked_text, said = told_of_file(typed)
    assert marked_text == typed
    codes = ["0007", "0000", "0085", "0085", "FFFF"]
    assert [line.split(")")[0] for line in said] == [f"control-character: an invisible character (U+{code}" for code in codes]


def test_faults_that_leave_the_file_readable_are_all_told(told_of_file: Told) -> None:
    typed = "a: «!»x b\n«a»: c\n? «[»d]\n: e\n«-»--\n"
    _, said = told_of_file(typed)
    assert [line.split(":")[0] for line in said] == ["tag", "duplicate-key", "odd-key", "several-documents"]
    node, _ = read(Path("issue.yaml"), typed.replace("«", "").replace("»", "").encode())
    assert node is not None
    assert plain(node) == {"a": "!x b"}


def test_a_sign_that_cannot_be_mended_hides_no_other(told_of_file: Told) -> None:
    typed = "a: [«!»x b]\nb: [«*»c]\n"
    assert told_of_file(typed)[0] == typed
    for sign in "&!":
        node, found = read(Path("issue.yaml"), f"a: {sign}b c\nd: [{sign}e f]\n".encode())
        assert node is not None
        assert (plain(node), len(found)) == ({"a": f"{sign}b c", "d": ["f"]}, 2)


def test_of_very_many_faults_a_hundred_are_told() -> None:
    _, found = read(Path("issue.yaml"), "".join(f"key-{number}: @b\n" for number in range(120)).encode())
    assert [(f.code, f.place and f.place.line) for f in found] == [("starts-with-sign", line) for line in range(1, 102)]


def test_a_word_too_long_for_any_page_is_told(told_of_file: Told) -> None:
    assert told_of_file(f"a: {'x' * 2000}\n")[1] == []
    typed = f"a: «b» {'x' * 2001}\n"
    assert told_of_file(typed) == (
        typed,
        ["too-long: a word of 2,001 letters; 2,000 are the most that can be printed (put spaces into it)"],
    )


# ---- encodings -----------------------------------------------------------------------------------


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_windows_1252_file_is_shown_at_its_first_foreign_letter(line_end: bytes) -> None:
    data = line_end.join([b"a: b", "c: ŵ Café £5".encode().replace("é".encode(), b"\xe9"), b""])
    node, (finding,) = read(Path("issue.yaml"), data)
    assert node is not None
    assert str(finding) == (
        "issue.yaml:2:9: error: this file is not saved as UTF-8; in your editor choose Save As, then the encoding UTF-8 [encoding]\n"
        "    2 | c: ŵ Café Â£5\n"
        "      |         ^ the first letter that is not"
    )


def test_a_file_that_no_encoding_of_windows_explains_is_told_too() -> None:
    node, (finding,) = read(Path("issue.yaml"), b"a: Caf\xe9 \x81\n")
    assert node is not None
    assert (plain(node), finding.code) == ({"a": "Café \ufffd"}, "encoding")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_utf_16_file_is_named_as_one(encoding: str, mark: str) -> None:
    node, (finding,) = read(Path("issue.yaml"), f"{mark}title: x\n".encode(encoding))
    assert node is not None
    assert plain(node) == {"title": "x"}
    assert str(finding) == (
        "issue.yaml:1:1: error: this file is saved as UTF-16; in your editor choose Save As, then the encoding UTF-8 [encoding]\n"
        "    1 | \n"
        "      | ^"
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"document: report\n", "report"),
        (b"# words\r\ndocument:\t'report'\r\n", "report"),
        (b'title: x\rdocument : "report"\r', "report"),
        ("document: report\n".encode("utf-8-sig"), "report"),
        (b"title: x\ndocument: fact-sheet # words\n", "fact-sheet"),
        (b"title: document: report\n  document: report\n", ""),
        (b"", ""),
    ],
)
def test_the_kind_of_a_document_is_known_at_a_glance(data: bytes, kind: str) -> None:
    assert glance(data, "document") == kind


# ---- texts that stand for others -----------------------------------------------------------------


def test_a_text_can_be_repeated() -> None:
    assert plain(read_good("a: &x [b, &y c]\nd: *x\ne: {f: *y}\n")) == {"a": ["b", "c"], "d": ["b", "c"], "e": {"f": "c"}}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "a: «*»important\n",
            f'starts-with-sign: a text may not begin with "*" ({QUOTES}; nothing above is marked "&important", to be repeated here)',
        ),
        (
            "a: «&»Friends of the park\n",
            f'starts-with-sign: a text may not begin with "&" ({QUOTES}; nothing below repeats it by "*Friends")',
        ),
        (
            "a: «&»x b\nc: &x d\ne: *x\n",
            f'starts-with-sign: a text may not begin with "&" ({QUOTES}; nothing below repeats it by "*x")',
        ),
        ("a: &x [b, «*»x]\n", 'alias-loop: "*x" stands within the very text it repeats'),
    ],
)
def test_a_repeat_that_repeats_nothing_is_told(told_of_file: Told, typed: str, said: str) -> None:
    assert told_of_file(typed) == (typed, [said])


def test_repeats_that_explode_end_quickly() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    node, found = read(Path("bomb.yaml"), "\n".join(lines).encode())
    assert node is None
    assert [(f.code, f.message) for f in found] == [("too-large", "repeats make more than 200,000 texts, lists and keys")]


def test_repeats_are_counted_with_all_that_they_hold() -> None:
    few = f"a: [{'x, ' * 1000}]\nb: &b [y]\nc: [{'*b, ' * 1000}]\n"
    assert read_good(few)
    node, (finding,) = read(Path("issue.yaml"), few.replace("[y]", f"[{'y, ' * 300}]").encode())
    assert node is None
    assert str(finding).startswith("issue.yaml:3:2633: error: repeats make more than 200,000 texts, lists and keys [too-large]\n")


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 51 + "]" * 51, "".join(" " * n + "a:\n" for n in range(60)), "[" * 100_000, "{" * 1000, "? " * 1000]
)
def test_a_file_more_than_fifty_levels_deep_is_refused(text: str) -> None:
    node, (finding,) = read(Path("deep.yaml"), text.encode())
    assert node is None
    assert (finding.code, finding.message) == ("too-deep", "more than 50 levels inside one another")


@pytest.mark.parametrize("text", ["a: " + "[" * 50 + "]" * 50, "a: " + "{a: " * 49 + "b" + "}" * 49])
def test_a_file_of_fifty_levels_is_read(text: str) -> None:
    assert plain(read_good(text)) is not None


def test_repeats_cannot_be_stacked_deeper_than_fifty_levels(told_of_file: Told) -> None:
    deep = "a: &a " + "[" * 30 + "]" * 30
    good = f"{deep}\nb: " + "[" * 20 + "*a" + "]" * 20 + "\n"
    assert told_of_file(good) == (good, [])
    typed = f"{deep}\nb: " + "[" * 21 + "«*»a" + "]" * 21 + "\n"
    assert told_of_file(typed) == (typed, ["too-deep: more than 50 levels inside one another"])


def test_a_file_of_too_many_texts_is_refused_at_the_first_too_many() -> None:
    node, (finding,) = read(Path("long.yaml"), b"a:\n" + b"- b\n" * 200_000)
    assert node is None
    assert str(finding).startswith("long.yaml:199999:3: error: more than 200,000 texts, lists and keys [too-large]\n")


@pytest.mark.parametrize(
    ("line", "column"), [("title: Issue #4", 14), ("title: Ring\t#4 or #5", 13), ('title: "JAR" #4', 14), ("title: 'JAR'  #4 # a", 15)]
)
def test_words_that_a_sign_cuts_off_are_told(line: str, column: int) -> None:
    _, found = read(Path("issue.yaml"), line.encode())
    assert [(f.code, f.level.value, f.place and f.place.column) for f in found] == [("cut-off", "warning", column)]


@pytest.mark.parametrize(
    "line",
    [
        "title: Issue 4 # a remark",
        "title: Issue#4",
        'title: "Issue #4"',
        "title: Issue 4 ## remark",
        "title: x\n#remark",
        "title: 'x' # a",
        "title: | #a\n  x",
    ],
)
def test_a_remark_cuts_nothing_off(line: str) -> None:
    assert read(Path("issue.yaml"), line.encode())[1] == []


def test_a_remark_that_could_be_mended_does_not_hide_what_stops_the_reading() -> None:
    _, found = read(Path("open.yaml"), b"series: [Review of #services to children\npages: 2\n")
    assert [(f.code, f.is_error) for f in in_order(found)] == [("bracket", True), ("cut-off", False)]
