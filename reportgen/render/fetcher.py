"""What WeasyPrint may fetch: the pictures already opened, the house's own fonts, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote_to_bytes

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reportgen.files import read_file
from reportgen.model.values import PictureFile

_DRAWING = "data:image/svg+xml,"
_LARGEST_DATA_ADDRESS = 100_000
_LARGEST_FONT = 20_000_000


class Refused(FatalURLFetchingError):  # type: ignore[misc]
    """Stops the rendering, as WeasyPrint lets it pass; but within SVG it is swallowed: see `refused`."""


class Answer(URLFetcherResponse):  # type: ignore[misc]
    """What is served: WeasyPrint's own takes Python's modules for e-mail to hold a single header."""

    charset = None

    def __init__(self, url: str, data: bytes, content_type: str) -> None:
        self.url, self.status, self._file_obj, self._content_type = url, 200, io.BytesIO(data), content_type

    @property
    def content_type(self) -> str:
        """The kind of the data, as "image/png"."""
        return self._content_type


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Serves `picture:` and `font:` addresses from memory and from the house's fonts.

    `refused` lists what else was asked for, `unread` why a font could not be read: a caller looks there
    after rendering, as WeasyPrint goes on without. `latest` is the address of the picture served last.
    """

    def __init__(self, fonts: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols={"picture", "font", "data"}, allow_redirects=False, fail_on_errors=True)
        self.fonts: Mapping[str, Path] = {path.name: path for path in fonts}
        self.pictures: dict[str, PictureFile] = {}
        self.latest = ""
        self.refused: list[str] = []
        self.unread: list[OSError] = []

    def address(self, picture: PictureFile) -> str:
        """The address under which a picture is served."""
        for address, known in self.pictures.items():
            if known is picture:
                return address
        address = f"picture:{len(self.pictures)}"
        self.pictures[address] = picture
        return address

    def fetch(self, url: str, headers: object = None) -> Answer:
        """Answers for what is known; raises Refused for all else."""
        if url in self.pictures:
            self.latest, picture = url, self.pictures[url]
            return Answer(url, picture.data, picture.media_type)
        if url.startswith("font:") and url.removeprefix("font:") in self.fonts:
            return Answer(url, self._font(self.fonts[url.removeprefix("font:")]), "font/ttf")
        if url.startswith(_DRAWING) and len(url) <= _LARGEST_DATA_ADDRESS:
            return Answer(url, unquote_to_bytes(url.removeprefix(_DRAWING)), "image/svg+xml")
        self.refused.append(url[:200])
        raise Refused(f"refused: {url[:200]}")

    def _font(self, path: Path) -> bytes:
        try:
            return read_file(path, _LARGEST_FONT)
        except OSError as fault:
            self.unread.append(fault)
            raise
