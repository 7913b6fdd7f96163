"""The command line: parse, call reportgen, print, return a code. Nothing else is decided here."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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


def _makes(name: str, default: str, argument: str = "files") -> Callable[[Callable[..., None]], click.Command]:
    """Declares a command that makes documents; all such commands have the same options."""

    def declare(command: Callable[..., None]) -> click.Command:
        options = (
            click.argument(argument, nargs=-1, required=argument == "files", type=click.Path(path_type=Path)),
            click.option("-o", "--output", help="A folder, or a file where one document is made in one format. [default: out/]"),
            click.option("--house", metavar="NAME|PATH", help="Another house style than the document names."),
            click.option(
                "--format",
                "formats",
                default=default,
                metavar="FORMAT,…",
                help=f"pdf, docx, html, or several with commas. [default: {default or 'pdf for newsletters, docx for reports'}]",
            ),
            click.option("--large-print", is_flag=True, help="In letters of 18 points or more, in one column."),
            click.option("--force", is_flag=True, help="Write over a Word file that was edited since it was made."),
            click.option("--draft", is_flag=True, help="Make it though it cannot be published yet, marked as a draft on every page."),
            click.option("--watch", is_flag=True, help="Make it again at each save, until Ctrl-C."),
            click.option("-q", "--quiet", is_flag=True, help="Print findings only."),
        )
        for option in reversed(options):
            command = option(command)
        return cli.command(name)(command)

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


@_makes("build", "", "paths")
def build(*, paths: tuple[Path, ...], output: str | None, formats: str, quiet: bool, watch: bool, **options: Any) -> None:
    """Make every document in a folder that has changed since it was made, on all cores.

    PATH is a folder, with all folders in it, or a file. [default: inputs/]

    Example: reportgen build inputs
    """
    from reportgen.batch import Clash, plan

    folder = Path(output or "out")
    if folder.exists() and not folder.is_dir():
        raise click.BadParameter(f'"{folder}" is no folder', param_hint="--output")
    paths, wanted = paths or (Path("inputs"),), _formats(formats) if formats else []
    try:
        _watched(watch, paths, lambda inputs: _build(plan(paths, folder, wanted, **options), folder, quiet, inputs))
    except Clash as clash:
        raise click.UsageError(str(clash)) from None


def _build(requests: list[Request], folder: Path, quiet: bool, inputs: list[Path]) -> int:
    from reportgen.batch import build_all
    from reportgen.build import CannotReach
    from reportgen.ledger import Ledger

    start, ledger = time.perf_counter(), Ledger(folder)
    told = {request.source: ledger.told(request) for request in requests}
    waiting = [request for request in requests if told[request.source] is None]
    codes: dict[Path, int] = {}
    try:
        with _progress(len(waiting)) as step:
            for outcome in build_all(waiting):
                told[outcome.request.source], codes[outcome.request.source] = _said(outcome.result, outcome.fault)
                if outcome.result is not None:
                    inputs += outcome.result.inputs
                    ledger.note(outcome.request, outcome.result)
                step()
    finally:
        try:
            if waiting:
                ledger.save()
        except CannotReach as fault:
            click.echo(f"error: {fault}", err=True)
            codes[folder] = MACHINE
    for request in requests:
        for line in told[request.source] or ():
            click.echo(line, err=True)
    made, failed = [file for file in codes if not codes[file]], [file for file in codes if codes[file]]
    if not quiet:
        click.echo(f"{len(made)} made, {len(requests) - len(codes)} unchanged, in {folder}{os.sep}, {time.perf_counter() - start:.1f} s")
    if failed:
        click.echo(f"{len(failed)} failed: {', '.join(map(str, sorted(failed)))}", err=True)
    return max(codes.values(), default=DONE)


def _said(result: Result | None, fault: BaseException | None) -> tuple[list[str], int]:
    """What to tell of a document, and its exit code."""
    from reportgen.build import CannotReach

    if result is not None:
        return [str(finding) for finding in result.findings], FAULTY if result.has_errors else DONE
    if isinstance(fault, CannotReach):
        return [f"error: {fault}"], MACHINE
    return [_own_fault(fault)], BUG


@contextmanager
def _progress(length: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal, and nothing elsewhere; each call is one step."""
    if length < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=length, show_pos=True, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _watched(watch: bool, paths: tuple[Path, ...], make: Callable[[list[Path]], int]) -> None:
    """Makes it, and where that is wanted again at each save; `make` is given a list for what it read."""
    if not watch:
        sys.exit(make([]))
    from reportgen.watch import Watch

    saves = Watch(paths)
    while True:
        inputs: list[Path] = []
        make(inputs)
        saves.add(inputs)
        click.echo("Watching for the next save; Ctrl-C ends it.", err=True)
        saves.wait()


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
    watch: bool,
    quiet: bool,
) -> None:
    from reportgen.build import Request

    wanted = _formats(formats)
    outputs = _outputs(files, wanted, output, ".large-print" * large_print)
    requests = [Request(file, outputs[file], kind, house, force, draft, large_print) for file in files]
    if watch:
        _watched(watch, files, lambda inputs: max(_make(request, quiet, inputs) for request in requests))
    codes = [_make(request, quiet) for request in requests]
    if codes == [DONE] and wanted == [default] and not quiet and not draft and not large_print:
        others = "for Word and the web" if default == "pdf" else "as PDF and for the web"
        click.echo(f"Next, {others} too: reportgen {kind} {files[0]} --format pdf,docx,html")
    sys.exit(max(codes))


@cli.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--house", metavar="NAME|PATH", help="Another house style than the document names.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="The port to listen on. [default: a free one]")
@click.option("--no-browser", is_flag=True, help="Print the address only; open no browser.")
def preview(file: Path, house: str | None, port: int, no_browser: bool) -> None:
    """Show a document in the browser while it is written: at each save the page follows.

    Example: reportgen preview april.yaml
    """
    from reportgen.preview import Preview, watch
    from reportgen.preview.server import Server

    shown = Preview(file, house)
    try:
        server = Server(shown, port)
    except OSError as fault:
        click.echo(f"error: nothing can be shown on port {port}: {fault.strerror}; another may be named with --port", err=True)
        sys.exit(MACHINE)
    click.echo(f"{file} is shown at {server.address}; Ctrl-C ends it.")
    if not no_browser:
        click.launch(server.address)
    with suppress(KeyboardInterrupt):
        watch(shown, server)


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


def _make(request: Request, quiet: bool, inputs: list[Path] | None = None) -> int:
    """Makes a document and tells of it; what it was made from is added to `inputs`."""
    from reportgen.build import CannotReach, build

    start = time.perf_counter()
    try:
        result = build(request)
    except CannotReach as fault:
        click.echo(f"error: {fault}", err=True)
        return MACHINE
    if inputs is not None:
        inputs += result.inputs
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
        click.echo(_own_fault(fault), err=True)
        sys.exit(BUG)


def _own_fault(fault: BaseException | None) -> str:
    return (
        f"reportgen {__version__} has failed by a fault of its own ({type(fault).__name__}: {fault}). "
        "Nothing was written. Please send the file that caused it to those who look after reportgen."
    )


if __name__ == "__main__":
    main()
