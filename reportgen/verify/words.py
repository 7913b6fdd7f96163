"""How words found in a file are compared with those of the document, whatever its format."""

from __future__ import annotations

import unicodedata
from os.path import commonprefix


def compare_words(found: str, wanted: str) -> str:
    """Where the words found leave those wanted, in words; empty where they are the same."""
    if found == wanted:
        return ""
    same = len(commonprefix([found, wanted]))
    if same == len(found):
        return f"“{wanted[same : same + 40]}…” is missing at its end"
    return f"after “…{wanted[max(0, same - 20) : same]}” it says “{found[same:][:20]}”, not “{wanted[same : same + 20]}”"


def around(words: str, others: str) -> str:
    """The place where words leave others, with those about it."""
    same = len(commonprefix([words, others]))
    return words[max(0, same - 20) : same + 20]


def bare(text: str) -> str:
    """The letters without the white space between them."""
    return unicodedata.normalize("NFC", "".join(text.split()))


def spaced(text: str) -> str:
    """The words with one space between each two."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def first_difference(found: list[tuple[int, str]], wanted: list[tuple[int, str]]) -> str:
    """Where two lists of headings part, in words."""
    for here, there in zip(found, wanted, strict=False):
        if here != there:
            return f"“{here[1]}” at level {here[0]}, not “{there[1]}” at level {there[0]}"
    return f"{len(found)} headings, not {len(wanted)}"
