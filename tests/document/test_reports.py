"""Reports: their numbers, what refers to them, their front and their administrative parts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportgen.document import tree
from reportgen.finding import Finding

Compose = Callable[[str], tuple[tree.Document | None, list[Finding]]]
Outline = Callable[[tuple[tree.Block, ...]], str]

TELFORD = """\
document: report
house: telford-and-wrekin
title: Joint Area Review
organisation: Telford & Wrekin Council
meeting: Cabinet
date: 15 September 2008
"""
SOUTHWARK = """\
document: report
house: southwark
title: Joint Area Review
item: "8."
classification: Open
meeting: Corporate Parenting Committee
date: 31 January 2008
wards: All
from: Strategic Director
"""


def lines_of(blocks: tuple[tree.Block, ...]) -> list[int]:
    """The line that each block, and each text in it, was typed on; 0 for a word of the house."""
    inside = [
        (block, *(i for line in tree.lines(block) for i in tree.inlines(line) if isinstance(i, tree.Text))) for block in tree.walk(blocks)
    ]
    return [each.place.line if each.place else 0 for block in inside for each in block]


@pytest.fixture
def said(compose: Compose, outline: Outline) -> Callable[..., str]:
    """The outline of the body of a report in which nothing is wrong."""

    def outlined(content: str, head: str = TELFORD) -> str:
        made, found = compose(f"{head}content:\n{content}")
        assert [str(f) for f in found] == []
        assert made is not None
        return outline(made.blocks[1:])

    return outlined


@pytest.fixture
def told(compose: Compose, in_lines: Callable[[list[Finding]], list[str]]) -> Callable[..., list[str]]:
    return lambda content, head=TELFORD: in_lines(compose(f"{head}content:\n{content}")[1])


# ---- the front -----------------------------------------------------------------------------------


def test_the_front_is_a_heading_with_council_meeting_and_date_or_a_sheet_of_labelled_lines(compose: Compose, outline: Outline) -> None:
    made, found = compose(TELFORD + "from: Report by the Director\ncontent: A text.\n")
    assert found == []
    assert made is not None
    assert outline(made.blocks[:1]) == (
        "front:\n"
        "  p.council Telford & Wrekin Council\n"
        "  p.meeting Cabinet – 15 September 2008\n"
        "  h1 Joint Area Review\n"
        "  p.from Report by the Director\n"
    )
    assert lines_of(made.blocks[:1]) == [1, 4, 4, 6, 5, 0, 6, 3, 3, 7, 7]
    made, _ = compose(SOUTHWARK.replace("Open", "*Open*").replace("31", "**31**") + "content: A text.\n")
    assert made is not None
    assert outline(made.blocks[:1]) == (
        "front-sheet:\n"
        "  p.front-line ⟨label: Item No⟩ 8.\n"
        "  p.front-line ⟨label: Classification⟩ ⟨emphasis: Open⟩\n"
        "  p.front-line ⟨label: Date⟩ **31** January 2008\n"
        "  p.front-line ⟨label: Meeting name⟩ Corporate Parenting Committee\n"
        "  p.front-label ⟨label: Report title⟩\n"
        "  h1 Joint Area Review\n"
        "  p.front-line ⟨label: Ward(s) or groups affected⟩ All\n"
        "  p.front-line ⟨label: From⟩ Strategic Director\n"
    )
    assert lines_of(made.blocks[:1]) == [1, 4, 0, 0, 4, 5, 0, 0, 5, 7, 0, 0, 7, 6, 0, 0, 6, 0, 0, 3, 3, 8, 0, 0, 8, 9, 0, 0, 9]


def test_what_the_house_has_no_line_for_is_told_and_not_lost(compose: Compose, in_lines: Callable[[list[Finding]], list[str]]) -> None:
    _, found = compose(TELFORD + 'item: "8"\nwards: All\ncontent: A text.\n')
    hint = "take it out, or give it a label under   front-sheet:   in style.yaml"
    assert in_lines(found) == [
        f'not-on-front: the reports of this house show no "item" ({hint})',
        f'not-on-front: the reports of this house show no "wards" ({hint})',
    ]
    assert [f.place.line for f in found if f.place] == [7, 8]


def test_a_report_knows_of_itself_what_its_file_tells_of_it(compose: Compose) -> None:
    def known(text: str) -> tuple[object, ...]:
        made, _ = compose(text + "content: A text.\n")
        assert made is not None
        return made.kind, made.title, made.organisation, made.issue, made.published, made.language, made.page_budget, made.numbering

    assert known(TELFORD.replace("Review", "*Review*").replace("&", "and **")) == (
        "report", "Joint Area Review", "Telford and ** Wrekin Council", "15 September 2008", date(2008, 9, 15), "en-GB", None, "sections",
    )  # fmt: skip
    head = TELFORD.replace("15 September 2008", "To be **agreed**").replace("organisation: Telford & Wrekin Council\n", "")
    assert known(head + "language: cy\npages: 4\nnumbering: none\n") == (
        "report", "Joint Area Review", "", "To be **agreed**", None, "cy", 4, "none",
    )  # fmt: skip


# ---- numbers -------------------------------------------------------------------------------------

NESTED = """\
- section:
    heading: One
    text:
      - |
        First

        Second

        - under it
      - heading: Without a number
      - Third
      - section: {heading: Sub, text: [a, {section: {heading: Deep, text: not numbered}}, b]}
      - Fourth
- section: {heading: Two, text: a}
"""


def test_sections_and_their_paragraphs_are_numbered_to_three_levels(said: Callable[..., str]) -> None:
    assert said(NESTED) == (
        "section:\n"
        "  h2 [1 sections] One\n"
        "  p [1.1 sections] First\n"
        "  p [1.2 sections] Second\n"
        "  bullet.continued\n"
        "    - under it\n"
        "  h3 Without a number\n"
        "  p [1.3 sections] Third\n"
        "  section:\n"
        "    h3 [1.4 sections] Sub\n"
        "    p [1.4.1 sections] a\n"
        "    section:\n"
        "      h4 [1.4.2 sections] Deep\n"
        "      p not numbered\n"
        "    p [1.4.3 sections] b\n"
        "  p [1.5 sections] Fourth\n"
        "section:\n"
        "  h2 [2 sections] Two\n"
        "  p [2.1 sections] a\n"
    )


def test_one_run_of_numbers_goes_through_all_headings(said: Callable[..., str]) -> None:
    made = said(NESTED + "- Last\n- paragraph: {text: With parts, paragraphs: [one, two]}\n- Next\n", SOUTHWARK)
    assert [line.strip() for line in made.splitlines() if "[" in line] == [
        "p [1. paragraphs] First",
        "p [2. paragraphs] Second",
        "p [3. paragraphs] Third",
        "p [4. paragraphs] a",
        "p [5. paragraphs] not numbered",
        "p [6. paragraphs] b",
        "p [7. paragraphs] Fourth",
        "p [8. paragraphs] a",
        "p [9. paragraphs] Last",
        "p [10. paragraphs] With parts",
        "p [10.1 paragraphs] one",
        "p [10.2 paragraphs] two",
        "p [11. paragraphs] Next",
    ]


def test_a_document_chooses_its_scheme_over_that_of_the_house(said: Callable[..., str]) -> None:
    assert "[" not in said(NESTED, TELFORD + "numbering: none\n")
    assert "p [1. paragraphs] First" in said(NESTED, TELFORD + "numbering: paragraphs\n")
    assert "p [1.1 sections] First" in said(NESTED, SOUTHWARK + "numbering: sections\n")


def test_a_number_that_the_author_gives_stands_in_place_of_the_next_and_below_it_others_follow(said: Callable[..., str]) -> None:
    made = said(
        """\
- section: {heading: One, text: [a, {paragraph: {number: 1.1A, text: "b\\n\\nmore", paragraphs: [c]}}, d]}
- section: {heading: Annexed, number: A, text: [e, {section: {heading: In it, text: f}}, g]}
- section: {heading: Two, text: h}
"""
    )
    assert [line.strip() for line in made.splitlines()] == [
        "section:",
        "h2 [1 sections] One",
        "p [1.1 sections] a",
        "p [1.1A given] b",
        "p.continued more",
        "p [1.1A.1 given] c",
        "p [1.2 sections] d",
        "section:",
        "h2 [A given] Annexed",
        "p [A.1 given] e",
        "section:",
        "h3 [A.2 given] In it",
        "p [A.2.1 given] f",
        "p [A.3 given] g",
        "section:",
        "h2 [2 sections] Two",
        "p [2.1 sections] h",
    ]
    assert "p [2. paragraphs] b" in said("- a\n- section: {heading: Annexed, number: A, text: b}\n", SOUTHWARK)


def test_an_annexe_has_numbers_of_its_own_and_an_appendix_none(said: Callable[..., str]) -> None:
    made = said(
        """\
- section: {heading: One, text: a}
- appendix: {heading: Findings, text: b}
- appendix: {heading: Notes, numbering: paragraphs, text: [c, d]}
- appendix: {heading: Rules, numbering: sections, text: [{section: {heading: e, text: f}}]}
- appendix: {heading: Map, number: Annexe M, text: g}
- appendix: {heading: Last, text: h}
"""
    )
    assert [line.strip() for line in made.splitlines() if not line.endswith(":")] == [
        "h2 [1 sections] One",
        "p [1.1 sections] a",
        "h2 [Appendix 1 appendices] Findings",
        "p b",
        "h2 [Appendix 2 appendices] Notes",
        "p [1. paragraphs] c",
        "p [2. paragraphs] d",
        "h2 [Appendix 3 appendices] Rules",
        "h3 [1 sections] e",
        "p [1.1 sections] f",
        "h2 [Annexe M given] Map",
        "p g",
        "h2 [Appendix 4 appendices] Last",
        "p h",
    ]


def test_recommendations_have_their_own_numbers_and_parts(said: Callable[..., str]) -> None:
    made = said(
        '- recommendations:\n    text: "That Cabinet:"\n    items:\n      - note it\n      - {number: R7, text: "agree\\n\\na) one\\nb) two"}\n      - act\n'
    )
    assert made == (
        "recommendations:\n"
        "  h2 [1 sections] Recommendations\n"
        "  p [1.1 sections] That Cabinet:\n"
        "  p [1. recommendations] note it\n"
        "  p [R7 given] agree\n"
        "  letter.continued\n"
        "    a) one\n"
        "    b) two\n"
        "  p [2. recommendations] act\n"
    )


def test_where_paragraphs_are_numbered_from_first_to_last_recommendations_are_of_that_run(said: Callable[..., str]) -> None:
    made = said(
        "- recommendations: {text: 'That Cabinet:', items: [note it, {number: R7, text: agree}, {id: act, text: act}]}\n"
        "- section: {heading: B, text: 'See [](#act).'}\n"
        "- recommendations: {heading: C, text: 'We ask:', groups: [{when: Now, items: [d]}]}\n",
        SOUTHWARK,
    )
    assert [line.strip() for line in made.splitlines() if " p " in line] == [
        "p That Cabinet:",
        "p [1. paragraphs] note it",
        "p [R7 given] agree",
        "p [2. paragraphs] act #act",
        "p [3. paragraphs] See ⟨#act: recommendation ⟨no of act: 2⟩⟩.",
        "p [4. paragraphs] We ask:",
    ]


def test_blocks_within_a_section_have_no_numbers_and_those_after_it_go_on(said: Callable[..., str]) -> None:
    made = said(
        "- section: {heading: One, text: [a, {panel: {text: b}}, {quote: c}, {landscape: [d]}, e, {panel: {text: [{paragraph: {text: f}}]}},\n"
        "    {panel: {heading: Box, text: [{section: {heading: In it, text: g}}, {recommendations: [h]}]}}, i]}\n"
    )
    assert "h4 In it\n" in made
    assert [line.strip() for line in made.splitlines() if " p " in line] == [
        "p [1.1 sections] a",
        "p b",
        "p c",
        "p [1.2 sections] d",
        "p [1.3 sections] e",
        "p f",
        "p g",
        "p [1. recommendations] h",
        "p [1.4 sections] i",
    ]


def test_each_number_knows_its_depth_and_its_run_by_which_word_counts(compose: Compose) -> None:
    made, _ = compose(f"""{TELFORD}content:
- section: {{heading: a, text: [b, {{section: {{heading: c, text: d}}}}]}}
- recommendations: {{items: [e]}}
- recommendations: {{items: [f]}}
- appendix: {{heading: g, numbering: sections, text: [{{section: {{heading: h, text: i}}}}]}}
- appendix: {{heading: j, numbering: paragraphs, text: [{{paragraph: {{text: k, paragraphs: [l]}}}}]}}
""")
    assert made is not None
    numbers = [b.number for b in tree.walk(made.blocks) if isinstance(b, tree.Heading | tree.Paragraph) and b.number]
    assert [(n.text, n.scheme, n.level, n.run) for n in numbers] == [
        ("1", "sections", 0, 0),
        ("1.1", "sections", 1, 0),
        ("1.2", "sections", 1, 0),
        ("1.2.1", "sections", 2, 0),
        ("2", "sections", 0, 0),
        ("1.", "recommendations", 0, 0),
        ("3", "sections", 0, 0),
        ("1.", "recommendations", 0, 1),
        ("Appendix 1", "appendices", 0, 0),
        ("1", "sections", 0, 1),
        ("1.1", "sections", 1, 1),
        ("Appendix 2", "appendices", 0, 0),
        ("1.", "paragraphs", 0, 2),
        ("1.1", "paragraphs", 1, 2),
    ]


# ---- references ----------------------------------------------------------------------------------


def test_a_reference_says_what_it_refers_to_with_its_number(said: Callable[..., str]) -> None:
    made = said(
        """\
- "See [](#later), [](#s), [](#t), [](#a), [](#r), [](#h), [words](#later); numbers [#](#later), [#](#t), [#](#a) and **[#](#s)**."
- section: {heading: S, id: s, text: [x, {paragraph: {id: later, text: y}}, {heading: {heading: H, id: h}}]}
- table: {caption: Spending, id: t, columns: [p], rows: [[q]]}
- recommendations: {items: [{id: r, text: z}]}
- appendix: {heading: A, id: a, text: b}
"""
    )
    lines = [line.strip() for line in made.splitlines()]
    assert lines[0] == (
        "p See ⟨#later: paragraph ⟨no of later: 1.2⟩⟩, ⟨#s: section ⟨no of s: 1⟩⟩, ⟨#t: ⟨no of t: Table 1⟩⟩, ⟨#a: ⟨no of a: Appendix 1⟩⟩,"
        " ⟨#r: recommendation ⟨no of r: 1⟩⟩, ⟨#h: H⟩, ⟨#later: words⟩; numbers ⟨#later: ⟨figure of later: 1.2⟩⟩, ⟨#t: ⟨figure of t: 1⟩⟩,"
        " ⟨#a: ⟨figure of a: 1⟩⟩ and ⟨strong: ⟨#s: ⟨figure of s: 1⟩⟩⟩."
    )
    assert {"p [1.2 sections] y #later", "p [1. recommendations] z #r"} <= {*lines}


def test_a_reference_says_a_given_number_to_the_letter_but_for_its_stop(said: Callable[..., str]) -> None:
    made = said(
        "- See [](#a), [](#b) and [#](#b).\n- section: {heading: A, id: a, number: 'IX:', text: [{paragraph: {id: b, number: 1.X., text: c}}]}\n"
    )
    assert made.startswith("p See ⟨#a: section ⟨no of a: IX⟩⟩, ⟨#b: paragraph ⟨no of b: 1.X⟩⟩ and ⟨#b: ⟨figure of b: 1.X⟩⟩.\n")


def test_captions_are_numbered_in_reports_and_tables_without_one_are_not(said: Callable[..., str]) -> None:
    made = said(
        "- table: {columns: [p], rows: [[q]]}\n- table: {caption: One, columns: [p], rows: [[q]]}\n- table: {caption: Two, columns: [p], rows: [[q]]}\n"
    )
    assert [line.strip() for line in made.splitlines() if "table of" in line] == [
        "table of 1",
        "table of 1 [Table 1: tables] One",
        "table of 1 [Table 2: tables] Two",
    ]


# ---- grades in numbers ---------------------------------------------------------------------------


def test_grades_may_be_grouped_and_a_group_has_none(said: Callable[..., str]) -> None:
    made = said("- grades: {rows: {Courts: 3, Community: {At risk: 2, Parents: 3}, Victims: 1}}\n")
    assert made == (
        "grades:\n"
        "  table.grades of 2\n"
        "    head: (column) Area | (column) (centre) Grade\n"
        "    row: (row) Courts | (centre) ⟨grade-3: 3⟩\n"
        "    row.group: (row) Community |\n"
        "    row.indented: (row) At risk | (centre) ⟨grade-2: 2⟩\n"
        "    row.indented: (row) Parents | (centre) ⟨grade-3: 3⟩\n"
        "    row: (row) Victims | (centre) ⟨grade-1: 1⟩\n"
        "  key:\n"
        "    p.key-label Key to grades\n"
        "    plain.key\n"
        "      - ⟨grade-4: 4⟩: outstanding\n"
        "      - ⟨grade-3: 3⟩: good\n"
        "      - ⟨grade-2: 2⟩: adequate\n"
        "      - ⟨grade-1: 1⟩: inadequate\n"
    )


def test_a_column_of_a_table_may_hold_grades_whose_key_may_stand_elsewhere(
    said: Callable[..., str], told: Callable[..., list[str]]
) -> None:
    table = "- table: {{key: no, columns: [No, Aspect, {{heading: Grade, scale: grade}}], rows: [[1, Standards, {grade}], [2, Practice, '']]}}\n"
    assert said(table.format(grade=3)) == (
        "data:\n"
        "  table of 3\n"
        "    head: (column) No | (column) Aspect | (column) (centre) Grade\n"
        "    row: (row) 1 | Standards | (centre) ⟨grade-3: 3⟩\n"
        "    row: (row) 2 | Practice |\n"
    )
    assert told(table.format(grade=5)) == ['unknown-grade: "5" is no grade of the scale "grade" (its grades: 4, 3, 2, 1)']
    assert "key:" in said(table.format(grade=3).replace("key: no, ", ""))


# ---- administrative parts ------------------------------------------------------------------------


def test_implications_and_advice_are_sections_or_stand_in_one(said: Callable[..., str]) -> None:
    made = said("- implications: {kinds: {Financial: None., Legal: [None., Either.]}}\n- advice: {officers: {Finance Director: None.}}\n")
    assert [line.strip() for line in made.splitlines()] == [
        "implications:",
        "h2 [1 sections] Financial",
        "p [1.1 sections] None.",
        "h2 [2 sections] Legal",
        "p [2.1 sections] None.",
        "p [2.2 sections] Either.",
        "advice:",
        "h2 [3 sections] Supplementary advice from other officers",
        "h3 Finance Director",
        "p [3.1 sections] None.",
    ]
    made = said("- section: {heading: Issues, text: [a, {implications: {kinds: {Policy: b}}}, c]}\n", SOUTHWARK)
    assert [line.strip() for line in made.splitlines()][2:] == [
        "p [1. paragraphs] a",
        "implications:",
        "h3 Policy",
        "p [2. paragraphs] b",
        "p [3. paragraphs] c",
    ]


def test_background_documents_and_the_audit_trail_are_tables_with_the_labels_of_the_house(said: Callable[..., str]) -> None:
    made = said(
        """\
- background: {rows: [{document: Plan, held-at: County Hall, contact: Helen Marsh}]}
- audit-trail:
    lead-officer: Helen Marsh
    key-decision: No
    consultation: [{officer: Finance Director, sought: Yes, included: No}]
    sent: 22 January 2008
"""
    )
    assert made == (
        "background:\n"
        "  h2 [1 sections] Background documents\n"
        "  table.background of 3\n"
        "    head: (column) Document | (column) Held at | (column) Contact\n"
        "    row: (row) Plan | County Hall | Helen Marsh\n"
        "audit-trail:\n"
        "  h2 Audit trail\n"
        "  table.audit-trail of 2\n"
        "    head: (column) Item | (column) Detail\n"
        "    row: (row) Lead officer | Helen Marsh\n"
        "    row: (row) Key decision | No\n"
        "    row: (row) Date final report sent | 22 January 2008\n"
        "  h3 Consultation with other officers\n"
        "  table.consultation of 3\n"
        "    head: (column) Officer title | (column) Comments sought | (column) Comments included\n"
        "    row: (row) Finance Director | Yes | No\n"
    )


def test_the_list_of_appendices_and_the_contents_name_each_with_its_number(
    said: Callable[..., str], told: Callable[..., list[str]]
) -> None:
    made = said(
        "- section: {heading: One, text: [{heading: {heading: Sub, id: sub}}]}\n- appendix-list:\n- appendix: {heading: Findings, id: f, text: a}\n",
        TELFORD + "contents: yes\n",
    )
    assert made.startswith(
        "contents:\n"
        "  h2 Contents\n"
        "  plain.contents\n"
        "    - p.contents-1 ⟨#P3: ⟨label: 1⟩ One⟩ ⟨page of P3⟩\n"
        "    - p.contents-2 ⟨#sub: Sub⟩ ⟨page of sub⟩\n"
        "    - p.contents-1 ⟨#P4: ⟨label: 2⟩ Appendices⟩ ⟨page of P4⟩\n"
        "    - p.contents-1 ⟨#f: ⟨label: Appendix 1⟩ Findings⟩ ⟨page of f⟩\n"
    )
    assert "    row: (row) ⟨no of f: Appendix 1⟩ | ⟨#f: Findings⟩\n" in made
    many = "".join(f"- section: {{heading: S{i}, text: [{{heading: within}}]}}\n" for i in range(11))
    assert said(many, TELFORD + "contents: yes\n").count("contents-") == 11


def test_a_list_of_nothing_is_told(told: Callable[..., list[str]]) -> None:
    assert told("- appendix-list:\n") == ["nothing-to-list: there is no appendix to list (take the list out)"]
    of_sections = "nothing-to-list: there is no section to list (take   contents: yes   out)"
    assert told("- Words\n", TELFORD + "contents: yes\n") == [of_sections]
    newsletter = "document: newsletter\ntitle: News\ndate: May 2008\n"
    assert told("- in-this-issue:\n- Words\n", newsletter) == ["nothing-to-list: there is no headline to list (take the box out)"]
    assert told("- appendix-list:\n", newsletter) == ["nothing-to-list: there is no appendix to list (take the list out)"]
    assert told("- appendix-list:\n- appendix: {heading: Findings, text: Words}\n", newsletter) == []


def test_who_prepared_it_and_who_signs_it(said: Callable[..., str]) -> None:
    made = said(
        "- author: {name: Jo Lee, post: Manager, telephone: 01632 960001}\n- signed: [{name: Alan Thorley, post: Director}, {name: Jo}]\n"
    )
    assert made == (
        "author:\n"
        "  p.author-label Report prepared by:\n"
        "  p.name Jo Lee\n"
        "  p.post Manager\n"
        "  p.telephone Tel 01632 960001\n"
        "signed:\n"
        "  signatory:\n"
        "    p.name Alan Thorley\n"
        "    p.post Director\n"
        "  signatory:\n"
        "    p.name Jo\n"
    )
