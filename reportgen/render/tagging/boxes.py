"""From the boxes of laid-out pages to structure elements.

Boxes of one HTML element, or of one block of the document (the lines of a link, the halves of a paragraph, a table on its pages) make
one structure element, in the place where the first of them stands: so the reading order is that of
the source, wherever columns and pages end.
"""

from __future__ import annotations

from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import BlockContainerBox, FootnoteAreaBox, InlineBox, LineBox, MarginBox, ReplacedBox, TextBox

from reportgen.render.tagging import tables
from reportgen.render.tagging.elements import Annotation, Content, Element, write_tree

_TYPES = {
    "main": "Part", "article": "Art", "section": "Sect", "blockquote": "BlockQuote", "p": "P",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6", "ul": "L", "ol": "L",
    "table": "Table", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD",
    "caption": "Caption", "figcaption": "Caption", "a": "Link", "strong": "Span", "em": "Span", "abbr": "Span",
}  # fmt: skip
_GROUPING = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote"}  # their words must stand in a paragraph
_WORDLESS = _GROUPING | {"L", "LI", "Table", "THead", "TBody", "TFoot", "TR", "Figure"}
_NUMBERINGS = {
    "disc": "Disc", "circle": "Circle", "square": "Square", "decimal": "Decimal", "letter": "LowerAlpha", "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha", "roman": "LowerRoman", "lower-roman": "LowerRoman", "upper-roman": "UpperRoman",
    "none": "None",
}  # fmt: skip
_SVG = "{http://www.w3.org/2000/svg}"
_PT = 0.75  # points a CSS pixel

Key = tuple[Any, str]


class Tagger:
    """Makes the tag tree, page by page."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.elements: dict[Key, Element] = {}
        self.tables: dict[Key, Any] = {}
        self.notes: dict[str, Element] = {}
        self.behind: dict[Element, int] = {}
        self.counts: list[int] = []

    def page(self, number: int, page: Any, stream: Any) -> None:
        """Takes in a page that was drawn into `stream`."""
        self.number, self.height, self.tags = number, page.height, stream._tags
        self.counts.append(len(self.tags))
        self.artifacts: dict[int, str] = {}
        self.table: Any = None
        self.language = page._page_box.children[0].element.get("lang", "")
        for box in page._page_box.children:
            self._box(box, self.root, "Pagination" if isinstance(box, MarginBox) else "")
        self.artifacts.update((tag["mcid"], "Layout") for tag in self.tags.values())
        self.tags.clear()
        operators = stream.stream
        for at, operator in enumerate(operators):
            if isinstance(operator, pydyf.Dictionary) and operator.get("MCID") in self.artifacts:
                operators[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": f"/{self.artifacts[operator['MCID']]}"})]

    def write(self, pdf: Any) -> None:
        """Writes the tree of all pages into a PDF."""
        self.root.prune()
        for number, table in enumerate((e for e in self.root.walk() if e.type == "Table"), start=1):
            tables.relate(table, number)
        for number, note in enumerate((e for e in self.root.walk() if e.type == "Note"), start=1):
            note.about["ID"] = pydyf.String(f"n{number:04}")
        write_tree(pdf, self.root, self.counts)
        pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    # ---- one box -----------------------------------------------------------------------------------

    def _box(self, box: Any, parent: Element, artifact: str) -> None:
        """Adds what is drawn of a box to the tree, or to the artifacts where `artifact` says which kind."""
        box = getattr(box, "_box", box)  # a box set by itself stands behind a placeholder
        if isinstance(box, TextBox):
            self._content(box, parent, artifact or ("" if box.text.strip() or parent.type not in _WORDLESS else "Layout"))
            return
        if isinstance(box, FootnoteAreaBox):
            for note in box.children:
                self._box(note, self.root, artifact)
            return
        if box.element is None:
            self._children(box, parent, artifact)
            return
        key = _key(box)
        table, self.table = self.table, box if key[1] == "table" and not box.is_table_wrapper else self.table
        if key[1] in ("thead", "tfoot") and self.tables.setdefault(key, self.table) is not self.table:
            artifact = artifact or "Pagination"  # said again where the table goes on
        element = parent if artifact else self._of(key, box, parent)
        if box.link_annotation:
            self._area(box, element)
        if isinstance(box, ReplacedBox):
            self._picture(box, element, artifact)
        else:
            self._children(box, element, artifact)
        self.table = table

    def _children(self, box: Any, parent: Element, artifact: str) -> None:
        if parent.type in _GROUPING and not artifact and isinstance(box, BlockContainerBox) and _has_words(box):
            key = (_key(box)[0], "::words")
            if key not in self.elements:
                self.elements[key] = parent.add("P")
            parent = self.elements[key]
        for child in box.children:
            self._box(child, parent, artifact)

    def _content(self, box: Any, parent: Element, artifact: str, at: int | None = None) -> None:
        tag = self.tags.pop(box, None)
        if tag and artifact:
            self.artifacts[tag["mcid"]] = artifact
        elif tag:
            parent.kids.insert(len(parent.kids) if at is None else at, Content(self.number, tag["mcid"]))

    def _area(self, box: Any, element: Element) -> None:
        """An area that leads somewhere: it is part of its link even where that is drawn again."""
        element = self.elements.get((_key(box)[0], "a"), element)
        while element.type != "Link" and element.parent is not None:
            element = element.parent
        box.link_annotation["Contents"] = pydyf.String(box.element.get("title") or _words(box.element))
        element.kids.append(Annotation(self.number, box.link_annotation))

    def _picture(self, box: Any, element: Element, artifact: str) -> None:
        alternative = _alternative(box.element)
        if artifact or alternative == "":
            self._content(box, element, artifact or "Layout")
            return
        figure = element if element.type == "Figure" and not element.about else element.add("Figure")
        if alternative:  # one without is found when the file is checked
            figure.about["Alt"] = pydyf.String(alternative)
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, self.height - top - box.height, left + box.width, self.height - top)
        figure.has("Layout", BBox=pydyf.Array(round(corner * _PT, 3) for corner in corners))
        self._content(box, figure, "", at=0)

    # ---- from an HTML element to a structure element -----------------------------------------------

    def _of(self, key: Key, box: Any, parent: Element) -> Element:
        """The element that holds what is in a box: one of its own, or that round it."""
        if key not in self.elements:
            self.elements[key] = self._new(key, box, parent)
        return self.elements[key]

    def _new(self, key: Key, box: Any, parent: Element) -> Element:
        source, tag = box.element, key[1]
        if tag == "li::marker":
            return _nearest(parent, "LI").add("Lbl", at=0)
        classes = source.get("class", "").split()
        if "::" in tag:
            return parent
        if tag == "li" and parent.type == "L":
            numbering = _NUMBERINGS.get(str(box.style["list_style_type"]))
            if numbering:
                parent.has("List", ListNumbering=f"/{numbering}")
            element = parent.add("LI").add("LBody")
        elif tag == "figure" and sum(1 for image in source.iter("img") if _alternative(image)) == 1:
            element = parent.add("Figure")
        elif tag == "thead":  # where a row leaves it no room, it is drawn on a later page only
            element = parent.add("THead", at=sum(1 for kid in parent.kids if isinstance(kid, Element) and kid.type == "Caption"))
        elif tag == "a" and "call" in classes:
            element = self._call(source, parent).add("Link")
        elif tag == "a" and "back" in classes:
            element = parent.add("Lbl").add("Link")
        elif "note" in classes and source.get("id") in self.notes:
            element = self.notes[source.get("id")]  # its words are read where it is called, not where they stand
        elif tag in _TYPES:
            element = parent.add(_TYPES[tag])
        elif source.get("data-typed"):
            element = parent.add("Span")
        elif source.get("lang", self.language) != self.language:
            element = parent.add("Span" if isinstance(box, InlineBox) else "Div")
        else:
            return parent
        self._tell(element, source, box)
        return element

    def _call(self, source: Any, parent: Element) -> Element:
        """The call of a note, with the note itself behind it; that of a table or a picture is read behind these, whose
        captions and headings are said again with each cell."""
        call, whole = parent.add("Reference"), _nearest(parent, "Table", "Figure")
        if whole.parent is not None:
            at = whole.parent.kids.index(whole) + 1 + self.behind.get(whole, 0)
            parent, self.behind[whole] = whole.parent.add("P", at), self.behind.get(whole, 0) + 1
        note = self.notes[source.get("href")[1:]] = parent.add("Note")
        call.refers, note.refers = note, call
        return call

    def _tell(self, element: Element, source: Any, box: Any) -> None:
        """What the HTML element knows of itself."""
        if source.get("lang", self.language) != self.language:
            element.about["Lang"] = pydyf.String(source.get("lang"))
        if typed := source.get("data-typed"):  # with the space that is drawn where a line ends behind it
            drawn = "".join(child.pango_layout.text for child in box.children if isinstance(child, TextBox))
            element.about["ActualText"] = pydyf.String(typed + " " * drawn[-1:].isspace())
        if source.tag == "abbr" and source.get("title"):
            element.about["E"] = pydyf.String(source.get("title"))
        if element.type in ("TH", "TD"):
            element.down, element.across = box.rowspan, box.colspan
            spans = {name: n for name, n in (("RowSpan", box.rowspan), ("ColSpan", box.colspan)) if n > 1}
            scope = {"Scope": "/Row" if source.get("scope") in ("row", "rowgroup") else "/Column"} if element.type == "TH" else {}
            if spans or scope:
                element.has("Table", **spans, **scope)


def _key(box: Any) -> Key:
    """What boxes of one element have in common. Where a block of the document was cut in two to fill
    two columns, its halves bear the same `data-part`."""
    return box.element.get("data-part") or box.element, box.element_tag


def _nearest(element: Element, *types: str) -> Element:
    while element.type not in types and element.parent is not None:
        element = element.parent
    return element


def _has_words(box: Any) -> bool:
    """Whether words stand in the lines of a box itself, and not in a block within them."""
    return any(
        child.text.strip() if isinstance(child, TextBox) else _has_words(child)
        for child in box.children
        if isinstance(child, TextBox | LineBox | InlineBox)
    )


def _alternative(source: Any) -> str | None:
    """The alternative text of a picture: empty where it only adorns the page, None where it is missing."""
    if source.get("aria-hidden") == "true" or source.get("role") in ("presentation", "none"):
        return ""
    if source.tag == f"{_SVG}svg":
        return source.get("aria-label") or source.findtext(f"{_SVG}title") or None
    alternative: str | None = source.get("alt")
    return alternative


def _words(source: Any) -> str:
    """The words of an HTML element, with the alternative texts of pictures in it."""
    words = source.get("data-typed") or source.text or ""
    for child in source:
        words += (_alternative(child) or "" if child.tag == "img" else _words(child)) + (child.tail or "")
    return " ".join(words.split()) or (source.get("alt") or "" if source.tag == "img" else "")
