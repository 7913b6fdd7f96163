"""What a house says of the lints, and what an author lets pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.finding import Finding, Level, did_you_mean, error, warning
from reportgen.lint.reading import folded
from reportgen.lint.rule import Hit, Rule
from reportgen.lint.rules import CODES
from reportgen.model.exceptions import Exemption
from reportgen.model.values import Pairs
from reportgen.record import record

_LEVELS: dict[str, Level | None] = {level.value: level for level in Level} | {"off": None}


@record
class Found:
    """A finding of a lint, with what it is a finding of."""

    rule: Rule
    hit: Hit
    finding: Finding


def levels(chosen: Pairs) -> dict[str, Level | None]:
    """The level of each lint in a house that has chosen these; None where it is off there."""
    asked = {name.text: _LEVELS[level.text] for name, level in chosen if name.text in CODES and level.text in _LEVELS}
    return {code: rule.level if rule.required else asked.get(code, rule.level) for code, rule in CODES.items()}


def faults_of_choice(chosen: Pairs) -> Iterator[Finding]:
    """What is wrong with the lints that a house chose in style.yaml."""
    for name, level in chosen:
        if name.text not in CODES:
            hint = did_you_mean(name.text, CODES) or f"known: {', '.join(CODES)}"
            yield error("unknown-lint", f'there is no lint "{name.text}"', name.place, hint)
        elif level.text not in _LEVELS:
            known = ", ".join(_LEVELS)
            yield error("unknown-level", f'"{level.text}" is no level; known: {known}', level.place, did_you_mean(level.text, _LEVELS))
        elif (required := CODES[name.text].required) and level.text != Level.ERROR.value:
            yield error("required-lint", f'"{name.text}" is always an error: {required} forbids what it finds', name.place)


def excuse(found: list[Found], exemptions: Iterable[Exemption]) -> Iterator[Finding]:
    """The findings, each that an exception lets pass with its reason; then what is wrong with the exceptions."""
    reasons: dict[int, str] = {}
    faults: list[Finding] = []
    for exemption in exemptions:
        wrong = list(_faults_of(exemption))
        faults += wrong
        if wrong:
            continue
        matching = [number for number, each in enumerate(found) if _covers(exemption, each)]
        reasons |= {number: reasons.get(number, exemption.reason.text) for number in matching}
        if not matching:
            faults.append(_unused(exemption, found))
    for number, each in enumerate(found):
        yield replace(each.finding, excuse=reasons.get(number, ""))
    yield from faults


def _faults_of(exemption: Exemption) -> Iterator[Finding]:
    code, place = exemption.allow.text, exemption.allow.place
    if code and code not in CODES:
        hint = did_you_mean(code, CODES) or "only lints know exceptions; their codes stand in square brackets behind their findings"
        yield error("unknown-lint", f'there is no lint "{code}"', place, hint)
    elif code and CODES[code].required:
        message = f'"{code}" knows no exception: {CODES[code].required} forbids what it finds'
        yield error("required-lint", message, place, "mend what it found; until then, --draft shows the page")


def _covers(exemption: Exemption, found: Found) -> bool:
    words = folded(exemption.words.text) if exemption.words else ""
    return found.rule.code == exemption.allow.text and words in folded(found.hit.words)


def _unused(exemption: Exemption, found: list[Found]) -> Finding:
    others = list(dict.fromkeys(each.hit.words for each in found if each.rule.code == exemption.allow.text and each.hit.words))
    hint = f"it found “{others[0]}”" if others else "take it out"
    return warning("unused-exception", f'nothing that "{exemption.allow.text}" finds is let pass by this', exemption.place, hint)
