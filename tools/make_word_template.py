"""Writes the first Word template of a house style: templates/HOUSE/KIND.docx.

    .venv/bin/python tools/make_word_template.py southwark report

KIND is newsletter or report. After that the template is the office's, to be changed in Word; run again, this
would undo their work, so it refuses to unless the file is removed first.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

from word_template.looks import MARGINS
from word_template.package import parts

from reportgen.style import find, load


def main() -> None:
    """Writes the template, unless there is one."""
    if len(sys.argv) != 3 or sys.argv[2] not in MARGINS:
        sys.exit(__doc__)
    folder, kind = find(sys.argv[1]), sys.argv[2]
    style, findings = load(folder) if folder else (None, [])
    if folder is None or style is None:
        sys.exit("\n".join(map(str, findings)) or f"there is no house style {sys.argv[1]}")
    target = Path(folder, f"{kind}.docx")
    if target.exists():
        sys.exit(f"{target} is there already; an office may have changed it, so it is not written again")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts(style, kind).items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
