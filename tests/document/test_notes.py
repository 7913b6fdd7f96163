"""Footnotes: called in a text, given as a paragraph or under a key, numbered in reading order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.build import Request, compose
from reportgen.document import tree
from reportgen.document.large_print import large_print
from reportgen.finding import Finding

Told = Callable[[str], tuple[str, list[str]]]
Composed = Callable[[str], tuple[tree.Document | None, list[Finding]]]


# ---- where its words are given ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("A word.[^1] Another.\n\n[^1]: Its *note*.", "p A word.⟨note 1: Its ⟨emphasis: note⟩.⟩ Another.\n"),
        ("[^1]: Its note.\n\nA word[^1].", "p A word⟨note 1: Its note.⟩.\n"),
        ("A word.[^1]\n[^1]: Right below it.", "p A word.⟨note 1: Right below it.⟩\n"),
        ("A[^a] b[^b].\n\n[^a]: One,\n  over two lines.\n[^b]:Two.", "p A⟨note 1: One, over two lines.⟩ b⟨note 2: Two.⟩.\n"),
        ("**Bold.[^x]**\n\n[^x]: Note.", "p ⟨strong: Bold.⟨note 1: Note.⟩⟩\n"),
        ("1. a[^1]\n\n[^1]: Note.\n\n2. b", "decimal\n  1. a⟨note 1: Note.⟩\n  2. b\n"),
        ("- a[^1]\n\n  [^1]: Note.\n\n  More of a.\n- b", "bullet\n  - a⟨note 1: Note.⟩\n    p More of a.\n  - b\n"),
        ("A.[^1]\n\n[^1]: Note.\n- an item", "p A.⟨note 1: Note.⟩\nbullet\n  - an item\n"),
        ("A.[^1]\n\n[^1]: One\n2. two", "p A.⟨note 1: One 2. two⟩\n"),
        ("A.[^1]\n\n[^1]: See www.example.org.", "p A.⟨note 1: See ⟨http://www.example.org: www.example.org⟩.⟩\n"),
    ],
)
def test_a_note_is_a_paragraph_of_its_text(content: Callable[[str], str], typed: str, printed: str) -> None:
    assert content("  - |\n" + "".join(f"    {line}\n" for line in typed.split("\n"))) == printed


def test_a_note_of_a_text_without_room_stands_under_a_key(compose: Composed) -> None:
    made, found = compose(
        "document: newsletter\ntitle: T\ndate: April 2008\nnotes:\n  2: Net of *grants*.\ncontent:\n"
        '  - table:\n      columns: [One, Two]\n      rows:\n        - [a, "b[^2]"]\n'
    )
    assert found == []
    assert made is not None
    assert [(note.number, tree.plain(note.words)) for _, note in tree.called(made.every)] == [("1", "Net of grants.")]


def test_a_note_under_a_key_is_judged_as_one_in_a_text(compose: Composed, in_lines: Callable[[list[Finding]], list[str]]) -> None:
    _, found = compose("document: newsletter\ntitle: T\ndate: April 2008\nnotes:\n  1: See[^2].\n  2: Note.\ncontent: A[^1] b.\n")
    assert [(f.place.line, f.place.column) for f in found if f.place] == [(5, 9), (6, 3)]
    assert in_lines(found) == [
        "note-place: a note cannot be called in a note (call it in the text)",
        'note-unused: nothing calls the note "2" (put [^2] where it belongs)',
    ]


@pytest.mark.parametrize("typed", [r"\[^1]", r"\[^1]: words", "a^1]", "[x^2]", "2^3"])
def test_what_is_no_call_is_printed(content: Callable[[str], str], typed: str) -> None:
    assert content(f"  - |\n    {typed}\n") == f"p {typed.replace(chr(92), '')}\n"


# ---- numbers ----------------------------------------------------------------------------------------


TABLE = """\
document: newsletter
title: T
date: April 2008
notes: {wide: Of a cell over two rows., cell: Of a cell., caption: Of the caption.}
content:
  - |
    First.[^z]

    [^z]: Of the text.
  - table:
      caption: Spending[^caption]
      columns: [Service, Budget, Change]
      rows:
        - ["Early years[^cell]", "1,200", {text: "None[^wide]", down: 2}]
        - [Others, "300"]
"""


def test_notes_are_numbered_in_reading_order_whatever_they_are_called(compose: Composed) -> None:
    made, found = compose(TABLE)
    assert found == []
    assert made is not None
    assert [(note.number, note.name) for _, note in tree.called(made.every)] == [
        ("1", "z"),
        ("2", "caption"),
        ("3", "cell"),
        ("4", "wide"),
    ]


def test_large_print_which_says_a_cell_over_two_rows_in_each_says_its_note_once(compose: Composed) -> None:
    made, _ = compose(TABLE)
    assert made is not None
    notes = [(note.number, note.name) for _, note in tree.called(large_print(made).every)]
    assert notes == [("1", "z"), ("2", "caption"), ("3", "cell"), ("4", "wide")]


def test_links_in_a_note_are_worded_as_those_in_a_text(document: Callable[[str], Path]) -> None:
    text = (
        "document: report\ntitle: T\norganisation: O\ndate: April 2008\ncontent:\n  - section:\n      heading: Purpose\n"
        "      id: purpose\n      text: |\n        A word.[^1]\n\n        [^1]: As in [](#purpose).\n"
    )
    made, _, _ = compose(Request(document(text), {}))
    assert made is not None
    assert [tree.plain(note.words) for _, note in tree.called(made.every)] == ["As in section 1."]


def test_a_note_is_no_word_of_what_calls_it(compose: Composed) -> None:
    made, _ = compose(TABLE)
    assert made is not None
    captions = [block for block in tree.walk(made.blocks) if isinstance(block, tree.Table)]
    assert tree.plain(captions[0].caption) == "Spending"
    assert tree.plain(captions[0].caption, calls=True) == "Spending2"


def test_a_reference_to_a_caption_says_its_words_without_its_links_and_notes(content: Callable[[str], str]) -> None:
    table = "{id: t, caption: 'Of[^n] *all [it](www.x.example) is* now', columns: [a, b], rows: [[c, d]]}"
    made = content(f"- table: {table}\n- see [](#t)\n- '[^n]: Note.'\n")
    assert made.endswith("p see ⟨#t: Of ⟨emphasis: all it is⟩ now⟩\n")


def test_lints_read_the_words_of_a_note(told: Told) -> None:
    assert told("  - |\n    A word.[^1]\n\n    [^1]: To read more, [click here](https://example.org/a).\n")[1][0].startswith("vague-link:")


# ---- what is wrong ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("A.«[^1]»", 'note-missing: there is no note "1" (add a paragraph   [^1]: and its words, or a line under   notes:)'),
        ("A.\n\n«[^1]»: Note.", 'note-unused: nothing calls the note "1" (put [^1] where it belongs)'),
        ("A.[^1] B.«[^1]»\n\n[^1]: Note.", 'note-twice: the note "1" is called at line 6 already (give this place a note of its own)'),
        ("A.[^1]\n\n[^1]: Note.\n«[^1]»: Other.", 'duplicate-note: the note "1" stands at line 8 already (give each its own name)'),
        ("A.[^1]\n\n«[^1]»:", 'empty-note: the note "1" has no words (type them after its colon)'),
        ("A.[^1]\n\n[^1]: Note.«[^1]»", "note-place: a note cannot be called in a note (call it in the text)"),
        ("A.[^1]\n\n[^1]: Note\nof«[^1]» it.", "note-place: a note cannot be called in a note (call it in the text)"),
        (
            "[A word«[^1]»](https://example.org)[^1]\n\n[^1]: Note.",
            "note-place: a note cannot be called in the brackets of a link (call it after them)",
        ),
        ("A.«[^» 1]", r"note-call: this calls no note (a note is called by [^1] or [^name]; \[ is an ordinary bracket)"),
        (
            "A.[^1]\n\n[^1]: Note.\n\n  «M»ore of it.",
            "note-paragraphs: a note is one paragraph (begin what is no part of the note at the margin)",
        ),
    ],
)
def test_what_is_wrong_with_a_note_is_told_at_its_place(told: Told, typed: str, said: str) -> None:
    text = "  - |\n" + "".join(f"    {line}".rstrip() + "\n" for line in typed.split("\n"))
    assert told(text) == (text, [said])


def test_a_misspelt_call_is_told_with_what_is_meant(told: Told) -> None:
    _, found = told("  - |\n    A.[^grnats]\n\n    [^grants]: Net of grants.\n")
    assert found == [
        'note-missing: there is no note "grnats" (did you mean "grants"?)',
        'note-unused: nothing calls the note "grants" (did you mean "grnats"?)',
    ]


@pytest.mark.parametrize("block", ["heading: Words«[^1]»", "article: {headline: 'Words«[^1]»', text: Words.}"])
def test_a_heading_calls_no_note(told: Told, block: str) -> None:
    text = f"  - {block}\n  - '[^1]: Note.'\n"
    assert told(text) == (text, ["note-place: a note cannot be called in a heading (call it in the text below)"])


def test_the_heading_of_a_column_calls_no_note(told: Told) -> None:
    text = "  - table:\n      columns: [One, 'Two«[^1]»']\n      rows:\n        - [a, b]\n  - '[^1]: Note.'\n"
    hint = "call it in the caption, or say it in the   note:   of the table"
    assert told(text) == (text, [f"note-place: a note cannot be called in the heading of a column ({hint})"])


@pytest.mark.parametrize(
    ("notes", "missing"),
    [
        ("{1: Note.}", []),
        ("{}", ['4 note-missing: there is no note "1" (add a paragraph   [^1]: and its words, or a line under   notes:)']),
    ],
)
def test_a_line_that_is_no_part_of_the_page_calls_no_note(
    compose: Composed, in_lines: Callable[[list[Finding]], list[str]], notes: str, missing: list[str]
) -> None:
    _, found = compose(f"document: newsletter\ntitle: T\ndate: April 2008\norganisation: Us[^1]\nnotes: {notes}\ncontent:\n  - A.\n")
    told = [f"{f.place.line if f.place else 0} {line}" for f, line in zip(found, in_lines(found), strict=True)]
    assert sorted(told) == [*missing, "4 note-place: a note cannot be called here (call it in the text)"]
