"""Prose as typed becomes paragraphs, lists and marked words; everything else stays literal."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from typed import after_bar

from reportgen.document import tree
from reportgen.document.markup import Markup
from reportgen.finding import Finding, Place
from reportgen.model.values import Line, Prose

ROMAN = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi",
]  # fmt: skip
Outline = Callable[[tuple[tree.Block, ...]], str]


@pytest.fixture
def prose(outline: Outline) -> Callable[[str], str]:
    """The outline of a text in which nothing is wrong."""

    def read_prose(text: str) -> str:
        markup, node = Markup(), after_bar(text)
        blocks = markup.prose(Prose(text, node))
        assert markup.findings == []
        return outline(blocks).removesuffix("\n")

    return read_prose


@pytest.fixture
def words(prose: Callable[[str], str]) -> Callable[[str], str]:
    """The words of a text that is one paragraph."""

    def read_words(text: str) -> str:
        lines = prose(text)
        assert lines.startswith("p ")
        assert "\n" not in lines
        return lines.removeprefix("p ")

    return read_words


# ---- within a paragraph --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("one\ntwo\n  three", "one two three"),
        ("one \t\n two", "one two"),
        ("one\\\ntwo\\\nthree", "one⏎two⏎three"),
        ("one \\ \t\n  two\nthree", "one⏎two three"),
        ("**one\\\ntwo**\\\n*three*", "⟨strong: one⏎two⟩⏎⟨emphasis: three⟩"),
        ("one\\\n\\\ntwo", "one⏎⏎two"),
        ("www.example.org\\\n\\*two\\*", "⟨http://www.example.org: www.example.org⟩⏎*two*"),
        ("[one\\\ntwo](www.example.org)", "⟨http://www.example.org: one⏎two⟩"),
        ("one  \ntwo\\", "one two\\"),
        ("one\\\\\ntwo \\ three", "one\\\\ two \\ three"),
        ("no-break\u00a0 \n \u00a0spaces\u00a0\n\u00a0stay", "no-break\u00a0 \u00a0spaces\u00a0 \u00a0stay"),
        ("MAX\nXXX\nXL", "MAX XXX XL"),
        (" \tXX\u00a0", "XX\u00a0"),
        ("two  runs   of    spaces", "two  runs   of    spaces"),
        ("“curly” ‘quotes’ – dashes — and… ŵyn", "“curly” ‘quotes’ – dashes — and… ŵyn"),
        ("\"straight\" 'quotes' -- and...", "\"straight\" 'quotes' -- and..."),
        ("**bold** and *italic* and ~~struck~~", "⟨strong: bold⟩ and ⟨emphasis: italic⟩ and ⟨struck: struck⟩"),
        ("(*(one)*) and (*(two)**)", "(⟨emphasis: (one)⟩) and (*(two)**)"),
        ("***both***", "⟨emphasis: ⟨strong: both⟩⟩"),
        ("**bold *and italic* words**", "⟨strong: bold ⟨emphasis: and italic⟩ words⟩"),
        ("**over two\nlines**", "⟨strong: over two lines⟩"),
        ("**Rural / urban** – a child", "⟨strong: Rural / urban⟩ – a child"),
        ("the *Plan*’s (*draft*) “*Plan*”", "the ⟨emphasis: Plan⟩’s (⟨emphasis: draft⟩) “⟨emphasis: Plan⟩”"),
        ("2*3*4 is 24", "2*3*4 is 24"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("a ** b ** c", "a ** b ** c"),
        ("*open and **never closed", "*open and **never closed"),
        ("a footnote* and another**", "a footnote* and another**"),
        ("snake_case and _so_ and __so__", "snake_case and _so_ and __so__"),
        ("about ~5 or ~6", "about ~5 or ~6"),
        ("<b>bold</b> <!-- x --> &amp; &lt; & AT&T", "<b>bold</b> <!-- x --> &amp; &lt; & AT&T"),
        ("{{ x }} {% if %} $x `code` ![a] | b", "{{ x }} {% if %} $x `code` ![a] | b"),
        ("# not a heading", "# not a heading"),
        ("> not a quotation", "> not a quotation"),
        ("+ not a bullet", "+ not a bullet"),
        ("* not a bullet", "* not a bullet"),
        ("– not a bullet", "– not a bullet"),
        ("-5 °C", "-5 °C"),
        ("---", "---"),
        ("[not a link]", "[not a link]"),
        ("[not a link] (see below)", "[not a link] (see below)"),
        ("[one][two] and [three]: four", "[one][two] and [three]: four"),
        ("\\*not italic\\* \\~\\~ \\[x](y)", "*not italic* ~~ [x](y)"),
        ("C:\\new \\\\server\\share \\n \\. \\_ \\", "C:\\new \\\\server\\share \\n \\. \\_ \\"),
        ("\\- not a bullet", "- not a bullet"),
        ("1\\. not a list", "1. not a list"),
        ("a\\) not a list", "a) not a list"),
        ("xviii\\) not a list", "xviii) not a list"),
        ("one\n\\- two\n1\\. three", "one - two 1. three"),
        ("one \\- two 1\\. three", "one \\- two 1\\. three"),
        ("2008. It was a good year", "2008. It was a good year"),
        ("3. with nothing before it", "3. with nothing before it"),
        ("2) in brackets", "2) in brackets"),
        ("b) and iv) of others", "b) and iv) of others"),
        ("1.5 million", "1.5 million"),
        ("1.", "1."),
        ("-", "-"),
        ("A) capitals", "A) capitals"),
    ],
)
def test_words_are_printed_as_typed_but_for_their_marks(words: Callable[[str], str], typed: str, printed: str) -> None:
    assert words(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("[the Plan](https://example.org/plan)", "⟨https://example.org/plan: the Plan⟩"),
        ("[the\nPlan](www.example.org)", "⟨http://www.example.org: the Plan⟩"),
        ("[**the** Plan](mailto:a@example.org)", "⟨mailto:a@example.org: ⟨strong: the⟩ Plan⟩"),
        ("**[the Plan](tel:+441632960880)**", "⟨strong: ⟨tel:+441632960880: the Plan⟩⟩"),
        ("[write](a@example.org)", "⟨mailto:a@example.org: write⟩"),
        ("[Ring (free)](https://example.org/a_(b))", "⟨https://example.org/a_(b): Ring (free)⟩"),
        ("[geiriau Cymraeg](lang:cy) and [o'r gloch](lang:cy-GB)", "⟨cy: geiriau Cymraeg⟩ and ⟨cy-GB: o'r gloch⟩"),
        ("[www.example.org](https://example.org)", "⟨https://example.org: www.example.org⟩"),
        ("[**www.example.org**](https://example.org)", "⟨https://example.org: ⟨strong: www.example.org⟩⟩"),
        ("at WWW.EXAMPLE.ORG.", "at ⟨http://WWW.EXAMPLE.ORG: WWW.EXAMPLE.ORG⟩."),
        ("at www.example.org.", "at ⟨http://www.example.org: www.example.org⟩."),
        ("(see www.example.org/a_b(e))", "(see ⟨http://www.example.org/a_b(e): www.example.org/a_b(e)⟩)"),
        ("www.example.org/@us/X!", "⟨http://www.example.org/@us/X: www.example.org/@us/X⟩!"),
        ("[www.example.org]", "[⟨http://www.example.org: www.example.org⟩]"),
        ("https://example.org/a?b=c&d=~e_f#g, and", "⟨https://example.org/a?b=c&d=~e_f#g: https://example.org/a?b=c&d=~e_f#g⟩, and"),
        ("HTTP://Example.org", "⟨HTTP://Example.org: HTTP://Example.org⟩"),
        ("**www.example.org**", "⟨strong: ⟨http://www.example.org: www.example.org⟩⟩"),
        ("‘www.example.org’…", "‘⟨http://www.example.org: www.example.org⟩’…"),
        ("www.example.org…", "⟨http://www.example.org: www.example.org⟩…"),
        ("www.example.org/a[1]].", "⟨http://www.example.org/a[1]: www.example.org/a[1]⟩]."),
        ("<www.example.org>", "<⟨http://www.example.org: www.example.org⟩>"),
        (
            "write to o'brien.b-c+d@an-nex.example.org.",
            "write to ⟨mailto:o'brien.b-c+d@an-nex.example.org: o'brien.b-c+d@an-nex.example.org⟩.",
        ),
        ("('jar@example.org')", "('⟨mailto:jar@example.org: jar@example.org⟩')"),
        ("j@example.org, k@example.org", "⟨mailto:j@example.org: j@example.org⟩, ⟨mailto:k@example.org: k@example.org⟩"),
        ("jar @ example.org or @example or jar@home", "jar @ example.org or @example or jar@home"),
        ("www. and http:// and www.)", "www. and http:// and www.)"),
        ("awww.example.org", "awww.example.org"),
    ],
)
def test_addresses_and_links_lead_where_they_say(words: Callable[[str], str], typed: str, printed: str) -> None:
    assert words(typed) == printed


# ---- paragraphs and lists ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ""),
        (" \n\t\n ", ""),
        ("one\n\n\ntwo\n \nthree", "p one\np two\np three"),
        ("- one\n- two", "bullet\n  - one\n  - two"),
        ("words:\n- one\n- two\n\nmore", "p words:\nbullet\n  - one\n  - two\np more"),
        ("- one\n\n- two", "bullet\n  - one\n  - two"),
        ("- one\n  goes on\n- two\ngoes on", "bullet\n  - one goes on\n  - two goes on"),
        ("- one\n\n  second paragraph\n- two", "bullet\n  - one\n    p second paragraph\n  - two"),
        ("- one\n\nnot of it", "bullet\n  - one\np not of it"),
        (
            "- one\n  - inner\n    - innermost\n  - inner\n- two",
            "bullet\n  - one\n    bullet\n      - inner\n        bullet\n          - innermost\n      - inner\n  - two",
        ),
        ("- one\n  - inner\n\n  after it\n- two", "bullet\n  - one\n    bullet\n      - inner\n    p after it\n  - two"),
        ("- - one", "bullet\n  - bullet\n      - one"),
        ("-    one", "bullet\n  - one"),
        ("1. one\n2. two", "decimal\n  1. one\n  2. two"),
        ("1. one\n\n2. two\n\n3. three", "decimal\n  1. one\n  2. two\n  3. three"),
        ("1. one\n3. three", "decimal\n  1. one 3. three"),
        ("9. nine\n\n1. one", "p 9. nine\ndecimal\n  1. one"),
        ("a) one\nb) two", "letter\n  a) one\n  b) two"),
        ("i) one\nii) two\niii) three\niv) four", "roman\n  i) one\n  ii) two\n  iii) three\n  iv) four"),
        (
            "\n".join(f"{number}) x" for number in ROMAN),
            "roman\n" + "\n".join(f"  {number}) x" for number in ROMAN),
        ),
        ("\n".join(f"{letter}) x" for letter in "abcdefghij"), "letter\n" + "\n".join(f"  {letter}) x" for letter in "abcdefghij")),
        (
            "1. one\n   a) inner\n      i) innermost\n      ii) second\n   b) inner\n2. two",
            "decimal\n  1. one\n    letter\n      a) inner\n        roman\n"
            "          i) innermost\n          ii) second\n      b) inner\n  2. two",
        ),
        ("1. one\n   - inner\n   - inner\n2. two", "decimal\n  1. one\n    bullet\n      - inner\n      - inner\n  2. two"),
        ("- 1. one\n  2. two\n- x", "bullet\n  - decimal\n      1. one\n      2. two\n  - x"),
        ("1. one\n\nA paragraph.\n\n2. two", "decimal\n  1. one\np A paragraph.\ndecimal\n  2. two"),
        ("1. one\n2. two\n\nA paragraph.\n\n1. one", "decimal\n  1. one\n  2. two\np A paragraph.\ndecimal\n  1. one"),
        ("1. one\n2. two\n1. one", "decimal\n  1. one\n  2. two\ndecimal\n  1. one"),
        ("- one\n1. two", "bullet\n  - one\ndecimal\n  1. two"),
        ("1. one\n2.\n3. three", "decimal\n  1. one\n  2.\n  3. three"),
        ("- **Bold:** words", "bullet\n  - ⟨strong: Bold:⟩ words"),
        ("- one\n  \\- no bullet", "bullet\n  - one - no bullet"),
        ("- one\\\n  two\\\n  three\n- four\\\n- five\\\n\nsix", "bullet\n  - one⏎two⏎three\n  - four\\\n  - five\\\np six"),
        ("1. one\\\n1\\. two", "decimal\n  1. one⏎1. two"),
        ("10. ten", "p 10. ten"),
        ("It was\n2008. It was good", "p It was 2008. It was good"),
    ],
)
def test_blank_lines_and_indents_make_paragraphs_and_lists(prose: Callable[[str], str], typed: str, expected: str) -> None:
    assert prose(typed) == expected


def test_a_list_goes_on_in_the_next_text_of_an_article(outline: Outline) -> None:
    markup, run = Markup(), dict[str, int]()
    texts = ["1. one\n2. two", "3. three", "a) letter", "4. four\n\n5. five", "b) letter", "7. seven"]
    assert [outline(markup.prose(Prose(text, after_bar(text)), run)) for text in texts] == [
        "decimal\n  1. one\n  2. two\n",
        "decimal\n  3. three\n",
        "letter\n  a) letter\n",
        "decimal\n  4. four\n  5. five\n",
        "letter\n  b) letter\n",
        "p 7. seven\n",
    ]


def test_a_list_knows_the_number_it_starts_with() -> None:
    markup, run = Markup(), {"decimal": 4}
    block, *_ = markup.prose(Prose("5. five", after_bar("5. five")), run)
    assert isinstance(block, tree.List)
    assert (block.style, block.start) == ("decimal", 5)


def test_what_begins_an_item_is_its_label_but_a_bullet_is_drawn() -> None:
    text = "- a\n- b\n\n1. c\n2. d"
    lists = [block for block in Markup().prose(Prose(text, after_bar(text))) if isinstance(block, tree.List)]
    assert [[item.label for item in each.items] for each in lists] == [["", ""], ["1.", "2."]]


# ---- lines ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("  A *short* line ", "A ⟨emphasis: short⟩ line"),
        ("1. not a list", "1. not a list"),
        ("- not a list", "- not a list"),
        ("over \n two \n lines", "over two lines"),
        ("over \\ \n two\\\n lines", "over⏎two⏎lines"),
        ("write to jar@example.org", "write to ⟨mailto:jar@example.org: jar@example.org⟩"),
        ("", ""),
    ],
)
def test_a_single_line_holds_words_and_no_lists(outline: Outline, typed: str, printed: str) -> None:
    assert outline((tree.Paragraph(Markup().line(Line(typed, after_bar(typed)))),)) == f"p {printed}\n"


# ---- faults and places ---------------------------------------------------------------------------

ADDRESS = "an address begins with https:// or www., or is an e-mail address, or #name for a place in this document"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("see «[the Plan](plan.pdf)» now", f'link-target: "plan.pdf" is no address ({ADDRESS})'),
        ("see **«[the Plan](javascript:alert)»**", f'link-target: "javascript:alert" is no address ({ADDRESS})'),
        ("see\n«[the Plan]()»", f'link-target: "" is no address ({ADDRESS})'),
        ("«[x](http://)»", f'link-target: "http://" is no address ({ADDRESS})'),
        ("«[x](lang:welsh!)»", f'link-target: "lang:welsh!" is no address ({ADDRESS})'),
        (
            '- one\n- \\* «[the Plan](https://example.org "Title")»',
            "link-title: words in quotes inside the brackets of a link are never shown (take them out)",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_told_at_its_place(
    marked: Callable[[str, Iterable[Place]], str], in_lines: Callable[[Iterable[Finding]], list[str]], typed: str, said: str
) -> None:
    markup, text = Markup(), typed.replace("«", "").replace("»", "")
    node = after_bar(text)
    markup.prose(Prose(text, node))
    assert in_lines(markup.findings) == [said]
    file = marked(node.place.source.text, [f.place for f in markup.findings if f.place])
    assert "\n".join(line[2:] for line in file.split("\n")[1:-1]) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "one two «words»",
        "  one «words»",
        "the cat **the** *«words»*",
        "the word the ~~word~~ «words»",
        "a \\* b **c\nd** «words»",
        "[the words](https://example.org/words) **«words»**",
        "\\*word* *x* «words»",
        "- one\n\n  two\n- \\- **three** «words»",
        "1. one\n2. [two](www.example.org) «words»",
        "1\\. x\n  *y* «words»",
        "one \\\n  two\\\n\\*x\\*\\\n«words»",
    ],
)
def test_words_know_where_they_were_typed(marked: Callable[[str, Iterable[Place]], str], typed: str) -> None:
    text = typed.replace("«", "").replace("»", "")
    node = after_bar(text)
    blocks = Markup().prose(Prose(text, node))
    last = [i for block in tree.walk(blocks) for line in tree.lines(block) for i in tree.inlines(line) if isinstance(i, tree.Text)][-1]
    assert last.place is not None
    column = last.place.column + last.text.index("words")
    file = marked(node.place.source.text, [Place(node.place.source, last.place.line, column, len("words"))])
    assert "\n".join(line[2:] for line in file.split("\n")[1:-1]) == typed


def test_each_run_of_words_is_marked_from_its_first_letter_to_its_last(marked: Callable[[str, Iterable[Place]], str]) -> None:
    typed = "«one »**«two\n  \\* three»**«: »«www.example.org»«, »[«four»](lang:cy)"
    text = typed.replace("«", "").replace("»", "").replace("\n  ", "\n")
    node = after_bar(text)
    blocks = Markup().prose(Prose(text, node))
    places = [i.place for b in blocks for line in tree.lines(b) for i in tree.inlines(line) if isinstance(i, tree.Text) and i.place]
    assert marked(node.place.source.text, places) == f"key: |2-\n  {typed}\n"


def test_each_link_is_marked_from_its_first_letter_to_its_last(marked: Callable[[str, Iterable[Place]], str]) -> None:
    typed = "w \\* \\* «www.example.org», **«[the \\* Plan](a@example.org)»** or\n  «b@example.org»; «[^»"
    text = typed.replace("«", "").replace("»", "").replace("\n  ", "\n")
    node = after_bar(text)
    inlines = [i for b in Markup().prose(Prose(text, node)) for line in tree.lines(b) for i in tree.inlines(line)]
    places = [i.place for i in inlines if isinstance(i, tree.Link) or (isinstance(i, tree.Text) and i.text == "[^")]
    assert marked(node.place.source.text, [place for place in places if place]) == f"key: |2-\n  {typed}\n"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("-", [("Paragraph", 2, 3)]),
        ("  one", [("Paragraph", 2, 5)]),
        (
            "one\ntwo\n\n- three\n  - four\n\nfive",
            [("Paragraph", 2, 3), ("List", 5, 3), ("Paragraph", 5, 5), ("List", 6, 5), ("Paragraph", 6, 7), ("Paragraph", 8, 3)],
        ),
    ],
)
def test_each_block_knows_the_line_it_begins_on(text: str, begins: list[tuple[str, int, int]]) -> None:
    blocks = tree.walk(Markup().prose(Prose(text, after_bar(text))))
    places = [(type(b).__name__, b.place.line, b.place.column) for b in blocks if not isinstance(b, tree.Heading) and b.place]
    assert places == begins
