"""Abbreviations, and whether a reader has been told what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.lint.reading import Passage, Reading
from reportgen.lint.rule import Hit

_ACRONYM = r"\b[A-Z]{2,}s?\b"
_IN_BRACKETS = r"\(([A-Z]{2,})s?\)"
_WITH_STOPS = r"\b(?:[A-Z]\.){2,}"
_KNOWN = frozenset(
    "UK EU US USA UN VAT MP MPs NHS BBC PDF DVD CD TV IT HR AM PM GP GPs GCSE GCSEs OK ID PIN PC PO PE"  # noqa: SIM905
    " II III IV VI VII VIII IX XI XII".split()
)


def unexplained(reading: Reading) -> Iterator[Hit]:
    """An abbreviation whose words stand nowhere before it, as in "Joint Area Review (JAR)"."""
    explained: set[str] = set()
    for passage in reading.passages:
        for match in passage.found(_ACRONYM):
            word = match[0].removesuffix("s")
            if _is_explained_at(passage, match.start()):
                explained.add(word)
            elif word not in explained and match[0] not in _KNOWN:
                explained.add(word)
                yield passage.hit(match, f"nothing says before this what “{match[0]}” stands for", f"write it out, then “({word})”")


def unused(reading: Reading) -> Iterator[Hit]:
    """An abbreviation that is explained and never used."""
    everything = " ".join(passage.text for passage in reading.passages)
    for passage in reading.passages:
        for match in passage.found(_IN_BRACKETS):
            if len(re.findall(rf"\b{match[1]}s?\b", everything)) == 1:
                yield passage.hit(match, f"“{match[1]}” is explained here and not used again", "take it out", group=1)


def with_stops(reading: Reading) -> Iterator[Hit]:
    """Full stops within an abbreviation."""
    for passage in reading.passages:
        for match in passage.found(_WITH_STOPS):
            if len(match[0]) > 4 or passage.text[match.end() : match.end() + 2].strip()[:1].islower():
                yield passage.hit(match, f"“{match[0]}” has full stops", f"write “{match[0].replace('.', '')}”")


def _is_explained_at(passage: Passage, at: int) -> bool:
    return passage.text[max(0, at - 1) : at] == "(" and at > 1
