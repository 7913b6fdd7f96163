"""What docs/findings.md shows of each code: what it says, from the source, and examples of bad and good YAML."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_CALLS = {"error", "warning", "fault", "_fault", "Finding"}

# Codes that the source builds from parts.
_BUILT = {
    "unreadable-file": "this file cannot be read",
    "html-tables": "the tables of the web page are not those of the document",
    "html-links": "the links of the web page are not those of the document",
}


@cache
def codes() -> dict[str, str]:
    """Every code that the source gives to a finding, with its message; "…" stands for what differs."""
    from reportgen.lint import RULES
    from reportgen.source.syntax import IN_OUR_WORDS
    from reportgen.style.check import FORBIDDEN

    found = dict(_BUILT) | {rule.code: rule.rule for rule in RULES}
    found |= {code: message for _, code, message, _, _ in IN_OUR_WORDS} | {code: message for code, message, _ in FORBIDDEN.values()}
    for path in sorted((ROOT / "reportgen").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in _CALLS and len(node.args) > 1:
                code = node.args[0]
                message = node.args[2] if _name(node.func) == "Finding" and len(node.args) > 2 else node.args[1]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    found.setdefault(code.value, _words(message))
    return found | _SAYS


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""


def _words(message: ast.expr) -> str:
    if isinstance(message, ast.Constant):
        return str(message.value)
    if isinstance(message, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "…" for part in message.values)  # type: ignore[misc]
    if isinstance(message, ast.BinOp):
        return _words(message.left) + _words(message.right)
    return "…"


# What is said of a code whose message has parts that differ, or of which there are several.
_SAYS = {
    "alias-loop": "A text that is to be repeated stands within itself",
    "bad-colour": "A colour is not typed as six figures and letters behind a number sign",
    "bad-id": "An id is made of small letters, figures and hyphens",
    "block-start": "After the signs | and > a text begins on the next line",
    "bracket": "A bracket or brace is opened and not closed, closed and not opened, or has words after it",
    "colours-alike": "Two colours that must be told apart look alike to some readers, or in grey",
    "control-character": "A character that cannot be seen, and that no text may hold",
    "cut-off": "Words behind a space and a number sign are a remark to YAML, and are not printed",
    "duplicate-id": "Two blocks have the same id",
    "duplicate-key": "A key stands twice in one place; or a new entry of a list has no dash",
    "duplicate-note": "Two notes have the same name",
    "empty-note": "A note has no words",
    "empty-value": "A key, or an entry of a list, that must have a value has none",
    "encoding": "The file is not saved as UTF-8",
    "faint-text": "Text has less contrast than 4.5:1 on its ground, and cannot be read by all",
    "indent": "A line does not stand as far in as its neighbours",
    "invisible-letter": "A character that cannot be seen changes the text",
    "line-paragraphs": "A text of one line has a second paragraph, which would run on from the first",
    "link-target": "A link leads to what is no address",
    "list-sign": "Another sign stands where a hyphen begins an entry of a list",
    "long-note": "A note is longer than the foot of a page",
    "lost-place": "A word of the house has no place for a number or a date that it is to tell",
    "low-contrast": "Text has less contrast than 7:1, which is the aim",
    "missing-letter": "The fonts of the house have no such letter, and nothing would be printed",
    "no-number": "A number is asked of what has none",
    "no-space": "A dash or a colon has no space after it",
    "nothing-to-list": "A list of appendices, of headlines or of sections has none to list",
    "not-a-language": "The code of a language is wanted, such as en-GB or cy",
    "not-a-number": "A whole number is wanted",
    "not-a-text": "The file is that of another program, such as Word, whatever its name",
    "not-on-front": "The reports of this house have no place for this line on their front",
    "not-one-of": "One of certain words is wanted",
    "not-yes-or-no": "Yes or no is wanted",
    "note-missing": "A note is called that is not there",
    "note-place": "A note is called where none can be, such as within another",
    "note-twice": "A note is called twice",
    "note-unused": "Nothing calls a note",
    "odd-indent": "Spaces of another kind, such as non-breaking ones, indent a line",
    "empty-page": "A page is left empty, for what stands before the back of a sheet ends on a back already",
    "over-budget": "The document has more pages than it says",
    "picture": "A picture is not there, not below the folder of the document, damaged, too large, or of another kind",
    "quote-closed": "Words, or a comma, stand behind the quotation mark that closes a text",
    "refused-address": "A style sheet or a drawing asks for something from elsewhere, and nothing is fetched",
    "required-lint": "A lint that PDF/UA asks for is turned off or down",
    "row-length": "A row of a table has too few cells or too many, or a cell spans rows that are not there",
    "starts-with-sign": "A text begins with a sign that means something to YAML",
    "tag": "A text begins with an exclamation mark, which means something to YAML",
    "too-deep": "More than 50 levels, or 12 lists or marks, stand inside one another",
    "too-long": "A word has more than 2,000 letters",
    "too-many-categories": "A timeline has more categories than the house has colours for",
    "unknown-block": "There is no block of this name",
    "unknown-category": "A row has a category that the timeline does not declare",
    "unknown-document": "There is no such kind of document",
    "unknown-front-line": "There is no such line on the front of a report",
    "unknown-grade": "There is no such grade on the scale",
    "unknown-house": "There is no such house style, or it is not below the folder of the document that names it",
    "unknown-id": "A reference leads to an id that nothing has",
    "unknown-key": "There is no such key here",
    "unknown-level": "A lint is given a level that there is not",
    "unknown-lint": "There is no such lint",
    "unknown-scale": "The house style has no such scale",
    "unknown-word": "reportgen adds no such word to a page",
    "unused-exception": "An exception lets nothing pass",
    "wrong-kind": "A text, a list, or keys with values stand where another of the three is wanted",
}

_NEWS = "document: newsletter\ntitle: JAR news\ndate: March 2008\n"
_REPORT = "document: report\ntitle: The Plan\ndate: 15 May 2008\n"

# By code: what is found, and what passes. Contents of a newsletter, or whole documents.
EXAMPLES: dict[str, tuple[str, str]] = {
    "alias-loop": ("- &all [*all]", "- All of it."),
    "backslash": ('- article: {headline: "See H:\\Plans", text: Words.}', "- article: {headline: 'See H:\\Plans', text: Words.}"),
    "bad-id": ("- heading: {heading: The gap, id: The Gap}\n- Words.", "- heading: {heading: The gap, id: the-gap}\n- Words."),
    "bracket": (
        "- article:\n    headline: [Draft] The Plan\n    text: Words.",
        '- article:\n    headline: "[Draft] The Plan"\n    text: Words.',
    ),
    "cell-overlap": (
        "- table:\n    columns: [A, B, C]\n    rows:\n      - [One, {text: Two, down: 2}, Three]\n      - [{text: Four, across: 2}, Five]",
        "- table:\n    columns: [A, B, C]\n    rows:\n      - [One, {text: Two, down: 2}, Three]\n      - [Four, Five]",
    ),
    "colon-in-text": (
        "- article:\n    headline: Our partners: the Trust\n    text: Words.",
        '- article:\n    headline: "Our partners: the Trust"\n    text: Words.',
    ),
    "control-character": ("- Ring the bell\x07.", "- Ring the bell."),
    "cut-off": (
        "- article:\n    headline: Issue #4 is out\n    text: Words.",
        '- article:\n    headline: "Issue #4 is out"\n    text: Words.',
    ),
    "document-end": (f"{_NEWS}content:\n  - We meet in May\n... or in June.", f"{_NEWS}content:\n  - We meet in May … or in June."),
    "duplicate-id": (
        "- heading: {heading: One, id: gap}\n- Words.\n- heading: {heading: Two, id: gap}\n- Words.",
        "- heading: {heading: One, id: gap}\n- Words.\n- heading: {heading: Two, id: way}\n- Words.",
    ),
    "duplicate-key": (
        "- article:\n    headline: One\n    headline: Two\n    text: Words.",
        "- article:\n    headline: One\n    text: Words.",
    ),
    "duplicate-note": ("- |\n  Words[^1].\n\n  [^1]: Once.\n\n  [^1]: Twice.", "- |\n  Words[^1].\n\n  [^1]: Once."),
    "empty": ("# nothing yet\n", f"{_NEWS}content:\n  - Words."),
    "empty-link": ("- See [](https://www.example.org).", "- See [the Plan](https://www.example.org)."),
    "empty-note": (f"{_NEWS}notes:\n  a: ''\ncontent:\n  - Words[^a].", f"{_NEWS}notes:\n  a: More words.\ncontent:\n  - Words[^a]."),
    "empty-value": ("- article:\n    headline:\n    text: Words.", "- article:\n    headline: Gap\n    text: Words."),
    "encoding": ("- Caf\udce9 news.", "- Café news."),
    "indent": ("- article:\n    headline: Gap\n     text: Words.", "- article:\n    headline: Gap\n    text: Words."),
    "invisible-letter": ("- Zero\u200bwidth.", "- Zero width."),
    "link-target": ("- See [the Plan](javascript:alert).", "- See [the Plan](https://www.example.org/plan)."),
    "link-title": ("- 'See [the Plan](https://www.example.org \"here\").'", "- See [the Plan](https://www.example.org)."),
    "list-start": ("- article:\n    headline: - Gap\n    text: Words.", "- article:\n    headline: '- Gap'\n    text: Words."),
    "block-start": ("- article:\n    headline: | Gap\n    text: Words.", "- article:\n    headline: '| Gap'\n    text: Words."),
    "list-sign": (
        "- article:\n    headline: Gap\n    text: Words.\n– article:\n    headline: Way\n    text: Words.",
        "- article:\n    headline: Gap\n    text: Words.\n- article:\n    headline: Way\n    text: Words.",
    ),
    "missing-key": ("- article:\n    text: Words.", "- article:\n    headline: Gap\n    text: Words."),
    "missing-letter": ("- The price is ₿5.", "- The price is £5."),
    "nothing-to-list": (
        f"{_REPORT}content:\n  - section: {{heading: One, text: Words.}}\n  - appendix-list:",
        f"{_REPORT}content:\n  - section: {{heading: One, text: Words.}}\n  - appendix-list:\n  - appendix: {{heading: Two, text: Words.}}",
    ),
    "no-colon": (f"{_NEWS}issue 4\ncontent:\n  - Words.", f"{_NEWS}issue: 4\ncontent:\n  - Words."),
    "no-number": (
        f"{_REPORT}numbering: none\ncontent:\n  - section: {{heading: One, id: one, text: 'See [#](#one).'}}",
        f"{_REPORT}numbering: sections\ncontent:\n  - section: {{heading: One, id: one, text: 'See [#](#one).'}}",
    ),
    "no-space": ("- article:\n    headline:Gap\n    text: Words.", "- article:\n    headline: Gap\n    text: Words."),
    "not-a-text": ("{\\rtf1 Dear all, please print this.}", f"{_NEWS}content:\n  - Words."),
    "not-a-document": ("Dear all, please print this.", f"{_NEWS}content:\n  - Words."),
    "not-a-language": (f"{_NEWS}language: Welsh\ncontent:\n  - Words.", f"{_NEWS}language: cy\ncontent:\n  - Words."),
    "not-a-number": (f"{_NEWS}pages: two\ncontent:\n  - Words.", f"{_NEWS}pages: 2\ncontent:\n  - Words."),
    "not-one-of": ("- page: front\n- Words.", "- Words.\n- page: next\n- Words."),
    "not-yes-or-no": ("- picture: {file: launch.svg, decorative: maybe}", "- picture: {file: launch.svg, decorative: yes}"),
    "note-missing": ("- Words[^1].", "- |\n  Words[^1].\n\n  [^1]: More words."),
    "note-twice": (
        "- |\n  Words[^1] and words[^1].\n\n  [^1]: More.",
        "- |\n  Words[^1] and words[^2].\n\n  [^1]: More.\n\n  [^2]: More still.",
    ),
    "note-unused": ("- |\n  Words.\n\n  [^1]: More words.", "- |\n  Words[^1].\n\n  [^1]: More words."),
    "odd-indent": (
        "- article:\n\u00a0\u00a0\u00a0\u00a0headline: Gap\n\u00a0\u00a0\u00a0\u00a0text: Words.",
        "- article:\n    headline: Gap\n    text: Words.",
    ),
    "odd-key": ("- {[a]: b}", "- A, b."),
    "page-in-columns": ("- columns:\n    - Words.\n    - page: next", "- columns:\n    - Words.\n    - More."),
    "picture": (
        "- picture: {file: nowhere.svg, alt: Two pupils plant a tree}",
        "- picture: {file: launch.svg, alt: Two pupils plant a tree}",
    ),
    "quote-closed": (
        "- article:\n    headline: 'Children's news'\n    text: Words.",
        "- article:\n    headline: Children's news\n    text: Words.",
    ),
    "quote-open": ('- article:\n    headline: "Gap\n    text: Words.', '- article:\n    headline: "Gap"\n    text: Words.'),
    "row-length": (
        "- table:\n    columns: [A, B]\n    rows:\n      - [One]",
        "- table:\n    columns: [A, B]\n    rows:\n      - [One, Two]",
    ),
    "no-paragraph": (
        f"{_REPORT}content:\n  - section:\n      heading: One\n      text:\n        - paragraph: {{id: a, text: '- A list.'}}",
        f"{_REPORT}content:\n  - section:\n      heading: One\n      text:\n        - paragraph: {{id: a, text: A text.}}",
    ),
    "not-on-front": (
        _REPORT.replace("title", "house: worcestershire\nitem: 4\ntitle") + "content:\n  - section: {heading: One, text: Words.}",
        _REPORT.replace("title", "house: worcestershire\nmeeting: Cabinet\ntitle") + "content:\n  - section: {heading: One, text: Words.}",
    ),
    "note-call": ("- Words[^].", "- Words\\[^]."),
    "line-paragraphs": (
        "- quote: |\n    They know every child.\n\n    We saw it.",
        "- quote: |\n    They know every child.\n    We saw it.",
    ),
    "note-paragraphs": ("- |\n  Words[^1].\n\n  [^1]: More.\n\n      And more.", "- |\n  Words[^1].\n\n  [^1]: More.\n\n  And more."),
    "note-place": (
        "- |\n  Words[^1].\n\n  [^1]: More[^2].\n\n  [^2]: Still more.",
        "- |\n  Words[^1][^2].\n\n  [^1]: More.\n\n  [^2]: Still more.",
    ),
    "several-documents": (f"{_NEWS}content:\n  - Words.\n---\n{_NEWS}content:\n  - Words.", f"{_NEWS}content:\n  - Words."),
    "starts-with-sign": ("- article:\n    headline: @home\n    text: Words.", '- article:\n    headline: "@home"\n    text: Words.'),
    "tab-in-text": ("- |\n  One\ttwo.", "- |\n  One two."),
    "tab-indent": ("- article:\n\theadline: Gap\n\ttext: Words.", "- article:\n    headline: Gap\n    text: Words."),
    "tag": ("- article:\n    headline: !Important news\n    text: Words.", '- article:\n    headline: "!Important news"\n    text: Words.'),
    "too-deep": ("- " + "[" * 60 + "]" * 60, "- Words."),
    "too-long": ("- " + "W" * 2_100, "- Words."),
    "too-many-categories": (
        "- timeline:\n    categories: {A: One, B: Two, C: Three, D: Four}\n    rows:\n      - {date: May, stage: Start, category: A}",
        "- timeline:\n    categories: {A: One, B: Two, C: Three}\n    rows:\n      - {date: May, stage: Start, category: A}",
    ),
    "unheard-alt": ("- picture: {file: launch.svg, alt: A tree, decorative: yes}", "- picture: {file: launch.svg, alt: A tree}"),
    "unknown-block": ("- artcle:\n    headline: Gap\n    text: Words.", "- article:\n    headline: Gap\n    text: Words."),
    "unknown-category": (
        "- timeline:\n    categories: {JAR: JAR event}\n    rows:\n      - {date: May, stage: Start, category: JRA}",
        "- timeline:\n    categories: {JAR: JAR event}\n    rows:\n      - {date: May, stage: Start, category: JAR}",
    ),
    "unknown-document": (_NEWS.replace("newsletter", "newsleter") + "content:\n  - Words.", f"{_NEWS}content:\n  - Words."),
    "unknown-grade": ("- grades:\n    rows:\n      - Health: Godo", "- grades:\n    rows:\n      - Health: Good"),
    "unknown-house": (f"{_NEWS}house: worcester\ncontent:\n  - Words.", f"{_NEWS}house: worcestershire\ncontent:\n  - Words."),
    "unknown-id": (
        "- See [the gap](#gpa).\n- heading: {heading: Gap, id: gap}\n- Words.",
        "- See [the gap](#gap).\n- heading: {heading: Gap, id: gap}\n- Words.",
    ),
    "unknown-key": ("- article:\n    hedline: Gap\n    text: Words.", "- article:\n    headline: Gap\n    text: Words."),
    "unknown-lint": (
        f"{_NEWS}exceptions:\n  - {{allow: vague-lnik, reason: Quoted.}}\ncontent:\n  - Words.",
        f"{_NEWS}exceptions:\n  - {{allow: very-long-sentence, reason: Quoted.}}\ncontent:\n  - " + "Words and " * 51 + "words.",
    ),
    "unknown-scale": (
        "- grades:\n    scale: ofsted-2\n    rows:\n      - Health: Good",
        "- grades:\n    scale: judgement\n    rows:\n      - Health: Good",
    ),
    "unused-exception": (
        f"{_NEWS}exceptions:\n  - {{allow: very-long-sentence, reason: Quoted.}}\ncontent:\n  - Words.",
        f"{_NEWS}content:\n  - Words.",
    ),
    "wrong-kind": ("- article:\n    headline: [Gap]\n    text: Words.", "- article:\n    headline: Gap\n    text: Words."),
}

# By code: the same of what only the finished page shows.
DRAWN: dict[str, tuple[str, str]] = {
    "long-note": (
        "- |\n  Words[^1].\n\n  [^1]: " + "Many more words, and again as many. " * 400,
        "- |\n  Words[^1].\n\n  [^1]: More words.",
    ),
    "empty-page": (
        f"{_NEWS}content:\n  - Front.\n  - page: next\n  - More words.\n  - page: back\n  - Back.",
        f"{_NEWS}content:\n  - Front.\n  - page: next\n  - More words.\n  - page: next\n  - Back.",
    ),
    "over-budget": (
        f"{_NEWS}pages: 1\ncontent:\n  - Words.\n  - page: next\n  - More words.",
        f"{_NEWS}pages: 2\ncontent:\n  - Words.\n  - page: next\n  - More words.",
    ),
}

# By code: lines of a house style's style.yaml, or of its style sheets.
HOUSE: dict[str, tuple[str, str]] = {
    "bad-colour": ('accent: "green"', 'accent: "#00534A"'),
    "colours-alike": (
        'categories:\n  - {fill: "#00534A", text: "#FFFFFF", shape: square}\n  - {fill: "#005348", text: "#FFFFFF", shape: diamond}',
        'categories:\n  - {fill: "#00534A", text: "#FFFFFF", shape: square}\n  - {fill: "#DE9A5B", text: "#0B0C0C", shape: diamond}',
    ),
    "faint-text": ('slate: "#999999"', 'slate: "#3B4245"'),
    "low-contrast": ('slate: "#6B6B6B"', 'slate: "#3B4245"'),
    "justified-text": ("p { text-align: justify }", "p { text-align: left }"),
    "reading-order": ("aside { order: -1 }", "/* put it where it is to be read */"),
    "split-words": ("p { hyphens: auto }", "p { hyphens: manual }"),
    "refused-address": (
        "h1 { background: url(https://www.example.org/stripes.png) }",
        "h1 { background: #EAF3F0 }",
    ),
    "lost-place": ("words:\n  appendix: Annexe", "words:\n  appendix: Annexe {number}"),
    "required-lint": ("lints:\n  picture-without-alt: off", "lints:\n  official-words: off"),
    "unknown-front-line": ("front_sheet:\n  meting: Report to", "front_sheet:\n  meeting: Report to"),
    "unknown-level": ("lints:\n  latin: warn", "lints:\n  latin: warning"),
    "unknown-word": ("words:\n  timline-date: When", "words:\n  timeline-date: When"),
}
