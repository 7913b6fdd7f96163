"""The house's own Word template: its styles by name, its lists, its header and footer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

from reportgen.finding import Finding, did_you_mean, error
from reportgen.render.word.ooxml import complex_fields, qn, sub, text_run


class Template:
    """A template opened by python-docx. Styles are found by name: ids change when another program
    saves the file (LibreOffice renames six of twenty-five), names do not."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or docx's errors where `path` is no Word file."""
        self.document: Any = docx.Document(str(path))
        self.path = path
        for relation in self.document.part.package.rels.values():
            # LibreOffice writes this address in small letters, and python-docx then makes a second part.
            if relation.reltype.endswith("metadata/core-properties"):
                relation._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES
        self.ids: dict[str, str] = {}
        self.numbering_of: dict[str, str] = {}
        for style in self.document.styles.element.findall(qn("w:style")):
            name = style.find(qn("w:name")).get(qn("w:val"))
            self.ids[name.casefold()] = style.get(qn("w:styleId"))
            number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            if number is not None:
                self.numbering_of[name.casefold()] = number.get(qn("w:val"))

    def lacking(self, names: Iterable[str]) -> list[Finding]:
        """An error for each of these style names that the template does not have."""
        return [
            error("word-style", f'the Word template {self.path.name} has no style "{name}"', None, did_you_mean(name, self.ids))
            for name in sorted(set(names))
            if name.casefold() not in self.ids
        ]

    def id(self, name: str) -> str:
        """The id of the style of this name; its name where it has none, as `lacking` has told."""
        return self.ids.get(name.casefold(), name)

    def fresh_list(self, style: str, start: int) -> str:
        """The id of a new list in the numbering of a list style, that begins at `start`."""
        numbering = self.document.part.numbering_part.element
        of = self.numbering_of.get(style.casefold())
        original = next((n for n in numbering.findall(qn("w:num")) if n.get(qn("w:numId")) == of), None)
        if original is None:
            return ""
        taken = max(int(n.get(qn("w:numId"))) for n in numbering.findall(qn("w:num")))
        number = sub(numbering, "w:num", numId=taken + 1)
        sub(number, "w:abstractNumId", val=original.find(qn("w:abstractNumId")).get(qn("w:val")))
        level = sub(number, "w:lvlOverride", ilvl=0)
        sub(level, "w:startOverride", val=start)
        return str(taken + 1)

    def fill_fields(self, values: dict[str, str]) -> None:
        """Sets the results of the fields TITLE, SUBJECT and AUTHOR in the header and the footer."""
        for section in self.document.sections:
            for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
                for instruction, result in complex_fields(part._element):
                    value = values.get(instruction.split()[0].upper()) if instruction else None
                    if value is not None and result:
                        result[0].text = value
                        for rest in result[1:]:
                            rest.text = ""

    def mark_headers(self, words: str) -> None:
        """Puts these words at the top of every header, where the template has none too; to be called
        before sections are added, which have the headers of the first."""
        for number, section in enumerate(self.document.sections):
            headers = [section.header]
            headers += [section.first_page_header] * section.different_first_page_header_footer
            headers += [section.even_page_header] * self.document.settings.odd_and_even_pages_header_footer
            for header in headers:
                if number == 0 or not header.is_linked_to_previous:
                    paragraph = header._element.makeelement(qn("w:p"))
                    sub(sub(paragraph, "w:pPr"), "w:pStyle", val=self.id("Header"))
                    text_run(paragraph, words, self.id("Strong"))
                    header._element.insert(0, paragraph)
