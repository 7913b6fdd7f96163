"""Words in another language that are not said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.document import tree
from reportgen.lint.reading import Passage, Reading
from reportgen.lint.rule import Hit

# Frequent Welsh words that are no English ones ("plant", "dim" and "am" are both).
_WELSH = frozenset(
    "yn yr mae ac gan gyda ein eich wedi bydd sydd yw ydy hwn hwnnw hyn hynny neu fel mewn hefyd wrth drwy trwy dros rhwng"  # noqa: SIM905
    " gwneud cael cyngor sir gwasanaeth gwasanaethau cymru cymraeg gymraeg croeso newydd gwybodaeth pobl ifanc ysgol ysgolion"
    " cylchlythyr teulu teuluoedd iechyd addysg gofal rydym byddwn gallwch rhagor cysylltwch llywodraeth bwrdd ar".split()
)
_RUN = 4  # words
_LEAST = 3  # of them known


def unmarked_welsh(reading: Reading) -> Iterator[Hit]:
    """Four words or more that are probably Welsh, in a document that is not, without their language."""
    if reading.document.language.startswith("cy"):
        return
    for passage in reading.passages if _may_be_welsh(reading.text) else ():
        if not _may_be_welsh(passage.text):
            continue
        marked = _marked(passage)
        words = [m for m in re.finditer(r"[\w'’]+", passage.text) if not any(a <= m.start() < b for a, b in marked)]
        known = [number for number, word in enumerate(words) if re.split(r"['’]", word[0].casefold())[0] in _WELSH]
        for first, last in _runs(known) if len(words) >= _RUN else ():
            if sum(first <= number <= last for number in known) >= _LEAST:
                start, end = words[first].start(), words[last].end()
                message = f"“{passage.text[start:end]}” seems to be Welsh, and would be read out as English"
                yield Hit(passage.text[start:end], message, passage.at(start, end - start), "[geiriau](lang:cy)")


def _may_be_welsh(text: str) -> bool:
    return len(_WELSH.intersection(text.casefold().replace("'", " ").replace("’", " ").split())) >= _LEAST - 1


def _runs(known: list[int]) -> Iterator[tuple[int, int]]:
    """From the first to the last of known words that stand no more than two apart."""
    if not known:
        return
    first = last = known[0]
    for number in known[1:]:
        if number - last > 3:
            yield first, last
            first = number
        last = number
    yield first, last


def _marked(passage: Passage) -> list[tuple[int, int]]:
    """Where in the text words stand that have a language of their own."""
    spans, at = [], 0
    for inline in tree.inlines(passage.line):
        if isinstance(inline, tree.Language):
            spans.append((at, at + len(tree.plain(inline.children))))
        at += len(inline.text) if isinstance(inline, tree.WORDS) else 0
    return spans
