"""What an author lets pass, and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import build
from reportgen.finding import Finding

HEAD = "document: newsletter\ntitle: JAR newsletter\ndate: April 2008\n"
SHOUTING = "content:\n  - PLEASE REPLY BY MONDAY to us.\n  - THE WHOLE COUNTY SPOKE today.\n"
Judged = Callable[..., tuple[list[Finding], list[Finding]]]
VAGUE = 'content:\n  - "[here](https://example.org)"\n'


@pytest.fixture
def judged(document: Callable[[str], Path]) -> Judged:
    """What is told of a document with these exceptions, and what they let pass."""

    def judge(exceptions: str, content: str, head: str = HEAD) -> tuple[list[Finding], list[Finding]]:
        request = build.Request(document(f"{head}exceptions:\n{exceptions}\n{content}"), {})
        return build.check(request).findings, [finding for finding in build.compose(request)[2] if finding.excuse]

    return judge


def test_an_exception_with_a_reason_lets_all_pass_and_keeps_the_reason(judged: Judged) -> None:
    told, excused = judged("  - {allow: words-in-capitals, reason: A poem of a pupil.}", SHOUTING)
    assert told == []
    assert [(f.code, f.excuse, f.place.line) for f in excused if f.place] == [
        ("words-in-capitals", "A poem of a pupil.", 7),
        ("words-in-capitals", "A poem of a pupil.", 8),
    ]


def test_an_exception_for_words_lets_only_them_pass(judged: Judged) -> None:
    told, excused = judged("  - {allow: words-in-capitals, words: please reply, reason: A poem.}", SHOUTING)
    assert [f.message for f in told] == ["“THE WHOLE COUNTY SPOKE” is in capitals"]
    assert [f.message for f in excused] == ["“PLEASE REPLY BY MONDAY” is in capitals"]


def test_an_error_that_is_excused_no_longer_stops_the_page(judged: Judged) -> None:
    told, excused = judged("  - {allow: vague-link, reason: The name of the shop.}", VAGUE)
    assert (told, len(excused)) == ([], 1)


def test_what_is_excused_can_be_made_in_each_format(document: Callable[[str], Path], tmp_path: Path) -> None:
    source = document(f"{HEAD}exceptions:\n  - {{allow: vague-link, reason: The name of the shop.}}\n{VAGUE}")
    outputs = {format: tmp_path / f"issue.{format}" for format in ("pdf", "docx", "html")}
    assert build.build(build.Request(source, outputs)).findings == []
    assert all(path.is_file() for path in outputs.values())


@pytest.mark.parametrize(
    ("exception", "code", "said", "hint"),
    [
        ("{allow: vague-link}", "missing-key", '"reason" is missing from an entry of "exceptions"', "add   reason:   why, for"),
        ('{allow: vague-link, reason: ""}', "empty-value", '"reason" of an entry of "exceptions" is empty', "Why, for"),
        ("{allow: vage-link, reason: x}", "unknown-lint", 'there is no lint "vage-link"', 'did you mean "vague-link"?'),
        ("{allow: unknown-key, reason: x}", "unknown-lint", 'there is no lint "unknown-key"', "only lints know exceptions"),
        (
            "{allow: picture-without-alt, reason: x}",
            "required-lint",
            '"picture-without-alt" knows no exception: PDF/UA-1, 7.3 forbids what it finds',
            "mend what it found",
        ),
        ("{allow: same-heading, reason: x}", "unused-exception", 'nothing that "same-heading" finds is let pass by this', "take it out"),
        (
            "{allow: vague-link, words: there, reason: x}",
            "unused-exception",
            'nothing that "vague-link" finds is let pass by this',
            "it found “here”",
        ),
    ],
)
def test_an_exception_that_excuses_nothing_is_told(judged: Judged, exception: str, code: str, said: str, hint: str) -> None:
    told = next(f for f in judged(f"  - {exception}", VAGUE)[0] if f.code == code)
    assert (told.message, told.hint[: len(hint)]) == (said, hint)
    assert told.is_error == (code != "unused-exception")
    assert told.place is not None
    assert told.place.line == 5


def test_a_picture_without_alternative_text_stays_an_error_whatever_is_excepted(judged: Judged, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>')
    told, _ = judged("  - {allow: picture-without-alt, reason: x}", "content:\n  - picture: {file: a.svg}\n")
    assert {f.code for f in told if f.is_error} == {"picture-without-alt", "required-lint"}


def test_a_report_knows_exceptions_too(judged: Judged) -> None:
    head = "document: report\ntitle: A report\ndate: 1 May 2008\n"
    told, excused = judged("  - {allow: words-in-capitals, reason: x}", SHOUTING, head)
    assert (told, len(excused)) == ([], 2)
