"""What a finished Word file says it is made of, in the elements of the tag tree of a PDF, so that both can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.pdf_tags import Area, Element
from reportgen.verify.word_elements import WP, R, W, is_decorative, is_on, is_said, val, w
from reportgen.verify.word_elements import Element as Node
from reportgen.verify.word_numbers import Numbers
from reportgen.verify.word_stories import Paragraph as Known
from reportgen.verify.word_stories import Word
from reportgen.verify.word_structure import continues, row_spans

_LISTS = {"list", "bullet", "number", "letter", "roman"}


def read_word(word: Word) -> Element:
    """The document of a Word file as a tree: headings (the title is H1, Heading 1 is H2), paragraphs, items of lists,
    tables, links, pictures; first those of the running heads, where the council's mark stands. What Word counts and
    draws by itself stands in it as words; bullets, and the page numbers of contents, do not."""
    return _Reader(word).document()


class _Reader:
    def __init__(self, word: Word) -> None:
        self.word = word
        self.numbers = Numbers(word)
        self.known: dict[int, Known] = {id(each.element): each for each in word.stories[0].paragraphs}
        self.language = val(word.styles.defaults, "lang") if word.styles.defaults is not None else ""
        self.addresses = self._addresses(word.stories[0].name)
        self.notes = 0
        self.fields: list[list[str]] = []  # those that are open: the code of each, and "shown" once its result begins

    def _addresses(self, part: str) -> dict[str, str]:
        """Where the links of a part lead, by their id."""
        links = self.word.package.roots.get(_rels(part), ())
        return {each.get("Id", ""): each.get("Target", "") for each in links if each.get("TargetMode") == "External"}

    def document(self) -> Element:
        body = self.word.stories[0].root.find(w("body"))
        marks = {mark.alt: mark for story in self.word.stories if story.kind == "hdr" for mark in self._picture(story.root)}
        return Element("Document", language=self.language, kids=[*marks.values(), *(self._blocks(body) if body is not None else ())])

    def _blocks(self, parent: Node) -> Iterator[Element | str]:
        items: list[tuple[int, Element]] = []
        for each in parent:
            if each.tag == w("p"):
                found = self._paragraph(each)
                if found.type == "LI":
                    items.append((_depth(self.known[id(each)].style_name), found))
                    continue
            yield from _lists(items)
            items = []
            if each.tag == w("p") and (found.kids or not self.known[id(each)].in_cell):
                yield found
            elif each.tag == w("tbl"):
                yield self._table(each)
            elif each.tag in (w("sdt"), w("sdtContent")):
                yield from self._blocks(each)
        yield from _lists(items)

    def _paragraph(self, node: Node) -> Element:
        known = self.known[id(node)]
        kids = list(self._inline(node))
        before = self.numbers.before(node)
        if not known.heading and self.word.is_listed(known) and _LISTS & set(known.style_name.split()):  # and no numbered paragraph
            label = [Element("Lbl", kids=[before])] if before else []
            return Element("LI", kids=[*label, Element("LBody", kids=kids)])
        kind = f"H{known.heading}" if known.heading else "Caption" if known.style_name in ("caption", "picture caption") else "P"
        return Element(kind, kids=[*([f"{before} "] if before else []), *kids])

    # ---- within a line ---------------------------------------------------------------------------

    def _inline(self, parent: Node) -> Iterator[Element | str]:
        for each in parent:
            if each.tag == w("r"):
                yield from self._run(each)
            elif each.tag == w("hyperlink"):
                yield self._link(each)
            elif each.tag in (w("ins"), w("smartTag"), w("sdt"), w("sdtContent"), w("fldSimple")):
                yield from self._inline(each)

    def _link(self, node: Node) -> Element:
        anchor = node.get(W + "anchor", "")
        target = f"#{anchor.removeprefix('_')}" if anchor else self.addresses.get(node.get(R + "id", ""), "")
        kids = list(self._inline(node))
        words = "".join(kid if isinstance(kid, str) else kid.text() for kid in kids)
        return Element("Link", kids=kids, areas=[Area(target, words.strip(), None, True)])

    def _run(self, run: Node) -> Iterator[Element | str]:
        language = val(run, "rPr/lang")
        words = ""
        for each in run:
            if each.tag == w("fldChar"):
                self._field(each.get(W + "fldCharType", ""))
            elif each.tag == w("instrText") and self.fields:
                self.fields[-1][0] += each.text or ""
            elif self._is_hidden():
                continue
            elif each.tag == w("t"):
                words += each.text or ""
            elif each.tag in (w("tab"), w("br"), w("cr")):
                words += " "
            elif each.tag == w("noBreakHyphen"):
                words += "\u2011"
            elif each.tag == w("drawing"):
                yield from self._picture(each)
            elif each.tag == w("footnoteReference"):
                yield words
                yield from self._note(each.get(W + "id", ""))
                words = ""
        if words:
            yield Element("Span", language=language, kids=[words]) if language and language != self.language else words

    def _note(self, id: str) -> Iterator[Element]:
        """The call of a footnote and the note itself, which a reader is offered where it is called."""
        self.notes += 1
        yield Element("Reference", kids=[str(self.notes)])
        for story in self.word.stories:
            for note in story.root.iterchildren(w("footnote")):
                if note.get(W + "id") == id:
                    own, self.addresses = self.addresses, self._addresses(story.name)
                    kids = [kid for paragraph in note.iter(w("p")) for kid in (" ", *self._inline(paragraph))]
                    self.addresses = own
                    yield Element("Note", kids=[Element("Lbl", kids=[str(self.notes)]), *kids])

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(["", ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = "shown"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _is_hidden(self) -> bool:
        """Whether words here are the code of a field, or a page number, which is Word's to say and not the document's."""
        return any(not shown or code.split()[:1] == ["PAGEREF"] for code, shown in self.fields)

    @staticmethod
    def _picture(node: Node) -> Iterator[Element]:
        for each in node.iter(WP + "docPr"):
            if not is_decorative(each):
                yield Element("Figure", alt=each.get("descr", ""))

    # ---- tables ----------------------------------------------------------------------------------

    def _table(self, node: Node) -> Element:
        rows = node.findall(w("tr"))
        look = node.find(w("tblPr/tblLook"))
        names_rows = is_said(look, "firstColumn")
        places = [{start: cell for cell, start, _ in row_spans(row)} for row in rows]
        made = Element("Table")
        for index, row in enumerate(rows):
            heads = is_on(row, "trPr/tblHeader")
            cells = []
            for cell, start, end in row_spans(row):
                if continues(cell):
                    continue
                down = 1
                while index + down < len(rows) and start in places[index + down] and continues(places[index + down][start]):
                    down += 1
                scope = "/Column" if heads else "/Row" if names_rows and start == 0 else ""
                spans = {"ColSpan": end - start, "RowSpan": down}
                attributes = {name: count for name, count in spans.items() if count > 1} | ({"Scope": scope} if scope else {})
                cells.append(Element("TH" if scope else "TD", kids=list(self._blocks(cell)), attributes=attributes))
            made.kids.append(Element("TR", kids=list(cells)))
        return made


def _lists(items: list[tuple[int, Element]]) -> Iterator[Element]:
    """The list that paragraphs make which follow one another; a deeper one stands in the body of the item before it."""
    while items:
        depth, first = items[0]
        made = Element("L", kids=[first])
        rest = items[1:]
        while rest and rest[0][0] >= depth:
            deeper = next((at for at, (each, _) in enumerate(rest) if each <= depth), len(rest))
            last = made.inside()[-1].inside()[-1]
            last.kids += _lists(rest[:deeper])
            rest = rest[deeper:]
            if rest and rest[0][0] == depth:
                made.kids.append(rest[0][1])
                rest = rest[1:]
        yield made
        items = rest


def _depth(style_name: str) -> int:
    """How deep the items of a style such as "List Bullet 2" stand."""
    last = style_name.rpartition(" ")[2]
    return int(last) if last.isdecimal() and len(last) < 3 else 1


def _rels(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"
