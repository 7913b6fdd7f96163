"""Words that survive line ends: the space at which a line was broken is drawn at its end, where it
cannot be seen. WeasyPrint drops it, and whoever copies or hears the text hears two words as one."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import InlineBox, ParentBox, TextBox
from weasyprint.layout import inline

_get_next_linebox = inline.get_next_linebox


def get_next_linebox(
    context: Any,
    linebox: Any,
    position_y: Any,
    bottom_space: Any,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    first_letter_style: Any,
    first_line_style: Any,
) -> Any:
    """The next line, and where the one after it begins."""
    line, resume_at = _get_next_linebox(
        context,
        linebox,
        position_y,
        bottom_space,
        skip_stack,
        containing_block,
        absolute_boxes,
        fixed_boxes,
        first_letter_style,
        first_line_style,
    )
    if line is not None and _ends_at_space(linebox, resume_at):
        last = _last_words(line)
        if last is not None and not last.pango_layout.text.endswith((" ", "\n")):
            last.pango_layout.text += " "
    return line, resume_at


def _ends_at_space(box: Any, resume_at: Any) -> bool:
    """Whether white space stands where the next line begins, just before that place or just after it; or
    at the end of the last line, beside which something may float."""
    if resume_at is None:
        return _text(box.children)[-1:].isspace()
    before = ""
    while resume_at is not None and not isinstance(box, TextBox):
        (index, resume_at), *_ = resume_at.items()
        before = _text(box.children[:index]) or before
        if index >= len(box.children):
            return before[-1:].isspace()
        box = box.children[index]
    text = _text([box])
    if isinstance(box, TextBox) and resume_at is not None:
        (index, _), *_ = resume_at.items()
        data = text.encode()
        before, text = data[:index].decode() or before, data[index:].decode()
    return before[-1:].isspace() or text[:1].isspace()


def _text(boxes: Any) -> str:
    return "".join(box.text if isinstance(box, TextBox) else _text(box.children) for box in boxes if isinstance(box, TextBox | InlineBox))


def _last_words(box: Any) -> Any:
    for child in reversed(box.children):
        if isinstance(child, TextBox):
            if child.text.strip():
                return child
        elif isinstance(child, ParentBox) and child.is_in_normal_flow():
            found = _last_words(child)
            if found is not None:
                return found
    return None
