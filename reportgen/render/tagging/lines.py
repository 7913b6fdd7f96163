"""Words that survive line ends: the space at which a line was broken is drawn at its end, where it
cannot be seen. WeasyPrint drops it, and whoever copies or hears the text gets two words as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    if line is not None:
        last = None
        for words in _words(line):
            if words.text.strip():
                last = words
            elif words.text and last is not None:  # white space by itself, as between two marks, is not drawn either
                last.pango_layout.text += words.text
        if _ends_at_space(linebox, resume_at):
            _end_with_space(last)
    return line, resume_at


def _end_with_space(words: Any) -> None:
    if words is not None and not words.pango_layout.text[-1:].isspace():
        words.pango_layout.text += " "


def _ends_at_space(box: Any, resume_at: Any) -> bool:
    """Whether white space stands where the next line begins, just before that place or just after it; or
    at the end of the last line, beside which something may float."""
    if resume_at is None:
        return _last(box.children).isspace()
    before = ""
    while resume_at is not None and not isinstance(box, TextBox):
        (index, resume_at), *_ = resume_at.items()
        before = _last(box.children[:index]) or before
        if index >= len(box.children):
            return before.isspace()
        box = box.children[index]
    if not isinstance(box, TextBox):
        return before.isspace() or _end([box], 0).isspace()
    text = box.text
    if resume_at is not None:
        (index, _), *_ = resume_at.items()
        data = text.encode()
        before, text = data[:index].decode()[-1:] or before, data[index:].decode()
    return before.isspace() or text[:1].isspace()


def _last(boxes: Any) -> str:
    return _end(reversed(boxes), -1)


def _end(boxes: Iterable[Any], at: int) -> str:
    """The letter at the end of the first of some boxes that has any: the last of all their words, or the first."""
    for box in boxes:
        if isinstance(box, TextBox):
            if box.text:
                return str(box.text[at])
        elif isinstance(box, InlineBox) and (letter := _end(box.children[::-1] if at else box.children, at)):
            return letter
    return ""


def _words(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, TextBox):
            yield child
        elif isinstance(child, ParentBox) and child.is_in_normal_flow():
            yield from _words(child)
