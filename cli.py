"""The command line: the commands and their options, and what each calls."""

from __future__ import annotations

from reportgen.interrupt import abort_where_it_can_be_told, aborted_in_a_word, end_at_once

aborted_in_a_word()

import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from reportgen import __version__
from reportgen.later import compile_patterns_later, imported_later, inspect_later, untranslated

gc.set_threshold(1_000_000, 5, 5)  # the usual 700 spends a ninth of a newsletter on looking for garbage, and this no more memory
inspect_later()
with imported_later("python", ["ipaddress"]):
    from pathlib import Path
with imported_later("click", ["uuid", "click.formatting", "click.termui"]), untranslated("click"):
    import click

    from reportgen.telling import BUG, DONE, FAULTY, MACHINE, in_turn, make, make_changed, own_fault, tried, verified, watched

if TYPE_CHECKING:
    from reportgen.build import Request, Result

FORMATS = ("pdf", "docx", "html")


class _Commands(click.Group):
    """The commands; a file that is named without one is not taken for one."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0].endswith((".yaml", ".yml")):
            ctx.fail(f"say first what is to be done with it, such as   reportgen newsletter {_typed(args[0])}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportgen")
def cli() -> None:
    """Newsletters and reports in a council's house style, from plain YAML.

    Example: reportgen newsletter inputs/april.yaml
    """


def _makes(name: str, default: str, argument: str = "files") -> Callable[[Callable[..., None]], click.Command]:
    """Declares a command that makes documents; all such commands have the same options."""

    def declare(command: Callable[..., None]) -> click.Command:
        options = (
            click.argument(argument, nargs=-1, required=argument == "files", type=click.Path(path_type=Path, dir_okay=argument == "paths")),
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
            click.option("--proof", is_flag=True, help="Write beside it what was checked, and what a person must still look at."),
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
    from reportgen.plan import plan

    _refuse_proof_of_draft(**options)
    folder = Path(output or "out")
    if folder.exists() and not folder.is_dir():
        raise click.BadParameter(f'"{folder}" is no folder', param_hint="--output")
    paths, wanted = paths or (Path("inputs"),), _formats(formats) if formats else []
    _found(paths)
    with _clash_is_usage():
        watched(watch, paths, lambda inputs: make_changed(plan(paths, folder, wanted, **options), folder, quiet, inputs))


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
    click.echo(f"{file} is shown at {server.address} until Ctrl-C ends it.")
    if not no_browser:
        click.launch(server.address)
    with suppress(KeyboardInterrupt):
        watch(shown, server)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--house", metavar="NAME|PATH", help="Another house style than the documents name.")
@click.option("--template", "template", metavar="HOUSE", help="Check a house style and its Word templates.")
@click.option("--fix", "mends", is_flag=True, help="Mend in the file what can be mended in one way only, and say what.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON, for editors.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def check(paths: tuple[Path, ...], house: str | None, template: str | None, mends: bool, as_json: bool, quiet: bool) -> None:
    """Tell what is wrong with documents, or with a house style, and write nothing but what --fix mends.

    A folder stands for every document in it, however deep.

    Example: reportgen check april.yaml --fix

    Example: reportgen check --template worcestershire
    """
    from reportgen import build

    if not paths and template is None:
        raise click.UsageError("name a document, a folder, or a house style with --template")
    files = _found(paths)
    look = partial(_fixed, quiet=quiet or as_json) if mends else build.check
    checks = [(str(file), partial(look, build.Request(file, {}, house=house))) for file in files]
    if template is not None:
        checks.append((template, partial(build.check_house, template)))
    codes, findings = [], []
    for name, each in in_turn(checks, len(checks), quiet or as_json):
        result, code = tried(each, is_silent=as_json)
        codes.append(code)
        findings += result.findings if result else []
        if result and not result.findings and not quiet and not as_json:
            click.echo(f"{name}: nothing is wrong")
    if as_json:
        import json

        click.echo(json.dumps([finding.as_data() for finding in findings], indent=1, ensure_ascii=True))
    elif not quiet and not mends and any(finding.mend for finding in findings):
        click.echo(f"Next, to mend what can be mended in one way only: reportgen check {_typed(*paths)} --fix")
    elif not quiet and len(files) == 1 and codes == [DONE]:
        click.echo(f"Next: reportgen {build.kind_of(files[0])} {_typed(files[0])}")
    sys.exit(max(codes, default=DONE))


def _fixed(request: Request, quiet: bool) -> Result:
    from reportgen.build import Result
    from reportgen.fix import fix

    fixed = fix(request)
    for line, says in fixed.mended if not quiet else ():
        click.echo(f"{request.source}{f':{line}' if line else ''}: mended: {says}")
    return Result(fixed.findings, [])


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
    sys.exit(max(verified(file, quiet) for file in files))


@cli.command()
@click.argument("kind", type=click.Choice(["newsletter", "report", "house"]))
@click.argument("name", type=click.Path(path_type=Path))
@click.option("--house", metavar="NAME|PATH", help="The house style to write in, or to copy. [default: worcestershire]")
def new(kind: str, name: Path, house: str | None) -> None:
    """Begin a newsletter or a report that can be made as it is, or a house style of your own.

    Nothing is ever written over.

    Example: reportgen new newsletter may.yaml

    Example: reportgen new house my-house
    """
    from reportgen import starters
    from reportgen.plan import ENDINGS

    if kind != "house":
        if name.name in ("", ".."):
            raise click.BadParameter(f'"{name}" is a folder; name a file, such as may.yaml', param_hint="NAME")
        name = name if name.suffix else name.with_suffix(".yaml")
        if name.suffix.casefold() not in ENDINGS:
            raise click.BadParameter(f'"{name}" would not be found as a document; name it {name.with_suffix(".yaml")}', param_hint="NAME")
    written, findings = starters.new_house(name, house) if kind == "house" else starters.new_document(kind, name, house)
    for finding in findings:
        click.echo(str(finding), err=True)
    for path in written:
        click.echo(str(path))
    if findings:
        sys.exit(FAULTY)
    own = str(name) if name.is_absolute() else f".{os.sep}{name}"
    click.echo(
        f"Next: reportgen {kind} {_typed(name)}" if kind != "house" else f"Next: reportgen new newsletter may.yaml --house {_typed(own)}"
    )


@cli.command()
@click.argument("kind", type=click.Choice(["newsletter", "report"]))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file to write it to, instead of printing it.")
def schema(kind: str, output: Path | None) -> None:
    """Print the JSON Schema of a kind of document, by which an editor completes and explains keys.

    Example: reportgen schema newsletter -o reportgen-newsletter.schema.json
    """
    from reportgen.files import write_whole
    from reportgen.schema import schema as made

    if output is None:
        click.echo(made(kind), nl=False)
        return
    write_whole({output: made(kind).encode()})
    click.echo(f"{output}\nNext, begin your document with the line   # yaml-language-server: $schema={output.as_posix()}")


@cli.command()
@click.option("-o", "--output", default="out", type=click.Path(path_type=Path), help="Where files are to be written. [default: out/]")
def doctor(output: Path) -> None:
    """Tell what this machine has and lacks for reportgen, and how to get it.

    Example: reportgen doctor
    """
    from reportgen.doctor import examine

    is_well = True
    for each in examine(output):
        click.echo(str(each))
        is_well &= each.is_good or not each.needed
    click.echo("Next: reportgen new newsletter may.yaml" if is_well else "reportgen cannot work here until what is LACKING is there.")
    sys.exit(DONE if is_well else MACHINE)


def _make_all(
    kind: str, default: str, *, files: tuple[Path, ...], output: str | None, formats: str, watch: bool, quiet: bool, **options: Any
) -> None:
    from reportgen.build import Request
    from reportgen.plan import plan

    _refuse_proof_of_draft(**options)
    wanted = _formats(formats)
    file = _as_file(output, len(files) * len(wanted), wanted[0])
    with _clash_is_usage():
        requests = plan(files, Path(output or "out"), wanted, kind=kind, **options)
    if file is not None:
        requests = [Request(files[0], {wanted[0]: file}, kind, **options)]
    if watch:
        watched(watch, files, lambda inputs: max(make(request, quiet, inputs) for request in requests))
    codes = [make(request, quiet, []) for request in in_turn(requests, len(requests), quiet)]
    if codes == [DONE] and not quiet:
        others = "for Word and the web" if default == "pdf" else "as PDF and for the web"
        if options["draft"]:
            click.echo(f"Next, when it can be published: reportgen {kind} {_typed(files[0])}")
        elif wanted == [default]:
            click.echo(f"Next, {others} too: reportgen {kind} {_typed(files[0])} --format pdf,docx,html")
        else:
            click.echo(f"Next, after each change: reportgen check {_typed(files[0])}")
    sys.exit(max(codes))


def _typed(*names: Path | str) -> str:
    """Names as they are typed, in the shells of Windows too."""
    words = [f".{os.sep}{name}" if str(name).startswith("-") else str(name) for name in names]
    return " ".join(f'"{word}"' if any(sign in word for sign in " &'()*;<>?[]{|}#") else word for word in words)


def _found(paths: tuple[Path, ...]) -> list[Path]:
    """The documents among these files and in these folders, each once; where none is named, none need be there."""
    from reportgen.plan import documents

    files = list(dict.fromkeys(file for path in paths for file in documents(path)))
    if paths and not files:
        raise click.UsageError(f"there is no document in {' or '.join(map(str, paths))}: its name would end in .yaml")
    return files


def _formats(text: str) -> list[str]:
    wanted = list(dict.fromkeys(part.strip().lower() for part in text.split(",")))
    for name in wanted:
        if name not in FORMATS:
            raise click.BadParameter(f'"{name}" is no format; known: pdf, docx (for Word), html (for the web)', param_hint="--format")
    return wanted


def _as_file(output: str | None, count: int, format: str) -> Path | None:
    """The one file that `output` names; None where it names a folder. It may name a file where one is made."""
    if output is None or output.endswith(("/", os.sep)) or Path(output).is_dir():
        return None
    if count != 1:
        raise click.BadParameter(f'"{output}" is no folder; end it with "/" to make one', param_hint="--output")
    if Path(output).suffix.casefold() != f".{format}":
        message = f'"{output}" is no folder, and a file would be named .{format}; --format makes one of another kind'
        raise click.BadParameter(message, param_hint="--output")
    return Path(output)


def _refuse_proof_of_draft(*, draft: bool, proof: bool, **_: Any) -> None:
    if draft and proof:
        raise click.UsageError("a draft has no proof: it is not for publication")


@contextlib.contextmanager
def _clash_is_usage() -> Iterator[None]:
    from reportgen.plan import Clash

    try:
        yield
    except Clash as clash:
        raise click.UsageError(str(clash)) from None


def _say_at_the_end(words: str) -> None:
    with contextlib.suppress(OSError):
        click.echo(words, err=True)
        sys.stderr.flush()


def main() -> None:
    """Runs the command line; a bug of ours is one line, with its traceback only on request."""
    abort_where_it_can_be_told()
    compile_patterns_later()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal of another country may lack our dashes and quotation marks
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # as where a shell has closed it
                stream.flush()
    except OSError as fault:
        if os.environ.get("REPORTGEN_DEBUG") == "1":
            raise
        _say_at_the_end(f"error: {fault.filename or 'what there is to say'} cannot be read or written: {fault.strerror or fault}")
        code = MACHINE  # Python would try to write the rest once more, and tell of it in its own way
    except Exception as fault:
        from reportgen.files import CannotReach

        if isinstance(fault, CannotReach):
            click.echo(f"error: {fault}", err=True)
            sys.exit(MACHINE)
        if os.environ.get("REPORTGEN_DEBUG") == "1":
            raise
        click.echo(own_fault(fault), err=True)
        code = BUG
    end_at_once(code)  # giving back its memory piece by piece costs Python a tenth of a newsletter


def _run() -> int:
    """The exit code of the command."""
    try:
        cli(prog_name="reportgen")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else DONE
    return DONE


if __name__ == "__main__":
    main()
