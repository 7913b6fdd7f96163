"""From the neutral tree to a Word document in the house's own template."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from datetime import UTC, datetime
from typing import Any, cast

from reportgen.later import typed_by_typing

with typed_by_typing("docx"):
    from docx.opc.packuri import PackURI
    from docx.opc.pkgwriter import PackageWriter

from reportgen.document import tree
from reportgen.finding import Finding, Level, error
from reportgen.render import Rendered
from reportgen.render.word import contents, styles, xml
from reportgen.render.word.derived import even_out
from reportgen.render.word.large_print import enlarge
from reportgen.render.word.notes import add_styles
from reportgen.render.word.ooxml import qn
from reportgen.render.word.pictures import Undrawn
from reportgen.render.word.template import Template
from reportgen.render.word.writer import Writer
from reportgen.style.house import Style

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TEXTS = ("word/document.xml", "word/footnotes.xml")
_DOT = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc\xf8\x0f\0\x01\x01\x01\0"
    b"\xb18\xf6\x14\0\0\0\0IEND\xaeB`\x82"
)  # a PNG of one white point
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)  # the first that a zip file can hold


def render_word(document: tree.Document, style: Style) -> Rendered:
    """A Word document. Where the house has no template for it, the template lacks a style, or a picture cannot
    be drawn, the findings say so and there are no bytes."""
    path = style.folder / f"{document.kind}.docx"
    if not path.is_file():
        missing = f"the house style {style.folder.name} has no Word template for a {document.kind}"
        return Rendered(b"", findings=(error("word-template", missing, document.place, f"it would stand at {path}"),))
    try:
        template = Template(path)
    except ValueError as fault:
        return Rendered(b"", findings=(error("word-template", f"the Word template {path} cannot be used: {fault}", document.place),))
    lacking = [*template.outside(), *template.lacking(styles.needed(style.marks))]
    if lacking:
        return Rendered(b"", findings=tuple(lacking))
    add_styles(template)
    if document.draft:
        template.mark_headers(document.draft)
    if document.large_print:
        enlarge(template.document)
    in_columns = any(isinstance(block, tree.Group) and block.role == "columns" for block in tree.walk(document.blocks))
    if in_columns and not any(tree.called(document.blocks)):
        even_out(template)
    template.fill_fields({"TITLE": _title(document), "SUBJECT": document.issue, "AUTHOR": document.organisation})
    writer = Writer(template, document)
    try:
        body = writer.write(document.blocks)
    except Undrawn as fault:
        return Rendered(b"", findings=(fault.finding,))
    page_of: dict[str, int] = {}
    findings: tuple[Finding, ...] = ()
    if contents.wants_pages(body):
        body, page_of, findings = _with_pages(template, document, body)
    _properties(template, document)
    return Rendered(_package(template, body, document.draft), page_of=page_of, findings=findings)


def _with_pages(template: Template, document: tree.Document, body: str) -> tuple[str, dict[str, int], tuple[Finding, ...]]:
    """The body with the page numbers of its contents, where LibreOffice is there to count the pages."""
    from reportgen.render.word.office import printed_pages

    headings = contents.counted_headings(document)
    page_of: dict[str, int] | None = {}
    for width in (2, 4):  # figures of a page number: room is kept for them, so that filling them in moves nothing
        page_of = printed_pages(_unpictured(template, contents.with_pages(body, {}, width), document.draft), headings)
        if page_of is None or max(page_of.values(), default=0) < 10**width:
            break
    if page_of is None:
        message = "the list of contents gives no page numbers: LibreOffice, which counts the pages, is not on this machine"
        hint = "in Word, press Ctrl+A and then F9; or install libreoffice-writer-nogui"
        return contents.without_pages(body), {}, (Finding("word-contents", Level.INFO, message, document.place, hint),)
    return contents.with_pages(body, page_of), page_of, ()


def was_edited(data: bytes) -> bool:
    """Whether a Word file is no longer as reportgen made it. Word keeps the property "Status" when an
    officer saves the file, and the body and its notes no longer are those that the status was made from."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            texts = [package.read(name) for name in _TEXTS if name in package.namelist()]
            properties = package.read("docProps/core.xml").decode("utf-8", "replace")
    except Exception:  # noqa: BLE001 - a damaged file makes zipfile raise anything
        return True
    return _made(texts) not in properties


def _made(texts: list[bytes]) -> str:
    return f"Made by reportgen, {hashlib.sha256(b''.join(texts)).hexdigest()[:16]}"


def _title(document: tree.Document) -> str:
    is_issue = document.kind == "newsletter" and document.issue
    return f"{document.title}, {document.issue}" if is_issue else document.title


def _properties(template: Template, document: tree.Document) -> None:
    published = document.published
    when = datetime(published.year, published.month, published.day, tzinfo=UTC) if published else _epoch()
    core: Any = template.document.core_properties
    core.title, core.subject, core.author = _title(document)[:255], document.issue[:255], document.organisation[:255]
    core.comments, core.keywords, core.last_modified_by, core.language = document.series[:255], document.draft, "", document.language
    core.created, core.modified, core.revision = when, when, 1
    for language in template.document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), document.language)


def _epoch() -> datetime:
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return max(datetime.fromtimestamp(int(seconds), UTC), _NO_DATE) if seconds.isdecimal() else _NO_DATE


def _package(template: Template, body: str, draft: str) -> bytes:
    """The document as bytes that are the same each time: python-docx stamps the parts with the clock."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, data in _parts(template, body, draft):
            member = zipfile.ZipInfo(name, _NO_DATE.timetuple()[:6])
            member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            package.writestr(member, data)
    return target.getvalue()


def _unpictured(template: Template, body: str, draft: str) -> bytes:
    """The document as pages are counted of: each of its pictures is a dot, which is drawn in the same size in no time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in _parts(template, body, draft):
            package.writestr(name, _DOT if name.startswith("word/media/") else data)
    return target.getvalue()


def _parts(template: Template, body: str, draft: str) -> list[tuple[str, bytes]]:
    """The names of the parts of the document, in order, and what stands in them."""
    package = template.document.part.package
    document = f"{_HEAD}<w:document {xml.NAMESPACES}><w:body>{body}</w:body></w:document>".encode()
    notes = [part.blob for part in package.iter_parts() if part.partname == f"/{_TEXTS[1]}"]
    template.document.core_properties.content_status = ". ".join([draft] * bool(draft) + [_made([document, *notes])])
    members, writer = _Members(), cast(Any, PackageWriter)
    writer._write_content_types_stream(members, package.parts)
    writer._write_pkg_rels(members, package.rels)
    writer._write_parts(members, package.parts)
    main = template.document.part.partname.membername
    return [(name, document if name == main else data) for name, data in members.named]


class _Members:
    """Takes what python-docx would put into a zip file."""

    def __init__(self) -> None:
        self.named: list[tuple[str, bytes]] = []

    def write(self, name: PackURI, data: bytes) -> None:
        """Takes a part."""
        self.named.append((name.membername, data))
