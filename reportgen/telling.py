"""Does what a command asks, and tells of it on the terminal: what was written, what is wrong, and the exit code."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from reportgen import __version__

if TYPE_CHECKING:
    from reportgen.build import Request, Result

T = TypeVar("T")

DONE, FAULTY, USAGE, MACHINE, BUG = 0, 1, 2, 3, 70


def make(request: Request, quiet: bool, inputs: list[Path]) -> int:
    """Makes a document and tells of it; what it was made from is added to `inputs`."""
    from reportgen.build import build

    start = time.perf_counter()
    result, code = tried(lambda: build(request))
    if result is None:
        return code
    inputs += result.inputs
    if result.has_errors:
        count = sum(finding.is_error for finding in result.findings)
        way = "; with --draft it is made all the same, marked as not for publication" if result.may_be_draft else ""
        click.echo(f"{request.source}: {count} error{'s' if count > 1 else ''}; nothing was written{way}", err=True)
    for path in result.written if not quiet else ():
        pages = f", {result.pages} page{'s' if result.pages > 1 else ''}" if path.suffix.casefold() == ".pdf" else ""
        click.echo(f"{path}{pages}, {time.perf_counter() - start:.1f} s")
    if request.draft and result.written and not quiet:
        click.echo(f"{request.source}: this is a draft, not for publication")
    return code


def make_changed(requests: list[Request], folder: Path, quiet: bool, inputs: list[Path]) -> int:
    """Makes those documents that changed since they were last made in `folder`, on all cores, and tells of all."""
    from reportgen.batch import build_all
    from reportgen.build import CannotReach
    from reportgen.ledger import Ledger

    start, ledger = time.perf_counter(), Ledger(folder)
    told = {request.source: ledger.told(request) for request in requests}
    waiting = [request for request in requests if told[request.source] is None]
    codes: dict[Path, int] = {}
    try:
        for outcome in in_turn(build_all(waiting), len(waiting)):
            told[outcome.request.source], codes[outcome.request.source] = _said(outcome.result, outcome.fault)
            if outcome.result is not None:
                inputs += outcome.result.inputs
                ledger.note(outcome.request, outcome.result)
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


def verified(file: Path, quiet: bool) -> int:
    """Checks a finished file again, and tells what is found."""
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


def tried(look: Callable[[], Result], is_silent: bool = False) -> tuple[Result | None, int]:
    """Tells what comes of a document, and returns it with the exit code; what cannot be reached is never silent."""
    from reportgen.build import CannotReach

    result, fault = None, None
    try:
        result = look()
    except CannotReach as caught:
        fault = caught
    lines, code = _said(result, fault)
    for line in lines if result is None or not is_silent else ():
        click.echo(line, err=True)
    return result, code


def _said(result: Result | None, fault: BaseException | None) -> tuple[list[str], int]:
    """What to tell of a document, and its exit code."""
    from reportgen.build import CannotReach

    if result is not None:
        return [str(finding) for finding in result.findings], FAULTY if result.has_errors else DONE
    if isinstance(fault, CannotReach):
        return [f"error: {fault}"], MACHINE
    return [own_fault(fault)], BUG


def in_turn(each: Iterable[T], length: int, quiet: bool = False) -> Iterator[T]:
    """Each thing in turn; where there are several, a terminal shows how many are done."""

    def show(done: int) -> None:
        if length > 1 and not quiet and sys.stderr.isatty():  # shorter than the lines that are told later, and printed over it
            click.echo(f"[{'#' * (10 * done // length):.<10}] {done}/{length}\r", nl=False, err=True)

    for done, thing in enumerate(each):
        show(done)
        yield thing
    show(length)


def watched(watch: bool, paths: tuple[Path, ...], make: Callable[[list[Path]], int]) -> None:
    """Makes it, and where that is wanted again at each save; `make` is given a list for what it read."""
    if not watch:
        sys.exit(make([]))
    from reportgen.watch import Watch

    saves = Watch(paths)
    with suppress(KeyboardInterrupt):
        while True:
            inputs: list[Path] = []
            make(inputs)
            saves.add(inputs)
            click.echo("Watching for the next save; Ctrl-C ends it.", err=True)
            saves.wait()
    sys.exit(DONE)


def own_fault(fault: BaseException | None) -> str:
    """What a user is told of a bug of ours."""
    return (
        f"reportgen {__version__} has failed by a fault of its own ({type(fault).__name__}: {fault}). "
        "Nothing was written. Please send the file that caused it to those who look after reportgen."
    )
