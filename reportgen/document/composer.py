"""What a block needs to say itself in the neutral tree: the house's words, markup, headings, ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reportgen.document import tree
from reportgen.document.changing import change_inlines, reword
from reportgen.document.markup import Markup
from reportgen.document.numbering import Run
from reportgen.finding import Finding, Place, error, nearest
from reportgen.model.fields import Typed
from reportgen.model.texts import is_id
from reportgen.model.values import Content, Identifier, Line, Pairs, Prose
from reportgen.record import record


@record
class Scale:
    """The grades of a house style, best first: the word of each with the name of its drawing, and
    for the key what it means where it is a number."""

    name: str
    marks: dict[str, str]
    meanings: dict[str, str]

    def mark(self, word: str) -> str | None:
        """The name of the drawing for a grade, or None where the scale has no such grade."""
        folded = " ".join(word.split()).casefold()
        return next((mark for known, mark in self.marks.items() if known.casefold() == folded), None)


@dataclass(slots=True, eq=False, repr=False)
class Ids:
    """The ids of a document: where each was first given, the words that name it, and its number
    with the house's word for what is so numbered ("paragraph", "section")."""

    places: dict[str, Place] = field(default_factory=dict)
    names: dict[str, tuple[tree.Inline, ...]] = field(default_factory=dict)
    numbers: dict[str, tuple[str, tree.Number]] = field(default_factory=dict)
    made: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, kind: str) -> int:
        """How many of a kind there are with this one: tables, appendices, runs of numbers."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.counts[kind]


@dataclass(frozen=True, eq=False, repr=False)
class Composer:
    """Handed down from block to block. `level` is that of the next heading; the house draws so many
    `categories`. `run` counts sections and paragraphs, the next of them at the level `depth`; the
    paragraphs of a text are numbered where they are `counted`. Captions are numbered in reports."""

    words: Mapping[str, str]
    scales: Mapping[str, Scale]
    categories: int = 3
    markup: Markup = field(default_factory=Markup)
    ids: Ids = field(default_factory=Ids)
    level: int = 2
    numbers: dict[str, int] = field(default_factory=dict)
    run: Run = field(default_factory=lambda: Run("none"))
    depth: int = 0
    counted: bool = False
    numbers_captions: bool = False

    @property
    def findings(self) -> list[Finding]:
        """What was wrong so far."""
        return self.markup.findings

    def inside(self, heading: tuple[tree.Block, ...] = ()) -> Composer:
        """For the blocks within one: below its heading, if it has one; lists begin afresh, and
        paragraphs are not counted."""
        return replace(self, level=min(self.level + bool(heading), 6), numbers={}, counted=False)

    def line(self, line: Line | None) -> tuple[tree.Inline, ...]:
        """The words of a line; none where it was left out."""
        return self.markup.line(line) if line else ()

    def prose(self, prose: Prose | None) -> tuple[tree.Block, ...]:
        """The paragraphs and lists of a text; none where it was left out."""
        return self.markup.prose(prose, self.numbers) if prose else ()

    def text(self, prose: Prose) -> tuple[tree.Block, ...]:
        """The same in the body of the document, where each paragraph may have its number."""
        blocks = self.prose(prose)
        if not self.counted:
            return blocks
        return tuple(replace(b, number=self.next_number()) if isinstance(b, tree.Paragraph) else _under(b) for b in blocks)

    def numbered(self, prose: Prose, id: Identifier | None, number: tree.Number | None, word: str) -> tuple[tree.Block, ...]:
        """The paragraphs and lists of a text whose first paragraph has the number; the others stand under
        it. `word` names the house's word for what is so numbered."""
        first, *rest = self.prose(prose) or (None,)  # all of it may be a note
        if not isinstance(first, tree.Paragraph):
            hint = "take out the number or the hyphen before its first words" if first else "begin with the words that have the number"
            self.fault("no-paragraph", "words are to stand beside a number that comes by itself", prose.place, hint)
            return ()
        name = self.name(id) if id else ""
        if number and name:
            self.ids.numbers[name] = (word, number)
        return (replace(first, number=number, id=name), *(map(_under, rest) if number else rest))

    def next_number(self) -> tree.Number | None:
        """The number of the next paragraph, where paragraphs are counted here."""
        return self.run.next(self.depth) if self.counted else None

    def below(self, given: str) -> Composer:
        """For the paragraphs one level below a paragraph, or below one whose number was given."""
        return replace(self, run=self.run.below(given), depth=0) if given else replace(self, depth=self.depth + 1)

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

    def section(
        self, line: Line | None, id: Identifier | None = None, default: str = "", given: Line | None = None
    ) -> tuple[tuple[tree.Block, ...], Composer]:
        """The heading of a section, with its number where sections have one or the author gave it, and
        the composer of what stands in it."""
        heading = self.heading(line, id, default)
        if not heading or not isinstance(heading[0], tree.Heading):
            return (), self
        run = self.run
        if given:
            number: tree.Number | None = tree.Number(given.letters, "given")
            run = run.below(given.letters) if run.scheme == "sections" else run
        else:
            number = run.next(self.depth) if run.scheme == "sections" else None
        if number:
            self.ids.numbers[heading[0].id] = ("section-reference", number)
        depth = self.depth + 1 if run.scheme == "sections" and not given else 0
        inner = replace(self.inside(heading), run=run, depth=depth, counted=run.scheme != "none")
        return (replace(heading[0], number=number),), inner

    def name(self, id: Identifier | None, words: tuple[tree.Inline, ...] = ()) -> str:
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

    def group_id(self, id: Identifier | None, heading: tuple[tree.Block, ...]) -> str:
        """The author's id for a group without a heading, which would bear it."""
        return self.name(id) if id and not heading else ""

    def caption_number(self, id: str, caption: tuple[tree.Inline, ...]) -> tree.Number | None:
        """The number of a table with a caption, where captions are numbered."""
        if not caption or not self.numbers_captions:
            return None
        figure = str(self.ids.count("tables"))
        number = tree.Number(self.words["table"].replace("{number}", figure), "tables", figure=figure)
        self.ids.numbers[id] = ("", number)
        return number

    def once(self, pairs: Pairs | None) -> dict[str, Line]:
        """The text of each name; one without letters, or that stands twice, is a fault."""
        texts: dict[str, Line] = {}
        for name, text in pairs or ():
            if not name.letters:
                self.fault("empty-value", "here a name is empty", name.place, "type it before the colon")
            elif name.letters in texts:
                line = texts[name.letters].place.line
                self.fault("duplicate-key", f'"{name.letters}" stands at line {line} already', name.place, "keep one of the two")
            texts.setdefault(name.letters, text)
        return texts

    def column(self, name: str, own: Line | None = None) -> tree.Cell:
        """The heading of a column: the author's own, else the house's word of this name in style.yaml."""
        return tree.Cell((tree.Paragraph(self.line(own) if own else self.word(name)),), header="column")

    def head(self, *names: str) -> tree.Row:
        """A row of column headings in the house's own words."""
        return tree.Row(tuple(map(self.column, names)))

    def row(self, *lines: Line) -> tree.Row:
        """A row of a table with a line in each cell; the first names the row."""
        return tree.Row(tuple(tree.Cell((tree.Paragraph(self.line(line)),), header="" if i else "row") for i, line in enumerate(lines)))

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

    def resolved(inline: tree.Inline) -> tree.Inline:
        return _resolved(inline, composer) if isinstance(inline, tree.Link) else inline

    return reword(blocks, lambda line: change_inlines(line, resolved))


def _under(block: tree.Block) -> tree.Block:
    """A paragraph or a list that stands under a numbered paragraph."""
    return replace(block, role="continued") if isinstance(block, tree.Paragraph | tree.List) else block


def _resolved(link: tree.Link, composer: Composer) -> tree.Link:
    children = link.children
    if link.target.startswith("#"):
        name = link.target[1:]
        if name not in composer.ids.names:
            meant = nearest(name, composer.ids.names)
            if meant and not is_id(meant):
                return link  # what is wrong with that has been told
            hint = f'did you mean "{meant}"?' if meant else "give the block that is meant an   id: " + name
            composer.fault("unknown-id", f'nothing has the id "{name}"', link.place, hint)
            return link
        children = _referring(name, children, link.place, composer)
    if link.target and not tree.plain(children).strip():
        composer.fault("empty-link", "a link without words", link.place, "put words between the square brackets")
    return replace(link, children=children)


def _referring(name: str, words: tuple[tree.Inline, ...], place: Place | None, composer: Composer) -> tuple[tree.Inline, ...]:
    """The words of a link to the block `name`: none become "paragraph 4.2", or what else names it; a
    "#" its number alone."""
    numbered = composer.ids.numbers.get(name)
    if tree.plain(words) == "#":
        if numbered is None:
            composer.fault("no-number", f'what has the id "{name}" has no number', place, "type words instead of #")
            return words
        return (tree.Reference(name, numbered[1].referred("figure"), "figure"),)
    if words:
        return words
    if numbered is None:
        return composer.ids.names[name]
    word, number = numbered
    before = (tree.Text(f"{composer.words[word]} "),) if word else ()
    return (*before, tree.Reference(name, number.referred()))
