"""What our own gate catches: a finished PDF that does not say what the document says."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from reportgen.build import Request, compose
from reportgen.document import tree
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

    blocks = tree.rebuild(document.blocks, words)
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


def edited(rendered: Rendered, edit: Callable[[pikepdf.Pdf], None]) -> Rendered:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        edit(pdf)
        pdf.save(target)
    return replace(rendered, data=target.getvalue())


def first(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name("/" + kind))


def lose_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("en-US")


def lose_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = pikepdf.String("Untitled")


def lose_alternative(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure")["/Alt"]


def lower_a_heading(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name.H3


def drop_a_paragraph(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").K = pikepdf.Array([])


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lose_language, "pdf-language"),
        (lose_title, "pdf-title"),
        (lose_alternative, "pdf-alt"),
        (lower_a_heading, "pdf-headings"),
        (drop_a_paragraph, "pdf-words"),
    ],
)
def test_a_fault_in_the_finished_file_is_caught(edit: Callable[[pikepdf.Pdf], None], code: str) -> None:
    document, rendered = march()
    assert codes(edited(rendered, edit), document) == [code]
