"""Opening a picture once: is it there, may it be used, is it whole, how large is it?"""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path, PurePosixPath
from typing import Any

from reportgen.files import NotAFile, TooLarge, read_file
from reportgen.finding import did_you_mean
from reportgen.model.svg import Unfit, read_svg
from reportgen.model.values import PictureFile

_LARGEST = 20_000_000  # bytes
_MOST_PIXELS = 40_000_000
_FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg"}
_TOLD_BY_CAMERA = {"exif", "xmp", "photoshop"}  # as the picture library names it, be it whole or not
_WANTED = "pictures may be .png, .jpg or .svg"


def open_picture(folder: Path, name: str) -> tuple[PictureFile | None, str, str]:
    """The picture `name` below `folder`, or None with what is wrong and how to mend it."""
    pure = PurePosixPath(name.replace("\\", "/"))
    if re.match(r"\w+://", name):
        return (
            None,
            f'"{name}" is an address, and nothing is fetched',
            "save it beside the document, and type the name of the file",
        )
    if pure.is_absolute() or ".." in pure.parts or (pure.parts and ":" in pure.parts[0]):
        hint = f"put it beside the document, and type   {pure.name}" if pure.name else "keep pictures beside the document"
        return None, f'"{name}" is not below the folder of this document', hint
    data, message, hint = _bytes(folder, folder / pure, name)
    if data is None:
        return None, message, hint
    try:
        return (read_svg(name, data), "", "") if pure.suffix.casefold() == ".svg" else _raster(name, data)
    except Unfit as fault:
        return None, fault.message, fault.hint
    except Exception:  # noqa: BLE001 - a damaged picture can make the picture library raise anything
        return None, f'the picture "{name}" is damaged or of another kind', _WANTED


def _bytes(folder: Path, path: Path, name: str) -> tuple[bytes | None, str, str]:
    try:
        real = path.resolve()
        if not real.is_relative_to(folder.resolve()):
            return None, f'"{name}" leads out of the folder of this document', "keep pictures beside the document"
        return read_file(real, _LARGEST), "", ""
    except NotAFile:
        return None, f'"{name}" is not a file', _WANTED
    except TooLarge:
        return None, f'the picture "{name}" is larger than {_LARGEST // 1_000_000} MB', "save it smaller"
    except (FileNotFoundError, NotADirectoryError):
        near = did_you_mean(path.name, _names_in(path.parent, folder))
        return None, f'there is no picture "{name}"', near or f'looked in the folder "{folder}"; check its name and folder'
    except (OSError, RuntimeError, ValueError) as fault:  # a loop of links is a RuntimeError
        return None, f'the picture "{name}" cannot be read: {getattr(fault, "strerror", None) or fault}', ""


def _names_in(inner: Path, folder: Path) -> list[str]:
    """The names of the files in a folder that stands in the folder of the document."""
    try:
        return sorted(path.name for path in inner.iterdir()) if inner.resolve().is_relative_to(folder.resolve()) else []
    except (OSError, RuntimeError):
        return []


def _raster(name: str, data: bytes) -> tuple[PictureFile | None, str, str]:
    from PIL import Image, ImageFile  # loaded only where a document has photographs

    too_many = f'the picture "{name}" has more than {_MOST_PIXELS // 1_000_000} million points'
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            if image.format not in _FORMATS:
                return None, f'the picture "{name}" is of the kind {image.format}', _WANTED
            if image.width * image.height > _MOST_PIXELS:
                return None, too_many, "save it smaller"
            ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, once loaded, lets half a picture pass
            image.load()
            size = image.size
            # Word, and python-docx, know a JPEG by its JFIF mark, and read a PNG to its end; pictures for inks are for printers.
            is_whole = "jfif" in image.info if image.format == "JPEG" else _ends(data)
            if image.getexif() or _TOLD_BY_CAMERA & image.info.keys() or image.mode in ("CMYK", "I;16") or not is_whole:
                data, size = _upright(image)
            return PictureFile(name, data, _FORMATS[image.format], *size), "", ""
    except Image.DecompressionBombError:
        return None, too_many, "save it smaller"


def _ends(png: bytes) -> bool:
    """Whether the parts of a PNG, each with its length before it, lead to its end."""
    at = 8
    while png[at + 4 : at + 8] not in (b"IEND", b""):
        at += int.from_bytes(png[at : at + 4], "big") + 12
    return len(png) >= at + 12


def _upright(image: Any) -> tuple[bytes, tuple[int, int]]:
    """The picture turned as the camera was held, without what else the camera wrote into it: where a
    photograph of children was taken is nobody's business."""
    from PIL import ImageOps

    turned, target = ImageOps.exif_transpose(image), io.BytesIO()
    if turned.mode == "CMYK":
        turned = turned.convert("RGB")
    if turned.mode == "I;16":  # of 65,536 greys, which WeasyPrint does not draw
        turned = turned.point(lambda grey: grey / 256).convert("L")
    turned.info = {}
    turned.save(target, image.format, exif=b"", quality=95)
    return target.getvalue(), turned.size
