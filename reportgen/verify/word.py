"""Is the finished Word file what was to be said? Every word and number, in order; headings; sound and accessible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.render import Rendered
from reportgen.verify.pdf import bare, compare_words, first_difference
from reportgen.verify.word_numbers import Numbers
from reportgen.verify.word_package import Word
from reportgen.verify.word_rules import judged, open_word


def verify_word(rendered: Rendered, document: tree.Document) -> Rendered:
    """The same file, with what is wrong with it among its findings."""
    if not rendered.data:
        return rendered
    return replace(rendered, findings=rendered.findings + tuple(_check(rendered, document)))


def _check(rendered: Rendered, document: tree.Document) -> Iterator[Finding]:
    word, faults = open_word(rendered.data)
    yield from faults
    if word is None:
        return
    yield from judged(word)
    found = list(_headings(word))
    wanted = [(b.level, bare(_typed(b) + tree.plain(b.children))) for b in tree.walk(document.blocks) if isinstance(b, tree.Heading)]
    if found != wanted:
        yield error("word-headings", f"the headings of the Word file are not those of the document: {first_difference(found, wanted)}")
    numbers = Numbers(word)
    spoken = "".join(bare(numbers.before(each.element) + each.text) for each in word.stories[0].paragraphs)
    difference = compare_words(spoken, bare("".join(_said(document.blocks, rendered.page_of))))
    if difference:
        yield error("word-words", f"the Word file does not say the words of the document: {difference}")


def _said(blocks: tuple[tree.Block, ...], page_of: Mapping[str, int]) -> Iterator[str]:
    """Every word and number of the blocks as Word prints them. It gives no page numbers but those of a list of contents,
    and no bullets."""
    for block in blocks:
        if isinstance(block, tree.Heading | tree.Paragraph | tree.Table) and block.number:
            yield block.number.text
        for line in tree.lines(block):
            yield tree.plain(line)
            if isinstance(block, tree.Paragraph) and block.role.startswith("contents-"):
                yield from (str(page_of.get(each.id, "")) for each in tree.inlines(line) if isinstance(each, tree.PageNumber))
        if isinstance(block, tree.List):
            for item in block.items:
                yield item.label
                yield from _said(item.blocks, page_of)
        else:
            yield from _said(tree.children(block), page_of)


def _typed(heading: tree.Heading) -> str:
    return heading.number.text if heading.number and heading.number.scheme == "given" else ""


def _headings(word: Word) -> Iterator[tuple[int, str]]:
    """Each heading with its level: 1 is the style Title, 2 is Heading 1 and so on."""
    for paragraph in word.stories[0].paragraphs:
        if paragraph.style_name in ("title", "toc heading"):
            yield (1 if paragraph.style_name == "title" else 2), bare(paragraph.text)
        elif paragraph.level:
            yield paragraph.level + 1, bare(paragraph.text)
