"""Lets the fuzzer atheris try what no sample shows: a fault is a traceback, ten seconds for one input, or a word lost.

    python tests/fuzz.py yaml|markup|photograph|drawing [OPTION OF LIBFUZZER…] [FILE THAT FAILED]

It goes on from what it kept in build/fuzz/, until a fault or its time is up, and then tells how many inputs it tried; an
input that failed is kept there too.
"""

from __future__ import annotations

import json
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

try:
    import atheris
except ModuleNotFoundError:
    sys.exit("make fuzz needs atheris, which is none of the requirements: .venv/bin/pip install atheris")

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "fuzz"
LONGEST = 10  # seconds
HEAD = "document: newsletter\ntitle: T\ndate: March 2008\ncontent:\n"
LOOKED_AT = ["reportgen", "markdown_it", "yaml", "PIL", "weasyprint"]  # by the fuzzer, for what an input brings into play

with atheris.instrument_imports(include=LOOKED_AT):
    import seeds
    import weasyprint.svg  # noqa: F401
    from lost import difference
    from test_mutated_pictures import ISSUE

    from reportgen.build import Request, build, compose
    from reportgen.document import tree
    from reportgen.finding import Finding
    from reportgen.lint import CODES
    from reportgen.render.web import render_html
    from reportgen.verify.html import verify_html


# ---- what is tried -----------------------------------------------------------------------------------


def yaml(data: bytes) -> None:
    """A file of any bytes is told of, or its document holds every word."""
    document, _, findings = compose(Request(ROOT / "inputs" / "fuzz.yaml", {}), data=data)
    tell(findings)
    if document and not any(finding.is_error for finding in findings):
        assert difference(data, document) == ([], [])


def markup(data: bytes) -> None:
    """A text of any letters is told of, or stands on the web page with every letter."""
    typed = data.decode("utf-8", "ignore")
    issue = f"{HEAD}  - {json.dumps(typed, ensure_ascii=False)}\n"
    document, style, findings = compose(Request(ROOT / "inputs" / "fuzz.yaml", {}), data=issue.encode())
    tell(findings)
    if not document or not style or any(finding.is_error and finding.code not in CODES for finding in findings):
        return
    page = verify_html(render_html(document, style), document)
    assert page.findings == (), page.findings
    if "[^" not in typed:  # the words of a note stand at the end
        assert holds("".join(said(document.blocks[1:])), typed)


def photograph(data: bytes) -> None:
    """A picture of any bytes is told of, or in every format."""
    picture("x.png", with_checksums(data))


def drawing(data: bytes) -> None:
    """A drawing of any bytes is told of, or in every format."""
    picture("x.svg", data)


def picture(name: str, data: bytes) -> None:
    source = KEPT / "documents" / f"{name}.yaml"
    source.with_suffix("").write_bytes(data)
    source.write_text(ISSUE.format(name=name), encoding="utf-8")
    outputs = {format: source.with_suffix(f".{format}") for format in ("pdf", "docx", "html")}
    result = build(Request(source, outputs))
    tell(result.findings)
    told = [finding for finding in result.findings if finding.is_error]
    assert not told or any(finding.code == "picture" and finding.place and finding.place.line in (5, 6) for finding in told), told
    assert [path.exists() for path in outputs.values()] == [not told] * 3
    for path in result.written:
        path.unlink()


# ---- how it is judged ----------------------------------------------------------------------------------


def tell(findings: list[Finding]) -> None:
    """Puts the findings in words, as the command line does."""
    for finding in findings:
        assert str(finding)


def said(blocks: tuple[tree.Block, ...]) -> list[str]:
    """The words of blocks, with the numbers of lists."""
    words = []
    for block in blocks:
        if isinstance(block, tree.List):
            words += [part for item in block.items for part in [item.label, *said(item.blocks)]]
        else:
            words += [tree.plain(line) for line in tree.lines(block)] + said(tree.children(block))
    return words


def holds(shown: str, typed: str) -> bool:
    """Whether all letters and numbers typed are shown, in order and no others, but for where links lead: from any "](" to any ")"."""
    letters = [letter for letter in shown if letter.isalnum()]
    reached: list[set[int]] = [{0}, *(set() for _ in typed)]
    for at, letter in enumerate(typed):
        if not letter.isalnum():
            reached[at + 1] |= reached[at]
        else:
            reached[at + 1] |= {done + 1 for done in reached[at] if letters[done : done + 1] == [letter]}
        if typed.startswith("](", at):
            for end in range(at, len(typed)):
                if typed[end] == ")":
                    reached[end + 1] |= reached[at]
    return len(letters) in reached[-1]


def with_checksums(data: bytes) -> bytes:
    """A PNG whose parts bear the right sums, without which none would be looked into."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return data
    made, at = data[:8], 8
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        made += data[at:end] + zlib.crc32(data[at + 4 : end]).to_bytes(4, "big")
        at = end + 4
    return made + data[at:]


# ---- how it is run ---------------------------------------------------------------------------------------


TARGETS: dict[str, tuple[Callable[[bytes], None], list[bytes], list[str]]] = {
    "yaml": (yaml, seeds.documents(), seeds.YAML),
    "markup": (markup, seeds.texts(), seeds.MARKS),
    "photograph": (photograph, seeds.photographs(), seeds.PARTS),
    "drawing": (drawing, seeds.drawings(), seeds.ELEMENTS),
}


def main(name: str, *given: str) -> None:
    """Runs the fuzzer, which ends the process."""
    target, begun, words = TARGETS[name]
    folder, dictionary = KEPT / name, KEPT / f"{name}.dict"
    for each in (folder, KEPT / "documents"):
        each.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(begun):
        (folder / f"seed-{number}").write_bytes(data)
    dictionary.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n' for word in words))

    def tried(data: bytes) -> None:
        before = time.process_time()
        target(data)
        assert time.process_time() - before < LONGEST

    options = [f"-dict={dictionary}", f"-artifact_prefix={KEPT / name}-", "-timeout=60", "-rss_limit_mb=4096", "-print_final_stats=1"]
    begins = [] if any(Path(each).is_file() for each in given) else [str(folder)]
    atheris.Setup([sys.argv[0], *options, *given, *begins], tried)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
