"""Is the finished Word file what was to be said? Every word, in order; headings; sound and accessible."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.render import Rendered
from reportgen.verify.pdf import bare, compare_words, first_difference, said
from reportgen.verify.word_rules import check_word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def verify_word(rendered: Rendered, document: tree.Document) -> Rendered:
    """The same file, with what is wrong with it among its findings."""
    if not rendered.data:
        return rendered
    return replace(rendered, findings=rendered.findings + tuple(_check(rendered.data, document)))


def _check(data: bytes, document: tree.Document) -> Iterator[Finding]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"), parser)
        styles = etree.fromstring(package.read("word/styles.xml"), parser)
    found = [(level, bare(_text(paragraph))) for paragraph, level in _headings(body, styles)]
    wanted = [(b.level, bare(tree.plain(b.children))) for b in tree.walk(document.blocks) if isinstance(b, tree.Heading)]
    if found != wanted:
        yield error("word-headings", f"the headings of the Word file are not those of the document: {first_difference(found, wanted)}")
    spoken = "".join(bare(_text(paragraph)) for paragraph in body.iter(f"{_W}p"))
    yield from check_word(data)
    difference = compare_words(spoken, bare("".join(said(document.blocks, {}, generated=False))))
    if difference:
        yield error("word-words", f"the Word file does not say the words of the document: {difference}")


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))


def _headings(body: etree._Element, styles: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Each heading with its level: 1 is the style Title, 2 is Heading 1 and so on."""
    levels = {}
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name").get(f"{_W}val").casefold()
        if name == "title":
            levels[style.get(f"{_W}styleId")] = 1
        elif name.startswith("heading ") and name[8:].isdecimal():
            levels[style.get(f"{_W}styleId")] = int(name[8:]) + 1
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and style.get(f"{_W}val") in levels:
            yield paragraph, levels[style.get(f"{_W}val")]
