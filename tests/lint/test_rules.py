"""Every lint, by the bad and the good example that stand beside its rule."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import build
from reportgen.document import tree
from reportgen.finding import Finding, Level
from reportgen.lint import CODES, RULES, lint
from reportgen.lint.reading import Passage
from reportgen.lint.rule import Rule
from reportgen.style import Style

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def drawings(tmp_path: Path) -> None:
    for name in ("launch.svg", "poster.svg"):
        (tmp_path / name).write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>')


@pytest.fixture
def loud(tmp_path: Path) -> Path:
    """A house in which every lint speaks."""
    return house(tmp_path, {rule.code: "warning" for rule in RULES if not rule.required})


@pytest.fixture
def found(document: Callable[[str], Path], head: str) -> Callable[[str, Path], list[Finding]]:
    def judged(example: str, house: Path) -> list[Finding]:
        text = example if example.startswith("document:") else head + example + "\n"
        return build.check(build.Request(document(text), {}, house=f"{house}/")).findings

    return judged


def house(folder: Path, levels: dict[str, str]) -> Path:
    made = folder / "house"
    made.mkdir(exist_ok=True)
    ours = ROOT / "templates" / "worcestershire"
    (made / "wordmark.svg").write_bytes((ours / "wordmark.svg").read_bytes())
    lints = "".join(f"  {code}: {level}\n" for code, level in levels.items())
    (made / "style.yaml").write_text((ours / "style.yaml").read_text("utf-8") + f"\nlints:\n{lints}", "utf-8")
    return made


def by_code(rule: Rule) -> str:
    return rule.code


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.bad], ids=by_code)
def test_the_bad_example_is_found_at_a_place(rule: Rule, found: Callable[[str, Path], list[Finding]], loud: Path) -> None:
    told = [finding for finding in found(rule.bad, loud) if finding.code == rule.code]
    assert told != []
    assert all(finding.place and finding.place.source.path.name == "issue.yaml" for finding in told)


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_the_good_example_passes(rule: Rule, found: Callable[[str, Path], list[Finding]], loud: Path) -> None:
    assert [finding.message for finding in found(rule.good, loud) if finding.code == rule.code] == []


def test_each_has_a_rule_a_source_and_a_code_of_its_own() -> None:
    for rule in RULES:
        assert CODES[rule.code] is rule
        assert rule.rule.endswith(".") and rule.source and rule.good, rule.code


def test_only_one_lint_has_no_bad_example_as_no_newsletter_can_skip_a_heading() -> None:
    assert [rule.code for rule in RULES if not rule.bad] == ["skipped-heading"]


def test_a_heading_more_than_one_level_below_the_last_is_found(
    compose: Callable[[str], tuple[tree.Document, list[Finding]]], head: str
) -> None:
    made, _ = compose(head + "- heading: Be healthy\n")
    style = build.compose(build.Request(made.place.source.path, {}))[1]
    assert isinstance(style, Style)
    deep = tuple(replace(block, level=4) if isinstance(block, tree.Heading) else block for block in made.blocks)
    assert [(f.code, f.place.line) for f in lint(replace(made, blocks=deep), style) if f.place] == [("skipped-heading", 5)]


# ---- levels --------------------------------------------------------------------------------------


def test_by_default_nearly_thirty_lints_speak_and_of_these_ten_stop_the_page() -> None:
    levels = [rule.level for rule in RULES]
    assert levels.count(Level.ERROR) == 10
    assert sum(level is not None for level in levels) <= 29
    assert len(levels) > 40


def test_a_house_turns_a_lint_on_off_or_to_another_level(found: Callable[[str, Path], list[Finding]], tmp_path: Path) -> None:
    example = '- We will utilise it. "[Here](https://example.org)" at [insert place].'
    chosen = house(tmp_path, {"official-words": "info", "vague-link": "off", "placeholder": "error"})
    assert [(f.code, f.level) for f in found(example, chosen)] == [("official-words", Level.INFO), ("placeholder", Level.ERROR)]


def test_a_house_that_names_no_lint_or_no_level_is_told_at_the_word(tmp_path: Path) -> None:
    folder = house(tmp_path, {"offical-words": "info", "latin": "warn", "picture-without-alt": "warning"})
    told = [
        (f.code, f.message, f.hint, f.place.source.line(f.place.line).strip()) for f in build.check_house(f"{folder}/").findings if f.place
    ]
    assert told == [
        ("unknown-lint", 'there is no lint "offical-words"', 'did you mean "official-words"?', "offical-words: info"),
        ("unknown-level", '"warn" is no level; known: error, warning, info, off', 'did you mean "warning"?', "latin: warn"),
        (
            "required-lint",
            '"picture-without-alt" is always an error: PDF/UA-1, 7.3 forbids what it finds',
            "",
            "picture-without-alt: warning",
        ),
    ]


# ---- what is found, at the very word -------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("- |\n  We meet at the hall,\n  or at «[insert place]».", ["placeholder"]),
        ("- >-\n  We meet at the hall,\n  or in the week of «Lorem\n  ipsum».", ["placeholder"]),
        ('- "«\\»x41 lorem ipsum"', ["placeholder"]),
        ("- 'It’s the pupils'' day, at «XXX» o’clock, «???»'", ["placeholder", "placeholder"]),
        ('- "It’s \\"the\\" pupils’ day, see «the blue box»"', ["direction"]),
        ("- See the table. It is told in «the blue box». Glass is recycled.", ["direction"]),
        ("- The map is «on the left».", ["direction"]),
        ("- '«[number of pupils]» came; «[insert who is not known]»'", ["placeholder", "placeholder"]),
        ("- |\n  - one\n  - **two** is shown «on the\n    right», *and* «highlighted in red».", ["direction", "direction"]),
        ("- article: {headline: «OUR NEWS FOR YOU», text: x}", ["heading-in-capitals"]),
        ("- |\n  Partners are\n  «•» Health\n  «•» Police", ["typed-list", "typed-list"]),
        ("- |\n  «1)» Health\n  «2)» Police", ["typed-list", "typed-list"]),
        ("- messages: {items: [«•» Health, Police]}", ["typed-list"]),
        ("- |\n  1. Health\n  2. Police\n  «4.» Schools", ["typed-list"]),
        ("- |\n  a) Health\n  «c)» Police\n  b) Schools", ["typed-list"]),
        ("- |\n  «3.» Health\n  «4.» Police", ["typed-list", "typed-list"]),
        ("- News. «Mae’r cyngor yn gweithio gyda phobl ifanc» Tref.", ["unmarked-language"]),
        ("- Please «REPLY TO EVERYBODY» by Monday.", ["words-in-capitals"]),
        ('- "[The Plan](https://example.org/a), «[the  plan](https://example.org/b)»"', ["same-link-words"]),
        ("- |\n  The Plan says:\n  «–» health\n  «–» police", ["typed-list", "typed-list"]),
        ("- |\n  «i.» Health\n  «ii.» Police", ["typed-list", "typed-list"]),
        ("- |\n  They are\n  «✓» Health\n  «→» Police\n  «+» Schools", ["typed-list", "typed-list", "typed-list"]),
        ("- |\n  «-»Health\n  «-»Police", ["typed-list", "typed-list"]),
        ("- We meet «**»at noon, at [the hall«] (https://»example.org).", ["other-marks", "other-marks"]),
        ('- "«a» ** \\""', ["other-marks"]),
        ("- |\n  «##» News\n\n  One«<br>»two «&amp;» three", ["other-marks", "other-marks", "other-marks"]),
    ],
)
def test_each_finding_stands_at_its_word(told: Callable[[str], tuple[str, list[str]]], typed: str, said: list[str]) -> None:
    shown, found = told(typed)
    assert (shown, [line.split(":")[0] for line in found]) == (typed, said)


@pytest.mark.parametrize(
    "typed",
    [
        "- We get it right, and have nothing left to say on the right of appeal.",
        "- Turn at the lights, and the hall is on the right. See the map. Then keep to the left, and go to the far right-hand side.",
        "- Put glass and cans in the green box. The black boxes are for paper.",
        "- The child [name withheld], born on [date of birth removed], is told of in [Figure 3].",
        "- |\n  2 + 2\n  + 3 is more than 4 → 5.\n\n  It is a tax.\n  ii. It is not.",
        "- table: {columns: [Area, Done], rows: [[North, ✓ Yes], [South, → May]]}",
        "- The green areas of the county, the Blue Badge scheme and Red Cross Street.",
        "- The JAR, APA and CYPSP dates; JAR APA CYPSP; Ofsted, DCSF, NHS, ISO 9001.",
        "- heading: JAR\n- x",
        "- heading: APA 2008\n- x",
        "- All that we had to do – it is done. To be confirmed (TBC), we hope.",
        "- |\n  We are at the hall\n  – and so are you.",
        "- |\n  We meet in room\n  12. Please come.",
        "- |\n  1. We meet in room\n     a) or b)\n  2. at noon.",
        "- |\n  It was\n  -5 degrees, then\n  -7.",
        "- heading: {heading: Sub-sub-sections, id: x}\n- |\n  See [](#x), please.",
        "- heading: {heading: Plans – old – and new, id: x}\n- |\n  See [](#x), please.",
        "- Stars as typed \\*\\*, item#4, C# and 1 < 2 > 0, Marks & Spencer, [a] (b), snake__case__here",
        "- Caerphilly, Ceredigion and Rhondda Cynon Taf; Ysgol Gyfun Gymraeg; Dr Huw ap Rhys and Ar Lan y Môr.",
        "- See https://example.org/the-blue-box/on-the-right.html and on-the-right@example.org.",
        "- Mon • Tue • Wed, 9am·5pm, 3 * 4 = 12, Appendix a) and b)",
        '- table: {columns: [Year, Figure], rows: [[2007, 1]], note: "* provisional"}',
        "- picture: {file: launch.svg, alt: A drawing of three paper boats}",
        "- picture: {file: poster.svg, decorative: yes}",
        '- "[The Plan](https://example.org/a) and [The Plan](https://example.org/a/)"',
        "- Write to a.very.long.name.indeed.for.one.person.of.the.team@children.worcestershire.example",
        "- article: {headline: Health, text: [{heading: Next}, One.]}\n- article: {headline: Police, text: [{heading: Next}, Two.]}",
        "- dates: {rows: [03/04/2008: UK dates in figures are not ambiguous to a council]}",
    ],
)
def test_good_prose_of_a_council_passes_by_default(told: Callable[[str], tuple[str, list[str]]], typed: str) -> None:
    assert told(typed) == (typed, [])


# ---- sentences -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ("‘It is so.’ Nobody said “Why?” He left.", ["‘It is so.’", "Nobody said “Why?”", "He left."]),
        ("(It was.) It is.", ["(It was.)", "It is."]),
        ("Dr. Shah and Mr. Jones met J. R. Smith at No. 4 St. John’s.", ["Dr. Shah and Mr. Jones met J. R. Smith at No. 4 St. John’s."]),
        ("See p. 4, para. 3.2 and figs. 1 and 2. Then rest.", ["See p. 4, para. 3.2 and figs. 1 and 2.", "Then rest."]),
        ("We met, e.g. Ofsted, i.e. HMI. It rained.", ["We met, e.g. Ofsted, i.e. HMI.", "It rained."]),
        ("It cost £4.10 at www.example.org. It was 17.5%. Yes.", ["It cost £4.10 at www.example.org.", "It was 17.5%.", "Yes."]),
        ("Bring pens, paper etc. The rest is here.", ["Bring pens, paper etc.", "The rest is here."]),
        ("They said no. Ten agreed.", ["They said no.", "Ten agreed."]),
        ("It ends at 5 p.m. We leave.", ["It ends at 5 p.m.", "We leave."]),
        ("Version 2.0. released", ["Version 2.0. released"]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, sentences: list[str]) -> None:
    paragraph = tree.Paragraph((tree.Text(text),))
    assert [sentence for _, sentence in Passage(paragraph, paragraph.children).sentences] == sentences


@pytest.mark.parametrize("words", [49, 50, 51, 52])
def test_a_sentence_may_have_fifty_words(told: Callable[[str], tuple[str, list[str]]], words: int) -> None:
    found = told(f"- {'Words – ' * (words - 1)}end.")[1]
    assert found == ([f"very-long-sentence: this sentence has {words} words (make two of it)"] if words > 50 else [])


@given(st.text(alphabet="ab .!?’e.g.Dr1 ", max_size=60))
def test_no_letter_of_a_text_is_lost_between_sentences(text: str) -> None:
    paragraph = tree.Paragraph((tree.Text(text),))
    passage = Passage(paragraph, paragraph.children)
    assert "".join("".join(sentence.split()) for _, sentence in passage.sentences) == "".join(text.split())
    assert all(text[at:].startswith(sentence) for at, sentence in passage.sentences)


# ---- anything may be typed -----------------------------------------------------------------------

PIECES = [
    "Dr. ", "No. 4", "e.g. ", "[insert", "]", "XX", "???", "• ", "1) ", "*", "**", "~~", "\\", "\n", "\n\n", "- ", "the red box ",
    "on the right", "KEY DATES ", "(JAR) ", "U.K. ", "12pm", "17th March", "10-12 May", "https://example.org ", "[here](#x)",
    "[y yn yr mae](lang:cy)", "mae yn yr cyngor ", "[a](www.example.org)", "utilise ", "ſ", "İ", "ß", "’", "“", "\u00a0", "&", "(s)", "!!", "a", "A ", ". ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_makes_a_lint_fail_or_point_outside_the_file(found: Callable[[str, Path], list[Finding]], loud: Path, text: str) -> None:
    typed = json.dumps(text or "x", ensure_ascii=False)
    for finding in found(f"- {typed}\n- article: {{headline: {typed}, text: [{typed}, messages: {{items: [{typed}]}}]}}", loud):
        assert finding.place is not None
        line = finding.place.source.line(finding.place.line)
        assert finding.place.column <= len(line) + 1
        assert str(finding)


@pytest.mark.parametrize("line", ["    • Health and police\n", "    – Health and police\n", "    ## Health – and – police\n\n"])
def test_many_signs_in_one_text_are_told_in_time(findings: Callable[[str], list[Finding]], head: str, line: str) -> None:
    start = time.process_time()
    assert len(findings(f"{head}  - |\n{line * 1_000}")) >= 1_000
    assert time.process_time() - start < 5
