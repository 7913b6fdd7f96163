"""LibreOffice, which prints Word files where there is no screen."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_SECONDS = 120
_USUAL = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe")
_SETTINGS = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Product">'
    '<prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.0</value></prop></item></oor:items>'
)


def find() -> str | None:
    """Where LibreOffice is on this machine, also where no path of the shell leads to it; None where it is not."""
    return shutil.which("soffice") or next((path for path in _USUAL if Path(path).exists()), None)


def convert(path: Path, folder: Path, kind: str = "pdf") -> Path | None:
    """The file as LibreOffice prints it ("pdf") or saves it again ("docx"), in the folder; None where LibreOffice is
    not on this machine. Raises OSError or SubprocessError where it fails."""
    office = find()
    if office is None:
        return None
    with TemporaryDirectory() as profile:
        _prepare(Path(profile, "user"), Path(office).resolve().with_name("versionrc"))
        command = [office, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", kind, "--outdir", str(folder)]
        subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=_SECONDS)
    return folder / f"{path.stem}.{kind.partition(':')[0]}"


def printed_pages(data: bytes, ids: list[str]) -> dict[str, int] | None:
    """The page of each heading as LibreOffice prints the file: `ids` are those of its headings in order, but for
    its title. None where LibreOffice is not on this machine, or cannot tell."""
    with TemporaryDirectory() as folder:
        source = Path(folder, "report.docx")
        source.write_bytes(data)
        try:
            printed = convert(source, source.parent)
            pages = _outline(printed.read_bytes()) if printed else None
        except (OSError, subprocess.SubprocessError):
            return None
    return dict(zip(ids, pages, strict=True)) if pages is not None and len(pages) == len(ids) else None


def _prepare(profile: Path, versions: Path) -> None:
    """A profile that is not new to LibreOffice. One that no version has used yet makes LibreOffice 7.4 draw test pictures
    of 1.2 GB, and one whose extensions were not looked at by this very build makes it start twice: half of all it does."""
    (profile / "extensions").mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    if versions.is_file() and (build := re.search(rb"^buildid=(.*)$", versions.read_bytes(), re.MULTILINE)):
        (profile / "extensions" / "buildid").write_bytes(build[1])


def _outline(data: bytes) -> list[int]:
    """The page that each entry of a PDF's outline leads to, in order."""
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
