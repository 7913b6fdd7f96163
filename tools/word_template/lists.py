"""The lists of a template: one for each list style, and those that number sections, paragraphs, recommendations and appendices."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from reportgen.render.word.numbering import SCHEMES
from reportgen.render.word.styles import DEEPEST, DEEPEST_IN_TABLE, LISTS, TABLE_LISTS, at_depth
from word_template.spelling import FONT, HEAD, W, ident, indent

FORMS = {
    "bullet": ("bullet", "•", "–", "•"),
    "decimal": ("decimal", "%1.", "%1.", "%1."),
    "letter": ("lowerLetter", "%1)", "%1)", "%1)"),
    "roman": ("lowerRoman", "%1)", "%1)", "%1)"),
}
NUMBER = (12.5, 12.5)  # millimetres: where the words of a numbered paragraph stand, and how far its number hangs before them
APPENDIX = (36, 36)


def steps(kind: str) -> tuple[float, float]:
    """Where the bullet of a first list stands, and how far its words stand behind it, in millimetres. In a
    report it stands under the words of a numbered paragraph."""
    return (12.5, 6.5) if kind == "report" else (0, 6)


def list_styles(kind: str) -> list[tuple[str, str, str, float, float]]:
    """Each list style with its number form, its label, and the indent and the hanging of its words."""
    first, step = steps(kind)
    found = []
    for name, (form, *labels) in FORMS.items():
        for depth in range(1, DEEPEST + 1):
            found.append((at_depth(LISTS[name], depth), form, labels[depth - 1], first + step * depth, step))
        for depth in range(1, DEEPEST_IN_TABLE + 1):
            found.append((at_depth(TABLE_LISTS[name], depth), form, labels[depth - 1], 5.0 * depth, 5.0))
    return found


def numbering(kind: str, scheme: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The numbering part, and for each linked style its list and its level. Every abstractNum stands before every num."""
    lists = [[(form, style, label, left, hanging)] for style, form, label, left, hanging in list_styles(kind)]
    for each in (scheme, "recommendations", "appendices"):
        left, hanging = APPENDIX if each == "appendices" else NUMBER
        lists.append([("decimal", style, label, left, hanging) for style, label in SCHEMES[each]])
    abstract, numbers, found = "", "", {}
    for number, levels in enumerate(filter(None, lists), start=1):
        made = ""
        for level, (form, style, label, left, hanging) in enumerate(levels):
            name = style.replace("Heading 1", "heading 1")
            face = f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/></w:rPr>'
            made += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{ident(name)}"/><w:lvlText w:val={quoteattr(label)}/>'
                f'<w:lvlJc w:val="left"/><w:pPr>{indent(left, hanging)}</w:pPr>{face}</w:lvl>'
            )
            found[name] = (number, level)
        shape = "multilevel" if len(levels) > 1 else "singleLevel"
        abstract += f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{shape}"/>{made}</w:abstractNum>'
        numbers += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    return f"{HEAD}<w:numbering {W}>{abstract}{numbers}</w:numbering>", found
