"""LibreOffice, which prints Word files where there is no screen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from reportgen.files import passing_folder

_SECONDS = 120
_USUAL = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe")
_RESTART = 81  # what it ends with where it is to be started again
_FILTER = "Office Open XML Text"
"""Its other name for Word files: read by the same reader, but nobody's signature is looked for, for which it starts GnuPG
five times and makes two databases of keys."""
_SETTINGS = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Product">'
    '<prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.0</value></prop></item><item oor:path="/org.openoffice.Setup/Office">'
    '<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>'
)
_PAGES, _ENTRY = re.compile(rb"/Kids\[([0-9R\s]+)\]"), re.compile(rb"/Title<[0-9A-F]+>\s*/Dest\[(\d+) 0 R")


def find() -> str | None:
    """Where LibreOffice is on this machine, also where no path of the shell leads to it; None where it is not."""
    return shutil.which("soffice") or next((path for path in _USUAL if Path(path).exists()), None)


def convert(path: Path, folder: Path, kind: str = "pdf") -> Path | None:
    """The Word file as LibreOffice prints it ("pdf") or saves it again ("docx"), in the folder; None where LibreOffice is
    not on this machine. Raises OSError or SubprocessError where it fails."""
    office = find()
    if office is None:
        return None
    with passing_folder() as profile:
        program = _prepare(profile / "user", Path(office).resolve())
        start = [program, f"-env:UserInstallation={profile.as_uri()}", "-env:SecureUserConfig=false"]  # it keeps no copy
        command = [*start, "--headless", f"--infilter={_FILTER}", "--convert-to", kind, "--outdir", str(folder), str(path)]
        if (code := _run(command, profile)) == _RESTART:
            code = _run(command, profile)
    if code:
        raise subprocess.CalledProcessError(code, command)
    return folder / f"{path.stem}.{kind.partition(':')[0]}"


def _run(command: list[str], temporary: Path) -> int:
    """What the program ends with. Where this is interrupted, it is no longer there afterwards: `subprocess.run` does not wait
    for one that Ctrl-C ends. Nor does Ctrl-C reach it, which is Ctrl-C for us: it would end as if it had failed."""
    variables = {**os.environ, "TMPDIR": str(temporary)}
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, env=variables, stdout=silent, stderr=silent, start_new_session=True) as process:
        try:
            return process.wait(_SECONDS)
        except BaseException:
            process.kill()
            process.wait()
            raise


def printed_pages(data: bytes, ids: list[str]) -> dict[str, int] | None:
    """The page of each heading as LibreOffice prints the file: `ids` are those of its headings in order, but for
    its title. None where LibreOffice is not on this machine, or cannot tell."""
    with passing_folder() as folder:
        source = folder / "report.docx"
        source.write_bytes(data)
        try:
            printed = convert(source, source.parent)
            pages = _outline(printed.read_bytes(), len(ids)) if printed else []
        except (OSError, subprocess.SubprocessError):
            return None
    return dict(zip(ids, pages, strict=True)) if len(pages) == len(ids) else None


def _prepare(profile: Path, office: Path) -> str:
    """Makes a profile that is not new to LibreOffice, and returns the program to start.

    A profile that no version has used yet makes LibreOffice 7.4 draw test pictures of 1.2 GB and copy galleries and
    macros into it, and one whose extensions were not looked at by this very build makes it start twice: half of all it
    does. The script that stands for the program asks eight others where it is."""
    (profile / "extensions").mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    versions, program = office.with_name("versionrc"), office.with_name("soffice.bin")
    if versions.is_file() and (build := re.search(rb"^buildid=(.*)$", versions.read_bytes(), re.MULTILINE)):
        (profile / "extensions" / "buildid").write_bytes(build[1])
    return str(program if program.is_file() and not office.suffix else office)


def _outline(data: bytes, count: int) -> list[int]:
    """The page that each entry of a PDF's outline leads to, in order; there should be so many. LibreOffice writes them as
    plain text; of one that does not, the outline is read as that of any PDF, which takes as long as all else in a report."""
    tree = _PAGES.search(data)
    page_at = {page: number for number, page in enumerate(re.findall(rb"(\d+) 0 R", tree[1] if tree else b""), start=1)}
    found = [page_at.get(page, 0) for page in _ENTRY.findall(data)]
    return found if len(found) == count and all(found) else _packed_outline(data)


def _packed_outline(data: bytes) -> list[int]:
    import io

    import pikepdf

    found: list[int] = []

    def follow(item: Any) -> None:
        while item is not None:
            target = item.Dest if "/Dest" in item else item.A.D
            found.append(page_at[target[0].objgen])
            follow(item.get("/First"))
            item = item.get("/Next")

    with pikepdf.open(io.BytesIO(data)) as pdf:  # its own class for outlines takes a while to load
        page_at = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        follow(pdf.Root.Outlines.get("/First") if "/Outlines" in pdf.Root else None)
    return found
