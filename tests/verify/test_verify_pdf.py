"""What our own gate catches: a finished PDF that does not say what the document says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from reportgen.build import Request, compose
from reportgen.document import tree
from reportgen.document.changing import rebuild
from reportgen.render import Rendered
from reportgen.render.pdf import render_pdf
from reportgen.verify import verify_pdf

MARCH = Path(__file__).parents[2] / "inputs" / "march.yaml"


@cache
def march() -> tuple[tree.Document, Rendered]:
    document, style, _ = compose(Request(MARCH, {}, "newsletter"))
    assert document is not None
    assert style is not None
    return document, render_pdf(document, style)


def codes(rendered: Rendered, document: tree.Document) -> list[str]:
    return [finding.code for finding in verify_pdf(rendered, document).findings]


def test_a_good_file_has_no_finding() -> None:
    document, rendered = march()
    assert codes(rendered, document) == []


def changed(document: tree.Document, change: Callable[[tree.Text], str]) -> tree.Document:
    """The document with the words of one of its paragraphs changed."""
    done = False

    def words(block: tree.Block) -> tree.Block:
        nonlocal done
        if isinstance(block, tree.Paragraph) and not done and len(block.children) == 1 and len(tree.plain(block.children)) > 60:
            text = block.children[0]
            assert isinstance(text, tree.Text)
            done = True
            return replace(block, children=(tree.Text(change(text)),))
        return block

    blocks = rebuild(document.blocks, words)
    assert done
    return replace(document, blocks=blocks)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.text.replace("e", "a", 1),
        lambda text: text.text + " more",
        lambda text: text.text[:-1],
        lambda text: " ".join(reversed(text.text.split(" "))),
    ],
)
def test_a_word_lost_added_changed_or_out_of_order_is_caught(change: Callable[[tree.Text], str]) -> None:
    document, rendered = march()
    assert codes(rendered, changed(document, change)) == ["pdf-words"]


def test_blocks_in_another_order_are_caught() -> None:
    document, rendered = march()
    blocks = (document.blocks[0], *reversed(document.blocks[1:]))
    assert "pdf-words" in codes(rendered, replace(document, blocks=blocks))


def test_the_end_cut_off_is_caught() -> None:
    document, rendered = march()
    more = (*document.blocks, tree.Paragraph((tree.Text("The last words."),)))
    finding = verify_pdf(rendered, replace(document, blocks=more)).findings[-1]
    assert finding.code == "pdf-words"
    assert "Thelastwords." in finding.message
