"""Words that should not be left in, do not say where, or have a plainer one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.lint.reading import Reading
from reportgen.lint.rule import Hit

_PLACEHOLDER = (
    r"\[\s*(?:(?:insert|add|enter|type|xx)\b|(?:date|name|title|number|amount|figure)\b(?!\s*\d)"
    r"(?![^\]]*\b(?:withheld|redacted|removed|omitted|changed|supplied|given|known)\b))[^\]]*\]|<\s*(?:insert|enter|add)\b[^>]*>"
    r"|\blorem ipsum\b|\bx{3,}\b|\bxx/xx(?:/xx(?:xx)?)?\b|\?{3,}|(?-i:\bTODO\b)"
)
_COLOURS = tuple(
    "red blue green yellow orange purple pink brown grey black white amber shaded coloured tinted highlighted".split()  # noqa: SIM905
)
_COLOUR = f"(?:{'|'.join(_COLOURS)})"
_SIDE = r"(?:on|to) the (?:far )?(?:right|left)(?:[- ]hand)?(?: side)?"
_THING = "(?:box|panel|text|row|column|cell|section|button|arrow)(?:e?s)?"
_DIRECTION = (
    rf"\b{_SIDE}(?=\s*(?:[.,;:)!?]|$)| of (?:this|the) page\b| (?:shows?|gives?|lists?|explains?)\b)"
    rf"|\bthe {_COLOUR} {_THING}\b|\bthe (?:shaded|coloured|tinted|highlighted) (?:areas?|parts?|lines?|words)\b"
    rf"|\b(?:shown|marked|printed|written|set|listed|below|above|highlighted) in {_COLOUR}\b"
)
_OF_A_PAGE = (
    r"\b(?:box|panel|column|table|picture|photo(?:graph)?|chart|graph|diagram|map|list|form|page|text|article|story|timeline|key|figure"
    r"|drawing|details|dates|names|contact|information|example|note|logo|heading|caption)s?\b"
    r"|\b(?:shows?|shown|gives?|lists?|listed|explains?|overleaf|highlighted)\b|^See\b"
)
_RECYCLING = r"\b(?:recycl\w*|collect\w*|kerb\w*|bins?|glass|cans|tins|paper|card(?:board)?|plastics?|foil|waste|rubbish|lids?)\b"
_SIGNS_OF_DIRECTION = ("the right", "the left", "the far ", *(f"{word} {colour}" for word in ("the", "in") for colour in _COLOURS))
_PLAIN = {
    "utilise": "use", "utilised": "used", "utilising": "using", "facilitate": "help", "facilitated": "helped", "in order to": "to",
    "going forward": "from now on", "commence": "begin", "commenced": "began", "terminate": "end", "prior to": "before",
    "subsequent to": "after", "in the event that": "if", "with regard to": "about", "in respect of": "about", "in relation to": "about",
    "endeavour": "try", "purchase": "buy", "ascertain": "find out", "additional": "more", "approximately": "about",
    "assist": "help", "sufficient": "enough", "requirements": "needs", "leverage": "use", "incentivise": "encourage",
    "impact on": "affect", "deliverables": "results", "stakeholders": "who they are, by name", "robust": "strong, or leave it out",
    "ring fence": "keep for", "empower": "let, or help", "dialogue": "talk", "holistic": "whole", "synergy": "working together",
    "at this moment in time": "now", "in close proximity": "near", "on a regular basis": "regularly", "whilst": "while", "amongst": "among",
}  # fmt: skip
_LATIN = r"(?<![\w.])(?:e\.g\.|i\.e\.|eg|ie|etc\.?|NB|N\.B\.|viz\.?|et al\.?)(?![\w])"
_ENGLISH = {"e": "for example", "i": "that is"}
_AMPERSAND = r"\b[\w’'-]+\s?&\s?[a-z][\w’'-]*|\b[a-z][\w’'-]*\s?&\s?[\w’'-]+"
_BRACKETS = r"\b\w+\((?:s|es|ren)\)"
_SIGNS = r"!{2,}|\?!|!\?"


def placeholder(reading: Reading) -> Iterator[Hit]:
    """Words that hold the place of others."""
    for passage in reading.saying("[", "<", "xx", "???", "lorem", "todo"):
        yield from passage.hits(_PLACEHOLDER, "“{}” holds the place of something", "put it in, or take this out", re.IGNORECASE)


def direction(reading: Reading) -> Iterator[Hit]:
    """Words that say by place or colour alone what is meant, where they speak of a page: a hall may stand on the left of
    a road, and glass be put in the green box."""
    for passage in reading.passages:
        folded = passage.text.casefold()
        if ("the " in folded or "in " in folded) and any(sign in folded for sign in _SIGNS_OF_DIRECTION):
            for match in passage.found(_DIRECTION, re.IGNORECASE):
                if _is_of_a_page(match[0].casefold(), passage.sentence_at(match.start())):
                    message = f"“{match[0]}” tells those who cannot see the page nothing"
                    yield passage.hit(match, message, "name it by its heading or its words")


def _is_of_a_page(words: str, sentence: str) -> bool:
    if re.match(_SIDE, words):
        return bool(re.search(_OF_A_PAGE, sentence, re.IGNORECASE))
    return not (words.endswith(("box", "boxes")) and re.search(_RECYCLING, sentence, re.IGNORECASE))


def plain(reading: Reading) -> Iterator[Hit]:
    """An official word that has a plain one."""
    pattern = rf"\b(?:{'|'.join(_PLAIN)})\b"
    for passage in reading.prose:
        for match in passage.found(pattern, re.IGNORECASE):
            yield passage.hit(match, f"“{match[0]}” is an official word", f"plainer: {_PLAIN[match[0].casefold()]}")


def latin(reading: Reading) -> Iterator[Hit]:
    """A short form of Latin, which some screen readers say as a word."""
    for passage in reading.passages:
        for match in passage.found(_LATIN):
            hint = f"say “{_ENGLISH.get(match[0][0], 'and so on') if match[0][:2] != 'et' else 'and so on'}” or leave it out"
            yield passage.hit(match, f"“{match[0]}” is a short form of Latin", hint)


def ampersand(reading: Reading) -> Iterator[Hit]:
    """ "&" in running text; in a name it may stand, so lines of contacts and headings are left alone."""
    for passage in reading.prose:
        yield from passage.hits(_AMPERSAND, "“{}” in a text", "write “and”, but in a name")


def plural_in_brackets(reading: Reading) -> Iterator[Hit]:
    """A plural in brackets."""
    return reading.hits(_BRACKETS, "“{}” has a plural in brackets", "the plural covers both")


def loud(reading: Reading) -> Iterator[Hit]:
    """Several signs of exclamation."""
    return reading.hits(_SIGNS, "“{}” shouts", "one sign is enough, and none is often better")


def other_formats(reading: Reading) -> Iterator[Hit]:
    """A newsletter that does not say how to have it in another format."""
    if reading.document.kind != "newsletter" or not reading.passages:
        return
    said = " ".join(passage.text for passage in reading.passages).casefold()
    if not re.search(r"large print|braille|audio|(?:other|another|different|alternative) (?:formats?|languages?)", said):
        title = next(iter(reading.headings), None)
        message = "nothing says how to have this in large print or another format"
        yield Hit("", message, title.place if title else reading.document.place, "add a line with a telephone number")


def file_name(reading: Reading) -> Iterator[Hit]:
    """A title that is the name of a file."""
    title = reading.document.title.strip()
    is_name = re.search(r"\.(?:pdf|docx?|ya?ml|html?|pptx?|indd|pub)$|^untitled\b|^document ?\d+$|^microsoft word\b", title, re.IGNORECASE)
    if is_name or ("_" in title and " " not in title):
        heading = next((block for block in reading.headings if block.level == 1), None)
        place = heading.place if heading else reading.document.place
        yield Hit(title, f"the title “{title}” is the name of a file", place, "name the document as a reader would")
