"""What refers to a place in the document: bookmarks, and the fields that give the number that stands there."""

from __future__ import annotations

from functools import cached_property

from reportgen.document import tree
from reportgen.render.word import styles, xml

_LONGEST = 40  # Word's own limit for the name of a bookmark


class References:
    """The bookmarks of a document, by the ids of its blocks."""

    def __init__(self, document: tree.Document) -> None:
        self.names: dict[tuple[str, str], str] = {}
        self.taken: set[str] = set()
        self.last = 0
        self._document = document

    @cached_property
    def _places(self) -> dict[str, tree.Heading | tree.Paragraph | tree.Table]:
        kinds = (tree.Heading, tree.Paragraph, tree.Table)
        return {block.id: block for block in self._document.every if isinstance(block, kinds) and block.id}

    @cached_property
    def numbers(self) -> dict[str, tree.Number]:
        """The number of each block that has one and can be referred to."""
        return {id: block.number for id, block in self._places.items() if block.number}

    @cached_property
    def appendices(self) -> set[str]:
        """The ids of the headings of appendices."""
        groups = tree.groups(self._document.blocks, "appendix")
        return {first.id for group in groups for first in group.blocks[:1] if isinstance(first, tree.Heading)}

    @cached_property
    def boxed(self) -> set[str]:
        """The ids of the headings in tinted boxes."""
        groups = (group for role in styles.BOXES for group in tree.groups(self._document.blocks, role))
        return {each.id for group in groups for each in tree.walk(group.blocks) if isinstance(each, tree.Heading)}

    def place(self, id: str) -> tree.Heading | tree.Paragraph | tree.Table | None:
        """The heading, the paragraph or the table of this id, if there is one."""
        return self._places.get(id)

    def name(self, id: str, part: str = "whole") -> str:
        """The bookmark of an id. One whose name begins with an underscore is hidden from Word's list; Word
        takes letters, figures and underscores, and does not tell small letters from capitals."""
        key = (id, part)
        if key not in self.names:
            base = "_" + "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in id)
            base += "_figure" if part == "figure" else ""
            name, count = base[:_LONGEST], 1
            while name.casefold() in self.taken:
                count += 1
                name = f"{base[: _LONGEST - 1 - len(str(count))]}_{count}"
            self.taken.add(name.casefold())
            self.names[key] = name
        return self.names[key]

    def bookmark(self, id: str, words: str, part: str = "whole") -> str:
        """The words, as the place that `id` names."""
        if not id:
            return words
        self.last += 1
        return f'<w:bookmarkStart w:id="{self.last}" w:name="{self.name(id, part)}"/>{words}<w:bookmarkEnd w:id="{self.last}"/>'

    def typed(self, id: str, number: tree.Number) -> str:
        """A number that the author typed: "5", not "5.", is what words refer to."""
        words = number.referred()
        return self.bookmark(id, xml.run(words)) + xml.run(number.text[len(words) :])

    def field(self, reference: tree.Reference, properties: str) -> str:
        """The number that stands at a place, as a field that Word updates; plain words where none stands there."""
        number = self.numbers.get(reference.id)
        if number is None:
            return xml.run(reference.text, properties)
        if number.scheme == "tables":
            code = f"REF {self.name(reference.id, reference.part)} \\h"
        elif number.scheme == "given":
            code = f"REF {self.name(reference.id)} \\h"
        else:
            figure_alone = "\\t " if reference.part == "figure" else ""
            code = f"REF {self.name(reference.id)} \\n {figure_alone}\\h"
        return xml.field(code, reference.text, properties)
