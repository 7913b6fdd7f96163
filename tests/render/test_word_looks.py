"""How Word documents look: columns that end together, boxes on one ground, lists that stand where the text stands."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pypdfium2
import pytest
from office import convert

from reportgen.build import Request, build
from reportgen.render.word.ooxml import qn

INPUTS = Path(__file__).parents[2] / "inputs"
REPORT = "document: report\nhouse: telford-and-wrekin\ntitle: T\norganisation: A\nmeeting: Cabinet\ndate: 15 September 2008\n"
NEWSLETTER = "document: newsletter\ntitle: T\ndate: March 2008\ncontent:\n"
ARTICLE = "      - article: {{headline: Story {0}, text: {1}}}\n"
LIST = "We ask for:\\n\\n- this\\n    - and this"


def made(text: str, folder: Path) -> docx.document.Document:
    source, output = folder / "x.yaml", folder / "x.docx"
    source.write_text(text, encoding="utf-8")
    result = build(Request(source, {"docx": output}))
    assert not result.has_errors, "\n".join(map(str, result.findings))
    return docx.Document(str(output))


def styles(document: docx.document.Document) -> dict[str, docx.styles.style.ParagraphStyle]:
    """The style of each paragraph by its words."""
    return {paragraph.text: paragraph.style for paragraph in document.paragraphs}


def begins(style: docx.styles.style.ParagraphStyle) -> int:
    """Where the bullet of a list stands, in millimetres."""
    form = style.paragraph_format
    return round((form.left_indent + form.first_line_indent) / 36_000)


def ground(style: docx.styles.style.ParagraphStyle) -> str:
    shade = style.element.find(f"{qn('w:pPr')}/{qn('w:shd')}")
    return "" if shade is None else shade.get(qn("w:fill"))


@pytest.mark.parametrize("name", ["april", "march", "results"])
def test_no_page_of_a_newsletter_is_empty(name: str, tmp_path: Path) -> None:
    output = tmp_path / f"{name}.docx"
    assert not build(Request(INPUTS / f"{name}.yaml", {"docx": output})).has_errors
    printed = pypdfium2.PdfDocument(convert(output, tmp_path / "print"))
    words = [len(page.get_textpage().get_text_range().split()) for page in printed]
    printed.close()
    assert min(words) > 40, words


@pytest.mark.parametrize("lines", [(9, 12, 5), (20, 3, 3, 9), (4, 4, 30)])
def test_columns_before_a_page_break_and_at_the_end_are_of_one_length(lines: tuple[int, ...], tmp_path: Path) -> None:
    columns = "  - columns:\n" + "".join(ARTICLE.format(at, "Words of it. " * 4 * many) for at, many in enumerate(lines))
    made(NEWSLETTER + columns + "  - page: next\n" + columns, tmp_path)
    printed = pypdfium2.PdfDocument(convert(tmp_path / "x.docx", tmp_path / "print"))
    pages = list(printed)
    assert len(pages) == 2
    for page in pages:
        text, middle = page.get_textpage(), page.get_width() / 2
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        ends = [min(bottom for left, bottom, *_ in boxes if (left > middle) is right and bottom > 60) for right in (False, True)]
        assert abs(ends[0] - ends[1]) < 50
    printed.close()


def test_a_list_stands_under_a_number_only_where_there_is_one(tmp_path: Path) -> None:
    numbered = f'  - section: {{heading: One, text: "{LIST}"}}\n'
    found = [styles(made(f"{REPORT}numbering: {scheme}\ncontent:\n{numbered}", tmp_path)) for scheme in ("paragraphs", "none")]
    assert [begins(each[words]) for each in found for words in ("this", "and this")] == [12, 19, 0, 7]


def test_all_of_a_panel_has_its_ground_and_what_follows_has_not(tmp_path: Path) -> None:
    panel = f'  - panel: {{heading: Find out more, text: "{LIST}\\n\\n1. first"}}\n  - After it.\n'
    found = styles(made(NEWSLETTER + panel, tmp_path))
    assert {ground(style) for words, style in found.items() if words in ("Find out more", "We ask for:", "this", "and this", "first")} == {
        "EAF3F0"
    }
    assert ground(found["After it."]) == ""
    below = {words: style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}") for words, style in found.items()}
    assert below["first"].get(qn("w:color")) == "EAF3F0"  # room below the words, on the same ground
    assert below["this"] is below["We ask for:"] is None
    assert found["Find out more"].base_style.name == "Heading 1"


@pytest.mark.parametrize("people", [2, 12])
def test_a_box_of_few_lines_stands_on_one_page(people: int, tmp_path: Path) -> None:
    lines = "".join(f"        - {{name: Person {number}, post: Officer, telephone: 01632 960960}}\n" for number in range(people))
    document = made(NEWSLETTER + f"  - contacts:\n      heading: Contacts\n      people:\n{lines}  - After it.\n", tmp_path)
    begins, ends = (at for at, p in enumerate(document.paragraphs) if p.text in ("Contacts", "After it."))
    kept = [p._p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in document.paragraphs[begins:ends]]
    assert kept == [True] * (len(kept) - 1) + [False] if people == 2 else not all(kept[:-1])


def test_the_heading_of_a_panel_of_a_report_stands_on_its_ground_where_its_words_stand(tmp_path: Path) -> None:
    text = REPORT.replace("telford-and-wrekin", "worcestershire") + "content:\n  - panel: {heading: Find out more, text: Words of it}\n"
    found = styles(made(text, tmp_path))
    heading, words = found["Find out more"], found["Words of it"].base_style
    assert ground(heading) == ground(words) != ""
    assert heading.paragraph_format.left_indent == words.paragraph_format.left_indent
    assert heading.font.size.pt == 12


def test_a_report_has_its_title_and_its_day_at_the_head_of_each_later_page(tmp_path: Path) -> None:
    made(REPORT + "content:\n" + "  - Words.\n  - page: next\n" * 2 + "  - More.\n", tmp_path)
    printed = pypdfium2.PdfDocument(convert(tmp_path / "x.docx", tmp_path / "print"))
    heads = [page.get_textpage().get_text_range().split("\n")[0].strip() for page in printed]
    printed.close()
    assert [re.sub(r"\s+", " ", head) for head in heads[1:]] == ["T 15 September 2008"] * 2


@pytest.mark.parametrize("house", ["southwark", "telford-and-wrekin", "worcestershire"])
def test_each_page_of_a_report_says_whose_it_is_and_which(house: str, tmp_path: Path) -> None:
    source = tmp_path / "x.yaml"
    text = REPORT.replace("telford-and-wrekin", house).replace("organisation: A", "organisation: Porthaven")
    source.write_text(f"{text}content:\n  - section: {{heading: Why, text: We met.}}\n  - appendix: {{heading: More, text: Words.}}\n")
    assert not build(Request(source, {"docx": tmp_path / "x.docx", "pdf": tmp_path / "x.pdf"})).has_errors
    for printed in (convert(tmp_path / "x.docx", tmp_path / "print"), tmp_path / "x.pdf"):
        pages = pypdfium2.PdfDocument(printed)
        feet = [" ".join(page.get_textpage().get_text_bounded(top=60).split()) for page in pages]
        pages.close()
        assert [re.search(r"Porthaven(?: Page)? (\d)", foot)[1] for foot in feet] == ["1", "2"], feet  # type: ignore[index]
