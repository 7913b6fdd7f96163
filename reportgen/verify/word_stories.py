"""What a finished Word file says: its flows of text, their paragraphs, and the styles that these have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.finding import Finding
from reportgen.verify.word_elements import WP, Element, W, is_said, number, text_of, val, w
from reportgen.verify.word_package import Package

if TYPE_CHECKING:
    from reportgen.verify.word_numbers import Numbers
    from reportgen.verify.word_structure import Field

_VAL = W + "val"
_P, _T, _PROPERTIES, _STYLE, _CHANGED, _OF_RUN, _CELL = map(w, ("p", "t", "pPr", "pStyle", "pPrChange", "rPr", "tc"))
_NORMAL, _TITLE = "normal", "title"


class Styles:
    """The styles of a document, with what each takes from the one that it is based on."""

    def __init__(self, root: Element | None) -> None:
        self.elements: dict[str, Element] = {}
        self.standard: dict[str, str] = {}
        self.defaults = root.find(w("docDefaults/rPrDefault/rPr")) if root is not None else None
        self._root = root
        self._own: dict[str, dict[Element, Element]] = {}
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._found: dict[tuple[str, str], Element | None] = {}
        for style in root.iterfind(w("style")) if root is not None else ():
            self.elements[self.id(style)] = style
            if is_said(style, "default"):
                self.standard.setdefault(self.type(style), self.id(style))

    @staticmethod
    def id(style: Element) -> str:
        """Its w:styleId."""
        return str(style.get(W + "styleId", ""))

    @staticmethod
    def type(style: Element) -> str:
        """Its kind: "paragraph", "character", "table" or "numbering"."""
        return str(style.get(W + "type", "paragraph"))

    def name(self, style: str) -> str:
        """Its name, as Word shows it."""
        return val(self.elements[style], "name") or style if style in self.elements else style

    def chain(self, style: str) -> Iterator[Element]:
        """The style, the one that it is based on, and so on; a loop is left where it closes."""
        seen: set[str] = set()
        while style in self.elements and style not in seen:
            seen.add(style)
            yield self.elements[style]
            style = val(self.elements[style], "basedOn")

    def find(self, style: str, path: str) -> Element | None:
        """What stands at the path in the style, or in the nearest that it is based on."""
        key = (style, path)
        if key not in self._found:
            if path not in self._own:
                self._own[path] = self._having(path)
            if style not in self._chains:
                self._chains[style] = tuple(self.chain(style))
            own = self._own[path]
            self._found[key] = next((own[each] for each in self._chains[style] if each in own), None)
        return self._found[key]

    def _having(self, path: str) -> dict[Element, Element]:
        """What stands at the path in each style that has it itself, looked for in all in one go."""
        having: dict[Element, Element] = {}
        for found in self._root.iterfind(w(f"style/{path}")) if self._root is not None else ():
            style = found.getparent()
            while style.getparent() is not self._root:
                style = style.getparent()
            having.setdefault(style, found)
        return having


@dataclass(slots=True)
class Paragraph:
    """A w:p with its words, its style's id, and its level as a heading (0: it is none)."""

    element: Element
    text: str
    style: str
    style_name: str
    level: int

    @property
    def heading(self) -> int:
        """Its level among headings of which the title is the first, and that of a list of contents of the second; 0 where it is none."""
        if self.style_name in (_TITLE, "toc heading"):
            return 1 if self.style_name == _TITLE else 2
        return self.level + 1 if self.level else 0

    @property
    def in_cell(self) -> bool:
        """Whether it stands in a table."""
        return next(self.element.iterancestors(_CELL), None) is not None

    @property
    def is_body(self) -> bool:
        """Whether it has the style that a paragraph has of itself."""
        return self.style_name in (_NORMAL, "body text")

    @property
    def is_contents(self) -> bool:
        """Whether it is a line of a table of contents, as Word or LibreOffice name its style."""
        return self.style_name.startswith(("toc", "contents", "table of figures"))


class Story:
    """One flow of text: the document, its notes, a header or a footer. `kind` is the name of its root.

    A long table has half a million elements, so what rules ask for is found in one go: `flow` is paragraphs, their words and
    what is seldom, in the order of the document; `marks` are those where bookmarks begin and end, `spaced` the words with a
    space at an end, `formats` the properties of paragraphs and runs but those that only name the style of a paragraph."""

    def __init__(self, name: str, root: Element, look: Callable[[str], tuple[str, str, int]]) -> None:
        """`look` gives the style of a paragraph that names this one or none, that style's name, and its level as a heading."""
        self.name, self.root = name, root
        self.kind = etree.QName(root).localname
        self.paragraphs: list[Paragraph] = []
        self.flow: list[Element] = []
        self.marks: list[Element] = []
        self.spaced: list[Element] = []
        self.formats: list[Element] = []
        self.fields: list[Field | Finding] | None = None
        self._elements: dict[str, list[Element]] = {tag: [] for tag in _SELDOM}
        self._values: dict[str, list[str]] = {}
        self._sort(look)

    def of(self, *names: str) -> list[Element]:
        """Every element of these names in the namespace w, name by name, each in the order of the document."""
        return [element for name in names for element in self.tagged(W + name)]

    def tagged(self, tag: str) -> list[Element]:
        """Every element of a name as lxml spells it."""
        return self._elements[tag]

    def values(self, name: str) -> list[str]:
        """Every w:val of the elements of this name, once."""
        if name not in self._values:
            self._values[name] = list(dict.fromkeys([element.get(_VAL, "") for element in self.of(name)]))
        return self._values[name]

    def having(self, name: str) -> dict[Element, Element]:
        """The property of this name of each paragraph that has it, by the paragraph."""
        found: dict[Element, Element] = {}
        for element in self.of(name):
            properties = element.getparent()
            of = properties.getparent() if properties is not None and properties.tag == _PROPERTIES else None
            if of is not None and of.tag == _P:
                found.setdefault(of, element)
        return found

    def _sort(self, look: Callable[[str], tuple[str, str, int]]) -> None:
        unstyled, named = look(""), dict[str, None]()
        paragraph, own, changed = Paragraph(self.root, "", *unstyled), "", False  # first what stands in no paragraph
        for element in self.root.iter(_P, _PROPERTIES, _T, *_SELDOM):
            tag = element.tag
            if tag == _PROPERTIES:
                first = element[0] if len(element) == 1 else None
                if first is None or first.tag != _STYLE:
                    self.formats.append(element)
                    first = element.find(_STYLE)
                if first is not None:
                    style = first.get(_VAL, "")
                    named[style] = None
                    if not (own or (changed and next(element.iterancestors(_CHANGED), None) is not None)):
                        own = style
                        paragraph.style, paragraph.style_name, paragraph.level = look(style)
                continue
            self.flow.append(element)
            if tag == _T:
                if words := element.text:
                    paragraph.text += words
                    if words[0] in _SPACES or words[-1] in _SPACES:
                        self.spaced.append(element)
            elif tag == _P:
                paragraph, own = Paragraph(element, "", *unstyled), ""
                self.paragraphs.append(paragraph)
            else:
                changed = changed or tag == _CHANGED  # it holds the style that a paragraph had before
                self._elements[tag].append(element)
                if tag in _MARKS:
                    self.marks.append(element)
                elif tag == _OF_RUN:
                    self.formats.append(element)
        self._values["pStyle"] = list(named)
        for each in self.paragraphs if self.of("txbxContent") else ():
            each.text = text_of(each.element)  # a text box stands in a paragraph, and holds others


_SPACES = " \t\r\n"
_MARKS = (W + "bookmarkStart", W + "bookmarkEnd")
_SELDOM = (
    *(W + kind + part for kind in ("footnote", "endnote", "comment") for part in ("", "Reference")),
    *map(w, ("pPrChange", "rPr", "rStyle", "tab", "ptab", "outlineLvl", "numPr", "numId", "shd", "txbxContent")),
    *map(w, ("tbl", "tblStyle", "gridSpan", "vMerge", "gridBefore", "gridAfter", "hyperlink", "fldChar", "instrText", "fldSimple")),
    *_MARKS,
    WP + "docPr",
)
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")


class Word:
    """A Word file as its rules look at it."""

    def __init__(self, package: Package, main: str) -> None:
        self.package = package
        self.styles = Styles(package.root(main, "styles"))
        self.style_root = package.root(main, "styles")
        self.numbering = package.root(main, "numbering")
        self.settings = package.root(main, "settings")
        self.properties = package.root("", "core-properties")
        self.numbers: Numbers | None = None
        self._styled: dict[str, tuple[str, str, int]] = {}
        self.stories = [self._story(name) for name in dict.fromkeys([main, *package.related(main, *_STORIES)])]

    @property
    def texts(self) -> list[Story]:
        """The stories that are read: the document and its notes. The rest belongs to the house's template."""
        return [story for story in self.stories if story.kind in ("document", "footnotes", "endnotes")]

    @cached_property
    def used_styles(self) -> set[str]:
        """The ids of all styles that a paragraph, a run or a table has."""
        paragraphs = {paragraph.style for story in self.stories for paragraph in story.paragraphs}
        return paragraphs | {style for story in self.stories for tag in ("rStyle", "tblStyle") for style in story.values(tag)}

    def is_listed(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is an item of a list or has a number, by itself or by its style."""
        found = paragraph.element.find(w("pPr/numPr"))
        if found is None:
            found = self.styles.find(paragraph.style, "pPr/numPr")
        return found is not None and number(found, "numId", 0) > 0

    def _story(self, name: str) -> Story:
        story = Story(name, self.package.roots[name], self._style)
        levels = story.having("outlineLvl")
        for each in story.paragraphs if levels else ():
            if each.element in levels:
                each.level = self._level(levels[each.element], each.style_name)
        return story

    def _style(self, style: str) -> tuple[str, str, int]:
        """The style of a paragraph that names this one or none, its name, and its level as a heading."""
        if style not in self._styled:
            id = style or self.styles.standard.get("paragraph", "")
            name = self.styles.name(id).casefold() or _NORMAL
            self._styled[style] = (id, name, self._level(self.styles.find(id, "pPr/outlineLvl"), name))
        return self._styled[style]

    @staticmethod
    def _level(found: Element | None, name: str) -> int:
        level = val(found) if found is not None else ""
        if level.isdecimal() and int(level[:2]) < 9:  # 9 is body text
            return int(level[:2]) + 1
        return 1 if name == _TITLE else 0


def main_part(package: Package) -> str:
    """The name of the part that is the document; empty where there is none."""
    found = package.related("", "officeDocument")
    return found[0] if found and package.roots[found[0]].tag == w("document") else ""
