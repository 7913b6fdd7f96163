"""For the templates of a house style that did not come with reportgen: they may draw, and do nothing else."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

_OF_A_PATH = ("name", "stem", "suffix")


class Sandbox(ImmutableSandboxedEnvironment):
    """Keeps templates from what Python can do; and from the files that a path leads to."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may ask an object for this."""
        if isinstance(obj, PurePath) and attr not in _OF_A_PATH:
            return False
        return super().is_safe_attribute(obj, attr, value)
