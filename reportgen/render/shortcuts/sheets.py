"""Style sheets: rules that no element needs are not parsed, selectors that none asks not compiled."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_UNUSED_COUNTER = re.compile(r"@counter-style (?!disc |circle |square |decimal|tibetan |[a-z]*-(?:alpha|roman|latin) )")
_ALTERNATIVE = re.compile(r"(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+")
_ANY_OF = re.compile(r":is\(([^()]*)\)")
_INSIDE = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_ATTRIBUTE = re.compile(r"\[([a-z]+)[^]]*\]")
_ELEMENT = re.compile(r"(?:^|[ >])([a-z][a-z1-6]*)")


@contextlib.contextmanager
def unused_rules_left_out() -> Iterator[None]:
    """WeasyPrint parses its own style sheets at each start, a sixth of the whole run; most of them
    are for elements and attributes that a page does not have, and counters in other scripts. Those for elements are
    parsed when the page is there, and again only where a later one has others."""
    read_text = Path.read_text
    rules: list[str] = []

    def shortened(path: Path, *args: Any, **kwargs: Any) -> str:
        text = read_text(path, *args, **kwargs)
        if path.name in ("html5_ua_form.css", "html5_ph.css"):
            return ""
        if path.name == "html5_ua.css":
            lines = text.split("\n")
            rules.extend(line for line in lines if not line.startswith("@counter-style"))
            return "\n".join(line for line in lines if line.startswith("@counter-style") and not _UNUSED_COUNTER.match(line))
        return text

    Path.read_text = shortened  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Path.read_text = read_text  # type: ignore[method-assign]
    import weasyprint

    known: set[str] = set()
    sheets: list[Any] = []

    def of_page(page: Any, forms: bool = False) -> list[Any]:
        elements = [element for element in page.etree_element.iter() if isinstance(element.tag, str)]
        names = {name.lower() for element in elements for name in (element.tag, *element.attrib)}
        if not sheets or not known.issuperset(names):
            known.update(names)
            sheets[:] = [weasyprint.CSS(string="\n".join(_for_names(line, known) for line in rules))]
        return sheets

    weasyprint.HTML._ua_stylesheets = of_page


def _for_names(line: str, names: set[str]) -> str:
    """A line of a style sheet without those of its selectors that need an element or an attribute of another name."""
    selectors, brace, rest = line.partition("{")
    if not rest.endswith("}") or line[0] in " @":
        return line
    kept = [each for each in _ALTERNATIVE.findall(selectors) if _can_match(each.strip(), names)]
    return f"{','.join(kept)}{brace}{rest}" if kept else ""


def _can_match(selector: str, names: set[str]) -> bool:
    if selector in names:
        return True
    if selector.isalnum():
        return False
    outside = _INSIDE.sub("", selector)
    needed = {*_ATTRIBUTE.findall(outside), *_ELEMENT.findall(_ATTRIBUTE.sub("", outside))}
    any_of = [group.split(",") for group in _ANY_OF.findall(selector)]
    return needed <= names and all(any(_can_match(each.strip(), names) for each in group) for group in any_of)


_SIMPLE = re.compile(r"lambda el: (?:el\.local_name == '([\w-]+)'|'([\w-]+)' in el\.classes)")


@contextlib.contextmanager
def selectors_compiled_later() -> Iterator[None]:
    """cssselect2 compiles each selector as it reads it, but asks only few of them about any element; and most that
    it asks, for a tag or a class. This stays in place, for the style sheets of the house."""
    from cssselect2 import compiler

    def compile_later(source: str, *names: Any) -> Callable[[Any], Any]:
        simple = _SIMPLE.fullmatch(source)
        if simple:
            tag, name = simple.groups()
            return (lambda element: element.local_name == tag) if tag else (lambda element: name in element.classes)
        test: Callable[[Any], Any] | None = None

        def ask(element: Any) -> Any:
            nonlocal test
            test = test or eval(source, *names)
            return test(element)

        return ask

    compiler.eval = compile_later
    yield
