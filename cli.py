"""The command line: parse, call reportgen, print, return a code. Nothing else is decided here."""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path

import click

from reportgen import __version__

DONE, FAULTY, USAGE, MACHINE, BUG = 0, 1, 2, 3, 70
FORMATS = ("pdf", "html")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportgen")
def cli() -> None:
    """Newsletters and reports in a council's house style, from plain YAML.

    Example: reportgen newsletter inputs/april.yaml
    """


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", help="A folder, or a file where one document is made in one format. [default: out/]")
@click.option("--house", metavar="NAME|PATH", help="Another house style than the document names.")
@click.option("--format", "formats", default="pdf", metavar="FORMAT,…", help="pdf, html, or both with a comma. [default: pdf]")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def newsletter(files: tuple[Path, ...], output: str | None, house: str | None, formats: str, quiet: bool) -> None:
    """Make newsletters: a PDF of each FILE, in the folder out/.

    Example: reportgen newsletter april.yaml --format pdf,html
    """
    wanted = _formats(formats)
    outputs = _outputs(files, wanted, output)
    codes = [_make(file, outputs[file], "newsletter", house, quiet) for file in files]
    sys.exit(max(codes))


def _formats(text: str) -> list[str]:
    wanted = list(dict.fromkeys(part.strip() for part in text.split(",")))
    for name in wanted:
        if name not in FORMATS:
            raise click.BadParameter(f'"{name}" is no format; known: {", ".join(FORMATS)}', param_hint="--format")
    return wanted


def _outputs(files: tuple[Path, ...], formats: list[str], output: str | None) -> dict[Path, dict[str, Path]]:
    """Where each format of each file goes. One file and one format may be given a file's name."""
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
            path = folder / f"{file.stem}.{name}"
            if path in made:
                raise click.UsageError(f"{made[path]} and {file} would both make {path}")
            made[path] = file
    return {file: {name: folder / f"{file.stem}.{name}" for name in formats} for file in files}


def _make(file: Path, outputs: dict[str, Path], kind: str, house: str | None, quiet: bool) -> int:
    from reportgen.build import CannotReach, Request, build

    start = time.perf_counter()
    try:
        result = build(Request(file, outputs, kind, house))
    except CannotReach as fault:
        click.echo(f"error: {fault}", err=True)
        return MACHINE
    for finding in result.findings:
        click.echo(str(finding), err=True)
    if result.has_errors:
        count = sum(finding.is_error for finding in result.findings)
        click.echo(f"{file}: {count} error{'s' if count > 1 else ''}; nothing was written", err=True)
        return FAULTY
    if not quiet:
        for path in result.written:
            pages = f", {result.pages} page{'s' if result.pages > 1 else ''}" if path.suffix == ".pdf" else ""
            click.echo(f"{path}{pages}, {time.perf_counter() - start:.1f} s")
    return DONE


def main() -> None:
    """Runs the command line; a bug of ours is one line, with its traceback only on request."""
    gc.set_threshold(100_000, 20, 20)  # the usual 700 spends a sixteenth of a newsletter on looking for garbage
    try:
        cli(prog_name="reportgen")
    except Exception as fault:  # noqa: BLE001 - whatever is left is a bug, and no user sees a traceback
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
