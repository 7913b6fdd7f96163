"""Which words of a file a document has lost, and which it has added: the file is read by another reader than reportgen's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from reportgen.document import tree

# What steers the page and is not printed, or is printed as something else.
SETTINGS = {
    "document", "house", "language", "pages", "numbering", "contents", "id", "file", "decorative", "figures", "width", "across", "down",
    "category", "scale", "grade", "page", "align", "head", "allow", "reason", "words", "key", "number",
}  # fmt: skip
# What stands between words that are printed together: references, calls of notes, ends of paragraphs, numbers of lists.
BETWEEN = re.compile(r"\[#?\]\(#[\w-]+\)|\[\^[\w-]+\]:?|\n\s*\n|^\s*(?:\d{1,3}[.)]|[a-z]\)|[ivxl]+\))\s", re.MULTILINE)


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text.casefold()))


# What reportgen adds to a page, in any house.
HOUSE = letters("".join(path.read_text("utf-8") for path in (Path(__file__).parents[1] / "templates").glob("*/*.yaml")))


def difference(data: bytes, document: tree.Document) -> tuple[list[str], list[str]]:
    """The printed values of the file whose letters do not stand together in the document; and the words that it
    says and the file does not hold."""
    typed = yaml.load(text_of(data), Loader=yaml.CBaseLoader)
    said = list(told(document))
    together = letters("".join(said))
    parts = (part for value in printed(typed) for part in BETWEEN.split(value))
    lost = [part for part in parts if letters(bare(part)) not in together and letters(part) not in together]
    known = letters("".join([text_of(data), bare(text_of(data)), *leaves(typed), *map(bare, leaves(typed))])) + HOUSE
    added = [word for word in re.findall(r"[^\W_]+", "\n".join(said)) if letters(word) not in known]
    return lost, added


def bare(text: str) -> str:
    """A text without its marks: where its links lead, stars and strokes."""
    text = re.sub(r"(?<!\[)(?<!\[#)\]\((?:[^()]|\([^()]*\))*\)", "]", text)
    return re.sub(r"[*~\\]", "", text)


def text_of(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def printed(value: Any, key: str = "") -> Iterator[str]:
    """Every value that is to be printed, of a file as nested lists and keys."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from printed(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from printed(inner, key)
    elif key not in SETTINGS:
        yield value


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def told(document: tree.Document) -> Iterator[str]:
    yield from (document.title, document.organisation)
    for block in tree.walk(document.blocks):
        if isinstance(block, tree.Picture):
            yield block.alt
        for line in tree.texts(block):
            yield "".join(inline.text if isinstance(inline, tree.Text) else " " for inline in tree.inlines(line))
