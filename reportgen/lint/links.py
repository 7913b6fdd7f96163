"""Links whose words say too little or too much when heard alone."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import tree
from reportgen.lint.reading import Reading, folded
from reportgen.lint.rule import Hit

VAGUE = {
    *("click here", "please click here", "click", "here", "this", "this link", "link", "this page", "this website", "this document"),
    *("more", "read more", "find out more", "see more", "learn more", "continue reading", "details"),
    *(f"{more} {what}" for more in ("more", "further") for what in ("information", "details")),
}
_ADDRESSES = {"email": ("e-mail address", "hmarsh@example.org"), "website": ("web address", "www.example.org")}
_LONGEST_WORDS = 100
_LONGEST_ADDRESS = 60  # about what stands in one line of print, and can be typed from paper


def vague(reading: Reading) -> Iterator[Hit]:
    """Link words such as "click here"."""
    for link, words in reading.links:
        if folded(words).strip(".…>» ") in VAGUE:
            yield Hit(words, f"“{words}” does not say where the link leads", link.place, "name what stands there")


def not_reached(reading: Reading) -> Iterator[Hit]:
    """What is typed as an e-mail or web address and is none."""
    for paragraph in reading.of(tree.Paragraph):
        if paragraph.role in _ADDRESSES and not any(isinstance(inline, tree.Link) for inline in tree.inlines(paragraph.children)):
            words, (kind, such) = tree.plain(paragraph.children), _ADDRESSES[paragraph.role]
            yield Hit(words, f"“{words}” is no {kind}", paragraph.place, f"such as   {such}")


def same_words(reading: Reading) -> Iterator[Hit]:
    """The same words leading to two places."""
    targets: dict[str, str] = {}
    for link, words in reading.links:
        target = link.target.rstrip("/")
        if not words or any(isinstance(inline, tree.Reference) for inline in tree.inlines(link.children)):
            continue  # "section 3" and "recommendation 3" may both be shown as 3
        before = targets.setdefault(folded(words), target)
        if before != target and folded(words) not in VAGUE:
            yield Hit(words, f"“{words}” leads to another place here than before, {before}", link.place, "say how the two differ")


def long_words(reading: Reading) -> Iterator[Hit]:
    """Link words as long as a sentence."""
    for link, words in reading.links:
        if len(words) > _LONGEST_WORDS and not _is_bare(words, link.target):
            message = f"the words of this link are {len(words)} characters long"
            yield Hit(words, message, link.place, "let fewer words carry the link")


def bare_address(reading: Reading) -> Iterator[Hit]:
    """A long web address printed as it is."""
    for link, words in reading.links:
        if len(words) > _LONGEST_ADDRESS and _is_bare(words, link.target) and not link.target.startswith("mailto:"):
            message = f"a screen reader spells out this address, {len(words)} characters long"
            yield Hit(words, message, link.place, "[words that say what is there](the address)")


def _is_bare(words: str, target: str) -> bool:
    return target in (words, f"http://{words}", f"mailto:{words}")
