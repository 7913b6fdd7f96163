"""What was typed is what is printed, to the letter, from YAML to the finished PDF."""

from __future__ import annotations

import json
import os
import re
import tempfile
import unicodedata
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import made, pages

from reportgen.style import find, load
from reportgen.verify.pdf_tags import Element, read_pages

HEAD = "document: newsletter\ntitle: T\ndate: March 2008\ncontent:\n"
EXAMPLES = int(os.environ.get("REPORTGEN_EXAMPLES", "12"))

_folder = find("worcestershire")
assert _folder is not None
_style, _ = load(_folder)
assert _style is not None
LETTERS = sorted(chr(code) for code in _style.letters if unicodedata.category(chr(code)) not in ("Cf", "Zs", "Mn") and code != 0x34F)
MARKS = list("&<>\"'*_~[](){}\\`#+-=|!@%$^:;,.?/0123456789")
WELSH = list("ŵŷâêîôûẅẃẁÿŴŶ")
PIECES = st.one_of(
    st.sampled_from(MARKS),
    st.sampled_from(WELSH),
    st.sampled_from(LETTERS),
    st.sampled_from(
        [
            " ",
            "  ",
            "   ",
            "{{ x }}",
            "{% if %}",
            "&amp;",
            "<b>",
            "</p>",
            "<!--",
            "a" * 120,
            "W" * 70,
            "é",
            "fi",
            "ffl",
            "1. ",
            "- ",
            "**",
            "~~",
        ]
    ),
)
# A backslash before the full stop or bracket of a number at the start is the one that marks it as text.
ALREADY_ESCAPED = re.compile(r"(\\-|\d{1,3}\\\.|[a-z]\\\)|[ivxl]+\\\))( |$)")
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map("".join).map(str.strip).filter(lambda t: t and not ALREADY_ESCAPED.match(t))


def literal(text: str) -> str:
    """The text as an author types it who wants none of its characters to be a mark."""
    text = re.sub(r"[*~\[\]]", lambda mark: "\\" + mark[0], text)
    return re.sub(r"^(-|\d{1,3}(?=\.)|[a-z](?=\))|[ivxl]+(?=\)))(?=[.)]?( |$))", _escaped_marker, text)


def _escaped_marker(match: re.Match[str]) -> str:
    return "\\-" if match[0] == "-" else match[0] + "\\"


def paragraphs(element: Element) -> list[str]:
    """The words of each paragraph, from the tag tree."""
    return [each.text() for each in element.walk() if each.type == "P"]


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXTS, min_size=8, max_size=20))
def test_any_text_is_printed_as_typed(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check(texts, Path(folder))


def test_letters_that_have_one_drawing_are_told_apart(tmp_path: Path) -> None:
    assert _style is not None
    drawings: dict[str, str] = {}
    for code, name in TTFont(_style.fonts[-1]).getBestCmap().items():
        drawings[name] = drawings.get(name, "") + (chr(code) if chr(code) in LETTERS else "")
    alike = [nfc(letters) for letters in drawings.values() if len(set(nfc(letters))) > 1]
    assert "-‐‑" in alike
    check([f"Face{'to'.join(letters)}face, face{'to'.join(reversed(letters))}face" for letters in alike], tmp_path)


def check(texts: list[str], folder: Path) -> None:
    output = made(HEAD + "".join(f"  - {json.dumps(literal(t), ensure_ascii=False)}\n" for t in texts), folder)
    with pikepdf.open(output) as pdf:
        printed = paragraphs(read_pages(pdf)[0])[1:]
        fonts = {str(o.FontName).strip("/,").split("+")[-1] for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o}
    assert fonts <= {"Source-Sans-3", "Source-Sans-3-Bold"}
    assert len(printed) == len(texts)
    assert list(map(nfc, printed)) == list(map(nfc, texts))
    assert letters("".join(texts)) in letters("".join(pages(output)))


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def letters(text: str) -> str:
    return nfc("".join(text.split()).replace("\ufffe", ""))
