"""Which style of the Word template each kind and role of block is set in, by name."""

from __future__ import annotations

PARAGRAPHS = {
    "": "Body Text",
    "published": "Issue Date",
    "issue": "Issue Name",
    "series": "Subtitle",
    "stand-first": "Stand First",
    "key-label": "Key",
    "about": "Contact Line",
    "name": "Contact Name",
    "post": "Contact Line",
    "team": "Contact Line",
    "address": "Contact Line",
    "telephone": "Contact Line",
    "fax": "Contact Line",
    "email": "Contact Line",
    "website": "Contact Line",
    "source": "Quote Source",
    "rows-caption": "Caption",
    "row-title": "Contact Name",
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

LISTS = {"bullet": "List Bullet", "decimal": "List Number", "letter": "List Letter", "roman": "List Roman", "plain": "Plain List"}
"""The style of a list's items; a nested list has " 2" or " 3" after it."""

DEEPEST = 3
CONTINUE = "List Continue"
HEADINGS = ["Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 5"]
"""The style of a heading by its level: the title of the document is its level 1."""

TABLE = "House Table"
CELLS = {"left": "Table Text", "right": "Table Figure", "centre": "Table Centre"}
TABLE_HEADING, ROW_HEADING, TOTAL = "Table Heading", "Row Heading", "Table Total"
CAPTION, PICTURE, QUOTE, SECTION_END = "Caption", "Picture", "Quote", "Section End"
MARKS = {"strong": "Strong", "emphasis": "Emphasis", "struck": "Struck"}
LINK = "Hyperlink"


def mark(name: str) -> str:
    """The character style of a category or a grade: "category-1" is "Category 1"."""
    scale, _, number = name.rpartition("-")
    return f"{scale.replace('-', ' ').title()} {number}"


def at_depth(style: str, depth: int) -> str:
    """The style of a list at a depth, counted from 1."""
    return style if depth == 1 else f"{style} {min(depth, DEEPEST)}"


def needed(marks: list[str]) -> list[str]:
    """Every style that a newsletter template must have; `marks` are those of the house style."""
    lists = [at_depth(name, depth) for name in (*LISTS.values(), CONTINUE) for depth in range(1, DEEPEST + 1)]
    pairs = ["Bold Italic", "Strong Hyperlink", "Emphasis Hyperlink"]
    others = [*pairs, TABLE, *CELLS.values(), TABLE_HEADING, ROW_HEADING, TOTAL, CAPTION, PICTURE, QUOTE, SECTION_END, LINK]
    return [*PARAGRAPHS.values(), *WITHIN.values(), *lists, *HEADINGS, *others, *MARKS.values(), *(mark(name) for name in marks)]


def of_marks(marks: frozenset[str]) -> str:
    """The character style of words with these marks: a run bears one style, so pairs have their own."""
    ordered = [name for name in ("strong", "emphasis", "struck") if name in marks]
    if "link" in marks:
        return " ".join([*(MARKS[name] for name in ordered[:1] if name != "struck"), LINK])
    if ordered[:2] == ["strong", "emphasis"]:
        return "Bold Italic"
    return MARKS[ordered[0]] if ordered else ""
