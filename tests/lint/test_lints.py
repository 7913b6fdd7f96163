"""What could be built but should not be published, at the very letter; and what passes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.build import Request, build, check
from reportgen.finding import Finding

Told = Callable[[str], tuple[str, list[str]]]


@pytest.fixture(autouse=True)
def drawing(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>')


# ---- pictures ------------------------------------------------------------------------------------

NO_ALT = (
    "picture-without-alt: this picture has no alternative text"
    " (say in   alt:   what it shows; or, where it only adorns, add   decorative: yes)"
)


@pytest.mark.parametrize(
    "typed",
    [
        "- «picture»: {file: a.svg}",
        '- «picture»: {file: a.svg, alt: "", caption: Words}',
        "- «picture»: {file: a.svg, alt: ' '}",
        "- «picture»: {file: a.svg, decorative: no}",
        "- article: {headline: h, text: [{columns: [{«picture»: {file: a.svg}}]}]}",
    ],
)
def test_a_picture_without_alternative_text_is_told(told: Told, typed: str) -> None:
    assert told(typed) == (typed, [NO_ALT])


@pytest.mark.parametrize(
    "typed",
    ["- picture: {file: a.svg, alt: x}", "- picture: {file: a.svg, decorative: yes}", "- logos: [{file: a.svg, alt: x}]"],
)
def test_a_picture_with_alternative_text_or_none_on_purpose_passes(told: Told, typed: str) -> None:
    assert told(typed) == (typed, [])


def test_a_logo_without_alternative_text_is_told_once(told: Told) -> None:
    typed = "- logos: [«{»file: a.svg}]"
    assert told(typed) == (typed, ['missing-key: "alt" is missing from an entry of "logos" (add   alt:   the name it shows)'])


# ---- links ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("- See «[click here](https://example.org)».", "click here"),
        ("- see [the Plan](www.example.org) «[Here.](www.example.org)»", "Here."),
        ("- '«[**read**  more >](www.example.org)»'", "read  more >"),
        ("- 'x «[find out\n  more…](www.example.org)»'", "find out more…"),
        ("- article: {headline: '«[More](www.example.org)»', text: x}", "More"),
        ("- '«[Please click here.](www.example.org)»'", "Please click here."),
        ("- '«[Further information](www.example.org)»'", "Further information"),
        ("- 'x «[this page](www.example.org)»'", "this page"),
        ("- picture: {file: a.svg, alt: x, caption: '«[this link](www.example.org)»'}", "this link"),
        ("- table: {columns: [x], rows: [['«[details](www.example.org)»']], caption: y}", "details"),
        ("- timeline: {rows: [{date: x, stage: '«[link](www.example.org)»'}]}", "link"),
        ("- |\n  - one\n  - «[here](#x)»\n- heading: {heading: y, id: x}", "here"),
    ],
)
def test_link_words_that_say_nothing_alone_are_told(told: Told, typed: str, words: str) -> None:
    assert told(typed) == (typed, [f"vague-link: “{words}” does not say where the link leads (name what stands there)"])


@pytest.mark.parametrize(
    "typed",
    ['- "[here and there](www.example.org)"', '- "[more about the Plan](www.example.org)"', "- click here", "- www.example.org/here"],
)
def test_link_words_that_name_their_target_pass(told: Told, typed: str) -> None:
    assert told(typed) == (typed, [])


# ---- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("- timeline: {rows: [{date: «Friday 18th April 2009», stage: x}]}", "18 April 2009 is a Saturday"),
        ("- timeline: {rows: [{date: Friday 18th April, stage: x}, {date: «Friday 17th April», stage: y}]}", "17 April 2008 is a Thursday"),
        ("- dates: {rows: [«Monday April 1st»: x]}", "1 April 2008 is a Tuesday"),
        ("- dates: {rows: [«Week beginning Tuesday 29th September»: x]}", "29 September 2008 is a Monday"),
        ("- dates: {rows: [«Thursday 4th January»: y]}", "4 January 2008 is a Friday"),
        ("- dates: {rows: [«Sunday 19th April»: right in 2009]}", "19 April 2008 is a Saturday"),
        ("- We meet on «Friday 17th April 2008» at two.", "17 April 2008 is a Thursday"),
        ("- We meet on «Friday, April 17, 2008».", "17 April 2008 is a Thursday"),
        ('- "All **meet «Monday 17th of April»** then."', "17 April 2008 is a Thursday"),
        ("- dates: {rows: [«31st April»: x]}", "April has 30 days"),
        ("- dates: {rows: [«Tuesday 29 December – Saturday 3 January 2009»: x]}", "29 December 2008 is a Monday"),
        ("- dates: {rows: [«Monday 29 December – Sunday 3 January 2009»: x]}", "3 January 2009 is a Saturday"),
        ("- dates: {rows: [«9th – Friday 12th June»: x]}", "12 June 2008 is a Thursday"),
        ("- We meet on «30 February» or on Friday 29 February.", "February has 29 days"),
        ("- We met on «29 February 2007», and on 29 February 2008.", "February 2007 has 28 days"),
        ("- We met on «Thursday 29 February 2007».", "February 2007 has 28 days"),
        ("- We meet on the «31st of June».", "June has 30 days"),
        ("- We meet on «April 31st».", "April has 30 days"),
        ("- We meet on «June 31, 2008».", "June has 30 days"),
        ("- dates: {rows: [«32nd March»: x]}", "March has 31 days"),
        ("- dates: {rows: [«29 February 2007»: x]}", "February 2007 has 28 days"),
        ("- dates: {rows: [Tues 15 April: x, «Wed. 15th April»: y]}", "15 April 2008 is a Tuesday"),
        ("- We meet on «Thurs 17 Apr 2009».", "17 April 2009 is a Friday"),
        ("- We meet on «Friday the 17th of April 2008».", "17 April 2008 is a Thursday"),
    ],
)
def test_a_weekday_that_is_not_the_dates_is_told(told: Told, typed: str, said: str) -> None:
    assert told(typed) == (typed, [f"wrong-weekday: {said} (mend the day or the date)"])


@pytest.mark.parametrize(
    "typed",
    [
        "- dates: {rows: [Thursday 17th April: x, Week beginning Monday 29th September: y]}",
        "- dates: {rows: [Monday 5th January: in the year after the newsletter]}",
        "- dates: {rows: [Monday 29 December – Saturday 3 January 2009: x, Monday 9th – Wednesday 11th June: y]}",
        "- dates: {rows: [17th April: x, Friday: y, to be agreed: z]}",
        "- We met on Tuesday 17th April, and meet on Friday 17th April.",  # of the year before, and of the year after
        "- Sunday 30 people came.",
        "- As told in The Sun 3 March 2008, in April 31 people came, and Sat 1 Mar. saw 29 June brides.",
        "- dates: {rows: [29 June: x, Thurs 17 Apr.: y, Friday the 18th of April: z]}",
        "- They live at 32 March Street.",
    ],
)
def test_a_weekday_that_fits_or_cannot_be_judged_passes(told: Told, typed: str) -> None:
    assert told(typed) == (typed, [])


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Friday 17 April 2008", ["issue.yaml:3:7: wrong-weekday: 17 April 2008 is a Thursday"]),
        ("Thursday 17 April 2008", []),
        ("Spring", []),
    ],
)
def test_the_date_of_the_newsletter_is_judged_too(findings: Callable[[str], list[Finding]], date: str, expected: list[str]) -> None:
    found = findings(f"document: newsletter\ntitle: x\ndate: {date}\ncontent: y\n")
    assert [f"{str(f.place).rpartition('/')[2]}: {f.code}: {f.message}" for f in found] == expected


def test_without_a_year_in_the_newsletters_date_only_full_dates_are_judged(findings: Callable[[str], list[Finding]]) -> None:
    rows = "[Monday 17th April: x, Monday 17th April 2008: y]"
    found = findings(f"document: newsletter\ntitle: x\ndate: Spring\ncontent:\n  - dates: {{rows: {rows}}}\n")
    assert [(f.place.line, f.place.column) for f in found if f.place] == [(5, 21 + len("Monday 17th April: x,"))]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("[«31st March»: x, 1st April: y]", "“31st March” lies before April 2008"),
        ("[1st October 2007: x, «January»: y, 2nd February: z]", "“January” lies before April 2008, and so does another date here"),
        (
            "[1st May: w, «1st February»: x, January: y, 2nd February: z]",
            "“1st February” lies before April 2008, and so do 2 other dates here",
        ),
    ],
)
def test_a_date_left_from_the_last_issue_is_told_once_for_each_list(told: Told, rows: str, said: str) -> None:
    typed = f"- dates: {{rows: {rows}}}"
    assert told(typed) == (typed, [f"old-date: {said} (is it left from the last issue?)"])


@pytest.mark.parametrize(
    "typed",
    [
        "- dates: {rows: [April: w, 1st April: x, 31st August: y, 'Monday 5th January': z]}",
        "- 28th February was cold.",
        "- dates: {rows: [Soon: x]}",
        "- timeline: {rows: [{date: 17th March, stage: The inspectors came}]}",
    ],
)
def test_dates_that_are_to_come_pass_and_those_of_a_timeline(told: Told, typed: str) -> None:
    assert told(typed) == (typed, [])


@pytest.mark.parametrize(("name", "date", "said"), [("april", "March 2008", ["old-date"]), ("JAR_May-2008", "March 2008", ["old-date"]),
    ("march", "March 2008", []), ("april-and-may", "March 2008", []), ("aprils", "March 2008", []), ("april", "Spring", [])])  # fmt: skip
def test_a_file_named_after_another_month_than_its_newsletter_is_told(tmp_path: Path, name: str, date: str, said: list[str]) -> None:
    path = tmp_path / f"{name}.yaml"
    path.write_text(f"document: newsletter\ntitle: x\ndate: {date}\ncontent: y\n", encoding="utf-8")
    found = check(Request(path, {})).findings
    assert [(f.code, f.place and f.place.line) for f in found] == [(code, 3) for code in said]


# ---- letters -------------------------------------------------------------------------------------


def missing(letter: str, name: str) -> str:
    return f"missing-letter: the fonts of the house have no “{letter}” (U+{ord(letter):04X}, {name}) (use another character)"


def invisible(code: str, name: str) -> str:
    return f"invisible-letter: an invisible character stands here (U+{code}, {name}) (delete it and type the text again)"


SMILE = missing("😀", "grinning face")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("- plain «😀» text 😀", [SMILE]),
        ("- 'quoted: «😀»'", [SMILE]),
        ("- |\n  one\n  two «😀»", [SMILE]),
        ("- >-\n  one\n  two «😀»", [SMILE]),
        ('- "a **b «😀»** c «😀»"', [SMILE, SMILE]),
        ('- "one «😀»«日»"', [SMILE, missing("日", "cjk unified ideograph-65e5")]),
        ('- "[words «😀»](https://example.org)"', [SMILE]),
        ("- article: {headline: «😀», stand-first: «😀», text: [{heading: «😀»}]}", [SMILE] * 3),
        ("- timeline: {categories: {a: «😀»}, rows: [{date: 1 May «😀», stage: «😀», category: a, description: «😀»}]}", [SMILE] * 4),
        ("- table: {caption: «😀», columns: [«😀»], rows: [[«😀»]], note: «😀»}", [SMILE] * 4),
        ("- picture: {file: a.svg, alt: 😀, caption: «😀», credit: «😀»}", [SMILE] * 2),
        ("- contacts: {people: [{name: «😀», telephone: «😀»}]}", [SMILE] * 2),
        ("- soft«\u00ad»hyphen", [invisible("00AD", "soft hyphen")]),
        ("- zero«\u200b»width", [invisible("200B", "zero width space")]),
        ("- a«\u034f»b", [invisible("034F", "combining grapheme joiner")]),
        ("- a«\ufeff»b", [invisible("FEFF", "zero width no-break space")]),
        ("- picture: {file: a.svg, alt: a«\u202e»b}", [invisible("202E", "right-to-left override")]),
        ("- '[words](https://example.org/a«\u202e»b)'", [invisible("202E", "right-to-left override")]),
        ('- section: {number: "5\u200bA", heading: «A», text: x}', [invisible("200B", "zero width space")]),
        ("- paragraph: {number: 5☃, text: «A»}", [missing("☃", "snowman")]),
        ("- see https://example.org/a«\u202e»b", [invisible("202E", "right-to-left override")]),
        ("- a«\t»b", ["tab-in-text: a tab stands in this text (use a space, or a table)"]),
        ('- "«a \\U0001F600 b»"\n- c «😀»', [SMILE, SMILE]),
    ],
)
def test_a_letter_that_cannot_be_printed_is_told_once_for_each_text_it_stands_in(told: Told, typed: str, said: list[str]) -> None:
    assert told(typed) == (typed, said)


@pytest.mark.parametrize("typed", ["The JAR and the JAR", "JAR"])
def test_an_invisible_letter_in_what_a_short_form_stands_for_is_told(findings: Callable[[str], list[Finding]], typed: str) -> None:
    head = "document: newsletter\ntitle: T\ndate: March 2008\nabbreviations:\n  JAR: Joint \u202eArea Review\n"
    (found,) = findings(f"{head}content:\n  - {typed}\n")
    assert found.place is not None
    assert (found.code, found.place.line, found.place.column) == ("invisible-letter", 5, 14)


def test_letters_of_the_head_are_judged_even_where_they_stand_in_no_block(findings: Callable[[str], list[Finding]]) -> None:
    found = findings("document: newsletter\ntitle: a 日\ndate: b 本\nissue: c 語\nseries: d 😀\norganisation: e 年\ncontent: y\n")
    assert [(f.place.line, f.place.source.line(f.place.line)[f.place.column - 1]) for f in found if f.place] == [
        (2, "日"),
        (3, "本"),
        (4, "語"),
        (5, "😀"),
        (6, "年"),
    ]
    assert {f.code for f in found} == {"missing-letter"}


def test_letters_of_wales_and_of_typographers_pass(told: Told) -> None:
    typed = "- ŵŷâêîôû ŴŶ “quotes” ‘so’ – — … £ € ½ é ñ ç ß • ° × \u00a0 C:\\new {x} <b> & 5 * 3#1 @2 ^ ` | ~"
    assert told(typed) == (typed, [])


# ---- in texts that follow one another ------------------------------------------------------------


def test_what_texts_that_follow_one_another_hold_is_told_of_each(told: Told) -> None:
    typed = '- "«TODO»"\n- "«TODO»"\n- Words.\n- And «TODO»\n- "«**» so"\n- so «**»\n'
    text, found = told(typed)
    assert text == typed
    assert [line.partition(":")[0] for line in found] == ["placeholder"] * 3 + ["other-marks"] * 2


# ---- ends of lines -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "line", "count"),
    [
        ("- |\n  «Ann Jones\n  1 High Street\n  Oldtown\n  WR1 2AB»", "Ann Jones", 4),
        ("- |\n  Write to:\n\n  «County Hall,\n  Spetchley Road,\n  Worcester wr5, WR5 2NP»\n\n  soon.", "County Hall,", 3),
        ("- «Ann Jones\n  1 High Street\n  Oldtown WR1 2AB»", "Ann Jones", 3),
        ("- |\n  - «1 High Street\n    Oldtown\n    W1A 2AB\n    Tel 01905 000000»", "1 High Street", 4),
        ("- |\n  **«Ann Jones\n  Tel** 01905 000000\n  ann@example.org»", "Ann Jones", 3),
        ("- |\n  «Email: ann@example.org\n  Web: www.example.org»", "Email: ann@example.org", 2),
        (
            "- table:\n    columns: [Who, Where]\n    rows:\n      - - Ann\n        - |\n          «1 High Street\n          Oldtown\n          WR1 2AB»",
            "1 High Street",
            3,
        ),
    ],
)
def test_lines_of_an_address_that_run_together_are_told(told: Told, typed: str, line: str, count: int) -> None:
    said = f"lines-joined: these {count} lines are printed as one (to end a line, end it with a backslash:   {line}\\)"
    text, found = told(typed)
    assert found == [said]
    assert text.index("«") == typed.index("«")


@pytest.mark.parametrize(
    "typed",
    [
        "- |\n  Ann Jones\\\n  1 High Street\\\n  Oldtown WR1 2AB",
        "- |\n  We met at the county’s offices in\n  Spetchley Road, Worcester, which are at WR5 2NP",
        "- |\n  We met on 4 May in the offices at\n  County Hall and all came from\n  Worcester WR5 2NP",
        "- We met at County Hall, Spetchley Road, Worcester WR5 2NP",
        "- |\n  The JAR\n  Team\n  Leader",
        "- |\n  Ann Jones is the one to ask. Please ring her on\n  Tel 01905 000000 before noon.",
        "- |\n  It was so.  \n  It is so.",
    ],
)
def test_lines_of_prose_pass(told: Told, typed: str) -> None:
    assert told(typed) == (typed, [])


def test_two_spaces_do_not_end_a_line_and_it_is_told(told: Told) -> None:
    typed = "- |\n  Yours «faithfully»  \n  Ann\\\n  of «JAR» \t\n  x\n"
    said = "lines-joined: two spaces behind “{0}” do not end the line (to end a line, end it with a backslash:   {0}\\)"
    assert told(typed.replace(" \t", "  ")) == (typed.replace(" \t", "  ").replace("«JAR»", "JAR"), [said.format("faithfully")])


QUOTED = "other-marks: “>” is printed as it is typed (a quotation is a block of its own:   - quote: …)"
STROKE = "other-marks: “\\” is printed as it is typed (a paragraph ends by itself; take it out)"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("- |\n  Yours faithfully«\\»\n\n  Ann", [STROKE]),
        ("- |\n  - one«\\»\n  - two\\\n    three «\\»", [STROKE, STROKE]),
        ("- |\n  one«\\\\»\n  two", ["other-marks: “\\\\” is printed as it is typed (one backslash at the end of a line ends it there)"]),
        ("- one«<br>»two", ["other-marks: “<br>” is printed as it is typed (one backslash at the end of a line ends it there)"]),
        ("- |\n  «>» one\n  «>» two\n\n  5 > 4", [QUOTED, QUOTED]),
        ("- see C:\\", []),
        ("- see \\\\server\\plans\\", []),
        ("- see C:\\Plans\\", []),
    ],
)
def test_a_sign_of_another_program_is_told(told: Told, typed: str, said: list[str]) -> None:
    assert told(typed) == (typed, said)


def test_a_sentence_without_an_end_ends_with_its_line(told: Told) -> None:
    lines = [f"The name of number {number} in the list of names that is very long" for number in range(5)]
    typed = "- |\n  " + "\\\n  ".join(lines) + "\n"
    assert told(typed) == (typed, [])
    assert told(typed.replace("\\", ""))[1][0].startswith("very-long-sentence")


# ---- what comes by itself ------------------------------------------------------------------------

REPORT = "document: report\ntitle: The Plan\ndate: 17 March 2008\nnumbering: sections\ncontent:\n"


@pytest.fixture
def told_of_report(findings: Callable[[str], list[Finding]], marked: Callable[..., str], in_lines: Callable[..., list[str]]) -> Told:
    def judged(typed: str) -> tuple[str, list[str]]:
        plain = REPORT + typed.replace("«", "").replace("»", "")
        found = findings(plain)
        return marked(plain, [f.place for f in found if f.place]).removeprefix(REPORT), in_lines(found)

    return judged


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("- section: {heading: «1.» Purpose, text: A.}", "1"),
        ("- section: {heading: «1» Purpose, text: A.}", "1"),
        ("- section: {heading: «3.0» Purpose, text: A.}", "1"),
        ('- section: {heading: "«(a)» Purpose", text: A.}', "1"),
        ("- section: {heading: «A.» Purpose, text: A.}", "1"),
        ("- section: {heading: Purpose, text: «1.1» To present.}", "1.1"),
        ("- section: {heading: Purpose, text: [paragraph: {text: «2.» To present.}]}", "1.1"),
        ("- recommendations: {items: [«(1)» Note it.]}", "1."),
        ('- section: {heading: A, text: [table: {caption: "«Table 4:» Spending", columns: [A, B], rows: [[C, D]]}]}', "Table 1"),
        ('- appendix: {heading: "«APPENDIX A» The Plan", text: A.}', "Appendix 1"),
        ('- author: {name: A, telephone: "«Tel.» 01632 960000"}', "Tel"),
        ('- contacts: {people: [{name: A, fax: "«Fax:» 01632 960000"}]}', "Fax"),
    ],
)
def test_what_comes_by_itself_is_not_typed_as_well(told_of_report: Told, typed: str, printed: str) -> None:
    sign = typed[typed.index("«") + 1 : typed.index("»")]
    message = f"typed-twice: “{printed}” is printed here by itself, and “{sign}” is typed as well (take it out)"
    assert told_of_report(typed) == (typed, [message])


@pytest.mark.parametrize(
    "typed",
    [
        "- section: {heading: 2008 figures, text: 2.5 FTE posts are new.}",
        "- section: {heading: 10 ways to save, text: A. Shah has told us so.}",
        '- section: {heading: "(JAR) A review", text: "(as amended) The Act."}',
        "- section: {number: 1., heading: 1. Purpose, text: A.}",
        "- section: {heading: A, text: [table: {caption: Table tennis, columns: [A, B], rows: [[C, D]]}]}",
        "- appendix: {heading: Appendix of terms, text: 1.1 To present.}",
        "- contacts: {people: [{name: A, telephone: Telford 960000}]}",
    ],
)
def test_other_figures_at_the_start_pass(told_of_report: Told, typed: str) -> None:
    assert told_of_report(typed) == (typed, [])


# ---- headings ------------------------------------------------------------------------------------

BY_LOOKS = "bold-heading: “Key dates” looks like a heading and is none (type it as   - heading:   between the texts)"


@pytest.mark.parametrize(
    "typed",
    [
        "- '**«Key dates»**'",
        "- '***«Key dates»***'",
        "- '**[«Key dates»](https://example.org)**'",
        "- article: {headline: A, text: ['**«Key dates»**', We meet in May.]}",
    ],
)
def test_a_line_in_bold_that_looks_like_a_heading_is_told(told: Told, typed: str) -> None:
    assert told(typed) == (typed, [BY_LOOKS])


IN_BOLD = [
    "- '**Key dates.**'",
    "- '**Key** dates'",
    "- '- **Key dates**'",
    "- panel: {heading: A, text: ['**Key dates**']}",
    "- quote: {text: '**Key dates**', source: A}",
    "- table: {columns: [A, B], rows: [['**Key dates**', '**Key dates**']]}",
    f"- '**{'long ' * 18}dates**'",
]


@pytest.mark.parametrize("typed", IN_BOLD)
def test_other_words_in_bold_pass_in_word_too(told: Told, tmp_path: Path, head: str, typed: str) -> None:
    assert told(typed) == (typed, [])
    (tmp_path / "x.yaml").write_text(head + typed, encoding="utf-8")
    assert build(Request(tmp_path / "x.yaml", {"docx": tmp_path / "x.docx"})).findings == []


def test_the_list_of_headlines_is_no_link_that_an_author_typed(told: Told) -> None:
    typed = "- article: {headline: Timetable, text: x}\n- article: {headline: «Timetable», text: y}\n- in-this-issue"
    assert told(typed) == (typed, ["same-heading: the heading “Timetable” stands here twice (say how the two differ)"])


def test_a_heading_of_the_house_that_stands_twice_is_told_where_its_block_stands(told: Told) -> None:
    typed = "- dates: {rows: [1 May: x]}\n- «dates»: {rows: [2 May: y]}"
    assert told(typed) == (typed, ["same-heading: the heading “Dates for your diary” stands here twice (say how the two differ)"])


def test_headings_that_are_missing_are_not_the_same(told: Told) -> None:
    missing = 'missing-key: "headline" is missing from this article (add   headline:   the headline)'
    assert told("- article: {«»text: x}\n- article: {«»text: y}")[1] == [missing, missing]


# ---- what is pasted and mistyped -----------------------------------------------------------------

HEAD_ONLY = "document: newsletter\ntitle: JAR newsletter\ndate: May 2008\n"
NO_LIST = "typed-list: “{}” at the start of a line makes no list (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)"


@pytest.mark.parametrize(("sign", "shown"), [("•", "•"), ("►", "►"), ("○", "○"), ("\uf0b7", "•"), ("\uf0a7", "•")])
@pytest.mark.parametrize("after", ["\t", " ", ""])
def test_a_bullet_pasted_from_word_is_told_once_for_each_point(told: Told, sign: str, shown: str, after: str) -> None:
    typed = f"- |\n  «{sign}»{after}Health\n  «{sign}»{after}Police"
    assert told(typed) == (typed, [NO_LIST.format(shown)] * 2)


def test_a_tab_is_told_where_no_bullet_stands_before_it_or_bullets_may_be_typed(
    told: Told, findings: Callable[[str], list[Finding]]
) -> None:
    tab = "tab-in-text: a tab stands in this text (use a space, or a table)"
    assert told("- |\n  Health •«\t»Police") == ("- |\n  Health •«\t»Police", [tab])
    allowed = "exceptions: [{allow: typed-list, reason: Quoted.}]\ncontent:\n  - |\n    •\tHealth\n"
    assert [each.code for each in findings(HEAD_ONLY + allowed) if not each.excuse] == ["tab-in-text"]


def test_a_hyphen_that_has_no_space_after_it_is_told_even_alone(told: Told) -> None:
    typed = "- |\n  We want:\n\n  «-»health\n  - police"
    assert told(typed) == (typed, [NO_LIST.format("-")])
    assert told("- |\n  It fell to\n  -5 degrees")[1] == []


@pytest.mark.parametrize("sign", ["(a)", "1)", "–", "—"])
def test_points_of_a_list_with_empty_lines_between_are_told_each(told: Told, sign: str) -> None:
    typed = f"- |\n  «{sign}» health\n\n  «{sign}» police"
    assert told(typed) == (typed, [NO_LIST.format(sign)] * 2)
    assert told(f"- |\n  {sign} health\n\n  So they said.\n\n  {sign} police")[1] == []


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_signs_that_are_escaped_are_no_list(told: Told, between: str) -> None:
    assert told(f"- |\n  1\\. health{between}  1\\. police")[1] == []


def test_points_of_a_recommendation_are_judged_too(told_of_report: Told) -> None:
    typed = "- recommendations:\n    items:\n      - |\n        agrees to:\n\n        «(a)» meet\n\n        «(b)» talk\n"
    assert told_of_report(typed) == (typed, [NO_LIST.format("(a)"), NO_LIST.format("(b)")])


@pytest.mark.parametrize(("date", "word"), [("15 Septmber", "Septmber"), ("3rd Febuary 2008", "Febuary"), ("Augst 2008", "Augst")])
def test_a_month_that_is_misspelt_is_told(told: Told, date: str, word: str) -> None:
    typed = f"- dates: {{rows: [«{date}»: Cabinet]}}"
    assert told(typed) == (typed, [f"wrong-weekday: “{word}” is no month (mend the day or the date)"])


@pytest.mark.parametrize(("typed", "meant"), [("«Â£»5", "£"), ("It’s the child«â€™»s", "’"), ("a «â€“» b", "–"), ("Caf«Ã©»", "é")])
def test_letters_spoilt_on_their_way_are_told_with_what_they_were(told: Told, typed: str, meant: str) -> None:
    bad = typed[typed.index("«") + 1 : typed.index("»")]
    said = f"garbled-letters: “{bad}” is a letter that was copied wrongly (it was “{meant}”; type that)"
    assert told(f"- {typed}") == (f"- {typed}", [said])


def test_other_letters_with_marks_pass(told: Told) -> None:
    assert told("- Café, “CAFÉ”, façade – naïve, Zoë’s ‘Â’, Pŵer, Ã and Â.")[1] == []


@pytest.mark.parametrize("typed", ['Narrowing the gap«"»', "'«\"»Narrowing the gap'"])
def test_a_quotation_mark_without_another_is_told(told: Told, typed: str) -> None:
    said = "lone-quote: a quotation mark without another (type the other, or take this one out)"
    assert told(f"- {typed}") == (f"- {typed}", [said])


@pytest.mark.parametrize("typed", ['He said "yes"', 'A screen of 15"', "'\"Yes\", they said.'"])
def test_quotation_marks_in_pairs_and_inches_pass(told: Told, typed: str) -> None:
    assert told(f"- {typed}")[1] == []


@pytest.mark.parametrize(("typed", "right"), [("13rd", "13th"), ("1th", "1st"), ("22th", "22nd"), ("3th", "3rd"), ("11st", "11th")])
def test_a_number_with_the_ending_of_another_is_told(told: Told, typed: str, right: str) -> None:
    said = f"wrong-ending: “{typed}” has the ending of another number (type   {right})"
    assert told(f"- The «{typed}» time") == (f"- The «{typed}» time", [said])
    assert told(f"- The {right} time")[1] == []


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("email", "hmarsh@example", "“hmarsh@example” is no e-mail address (such as   hmarsh@example.org)"),
        ("email", "hmarsh @example.org", "“hmarsh @example.org” is no e-mail address (such as   hmarsh@example.org)"),
        ("website", "example", "“example” is no web address (such as   www.example.org)"),
    ],
)
def test_what_is_typed_as_an_address_and_is_none_is_told(told: Told, key: str, value: str, said: str) -> None:
    typed = f"- contacts: [{{name: A, {key}: «{value}»}}]"
    assert told(typed) == (typed, [f"no-address: {said}"])


@pytest.mark.parametrize("alt", ["tree.jpg", "Picture 1", "image", "IMG_0042"])
@pytest.mark.parametrize("block", ["«picture»: {{file: a.svg, alt: {}}}", "logos: [«{{»file: a.svg, alt: {}}}]"])
def test_alternative_text_that_only_names_the_picture_is_told(told: Told, block: str, alt: str) -> None:
    typed = "- " + block.format(alt)
    said = f"empty-alt-words: the alternative text “{alt}” only names the picture (say what the picture shows)"
    assert told(typed) == (typed, [said])


def test_two_stars_that_make_nothing_bold_are_told_once(told: Told) -> None:
    assert len(told("- The ** gap ** is closing.")[1]) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "exceptions: [{allow: typed-list, reason: Quoted.}]\ncontent:\n  - |\n    • Health\n    • Police\n",
        "exceptions: [{allow: vague-link, reason: Quoted.}]\ncontent:\n  - '[Here](www.example.org)'\n",
        "content:\n  - '\\- Health'\n",
        "content:\n  - picture: {file: a.svg, alt: Picture 1}\n",
    ],
)
def test_what_the_lints_let_pass_is_made_in_word_too(tmp_path: Path, typed: str) -> None:
    (tmp_path / "issue.yaml").write_text(HEAD_ONLY + typed, encoding="utf-8")
    output = tmp_path / "issue.docx"
    assert build(Request(tmp_path / "issue.yaml", {"docx": output})).written == [output]
