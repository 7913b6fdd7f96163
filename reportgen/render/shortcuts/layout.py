"""Values of styles, and lines of text."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import Any


@contextlib.contextmanager
def plain_values_found_at_once() -> Iterator[None]:
    """WeasyPrint works out each value of each element as though a style sheet might have set it to a sum or a variable.
    Nine of ten are set by none: they are those of the element around it, or those that all begin with. This stays in place."""
    yield
    from weasyprint import css
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.functions import check_math

    special = {"position", "float", "display", "page"}
    plain = {key for key in css.INITIAL_VALUES if key not in special and not key.startswith("text_decoration_")}
    inherited = plain & css.INHERITED
    initial = plain - inherited - css.INITIAL_NOT_COMPUTED
    logical = {key: (name(block="ttb", inline="ltr"), name(block="ttb", inline="rtl")) for key, name in PHYSICAL_FUNCTIONS.items()}
    work_out = css.ComputedStyle.__missing__

    def missing(style: Any, key: str) -> Any:
        set_by = style.cascaded
        left, right = logical.get(key, (key, key))
        if key in set_by or left in set_by or right in set_by:
            return work_out(style, key)
        if key in initial:
            value = style[key] = css.INITIAL_VALUES[key]
            return value
        if key in inherited and style.parent_style is not None and not check_math(value := style.parent_style[key]):
            style[key] = value
            return value
        return work_out(style, key)

    css.ComputedStyle.__missing__ = missing


_MOST_LINES = 2_000  # that wait to be drawn: four kilobytes each


@contextlib.contextmanager
def lines_shaped_once() -> Iterator[None]:
    """WeasyPrint forgets how it set the letters of a line, and sets them again to draw it; here lines wait to be drawn.
    Pango sets them anew also where it is told only then that they are one paragraph. This stays in place."""
    yield
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi, pango

    create, forget, set_again = line_break.create_layout, line_break.Layout.deactivate, line_break.Layout.reactivate

    def create_layout(text: str, style: Any, context: Any, max_width: Any, justification_spacing: Any) -> Any:
        made = create(text, style, context, max_width, justification_spacing)
        if not justification_spacing and text.splitlines() == [text]:
            pango.pango_layout_set_single_paragraph_mode(made.layout, True)
            made.may_wait = True
        return made

    def deactivate(line: Any) -> None:
        may_wait = vars(line).pop("may_wait", False)  # once: this is called again when the line is drawn
        if may_wait and pango.pango_layout_get_line_readonly(line.layout, 1) == ffi.NULL:
            fonts = vars(line.style.font_config)
            fonts["lines_waiting"] = fonts.get("lines_waiting", 0) + 1
            if fonts["lines_waiting"] <= _MOST_LINES:
                line.text_set = line.text
                return
        forget(line)

    def reactivate(line: Any, style: Any) -> None:
        if vars(line).get("style") is not style:
            set_again(line, style)
        elif line.text != line.text_set:  # it ends with a space now: see `tagging.lines`
            pango.pango_layout_set_width(line.layout, -1)
            line.set_text(line.text, justify=True)

    line_break.create_layout = create_layout
    line_break.Layout.deactivate = deactivate
    line_break.Layout.reactivate = reactivate


@contextlib.contextmanager
def fonts_described_once() -> Iterator[None]:
    """WeasyPrint describes the font of a style to Pango, and tells how high its lines are, anew for each line. This stays in place."""
    yield
    from weasyprint.text import line_break

    line_break.get_font_description = _once_for_each_style(line_break.get_font_description)
    strut = line_break.strut
    once = _once_for_each_style(strut)
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint.") and getattr(module, "strut", None) is strut:
            module.strut = once  # type: ignore[attr-defined]


def _once_for_each_style(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function of a style, which is asked once for each; a style does not change."""
    name = f"known_{function.__name__}"

    def asked(style: Any) -> Any:
        known = vars(style)
        if name not in known:
            known[name] = function(style)
        return known[name]

    return asked
