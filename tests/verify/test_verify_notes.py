"""What our own gate catches in the notes of a finished file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from noted import REPORT

from reportgen.build import Request, compose
from reportgen.document import tree
from reportgen.document.changing import change_inlines, reword
from reportgen.render import Rendered
from reportgen.render.pdf import render_pdf
from reportgen.render.web import render_html
from reportgen.render.word import render_word
from reportgen.style import Style
from reportgen.verify import verify_html, verify_pdf, verify_word


@pytest.fixture
def composed(tmp_path: Path) -> tuple[tree.Document, Style]:
    source = tmp_path / "noted.yaml"
    source.write_text(REPORT, encoding="utf-8")
    document, style, _ = compose(Request(source, {}))
    assert document is not None
    assert style is not None
    return document, style


def edited(data: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    """A Word file with a part of it edited."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            text = source.read(name)
            if name == part:
                assert edit(text.decode()) != text.decode()
                text = edit(text.decode()).encode()
            package.writestr(name, text)
    return target.getvalue()


NOTES, TEXT = "word/footnotes.xml", "word/document.xml"


@pytest.mark.parametrize(
    ("part", "good", "bad", "codes"),
    [
        (NOTES, "Of a part.", "Of a", ["word-notes"]),
        (NOTES, "Of a part.", "", ["word-notes"]),
        (NOTES, 'w:id="2"', 'w:id="9"', ["word-note-missing", "word-notes"]),
        (TEXT, '<w:footnoteReference w:id="2"/>', "", ["word-words", "word-notes"]),
        (TEXT, '<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="3"/>', ["word-notes"]),
    ],
)
def test_a_note_that_word_would_not_print_as_typed_is_an_error(
    composed: tuple[tree.Document, Style], part: str, good: str, bad: str, codes: list[str]
) -> None:
    document, style = composed
    made = render_word(document, style)
    assert verify_word(made, document).findings == ()
    worse = replace(made, data=edited(made.data, part, lambda text: text.replace(good, bad)))
    assert [found.code for found in verify_word(worse, document).findings] == codes


@pytest.mark.parametrize(
    ("good", "bad"),
    [("Of a part.", "Of a"), ('aria-label="Note 2">2</a>', 'aria-label="Note 2"></a>'), ("In an appendix.", "")],
)
def test_a_note_that_the_web_page_does_not_say_is_an_error(composed: tuple[tree.Document, Style], good: str, bad: str) -> None:
    document, style = composed
    made = render_html(document, style)
    assert verify_html(made, document).findings == ()
    assert good in made.data.decode()
    found = verify_html(Rendered(made.data.decode().replace(good, bad).encode()), document).findings
    assert "html-words" in [each.code for each in found]


def test_a_note_that_paper_does_not_say_is_an_error(composed: tuple[tree.Document, Style]) -> None:
    document, style = composed
    made = render_pdf(document, style)
    assert verify_pdf(made, document).findings == ()

    def other(inline: tree.Inline) -> tree.Inline | None:
        return replace(inline, words=(tree.Text("Other words."),)) if isinstance(inline, tree.Note) else inline

    changed = replace(document, blocks=reword(document.blocks, lambda line: change_inlines(line, other)))
    assert [found.code for found in verify_pdf(made, changed).findings] == ["pdf-words", "pdf-links"]
