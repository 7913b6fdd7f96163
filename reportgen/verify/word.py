"""Is the finished Word file what was to be said? Every word and number, in order; headings; sound and accessible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.render import Rendered
from reportgen.verify.word_elements import W, text_of, w
from reportgen.verify.word_numbers import Numbers, numbers_of
from reportgen.verify.word_rules import judged, open_word
from reportgen.verify.word_stories import Paragraph, Story, Word
from reportgen.verify.words import bare, compare_words, first_difference

_JUDGED_AS_TYPED = {"word-link-text", "word-picture-name", "word-typed-bullet"}
"""What a lint has judged, with its place, and what a house or an author may have let pass."""
_NUMBERED = (tree.Paragraph, tree.Heading, tree.Table)


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
    yield from (finding for finding in judged(word) if finding.code not in _JUDGED_AS_TYPED)
    found = [(each.heading, bare(each.text)) for each in word.stories[0].paragraphs if each.heading]
    wanted = [(b.level, bare(_typed(b) + tree.plain(b.children))) for b in document.every if isinstance(b, tree.Heading)]
    if found != wanted:
        yield error("word-headings", f"the headings of the Word file are not those of the document: {first_difference(found, wanted)}")
    numbers = numbers_of(word)
    called: list[str] = []
    spoken = "".join(_spoken(word.stories[0], numbers, called))
    difference = compare_words(bare(spoken), bare("".join(_said(document.blocks, rendered.page_of))))
    if difference:
        yield error("word-words", f"the Word file does not say the words of the document: {difference}")
    yield from _notes(word, called, document)


def _said(blocks: tuple[tree.Block, ...], page_of: Mapping[str, int]) -> list[str]:
    """Every word and number of the blocks as Word prints them. It gives no page numbers but those of a list of contents,
    and no bullets."""
    said: list[str] = []
    for block in blocks:
        if isinstance(block, _NUMBERED) and block.number:
            said.append(block.number.text)
        for line in tree.lines(block):
            said.append(tree.plain(line, calls=True))
        if isinstance(block, tree.Paragraph):
            if block.role.startswith("contents-"):
                said += [str(page_of.get(each.id, "")) for each in tree.inlines(block.children) if isinstance(each, tree.PageNumber)]
        elif isinstance(block, tree.List):
            for item in block.items:
                said += [item.label, *_said(item.blocks, page_of)]
        else:
            said += _said(tree.children(block), page_of)
    return said


def _spoken(story: Story, numbers: Numbers, called: list[str]) -> list[str]:
    """The number and the words of each paragraph as Word prints them; the ids of the notes that it calls are added to `called`."""
    calls, said = bool(story.of("footnoteReference")), []
    for each in story.paragraphs:
        said += [numbers.before(each.element), _with_calls(each, called) if calls else each.text]
    return said


def _with_calls(paragraph: Paragraph, called: list[str]) -> str:
    """The words of a paragraph with the number of each note that it calls, as Word counts them."""
    words = ""
    for each in paragraph.element.iter(w("t"), w("footnoteReference")):
        if each.tag == w("footnoteReference"):
            called.append(each.get(W + "id", ""))
            words += str(len(called))
        else:
            words += each.text or ""
    return words


def _notes(word: Word, called: list[str], document: tree.Document) -> Iterator[Finding]:
    """Footnotes that are not those of the document, in order. One that nothing calls is not printed."""
    every = (note for story in word.stories if story.kind == "footnotes" for note in story.root.iter(w("footnote")))
    said = {note.get(W + "id", ""): bare(text_of(note)) for note in every if note.get(W + "type", "normal") == "normal"}
    found = [(number, said.pop(id, "")) for number, id in enumerate(called, start=1)]
    found += [(0, words) for words in said.values()]
    wanted = [(int(note.number), bare(tree.plain(note.words))) for _, note in tree.called(document.every)]
    for here, there in zip_longest(found, wanted, fillvalue=(0, "")):
        if here != there:
            yield error("word-notes", f"note {there[0] or here[0]} of the Word file says “{here[1][:40]}”, not “{there[1][:40]}”")
            return


def _typed(heading: tree.Heading) -> str:
    return heading.number.text if heading.number and heading.number.scheme == "given" else ""
