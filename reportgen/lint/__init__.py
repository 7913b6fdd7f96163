"""What could be built but should not be published. A lint judges; it never edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.document import tree
from reportgen.finding import Finding
from reportgen.lint.letters import missing_letters
from reportgen.lint.levels import Found, excuse, faults_of_choice, levels
from reportgen.lint.reading import Reading
from reportgen.lint.rules import CODES, RULES
from reportgen.style import Style

__all__ = ["CODES", "RULES", "faults_of_choice", "lint"]


def lint(document: tree.Document, style: Style) -> list[Finding]:
    """All that the lints find at the levels of the house. What an exception of the document lets pass
    bears its reason; letters that cannot be printed know neither levels nor exceptions."""
    reading, level_of = Reading(document, style), levels(style.declared.lints)
    found = []
    for rule in RULES:
        level = level_of[rule.code]
        if level is not None:
            found += [Found(rule, hit, Finding(rule.code, level, hit.message, hit.place, hit.hint)) for hit in rule.look(reading)]
    told = list(excuse(found, document.exceptions))
    return [*_but_of_bullets(missing_letters(reading), told), *told]


def _but_of_bullets(letters: Iterable[Finding], told: list[Finding]) -> Iterator[Finding]:
    """The findings of letters, but for those of a bullet pasted from Word, and of the tab behind it: it is told as no list."""
    bullets = {_at(each) for each in told if each.code == "typed-list" and each.is_error and not each.excuse}
    return (each for each in letters if bullets.isdisjoint({_at(each), _at(each, 1)}))


def _at(finding: Finding, back: int = 0) -> tuple[int, int]:
    return (finding.place.line, finding.place.column - back) if finding.place else (0, 0)
