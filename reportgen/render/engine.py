"""Loading WeasyPrint: what it needs of this machine, and the fonts it may use."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import warnings
from collections.abc import Iterator
from typing import Any

from reportgen.files import passing_folder
from reportgen.render import shortcuts
from reportgen.style.house import BASE

NEEDED = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""The Debian packages that WeasyPrint opens; without the last, making a PDF takes twice as long."""


class EngineMissing(Exception):
    """WeasyPrint cannot be loaded on this machine; the text says what to install."""


def load() -> Any:
    """The weasyprint module, with its tags mended. Raises EngineMissing."""
    if "weasyprint" not in sys.modules:
        try:
            # Where a library is missing, WeasyPrint prints five lines of its own.
            with contextlib.redirect_stdout(io.StringIO()), _no_font_of_this_machine(), shortcuts.taken():
                import weasyprint  # noqa: F401
        except OSError as fault:
            raise _missing(str(fault)) from None
    from weasyprint.text import ffi

    if ffi.harfbuzz_subset is None:
        raise _missing("libharfbuzz-subset")
    from reportgen.render import drawings, narrowest, tagging

    tagging.install()
    narrowest.install()
    drawings.install()
    return sys.modules["weasyprint"]


@contextlib.contextmanager
def own_fonts() -> Iterator[Any]:
    """A font configuration that knows no font of this machine, so that none can change a page: those
    of the house are added by its style sheets, and kept in a folder that is removed at the end."""
    from weasyprint.text.fonts import FontConfiguration

    with passing_folder() as folder:
        with _no_font_of_this_machine():
            fonts = FontConfiguration()
        fonts._folder = folder
        try:
            yield fonts
        finally:
            fonts.__del__()
            fonts._folder = None


@contextlib.contextmanager
def _no_font_of_this_machine() -> Iterator[None]:
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(BASE / "fonts" / "fonts.conf")
    try:
        with warnings.catch_warnings(action="ignore"):  # "No fonts configured": that is what is meant
            yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def _missing(what: str) -> EngineMissing:
    hint = f"sudo apt-get install {NEEDED}" if sys.platform == "linux" else "see the README, under Installing elsewhere"
    return EngineMissing(f"a library that makes PDFs is missing on this machine ({what}): {hint}")
