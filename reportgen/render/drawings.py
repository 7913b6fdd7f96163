"""Paths of a drawing that go on behind the letter that closes them: what stands there is passed over.

WeasyPrint would read it for ever, until the memory is full.
"""

from __future__ import annotations

import re
from typing import Any

from weasyprint.svg import Node

_BEHIND_CLOSE = re.compile(r"(?<=[zZ])[^achlmqstvzACHLMQSTVZ]+")
_cascade = Node.cascade


def install() -> None:
    """Puts it in place; doing so again changes nothing."""
    Node.cascade = cascade


def cascade(parent: Any, child: Any) -> None:
    """Gives the child what it has from its parent and from style sheets, which may hold a path too."""
    _cascade(parent, child)
    if "d" in child.attrib:
        child.attrib["d"] = _BEHIND_CLOSE.sub("", child.attrib["d"])
