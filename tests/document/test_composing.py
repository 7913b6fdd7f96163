"""Headings, ids and references of a whole document."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.build import Request, build
from reportgen.document import tree
from reportgen.finding import Finding

Compose = Callable[[str], tuple[tree.Document | None, list[Finding]]]
Content = Callable[[str], str]
Told = Callable[[str], tuple[str, list[str]]]


# ---- ids and references --------------------------------------------------------------------------


def test_a_reference_without_words_takes_those_of_its_target_wherever_it_stands(content: Content) -> None:
    made = content(
        """\
- "[](#b) and [third](#c) and [*first*](#a)"
- article: {headline: The *first*, id: a, text: "*[](#a)*"}
- columns:
    - heading: {heading: The second, id: b}
    - panel: {heading: The third, id: c, text: x}
"""
    )
    assert made == (
        "p ⟨#b: The second⟩ and ⟨#c: third⟩ and ⟨#a: ⟨emphasis: first⟩⟩\n"
        "article:\n"
        "  h2 The ⟨emphasis: first⟩ #a\n"
        "  p ⟨emphasis: ⟨#a: The ⟨emphasis: first⟩⟩⟩\n"
        "columns:\n"
        "  h2 The second #b\n"
        "  panel:\n"
        "    h2 The third #c\n"
        "    p x\n"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "- timeline: {id: x, heading: Words, rows: [{date: May, stage: y}]}",
        "- grades: {id: x, heading: Words, rows: {a: Good}}",
        "- lead: {id: x, headline: Words, text: y}",
        "- messages: {id: x, heading: Words, items: [y]}",
        "- recommendations: {id: x, heading: Words, items: [a]}",
        "- contacts: {id: x, heading: Words}",
        "- dates: {id: x, heading: Words, rows: {a: b}}",
        "- table: {id: x, caption: Words, columns: [y], rows: [[z]]}",
        "- article: {headline: y, text: z}\n- in-this-issue: {id: x, heading: Words}",
    ],
)
def test_every_block_with_an_id_can_be_referred_to(content: Content, typed: str) -> None:
    assert content(f'{typed}\n- "see [](#x)"\n').endswith("p see ⟨#x: Words⟩\n")


@pytest.mark.parametrize(
    "typed",
    [
        "- timeline: {id: x, rows: [{date: May, stage: y}]}",
        "- grades: {id: x, rows: {a: Good}}",
        "- lead: {id: x, text: y}",
        "- panel: {id: x, text: y}",
        "- implications: {id: x, kinds: {Finance: none}}",
        "- table: {id: x, columns: [y], rows: [[z]]}",
    ],
)
@pytest.mark.parametrize("large_print", [False, True])
def test_a_block_without_a_heading_can_be_referred_to_in_every_format(
    document: Callable[[str], Path], head: str, typed: str, large_print: bool
) -> None:
    source = document(f'{head}{typed}\n- "see [these](#x)"\n')
    made = build(Request(source, {name: source.with_suffix(f".{name}") for name in ("pdf", "docx", "html")}, large_print=large_print))
    assert made.findings == []


@pytest.mark.parametrize("large_print", [False, True])
def test_a_picture_that_only_adorns_may_have_a_caption_in_every_format(
    document: Callable[[str], Path], head: str, large_print: bool
) -> None:
    source = document(
        head + "- picture: {file: a.svg, decorative: yes, caption: The hall, credit: 'Photograph: [x](https://a.org)'}\n- Words.\n"
    )
    (source.parent / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>')
    made = build(Request(source, {name: source.with_suffix(f".{name}") for name in ("pdf", "docx", "html")}, large_print=large_print))
    assert made.findings == []


def test_an_id_stands_once_though_nothing_bears_a_heading(told: Told) -> None:
    typed = "- panel: {id: x, text: y}\n- panel: {id: «x», text: z}\n"
    assert told(typed) == (typed, ['duplicate-id: the id "x" stands at line 5 already (give each its own)'])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "- heading: {heading: x, id: plan}\n- see «[it](#plam)»",
            'unknown-id: nothing has the id "plam" (did you mean "plan"?)',
        ),
        (
            "- table: {columns: ['«[it](#zzz)»'], rows: [[z]]}",
            'unknown-id: nothing has the id "zzz" (give the block that is meant an   id: zzz)',
        ),
        (
            "- table: {caption: '«[it](#zzz)»', columns: [x], rows: [[z]]}",
            'unknown-id: nothing has the id "zzz" (give the block that is meant an   id: zzz)',
        ),
        (
            "- heading: {heading: x, id: a}\n- article: {headline: y, id: «a», text: z}",
            'duplicate-id: the id "a" stands at line 5 already (give each its own)',
        ),
        (
            "- heading: {heading: x, id: a}\n- see «[#](#a)»",
            'no-number: what has the id "a" has no number (type words instead of #)',
        ),
        ("- see «[ \u00a0](https://example.org)»", "empty-link: a link without words (put words between the square brackets)"),
        ("- see «[](https://example.org)»", "empty-link: a link without words (put words between the square brackets)"),
        (
            "- table: {id: t, columns: [x], rows: [[z]]}\n- see «[](#t)»",
            "empty-link: a link without words (put words between the square brackets)",
        ),
    ],
)
def test_a_reference_that_cannot_be_followed_is_told_at_its_place(told: Told, typed: str, said: str) -> None:
    assert told(typed) == (typed, [said])


def test_a_bare_reference_to_nothing_is_told_once(told: Told) -> None:
    typed = "- see «[](#zzz)»"
    assert told(typed) == (typed, ['unknown-id: nothing has the id "zzz" (give the block that is meant an   id: zzz)'])


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("- paragraph: {text: «'- a'»}", "take out the number or the hyphen before its first words"),
        ("- b[^1]\n- paragraph: {number: 5A, text: «'[^1]: c'»}", "begin with the words that have the number"),
    ],
)
def test_a_list_or_a_note_alone_has_no_number(told: Told, typed: str, hint: str) -> None:
    assert told(typed) == (
        typed,
        [f"no-paragraph: words are to stand beside a number that comes by itself ({hint})"],
    )


def test_an_id_that_an_author_types_is_never_one_of_ours(compose: Compose, head: str) -> None:
    made, _ = compose(head + "- heading: {heading: a, id: part-2}\n- heading: b\n- heading: {heading: c, id: part-1}\n")
    assert made is not None
    ids = [block.id for block in tree.walk(made.blocks) if isinstance(block, tree.Heading)]
    assert len(ids) == len(set(ids))


def test_a_reference_to_a_heading_with_a_link_holds_no_link_within_a_link(content: Content) -> None:
    made = content("- heading: {heading: 'The [Plan](https://example.org)', id: plan}\n- see [](#plan)\n")
    assert made.endswith("p see ⟨#plan: The Plan⟩\n")


def test_blocks_without_an_id_are_given_one_each(compose: Compose, head: str) -> None:
    made, found = compose(head + "- heading: a\n- heading: b\n- table: {columns: [x], rows: [[z]]}\n- table: {columns: [x], rows: [[z]]}\n")
    assert found == []
    assert made is not None
    ids = [block.id for block in tree.walk(made.blocks) if isinstance(block, tree.Heading | tree.Table)]
    assert len(ids) == len({id for id in ids if id}) == 5


# ---- the head ----------------------------------------------------------------------------------------


def test_a_newsletter_knows_of_itself_what_its_file_tells_of_it(compose: Compose, outline: Callable[[tuple[tree.Block, ...]], str]) -> None:
    made, _ = compose(
        """\
document: newsletter
title: The *News*
date: 15 to **16** May 2008
issue: Issue *4*
series: The *Review*
organisation: The **Council**
language: cy
pages: 2
content: A text.
"""
    )
    assert made is not None
    assert (made.kind, made.title, made.issue, made.series, made.organisation) == (
        "newsletter", "The News", "15 to **16** May 2008", "The Review", "The Council",
    )  # fmt: skip
    assert (made.published, made.language, made.page_budget) == (None, "cy", 2)
    assert outline(made.blocks) == (
        "masthead:\n"
        "  h1 The ⟨emphasis: News⟩\n"
        "  p.published 15 to **16** May 2008\n"
        "  p.series The ⟨emphasis: Review⟩\n"
        "  p.issue Issue ⟨emphasis: 4⟩\n"
        "p A text.\n"
    )
    blocks = tree.walk(made.blocks)
    assert [block.place.line for block in blocks if block.place] == [1, 2, 3, 5, 4, 9]
    texts = [i for block in blocks for line in tree.lines(block) for i in tree.inlines(line) if isinstance(i, tree.Text)]
    assert [text.place.line for text in texts if text.place] == [2, 2, 3, 5, 5, 4, 4, 9]


@pytest.mark.parametrize(("series", "shown"), [("", "DRAFT."), ("series: The Review X\n", "DRAFT. The Review X")])
def test_a_draft_says_so_in_its_properties(compose: Compose, series: str, shown: str) -> None:
    made, _ = compose(f"document: newsletter\ntitle: News\ndate: May 2008\n{series}content: A text.\n")
    assert made is not None
    draft = tree.as_draft(made, "DRAFT")
    assert (draft.draft, draft.title, draft.series, draft.blocks) == ("DRAFT", "DRAFT: News", shown, made.blocks)


def test_what_a_newsletter_leaves_out_is_left_out(compose: Compose) -> None:
    made, _ = compose("document: newsletter\ntitle: News\ndate: 15 May 2008\ncontent: A text.\n")
    assert made is not None
    assert (made.series, made.organisation, made.published, made.language) == ("", "", date(2008, 5, 15), "en-GB")
    assert (made.page_budget, made.numbering) == (None, "none")


# ---- headings ------------------------------------------------------------------------------------


def test_headings_go_no_deeper_than_the_sixth_level(content: Content) -> None:
    made = content("- " + "".join(f"panel: {{heading: {n} h, text: [{{" for n in range(6)) + "heading: h" + "}]}" * 6)
    assert [line.split()[0] for line in made.splitlines() if line.endswith(" h")] == ["h2", "h3", "h4", "h5", "h6", "h6", "h6"]


Block = dict[str, object] | str


def around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    body = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        st.builds(lambda text: {"article": {"headline": "h", "text": text}}, body),
        st.builds(lambda text: {"panel": {"heading": "h", "text": text}}, body),
        st.builds(lambda text: {"panel": {"text": text}}, body),
        st.builds(lambda text: {"lead": {"headline": "h", "text": text, "beside": text}}, body),
        st.builds(lambda text: {"lead": {"text": text}}, body),
        st.builds(lambda blocks: {"columns": blocks}, body),
    )


LEAVES: st.SearchStrategy[Block] = st.sampled_from(
    [
        "words",
        {"heading": "h"},
        {"messages": {"items": ["x"]}},
        {"recommendations": {"groups": [{"when": "h", "items": ["x"]}]}},
        {"contacts": {"people": [{"name": "x"}]}},
        {"grades": {"heading": "h", "rows": {"x": "Good"}}},
        {"in-this-issue": ""},
    ]
)


@given(st.lists(st.recursive(LEAVES, around, max_leaves=8), min_size=1, max_size=4))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_heading_is_more_than_one_level_below_the_one_before_it(compose: Compose, head: str, blocks: list[Block]) -> None:
    made, found = compose(head + "".join(f"- {json.dumps(block)}\n" for block in blocks))
    assert {finding.code for finding in found} <= {"same-heading", "nothing-to-list"}
    assert made is not None
    levels = [block.level for block in tree.walk(made.blocks) if isinstance(block, tree.Heading)]
    assert levels[0] == 1
    assert 1 not in levels[1:]
    assert all(next_level <= level + 1 for level, next_level in pairwise(levels))
    assert max(levels) <= 6
