"""Pictures in Word: in line with the text, with their alternative text, fitted to the column."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import Any

from docx.shared import Emu
from lxml import etree

from reportgen.document import tree
from reportgen.finding import error
from reportgen.model.values import PictureFile
from reportgen.render.word.template import Template

_EMU_PER_TWIP = 635
_EMU_PER_PIXEL = 9525
_LOGO_HEIGHT = 324_000  # 9 mm
_TALLEST = 4_680_000  # 130 mm, as in the style sheets
_DOTS = 220 / 96  # pixels of a drawing to a CSS pixel: 220 to the inch are what Word itself keeps of a picture where not told otherwise
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_FEW = 400  # parts: each may take a tenth of a second, where it fills the drawing and lets through what is behind it
_LONGEST = 60  # seconds
_DRAW = """
import sys, resvg_py
text = sys.stdin.buffer.read().decode()
sys.stdout.buffer.write(bytes(resvg_py.svg_to_bytes(svg_string=text, width=int(sys.argv[1]), skip_system_fonts=True)))
"""


class Undrawn(Exception):
    """A drawing that cannot be drawn for Word; `finding` tells of it."""

    def __init__(self, picture: tree.Picture) -> None:
        super().__init__()
        message = f'the picture "{picture.file.name}" holds what cannot be drawn for Word, or takes longer than {_LONGEST} seconds'
        self.finding = error("picture", message, picture.place, "save it simpler, or as a .png")


class Pictures:
    """Puts pictures into the document of a template; one used twice is stored once."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.part: Any = template.document.part

    def drawn(self, picture: tree.Picture, width: int) -> str:
        """The picture in a run, no wider than `width` twips, and no taller than half a page. Raises Undrawn."""
        file = picture.file
        room = width * _EMU_PER_TWIP
        if picture.role == "logo":
            across = min(room, round(_LOGO_HEIGHT * file.width / file.height))
        else:
            natural = room if file.media_type == "image/svg+xml" else round(file.width * _EMU_PER_PIXEL)
            across = min(room, natural, round(_TALLEST * file.width / file.height))
        size = (Emu(across), Emu(round(across * file.height / file.width)))
        try:
            data = _drawn(file, across) if file.media_type == "image/svg+xml" else file.data
            inline = self.part.new_pic_inline(io.BytesIO(data), *size)
        except BaseException as fault:
            if isinstance(fault, KeyboardInterrupt | SystemExit | MemoryError):  # resvg panics with a BaseException of its own
                raise
            raise Undrawn(picture) from None
        for side in ("distT", "distB", "distL", "distR"):  # LibreOffice takes an eighth of an inch where they are not set
            inline.set(side, "0")
        number = next(self.template.drawings)
        inline.docPr.set("id", number)
        inline.docPr.set("name", f"Picture {number}")
        inline.docPr.set("descr", picture.alt)
        for named in inline.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"):
            named.set("name", file.name.rsplit("/", 1)[-1])
        if picture.decorative:
            inline.docPr.append(etree.fromstring(_DECORATIVE))
        return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"


def _drawn(file: PictureFile, across: int) -> bytes:
    """An SVG drawing as PNG: Word before 2016, and many a reader of Word files, draw no SVG. One of many parts is drawn by
    a process of its own, which can be stopped. Raises whatever comes where it cannot be drawn."""
    drawing = etree.fromstring(file.data)
    drawing.attrib.update({"width": str(file.width), "height": str(file.height)})
    text = etree.tostring(drawing, encoding="unicode")  # the file may be in UTF-16 or Latin-1
    pixels = round(across / _EMU_PER_PIXEL * _DOTS)
    if file.parts > _FEW:
        import subprocess  # by few drawings

        command = [sys.executable, "-c", _DRAW, str(pixels)]
        return bytes(subprocess.run(command, input=text.encode(), check=True, capture_output=True, timeout=_LONGEST).stdout)
    import resvg_py

    with _unseen():
        return bytes(resvg_py.svg_to_bytes(svg_string=text, width=pixels, skip_system_fonts=True))


@contextlib.contextmanager
def _unseen() -> Iterator[None]:
    """What is printed as an error by a library itself, not by way of Python, is not shown: resvg tells its panics so."""
    if sys.__stderr__ is None:  # number 2 may be another file then
        yield
        return
    shown, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(shown, 2)
        os.close(shown)
        os.close(nowhere)
