"""What a block needs to say itself in the neutral tree: the house's words, markup, headings, ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reportgen.document import tree
from reportgen.document.markup import Markup
from reportgen.finding import Finding, Place, did_you_mean, error
from reportgen.model.fields import Typed
from reportgen.model.reader import Content
from reportgen.model.values import Identifier, Line, Prose
from reportgen.record import record
from reportgen.style.house import grade_mark


@record
class Scale:
    """The grades of a house style, best first; each with its word as the key shows it."""

    name: str
    words: tuple[str, ...]

    def mark(self, word: str) -> str | None:
        """The name of the drawing for a grade, or None where the scale has no such grade."""
        folded = " ".join(word.split()).casefold()
        for index, known in enumerate(self.words, start=1):
            if known.casefold() == folded:
                return grade_mark(self.name, known, index)
        return None


@dataclass(slots=True)
class Ids:
    """The ids of a document: where each was first given, and the words that name it."""

    places: dict[str, Place] = field(default_factory=dict)
    names: dict[str, tuple[tree.Inline, ...]] = field(default_factory=dict)
    made: int = 0


@dataclass(frozen=True)
class Composer:
    """Handed down from block to block. `level` is that of the next heading; the house draws so many `categories`."""

    words: Mapping[str, str]
    scales: Mapping[str, Scale]
    categories: int = 3
    markup: Markup = field(default_factory=Markup)
    ids: Ids = field(default_factory=Ids)
    level: int = 2
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def findings(self) -> list[Finding]:
        """What was wrong so far."""
        return self.markup.findings

    def inside(self, heading: tuple[tree.Block, ...] = ()) -> Composer:
        """For the blocks within one: below its heading, if it has one; lists begin afresh."""
        return replace(self, level=min(self.level + bool(heading), 6), numbers={})

    def line(self, line: Line | None) -> tuple[tree.Inline, ...]:
        """The words of a line; none where it was left out."""
        return self.markup.line(line) if line else ()

    def prose(self, prose: Prose | None) -> tuple[tree.Block, ...]:
        """The paragraphs and lists of a text; none where it was left out."""
        return self.markup.prose(prose, self.numbers) if prose else ()

    def content(self, content: Content) -> tuple[tree.Block, ...]:
        """The blocks of a body, in order."""
        return tuple(lowered for block in content if isinstance(block, Block) for lowered in block.lower(self))

    def paragraph(self, line: Line | None, role: str = "") -> tuple[tree.Block, ...]:
        """A paragraph of one line; nothing where it was left out."""
        return (tree.Paragraph(self.line(line), role, line.place),) if line and line.text else ()

    def word(self, name: str) -> tuple[tree.Inline, ...]:
        """One of the house's own words, by its name in style.yaml."""
        return (tree.Text(self.words[name]),)

    def heading(self, line: Line | None, id: Identifier | None = None, default: str = "") -> tuple[tree.Block, ...]:
        """A heading at this level; `default` names the house's word where none was typed."""
        if line is None and not default:
            return ()
        words = self.line(line) if line else self.word(default)
        name = self.name(id, words)
        return (tree.Heading(self.level, words, name, line.place if line else None),)

    def name(self, id: Identifier | None, words: tuple[tree.Inline, ...]) -> str:
        """The id of a block: the author's, which is in small letters, or one of ours, which is not.
        `words` name it where it is referred to."""
        if id is None or not id.text:
            self.ids.made += 1
            return f"P{self.ids.made}"
        if id.text in self.ids.places:
            line = self.ids.places[id.text].line
            self.fault("duplicate-id", f'the id "{id.text}" stands at line {line} already', id.node.place, "give each its own")
        self.ids.places.setdefault(id.text, id.node.place)
        self.ids.names.setdefault(id.text, tree.unlinked(words))
        return id.text

    def fault(self, code: str, message: str, place: Place | None, hint: str = "") -> None:
        """Notes an error."""
        self.findings.append(error(code, message, place, hint))


class Block(Typed):
    """A kind of block: the keys an author types, and how they become the neutral tree."""

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        """This block in the primitive kinds of the tree."""
        raise NotImplementedError


def resolve(blocks: tuple[tree.Block, ...], composer: Composer) -> tuple[tree.Block, ...]:
    """The blocks with each link to a place in the document checked, and worded where it has no words."""
    names = composer.ids.names

    def link(inline: tree.Inline) -> tree.Inline:
        if isinstance(inline, tree.Text | tree.PageNumber):
            return inline
        children = tuple(link(child) for child in inline.children)
        if isinstance(inline, tree.Link) and inline.target.startswith("#"):
            name = inline.target[1:]
            if name not in names:
                hint = did_you_mean(name, names) or "give the block that is meant an   id: " + name
                composer.fault("unknown-id", f'nothing has the id "{name}"', inline.place, hint)
                return inline
            children = children or names[name]
        if isinstance(inline, tree.Link) and not children:
            composer.fault("empty-link", "a link without words", inline.place, "put words between the square brackets")
        return replace(inline, children=children)

    def words(line: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
        return tuple(link(inline) for inline in line)

    def change(block: tree.Block) -> tree.Block:
        match block:
            case tree.Heading() | tree.Paragraph():
                return replace(block, children=words(block.children))
            case tree.Table() | tree.Picture():
                return replace(block, caption=words(block.caption))
            case _:
                return block

    return tree.rebuild(blocks, change)
