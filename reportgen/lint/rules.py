"""Every lint in one place: its code, its level by default, its rule, its source, a bad and a good example.

Sources. GDS-P: Publishing accessible documents; GDS-W: Writing for GOV.UK; GDS-S: Style guide A to Z
(Government Digital Service). LGA: writing style guide, and Guidance for working accessibly (Local
Government Association). RNIB: Clear print guidelines. UKAAF: G003, Creating clear print and large print
documents. PEC: How to write in plain English (Plain English Campaign). MS: Rules for the
Accessibility Checker (Microsoft). WCAG: 2.2 (W3C). Ours: no source but sense.

What a style sheet does (contrast, justified text…) is judged in reportgen/style/check.py, letters that
cannot be printed in letters.py. Three things are left to the house on purpose: dates in figures are
read day first by everybody whom a council writes to; a printed sheet has the sizes that its house sets;
and an address may stand bare where it is to be typed from paper.
"""

from __future__ import annotations

from reportgen.finding import Level
from reportgen.lint import (
    acronyms,
    dates,
    emphasis,
    headings,
    language,
    lines,
    links,
    lists,
    marks,
    pictures,
    sentences,
    tables,
    twice,
    words,
)
from reportgen.lint.rule import Rule

_ERROR, _WARNING, _INFO, _OFF = Level.ERROR, Level.WARNING, Level.INFO, None

_WHOLE = "document: newsletter\ntitle: {}\ndate: March 2008\ncontent: {}\n"
_REPORT = "document: report\ntitle: The Plan\ndate: 17 March 2008\ncontent:\n  - section: {{heading: {}, text: We meet in May.}}\n"
_LONG = "The Council, " + "and its partners in health, the police and the schools, " * 6 + "will meet in May."
_MEAN = (
    "- >-\n"
    + "  The Council and all of its partners in the county will meet once more in the month of May to agree what is to be done next.\n" * 6
)
_HARD = (
    "- >-\n" + "  Organisational accountability necessitates interdepartmental collaboration regarding comprehensive implementation.\n" * 16
)
_EASY = "- >-\n" + "  The Council meets in May. All are welcome to come. Tea is at four.\n" * 9
_PASSIVE = "- The Plan was agreed. It was sent to Ofsted. It was printed. It will be launched. We wait."
_ACTIVE = "- We agreed the Plan. We sent it to Ofsted. Then we printed it. We launch it in May. Do come."
_BOLD = "- " + "The **Council and its partners** meet in May. " * 8
_PLAIN = "- " + "The Council and its partners meet in May. " * 7 + "**Do come.**"

RULES: list[Rule] = [
    # ---- pictures ----
    Rule(
        "picture-without-alt", _ERROR, pictures.missing, "Every picture says in words what it shows, or that it only adorns.",
        "WCAG 1.1.1; MS", "- picture: {file: launch.svg}", "- picture: {file: launch.svg, alt: Two pupils plant a tree}", "PDF/UA-1, 7.3",
    ),
    Rule(
        "empty-alt-words", _WARNING, pictures.says_nothing, "Alternative text is no file name, no “picture of”, and not the caption again.",
        "MS", "- picture: {file: launch.svg, alt: Picture of the launch}", "- picture: {file: launch.svg, alt: Two pupils plant a tree}",
    ),
    Rule(
        "alt-length", _OFF, pictures.length, "Alternative text has 3 to 250 characters.",
        "Ours", "- picture: {file: launch.svg, alt: x}", "- picture: {file: launch.svg, alt: Two pupils plant a tree}",
    ),
    Rule(
        "picture-of-words", _WARNING, pictures.of_words, "Words are typed, and not shown as a picture.",
        "WCAG 1.4.5", "- picture: {file: poster.svg, alt: The launch}", "- picture: {file: launch.svg, alt: The launch}",
    ),
    # ---- links ----
    Rule(
        "vague-link", _ERROR, links.vague, "The words of a link say where it leads.",
        "GDS-P; WCAG 2.4.4; MS", '- "[Click here](https://example.org/plan)"', '- "[Read the Plan](https://example.org/plan)"',
    ),
    Rule(
        "no-address", _WARNING, links.not_reached, "What is typed as an e-mail or web address is one.",
        "Ours", "- contacts: [{name: Helen Marsh, email: hmarsh@example}]", "- contacts: [{name: Helen Marsh, email: hmarsh@example.org}]",
    ),
    Rule(
        "same-link-words", _WARNING, links.same_words, "The same words lead to the same place.", "WCAG 2.4.4",
        '- "[The Plan](https://example.org/a) and [the Plan](https://example.org/b)"',
        '- "[The Plan](https://example.org/a) and [its summary](https://example.org/b)"',
    ),
    Rule(
        "bare-address", _OFF, links.bare_address, "A web address of more than 60 characters stands behind words.", "GDS-P; WCAG 2.4.4",
        "- https://www.worcestershire.gov.uk/cms/children/plans/jar/2008/timeline-of-the-review",
        '- "All is kept on the JAR website, www.worcestershire.gov.uk/jar"',
    ),
    Rule(
        "long-link", _OFF, links.long_words, "A link has at most 100 characters.", "Ours",
        f'- "[{"See the Plan and its summary. " * 4}](www.example.org)"', '- "[See the Plan](www.example.org)"',
    ),
    # ---- headings ----
    Rule(
        "skipped-heading", _ERROR, headings.skipped, "No level of heading is left out.",
        "WCAG 1.3.1; MS", "", "- article: {headline: The Plan, text: [heading: Be healthy]}", "PDF/UA-1, 7.4.2",
    ),
    Rule(
        "empty-heading", _ERROR, headings.empty, "Every heading has words.",
        "WCAG 2.4.6", "- heading: '– –'", "- heading: Be healthy",
    ),
    Rule(
        "bold-heading", _ERROR, headings.by_looks, "What looks like a heading is one.",
        "WCAG 1.3.1", "- '**Key dates**'\n- We meet in May.", "- heading: Key dates\n- We meet in May.", "WCAG 1.3.1, F2",
    ),
    Rule(
        "heading-in-capitals", _WARNING, headings.in_capitals, "A heading is typed as a sentence, not in capitals.",
        "GDS-P; UKAAF; GDS-S", "- heading: KEY DATES FOR THE JAR", "- heading: Key dates for the JAR",
    ),
    Rule(
        "same-heading", _WARNING, headings.same, "No two headings under one parent have the same words.",
        "WCAG 2.4.6", "- heading: Be healthy\n- One.\n- heading: Be healthy\n- Two.", "- heading: Be healthy\n- One.\n- heading: Stay safe\n- Two.",
    ),
    Rule(
        "long-heading", _WARNING, headings.long, "A heading has at most 100 characters.",
        "WCAG 2.4.6", f"- heading: {'What the inspectors told us in the spring ' * 3}", "- heading: What the inspectors told us",
    ),
    Rule(
        "title-case", _OFF, headings.in_title_case, "In a heading only names begin with a capital.",
        "GDS-S", "- heading: What Every School Should Know", "- heading: What every school should know",
    ),
    # ---- tables and lists ----
    Rule(
        "table-without-headers", _ERROR, tables.without_headers, "The columns of a table have headings, or its rows are a name and what belongs to it.",
        "WCAG 1.3.1; MS", '- table: {columns: ["", "", ""], rows: [[Early years, "1,200", "1,300"]]}',
        '- table: {columns: ["", ""], rows: [[Early years, "1,200"]]}', "PDF/UA-1, 7.5",
    ),
    Rule(
        "empty-header", _WARNING, tables.empty_header, "No column but the first is without a heading.",
        "WCAG 1.3.1; MS", '- table: {columns: [Service, ""], rows: [[Early years, "1,200"]]}',
        '- table: {columns: ["", Budget], rows: [[Early years, "1,200"]]}',
    ),
    Rule(
        "empty-cell", _OFF, tables.empty_cell, "A cell with nothing in it says so.",
        "GDS-P", '- table: {columns: [Service, Budget], rows: [[Early years, ""]]}', '- table: {columns: [Service, Budget], rows: [[Early years, none]]}',
    ),
    Rule(
        "merged-cells", _OFF, tables.merged_cells, "No cell spans several rows or columns.",
        "MS", "- table: {columns: [Service, Budget], rows: [[{text: None, across: 2}]]}", "- table: {columns: [Service, Budget], rows: [[Early years, none]]}",
    ),
    Rule(
        "single-column", _OFF, tables.single_column, "A table has more than one column.",
        "WCAG 1.3.1", "- table: {columns: [Service], rows: [[Early years]]}", "- table: {columns: [Service, Budget], rows: [[Early years, none]]}",
    ),
    Rule(
        "typed-list", _ERROR, lists.typed, "A list is marked as one, not typed with signs of its own.",
        "WCAG 1.3.1; MS", "- |\n  • Health\n  • Police", "- |\n  - Health\n  - Police",
    ),
    Rule(
        "single-item", _OFF, lists.single_item, "A list has more than one point.", "GDS-S", "- |\n  - Health", "- |\n  - Health\n  - Police",
    ),
    Rule(
        "typed-twice", _WARNING, twice.typed, "A number, or the word “Tel”, that comes by itself is not typed as well.", "Ours",
        _REPORT.format("1. Purpose"), _REPORT.format("Purpose"),
    ),
    Rule(
        "other-marks", _WARNING, marks.of_others, "Signs of other programs, such as Markdown or a web page, are not left in a text.", "Ours",
        "- See [the Plan] (https://example.org/plan).", "- See [the Plan](https://example.org/plan).",
    ),
    Rule(
        "lines-joined", _WARNING, lines.joined, "What was typed line by line, such as an address, is printed line by line.", "Ours",
        "- |\n  County Hall\n  Spetchley Road\n  Worcester WR5 2NP", "- |\n  County Hall\\\n  Spetchley Road\\\n  Worcester WR5 2NP",
    ),
    Rule(
        "garbled-letters", _ERROR, marks.garbled, "No letter was spoilt on its way from another program.",
        "Ours", "- It costs Â£5.", "- It costs £5.",
    ),
    Rule(
        "lone-quote", _WARNING, marks.lone_quote, "A quotation mark that opens is closed, and one that closes was opened.",
        "Ours", '- Narrowing the gap"', '- "“Narrowing the gap”"',
    ),
    # ---- what is said ----
    Rule(
        "title-is-file-name", _ERROR, words.file_name, "A document has a title that a reader would give it.",
        "WCAG 2.4.2", _WHOLE.format("newsletter_v3.pdf", "Words."), _WHOLE.format("JAR newsletter", "Words."),
    ),
    Rule(
        "wrong-weekday", _ERROR, dates.wrong_weekday, "A date is one of the calendar, and the weekday that of the date.",
        "Ours", "- dates: {rows: [Friday 17th April 2008: Cabinet]}", "- dates: {rows: [Thursday 17th April 2008: Cabinet]}",
    ),
    Rule(
        "wrong-ending", _WARNING, dates.wrong_ending, "A number has the letters behind it that are its own.",
        "Ours", "- We meet on 13rd May.", "- We meet on 13th May.",
    ),
    Rule(
        "old-date", _WARNING, dates.of_last_time, "A newsletter says nothing is to come that is past; its file is not named after another month.",
        "Ours", "- dates: {rows: [28th February: Cabinet]}", "- dates: {rows: [28th May: Cabinet]}",
    ),
    Rule(
        "placeholder", _WARNING, words.placeholder, "Nothing that holds the place of other words is left in.",
        "Council templates", "- We meet at [insert place].", "- We meet at County Hall.",
    ),
    Rule(
        "direction", _WARNING, words.direction, "Nothing is meant by its place or colour alone.",
        "LGA; WCAG 1.3.3 and 1.4.1", "- See the blue box for whom to ask.", "- See “Key contacts” for whom to ask.",
    ),
    Rule(
        "unmarked-language", _WARNING, language.unmarked_welsh, "Words in Welsh are said to be.", "WCAG 3.1.2",
        "- Mae’r cyngor yn croesawu pobl ifanc.", '- "[Mae’r cyngor yn croesawu pobl ifanc.](lang:cy)"',
    ),
    Rule(
        "words-in-capitals", _WARNING, emphasis.capitals, "Words are not set in capitals to be noticed.",
        "GDS-P; UKAAF; GDS-S", "- PLEASE REPLY BY MONDAY to the JAR team.", "- Please reply **by Monday** to the JAR team.",
    ),
    Rule(
        "very-long-sentence", _WARNING, sentences.very_long, "A sentence has at most 50 words.", "GDS-P and PEC, which ask for half of that",
        f"- {_LONG}", "- The Council and its partners will meet in May.",
    ),
    Rule(
        "long-sentence", _OFF, sentences.long, "A sentence has at most 25 words.", "GDS-P; GDS-W", f"- {_LONG}",
        "- The Council and its partners will meet in May.",
    ),
    Rule(
        "wordy-article", _OFF, sentences.wordy_article, "The sentences of a text have at most 20 words in the mean.", "PEC", _MEAN, _EASY,
    ),
    Rule(
        "long-paragraph", _OFF, sentences.long_paragraph, "A paragraph has at most five sentences.", "GDS-P; the figure is ours",
        "- One. Two. Three. Four. Five. Six.", "- One. Two. Three. Four. Five.",
    ),
    Rule(
        "hard-to-read", _OFF, sentences.hard, "A newsletter reads at grade 9 or below, a report at 12 (Flesch and Kincaid).", "GDS-W",
        _HARD, _EASY,
    ),
    Rule(
        "passive", _OFF, sentences.passive, "At most a fifth of the sentences of a text are passive.", "GDS-S; PEC", _PASSIVE, _ACTIVE,
    ),
    Rule(
        "official-words", _OFF, words.plain, "A plain word is better than an official one.", "GDS-S; PEC",
        "- We will utilise the findings.", "- We will use the findings.",
    ),
    Rule(
        "latin", _OFF, words.latin, "Short forms of Latin are written in English.", "GDS-S",
        "- Bring a drawing, e.g. of a tree.", "- Bring a drawing, for example of a tree.",
    ),
    Rule(
        "ampersand", _OFF, words.ampersand, "A text says “and”.", "GDS-S", "- Health & safety come first.", "- Health and safety come first in Telford & Wrekin.",
    ),
    Rule(
        "plural-in-brackets", _OFF, words.plural_in_brackets, "A plural does not stand in brackets.", "GDS-S",
        "- Bring your child(ren) and book(s).", "- Bring your children and books.",
    ),
    Rule(
        "loud", _OFF, words.loud, "One sign of exclamation is enough.", "GDS-S", "- Well done!!", "- Well done!",
    ),
    Rule(
        "italics", _OFF, emphasis.italics, "Words are not set in italics.", "GDS-P; UKAAF", "- We *really* mean it.", "- We **really** mean it.",
    ),
    Rule(
        "much-bold", _OFF, emphasis.bold, "At most a tenth of the words of a text are bold.", "GDS-S", _BOLD, _PLAIN,
    ),
    Rule(
        "date-form", _OFF, dates.other_form, "A date is written as in “17 March 2008”.", "GDS-S",
        "- We meet on 17th March and on 3/4/08.", "- We meet on 17 March 2008.",
    ),
    Rule(
        "date-range", _OFF, dates.range_with_dash, "A range of dates is written with “to”.", "GDS-S",
        "- We meet on 10–12 March.", "- We meet from 10 to 12 March.",
    ),
    Rule(
        "time-form", _OFF, dates.time_form, "A time is written as in “5:30pm” or “10am”.", "GDS-S",
        "- We meet at 5.30 pm.", "- We meet at 5:30pm.",
    ),
    Rule(
        "twelve-oclock", _OFF, dates.twelve, "Twelve o’clock is “midday” or “midnight”.", "LGA", "- We meet at 12pm.", "- We meet at midday.",
    ),
    Rule(
        "unexplained-abbreviation", _OFF, acronyms.unexplained, "An abbreviation is written out where it first stands.", "GDS-S; LGA; GDS-P",
        "- The YOS helps.", _WHOLE.format("Newsletter", "The Youth Offending Service (YOS) helps. The YOS is ours."),
    ),
    Rule(
        "unused-abbreviation", _OFF, acronyms.unused, "An abbreviation is explained only where it is used again.", "GDS-S",
        "- The Youth Offending Service (YOS) helps.", "- The Youth Offending Service (YOS) helps. The YOS is ours.",
    ),
    Rule(
        "stops-in-abbreviation", _OFF, acronyms.with_stops, "An abbreviation has no full stops.", "GDS-S; LGA",
        "- The U.K. as a whole.", "- The UK as a whole.",
    ),
    Rule(
        "no-other-formats", _OFF, words.other_formats, "A newsletter says how to have it in another format.", "Council practice",
        "- Words.", "- Call 01905 000000 for this in large print.",
    ),
]  # fmt: skip

CODES = {rule.code: rule for rule in RULES}
"""Each lint by its code."""
