"""The house's own Word template: its styles by name, its lists, its header and footer."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reportgen.files import read_file
from reportgen.finding import Finding, did_you_mean, error
from reportgen.render.word import xml
from reportgen.render.word.ooxml import complex_fields, qn

_LARGEST, _LARGEST_WITHIN = 20_000_000, 200_000_000  # bytes, packed and unpacked
_FETCHING = re.compile(r"\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\b", re.IGNORECASE)
"""Fields whose result Word reads from another file or program."""
_SIDES, _W = {"start": "left", "end": "right"}, qn("w:")


def _opened(path: Path) -> Any:
    data = read_file(path, _LARGEST)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(member.file_size for member in package.infolist())
        if unpacked > _LARGEST_WITHIN:
            raise ValueError(f"it unpacks to more than {_LARGEST_WITHIN // 1_000_000} MB")
        return docx.Document(io.BytesIO(data))
    except ValueError:
        raise
    except Exception as fault:  # noqa: BLE001 - a damaged file makes python-docx, lxml and zipfile raise anything
        raise ValueError(f"it is damaged or no Word document ({fault})") from None


class Template:
    """A template opened by python-docx. Styles are found by name: ids change when another program
    saves the file (LibreOffice renames six of twenty-five), names do not."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where `path` cannot be read, and ValueError where it is no Word file."""
        self.document: Any = _opened(path)
        self.path = path
        for relation in self.document.part.package.rels.values():
            # LibreOffice writes this address in small letters, and python-docx then makes a second part.
            if relation.reltype.endswith("metadata/core-properties"):
                relation._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES
        for root in (self.document.styles.element, self.document.part.numbering_part.element):
            _take_sides(root)
        self.elements: dict[str, Any] = {}
        self.numbering_of: dict[str, str] = {}
        for style in self.document.styles.element.findall(qn("w:style")):
            name = style.find(qn("w:name")).get(qn("w:val")).casefold()
            self.elements[name] = style
            number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            if number is not None and number.get(qn("w:val")) != "0":
                self.numbering_of[name] = number.get(qn("w:val"))
        self.ids = {name: style.get(qn("w:styleId")) for name, style in self.elements.items()}
        self._by_id = {self.ids[name]: style for name, style in self.elements.items()}
        self._found: dict[str, str] = {}

    def lacking(self, names: Iterable[str]) -> list[Finding]:
        """An error for each of these style names that the template does not have."""
        return [
            error("word-style", f'the Word template {self.path.name} has no style "{name}"', None, did_you_mean(name, self.ids))
            for name in sorted(set(names))
            if name.casefold() not in self.ids
        ]

    def outside(self) -> Iterator[Finding]:
        """An error for each thing that Word would fetch from outside the template when it opens a document made with it."""
        for part in self.document.part.package.iter_parts():
            for relation in part.rels.values():
                if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
                    kind = relation.reltype.rsplit("/", 1)[-1]
                    message = f'the Word template {self.path.name} fetches "{relation.target_ref}" from outside ({kind})'
                    yield error("word-outside", message, None, "in Word: File, Info, Edit Links to Files; or Developer, Document Template")
            root = getattr(part, "_element", None)
            for code in _fields(root) if root is not None else ():
                if found := _FETCHING.match(code):
                    message = f"a field of the Word template {self.path.name} reads from another file ({found[1].upper()})"
                    yield error("word-outside", message, None, "in Word: select it and press Ctrl+Shift+F9")

    def id(self, name: str) -> str:
        """The id of the style of this name; its name where it has none, as `lacking` has told."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self.ids.get(name.casefold(), name)
        return found

    def name(self, id: str) -> str:
        """The name of the style of this id; empty where there is none."""
        found = self._by_id.get(id)
        return "" if found is None else str(found.find(qn("w:name")).get(qn("w:val")))

    def add_style(self, name: str, says: str, based_on: str = "", kind: str = "paragraph") -> None:
        """A style of this name where the template has none: what it `says` in XML. One that is based on no other is built into Word."""
        if name.casefold() not in self.ids:
            id, taken = "".join(word.capitalize() for word in name.split()), set(self.ids.values())
            while id in taken:
                id += "1"
            is_own, base = (' w:customStyle="1"', f'<w:basedOn w:val="{xml.escape(self.id(based_on))}"/>') if based_on else ("", "")
            named = f'w:styleId="{id}"><w:name w:val="{xml.escape(name)}"/>'
            made = self._by_id[id] = parse_xml(f'<w:style {nsdecls("w")} w:type="{kind}"{is_own} {named}{base}{says}</w:style>')
            self.elements[name.casefold()] = made
            self.document.styles.element.append(made)
            self.ids[name.casefold()] = id

    def element(self, name: str) -> Any:
        """The style of this name. Raises KeyError where there is none."""
        return self.elements[name.casefold()]

    def find(self, name: str, group: str, part: str) -> Any:
        """What a style says under "w:rPr" or "w:pPr", itself or by one that it is based on; None where none does."""
        style = self.elements.get(name.casefold())
        for _ in self.elements:
            if style is None:
                return None
            found = style.find(f"{qn(group)}/{qn(part)}")
            if found is not None:
                return found
            based = style.find(qn("w:basedOn"))
            style = self._by_id.get(based.get(qn("w:val"))) if based is not None else None
        return None

    def size(self, name: str) -> int:
        """The size of a style's letters in half points."""
        found = self.find(name, "w:rPr", "w:sz")
        return 22 if found is None else int(found.get(qn("w:val")))

    @cached_property
    def drawings(self) -> Iterator[str]:
        """Numbers for drawings, each the only one of its number in the file (ISO/IEC 29500-1, 20.4.2.5)."""
        roots = (getattr(part, "_element", None) for part in self.document.part.package.iter_parts())
        taken = {each.get("id") for root in roots if root is not None for each in root.iter(qn("wp:docPr"))}
        return (number for number in map(str, count(1)) if number not in taken)

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
                    paragraph = header.add_paragraph(style="Header")
                    paragraph.add_run(words, style="Strong")
                    header._element.insert(0, paragraph._p)


def _take_sides(root: Any) -> None:
    """LibreOffice writes start and end for left and right, which the judges of Word files do not know in all places."""
    for each in root.iter(qn("w:ind"), qn("w:jc"), qn("w:lvlJc")):
        for name, value in list(each.attrib.items()):
            if side := _SIDES.get(name.removeprefix(_W)):
                del each.attrib[name]
                each.set(qn(f"w:{side}"), value)
            elif value in _SIDES:
                each.set(name, _SIDES[value])


def _fields(root: Any) -> Iterator[str]:
    yield from (code for code, _ in complex_fields(root))
    yield from (code.text or "" for code in root.iter(qn("w:instrText")))  # a field within another
    yield from (field.get(qn("w:instr"), "") for field in root.iter(qn("w:fldSimple")))
