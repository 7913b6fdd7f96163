"""Short forms are marked with what they stand for; not a letter of what is printed changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from reportgen.document import tree
from reportgen.finding import Finding, Place

Compose = Callable[[str], tuple[tree.Document | None, list[Finding]]]

HEAD = """\
document: newsletter
title: JAR news
date: April 2008
abbreviations: {JAR: Review, JAR.2: Second, A&E: Emergency, Key: Legend}
content:
"""


def test_a_short_form_that_is_a_word_of_its_own_is_marked_wherever_it_stands(
    compose: Compose, outline: Callable[[tuple[tree.Block, ...]], str], tmp_path: Path
) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>')
    made, found = compose(
        HEAD
        + """
  - heading: The JAR
  - |
    JAR.2, JARs, aJAR, jar; a *JAR* [of JAR](https://example.org/JAR), [JAR ie](lang:cy).[^1] JAR/A&E

    [^1]: JAR.
  - table: {caption: Of JAR, columns: [a, JAR], rows: [[JAR, b]]}
  - picture: {file: a.svg, alt: A JAR, caption: JAR}
  - timeline: {categories: {JAR: JAR event}, rows: [{date: May, stage: Begin, category: JAR}]}
"""
    )
    assert found == []
    assert made is not None
    assert outline(made.blocks) == (
        "masthead:\n"
        "  h1 ⟨Review: JAR⟩ news\n"
        "  p.published April 2008\n"
        "h2 The ⟨Review: JAR⟩\n"
        "p ⟨Second: JAR.2⟩, JARs, aJAR, jar; a ⟨emphasis: ⟨Review: JAR⟩⟩ ⟨https://example.org/JAR: of ⟨Review: JAR⟩⟩,"
        " ⟨cy: ⟨Review: JAR⟩ ie⟩.⟨note 1: ⟨Review: JAR⟩.⟩ ⟨Review: JAR⟩/⟨Emergency: A&E⟩\n"
        "data:\n"
        "  table of 2 Of ⟨Review: JAR⟩\n"
        "    head: (column) a | (column) ⟨Review: JAR⟩\n"
        "    row: (row) ⟨Review: JAR⟩ | b\n"
        "picture a.svg “A JAR” ⟨Review: JAR⟩\n"
        "timeline:\n"
        "  key:\n"
        "    p.key-label ⟨Legend: Key⟩ to colour coding\n"
        "    plain.key\n"
        "      - ⟨category-1: ⟨Review: JAR⟩ event⟩\n"
        "  table.timeline of 3\n"
        "    head: (column) Date | (column) Event | (column) Stage\n"
        "    row.category-1: (row) p.date May | ⟨category-1: ⟨Review: JAR⟩⟩ | p.stage Begin\n"
    )


@pytest.mark.parametrize(
    "typed",
    [
        '  - "«See »«JAR.2»«, or »«JAR»«: »**«JAR»**«.»"\n',
        "  - |\n    «All of it:\n    the old »«JAR»« let\n    us all, »«A&E»\n",
        '  - "«\\»x41 the JAR"\n',
        "  - >-\n    «One \\*  all »«JAR»«\n    all \\* »«JAR»\n\n    «all»\n",
    ],
)
def test_words_beside_a_short_form_know_where_they_were_typed(
    compose: Compose, marked: Callable[[str, Iterable[Place]], str], typed: str
) -> None:
    text = HEAD + typed.replace("«", "").replace("»", "")
    made, _ = compose(text)
    assert made is not None
    inlines = [i for block in made.blocks[1:] for line in tree.lines(block) for i in tree.inlines(line)]
    assert marked(text, [i.place for i in inlines if isinstance(i, tree.Text) and i.place]) == HEAD + typed


def test_numbers_that_refer_to_a_place_stay(compose: Compose, outline: Callable[[tuple[tree.Block, ...]], str]) -> None:
    head = "document: report\ntitle: T\ndate: 15 May 2008\nabbreviations: {JAR: Review}\ncontents: yes\n"
    made, _ = compose(head + "content: [section: {heading: One, id: one, text: 'See [](#one) of JAR.'}]\n")
    assert made is not None
    assert outline(made.blocks[1:]) == (
        "contents:\n"
        "  h2 Contents\n"
        "  plain.contents\n"
        "    - p.contents-1 ⟨#one: ⟨label: 1⟩ One⟩ ⟨page of one⟩\n"
        "section:\n"
        "  h2 [1 sections] One #one\n"
        "  p [1.1 sections] See ⟨#one: section ⟨no of one: 1⟩⟩ of ⟨Review: JAR⟩.\n"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("[JAR: Review, «JAR»: Second]", 'duplicate-key: "JAR" stands at line 4 already (keep one of the two)'),
        ('{«""»: Review}', "empty-value: here a name is empty (type it before the colon)"),
    ],
)
def test_a_short_form_is_one_and_stands_once(
    findings: Callable[[str], list[Finding]], marked: Callable[[str, Iterable[Place]], str], in_lines: Callable[[Iterable[Finding]], list[str]],
    typed: str, said: str,
) -> None:  # fmt: skip
    text = f"document: newsletter\ntitle: T\ndate: May 2008\nabbreviations: {typed}\ncontent: The JAR.\n"
    plain = text.replace("«", "").replace("»", "")
    found = findings(plain)
    assert marked(plain, [f.place for f in found if f.place]) == text
    assert in_lines(found) == [said]
