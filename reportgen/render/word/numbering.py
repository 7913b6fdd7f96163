"""Word's automatic numbers: which list each style is linked to, lists that begin afresh, and relinking
the styles where a document is numbered otherwise than its template."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from reportgen.document import tree
from reportgen.render.word import styles, xml
from reportgen.render.word.ooxml import Element, qn
from reportgen.render.word.template import Template

SCHEMES: dict[str, tuple[tuple[str, str], ...]] = {
    "sections": ((styles.HEADINGS[1], "%1"), (styles.NUMBERED, "%1.%2"), (styles.NUMBERED_2, "%1.%2.%3")),
    "paragraphs": ((styles.NUMBERED, "%1."), (styles.NUMBERED_2, "%1.%2")),
    "recommendations": ((styles.RECOMMENDATION, "%1."),),
    "appendices": ((styles.APPENDIX, "Appendix %1"),),
    "none": (),
}
"""For each scheme its levels: the style that is linked to it, and its number as Word spells it."""

LINKED = (styles.HEADINGS[1], styles.NUMBERED, styles.NUMBERED_2)
"""The styles that a document's own scheme numbers."""

_HANGING = ("709", "709")  # twips: the number hangs at 0, the words stand at 12.5 mm


class Numbering:
    """The lists of a template's document, and the numbers that its paragraphs ask for."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.root = template.document.part.numbering_part.element
        numbers = self.root.findall(qn("w:num"))
        self.abstract_of = {n.get(qn("w:numId")): n.find(qn("w:abstractNumId")).get(qn("w:val")) for n in numbers}
        self.abstracts = {a.get(qn("w:abstractNumId")): a for a in self.root.findall(qn("w:abstractNum"))}
        self.first_number = numbers[0] if numbers else None
        self.last_number = max(map(int, self.abstract_of), default=0)
        self.last_abstract = max(map(int, self.abstracts), default=-1)
        self.runs: dict[tuple[str, int], str] = {}
        self.own = "none"
        self.appendix_text = SCHEMES["appendices"][0][1]

    def follow(self, document: tree.Document) -> None:
        """Links the styles as this document is numbered, where the template has them otherwise: so a paragraph that an
        officer adds in Word is numbered like the rest."""
        self.own = document.numbering if document.numbering in SCHEMES else "none"
        if not self.is_of(self.own):
            for style in LINKED:
                self._unlink(style)
            if SCHEMES[self.own]:
                self._relink(self._levels(self.own))
        used: dict[str, tree.Number] = {}
        for block in document.every:
            if isinstance(block, (tree.Heading, tree.Paragraph)) and block.number:
                used.setdefault(block.number.scheme, block.number)
        for scheme in ("recommendations", "appendices"):
            if scheme in used:
                self._link_one(scheme, used[scheme])

    def of(self, number: tree.Number, style: str) -> str:
        """What a paragraph in this style says besides, to bear this automatic number: nothing where its style does."""
        levels = self._levels(number.scheme)
        by_style = number.run == 0 and (number.scheme == self.own or number.scheme not in ("sections", "paragraphs"))
        if by_style and number.level < len(levels) and levels[number.level][0] == style:
            return ""
        key = (number.scheme, number.run)
        if by_style and levels:
            return xml.numbered_by(self.template.numbering_of.get(levels[0][0].casefold(), "0"), number.level)
        if key not in self.runs:
            self.runs[key] = self._new_list([(text, "") for _, text in levels])
        return xml.numbered_by(self.runs[key], number.level)

    def caption_code(self, number: tree.Number) -> str:
        """The field that counts tables; each run of theirs begins at 1."""
        return f"SEQ Table{number.run or ''} \\* ARABIC"

    def is_linked(self, style: str) -> bool:
        """Whether a paragraph in this style is numbered by it."""
        return style.casefold() in self.template.numbering_of

    def fresh_list(self, style: str, start: int) -> str:
        """The id of a new list in the numbering of a list style, that begins at `start`."""
        of = self.template.numbering_of.get(style.casefold(), "")
        return self._new_number(self.abstract_of[of], start) if of in self.abstract_of else ""

    def moved(self, style: str, name: str, further: int) -> str:
        """Gives the style `name` the list of another one, if it has one, its words so many twips further in; what `name` says of it."""
        of = self.abstract_of.get(self.template.numbering_of.get(style.casefold(), ""))
        if of is None:
            return ""
        self.last_abstract += 1
        abstract = deepcopy(self.abstracts[of])
        abstract.set(qn("w:abstractNumId"), str(self.last_abstract))
        for own in ("w:nsid", "w:tmpl", "w:pStyle"):
            for found in list(abstract.iter(qn(own))):
                found.getparent().remove(found)
        for indent in abstract.iter(qn("w:ind")):
            indent.set(qn("w:left"), str(max(0, int(indent.get(qn("w:left"), "0")) + further)))
        number = self.template.numbering_of[name.casefold()] = self._add_list(abstract)
        return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'

    def linked_text(self, style: str) -> str:
        """How Word spells the number of a style: "%1.%2"; empty where it has none."""
        level = self._level(style)
        text = level.find(qn("w:lvlText")) if level is not None else None
        return "" if text is None else str(text.get(qn("w:val"), ""))

    # ---- linking ---------------------------------------------------------------------------------

    def _levels(self, scheme: str) -> tuple[tuple[str, str], ...]:
        return ((styles.APPENDIX, self.appendix_text),) if scheme == "appendices" else SCHEMES.get(scheme, ())

    def _link_one(self, scheme: str, first: tree.Number) -> None:
        form = "decimal"
        if scheme == "appendices" and first.figure:
            before, figure, after = first.text.rpartition(first.figure)
            self.appendix_text = f"{before}%1{after}"
            form = "decimal" if figure.isdecimal() else "upperLetter"
        ((style, text),) = self._levels(scheme)
        if self.linked_text(style) != text:
            self._unlink(style)
            self._relink(self._levels(scheme), form)

    def is_of(self, scheme: str) -> bool:
        """Whether the styles of the template are linked as this scheme asks, all to one list."""
        levels = dict(SCHEMES[scheme])
        lists = {self.template.numbering_of.get(style.casefold()) for style in levels}
        return all(self.linked_text(style) == levels.get(style, "") for style in LINKED) and len(lists) <= 1

    def _level(self, style: str) -> Element | None:
        abstract = self.abstracts.get(self.abstract_of.get(self.template.numbering_of.get(style.casefold(), ""), ""))
        if abstract is None:
            return None
        depth = self.template.element(style).find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}")
        wanted = depth.get(qn("w:val")) if depth is not None else "0"
        return next((level for level in abstract.findall(qn("w:lvl")) if level.get(qn("w:ilvl")) == wanted), None)

    def _unlink(self, style: str) -> None:
        element = self.template.element(style)
        number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if number is not None:
            number.getparent().remove(number)
        self.template.numbering_of.pop(style.casefold(), None)
        for link in list(self.root.iter(qn("w:pStyle"))):
            if link.get(qn("w:val")) == element.get(qn("w:styleId")):
                link.getparent().remove(link)

    def _relink(self, levels: tuple[tuple[str, str], ...], form: str = "decimal") -> None:
        number = self._new_list([(text, style) for style, text in levels], form)
        for depth, (style, _) in enumerate(levels):
            properties = self.template.element(style).get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = depth
            properties.get_or_add_numId().val = int(number)
            self.template.numbering_of[style.casefold()] = number

    # ---- lists -----------------------------------------------------------------------------------

    def _new_list(self, levels: list[tuple[str, str]], form: str = "decimal") -> str:
        """A new multilevel list: for each level its number as Word spells it, and the style linked to it."""
        self.last_abstract += 1
        made = [self._new_level(depth, text, style, form) for depth, (text, style) in enumerate(levels)]
        nsid = f"52{self.last_abstract:06X}"  # Word takes lists of one nsid for one list
        abstract = etree.fromstring(
            f'<w:abstractNum {xml.NAMESPACES} w:abstractNumId="{self.last_abstract}"><w:nsid w:val="{nsid}"/>'
            f'<w:multiLevelType w:val="multilevel"/>{"".join(made)}</w:abstractNum>'
        )
        return self._add_list(abstract)

    def _add_list(self, abstract: Element) -> str:
        """The id of a new number of a list that is put into the file."""
        if self.first_number is not None:
            self.first_number.addprevious(abstract)  # Word does not read one that stands after a num
        else:
            self.root.append(abstract)
        self.abstracts[str(self.last_abstract)] = abstract
        return self._new_number(str(self.last_abstract))

    def _new_level(self, depth: int, text: str, style: str, form: str) -> str:
        left, hanging = _HANGING
        link = ""
        if style:
            indent = self.template.element(style).find(f"{qn('w:pPr')}/{qn('w:ind')}")
            if indent is not None:
                left, hanging = indent.get(qn("w:left"), left), indent.get(qn("w:hanging"), hanging)
            link = f'<w:pStyle w:val="{xml.escape(self.template.id(style))}"/>'
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}<w:lvlText w:val="{xml.escape(text)}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        )

    def _new_number(self, abstract: str, start: int | None = None) -> str:
        self.last_number += 1
        override = "" if start is None else f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        number = etree.fromstring(
            f'<w:num {xml.NAMESPACES} w:numId="{self.last_number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
        )
        if self.first_number is None:
            self.first_number = number
        self.root.append(number)
        self.abstract_of[str(self.last_number)] = abstract
        return str(self.last_number)
