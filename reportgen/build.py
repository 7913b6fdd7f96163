"""The one way from a file to its output: read, model, compose, lint, render, verify, write."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from reportgen.blocks import BLOCKS
from reportgen.choice import choose_house, choose_kind, find_house, load_house
from reportgen.document import newsletter, report, tree
from reportgen.document.composer import Composer, Scale
from reportgen.document.large_print import large_print
from reportgen.files import CannotReach as CannotReach
from reportgen.files import cut_short, read_file, reason
from reportgen.files import write_whole as write_whole
from reportgen.finding import Finding, error, in_order, nearest, warning
from reportgen.lint import CODES, lint
from reportgen.model.reader import Reader
from reportgen.record import record
from reportgen.render import HouseFault, Rendered
from reportgen.render.limits import LARGEST_OUTPUT, too_much
from reportgen.source import LARGEST, Mapping, Scalar, as_typed, read
from reportgen.style import Style


@record
class Request:
    """What to make: of the document at `source`, in `house` (else the one it names), each of
    `outputs`, a file by its format. `kind` is the kind of document that was asked for;
    `force` writes over a Word file that was edited since it was made. A `draft` is made though lints
    find errors; it is marked as one on every page, and its files are named april.draft.pdf.
    `large_print` is for those who need letters of 18 points. A `proof` of what was checked is written
    beside the outputs, as april.proof.html and april.proof.json; a draft has none."""

    source: Path
    outputs: dict[str, Path]
    kind: str = ""
    house: str | None = None
    force: bool = False
    draft: bool = False
    large_print: bool = False
    proof: bool = False


@record
class Result:
    """What came of it. `written` is empty where `findings` hold an error, but for a draft; what exceptions of the document
    let pass is not among them. `pages` are as the PDF has them; `inputs` the document, the pictures it asks for and the
    folders of its house style."""

    findings: list[Finding]
    written: list[Path]
    pages: int = 0
    inputs: tuple[Path, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether something kept the files from being written."""
        return not self.written and any(finding.is_error for finding in self.findings)

    @property
    def may_be_draft(self) -> bool:
        """Whether a draft could be made: nothing is wrong but what lints find."""
        return all(finding.code in CODES for finding in self.findings if finding.is_error)


def build(request: Request) -> Result:
    """Makes the outputs, all or none; with them those that an earlier run, cut short, left of another
    version. Raises CannotReach where this machine fails; a fault of the document is a finding, never an exception."""
    with _reaching(request.source):
        return _build(request)


def _build(request: Request) -> Result:
    inputs: list[Path] = []
    typed = read_source(request.source)
    document, style, findings = compose(request, inputs, typed)
    if document is None or style is None or _stop(findings, request):
        return _result(findings, inputs)
    outputs = request.outputs
    if request.draft:
        document = tree.as_draft(document, style.words["draft"])
        outputs = {name: path.with_suffix(f".draft{path.suffix}") for name, path in outputs.items()}
    outputs = _completed(outputs, findings)
    findings += [fault for name in outputs if (fault := too_much(document, name))]
    if _stop(findings, request):
        return _result(findings, inputs)
    if not request.force:
        _spare_edited(outputs)
    made = []
    for name, path in outputs.items():
        try:
            rendered = RENDERERS[name](document, style)
        except HouseFault as fault:
            return _result([*findings, error("house-template", str(fault))], inputs)
        made.append((path, rendered))
        findings += rendered.findings
    files = {path: rendered.data for path, rendered in made}
    if request.proof and not _stop(findings, request):
        proof, faults = _proof(request, typed, document, style, files, findings)
        files |= proof
        findings += faults
    if _stop(findings, request):
        return _result(findings, inputs)
    write_whole(files)
    return _result(findings, inputs, list(files), max(r.pages for _, r in made))


def _proof(
    request: Request, typed: bytes, document: tree.Document, style: Style, files: dict[Path, bytes], findings: list[Finding]
) -> tuple[dict[Path, bytes], list[Finding]]:
    """The files of the proof, and what making it has found."""
    from reportgen.proof.make import as_json, prove
    from reportgen.proof.page import as_page

    first = next(iter(files))
    proof, faults = prove(request.source, typed, document, style, files, findings, first.parent)
    return {first.with_suffix(".proof.html"): as_page(proof), first.with_suffix(".proof.json"): as_json(proof)}, faults


@contextlib.contextmanager
def _reaching(source: Path) -> Iterator[None]:
    """Whatever cannot be read or written on the way is told in a sentence, whichever part noticed it."""
    try:
        yield
    except OSError as fault:
        raise CannotReach(f"{fault.filename or source} cannot be read: {reason(fault)}") from None


def _completed(outputs: dict[str, Path], findings: list[Finding]) -> dict[str, Path]:
    """The outputs with those beside them, of the same document, that an earlier run had begun to write."""
    beside = {path.with_suffix(f".{name}"): name for path in outputs.values() for name in RENDERERS} | {p: n for n, p in outputs.items()}
    left = cut_short(beside)
    if not left:
        return outputs
    named = ", ".join(map(str, left))
    hint = "nothing else is to be done"
    findings.append(warning("cut-short", f"an earlier run was cut short before {named} was in its place; it is made now", None, hint))
    return outputs | {beside[path]: path for path in left}


def _stop(findings: list[Finding], request: Request) -> bool:
    """Whether one of these keeps the files from being written; what a lint finds does not stop a draft."""
    return any(f.is_error and not (request.draft and f.code in CODES) for f in findings)


def _result(findings: list[Finding], inputs: Iterable[Path], written: Iterable[Path] = (), pages: int = 0) -> Result:
    return Result([f for f in in_order(findings) if not f.excuse], list(written), pages, tuple(inputs))


def check(request: Request) -> Result:
    """All findings that need no page; nothing is written. Raises CannotReach."""
    inputs: list[Path] = []
    return _result(compose(request, inputs)[2], inputs)


def check_house(name: str) -> Result:
    """All findings of a house style and of its Word templates. Raises CannotReach."""
    with _reaching(Path(name)):
        return _check_house(name)


def _check_house(name: str) -> Result:
    folder, findings = find_house(name)
    if folder is None:
        return Result(findings, [])
    style, findings = load_house(folder)
    if style is not None:
        from reportgen.render.word.check import check_template
        from reportgen.style.check import check_style

        findings += check_style(style.declared, folder)
        for path in sorted(folder.glob("*.docx")):
            try:
                findings += check_template(path, style)
            except (OSError, KeyError, ValueError) as fault:
                raise CannotReach(f"{path} cannot be read as a Word document: {fault}") from None
    return Result(in_order(findings), [])


def compose(
    request: Request, inputs: list[Path] | None = None, data: bytes | None = None
) -> tuple[tree.Document | None, Style | None, list[Finding]]:
    """The document as a neutral tree and its house style, with all that is wrong with either; `data` is
    what stands in its file, where that was read before.

    The tree is there even where findings hold errors, as far as it could be built. What it was made
    from is added to `inputs`, pictures that are not there among it."""
    inputs = [] if inputs is None else inputs
    inputs.append(request.source)
    with _reaching(request.source):
        document, style, findings = _compose(request, read_source(request.source) if data is None else data, inputs)
    return document, style, [as_typed(finding) for finding in findings]


def kind_of(path: Path) -> str:
    """The kind of a document in which nothing is wrong. Raises CannotReach."""
    node, _ = read(path, read_source(path))
    values = (pair.value for pair in (node.pairs if node else ()) if pair.key.text == "document")
    return next((value.text for value in values if isinstance(value, Scalar)), "")


def read_source(path: Path) -> bytes:
    """What stands in the file of a document. Raises CannotReach."""
    try:
        return read_file(path, LARGEST)
    except OSError as fault:
        near = "" if path.exists() else nearest(path.stem, (other.stem for other in path.parent.glob("*.yaml") if other != path))
        meant = f'; did you mean "{near}.yaml"?' if near else ""
        if path.with_name(f"{path.name}.txt").is_file():
            meant = f"; there is {path.name}.txt, as Notepad names it: take the .txt off its name"
        raise CannotReach(f"{path} cannot be read: {reason(fault)}{meant}") from None


def _compose(request: Request, data: bytes, inputs: list[Path]) -> tuple[tree.Document | None, Style | None, list[Finding]]:
    node, findings = read(request.source, data)
    if node is None:
        return None, None, findings
    kind = choose_kind(node, KINDS, request.kind, findings)
    style = choose_house(node, request.source, request.house, inputs, findings)
    if not kind or style is None:
        return None, style, findings
    reader = Reader(request.source.parent, BLOCKS)
    scales = {name: Scale(name, *style.scale(name)) for name in style.declared.scales}
    composer = Composer(style.words, scales, len(style.declared.categories))
    document = KINDS[kind](reader, node, composer, style)
    inputs += dict.fromkeys(reader.pictures)
    findings += reader.findings + composer.findings + lint(document, style)
    if request.large_print:
        document = large_print(document)
    return document, style, findings


def _newsletter(reader: Reader, node: Mapping, composer: Composer, style: Style) -> tree.Document:
    return newsletter.compose(reader.typed(newsletter.Newsletter, node, "this newsletter"), composer)


def _report(reader: Reader, node: Mapping, composer: Composer, style: Style) -> tree.Document:
    return report.compose(reader.typed(report.Report, node, "this report"), composer, style.declared.numbering, style.front_sheet)


def _spare_edited(outputs: dict[str, Path]) -> None:
    path = outputs.get("docx")
    if path is not None and path.is_file():
        from reportgen.render.word import was_edited

        if was_edited(read_file(path, 2 * LARGEST_OUTPUT)):
            raise CannotReach(f"{path} was edited since reportgen made it; give another folder with -o, or --force to write over it")


def _pdf(document: tree.Document, style: Style) -> Rendered:
    from reportgen.render.engine import EngineMissing
    from reportgen.render.pdf import render_pdf
    from reportgen.verify import verify_pdf

    try:
        rendered = render_pdf(document, style)
    except EngineMissing as missing:
        raise CannotReach(str(missing)) from None
    return verify_pdf(rendered, document) if rendered.data else rendered


def _docx(document: tree.Document, style: Style) -> Rendered:
    from reportgen.render.word import render_word
    from reportgen.verify import verify_word

    return verify_word(render_word(document, style), document)


def _html(document: tree.Document, style: Style) -> Rendered:
    from reportgen.render.web import render_html
    from reportgen.verify import verify_html

    return verify_html(render_html(document, style), document)


KINDS: dict[str, Callable[[Reader, Mapping, Composer, Style], tree.Document]] = {"newsletter": _newsletter, "report": _report}
RENDERERS: dict[str, Callable[[tree.Document, Style], Rendered]] = {"pdf": _pdf, "docx": _docx, "html": _html}
