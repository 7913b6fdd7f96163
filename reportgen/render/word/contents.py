"""A list of contents: a field that Word fills anew on F9, and whose entries are right on first open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.document import tree
from reportgen.render.word import styles, xml
from reportgen.render.word.derived import boxed

if TYPE_CHECKING:
    from reportgen.render.word.writer import Writer

_PLACEHOLDER = re.compile("\x00([^\x00]*)\x00")  # a page number that is not yet known, by the id of its heading
_PAGE = re.compile(
    r'<w:r><w:tab/></w:r>(?:<w:r>(?:(?!</w:r>|\x00).)*</w:r>){3}<w:r><w:t xml:space="preserve">\x00[^\x00]*\x00</w:t></w:r><w:r>.*?</w:r>'
)


def write_contents(writer: Writer, group: tree.Group) -> None:
    """The heading, and an entry for each line of the list."""
    entries: list[tree.Paragraph] = []
    for block in group.blocks:
        if isinstance(block, tree.List) and block.role == "contents":
            entries += [each for item in block.items for each in item.blocks if isinstance(each, tree.Paragraph)]
        else:
            writer.blocks((block,), "contents")
    made = [_entry(writer, entry) for entry in entries]
    used = dict.fromkeys(f"{style},{level}" for style, level, _ in made if style)
    start, end = xml.field_start(f'TOC \\h \\z \\t "{",".join(used)}"'), xml.field_end()
    lines = [writer.paragraph(f"TOC {level}", (start if at == 0 else "") + words) for at, (_, level, words) in enumerate(made)]
    if lines:
        properties = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        lines.append(writer.paragraph(styles.SECTION_END, end))
        writer.sections.add(f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{''.join(lines)}</w:sdtContent></w:sdt>")


def _entry(writer: Writer, entry: tree.Paragraph) -> tuple[str, int, str]:
    """An entry: the style of the heading that it names, its level, and its runs."""
    link = next((each for each in entry.children if isinstance(each, tree.Link)), None)
    if link is None:
        return "", 4, writer.words.line(entry.children)
    id, words = link.target[1:], link.children
    heading, number = writer.references.place(id), writer.references.numbers.get(id)
    style = writer.heading_style(heading) if isinstance(heading, tree.Heading) else ""
    level = 1 if style == styles.HEADINGS[1] and writer.numbering.is_linked(style) else styles.ENTRIES.get(style, 4)
    style = boxed(writer.template, writer.numbering, style) if id in writer.references.boxed else style
    runs = ""
    if number and words and isinstance(words[0], tree.Label):
        runs, words = writer.words.line(words[0].children) + writer.gap(number, style), words[2:]
    runs += writer.words.line(words)
    page = xml.tab() + xml.field(f"PAGEREF {writer.references.name(id)} \\h", f"\x00{id}\x00")
    return style, level, writer.words.link(link.target, runs + page)


def counted_headings(document: tree.Document) -> list[str]:
    """The ids of the headings that a PDF's outline names: all but the title, and that of the contents itself."""
    own = {each.id for group in tree.groups(document.blocks, "contents") for each in group.blocks if isinstance(each, tree.Heading)}
    return [each.id for each in document.every if isinstance(each, tree.Heading) and each.level > 1 and each.id not in own]


def wants_pages(body: str) -> bool:
    """Whether page numbers are still to be filled in."""
    return "\x00" in body


def with_pages(body: str, page_of: dict[str, int], width: int = 2) -> str:
    """The body with its page numbers; those that are not known are of this many figures."""
    return _PLACEHOLDER.sub(lambda found: str(page_of.get(found[1], "0" * width)), body)


def without_pages(body: str) -> str:
    """The body with entries that give no page: Word counts them on F9."""
    return _PAGE.sub("", body)
