"""Every code that the judge of Word files can raise has a file that raises it and one that does not."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from test_word_rules import ADDED, ALLOWED, BODY, CHANGED, FILES, PACKAGES

from reportgen import verify
from reportgen.build import Request, compose
from reportgen.render.word import render_word
from reportgen.verify import verify_word

DOCUMENT = """\
document: newsletter
title: News
date: March 2008
content:
  - article: {headline: First, text: "Hello[^1]"}
  - article: {headline: Second, text: Goodbye}
notes:
  1: A note.
"""
SAID = [
    ("word-words", "word/document.xml", "Goodbye", "Good"),
    ("word-headings", "word/document.xml", '<w:pStyle w:val="Heading1"/></w:pPr>', '<w:pStyle w:val="BodyText"/></w:pPr>'),
    ("word-notes", "word/footnotes.xml", "A note.", "Another note."),
]
"""What makes a file say something else than its document: a part, and the last of some words of it, with others for them."""


@pytest.mark.parametrize(("code", "part", "good", "bad"), SAID)
def test_a_file_that_does_not_say_what_its_document_says(code: str, part: str, good: str, bad: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(DOCUMENT)
    document, style, _ = compose(Request(tmp_path / "x.yaml", {}))
    assert document is not None
    assert style is not None
    made = render_word(document, style)
    assert verify_word(made, document).findings == ()
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(made.data)) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            text = source.read(name)
            package.writestr(name, bad.encode().join(text.rsplit(good.encode(), 1)) if name == part else text)
    assert target.getvalue() != made.data
    assert [found.code for found in verify_word(replace(made, data=target.getvalue()), document).findings] == [code]


def test_every_code_has_an_example() -> None:
    sources = Path(verify.__file__).parent.glob("word*.py")
    raised = {code for source in sources for code in re.findall(r'(?:error|Finding)\(\s*"(word-[a-z-]+)"', source.read_text("utf-8"))}
    assert len(raised) > 40
    shown = {*BODY, *(example[0] for table in (ADDED, CHANGED, FILES, PACKAGES, ALLOWED, SAID) for example in table)}
    assert raised - shown == set()
    assert shown - raised == set()
