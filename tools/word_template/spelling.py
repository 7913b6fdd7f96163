"""How styles are spelt in WordprocessingML."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Arial"
BUILT_IN = {
    "Normal", "Body Text", "Body Text Indent", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "heading 5",
    "List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2", "List Number 3", "List Continue", "List Continue 2",
    "List Continue 3", "caption", "Quote", "header", "footer", "Strong", "Emphasis", "Hyperlink", "TOC Heading", "toc 1", "toc 2", "toc 3", "toc 4", "toc 5",
    "footnote text", "footnote reference",
}  # fmt: skip
"""Names that Word knows; it spells these in small letters."""


def mm(millimetres: float) -> int:
    """Twips."""
    return round(millimetres * 56.7)


def spacing(before: float = 0, after: float = 0, line: float = 1.15) -> str:
    """Space in points before and after, and the height of a line as a multiple."""
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}" w:line="{line * 240:.0f}" w:lineRule="auto"/>'


def indent(left: float, hanging: float = 0, right: float = 0) -> str:
    """An indent in millimetres."""
    at_right = f' w:right="{mm(right)}"' if right else ""
    return f'<w:ind w:left="{mm(left)}"{at_right} w:hanging="{mm(hanging)}"/>'


def font(size: float = 0, colour: str = "", *, bold: bool = False, italic: bool = False) -> str:
    """The properties of a run; `size` in points."""
    return (
        ("<w:b/>" if bold else "")
        + ("<w:i/>" if italic else "")
        + (f'<w:color w:val="{colour.lstrip("#")}"/>' if colour else "")
        + (f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>' if size else "")
    )


def shade(colour: str) -> str:
    """A ground behind the words."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour.lstrip("#")}"/>'


def frame(colour: str) -> str:
    """Room of a colour round words on a ground of that colour."""
    return f'<w:bdr w:val="single" w:sz="8" w:space="0" w:color="{colour.lstrip("#")}"/>'


def edge(name: str, size: int, colour: str, space: int = 0) -> str:
    """A rule of so many eighths of a point."""
    return f'<w:{name} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour.lstrip("#")}"/>'


def borders(*edges: str) -> str:
    """Rules round a paragraph."""
    return f"<w:pBdr>{''.join(edges)}</w:pBdr>"


def tabs(*stops: tuple[str, int], leader: str = "none") -> str:
    """Tab stops: their kind, and where they stand in twips; the last may have a leader."""
    made = [f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in stops[:-1]]
    kind, at = stops[-1]
    return f'<w:tabs>{"".join(made)}<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{at}"/></w:tabs>'


def outline(level: int) -> str:
    """The level of a heading, counted from 1."""
    return f'<w:outlineLvl w:val="{level - 1}"/>'


def linked(number: int, level: int = 0) -> str:
    """The list that numbers a style; 0 is none."""
    at = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f'<w:numPr>{at}<w:numId w:val="{number}"/></w:numPr>'


def paragraph(name: str, properties: str = "", run: str = "", based: str = "Normal", following: str = "") -> str:
    """A paragraph style."""
    known = "" if name in BUILT_IN else 'w:customStyle="1" '
    return (
        f'<w:style w:type="paragraph" {known}w:styleId="{ident(name)}"><w:name w:val={quoteattr(name)}/>'
        + (f'<w:basedOn w:val="{ident(based)}"/>' if based else "")
        + (f'<w:next w:val="{ident(following)}"/>' if following else "")
        + f"<w:qFormat/><w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def character(name: str, run: str) -> str:
    """A character style."""
    known = "" if name in BUILT_IN else 'w:customStyle="1" '
    return f'<w:style w:type="character" {known}w:styleId="{ident(name)}"><w:name w:val={quoteattr(name)}/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'


def ident(name: str) -> str:
    """The id of a style: its name without spaces."""
    return "".join(part[:1].upper() + part[1:] for part in name.split())
