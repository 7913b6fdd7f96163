"""Writes reportgen/render/weasyprint_ffi.py: WeasyPrint's C declarations, parsed ahead.

Run it again after a change of WeasyPrint's version:  .venv/bin/python tools/compile_declarations.py
"""

import hashlib
import importlib.util
import re
import sys
from pathlib import Path

import cffi

OURS = """
FcConfig * FcConfigCreate (void);
FcBool FcConfigBuildFonts (FcConfig *config);
FcBool FcConfigSetCurrent (FcConfig *config);
"""
"""What `reportgen.render.shortcuts` calls besides."""
TARGET = Path(__file__).resolve().parent.parent / "reportgen" / "render" / "weasyprint_ffi.py"


def compiled() -> str:
    """The text of the module, for the WeasyPrint that is installed."""
    spec = importlib.util.find_spec("weasyprint")
    assert spec is not None
    assert spec.origin is not None
    source = (Path(spec.origin).parent / "text" / "ffi.py").read_bytes()
    declarations = re.search(r"ffi\.cdef\('''(.*?)'''\)", source.decode(), re.DOTALL)
    assert declarations is not None
    builder = cffi.FFI()
    builder.cdef(declarations[1] + OURS)
    builder.set_source("reportgen.render.weasyprint_ffi", None)
    scratch = TARGET.with_suffix(".tmp")
    sys.stdout = sys.stderr
    builder.emit_python_code(str(scratch))
    sys.stdout = sys.__stdout__
    body = scratch.read_text()
    scratch.unlink()
    head = '"""Made by tools/compile_declarations.py. `MADE_FROM` is the SHA-256 of the file it was made from."""\n'
    return f'{head}# ruff: noqa\n# mypy: ignore-errors\nMADE_FROM = "{hashlib.sha256(source).hexdigest()}"\n{body}'


if __name__ == "__main__":
    TARGET.write_text(compiled())
