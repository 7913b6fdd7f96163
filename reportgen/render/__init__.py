"""From the neutral tree and a house style to finished files."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.finding import Finding


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Rendered:
    """A finished file in memory. `pages` is 0 for a format without pages; `page_of` gives the page,
    counted from 1, of each heading by its id."""

    data: bytes
    pages: int = 0
    page_of: dict[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class HouseFault(Exception):
    """A template of the house style cannot be drawn; the text says why."""
