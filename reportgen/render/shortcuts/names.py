"""Functions that several modules of WeasyPrint have imported by name."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


def everywhere(function: Callable[..., Any], instead: Callable[..., Any]) -> None:
    """Puts another function in the place of one, in each module that has imported it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint.") and getattr(module, function.__name__, None) is function:
            setattr(module, function.__name__, instead)
