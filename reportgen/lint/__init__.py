"""What could be built but should not be published. A lint judges; it never edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportgen.document import tree
from reportgen.finding import Finding
from reportgen.lint.dates import wrong_weekdays
from reportgen.lint.letters import missing_letters
from reportgen.lint.links import vague_links
from reportgen.lint.pictures import missing_alternatives
from reportgen.style import Style

Lint = Callable[[tree.Document, Style], Iterator[Finding]]

LINTS: list[Lint] = [missing_alternatives, missing_letters, vague_links, wrong_weekdays]
"""Every lint, each a function with a good and a bad example among the tests."""


def lint(document: tree.Document, style: Style) -> list[Finding]:
    """All that the lints find."""
    return [finding for each in LINTS for finding in each(document, style)]
