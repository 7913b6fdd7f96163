"""Makes the parts of docs/ that follow from the program: the format, the findings, the schemas, pictures of blocks.

python tools/make_docs.py              # docs/format.md, docs/findings.md and the schemas
python tools/make_docs.py --pictures   # docs/pictures/blocks/ too, from the examples in docs/blocks.md
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

import findings_of_files as files  # noqa: E402
from document_findings import DRAWN, EXAMPLES, HOUSE, codes  # noqa: E402

from reportgen import __version__  # noqa: E402
from reportgen.blocks import BLOCKS  # noqa: E402
from reportgen.lint import RULES  # noqa: E402
from reportgen.model.fields import Typed, keys_of  # noqa: E402
from reportgen.model.values import Colour, Content, Groups, Identifier, LanguageCode, Line, Pairs, Parts, PictureFile, Prose, When  # noqa: E402
from reportgen.schema import DOCUMENTS, described, file_name, schema  # noqa: E402

DOCS = ROOT / "docs"
MADE_FROM = "made from"
HEADS = {
    "newsletter": "document: newsletter\ntitle: JAR newsletter\ndate: March 2008\ncontent:\n",
    "report": "document: report\ntitle: The Plan\nmeeting: Cabinet\ndate: 15 May 2008\ncontent:\n",
}
_KINDS: dict[Any, str] = {
    Line: "a text of one line", Prose: "a text; paragraphs and lists", When: "a date, in any words", PictureFile: "the name of a file",
    Identifier: "small letters, figures, hyphens", LanguageCode: "the code of a language", Colour: "a colour such as `\"#00534A\"`", bool: "yes or no", int: "a whole number",
    Content: "a text, or a list of texts and blocks", Pairs: "names with a text each", Groups: "names with a text each, or with such names below them",
    Parts: "names with texts and blocks each",
}  # fmt: skip


def format_page() -> str:
    """docs/format.md: every key of every document, block and what stands in them, as the models have it."""
    parts = ["# The format\n\nThis page is made from the classes that read a document. A key in **bold** must stand.\n"]
    seen: list[type[Typed]] = []
    for kind, cls in DOCUMENTS.items():
        parts.append(f"## document: {kind}\n\n{_described(cls, seen)}")
    for name, block in BLOCKS.items():
        parts.append(f"## {name}\n\n{_described(block, seen)}")
    parts.append("# What stands in these\n")
    for cls in seen:
        parts.append(f'## <a id="{_anchor(cls)}"></a>{cls.__name__}\n\n{_described(cls, seen)}')
    return "\n".join(parts)


def _described(cls: type[Typed], seen: list[type[Typed]]) -> str:
    lines = [described(cls), ""]
    if cls.short:
        kind = keys_of(cls)[cls.short].kind
        which = "list" if get_origin(kind) is tuple or kind is Pairs else "text or a list" if kind is Content else "text"
        lines += [f"A {which} in place of its keys is its `{cls.short}`.", ""]
    lines += ["| key | what it is | what stands there | such as |", "|---|---|---|---|"]
    for key in keys_of(cls).values():
        name = f"**`{key.name}`**" if key.required else f"`{key.name}`"
        lines.append(f"| {name} | {_cell(key.doc)} | {_kind(key.kind, seen)} | {f'`{_cell(key.example)}`' if key.example else ''} |")
    return "\n".join([*lines, ""])


def _kind(kind: Any, seen: list[type[Typed]]) -> str:
    if get_origin(kind) is tuple:
        return f"a list; each entry {_kind(get_args(kind)[0], seen)}"
    if get_origin(kind) is Literal:
        return " or ".join(f"`{each}`" for each in get_args(kind))
    if get_origin(kind) is UnionType:
        return _kind(get_args(kind)[1], seen)  # the keys, which say that a text may stand in their place
    if kind in _KINDS:
        return _KINDS[kind]
    if kind not in seen:
        seen.append(kind)
    return f"[{kind.__name__}](#{_anchor(kind)})"


def _anchor(cls: type) -> str:
    return f"{cls.__module__.rpartition('.')[2]}-{cls.__name__}".lower()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def findings_page() -> str:
    """docs/findings.md: every code with what it says, and a bad and a good example where YAML can show it."""
    return "\n".join(
        [
            "# Every finding by its code\n",
            "The code stands in square brackets behind each finding. An **error** keeps the file from being written, a **warning** does not.",
            "`reportgen check --fix` mends those that have but one mend. This page is made by `tools/make_docs.py`.\n",
            "## Of the file and of what is said in it\n",
            *_of_examples(),
            "## Of the words: lints\n",
            "Their levels are those by default; a house style changes them under `lints:`, and a document lets one pass under `exceptions:`.\n",
            *_of_lints(),
            "## Of a house style\n",
            *_of_house(),
            "## Of this machine, and of what was made before\n",
            *_meanings(files.OF_THIS_MACHINE),
            "## Of a finished file\n",
            "Each file is opened again before it is written, and `reportgen verify` opens it later. No line of a document is to blame for what is",
            "found then, so no YAML shows it.\n",
            "### PDF\n",
            "In a file that reportgen makes, each of these is a fault of reportgen: send the document to those who look after it. In a file of",
            "another program, mend it there. A code in capitals, such as `PDFUA1-METADATA-TITLE-001`, is that of a rule of page-validation, the",
            "validator that looks at each PDF.\n",
            *_meanings(files.OF_PDFS),
            "### Web page\n",
            "The same holds here.\n",
            *_meanings(files.OF_WEB_PAGES),
            "### Word file, and Word template of a house style\n",
            "Most of these come about when somebody edits a file or a template in Word, and are mended there.\n",
            *_meanings(files.OF_WORD),
            "### The proof beside a file\n",
            *_meanings(files.OF_PROOFS),
        ]
    )


def _of_examples() -> Iterator[str]:
    for code, (bad, good) in sorted((EXAMPLES | DRAWN).items()):
        yield f"### {code}\n\n{_sentence(codes()[code])}\n\n{_fenced(bad, 'bad')}\n{_fenced(good, 'good')}"


def _of_lints() -> Iterator[str]:
    for rule in sorted(RULES, key=lambda rule: rule.code):
        level = rule.level.value if rule.level else "off"
        always = f"; always an error, as {rule.required} asks for it" if rule.required else ""
        bad = _fenced(rule.bad, "bad") if rule.bad else "No YAML of today can say it.\n"
        yield f"### {rule.code}\n\n{rule.rule} ({rule.source}) By default: {level}{always}.\n\n{bad}\n{_fenced(rule.good, 'good')}"


def _of_house() -> Iterator[str]:
    for code, (bad, good) in sorted(HOUSE.items()):
        yield f"### {code}\n\n{_sentence(codes()[code])}\n\n{_fenced(bad, 'bad')}\n{_fenced(good, 'good')}"


def _meanings(of: dict[str, str]) -> Iterator[str]:
    yield "| code | what it means, and what to do |\n|---|---|"
    yield from (f"| `{code}` | {_cell(means)} |" for code, means in sorted(of.items()))
    yield ""


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _fenced(text: str, name: str) -> str:
    remark = ""
    if re.search("[\udc80-\udcff]", text):
        text, remark = text.encode("utf-8", "surrogateescape").decode("cp1252"), ", saved as Windows-1252"
    shown = "".join(letter if letter.isprintable() or letter == "\n" else f"⟨U+{ord(letter):04X}⟩" for letter in text.rstrip())
    shown = "\n".join(line if len(line) < 600 else f"{line[:100]}…" for line in shown.split("\n"))
    return f"{name.capitalize()}{remark}:\n\n```yaml\n{shown}\n```\n"


def examples() -> Iterator[tuple[str, str, str]]:
    """The examples of docs/blocks.md: the block, the kind of document, the whole document."""
    text = (DOCS / "blocks.md").read_text(encoding="utf-8")
    for name, kind, typed in re.findall(r"^## ([\w-]+)$.*?^```yaml ?(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield name, kind or "newsletter", HEADS[kind or "newsletter"] + typed


def picture_of(name: str) -> Path:
    """Where the picture of a block stands."""
    return DOCS / "pictures" / "blocks" / f"{name}.png"


def made_from(text: str, folder: Path) -> str:
    """What a picture of a document shows, in short: its page before it is laid out, words, tags and style sheets."""
    from reportgen.build import Request, compose
    from reportgen.render.html import Writer
    from reportgen.render.pdf import SHEETS

    (folder / "block.yaml").write_text(text, encoding="utf-8")
    document, style, _ = compose(Request(folder / "block.yaml", {}))
    assert document is not None
    assert style is not None
    page = Writer(style, lambda file: file.name).page(document, [*SHEETS, f"{document.kind}.css"])
    return hashlib.sha256(page.replace(f"reportgen {__version__}", "").encode()).hexdigest()[:16]


def with_pictures(folder: Path) -> Path:
    """The folder, with the pictures that the examples ask for."""
    for pictured in ("logos", "pictures"):
        shutil.copytree(ROOT / "inputs" / pictured, folder / pictured)
    return folder


def pictures() -> None:
    """Draws each example of docs/blocks.md: what stands below the masthead, at 80 dots to the inch."""
    import pypdfium2
    from PIL import Image, ImageChops
    from PIL.PngImagePlugin import PngInfo

    from reportgen.build import Request, build

    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = with_pictures(Path(name_of_folder))
        for name, _, text in examples():
            known = PngInfo()
            known.add_text(MADE_FROM, made_from(text, folder))
            result = build(Request(folder / "block.yaml", {"pdf": folder / "page.pdf"}))
            assert result.written, [str(finding) for finding in result.findings]
            pdf = pypdfium2.PdfDocument(folder / "page.pdf")
            pages = [pdf[number].render(scale=80 / 72).to_pil().convert("RGB") for number in range(len(pdf))]
            pdf.close()
            shown = [page.crop((0, 0, page.width, int(page.height * 0.9))) for page in pages]
            cut = [page.crop(ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()) for page in shown]
            whole = Image.new("RGB", (max(p.width for p in cut) + 24, sum(p.height + 12 for p in cut) + 12), "white")
            top = 12
            for page in cut:
                whole.paste(page, (12, top))
                top += page.height + 12
            whole.quantize(32).save(picture_of(name), optimize=True, pnginfo=known)


def main() -> None:
    """Writes what is made."""
    (DOCS / "format.md").write_text(format_page(), encoding="utf-8")
    (DOCS / "findings.md").write_text(findings_page(), encoding="utf-8")
    for kind in DOCUMENTS:
        (DOCS / file_name(kind)).write_text(schema(kind), encoding="utf-8")
    if "--pictures" in sys.argv:
        pictures()


if __name__ == "__main__":
    main()
