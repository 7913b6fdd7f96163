"""Structure elements, and how they are written into a PDF (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

_MAY_BE_EMPTY = {"TD", "TH", "TR", "LBody"}


class Content:
    """A marked-content sequence: its page, counted from 0, and its number there."""

    def __init__(self, page: int, number: int) -> None:
        self.page, self.number = page, number


class Annotation:
    """An area of a page that leads somewhere."""

    def __init__(self, page: int, dictionary: Any) -> None:
        self.page, self.dictionary = page, dictionary


class Element:
    """A structure element: its type, what is in it in reading order, and what is known about it.

    `about` holds entries such as "Lang" and "Alt"; `attributes` those of each owner ("Table", "List"…); it
    `refers` to another, as the call of a note does to the note."""

    __slots__ = ("about", "across", "attributes", "dictionary", "down", "kids", "parent", "refers", "type")

    def __init__(self, type: str, parent: Element | None = None) -> None:
        self.type, self.parent, self.down, self.across = type, parent, 1, 1
        self.kids: list[Element | Content | Annotation] = []
        self.about: dict[str, Any] = {}
        self.attributes: dict[str, dict[str, Any]] = {}
        self.refers: Element | None = None
        self.dictionary: Any = None

    def add(self, type: str, at: int | None = None) -> Element:
        """A new element inside this one, at its end or at the given place."""
        element = Element(type, self)
        self.kids.insert(len(self.kids) if at is None else at, element)
        return element

    def has(self, owner: str, **attributes: Any) -> None:
        """Gives it attributes of an owner."""
        self.attributes.setdefault(owner, {}).update(attributes)

    def walk(self) -> Iterator[Element]:
        """This element and all inside it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def prune(self) -> None:
        """Takes out elements with nothing in them, such as a paragraph of white space."""
        for kid in list(self.kids):
            if isinstance(kid, Element):
                kid.prune()
                if not kid.kids and kid.type not in _MAY_BE_EMPTY:
                    self.kids.remove(kid)


def write_tree(pdf: Any, root: Element, counts: list[int]) -> None:
    """Writes the tree below `root`, the document, into a PDF; `counts` gives the number of
    marked-content sequences of each page."""
    top = _added(pdf, pydyf.Dictionary({"Type": "/StructTreeRoot"}))
    elements = list(root.walk())
    for element in elements:
        element.dictionary = _added(pdf, pydyf.Dictionary({"Type": "/StructElem", "S": f"/{element.type}"}))
    owners: list[list[Any]] = [["null"] * count for count in counts]
    areas: list[tuple[Any, Element]] = []
    for element in elements:
        _fill(pdf, element, owners, areas)
    root.dictionary["P"] = top.reference
    numbers = pydyf.Array()
    for page, refs in enumerate(owners):
        numbers += [page, pydyf.Array(refs)]
    for key, (annotation, element) in enumerate(areas, start=len(counts)):
        annotation["StructParent"] = key
        numbers += [key, element.dictionary.reference]
    top["K"] = pydyf.Array([root.dictionary.reference])
    top["ParentTree"] = _added(pdf, pydyf.Dictionary({"Nums": numbers})).reference
    top["ParentTreeNextKey"] = len(counts) + len(areas)
    named = sorted((element.about["ID"].string, element) for element in elements if "ID" in element.about)
    if named:
        names = pydyf.Array([part for name, element in named for part in (pydyf.String(name), element.dictionary.reference)])
        top["IDTree"] = _added(pdf, pydyf.Dictionary({"Names": names})).reference
    pdf.catalog["StructTreeRoot"] = top.reference


def _fill(pdf: Any, element: Element, owners: list[list[Any]], areas: list[tuple[Any, Element]]) -> None:
    """Writes what is in an element and what is known about it."""
    entry = element.dictionary
    page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    if page is not None:
        entry["Pg"] = pdf.page_references[page]
    if element.parent is not None:
        entry["P"] = element.parent.dictionary.reference
    inside = pydyf.Array()
    for kid in element.kids:
        if isinstance(kid, Element):
            inside.append(kid.dictionary.reference)
        elif isinstance(kid, Content):
            owners[kid.page][kid.number] = entry.reference
            elsewhere = {"Type": "/MCR", "Pg": pdf.page_references[kid.page], "MCID": kid.number}
            inside.append(kid.number if kid.page == page else pydyf.Dictionary(elsewhere))
        else:
            areas.append((kid.dictionary, element))
            inside.append(pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.dictionary.reference, "Pg": pdf.page_references[kid.page]}))
    entry["K"] = inside
    entry.update(element.about)
    if element.refers is not None:
        entry["Ref"] = pydyf.Array([element.refers.dictionary.reference])
    owned = [pydyf.Dictionary({"O": f"/{owner}", **values}) for owner, values in element.attributes.items()]
    if owned:
        entry["A"] = owned[0] if len(owned) == 1 else pydyf.Array(owned)


def _added(pdf: Any, dictionary: Any) -> Any:
    pdf.add_object(dictionary)
    return dictionary
