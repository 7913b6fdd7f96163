"""What an author types as a block, and what it says in the neutral tree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.document import tree
from reportgen.finding import Finding

Compose = Callable[[str], tuple[tree.Document | None, list[Finding]]]
Content = Callable[[str], str]
Outline = Callable[[tuple[tree.Block, ...]], str]
Told = Callable[[str], tuple[str, list[str]]]


# ---- articles, leads, panels ---------------------------------------------------------------------


def test_an_article_has_a_headline_a_first_sentence_and_a_story(content: Content) -> None:
    made = content(
        """\
- article:
    headline: Narrowing the *gap*
    stand-first: It can be done.
    id: gap
    text:
      - One.
      - heading: What is it?
      - text: Two.
      - quote: Three.
"""
    )
    assert made == (
        "article:\n"
        "  h2 Narrowing the ⟨emphasis: gap⟩ #gap\n"
        "  p.stand-first It can be done.\n"
        "  p One.\n"
        "  h3 What is it?\n"
        "  p Two.\n"
        "  quote.banner\n"
        "    p Three.\n"
    )


def test_a_list_goes_on_after_the_headings_of_an_article_and_begins_afresh_in_the_next(content: Content) -> None:
    made = content(
        """\
- article:
    headline: A
    text:
      - |
        1. one
      - heading: B
      - |
        2. two
      - panel: {text: 3. three}
      - columns:
          - 3. three
- article: {headline: C, text: 4. four}
"""
    )
    assert made == (
        "article:\n"
        "  h2 A\n"
        "  decimal\n"
        "    1. one\n"
        "  h3 B\n"
        "  decimal\n"
        "    2. two\n"
        "  panel:\n"
        "    p 3. three\n"
        "  columns:\n"
        "    decimal\n"
        "      3. three\n"
        "article:\n"
        "  h2 C\n"
        "  p 4. four\n"
    )


def test_a_text_or_a_list_in_place_of_its_keys_is_the_text_of_a_panel_and_of_a_lead(content: Content) -> None:
    assert content("- panel: www.example.org\n") == content("- panel: {text: www.example.org}\n")
    assert content("- panel: [a, {heading: b}]\n") == "panel:\n  p a\n  h2 b\n"
    assert content("- lead: A word.\n") == content("- lead: {text: A word.}\n")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("messages: [One, Two]", "messages: {items: [One, Two]}"),
        ("dates: [13th May: One]", "dates: {rows: [13th May: One]}"),
        ("contacts: [{name: Ann Lee}]", "contacts: {people: [{name: Ann Lee}]}"),
        ("recommendations: [One, {number: R7, text: Two}]", "recommendations: {items: [One, {number: R7, text: Two}]}"),
        ("background: [{document: A, held-at: B, contact: C}]", "background: {rows: [{document: A, held-at: B, contact: C}]}"),
    ],
)
def test_a_list_in_place_of_the_keys_of_a_block_is_its_entries(content: Content, short: str, long: str) -> None:
    assert content(f"- {short}\n") == content(f"- {long}\n") != ""


def test_a_lead_is_signed_by_each_who_signs_and_may_have_panels_beside_it(content: Content) -> None:
    made = content(
        """\
- lead:
    headline: Welcome
    text:
      - Hello.
      - heading: And more
    signed:
      - {name: Alan Thorley, post: Director}
      - name: Judith Penrose
    beside:
      - panel: {heading: Find out more, text: www.example.org}
"""
    )
    assert made == (
        "lead:\n"
        "  message:\n"
        "    h2 Welcome\n"
        "    p Hello.\n"
        "    h3 And more\n"
        "    signed:\n"
        "      signatory:\n"
        "        p.name Alan Thorley\n"
        "        p.post Director\n"
        "      signatory:\n"
        "        p.name Judith Penrose\n"
        "  beside:\n"
        "    panel:\n"
        "      h2 Find out more\n"
        "      p ⟨http://www.example.org: www.example.org⟩\n"
    )


def test_a_lead_may_be_but_a_text(content: Content) -> None:
    assert content("- lead: {text: Hello.}\n") == "lead:\n  message:\n    p Hello.\n"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("- panel: {text: [{heading: a}]}", "panel:\n  h2 a\n"),
        ("- panel: {heading: p, text: [{heading: a}]}", "panel:\n  h2 p\n  h3 a\n"),
        ("- lead: {text: [{heading: a}]}", "lead:\n  message:\n    h2 a\n"),
        (
            "- columns: [{panel: {heading: p, text: [{panel: {heading: q, text: [{heading: r}]}}]}}]",
            "columns:\n  panel:\n    h2 p\n    panel:\n      h3 q\n      h4 r\n",
        ),
    ],
)
def test_a_heading_stands_one_level_below_the_nearest_around_it(content: Content, typed: str, expected: str) -> None:
    assert content(typed) == expected


def test_a_page_a_quotation_and_a_text_may_be_typed_short_or_long(content: Content) -> None:
    assert content("- page: back\n- quote: Words\n- Text\n") == "page back\nquote.banner\n  p Words\np Text\n"
    long = "- page: {page: next}\n- quote: {text: Words, source: Ofsted}\n- text: {text: Text}\n"
    assert content(long) == "page next\nquote.banner\n  p Words\n  p.source Ofsted\np Text\n"


# ---- in this issue -------------------------------------------------------------------------------


def test_in_this_issue_lists_every_headline_once_in_order_with_its_page(content: Content) -> None:
    made = content(
        """\
- lead: {headline: Zero, id: zero, text: [{heading: Not a headline}]}
- columns:
    - in-this-issue:
    - article: {headline: One *x*, id: one, text: [{heading: Nor this}]}
- panel: {heading: "[Dau](lang:cy)", id: two, text: [{article: {headline: Nor that, text: x}}]}
- in-this-issue: And again
"""
    )
    listed = ["⟨#zero: Zero⟩ ⟨page of zero⟩", "⟨#one: One ⟨emphasis: x⟩⟩ ⟨page of one⟩", "⟨#two: ⟨cy: Dau⟩⟩ ⟨page of two⟩"]
    first = "  in-this-issue:\n    h2 In this issue\n    plain.in-this-issue\n" + "".join(f"      - {line}\n" for line in listed)
    last = "in-this-issue:\n  h2 And again\n  plain.in-this-issue\n" + "".join(f"    - {line}\n" for line in listed)
    assert first in made
    assert made.endswith(last)


@pytest.mark.parametrize("entry", ["", " ''", ' " "'])
def test_a_dash_without_words_is_told(told: Told, entry: str) -> None:
    _, said = told(f"- messages:\n    - One.\n    -{entry}\n")
    assert said == ['empty-value: an entry of "items" is empty (type its words behind the dash, or take it out)']


def test_a_list_of_no_headlines_is_told(told: Told) -> None:
    typed = "- «in-this-issue»:\n- Words.\n"
    assert told(typed) == (typed, ["nothing-to-list: there is no headline to list (take the box out)"])


def test_in_this_issue_may_have_a_heading_and_an_id_of_its_own(content: Content) -> None:
    made = content("- in-this-issue: {heading: Contents, id: contents}\n- article: {headline: A, id: a, text: '[](#contents)'}\n")
    assert made == (
        "in-this-issue:\n"
        "  h2 Contents #contents\n"
        "  plain.in-this-issue\n"
        "    - ⟨#a: A⟩ ⟨page of a⟩\n"
        "article:\n"
        "  h2 A #a\n"
        "  p ⟨#contents: Contents⟩\n"
    )


# ---- timelines -----------------------------------------------------------------------------------


def test_a_timeline_tells_its_categories_apart_by_mark_and_word(content: Content) -> None:
    made = content(
        """\
- timeline:
    heading: Key dates
    text: Before it.
    categories:
      JAR: JAR event
      APA: APA *event*
    headings: {date: Date (2008), stage: Step}
    rows:
      - date: 17th March
        stage: "**First** step"
        category: APA
        description: |
          One.

          - Two.
      - {date: April, stage: Second step}
      - {date: Easter, stage: Third step, category: JAR}
"""
    )
    assert made == (
        "timeline:\n"
        "  h2 Key dates\n"
        "  p Before it.\n"
        "  key:\n"
        "    p.key-label Key to colour coding\n"
        "    plain.key\n"
        "      - ⟨category-1: JAR event⟩\n"
        "      - ⟨category-2: APA ⟨emphasis: event⟩⟩\n"
        "  table.timeline of 4\n"
        "    head: (column) Date (2008) | (column) Event | (column) Step | (column) Description\n"
        "    row.category-2: (row) p.date 17th March | ⟨category-2: APA⟩ | p.stage ⟨strong: First⟩ step | One. / bullet /   - Two.\n"
        "    row: (row) p.date April |  | p.stage Second step |\n"
        "    row.category-1: (row) p.date Easter | ⟨category-1: JAR⟩ | p.stage Third step |\n"
    )


def test_a_timeline_leaves_out_the_columns_that_it_does_not_use(content: Content) -> None:
    made = content("- timeline: {rows: [{date: 17th March, stage: First}]}\n")
    assert (
        made
        == "timeline:\n  table.timeline of 2\n    head: (column) Date | (column) Stage\n    row: (row) p.date 17th March | p.stage First\n"
    )


def test_a_date_typed_after_a_bar_is_one_line(content: Content) -> None:
    made = content("- timeline:\n    rows:\n      - date: |\n          9th –\n          11th  June\n        stage: First\n")
    assert "(row) p.date 9th – 11th  June |" in made


def test_a_column_of_a_timeline_whose_heading_was_typed_is_never_left_out(content: Content) -> None:
    made = content("- timeline: {headings: {description: What it involves}, rows: [{date: 1st May, stage: Start}]}")
    assert "  head: (column) Date | (column) Stage | (column) What it involves\n" in made


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "- timeline: {rows: [{date: x, stage: y, category: «JAR»}]}",
            'unknown-category: "JAR" is no category of this timeline (give it a line under   categories:)',
        ),
        (
            "- timeline: {categories: {launch: x}, rows: [{date: x, stage: y, category: «lauch»}]}",
            'unknown-category: "lauch" is no category of this timeline (did you mean "launch"?)',
        ),
    ],
)
def test_a_category_that_the_timeline_does_not_name_is_told(told: Told, typed: str, said: str) -> None:
    assert told(typed) == (typed, [said])


def test_a_category_in_other_letters_is_nearly_one_that_the_timeline_names(told: Told) -> None:
    typed = "- timeline: {categories: {JAR: x}, rows: [{date: x, stage: y, category: «jar»}]}"
    assert told(typed) == (typed, ['unknown-category: "jar" is no category of this timeline (did you mean "JAR"?)'])


# ---- grades --------------------------------------------------------------------------------------

KEY = (
    "  key:\n"
    "    p.key-label Key to grades\n"
    "    plain.key\n"
    "      - ⟨judgement-1: Outstanding⟩\n"
    "      - ⟨judgement-2: Good with outstanding features⟩\n"
    "      - ⟨judgement-3: Good⟩\n"
    "      - ⟨judgement-4: Adequate⟩\n"
    "      - ⟨judgement-5: Inadequate⟩\n"
)


def test_grades_are_matched_in_any_case_and_shown_as_typed(content: Content) -> None:
    made = content(
        """\
- grades:
    heading: Grades
    text: Before it.
    headings: {grade: Judgement}
    rows:
      Safeguarding: GOOD
      "*Looked after* children": good  with Outstanding features
      Capacity: Inadequate
"""
    )
    assert made == (
        "grades:\n"
        "  h2 Grades\n"
        "  p Before it.\n"
        "  table.grades of 2\n"
        "    head: (column) Area | (column) Judgement\n"
        "    row: (row) Safeguarding | ⟨judgement-3: GOOD⟩\n"
        "    row: (row) ⟨emphasis: Looked after⟩ children | ⟨judgement-2: good  with Outstanding features⟩\n"
        "    row: (row) Capacity | ⟨judgement-5: Inadequate⟩\n" + KEY
    )


def test_an_area_may_be_graded_twice_in_a_list_on_a_scale_that_is_named(content: Content) -> None:
    made = content("- grades: {scale: judgement, headings: {area: Aspect}, rows: [{Health: Good}, {Health: Adequate}]}\n")
    assert made == (
        "grades:\n"
        "  table.grades of 2\n"
        "    head: (column) Aspect | (column) Grade\n"
        "    row: (row) Health | ⟨judgement-3: Good⟩\n"
        "    row: (row) Health | ⟨judgement-4: Adequate⟩\n" + KEY
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("- grades: {rows: {x: «Goood»}}", 'unknown-grade: "Goood" is no grade of the scale "judgement" (did you mean "Good"?)'),
        (
            "- grades: {rows: {x: «5»}}",
            'unknown-grade: "5" is no grade of the scale "judgement"'
            " (its grades: Outstanding, Good with outstanding features, Good, Adequate, Inadequate)",
        ),
        (
            "- grades: {scale: «judgment», rows: {x: Good}}",
            'unknown-scale: the house style has no scale "judgment" (did you mean "judgement"?)',
        ),
        ("- grades: {scale: «stars», rows: {x: Good}}", 'unknown-scale: the house style has no scale "stars" (known: judgement)'),
    ],
)
def test_a_grade_or_scale_that_the_house_does_not_know_is_told(told: Told, typed: str, said: str) -> None:
    assert told(typed) == (typed, [said])


# ---- tables --------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", ['""', "{figures: yes}", "{heading: , figures: yes}", '{heading: "", figures: yes}'])
def test_a_column_without_a_heading_is_told_once(told: Told, column: str) -> None:
    _, found = told(f"- table: {{columns: [Service, {column}], rows: [[x, y]]}}\n")
    assert found == ["empty-header: column 2 of this table has no heading (name it under   columns:)"]


def test_a_table_has_headings_over_several_columns_totals_empty_cells_and_figures_to_the_right(content: Content) -> None:
    made = content(
        """\
- table:
    caption: Spending *by service*
    id: spending
    text: Before it.
    columns:
      - Service
      - heading: Budget (£)
        columns:
          - {heading: "2008", figures: yes}
          - {heading: "2009", figures: yes}
      - {heading: Staff, figures: yes}
      - Note
    rows:
      - [Early years, "1,200", 1.50, 12, ""]
      - [{text: Schools, down: 2}, {text: none, across: 2}, 7, "-"]
      - [1, 2, 3, "**b**"]
    totals:
      - [Total, "1,201", 3.50, 22, x]
    note: In thousands.
- See [](#spending).
"""
    )
    assert made == (
        "data:\n"
        "  p Before it.\n"
        "  table of 5 #spending Spending ⟨emphasis: by service⟩\n"
        "    head: (column) (2 down) Service | (column) (centre) (2 across) Budget (£)"
        " | (column) (right) (2 down) Staff | (column) (2 down) Note\n"
        "    head: (column) (right) 2008 | (column) (right) 2009\n"
        "    row: (row) Early years | (right) 1,200 | (right) 1.50 | (right) 12 |\n"
        "    row: (row) (2 down) Schools | (right) (2 across) none | (right) 7 | -\n"
        "    row: (right) 1 | (right) 2 | (right) 3 | ⟨strong: b⟩\n"
        "    row.total: (row) Total | (right) 1,201 | (right) 3.50 | (right) 22 | x\n"
        "  table-note:\n"
        "    p In thousands.\n"
        "p See ⟨#spending: Spending ⟨emphasis: by service⟩⟩.\n"
    )


def test_the_heading_of_a_column_may_be_empty(compose: Compose, outline: Outline, head: str) -> None:
    typed = '- table: {columns: ["", {heading: "", figures: yes}, {heading: b, columns: [c, d]}], rows: [[w, 1, x, y]]}\n'
    made, found = compose(head + typed)
    assert made is not None
    assert [finding.code for finding in found] == ["empty-header"]
    assert outline(made.blocks[1:]) == (
        "data:\n"
        "  table of 4\n"
        "    head: (column) (2 down) | (column) (right) (2 down) | (column) (centre) (2 across) b\n"
        "    head: (column) c | (column) d\n"
        "    row: (row) w | (right) 1 | x | y\n"
    )


@pytest.mark.parametrize("row", ["[one, two, three]", "[one]"])
def test_of_names_without_headings_a_row_too_long_or_too_short_is_all_that_is_told(told: Told, row: str) -> None:
    said = told(f'- table: {{columns: ["", ""], rows: [[a, b], {row}]}}\n')[1]
    assert [line.partition(":")[0] for line in said] == ["row-length"]


SHORT = 'row-length: this row fills 1 column; the table has 2 (an empty cell is typed "")'
LONG = 'row-length: this row fills 3 columns; the table has 2 (take one out; or, a text with a comma in it stands in quotes: "1,200")'


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("[[«x»]]", SHORT),
        ("[[a, b], [«x», y, z]]", LONG),
        ("[[«{»text: x, across: 3}]]", LONG),
        ("[[{text: a, down: 2}, b], [«x», y]]", LONG),
        ("[[a, {text: b, down: 2}], [«x», y]]", LONG),
        (
            "[[a, {text: b, down: 2}], [«{»text: x, across: 2}]]",
            "cell-overlap: this cell meets one that spans down into its row (let it span fewer columns)",
        ),
        ("[[a, b]], totals: [[«x»]]", SHORT),
        ("[[a, b], [c, «{»text: d, down: 2}]]", "row-length: this cell spans down past the last row (let it span fewer rows)"),
    ],
)
def test_a_row_that_does_not_fill_the_table_is_told_at_a_cell(told: Told, rows: str, said: str) -> None:
    typed = f"- table: {{columns: [p, q], rows: {rows}}}"
    assert told(typed) == (typed, [said])


def test_a_row_without_a_cell_is_told_at_the_table(told: Told) -> None:
    typed = "- «table»: {columns: [p, q], rows: [[]]}"
    assert told(typed) == (typed, [SHORT.replace("1 column", "0 columns")])


def test_a_cell_may_span_rows_in_the_middle_and_at_the_end(content: Content) -> None:
    made = content("- table: {columns: [p, q, r], rows: [[a, {text: b, down: 2}, {text: c, down: 3}], [d], [e, f]]}\n")
    assert made.endswith("    row: (row) a | (2 down) b | (3 down) c\n    row: (row) d\n    row: (row) e | f\n")


# ---- lists of people and things ------------------------------------------------------------------


def test_dates_keep_their_order_and_one_may_stand_twice(content: Content) -> None:
    made = content("- dates:\n    rows:\n      - 14th May: Launch\n      - 13th May: Plan goes to *Ofsted*\n      - 14th May: Tea\n")
    assert made == (
        "dates:\n"
        "  h2 Dates for your diary\n"
        "  table.dates of 2\n"
        "    head: (column) Date | (column) Event\n"
        "    row: (row) p.date 14th May | Launch\n"
        "    row: (row) p.date 13th May | Plan goes to ⟨emphasis: Ofsted⟩\n"
        "    row: (row) p.date 14th May | Tea\n"
    )
    over = content('- dates: {rows: ["14th\\n  or 15th May ": Launch]}\n')
    assert "    row: (row) p.date 14th or 15th May | Launch\n" in over
    short = content("- dates: {heading: Diary, text: Before it., rows: {1st May: x}}\n")
    assert short.startswith("dates:\n  h2 Diary\n  p Before it.\n  table")
    assert short.endswith("    row: (row) p.date 1st May | x\n")


def test_contacts_have_each_thing_on_its_own_line_with_a_label_for_numbers(content: Content) -> None:
    made = content(
        """\
- contacts:
    text: Ask away.
    people:
      - website: www.example.org
        email: hmarsh@example.org
        hours: 9am to 5pm
        fax: 01905 763763
        mobile: 07700 900123
        telephone: 01905 760000
        address: County Hall
        team: Commissioning
        post: Head of Service
        name: Helen Marsh
        about: "Main contact:"
      - name: Front desk
"""
    )
    assert made == (
        "contacts:\n"
        "  h2 Contacts\n"
        "  p Ask away.\n"
        "  people:\n"
        "    contact:\n"
        "      p.about Main contact:\n"
        "      p.name Helen Marsh\n"
        "      p.post Head of Service\n"
        "      p.team Commissioning\n"
        "      p.address County Hall\n"
        "      p.telephone Tel 01905 760000\n"
        "      p.mobile Mobile 07700 900123\n"
        "      p.fax Fax 01905 763763\n"
        "      p.hours 9am to 5pm\n"
        "      p.email ⟨mailto:hmarsh@example.org: hmarsh@example.org⟩\n"
        "      p.website ⟨http://www.example.org: www.example.org⟩\n"
        "    contact:\n"
        "      p.name Front desk\n"
    )
    assert content("- contacts: {heading: Who, text: Nobody.}\n") == "contacts:\n  h2 Who\n  p Nobody.\n"


def test_recommendations_stand_under_the_time_by_which_they_are_due(content: Content) -> None:
    made = content(
        """\
- recommendations:
    text: Do these.
    groups:
      - when: For immediate action
        items:
          - One.
          - |
            Two:

            1. inner
      - when: Later
        items: ["2. Three."]
"""
    )
    assert made == (
        "recommendations:\n"
        "  h2 Recommendations\n"
        "  p Do these.\n"
        "  due:\n"
        "    h3 For immediate action\n"
        "    bullet\n"
        "      - One.\n"
        "      - Two:\n"
        "        decimal\n"
        "          1. inner\n"
        "  due:\n"
        "    h3 Later\n"
        "    bullet\n"
        "      - 2. Three.\n"
    )


def test_messages_are_points_with_a_heading(content: Content) -> None:
    assert (
        content("- messages: {items: [a, '**b** c']}\n")
        == "messages:\n  h2 Key messages\n  bullet.messages\n    - a\n    - ⟨strong: b⟩ c\n"
    )
    assert content("- messages: {heading: h, text: t, items: [a]}\n") == "messages:\n  h2 h\n  p t\n  bullet.messages\n    - a\n"


def test_pictures_and_logos_carry_their_words(content: Content, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>')
    made = content(
        """\
- picture: {file: a.svg, alt: Two pupils, caption: A *tree*, credit: "Photograph: x"}
- picture: {file: a.svg, decorative: yes}
- picture: {file: a.svg, alt: x, credit: y}
- logos:
    - {file: a.svg, alt: Partner}
    - {file: a.svg, alt: Other}
"""
    )
    assert made == (
        "picture a.svg “Two pupils” A ⟨emphasis: tree⟩⏎Photograph: x\n"
        "picture a.svg decorative “”\n"
        "picture a.svg “x” y\n"
        "logos:\n"
        "  picture.logo a.svg “Partner”\n"
        "  picture.logo a.svg “Other”\n"
    )


def test_alternative_text_that_would_never_be_heard_is_told(told: Told, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>')
    typed = "- picture: {file: a.svg, decorative: yes, alt: «Two pupils»}"
    assert [line.partition(":")[0] for line in told(typed)[1]] == ["unheard-alt"]
    assert told(typed)[0] == typed


def test_alternative_text_and_numbers_may_be_typed_over_several_lines(content: Content, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>')
    assert content("- picture:\n    file: a.svg\n    alt: |\n      Two *pupils* \\\n      plant\n      a tree\n") == (
        "picture a.svg “Two *pupils* plant a tree”\n"
    )
    assert content("- paragraph:\n    number: |\n      5A\n    text: Words\n") == "p [5A given] Words\n"


@pytest.mark.parametrize(
    "typed",
    [
        "- quote: |\n    One\n    goes on\n\n    «T»wo\n",
        "- quote: >\n    One\n    goes on\n\n    «T»wo\n",
        '- quote: "One\n    goes on\n\n    «T»wo"\n',
        "- contacts:\n    people:\n      - name: x\n        address: |\n          One\n\n          «T»wo\n",
    ],
)
def test_a_second_paragraph_in_a_text_of_one_line_is_told(told: Told, typed: str) -> None:
    said = "line-paragraphs: a second paragraph in a text of one line (join them, or begin a block of its own)"
    assert told(typed) == (typed, [said])


@pytest.mark.parametrize("typed", ["«page»: next", "«landscape»: [Two]", "«appendix»: {heading: A, text: Two}"])
def test_a_page_cannot_begin_within_columns(told: Told, typed: str) -> None:
    assert told(f"- columns:\n    - One\n    - {typed}\n")[1] == [
        "page-in-columns: a page cannot begin within columns (end these columns before it, and begin others after it)"
    ]


def test_a_category_that_stands_twice_is_told(told: Told) -> None:
    typed = "- timeline:\n    categories: [JAR: a, «JAR»: b]\n    rows: [{date: x, stage: y, category: JAR}]\n"
    assert told(typed) == (typed, ['duplicate-key: "JAR" stands at line 6 already (keep one of the two)'])


def test_a_category_more_than_the_house_draws_is_told(told: Told) -> None:
    typed = "- timeline: {categories: {A: a, B: b, C: c, «D»: d}, rows: [{date: x, stage: y, category: D}]}"
    assert told(typed)[1] == ["too-many-categories: the house style tells 3 categories apart; this is one more (put two of them together)"]


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        (
            "|\n          1 High *Street*\n            Oldtown \n          www.example.org",
            "1 High ⟨emphasis: Street⟩⏎Oldtown⏎⟨http://www.example.org: www.example.org⟩",
        ),
        ("|\n          1 High Street\\\n          Oldtown \\\n", "1 High Street⏎Oldtown"),
        ("1 High Street\\\n          Oldtown", "1 High Street⏎Oldtown"),
        ("1 High Street,\n          Oldtown", "1 High Street, Oldtown"),
        (">\n          1 High Street\\\n          Oldtown", "1 High Street⏎Oldtown"),
        ("1 High Street", "1 High Street"),
    ],
)
def test_the_lines_of_an_address_stay_lines(content: Callable[[str], str], address: str, printed: str) -> None:
    typed = f"- contacts:\n    people:\n      - name: Ann\n        address: {address}\n"
    assert f"      p.address {printed}\n" in content(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "- >\n  One\n  goes on.\n\n  Two\n",
        "- One\n  goes on.\n\n  Two\n",
        "- 'One\n  goes on.\n\n  Two'\n",
        '- "One\n  goes on.\n\n  Two"\n',
    ],
)
def test_an_empty_line_parts_paragraphs_however_their_text_begins(content: Callable[[str], str], typed: str) -> None:
    assert content(typed) == "p One goes on.\np Two\n"
