"""Drawing the neutral tree as HTML, for the web and for what the PDF is laid out from."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from reportgen import __version__
from reportgen.document import tree
from reportgen.later import imported_later
from reportgen.model.values import PictureFile
from reportgen.render import HouseFault
from reportgen.render.cells import cell_class, chip, is_short, unbroken
from reportgen.style.house import BASE, TEMPLATES, Style

_COMPILES = ("compiler", "idtracking", "lexer", "optimizer", "parser")  # what a compiled template, kept by `_Compiled`, needs no more
with imported_later("jinja2", ["json", *(f"jinja2.{name}" for name in _COMPILES)]):
    from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.bccache import Bucket

_VARIABLE = re.compile(r"var\(--[\w-]+\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@;]+)\{[^{}]*\}")
_NEGATION = re.compile(r":not\([^)]*\)")
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_CLASSES = re.compile(r"""class\s*=\s*["']?([^"'>]*)""")
_SPACES = re.compile(" {2,}")
_TWINS = {"\u2010": "other", "\u2011": "twin", "\u207c": "twin", "\u2206": "twin", "\u03bc": "twin", "\u03d5": "twin"}
_TWIN = re.compile(f"[{''.join(_TWINS)}]")
_ROOM = {"columns": 38, "pair": 38, "column": 38, "beside": 26, "landscape": 116}  # letters of a line in a table that stands there
_LINE = 76  # and elsewhere
_TAGS = {"strong": "strong", "emphasis": "em", "struck": 'span class="struck"'}


class Writer:
    """Draws blocks with the macros of the house style, else with those that houses share."""

    screen = False

    def __init__(self, style: Style, address: Callable[[PictureFile], str], label: Callable[[object], str] = lambda _: "") -> None:
        """`address` says where a picture is fetched; `label` gives what is drawn a `data-part`."""
        self.style, self.address, self.label = style, address, label
        self.below: list[tree.Note] | None = None
        self.room = _LINE
        self.environment = _environment(style, autoescape=True)
        self.environment.globals.update(
            style=style,
            screen=self.screen,
            draw=self.draw,
            words=self.words,
            note_words=self.note_words,
            with_notes=self.with_notes,
            number=partial(number, screen=self.screen),
            leading=leading,
            inside=self.inside,
            at=self.at,
            fit=self.fit,
            says=self.says,
            headings=headings,
            address=address,
            classes=classes,
            cell_class=cell_class,
            unbroken=lambda table: unbroken(table, self.room),
            chip=chip,
            is_short=is_short,
        )
        with of_house(style):
            self.modules = [self._macros(folder) for folder in (style.folder, BASE) if (folder / "blocks.html.j2").is_file()]

    def _macros(self, folder: Path) -> Any:
        return self.environment.overlay(loader=FileSystemLoader(folder)).get_template("blocks.html.j2").module

    def page(self, document: tree.Document, sheets: Iterable[str], template: str = "page.html.j2", **parts: Markup) -> str:
        """The whole page, with the style sheets of the given names within it; `parts` stand beside its body."""
        with of_house(self.style):
            return self._page(document, sheets, template, parts)

    def _page(self, document: tree.Document, sheets: Iterable[str], template: str, parts: dict[str, Markup]) -> str:
        parts["body"] = self.draw(document.blocks)
        frame = self.environment.get_template(template)
        drawn = frame.render(document=document, sheets=(), version=__version__, **parts)
        texts = [Markup(without_unused(self.sheet(name), drawn)) for name in sheets]
        return frame.render(document=document, sheets=texts, version=__version__, **parts)

    def sheet(self, name: str) -> str:
        """A style sheet of the house, filled in where it is a template."""
        text = _environment(self.style, autoescape=False).get_template(name).render(style=self.style)
        # WeasyPrint works out a variable anew for each element and each side of its border.
        colours = {f"var(--{name})": colour.text for name, colour in self.style.declared.colours.items()}
        return _VARIABLE.sub(lambda match: colours.get(match[0], match[0]), text)

    # ---- for the templates -----------------------------------------------------------------------

    def draw(self, blocks: Iterable[tree.Block]) -> Markup:
        """The blocks one after the other, each by the macro of its role or else of its kind."""
        return Markup("").join(self._drawn(block) for block in blocks)

    def _drawn(self, block: tree.Block) -> Markup:
        around = self.room
        if isinstance(block, tree.Group):
            self.room = _ROOM.get(block.role, around)
        drawn = self._macro(block)(block)
        self.room = around
        return drawn

    def _macro(self, block: tree.Block) -> Callable[[tree.Block], Markup]:
        role = getattr(block, "role", "").replace("-", "_")
        for name in (role, type(block).__name__.lower()):
            for module in self.modules:
                if name and hasattr(module, name):
                    return getattr(module, name)  # type: ignore[no-any-return]
        raise LookupError(f"no macro draws {type(block).__name__}")

    def inside(self, part: tree.Item | tree.Cell) -> Markup:
        """What stands in a list item or a cell: the bare words where it is a single paragraph."""
        match part.blocks:
            case ():
                return Markup("")
            case (tree.Paragraph(children=children, role=role),):
                return Markup('<span class="{}">{}</span>').format(role, self.words(children)) if role else self.words(children)
            case _:
                return Markup("<div>{}</div>").format(self.draw(part.blocks))

    def at(self, part: object) -> Markup:
        """Marks an element as that of a part of the document."""
        label = self.label(part)
        return Markup(' data-part="{}"').format(label) if label else Markup("")

    def fit(self, table: tree.Table) -> str:
        """How a table is fitted to a narrow window; on paper it is not."""
        return ""

    def says(self, cell: tree.Cell) -> Markup:
        """What a cell says of itself beside what it holds."""
        return Markup("")

    def words(self, line: tuple[tree.Inline, ...]) -> Markup:
        """The words of a line, with nothing added between them."""
        return Markup("").join(self._inline(inline) for inline in line)

    def _inline(self, inline: tree.Inline) -> Markup:
        match inline:
            case tree.Text():
                return _text(inline.text, screen=self.screen)
            case tree.Break():
                return Markup("<br/> ")
            case tree.Marked():
                tag = _TAGS[inline.mark]
                return Markup(f"<{tag}>{self.words(inline.children)}</{tag.split(' ')[0]}>")
            case tree.Language():
                return Markup('<span lang="{}">{}</span>').format(inline.language, self.words(inline.children))
            case tree.Link():
                return Markup('<a href="{}">{}</a>').format(inline.target, self.words(inline.children))
            case tree.Abbreviation():
                return Markup('<abbr title="{}">{}</abbr>').format(inline.expansion, self.words(inline.children))
            case tree.Reference():
                return _text(inline.text, screen=self.screen)
            case tree.Label():
                return Markup('<span class="label">{}</span>').format(self.words(inline.children))
            case tree.PageNumber():
                return Markup('<span class="page-number" data-page="#{}"></span>').format(inline.id)
            case tree.Badge():
                return Markup('<span class="badge {}">{}</span>').format(inline.mark, self.words(inline.children))
            case tree.Note():
                return self._note(inline)

    def _note(self, note: tree.Note) -> Markup:
        """The number of a note, and its words, which the style sheet moves to the foot of the page."""
        named = self.style.words["note-call"].replace("{number}", note.number)
        call = Markup('<a class="call" id="Call{0}" href="#Note{0}" title="{1}">{0}</a>').format(note.number, named)
        if self.below is not None:
            self.below.append(note)
            return call
        return call + Markup('<span class="note foot" id="Note{}">{}</span>').format(note.number, self.note_words(note))

    def note_words(self, note: tree.Note) -> Markup:
        """The words of a note behind its number, which leads back to its call."""
        named = self.style.words["note-back"].replace("{number}", note.number)
        return Markup('<a class="back" href="#Call{0}" title="{1}">{0}</a> {2}').format(note.number, named, self.words(note.words))

    def with_notes(self, blocks: Iterable[tree.Block]) -> tuple[Markup, list[tree.Note]]:
        """The blocks, and the notes that they call, to be drawn below them: WeasyPrint 70 moves notes of columns to
        another page, or draws one over the other."""
        outer, self.below = self.below, []
        drawn, notes, self.below = self.draw(blocks), self.below, outer
        return drawn, notes


def _environment(style: Style, *, autoescape: bool) -> Environment:
    """Templates of a house style that did not come with reportgen may do no more than draw."""
    kind, compiled = (Environment, "%s.jinja") if _is_ours(style) else (_sandbox(), "%s.sandboxed.jinja")
    return kind(
        loader=FileSystemLoader([style.folder, BASE]),
        bytecode_cache=_Compiled(str(BASE), compiled),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _sandbox() -> type[Environment]:
    from reportgen.render.sandbox import Sandbox

    return Sandbox


@contextlib.contextmanager
def of_house(style: Style) -> Iterator[None]:
    """Tells what is wrong with a template; in one that did not come with reportgen anything may be."""
    faults = TemplateError if _is_ours(style) else (TemplateError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
    try:
        yield
    except faults as fault:
        where = f", line {fault.lineno} of {fault.filename}" if isinstance(fault, TemplateSyntaxError) else ""
        raise HouseFault(f"a template of the house style {style.folder} cannot be drawn{where}: {fault}") from None


def _is_ours(style: Style) -> bool:
    return style.folder.resolve().parent == TEMPLATES


class _Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates beside the templates, as Python does its modules; where that folder
    may not be written, they are compiled each time."""

    def __init__(self, folder: str, names: str) -> None:
        super().__init__(str(Path(folder, "__pycache__")), names)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


def without_unused(sheet: str, body: str) -> str:
    """The style sheet without comments and rules for classes that no element of the body has. Each
    rule costs WeasyPrint half a millisecond, and a newsletter has a use for a third of them."""
    used = {name for names in _CLASSES.findall(body) for name in names.split()}

    def keep(rule: re.Match[str]) -> str:
        selectors = (_NEGATION.sub("", selector) for selector in rule[1].split(","))
        return rule[0] if any(used.issuperset(_CLASS.findall(selector)) for selector in selectors) else ""

    return _RULE.sub(keep, _COMMENT.sub("", sheet))


def classes(*names: str) -> Markup:
    """A class attribute of those names that are not empty."""
    named = " ".join(name for name in names if name)
    return Markup(' class="{}"').format(named) if named else Markup("")


def headings(table: tree.Table) -> list[str]:
    """The words of each heading of a table, without marks."""
    cells = [cell for row in table.head for cell in row.cells]
    return [" ".join(map(tree.plain, tree.all_lines(cell.blocks))) for cell in cells]


def number(block: tree.Heading | tree.Paragraph | tree.Table, *, screen: bool = False) -> Markup:
    """The number before a heading, a paragraph or a caption, with a space behind it."""
    return Markup('<span class="number">{}</span> ').format(_text(block.number.text, screen=screen)) if block.number else Markup("")


def leading(paragraph: tree.Paragraph) -> str:
    """The class of a paragraph that leads up to what follows, and is not to stand alone at the foot of a page."""
    return "lead-in" if tree.plain(paragraph.children).endswith(":") else ""


def _text(text: str, *, screen: bool = False) -> Markup:
    """HTML folds runs of spaces into one; those typed are kept. A letter that looks like another, such as the hyphen that breaks
    no line, has a font of its own in print: a PDF knows but one letter for each drawing of a font."""
    kept = _SPACES.sub(lambda run: f'<span class="spaces">{run[0]}</span>', str(escape(text)))
    return Markup(kept if screen else _TWIN.sub(lambda twin: f'<span class="{_TWINS[twin[0]]}">{twin[0]}</span>', kept))
