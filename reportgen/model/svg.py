"""Reading a drawing once: how large it is, and whether all that it draws is in it and can be borne."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from xml.parsers import expat

from reportgen.addresses import asked_for
from reportgen.model.values import PictureFile

_SVG, _XLINK, _XHTML = "http://www.w3.org/2000/svg ", "http://www.w3.org/1999/xlink ", "http://www.w3.org/1999/xhtml "
_BASE = "http://www.w3.org/XML/1998/namespace base"
_PIXELS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "rem": 16, "ex": 8}

_LARGEST = 2_000_000  # bytes: every number of a path becomes an object of some hundred
_MOST_PARTS = 20_000
_LETTERS_OF_A_PART, _LETTERS_OF_A_CORNER = 20, 4  # a long path is as much work as many short ones
_DECLARED_OF_A_PART = 50  # attributes and declarations, which are copied to all that stands within
_SEEN_OF_A_PART = 1000  # until the one is found that is referred to
_DEEPEST = 60  # one inside another, or one referring to another
_NARROWEST = 50  # times as long as wide, or as wide as long
_TOLD = {"title", "desc", "metadata"}  # and never drawn
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"\.[\w-]+")
_UNBEARABLE = {"feTurbulence", "feConvolveMatrix", "feMorphology"}  # each may take minutes, and no PDF shows them


class Unfit(Exception):
    """The drawing cannot be printed; the texts say why, and how to mend it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def read_svg(name: str, data: bytes) -> PictureFile:
    """The drawing with its size. Raises Unfit, and others where it is no XML, or a number or a unit is none."""
    if len(data) > _LARGEST:
        raise Unfit(f'the drawing "{name}" is larger than {_LARGEST // 1_000_000} MB', "save it simpler, or as a .png")
    drawing = _Drawing(name)
    drawing.read(data)
    size = drawing.size()
    if not size:
        raise Unfit(f'the drawing "{name}" does not say how large it is', "give it a viewBox")
    width, height = size
    if max(width / height, height / width) > _NARROWEST:
        raise Unfit(f'the drawing "{name}" is more than {_NARROWEST} times as long as it is wide', "give it another viewBox")
    return PictureFile(name, data, "image/svg+xml", width, height, drawing.weight())


@dataclass(slots=True)
class _Part:
    """An element: what stands in it; what it draws `once`, by its id; what it hands on to all that it draws, and how often to
    `each`; and how much `more` work that is for other reasons."""

    tag: str = ""
    classes: list[str] = field(default_factory=list)
    more: int = 0
    inside: list[int] = field(default_factory=list)
    once: list[str] = field(default_factory=list)
    each: list[tuple[str, int]] = field(default_factory=list)


class _Drawing:
    """Goes through the elements of a drawing; each is a number, the root is 0."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parts: list[_Part] = []
        self.ids: dict[str, int] = {}
        self.open: list[int] = []
        self.style: list[str] | None = None
        self.sheets = ""
        self.root: dict[str, str] = {}

    def read(self, data: bytes) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.Parse(data, True)

    def size(self) -> list[float]:
        """As wide and as high as it is said to be, else as its viewBox; nothing where one of them is no size."""
        box = [float(part) for part in self.root.get("viewBox", "").replace(",", " ").split()]
        sides = [_length(side) for name in ("width", "height") if "%" not in (side := self.root.get(name, "%"))]
        if not all(1e-6 < side < 1e9 for side in [*sides, *box[2:]]) or len(box) not in (0, 4):
            return []
        return sides if len(sides) == 2 else box[2:]

    # ---- what stands in it -----------------------------------------------------------------------

    def _doctype(self, *_: object) -> None:
        raise Unfit(f'the picture "{self.name}" declares a document type', "save it as a plain SVG")

    def _instruction(self, target: str, text: str) -> None:
        if target == "xml-stylesheet":
            raise self._outside(text)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.parts:
            if tag != f"{_SVG}svg":
                raise Unfit(f'the picture "{self.name}" is not an SVG drawing', "pictures may be .png, .jpg or .svg")
            self.root = attributes
        index, local = len(self.parts), tag.removeprefix(_SVG)
        if index >= _MOST_PARTS:
            raise self._too_many()
        if len(self.open) >= _DEEPEST:
            raise Unfit(f'the drawing "{self.name}" has more than {_DEEPEST} levels inside one another', "save it simpler")
        if self.open:
            self.parts[self.open[-1]].inside.append(index)
        self.open.append(index)
        if local in ("script", "foreignObject") or tag.startswith(_XHTML):
            raise self._holds(f"more than a drawing ({local.split()[-1]})")
        if local in _UNBEARABLE:
            raise self._holds(f"an effect that cannot be printed ({local})")
        if local == "style":
            self.style = []
        self.ids.setdefault(attributes.get("id", ""), index)
        path = len(attributes.get("d", "")) + len(attributes.get("points", ""))
        declared = len(attributes) + attributes.get("style", "").count(";")
        more = path // _LETTERS_OF_A_PART + declared // _DECLARED_OF_A_PART
        self.parts.append(_Part(local, attributes.get("class", "").split(), more))
        for name, value in attributes.items():
            self._attribute(self.parts[index], name, value, path)

    def _attribute(self, part: _Part, name: str, value: str, path: int) -> None:
        if name == _BASE or name.lower().startswith("on"):
            raise self._outside(value)
        if name.removeprefix(_XLINK) in ("href", "src") and part.tag != "a":
            address = value.strip()
            part.once += [address[1:]] * (address[:1] == "#")
            if address and address[0] != "#":
                raise self._outside(address)
        elif name == "style":
            self._asked(value)
            for key, said in _declarations(value):
                self._ask(part, key, said, path)
        else:
            self._ask(part, name, value, path)

    def _ask(self, part: _Part, name: str, value: str, path: int = 0) -> None:
        """Takes in what an attribute or a declaration asks for; colours and markers are handed on to all that stands within."""
        for id in self._asked(value):
            if name.strip().startswith("marker"):
                part.each.append((id, 5 + path // _LETTERS_OF_A_CORNER))
            elif name.strip() in ("fill", "stroke"):
                part.each.append((id, 1))
            else:
                part.once.append(id)

    def _asked(self, css: str) -> list[str]:
        """The ids that a style or the value of an attribute asks for."""
        if not ("(" in css or "@" in css):
            return []
        addresses = [address for _, address in asked_for(css) if address]
        for address in addresses:
            if address[0] != "#":
                raise self._outside(address)
        return [address[1:] for address in addresses]

    def _text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)
        elif text.strip() and self.parts[self.open[-1]].tag not in _TOLD and any(self.parts[each].tag == "text" for each in self.open):
            shown = " ".join(text.split())
            raise self._holds(f"words (“{shown[:40]}”) without their font", "turn its words into outlines, or save it as a .png")

    def _end(self, tag: str) -> None:
        self.open.pop()
        if self.style is not None and tag == f"{_SVG}style":
            sheet = "".join(self.style)
            self._asked(sheet)
            self.sheets, self.style = self.sheets + sheet, None

    # ---- how much it draws -------------------------------------------------------------------------

    def weight(self) -> int:
        """How many parts it draws: one drawn by reference, or with colours that are drawn themselves, counts each time, as ten
        lines can ask for a thousand million parts; and what is referred to is sought among all of them."""
        self._spread_styles()
        sought = {id for part in self.parts for id in (*part.once, *(id for id, _ in part.each))}
        weight = self._weight(0, {}, 0) + len(sought) * len(self.parts) // _SEEN_OF_A_PART
        if weight > _MOST_PARTS:
            raise self._too_many()
        return weight

    def _spread_styles(self) -> None:
        """Hands on what style sheets declare: to the parts of a class, else to all."""
        rules = defaultdict[str, _Part](_Part)
        for selectors, body in _RULE.findall(self.sheets):
            for selector in selectors.split(","):
                name = selector.strip()
                rule = rules[name[1:] if _CLASS.fullmatch(name) else ""]
                rule.more += 1 + body.count(";") + _DECLARED_OF_A_PART * (len(body) // 1000)
                for key, said in _declarations(body):
                    self._ask(rule, key, said)
        for index, part in enumerate(self.parts):
            for rule in [rules[name] for name in part.classes if name in rules] + [rules[""]] * (index == 0):
                part.more += rule.more // _DECLARED_OF_A_PART
                part.each += [*rule.each, *((id, 1) for id in rule.once)]

    def _weight(self, index: int, weights: dict[int, int], depth: int) -> int:
        if depth > 2 * _DEEPEST:
            raise Unfit(f'the drawing "{self.name}" has parts that refer to one another without an end', "save it as a plain SVG")
        if index not in weights:
            part = self.parts[index]
            drawn = [*part.inside, *(self.ids[id] for id in part.once if id in self.ids)]
            once = 1 + sum(self._weight(each, weights, depth + 1) for each in drawn)
            each = sum(self._weight(self.ids[id], weights, depth + 1) * times for id, times in part.each if id in self.ids)
            weights[index] = once * (1 + part.more + each)
        return weights[index]

    # ---- faults -------------------------------------------------------------------------------------

    @property
    def _line(self) -> int:
        return self.parser.CurrentLineNumber

    def _outside(self, address: str) -> Unfit:
        shown = address if len(address) <= 60 else f"{address[:60]}…"
        message = f'the drawing "{self.name}" asks for "{shown}" at its line {self._line}, which is not in it'
        return Unfit(message, "a drawing may use only what is in it; save it as a plain SVG, or as a .png")

    def _holds(self, what: str, hint: str = "save it as a plain SVG, or as a .png") -> Unfit:
        return Unfit(f'the drawing "{self.name}" holds {what}, at its line {self._line}', hint)

    def _too_many(self) -> Unfit:
        return Unfit(f'the drawing "{self.name}" draws more than {_MOST_PARTS:,} parts', "save it simpler, or as a .png")


def _declarations(css: str) -> list[tuple[str, str]]:
    return [(key, said) for key, _, said in (each.partition(":") for each in css.split(";"))]


def _length(text: str) -> float:
    number, unit = re.fullmatch(r"\s*([-+.\deE]*?)\s*([a-z]*)\s*", text).groups()  # type: ignore[union-attr]
    return float(number) * _PIXELS[unit]
