"""Which style of the Word template each kind and role of block is set in, by name."""

from __future__ import annotations

PARAGRAPHS = {
    "": "Body Text",
    "published": "Issue Date",
    "issue": "Issue Name",
    "series": "Subtitle",
    "stand-first": "Stand First",
    "key-label": "Key",
    "about": "Author Label",
    "name": "Contact Name",
    "post": "Contact Line",
    "team": "Contact Line",
    "address": "Contact Line",
    "telephone": "Contact Line",
    "mobile": "Contact Line",
    "fax": "Contact Line",
    "hours": "Contact Line",
    "email": "Contact Line",
    "website": "Contact Line",
    "source": "Quote Source",
    "rows-caption": "Caption",
    "row-title": "Contact Name",
    "continued": "Body Text Indent",
    "council": "Council Line",
    "meeting": "Meeting Line",
    "from": "From Line",
    "front-line": "Front Sheet Line",
    "front-label": "Front Sheet Label",
    "author-label": "Author Label",
}
"""The style of a paragraph by its role."""

WITHIN = {
    "message": "Lead Text",
    "panel": "Panel Text",
    "contacts": "Panel Text",
    "in-this-issue": "Panel Text",
    "table-note": "Table Note",
}
"""The style of a plain paragraph by the group it stands in."""

BOXES = ("panel", "contacts", "in-this-issue")
PANEL = "Panel Text"
"""The style of a plain paragraph in a tinted box; others there have its ground and its rule."""

SIGNATURE = "Signature Name"
"""The style of the name of one who signs: above it is room to sign."""

LISTS = {"bullet": "List Bullet", "decimal": "List Number", "letter": "List Letter", "roman": "List Roman", "plain": "Plain List"}
"""The style of a list's items; a nested list has " 2" or " 3" after it."""

TABLE_LISTS = {kind: name.replace("List", "Table", 1) if kind != "plain" else "Table Text" for kind, name in LISTS.items()}
"""The style of the items of a list within a table; a nested list has " 2" after it."""

DEEPEST, DEEPEST_IN_TABLE = 3, 2
CONTINUE, TABLE_CONTINUE = "List Continue", "Table Continue"
HEADINGS = ["Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 5"]
"""The style of a heading by its level: the title of the document is its level 1."""

UNNUMBERED, APPENDIX, CONTENTS = "Unnumbered Heading", "Appendix Heading", "TOC Heading"
NUMBERED_HEADING = "Numbered Heading 2"
"""The style of a sub-section that bears a number, as most sub-headings do not."""

NUMBERED, NUMBERED_2, RECOMMENDATION = "Numbered Paragraph", "Numbered Paragraph 2", "Recommendation"
GIVEN, GIVEN_HEADING, GIVEN_APPENDIX = "Given Number", "Given Number Heading", "Given Appendix Heading"
"""Styles of a paragraph and of a heading that bear a number which the author typed: as a numbered one, but without
its automatic number. A heading of level 3 has "Given Number Heading 2"."""

ENTRIES = {
    HEADINGS[1]: 4,
    HEADINGS[2]: 5,
    NUMBERED_HEADING: 2,
    UNNUMBERED: 4,
    GIVEN_HEADING: 1,
    f"{GIVEN_HEADING} 2": 2,
    APPENDIX: 3,
    GIVEN_APPENDIX: 3,
}
"""The level in a list of contents of each style of headings; that of Heading 1 is 1 where it is numbered. Each has a level
of its own, since the words behind a number stand at a tab stop, which entries without a number must not have."""

TABLE = "House Table"
CELLS = {"left": "Table Text", "right": "Table Figure", "centre": "Table Centre"}
HEADING_CELLS = {"left": "Table Heading", "right": "Figure Heading", "centre": "Centre Heading"}
ROW_HEADING, TOTAL, TOTAL_HEADING = "Row Heading", "Table Total", "Total Heading"
ROWS = {"group": "Group Row", "indented": "Indented Row"}
CAPTION, PICTURE, PICTURE_CAPTION, QUOTE, SECTION_END = "Caption", "Picture", "Picture Caption", "Quote", "Section End"
MARKS = {"strong": "Strong", "emphasis": "Emphasis", "struck": "Struck"}
SHOWN = {"strong": "w:b", "label": "w:b", "emphasis": "w:i", "struck": "w:strike", "link": "w:u"}
"""By what each mark of words is seen."""
LINK, LABEL = "Hyperlink", "Label"
NOTE, NOTE_CALL = "footnote text", "footnote reference"


def mark(name: str) -> str:
    """The character style of a category or a grade: "category-1" is "Category 1"."""
    scale, _, number = name.rpartition("-")
    return f"{scale.replace('-', ' ').title()} {number}"


def at_depth(style: str, depth: int, deepest: int = DEEPEST) -> str:
    """The style of a list at a depth, counted from 1."""
    return style if depth == 1 or style in CELLS.values() else f"{style} {min(depth, deepest)}"


def list_styles() -> list[str]:
    """Every style of a list that has a bullet or a number."""
    kinds = [kind for kind in LISTS if kind != "plain"]
    return [at_depth(LISTS[kind], depth) for kind in kinds for depth in range(1, DEEPEST + 1)] + [
        at_depth(TABLE_LISTS[kind], depth) for kind in kinds for depth in range(1, DEEPEST_IN_TABLE + 1)
    ]


def needed(marks: list[str]) -> list[str]:
    """Every style that a template must have; `marks` are those of the house style."""
    plain = [at_depth(name, depth) for name in (LISTS["plain"], CONTINUE) for depth in range(1, DEEPEST + 1)]
    in_tables = [at_depth(TABLE_CONTINUE, depth) for depth in range(1, DEEPEST_IN_TABLE + 1)]
    pairs = ["Bold Italic", "Strong Hyperlink", "Emphasis Hyperlink"]
    entries = [f"TOC {level}" for level in range(1, 6)]
    headings = [*HEADINGS, UNNUMBERED, NUMBERED_HEADING, GIVEN_HEADING, f"{GIVEN_HEADING} 2", GIVEN_APPENDIX, APPENDIX, CONTENTS, *entries]
    numbered = [NUMBERED, NUMBERED_2, RECOMMENDATION, GIVEN]
    of_tables = [TABLE, *CELLS.values(), *HEADING_CELLS.values(), ROW_HEADING, TOTAL, TOTAL_HEADING, *ROWS.values()]
    others = [CAPTION, PICTURE, PICTURE_CAPTION, QUOTE, SECTION_END, SIGNATURE, LINK, LABEL]
    paragraphs = [*PARAGRAPHS.values(), *WITHIN.values(), *list_styles(), *plain, *in_tables, *headings]
    return [*paragraphs, *numbered, *of_tables, *others, *pairs, *MARKS.values(), *(mark(name) for name in marks)]


def of_marks(marks: frozenset[str]) -> tuple[str, frozenset[str]]:
    """The character style of words with these marks, and those of them that it does not show: a run bears one style. One that
    is none of the author's marks is the category or the grade that the words name."""
    if named := [each for each in marks if each not in SHOWN]:
        return mark(named[0]), marks - {named[0], "strong", "label"}
    if "label" in marks and "link" not in marks:
        return LABEL, marks - {"label", "strong"}
    bold, link = marks & {"strong", "label"}, marks & {"link"}
    if bold and "emphasis" in marks and not link:
        return "Bold Italic", marks - bold - {"emphasis"}
    first = "strong" if bold else next((each for each in ("emphasis", "struck") if each in marks and not (link and each == "struck")), "")
    return " ".join(filter(None, (MARKS.get(first), LINK if link else ""))), marks - bold - link - {first}
