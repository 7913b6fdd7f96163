"""What is typed in the wrong way is told at its place, all in one pass, with how to mend it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportgen.document import tree
from reportgen.finding import Finding, in_order
from reportgen.source.mending import apply, edits_of

Told = Callable[[str], tuple[str, list[str]]]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        # keys
        ("- article: {headline: x, «txet»: y, text: z}", 'unknown-key: unknown key "txet" in this article (did you mean "text"?)'),
        (
            "- article: {headline: x, text: z, «zzz»: y}",
            'unknown-key: unknown key "zzz" in this article (known here: headline, stand-first, text, id)',
        ),
        (
            "- contacts: {people: [{name: x, «stand-first»: y}]}",
            'unknown-key: unknown key "stand-first" in an entry of "people"'
            " (known here: about, name, post, team, address, telephone, mobile, fax, hours, email, website)",
        ),
        (
            "- article: «{»headline: x}",
            'missing-key: "text" is missing from this article (add   text:   the story: a text, or a list of texts, headings, pictures and other blocks)',
        ),
        (
            "- article:\n    «h»eadline: x",
            'missing-key: "text" is missing from this article (add   text:   the story: a text, or a list of texts, headings, pictures and other blocks)',
        ),
        ("- article:\n    «headline»:\n    text: x", 'empty-value: "headline" of this article is empty (The headline)'),
        ('- article:\n    «headline»: ""\n    text: x', 'empty-value: "headline" of this article is empty (The headline)'),
        ("- article:\n    «headline»: ' '\n    text: x", 'empty-value: "headline" of this article is empty (The headline)'),
        ("- article:\n    «headline»: |\n    text: x", 'empty-value: "headline" of this article is empty (The headline)'),
        ('- heading: {«heading»: "", id: x}', 'empty-value: "heading" of this heading is empty (The words of the sub-heading)'),
        ('- quote:\n    «text»: ""', 'empty-value: "text" of this quote is empty (The words)'),
        ("- heading: {«heading»: , id: x}", 'empty-value: "heading" of this heading is empty (The words of the sub-heading)'),
        (
            "- signed: [{«name»: , post: x}, {name: y}]",
            'empty-value: "name" of an entry of "signed" is empty (Who signs)',
        ),
        # kinds
        (
            "- article: «words»",
            "wrong-kind: this article wants keys with values; here is a text (such as   headline: Narrowing the gap)",
        ),
        (
            "- article:\n    «-» words",
            "wrong-kind: this article wants keys with values; here is a list (put it under   text:)",
        ),
        (
            "- article:\n    headline: «[»x]\n    text: y",
            'wrong-kind: "headline" wants a text; here is a list (if this is one text, put quotes round it)',
        ),
        (
            "- article:\n    headline:\n      «P»artnership focus: the PCT\n    text: y",
            'wrong-kind: "headline" wants a text; here are keys with values (if this is one text with a colon in it, put quotes round it)',
        ),
        (
            "- article:\n    headline: x\n    text:\n      «T»he PCT: a partner",
            'wrong-kind: "text" wants a text or a list of blocks; here are keys with values (begin each block with "- ")',
        ),
        ("- messages: {items: «words»}", 'wrong-kind: "items" wants a list; here is a text (begin each entry with "- ")'),
        ("- messages: {items: «{»a: b}}", 'wrong-kind: "items" wants a list; here are keys with values (begin each entry with "- ")'),
        ("- messages:\n    items:\n      «–» one: two\n", "list-sign: “–” begins no entry of a list (type a hyphen and a space)"),
        ("- messages:\n    items:\n      «-»one: two\n", "no-space: no space stands after this dash (put a space after it)"),
        (
            "- article:\n    headline: x\n    text: y\n    «–» note: z\n",
            "list-sign: “–” begins no entry of a list (type a hyphen and a space)",
        ),
        ("- panel:\n    text:\n      «•» heading: x\n", "list-sign: “•” begins no entry of a list (type a hyphen and a space)"),
        (
            "- messages: {items: [x, «[»y]]}",
            'wrong-kind: an entry of "items" wants a text; here is a list (if this is one text, put quotes round it)',
        ),
        (
            "- contacts: {people: [«words»]}",
            'wrong-kind: an entry of "people" wants keys with values; here is a text (such as   name: Helen Marsh)',
        ),
        ("- grades: {rows: «Good»}", 'wrong-kind: "rows" wants names with a text each; here is a text (such as   Safeguarding: Good)'),
        (
            "- dates: {rows: [«words»]}",
            'wrong-kind: an entry of "rows" wants a name with a text; here is a text (put a colon and a space between the two, such as   - 13th May: Plan goes to Ofsted)',
        ),
        (
            "- dates: {rows: [«{»13th May: x, 14th May: y}]}",
            'wrong-kind: an entry of "rows" wants a name with a text; here are keys with values'
            " (put a colon and a space between the two, such as   - 13th May: Plan goes to Ofsted)",
        ),
        (
            "- dates: {rows: {Outcomes: «{»Health: Good}}}",
            'wrong-kind: "Outcomes" wants a text; here are keys with values (if this is one text with a colon in it, put quotes round it)',
        ),
        (
            "- timeline: {categories: {JAR: «[»x]}, rows: [{date: May, stage: y}]}",
            'wrong-kind: "JAR" wants a text; here is a list (if this is one text, put quotes round it)',
        ),
        ("- grades: {rows: {«Safeguarding»: }}", 'empty-value: "Safeguarding" is empty (type a text after its colon)'),
        ('- dates: {rows: [«13th May»: ""]}', 'empty-value: "13th May" is empty (type a text after its colon)'),
        # blocks
        ("- «articel»: x", 'unknown-block: there is no block "articel" (did you mean "article"?)'),
        (
            "- «Remember»: bring your form",
            'unknown-block: there is no block "Remember" (if this is one text with a colon in it, put quotes round it; known blocks: text,'
            " heading, lead, article, columns, panel, page, timeline, grades, table, quote, messages, recommendations, contacts, dates,"
            " in-this-issue, picture, logos, section, paragraph, appendix, appendix-list, landscape, implications, advice, background,"
            " audit-trail, author, signed)",
        ),
        (
            f"- «{'Forty letters'.ljust(40, '.')}»: [x]",
            f'unknown-block: there is no block "{"Forty letters".ljust(40, ".")}"'
            " (for a text with a list below it, type   - |   and begin the text on the next line, further in)",
        ),
        ("- «article»:", 'empty-value: "article" is empty (indent what belongs to it further)'),
        ("- messages: {«items»: []}", 'empty-value: "items" of this messages is empty (The messages, each a text)'),
        ("- table: {columns: [x], «rows»: []}", 'empty-value: "rows" of this table is empty (Its rows, a list of cells each)'),
        (
            "- grades: {«rows»: {}}",
            'empty-value: "rows" of this grades is empty (Each area with its grade, or a group with the areas in it)',
        ),
        ("- «columns»: []", 'empty-value: "columns" is empty (indent what belongs to it further)'),
        ('- «quote»: ""', 'empty-value: "quote" is empty (indent what belongs to it further)'),
        (
            "- «[»x]",
            'wrong-kind: a block wants a text or one key; here is a list (such as "- article:"; indent what belongs to it further)',
        ),
        (
            "- «a»rticle:\n  headline: x\n  text: y",
            'wrong-kind: a block wants a text or one key; here are several keys (such as "- article:"; indent what belongs to it further)',
        ),
        (
            "- article:\n    headline: x\n    text: y\n  «quote»: z",
            "wrong-kind: a block wants a text or one key; here are several keys"
            " (if a block begins here, put a dash and a space before it, in line with its neighbours)",
        ),
        (
            "- «q»uote: x\n  note: y",
            'wrong-kind: a block wants a text or one key; here are several keys (such as "- article:"; indent what belongs to it further)',
        ),
        (
            "- «s»ection:\n  heading: x\n  text: y",
            'wrong-kind: a block wants a text or one key; here are several keys (such as "- article:"; indent what belongs to it further)',
        ),
        (
            "- «{»}",
            'wrong-kind: a block wants a text or one key; here are several keys (such as "- article:"; indent what belongs to it further)',
        ),
        # what can be mended is told once
        (
            "- quote: «&»Friends",
            'starts-with-sign: a text may not begin with "&" (put quotes round the text; nothing below repeats it by "*Friends")',
        ),
        (
            "- quote: «>»5\n- panel: {text: z}",
            'block-start: after ">" a text begins on the next line (if the sign belongs to the text, put quotes round the text)',
        ),
        ("- quote: «!»Friends", 'tag: a text may not begin with "!" (put quotes round the text)'),
        # no space behind a colon
        ("- heading«:»Be healthy", "no-space: no space stands after this colon (put a space after it)"),
        ('- quote«:»"Plan: approved"', "no-space: no space stands after this colon (put a space after it)"),
        ("- table: {columns: [heading«:»x], rows: [[y]]}", "no-space: no space stands after this colon (put a space after it)"),
        ('- article:\n    headline«:»"Plan: approved"\n    text: x', "no-space: no space stands after this colon (put a space after it)"),
        ("- article:\n    headline«:»Plan:approved: yes\n    text: x", "no-space: no space stands after this colon (put a space after it)"),
        # words of a closed list, yes and no, numbers, ids
        ("- page: «front»", 'not-one-of: "page" is "front"; it may be "next", "back"'),
        ("- page: «bakc»", 'not-one-of: "page" is "bakc"; it may be "next", "back" (did you mean "back"?)'),
        ("- page: «[»back]", 'wrong-kind: "page" wants a text; here is a list (begin the text on this line, or after a "|")'),
        (
            "- table: {columns: [{heading: x, figures: «maybe»}], rows: [[z]]}",
            'not-yes-or-no: "figures" is "maybe"; it may be yes or no',
        ),
        (
            "- table: {columns: [{heading: x, figures: «[»yes]}], rows: [[z]]}",
            'wrong-kind: "figures" wants a text; here is a list (begin the text on this line, or after a "|")',
        ),
        (
            "- table: {columns: [x], rows: [[{text: x, across: «two»}]]}",
            'not-a-number: "across" is "two"; it wants a whole number, such as 2',
        ),
        ("- table: {columns: [x], rows: [[{text: x, across: «0»}]]}", 'not-a-number: "across" is "0"; it wants a whole number, such as 2'),
        ("- table: {columns: [x], rows: [[{text: x, down: «-1»}]]}", 'not-a-number: "down" is "-1"; it wants a whole number, such as 2'),
        ("- table: {columns: [x], rows: [[{text: x, down: «1.5»}]]}", 'not-a-number: "down" is "1.5"; it wants a whole number, such as 2'),
        (
            "- heading: {heading: x, id: «Two words»}",
            'bad-id: "Two words" cannot be an id (use small letters, figures and hyphens, and begin with a letter)',
        ),
        (
            "- heading: {heading: x, id: «2008»}",
            'bad-id: "2008" cannot be an id (use small letters, figures and hyphens, and begin with a letter)',
        ),
    ],
)
def test_a_fault_is_told_once_at_its_place(told: Told, typed: str, said: str) -> None:
    assert told(typed) == (typed, [said])


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        # a slip in a key or in the name of a block
        ("- article: {hedline: x, text: y}\n", "- article: {headline: x, text: y}\n"),
        ("- article: {headline: x, Stand_First: y, text: z}\n", "- article: {headline: x, stand-first: y, text: z}\n"),
        ("- artcle:\n    headline: x\n    text: y\n", "- article:\n    headline: x\n    text: y\n"),
        ("- article: {headline: x, hedline: y, text: z}\n", None),
        ("- article: {'hedline': x, text: y}\n", None),
        ("- article: {title: x, text: y}\n", None),
        ("- photo: {file: x.svg, alt: y}\n", None),
        # one text with a colon in it
        ("- Please note: we meet\n", '- "Please note: we meet"\n'),
        ("- Note: we meet\n", '- "Note: we meet"\n'),
        ("- so much: we meet\n", '- "so much: we meet"\n'),
        ("- Note: it's in C#\n", '- "Note: it\'s in C#"\n'),
        ("- quote:\n    text:\n      Focus: the PCT\n", '- quote:\n    text:\n      "Focus: the PCT"\n'),
        ("- note: we meet\n", None),
        ("- Note: we\n   meet\n", None),
        ("- Note: 'we meet'\n", None),
        ("- 'Note': we meet\n", None),
        ("- Note:\n", None),
        ("- We shall:\n", '- "We shall:"\n'),
        ("- ? We shall\n", None),
        ("- &x words\n- Note: *x\n", None),
        ("- quote:\n    text:\n      Focus: the PCT\n      More: the LEA\n", None),
    ],
)
def test_what_could_be_meant_in_one_way_only_is_mended(
    findings: Callable[[str], list[Finding]], head: str, typed: str, made: str | None
) -> None:
    assert apply(head + typed, edits_of(in_order(findings(head + typed)))) == head + (made or typed)


@pytest.mark.parametrize(
    "typed", ["'heading:Be healthy'", "Quote:Be healthy", "heading://x", "headings:Be healthy", "see quote:Be healthy"]
)
def test_a_text_that_is_no_key_is_printed_with_its_colon(content: Callable[[str], str], typed: str) -> None:
    assert content(f"- {typed}\n") == f"p {typed.strip(chr(39))}\n"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("quote: x", 'this is a block: it stands below "content:", indented, as   - quote:'),
        ("dates: x", 'did you mean "date"?'),
        ("titel: x", 'did you mean "title"?'),
        ("zzz: x", "known here: document, house, "),
    ],
)
def test_what_an_unknown_key_at_the_top_may_be_is_told(findings: Callable[[str], list[Finding]], line: str, hint: str) -> None:
    found = findings(f"document: newsletter\ncontent: y\n{line}\n")
    assert [f.hint.startswith(hint) for f in found if f.code == "unknown-key"] == [True]


def test_a_column_may_have_no_heading_where_that_is_said(content: Callable[[str], str]) -> None:
    typed = "- table: {columns: [{heading: {}, figures: yes}, x], rows: [['1', y]]}"
    assert content(typed.replace("{}", '""')) == content(typed.replace("{}", "x")).replace("(right) x |", "(right) |")


@pytest.mark.parametrize("word", ["yes", "Yes", "TRUE", "true"])
def test_yes_is_yes_in_any_case(content: Callable[[str], str], word: str) -> None:
    made = content(f"- table: {{columns: [{{heading: x, figures: {word}}}], rows: [['1']]}}")
    assert made == "data:\n  table of 1\n    head: (column) (right) x\n    row: (row) (right) 1\n"


@pytest.mark.parametrize("word", ["no", "No", "false", '""', ""])
def test_no_is_no_in_any_case(content: Callable[[str], str], word: str) -> None:
    made = content(f"- table: {{columns: [{{heading: x, figures: {word}}}], rows: [['1']]}}")
    assert made == "data:\n  table of 1\n    head: (column) x\n    row: (row) 1\n"


def test_an_optional_key_without_a_value_is_as_if_left_out(content: Callable[[str], str]) -> None:
    bare = content("- article: {headline: x, text: y}\n- panel: {text: z}\n- in-this-issue:")
    assert content('- article: {headline: x, text: y, stand-first: ""}\n- panel: {text: z, heading: }\n- in-this-issue: ""') == bare
    assert "h2 In this issue" in bare


def test_names_may_stand_in_a_list_or_not(content: Callable[[str], str]) -> None:
    rows = ["      {}Outcomes:\n          Health: Good\n", "      {}Summary: Good\n"]
    typed = "- grades:\n    rows:\n" + "".join(rows)
    assert content(typed.replace("{}", "- ")) == content(typed.replace("{}", ""))
    body = "- implications:\n    kinds:\n      {}Legal:\n          - None.\n          - quote: Words.\n"
    assert content(body.replace("{}", "- ")) == content(body.replace("{}", ""))


def test_a_misspelt_key_is_read_all_the_same_so_that_only_it_is_told(told: Told) -> None:
    typed = "- article:\n    «hedline»: x\n    text: [{page: «bakc»}]"
    assert told(typed) == (
        typed,
        [
            'unknown-key: unknown key "hedline" in this article (did you mean "headline"?)',
            'not-one-of: "page" is "bakc"; it may be "next", "back" (did you mean "back"?)',
        ],
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("- See [words](#here).\n- «artcle»:\n    headline: x\n    id: here\n    text: x", "unknown-block"),
        ("- See [words](#here).\n- quote: x\n  «article»:\n    headline: x\n    id: here\n    text: x", "wrong-kind"),
    ],
)
def test_what_leads_to_a_block_that_is_typed_wrongly_is_not_told_too(told: Told, typed: str, code: str) -> None:
    marked, (said,) = told(typed)
    assert (marked, said.partition(":")[0]) == (typed, code)


def test_a_misspelt_key_whose_value_is_wrong_too_is_named_as_it_was_typed(told: Told) -> None:
    typed = "- article: {«hedline»: «[»x], text: y}"
    assert [line.partition(" (")[0] for line in told(typed)[1]] == [
        'unknown-key: unknown key "hedline" in this article',
        'wrong-kind: "hedline" wants a text; here is a list',
    ]


def test_blocks_that_stand_in_one_entry_are_judged_all_the_same(told: Told) -> None:
    typed = "- page: back\n  «quote»: «[»x]"
    assert [line.split(":")[0] for line in told(typed)[1]] == ["wrong-kind", "wrong-kind"]
    assert told(typed)[0] == typed


def test_every_fault_of_a_file_is_told_in_one_pass_in_the_order_of_the_page(findings: Callable[[str], list[Finding]]) -> None:
    text = """\
document: newsletter
tilte: JAR newsletter
date:
pages: two
content:
  - lead:
      text: [{qoute: x}]
      signed: Alan Thorley
  - article:
      headline: [x]
      text: "[words](#nowhere)"
  - columns:
      - panel:
          text: x
          id: NO
          hedding: y
      - picture: {file: none.png, alt: x}
      - timeline:
          rows:
            - date: 1st May
              category: JAR
"""
    found = findings(text)
    assert [(f.place.line, f.place.column, f.code) for f in found if f.place] == [
        (2, 1, "unknown-key"),
        (3, 1, "empty-value"),
        (4, 8, "not-a-number"),
        (7, 15, "unknown-block"),
        (8, 15, "wrong-kind"),
        (10, 17, "wrong-kind"),
        (11, 14, "unknown-id"),
        (15, 15, "bad-id"),
        (16, 11, "unknown-key"),
        (17, 25, "picture"),
        (20, 15, "missing-key"),
        (21, 25, "unknown-category"),
    ]
    assert len(found) == 12


def test_the_head_of_a_newsletter_is_judged_like_any_block(findings: Callable[[str], list[Finding]]) -> None:
    found = findings('document: newsletter\ntitle: ""\ncontent: {a: b}\nlanguage: [x]\n')
    assert [(str(f.place).rpartition("/")[2], f.message) for f in found] == [
        ("issue.yaml:1:1", '"date" is missing from this newsletter'),
        ("issue.yaml:2:1", '"title" of this newsletter is empty'),
        ("issue.yaml:3:10", '"content" wants a text or a list of blocks; here are keys with values'),
        ("issue.yaml:4:11", '"language" wants a text; here is a list'),
    ]


@pytest.mark.parametrize(
    ("head", "line", "said"),
    [
        ("title: x\n", 1, 'missing-key: "document" is missing from this file (begin with   document: newsletter)'),
        (
            "document: newslettr\ntitle: x\ndate: y\ncontent: z\n",
            1,
            'unknown-document: there is no document "newslettr" (did you mean "newsletter"?)',
        ),
        (
            "document: newsletter\nhouse: worcester\ntitle: x\ndate: y\ncontent: z\n",
            2,
            'unknown-house: there is no house style "worcester" (did you mean "worcestershire"?)',
        ),
    ],
)
def test_a_file_that_does_not_say_what_it_is_is_told_so(
    findings: Callable[[str], list[Finding]], in_lines: Callable[[list[Finding]], list[str]], head: str, line: int, said: str
) -> None:
    found = findings(head)
    assert in_lines(found) == [said]
    assert found[0].place is not None
    assert found[0].place.line == line


def test_the_shortest_newsletter_is_composed(compose: Callable[[str], tuple[tree.Document | None, list[Finding]]], head: str) -> None:
    made, found = compose(head + "Words.\n".rjust(9))
    assert found == []
    assert made is not None
    assert (made.kind, made.title, made.issue, made.language, str(made.published)) == (
        "newsletter",
        "JAR newsletter",
        "April 2008",
        "en-GB",
        "2008-04-01",
    )


def test_everything_the_head_of_a_newsletter_may_say_is_kept(
    compose: Callable[[str], tuple[tree.Document | None, list[Finding]]], outline: Callable[[tuple[tree.Block, ...]], str]
) -> None:
    made, found = compose(
        "document: newsletter\nhouse: worcestershire\ntitle: The *JAR* newsletter\ndate: 17 April 2008\nissue: Issue 4\n"
        "series: Joint Area **Review**\norganisation: The Partnership\nlanguage: cy\npages: 2\ncontent: Geiriau.\n"
    )
    assert found == []
    assert made is not None
    assert (made.title, made.series, made.organisation) == ("The JAR newsletter", "Joint Area Review", "The Partnership")
    assert (made.issue, str(made.published), made.language, made.page_budget) == ("17 April 2008", "2008-04-17", "cy", 2)
    assert outline(made.blocks) == (
        "masthead:\n"
        "  h1 The ⟨emphasis: JAR⟩ newsletter\n"
        "  p.published 17 April 2008\n"
        "  p.series Joint Area ⟨strong: Review⟩\n"
        "  p.issue Issue 4\n"
        "p Geiriau.\n"
    )
