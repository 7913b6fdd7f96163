"""A finished Word file, unpacked: its parts, what they say of one another, and the faults of its package.

A part is named as in the zip, without the slash before it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from reportgen.finding import Finding, error
from reportgen.record import record
from reportgen.verify.word_elements import Element, R

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@record
class Relationship:
    """What one part says of another. The target is empty where it lies outside the file."""

    id: str
    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """The parts of a file: the root of each that is XML, and the relationships that go out from each ("" is the file itself)."""

    names: list[str]
    roots: dict[str, Element] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    relationships: dict[str, list[Relationship]] = field(default_factory=dict)

    def related(self, source: str, *kinds: str) -> list[str]:
        """The XML parts that `source` is related to in one of these ways."""
        return [r.target for r in self.relationships.get(source, []) if r.kind in kinds and r.target in self.roots]

    def root(self, source: str, kind: str) -> Element | None:
        """The root of the one part that `source` is so related to, if there is one."""
        return next((self.roots[name] for name in self.related(source, kind)), None)


def open_package(data: bytes) -> Package | None:
    """The parts of a file; None where it is no zip, or a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            package = Package([name for name in file.namelist() if not name.endswith("/")])
            for name in dict.fromkeys(package.names):
                content = file.read(name)
                if name.endswith((".xml", ".rels")):
                    _parse(package, name, content)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return None
    for name, root in package.roots.items():
        if name.endswith(".rels"):
            folder, rels = posixpath.split(name)
            source = posixpath.join(posixpath.dirname(folder), rels.removesuffix(".rels"))
            package.relationships[source] = [_relationship(each, source) for each in root.iter(_RELATIONSHIP)]
    return package


def _parse(package: Package, name: str, content: bytes) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        package.unread[name] = str(problem)
        return
    if root.getroottree().docinfo.doctype:  # ISO/IEC 29500-2 forbids them: Word does not open the file
        package.unread[name] = "it declares a document type"
    else:
        package.roots[name] = root


def _relationship(element: Element, source: str) -> Relationship:
    target = unquote(element.get("Target", "")).partition("#")[0]
    if element.get("TargetMode") == "External" or not target:
        target = ""
    else:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
    return Relationship(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target)


def package_faults(package: Package) -> Iterator[Finding]:
    """What keeps Word from opening a file, or makes it open only after a repair."""
    for name, count in Counter(name.casefold() for name in package.names).items():
        if count > 1:  # ISO/IEC 29500-2: names are the same whatever their case
            yield error("word-duplicate-part", f"the file holds {name} {count} times")
    for name, problem in package.unread.items():
        yield error("word-xml", f"{name} inside the file cannot be read: {problem}")
    names = set(package.names)
    for source, relationships in package.relationships.items():
        for each in relationships:
            if each.target and each.target not in names:
                yield error("word-missing-part", f"{source or 'the file'} refers to {each.target}, which the file does not hold")
    yield from _without_content_type(package)
    yield from _without_relationship(package)


def _without_content_type(package: Package) -> Iterator[Finding]:
    types = package.roots.get("[Content_Types].xml")
    if types is None:
        yield error("word-content-type", "the file does not say of what type its parts are")
        return
    extensions = {each.get("Extension", "").casefold() for each in types.iter(_TYPES + "Default")}
    parts = {each.get("PartName", "").casefold() for each in types.iter(_TYPES + "Override")}
    for name in package.names:
        known = name == "[Content_Types].xml" or "/" + name.casefold() in parts
        if not known and name.rpartition(".")[2].casefold() not in extensions:
            yield error("word-content-type", f"the file does not say of what type {name} is")


def _without_relationship(package: Package) -> Iterator[Finding]:
    attributes = etree.XPath("//@r:*", namespaces={"r": R[1:-1]}, smart_strings=False)
    for name, root in package.roots.items():
        known = {each.id for each in package.relationships.get(name, [])}
        for missing in dict.fromkeys(attributes(root)):
            if missing and missing not in known:
                yield error(
                    "word-relationship", f"{name} refers to “{missing}” (a link, picture, header or footer), which it does not name"
                )
