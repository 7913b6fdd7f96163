"""WordprocessingML as text: a body of ten thousand paragraphs is written three times as fast as by elements."""

from __future__ import annotations

from lxml import etree

from reportgen.render.word.ooxml import Element

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
START = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {NAMESPACES}><w:body>'
END = "</w:body></w:document>"


def escape(text: str) -> str:
    """The text as it stands between tags, or in an attribute in double quotes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def element(found: Element) -> str:
    """An element of the template as text."""
    return str(etree.tostring(found, encoding="unicode", with_tail=False))


def look(style: str = "", language: str = "") -> str:
    """The properties of a run: its character style (an id) and its language."""
    if not style and not language:
        return ""
    of_style = f'<w:rStyle w:val="{escape(style)}"/>' if style else ""
    of_language = f'<w:lang w:val="{escape(language)}"/>' if language else ""
    return f"<w:rPr>{of_style}{of_language}</w:rPr>"


def run(text: str, properties: str = "") -> str:
    """A run of words, spaces kept; none where there are no words."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def tab(properties: str = "") -> str:
    """A run that is a tab."""
    return f"<w:r>{properties}<w:tab/></w:r>"


def line_break(properties: str = "") -> str:
    """A run that ends the line, and not the paragraph."""
    return f"<w:r>{properties}<w:br/></w:r>"


def field(code: str, result: str, properties: str = "") -> str:
    """A field with its result as Word shows it until it is updated."""
    return f"{field_start(code, properties)}{run(result, properties)}{field_end(properties)}"


def field_start(code: str, properties: str = "") -> str:
    """What stands before the result of a field."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{properties}<w:instrText xml:space="preserve"> {escape(code)} '
        f'</w:instrText></w:r><w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end(properties: str = "") -> str:
    """What stands after the result of a field."""
    return f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'


def paragraph(properties: str, words: str) -> str:
    """A paragraph of finished runs; its properties can be added to."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>"


def numbered_by(number: str, level: int = 0) -> str:
    """Puts a paragraph at a level of a list, whatever its style says."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
