"""Texts as somebody types them in a file in which nothing is wrong."""

from __future__ import annotations

from pathlib import Path

from reportgen.source import Scalar, read


def value(text: str) -> Scalar:
    """The first value of a file."""
    node, found = read(Path("issue.yaml"), text.encode())
    assert found == []
    assert node is not None
    first = node.pairs[0].value
    assert isinstance(first, Scalar)
    return first


def after_bar(text: str, bar: str = "|2-") -> Scalar:
    """The text as the value of a key, typed after a bar."""
    return value(f"key: {bar}\n" + "".join(f"  {line}\n" for line in text.split("\n")))
