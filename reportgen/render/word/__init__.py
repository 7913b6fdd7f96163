"""From the neutral tree to a Word document in the house's own template."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from datetime import UTC, datetime
from typing import Any

from reportgen.document import tree
from reportgen.finding import error
from reportgen.render import Rendered
from reportgen.render.word import styles
from reportgen.render.word.ooxml import qn
from reportgen.render.word.template import Template
from reportgen.render.word.writer import Writer
from reportgen.style.house import Style

_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)  # the first that a zip file can hold


def render_word(document: tree.Document, style: Style) -> Rendered:
    """A Word document. Where the house has no template for it, or the template lacks a style, the
    findings say so and there are no bytes."""
    path = style.folder / f"{document.kind}.docx"
    if not path.is_file():
        missing = f"the house style {style.folder.name} has no Word template for a {document.kind}"
        return Rendered(b"", findings=(error("word-template", missing, document.place, f"it would stand at {path}"),))
    template = Template(path)
    lacking = template.lacking(styles.needed(style.marks))
    if lacking:
        return Rendered(b"", findings=tuple(lacking))
    if document.draft:
        template.mark_headers(document.draft)
    Writer(template).write(document.blocks)
    heading = f"{document.title}, {document.issue}" if document.issue else document.title
    template.fill_fields({"TITLE": heading, "AUTHOR": document.organisation})
    _properties(template, document, heading)
    return Rendered(_package(template, document.draft))


def was_edited(data: bytes) -> bool:
    """Whether a Word file is no longer as reportgen made it. Word keeps the property "Status" when an
    officer saves the file, and the body no longer is the one that the status was made from."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body, properties = package.read("word/document.xml"), package.read("docProps/core.xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, OSError):
        return True
    return _made(body) not in properties


def _made(body: bytes) -> str:
    return f"Made by reportgen, {hashlib.sha256(body).hexdigest()[:16]}"


def _properties(template: Template, document: tree.Document, title: str) -> None:
    published = document.published
    when = datetime(published.year, published.month, published.day, tzinfo=UTC) if published else _epoch()
    core: Any = template.document.core_properties
    core.title, core.subject, core.author = title[:255], document.issue[:255], document.organisation[:255]
    core.comments, core.keywords, core.last_modified_by, core.language = document.series[:255], document.draft, "", document.language
    core.created, core.modified, core.revision = when, when, 1
    for language in template.document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), document.language)


def _epoch() -> datetime:
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return max(datetime.fromtimestamp(int(seconds), UTC), _NO_DATE) if seconds.isdecimal() else _NO_DATE


def _package(template: Template, draft: str) -> bytes:
    """The document as bytes that are the same each time: python-docx stamps the parts with the clock."""
    template.document.core_properties.content_status = ". ".join([draft] * bool(draft) + [_made(template.document.part.blob)])
    saved, target = io.BytesIO(), io.BytesIO()
    template.document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _NO_DATE.timetuple()[:6])
            member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            package.writestr(member, source.read(name))
    return target.getvalue()
