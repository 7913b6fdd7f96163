"""Pictures that those who cannot see them would miss."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.document import tree
from reportgen.lint.reading import Reading
from reportgen.lint.rule import Hit

_FILE = r".*\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|emf|wmf|pdf)|(?:image|picture|photo|img|graphic)[ _-]?\d*"
_OPENS_EMPTY = r"(?:an?|the|this)?\s*(?:image|picture|photo|photograph|graphic|icon)\s+(?:of|showing)\b"
_POSTER = r"(?:^|[^a-z])(?:poster|flyer|flier|leaflet|scan|scanned|screenshot|screen-shot)(?:$|[^a-z])"


def missing(reading: Reading) -> Iterator[Hit]:
    """A picture with neither alternative text nor the word that it is decorative."""
    for picture in _pictures(reading):
        if not picture.alt.strip():
            hint = "say in   alt:   what it shows; or, where it only adorns, add   decorative: yes"
            yield Hit(picture.file.name, "this picture has no alternative text", picture.place, hint)


def says_nothing(reading: Reading) -> Iterator[Hit]:
    """Alternative text that is the name of a file, begins "image of", or says the caption again."""
    for picture in reading.of(tree.Picture):
        alt = picture.alt.strip()
        if re.fullmatch(_FILE, alt, re.IGNORECASE) and not picture.decorative:
            yield Hit(alt, f"the alternative text “{alt}” only names the picture", picture.place, "say what the picture shows")
    for picture in _pictures(reading):
        alt = picture.alt.strip()
        if opening := re.match(_OPENS_EMPTY, alt, re.IGNORECASE):
            message = f"the alternative text begins “{opening[0]}”, which a screen reader has said already"
            yield Hit(alt, message, picture.place, "begin with what it shows")
        elif alt and alt.casefold() == tree.plain(picture.caption).strip().casefold():
            message = "the alternative text is the caption, which would be heard twice"
            yield Hit(alt, message, picture.place, "say what the picture shows, or add   decorative: yes")


def length(reading: Reading) -> Iterator[Hit]:
    """Alternative text too short to tell or too long to listen to."""
    for picture in _pictures(reading):
        alt = picture.alt.strip()
        if alt and not 3 <= len(alt) <= 250:
            yield Hit(alt, f"the alternative text has {len(alt)} character{'s' * (len(alt) > 1)}", picture.place, "3 to 250 serve best")


def of_words(reading: Reading) -> Iterator[Hit]:
    """A picture that is probably of words, by the name of its file."""
    for picture in _pictures(reading):
        if re.search(_POSTER, picture.file.name.casefold().replace("_", "-")):
            message = f"“{picture.file.name}” is probably a picture of words, which nobody can enlarge or hear"
            yield Hit(picture.file.name, message, picture.place, "type its words in the document")


def _pictures(reading: Reading) -> Iterator[tree.Picture]:
    """All but logos, whose name is a key that must stand, and those that only adorn."""
    return (picture for picture in reading.of(tree.Picture) if picture.role != "logo" and not picture.decorative)
