"""The command line: parse, call reportgen, print, return a code. Nothing else is decided here."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen import __version__

if TYPE_CHECKING:
    from reportgen.build import Request, Result

DONE, FAULTY, USAGE, MACHINE, BUG = 0, 1, 2, 3, 70
FORMATS = ("pdf", "docx", "html")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportgen")
def cli() -> None:
    """Newsletters and reports in a council's house style, from plain YAML.

    Example: reportgen newsletter inputs/april.yaml
    """


def _makes(kind: str, default: str) -> Callable[[Callable[..., None]], click.Command]:
    """Declares a command that makes documents of a kind; all such commands have the same options."""

    def declare(command: Callable[..., None]) -> click.Command:
        options = (
            click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path)),
            click.option("-o", "--output", help="A folder, or a file where one document is made in one format. [default: out/]"),
            click.option("--house", metavar="NAME|PATH", help="Another house style than the document names."),
            click.option(
                "--format",
                "formats",
                default=default,
                metavar="FORMAT,…",
                help=f"pdf, docx, html, or several with commas. [default: {default}]",
            ),
            click.option("--large-print", is_flag=True, help="In letters of 18 points or more, in one column."),
            click.option("--force", is_flag=True, help="Write over a Word file that was edited since it was made."),
            click.option("--draft", is_flag=True, help="Make it though it cannot be published yet, marked as a draft on every page."),
            click.option("--proof", is_flag=True, help="Write beside it what was checked, and what a person must still look at."),
            click.option("-q", "--quiet", is_flag=True, help="Print findings only."),
        )
        for option in reversed(options):
            command = option(command)
        return cli.command(kind)(command)

    return declare


@_makes("newsletter", "pdf")
def newsletter(**options: Any) -> None:
    """Make newsletters: a PDF of each FILE, in the folder out/.

    Example: reportgen newsletter april.yaml --format pdf,html
    """
    _make_all("newsletter", "pdf", **options)


@_makes("report", "docx")
def report(**options: Any) -> None:
    """Make reports: a Word document of each FILE, in the folder out/.

    Example: reportgen report cabinet.yaml
    """
    _make_all("report", "docx", **options)


def _make_all(
    kind: str,
    default: str,
    *,
    files: tuple[Path, ...],
    output: str | None,
    house: str | None,
    formats: str,
    large_print: bool,
    force: bool,
    draft: bool,
    proof: bool,
    quiet: bool,
) -> None:
    from reportgen.build import Request

    if draft and proof:
        raise click.UsageError("a draft has no proof: it is not for publication")
    wanted = _formats(formats)
    outputs = _outputs(files, wanted, output, ".large-print" * large_print)
    codes = [_make(Request(file, outputs[file], kind, house, force, draft, large_print, proof), quiet) for file in files]
    if codes == [DONE] and wanted == [default] and not quiet and not draft and not large_print:
        others = "for Word and the web" if default == "pdf" else "as PDF and for the web"
        click.echo(f"Next, {others} too: reportgen {kind} {files[0]} --format pdf,docx,html")
    sys.exit(max(codes))


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--house", metavar="NAME|PATH", help="Another house style than the documents name.")
@click.option("--template", "template", metavar="HOUSE", help="Check a house style and its Word templates.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def check(paths: tuple[Path, ...], house: str | None, template: str | None, quiet: bool) -> None:
    """Tell what is wrong with documents, or with a house style, and write nothing.

    A folder stands for every .yaml file in it.

    Example: reportgen check april.yaml

    Example: reportgen check --template worcestershire
    """
    from reportgen import build

    if not paths and template is None:
        raise click.UsageError("name a document, a folder, or a house style with --template")
    files = [file for path in paths for file in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])]
    checks = [(str(file), partial(build.check, build.Request(file, {}, house=house))) for file in files]
    if template is not None:
        checks.append((template, partial(build.check_house, template)))
    sys.exit(max((_told(name, each, quiet) for name, each in checks), default=DONE))


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def verify(files: tuple[Path, ...], quiet: bool) -> None:
    """Check finished files again: that they are sound, and still what the proof beside them says.

    Example: reportgen verify out/april.pdf
    """
    for file in files:
        if file.suffix.casefold().lstrip(".") not in FORMATS:
            raise click.BadParameter(f'"{file}" is no .pdf, .docx or .html', param_hint="FILES")
    sys.exit(max(_verified(file, quiet) for file in files))


def _verified(file: Path, quiet: bool) -> int:
    from reportgen.proof.compare import verify

    try:
        found = verify(file)
    except OSError as fault:
        click.echo(f"error: {file} cannot be read: {fault.strerror}", err=True)
        return MACHINE
    for finding in found.findings:
        click.echo(f"{file}: {finding}", err=True)
    is_faulty = any(finding.is_error for finding in found.findings)
    if not is_faulty and not quiet:
        proof = "as its proof says" if found.has_proof else "no proof stands beside it"
        click.echo(f"{file}: nothing is wrong; {found.lines} lines to be heard; {proof}")
    return FAULTY if is_faulty else DONE


def _told(name: str, look: Callable[[], Result], quiet: bool) -> int:
    from reportgen.build import CannotReach

    try:
        result = look()
    except CannotReach as fault:
        click.echo(f"error: {fault}", err=True)
        return MACHINE
    for finding in result.findings:
        click.echo(str(finding), err=True)
    if not result.findings and not quiet:
        click.echo(f"{name}: nothing is wrong")
    return FAULTY if result.has_errors else DONE


def _formats(text: str) -> list[str]:
    wanted = list(dict.fromkeys(part.strip() for part in text.split(",")))
    for name in wanted:
        if name not in FORMATS:
            raise click.BadParameter(f'"{name}" is no format; known: {", ".join(FORMATS)}', param_hint="--format")
    return wanted


def _outputs(files: tuple[Path, ...], formats: list[str], output: str | None, version: str = "") -> dict[Path, dict[str, Path]]:
    """Where each format of each file goes; `version` is part of its name. One file and one format may be given a file's name."""
    folder = Path(output) if output is not None else Path("out")
    is_file = output is not None and not output.endswith(("/", os.sep)) and not folder.is_dir()
    if is_file and len(files) == len(formats) == 1:
        if folder.suffix.casefold() != f".{formats[0]}":
            raise click.BadParameter(f'"{output}" is no folder, and a file would be named .{formats[0]}', param_hint="--output")
        return {files[0]: {formats[0]: folder}}
    if is_file:
        raise click.BadParameter(f'"{output}" is no folder; end it with "/" to make one', param_hint="--output")
    made: dict[Path, Path] = {}
    for file in files:
        for name in formats:
            path = folder / f"{file.stem}{version}.{name}"
            if path in made:
                raise click.UsageError(f"{made[path]} and {file} would both make {path}")
            made[path] = file
    return {file: {name: folder / f"{file.stem}{version}.{name}" for name in formats} for file in files}


def _make(request: Request, quiet: bool) -> int:
    from reportgen.build import CannotReach, build

    start = time.perf_counter()
    try:
        result = build(request)
    except CannotReach as fault:
        click.echo(f"error: {fault}", err=True)
        return MACHINE
    for finding in result.findings:
        click.echo(str(finding), err=True)
    if result.has_errors:
        count = sum(finding.is_error for finding in result.findings)
        way = "; with --draft it is made all the same, marked as not for publication" if result.may_be_draft else ""
        click.echo(f"{request.source}: {count} error{'s' if count > 1 else ''}; nothing was written{way}", err=True)
        return FAULTY
    if not quiet:
        for path in result.written:
            pages = f", {result.pages} page{'s' if result.pages > 1 else ''}" if path.suffix == ".pdf" else ""
            click.echo(f"{path}{pages}, {time.perf_counter() - start:.1f} s")
        if request.draft:
            click.echo(f"{request.source}: this is a draft, not for publication")
    return DONE


def main() -> None:
    """Runs the command line; a bug of ours is one line, with its traceback only on request."""
    gc.set_threshold(100_000, 20, 20)  # the usual 700 spends a sixteenth of a newsletter on looking for garbage
    try:
        cli(prog_name="reportgen")
    except Exception as fault:
        if os.environ.get("REPORTGEN_DEBUG") == "1":
            raise
        click.echo(
            f"reportgen {__version__} has failed by a fault of its own ({type(fault).__name__}: {fault}). "
            "Nothing was written. Please send the file that caused it to those who look after reportgen.",
            err=True,
        )
        sys.exit(BUG)


if __name__ == "__main__":
    main()
