"""A house style: a folder of words, colours, scales and templates, and no Python."""

from reportgen.style.house import Style, find, houses, is_below, load, named_from

__all__ = ["Style", "find", "houses", "is_below", "load", "named_from"]
