"""Reading a drawing once: how large it is, and whether all that it draws is in it and can be borne."""

from __future__ import annotations

import re
from xml.parsers import expat

from reportgen.addresses import asked_for
from reportgen.model.values import PictureFile

_SVG, _XLINK, _XHTML = "http://www.w3.org/2000/svg ", "http://www.w3.org/1999/xlink ", "http://www.w3.org/1999/xhtml "
_BASE = "http://www.w3.org/XML/1998/namespace base"
_PIXELS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "rem": 16, "ex": 8}

_LARGEST = 2_000_000  # bytes: every number of a path becomes an object of some hundred
_MOST_PARTS = 20_000
_LETTERS_OF_A_PART, _LETTERS_OF_A_CORNER = 20, 4  # a long path is as much work as many short ones
_DEEPEST = 60  # one inside another, or one referring to another
_NARROWEST = 50  # times as long as wide, or as wide as long
_SHARED = {"linearGradient", "radialGradient"}  # drawn once, however often they are used
_TOLD = {"title", "desc", "metadata"}  # and never drawn
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
    width, height = drawing.size()
    if not (width and height):
        raise Unfit(f'the drawing "{name}" does not say how large it is', "give it a viewBox")
    if max(width / height, height / width) > _NARROWEST:
        raise Unfit(f'the drawing "{name}" is more than {_NARROWEST} times as long as it is wide', "give it another viewBox")
    return PictureFile(name, data, "image/svg+xml", width, height)


class _Drawing:
    """Goes through the elements of a drawing; each is a number, the root is 0."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tags: list[str] = []
        self.sizes: list[int] = []
        self.inside: list[list[int]] = []
        self.refers: list[list[tuple[str, int]]] = []
        self.ids: dict[str, int] = {}
        self.open: list[int] = []
        self.style: list[str] | None = None
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
        self._weigh()

    def size(self) -> tuple[float, float]:
        """As wide and as high as it is said to be, else as its viewBox; 0 where one of them is none."""
        box = [float(part) for part in self.root.get("viewBox", "").replace(",", " ").split()]
        sides = [_length(side) for name in ("width", "height") if "%" not in (side := self.root.get(name, "%"))]
        if not all(1e-6 < side < 1e9 for side in [*sides, *box[2:]]) or len(box) not in (0, 4):
            return 0, 0
        width, height = sides if len(sides) == 2 else box[2:] or (0, 0)
        return width, height

    # ---- what stands in it -----------------------------------------------------------------------

    def _doctype(self, *_: object) -> None:
        raise Unfit(f'the picture "{self.name}" declares a document type', "save it as a plain SVG")

    def _instruction(self, target: str, text: str) -> None:
        if target == "xml-stylesheet":
            raise self._outside(text)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.tags:
            if tag != f"{_SVG}svg":
                raise Unfit(f'the picture "{self.name}" is not an SVG drawing', "pictures may be .png, .jpg or .svg")
            self.root = attributes
        index, local = len(self.tags), tag.removeprefix(_SVG)
        if index >= _MOST_PARTS:
            raise self._too_many()
        if len(self.open) >= _DEEPEST:
            raise Unfit(f'the drawing "{self.name}" has more than {_DEEPEST} levels inside one another', "save it simpler")
        if self.open:
            self.inside[self.open[-1]].append(index)
        self.tags.append(local)
        self.inside.append([])
        self.refers.append([])
        self.open.append(index)
        if local in ("script", "foreignObject") or tag.startswith(_XHTML):
            raise self._holds(f"more than a drawing ({local.split()[-1]})")
        if local in _UNBEARABLE:
            raise self._holds(f"an effect that cannot be printed ({local})")
        if local == "style":
            self.style = []
        self._attributes(index, local, attributes)

    def _attributes(self, index: int, local: str, attributes: dict[str, str]) -> None:
        self.ids.setdefault(attributes.get("id", ""), index)
        path = len(attributes.get("d", "")) + len(attributes.get("points", ""))
        self.sizes.append(1 + path // _LETTERS_OF_A_PART)
        for name, value in attributes.items():
            if name == _BASE or name.lower().startswith("on"):
                raise self._outside(value)
            bare = name.removeprefix(_XLINK)
            if bare in ("href", "src") and local != "a":
                self._refer(index, value.strip(), 1)
            elif "(" in value or "\\" in value or "@" in value:
                for _, address in asked_for(value):
                    self._refer(index, address, 1 + path // _LETTERS_OF_A_CORNER if "marker" in value + name else 1)

    def _text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)
        elif text.strip() and "text" in (tags := [self.tags[index] for index in self.open]) and tags[-1] not in _TOLD:
            shown = " ".join(text.split())
            raise self._holds(f"words (“{shown[:40]}”) without their font", "turn its words into outlines, or save it as a .png")

    def _end(self, tag: str) -> None:
        index = self.open.pop()
        if self.style is not None and tag == f"{_SVG}style":
            for _, address in asked_for("".join(self.style)):
                self._refer(index, address, 1)
            self.style = None

    def _refer(self, index: int, address: str, times: int) -> None:
        if address[:1] == "#":
            self.refers[index].append((address[1:], times))
        elif address:
            raise self._outside(address)

    # ---- how much it draws -------------------------------------------------------------------------

    def _weigh(self) -> None:
        """A part drawn by reference counts each time: ten lines can ask for a thousand million parts."""
        weights: dict[int, int] = {}
        styled = {id for index, tag in enumerate(self.tags) if tag == "style" for id, _ in self.refers[index]}
        self._weight(0, weights, 0)
        once = sum(weights.get(self.ids[id], 1) for id in styled if id in self.ids and self.tags[self.ids[id]] not in _SHARED)
        if weights[0] + once * len(self.tags) > _MOST_PARTS:
            raise self._too_many()

    def _weight(self, index: int, weights: dict[int, int], depth: int) -> int:
        if depth > 2 * _DEEPEST:
            raise Unfit(f'the drawing "{self.name}" has parts that refer to one another without an end', "save it as a plain SVG")
        if index not in weights:
            weight = self.sizes[index] + sum(self._weight(inner, weights, depth + 1) for inner in self.inside[index])
            for id, times in self.refers[index]:
                target = self.ids.get(id)
                if target is not None:
                    drawn = self._weight(target, weights, depth + 1)
                    weight += 0 if self.tags[target] in _SHARED else drawn * times
            weights[index] = weight
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


def _length(text: str) -> float:
    number, unit = re.fullmatch(r"\s*([-+.\deE]*?)\s*([a-z]*)\s*", text).groups()  # type: ignore[union-attr]
    return float(number) * _PIXELS[unit]
