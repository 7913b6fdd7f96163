"""The one way from a file to its output: read, model, compose, lint, render, verify, write."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from reportgen import style as house_styles
from reportgen.blocks import BLOCKS
from reportgen.document import newsletter, report, tree
from reportgen.document.composer import Composer, Scale
from reportgen.document.large_print import large_print
from reportgen.finding import Finding, did_you_mean, error, in_order
from reportgen.lint import CODES, faults_of_choice, lint
from reportgen.model.reader import Reader
from reportgen.record import record
from reportgen.render import Rendered
from reportgen.source import Mapping, Scalar, read
from reportgen.style import Style

DEFAULT_HOUSE = "worcestershire"


class CannotReach(Exception):
    """Something on this machine cannot be read, written or loaded; the text says what."""


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
    """What came of it. `written` is empty where `findings` hold an error, but for a draft; `pages` as
    the PDF has them. `excused` is what exceptions of the document let pass, each with its reason."""

    findings: list[Finding]
    written: list[Path]
    pages: int = 0
    excused: tuple[Finding, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether something kept the files from being written."""
        return not self.written and any(finding.is_error for finding in self.findings)

    @property
    def may_be_draft(self) -> bool:
        """Whether a draft could be made: nothing is wrong but what lints find."""
        return all(finding.code in CODES for finding in self.findings if finding.is_error)


def build(request: Request) -> Result:
    """Makes the outputs, all or none. Raises CannotReach where this machine fails; a fault of the
    document is a finding, never an exception."""
    document, style, findings = compose(request)
    if document is None or style is None or _stop(findings, request):
        return _result(findings)
    outputs = request.outputs
    if request.draft:
        document = tree.as_draft(document, style.words["draft"])
        outputs = {name: path.with_suffix(f".draft{path.suffix}") for name, path in outputs.items()}
    if not request.force:
        _spare_edited(outputs.values())
    made = []
    for name, path in outputs.items():
        rendered = RENDERERS[name](document, style)
        made.append((path, rendered))
        findings += rendered.findings
    files = {path: rendered.data for path, rendered in made}
    if request.proof and not _stop(findings, request):
        proof, faults = _proof(request, document, style, files, findings)
        files |= proof
        findings += faults
    if _stop(findings, request):
        return _result(findings)
    write_whole(files)
    return _result(findings, list(files), max(r.pages for _, r in made))


def _proof(
    request: Request, document: tree.Document, style: Style, files: dict[Path, bytes], findings: list[Finding]
) -> tuple[dict[Path, bytes], list[Finding]]:
    """The files of the proof, and what making it has found."""
    from reportgen.proof.make import as_json, prove
    from reportgen.proof.page import as_page

    first = next(iter(files))
    proof, faults = prove(request.source, document, style, files, findings, first.parent)
    return {first.with_suffix(".proof.html"): as_page(proof), first.with_suffix(".proof.json"): as_json(proof)}, faults


def _stop(findings: list[Finding], request: Request) -> bool:
    """Whether one of these keeps the files from being written; what a lint finds does not stop a draft."""
    return any(f.is_error and not (request.draft and f.code in CODES) for f in findings)


def _result(findings: list[Finding], written: Iterable[Path] = (), pages: int = 0) -> Result:
    findings = in_order(findings)
    return Result([f for f in findings if not f.excuse], list(written), pages, tuple(f for f in findings if f.excuse))


def check(request: Request) -> Result:
    """All findings that need no page; nothing is written. Raises CannotReach."""
    return _result(compose(request)[2])


def check_house(name: str) -> Result:
    """All findings of a house style and of its Word templates. Raises CannotReach."""
    folder = house_styles.find(name)
    if folder is None:
        known = house_styles.houses()
        hint = did_you_mean(name, known) or f"known: {', '.join(known)}"
        return Result([error("unknown-house", f'there is no house style "{name}"', None, hint)], [])
    style, findings = _load(folder)
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


def compose(request: Request) -> tuple[tree.Document | None, Style | None, list[Finding]]:
    """The document as a neutral tree and its house style, with all that is wrong with either.

    The tree is there even where findings hold errors, as far as it could be built."""
    try:
        data = request.source.read_bytes()
    except OSError as fault:
        raise CannotReach(f"{request.source} cannot be read: {fault.strerror}") from None
    node, findings = read(request.source, data)
    if node is None:
        return None, None, findings
    kind = _kind(node, request, findings)
    style = _style(node, request, findings)
    if kind is None or style is None:
        return None, style, findings
    reader = Reader(request.source.parent, BLOCKS)
    scales = {name: Scale(name, *style.scale(name)) for name in style.declared.scales}
    composer = Composer(style.words, scales, len(style.declared.categories))
    document = KINDS[kind](reader, node, composer, style)
    findings += reader.findings + composer.findings + lint(document, style)
    if request.large_print:
        document = large_print(document)
    return document, style, findings


def _newsletter(reader: Reader, node: Mapping, composer: Composer, style: Style) -> tree.Document:
    return newsletter.compose(reader.typed(newsletter.Newsletter, node, "this newsletter"), composer)


def _report(reader: Reader, node: Mapping, composer: Composer, style: Style) -> tree.Document:
    return report.compose(reader.typed(report.Report, node, "this report"), composer, style.declared.numbering, style.front_sheet)


def _spare_edited(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.suffix != ".docx" or not path.is_file():
            continue
        from reportgen.render.word import was_edited

        if was_edited(path.read_bytes()):
            raise CannotReach(f"{path} was edited since reportgen made it; give another folder with -o, or --force to write over it")


def _kind(node: Mapping, request: Request, findings: list[Finding]) -> str | None:
    for pair in node.pairs:
        if pair.key.text == "document" and isinstance(pair.value, Scalar):
            kind = pair.value.text
            if kind not in KINDS:
                hint = did_you_mean(kind, KINDS) or f"known: {', '.join(KINDS)}"
                findings.append(error("unknown-document", f'there is no document "{kind}"', pair.value.place, hint))
                return None
            if request.kind and kind != request.kind:
                hint = f"use   reportgen {kind}"
                findings.append(error("other-document", f"this is a {kind}, not a {request.kind}", pair.value.place, hint))
                return None
            return kind
    hint = f"begin with   document: {request.kind or next(iter(KINDS))}"
    findings.append(error("missing-key", '"document" is missing from this file', node.place, hint))
    return None


def _style(node: Mapping, request: Request, findings: list[Finding]) -> Style | None:
    name, place = request.house or DEFAULT_HOUSE, None
    for pair in node.pairs:
        if pair.key.text == "house" and isinstance(pair.value, Scalar) and pair.value.text and not request.house:
            name, place = pair.value.text, pair.value.place
    folder = house_styles.find(name)
    if folder is None:
        known = house_styles.houses()
        hint = did_you_mean(name, known) or f"known: {', '.join(known)}; or a folder, such as ./my-house"
        findings.append(error("unknown-house", f'there is no house style "{name}"', place, hint))
        return None
    style, faults = _load(folder)
    findings += faults
    return style


def _load(folder: Path) -> tuple[Style | None, list[Finding]]:
    try:
        style, findings = house_styles.load(folder)
        return style, [*findings, *(faults_of_choice(style.declared.lints) if style else ())]
    except OSError as fault:
        raise CannotReach(f"the house style in {folder} cannot be read: {fault.strerror}") from None


def write_whole(files: dict[Path, bytes]) -> None:
    """Writes each file beside its place and then puts it there, so that none is ever half there.
    Raises CannotReach, leaving what stood there before."""
    waiting: list[tuple[str, Path]] = []
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:50]}.", suffix=".part", dir=path.parent)
            waiting.append((name, path))
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        while waiting:
            name, path = waiting[0]
            Path(name).replace(path)
            waiting.pop(0)
    except OSError as fault:
        raise CannotReach(f"{path} cannot be written: {fault.strerror}") from None
    finally:
        for name, _ in waiting:
            Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _pdf(document: tree.Document, style: Style) -> Rendered:
    from reportgen.render.engine import EngineMissing
    from reportgen.render.pdf import render_pdf
    from reportgen.verify import verify_pdf

    try:
        rendered = render_pdf(document, style)
    except EngineMissing as missing:
        raise CannotReach(str(missing)) from None
    return verify_pdf(rendered, document)


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
