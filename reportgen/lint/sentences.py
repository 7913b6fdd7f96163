"""Sentences and paragraphs: how long they are, and how hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.lint.reading import Passage, Reading, words_of
from reportgen.lint.rule import Hit

_LONG, _VERY_LONG = 25, 50  # words
_MEAN = 20  # words
_PARAGRAPH = 5  # sentences
_ENOUGH = 100  # words, below which a measure of ease says nothing
_GRADES = {"newsletter": 9.0, "report": 12.0}
_PASSIVE = r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en)\b"
_MOST_PASSIVE = 0.2


def very_long(reading: Reading) -> Iterator[Hit]:
    """A sentence of more than 50 words."""
    return _longer(reading, _VERY_LONG)


def long(reading: Reading) -> Iterator[Hit]:
    """A sentence of more than 25 words."""
    return _longer(reading, _LONG)


def wordy_article(reading: Reading) -> Iterator[Hit]:
    """An article whose sentences have more than 20 words in the mean."""
    for article in reading.articles:
        lengths = [len(words_of(sentence)) for passage in article for _, sentence in passage.sentences]
        if sum(lengths) >= _ENOUGH and sum(lengths) / len(lengths) > _MEAN:
            yield _of(
                article,
                f"the sentences of this text have {sum(lengths) / len(lengths):.0f} words in the mean",
                f"{_MEAN} or fewer read easily",
            )


def long_paragraph(reading: Reading) -> Iterator[Hit]:
    """A paragraph of more than five sentences."""
    for passage in reading.prose:
        if len(passage.sentences) > _PARAGRAPH:
            yield _of([passage], f"this paragraph has {len(passage.sentences)} sentences", "begin another where the thought turns")


def hard(reading: Reading) -> Iterator[Hit]:
    """An article that asks for more years of school than its readers should need (Flesch and Kincaid 1975)."""
    most = _GRADES.get(reading.document.kind, max(_GRADES.values()))
    for article in reading.articles:
        sentences = [sentence for passage in article for _, sentence in passage.sentences]
        words = [word for sentence in sentences for word in words_of(sentence)]
        if len(words) >= _ENOUGH:
            grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59
            if grade > most:
                yield _of(article, f"this text reads at grade {grade:.1f}; {most:.0f} is the aim", "shorter sentences, shorter words")


def passive(reading: Reading) -> Iterator[Hit]:
    """An article of which more than a fifth of the sentences do not say who acts."""
    for article in reading.articles:
        sentences = [sentence for passage in article for _, sentence in passage.sentences]
        count = sum(1 for sentence in sentences if re.search(_PASSIVE, sentence))
        if len(sentences) >= _PARAGRAPH and count > _MOST_PASSIVE * len(sentences):
            yield _of(article, f"{count} of the {len(sentences)} sentences of this text are probably passive", "say who does what")


def _longer(reading: Reading, most: int) -> Iterator[Hit]:
    for passage in reading.passages:
        for start, sentence in passage.sentences if len(passage.text) > 2 * most and passage.is_prose else ():
            count = len(words_of(sentence)) if len(sentence) > 2 * most else 0
            if count > most:
                yield Hit(sentence, f"this sentence has {count} words", passage.at(start, len(sentence)), "make two of it")


def _of(article: list[Passage], message: str, hint: str) -> Hit:
    first = next(passage for passage in article if passage.sentences)
    start, sentence = first.sentences[0]
    return Hit(sentence, message, first.at(start, len(sentence)), hint)


def _syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, without a silent e."""
    letters = re.sub(r"[^a-z]", "", word.casefold())
    count = len(re.findall(r"[aeiouy]+", letters))
    silent = letters.endswith("e") and not letters.endswith(("le", "ee")) and count > 1
    return max(1, count - silent)
