"""Reading what is drawn on the pages of a PDF: which words, and how far it reaches, by the marks it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary

_TOKEN = re.compile(
    rb"(?P<hex><[0-9A-Fa-f\s]*>)|(?P<string>\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))|(?P<open><<)|(?P<close>>>)"
    rb"|(?P<name>/[^\s<>\[\]()/%]*)|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?=[\s<>\[\]()/]|$)|(?P<bracket>[\[\]])|(?P<word>[^\s<>\[\]()/%]+)",
    re.DOTALL,
)
_CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TRIPLE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r\n|\n|\r)", re.DOTALL)
_PATHS = {b"re", b"m", b"l", b"c", b"v", b"y"}

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Marked:
    """A marked-content sequence, or all that is drawn outside of any: `kind` is the name it opens with,
    `about` its properties as written, `box` how far its shapes reach in points of the page."""

    kind: str = ""
    about: str = ""
    words: str = ""
    box: Box | None = None
    draws: bool = False


@dataclass(slots=True)
class PageContent:
    """What a page draws: by number where that is given, else in order."""

    numbered: dict[int, Marked] = field(default_factory=dict)
    artifacts: list[Marked] = field(default_factory=list)
    loose: Marked = field(default_factory=Marked)
    twice: list[int] = field(default_factory=list)
