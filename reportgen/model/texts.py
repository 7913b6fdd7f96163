"""Values that are one text of a certain form: a word of a list, yes or no, a number, a date, an id, a language, a colour."""

from __future__ import annotations

import re
from typing import Any, Literal, get_args, get_origin

from reportgen.finding import Finding, did_you_mean, error
from reportgen.model.values import Colour, Identifier, LanguageCode, Line, When
from reportgen.source import Scalar

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
FORMS: dict[Any, tuple[re.Pattern[str], str, str, str]] = {
    Identifier: (
        re.compile(r"[a-z][a-z0-9-]*"),
        "bad-id",
        '"{text}" cannot be an id',
        "use small letters, figures and hyphens, and begin with a letter",
    ),
    LanguageCode: (
        re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
        "not-a-language",
        '{what} is "{text}"; it wants the code of a language',
        "such as en-GB or cy",
    ),
    Colour: (
        re.compile(r"#[0-9A-Fa-f]{6}"),
        "bad-colour",
        '{what} is "{text}"; it wants a colour',
        'such as "#00534A", in quotation marks',
    ),
}
"""Texts of a certain form, and what is told of one that has another."""


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return bool(FORMS[Identifier][0].fullmatch(text))


def read_text(kind: Any, text: Scalar, what: str) -> tuple[Any, Finding | None]:
    """The value of `kind` that a text holds, and what is wrong with it; `what` names it in messages."""
    if get_origin(kind) is Literal:
        return _one_of(get_args(kind), text, what)
    if kind is bool:
        return _yes_no(text, what)
    if kind is int:
        return _number(text, what)
    if kind is When:
        return When(Line(text.text, text).letters, text), None
    form, code, message, hint = FORMS[kind]
    good = form.fullmatch(text.text)
    return kind(text.text, text), None if good else error(code, message.format(text=text.text, what=what), text.place, hint)


def _one_of(words: tuple[str, ...], text: Scalar, what: str) -> tuple[str, Finding | None]:
    if text.text in words:
        return text.text, None
    known = ", ".join(f'"{word}"' for word in words)
    message = f'{what} is "{text.text}"; it may be {known}'
    return words[0], error("not-one-of", message, text.place, did_you_mean(text.text, words))


def _yes_no(text: Scalar, what: str) -> tuple[bool, Finding | None]:
    said = _YES_NO.get(text.text.casefold())
    if said is None:
        return False, error("not-yes-or-no", f'{what} is "{text.text}"; it may be yes or no', text.place)
    return said, None


def _number(text: Scalar, what: str) -> tuple[int, Finding | None]:
    if re.fullmatch(r"[1-9][0-9]{0,3}", text.text):
        return int(text.text), None
    return 0, error("not-a-number", f'{what} is "{text.text}"; it wants a whole number, such as 2', text.place)
