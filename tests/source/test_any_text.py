"""Whatever text a person types and however a file is damaged: nothing is lost, nothing raises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed import value

from reportgen.source import Scalar, read

MARCH = Path(__file__).parents[2] / "inputs" / "march.yaml"

PRINTABLE = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
LETTERS = st.one_of(st.sampled_from("aŵéÂ£–’'\"\\#:-|> \n😀"), PRINTABLE, st.just("\n"))

SHORT_ESCAPES = {"\n": "\\n", '"': '\\"', "\\": "\\\\", "\u00a0": "\\_"}


def in_double_quotes(letter: str, way: str) -> str:
    if way == "typed" and letter not in '"\\\n':
        return letter
    if letter in SHORT_ESCAPES:
        return SHORT_ESCAPES[letter]
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def typed_at(scalar: Scalar, offset: int) -> str:
    place = scalar.at(offset)
    return place.source.line(place.line)[place.column - 1]


@given(st.lists(st.tuples(LETTERS, st.sampled_from(["typed", "escaped"])), max_size=30))
def test_any_text_in_double_quotes_is_read_as_it_is_and_each_letter_is_found(letters: list[tuple[str, str]]) -> None:
    text = "".join(letter for letter, _ in letters)
    spelled = [in_double_quotes(letter, way) for letter, way in letters]
    scalar = value('key: "' + "".join(spelled) + '"\n')
    assert scalar.text == text
    column = len('key: "')
    for offset, spelling in enumerate(spelled):
        if not text[offset].isspace():
            assert (scalar.at(offset).line, scalar.at(offset).column) == (1, column + 1)
        column += len(spelling)


@given(st.text(LETTERS, max_size=60).map(lambda text: text.rstrip("\n")), st.integers(0, 2), st.integers(1, 4))
def test_any_text_after_a_bar_is_read_as_it_is_and_each_letter_is_found(text: str, line_ends: int, indent: int) -> None:
    body = "".join(" " * indent + line + "\n" for line in text.split("\n"))
    if line_ends:
        scalar, text = value(f"key: |{indent}+\n{body}" + "\n" * (line_ends - 1)), text + "\n" * line_ends
    else:
        scalar = value(f"key: |{indent}-\n{body}")
    assert scalar.text == text
    at = 0
    for number, line in enumerate(body.split("\n"), start=2):
        for column, letter in enumerate(line[indent:], start=indent + 1):
            if not letter.isspace():
                assert (str(scalar.at(at)), typed_at(scalar, at)) == (f"issue.yaml:{number}:{column}", letter)
            at += 1
        at += 1


@given(st.lists(st.text("ab'’ŵ", min_size=1, max_size=6), min_size=1, max_size=12), st.integers(0, 5))
def test_each_word_of_a_folded_text_is_found(words: list[str], width: int) -> None:
    lines = "\n".join(f"  {' '.join(words[i : i + width + 1])}" for i in range(0, len(words), width + 1))
    scalar = value(f"key: >-\n{lines}\n")
    assert scalar.text == " ".join(words)
    assert [typed_at(scalar, i) for i, c in enumerate(scalar.text) if c != " "] == list("".join(words))


@given(st.binary(max_size=60))
@pytest.mark.parametrize("before", [b"", b"a: ", b'a: "', b"a:\n  - b: |\n", b"\xff\xfe"])
@settings(max_examples=40)
def test_no_bytes_make_reading_fail(before: bytes, data: bytes) -> None:
    assert_read_or_told(before + data)


SIGNS = st.one_of(
    st.sampled_from(
        [b"\t", b"\n", b'"', b"'", b"[", b"]", b"{", b"}", b"&x ", b"*x", b"!", b"%", b"@", b": ", b"- ", b"? ", b"|", b">", b"#"]
    ),
    st.sampled_from([b"\\", b"---\n", b"...\n", b"\r", b"\x00", b"\xe9", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"  ", b"<<: "]),
    st.binary(min_size=1, max_size=3),
)


@given(st.data())
@settings(max_examples=80)
def test_no_damage_to_a_file_makes_reading_fail(data: st.DataObject) -> None:
    sample = MARCH.read_bytes()[:3000]
    for _ in range(data.draw(st.integers(1, 4))):
        at, length = data.draw(st.integers(0, len(sample))), data.draw(st.sampled_from([0, 0, 1, 3, 200]))
        sample = sample[:at] + data.draw(SIGNS) + sample[at + length :]
    assert_read_or_told(sample)


def assert_read_or_told(data: bytes) -> None:
    node, found = read(Path("issue.yaml"), data)
    assert node is not None or any(finding.is_error for finding in found)
    for finding in found:
        assert finding.place is not None
        place = finding.place
        assert 1 <= place.line <= place.source.text.count("\n") + 1
        assert 1 <= place.column <= len(place.source.line(place.line)) + 1
