"""The finished PDF: what its tags say, where things stand, what the engine may reach."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from making import pages

from reportgen.build import Request, Result, build
from reportgen.verify.pdf_tags import Element, read_pages

HEAD = """\
document: newsletter
title: JAR newsletter
date: March 2008
content:
"""
LOREM = "The inspectors will visit schools, health centres and youth clubs in every part of the county. "

Made = tuple[Path, Result]
Make = Callable[..., Made]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(content: str, head: str = HEAD) -> Made:
        (tmp_path / "issue.yaml").write_text(head + content, encoding="utf-8")
        result = build(Request(tmp_path / "issue.yaml", {"pdf": tmp_path / "issue.pdf"}))
        assert not result.has_errors, "\n".join(map(str, result.findings))
        return tmp_path / "issue.pdf", result

    return made


def tags(path: Path) -> Element:
    with pikepdf.open(path) as pdf:
        return read_pages(pdf)[0]


def outline(element: Element, depth: int = 0) -> list[str]:
    """The tag tree as indented lines, without the spans that WeasyPrint puts round each line."""
    lines = []
    for kid in element.kids:
        if isinstance(kid, str):
            continue
        if kid.type in ("Span", "NonStruct", "Div", "Part"):
            lines += outline(kid, depth)
        else:
            words = kid.text() if not any(isinstance(k, Element) and k.type not in ("Span", "NonStruct") for k in kid.kids) else ""
            lines.append("  " * depth + f"{kid.type} {words}".rstrip())
            lines += outline(kid, depth + 1)
    return lines


def test_lists_are_labels_and_bodies_at_every_depth(make: Make) -> None:
    path, _ = make("  - |\n    - one\n\n      more of one\n    - two\n      - inner\n        1. deep\n")
    assert outline(tags(path))[3:] == [
        "L",
        "  LI",
        "    Lbl •",
        "    LBody",
        "      P one",
        "      P more of one",
        "  LI",
        "    Lbl •",
        "    LBody",
        "      P two",
        "      L",
        "        LI",
        "          Lbl ◦",
        "          LBody",
        "            P inner",
        "            L",
        "              LI",
        "                Lbl 1.",
        "                LBody deep",
    ]


def test_numbers_go_on_after_a_heading(make: Make) -> None:
    path, _ = make(
        "  - article:\n      headline: Ten\n      text:\n        - |\n          1. a\n          2. b\n"
        "        - heading: More\n        - |\n          3. c\n"
    )
    assert "Lbl 3." in [line.strip() for line in outline(tags(path))]


def test_letters_and_roman_figures_are_labelled_as_typed(make: Make) -> None:
    path, _ = make("  - |\n    a) first\n    b) second\n\n    Then\n\n    i) third\n    ii) fourth\n")
    labels = [line.strip() for line in outline(tags(path)) if "Lbl" in line]
    assert labels == ["Lbl a)", "Lbl b)", "Lbl i)", "Lbl ii)"]


def test_a_link_holds_its_words_and_its_marks(make: Make) -> None:
    path, _ = make('  - "Go to [the **JAR** page](https://example.org/jar) now."\n')
    links = [each for each in tags(path).walk() if each.type == "Link"]
    assert [link.text() for link in links] == ["the JAR page"]
    assert [kid.text() for kid in links[0].kids if isinstance(kid, Element)] == ["JAR"]


def test_a_table_with_headings_over_columns(make: Make) -> None:
    path, _ = make(
        "  - table:\n      caption: Spending\n      columns:\n        - Service\n        - heading: 2007/08\n          columns:\n"
        "            - {heading: Budget, figures: yes}\n            - {heading: Spent, figures: yes}\n"
        '      rows:\n        - [Early years, "1,200", ""]\n      totals:\n        - [All, "1,200", "0"]\n'
    )
    cells = [line.strip() for line in outline(tags(path)) if line.strip().startswith(("TH ", "TD", "Caption"))]
    assert cells == [
        "Caption Spending", "TH Service", "TH 2007/08", "TH Budget", "TH Spent",
        "TH Early years", "TD 1,200", "TD", "TH All", "TD 1,200", "TD 0",
    ]  # fmt: skip


ROWS = "".join(f'        - {{date: {d} June, stage: Stage {d}, category: JAR, description: "{LOREM.strip()}"}}\n' for d in range(1, 31))
TIMELINE = "  - timeline:\n      categories: {JAR: JAR event}\n      rows:\n" + ROWS * 3


def test_a_long_timeline_says_its_headings_on_each_page_and_splits_no_row(make: Make) -> None:
    path, result = make(TIMELINE)
    assert result.pages > 2
    for text in pages(path):
        assert "Date Event Stage Description" in text
        assert text.count("The inspectors will visit") == text.count("every part of the county.")


def test_words_and_figures_of_a_table_do_not_break_where_there_is_room_for_all(make: Make) -> None:
    columns = "[Area, Ward, {heading: Adults, figures: yes}, {heading: Children, figures: yes}, {heading: Change, figures: yes}, Remarks]"
    remarks = "Figures for nine months of the year only, because the service moved from one end of the borough to the other"
    rows = f'      rows:\n        - [North, Brookside, "21,400", "64,200", "12.0%", "{remarks}"]\n'
    path, _ = make(f"  - table:\n      columns: {columns}\n{rows}")
    words = pages(path)[0].split()
    assert {"Adults", "Children", "Change", "Remarks", "Brookside", "21,400", "64,200", "12.0%"} <= set(words)


def test_no_figure_breaks_beside_an_address_however_many_words_its_cell_has(make: Make) -> None:
    many = "In 2007 it was £1,234,567 and in 2008 it was £7,654,321 in all"
    row = f'[Worcestershire, "{many}", Nine words are more than eight and so they break, "https://example.org/{"a" * 300}", "1,234,567.00"]'
    table = f"  - table:\n      columns: [Measure, What was said, Held at, Where, Amount]\n      rows:\n        - {row}\n"
    path, _ = make(table, "document: report\nhouse: southwark\ntitle: T\ndate: 31 January 2008\ncontent:\n")
    assert {"Worcestershire", "£1,234,567", "£7,654,321", "1,234,567.00"} <= set(pages(path)[0].split())


def test_categories_of_a_timeline_do_not_break(make: Make) -> None:
    path, _ = make(
        "  - timeline:\n      categories: {COUNCIL: Council, CYPSP: Board}\n      rows:\n"
        "        - {date: May, stage: Visit, category: COUNCIL, description: A visit.}\n"
        "        - {date: June, stage: Visit, category: CYPSP, description: A visit.}\n"
    )
    assert {"COUNCIL", "CYPSP"} <= set(pages(path)[0].split())


def test_what_follows_a_turned_page_stands_upright(make: Make) -> None:
    report = "document: report\nhouse: telford-and-wrekin\ntitle: T\ndate: 1 May 2008\ncontent:\n"
    path, _ = make("  - Before.\n  - landscape:\n      - Turned.\n  - section: {heading: After, text: Words.}\n", report)
    document = pypdfium2.PdfDocument(path)
    assert [page.get_width() > page.get_height() for page in document] == [False, True, False]
    document.close()


def test_in_the_contents_a_gap_parts_an_appendix_from_its_title(make: Make) -> None:
    report = "document: report\nhouse: telford-and-wrekin\ntitle: T\ndate: 1 May 2008\ncontents: yes\ncontent:\n"
    path, _ = make("  - section: {heading: One, text: Words.}\n  - appendix: {heading: Findings, text: Words.}\n", report)
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage()
    line = text.get_text_range().index("Appendix 1")
    gap = text.get_charbox(line + len("Appendix 1 "))[0] - text.get_charbox(line + len("Appendix "))[2]
    document.close()
    assert gap > 7  # points


def test_an_issue_over_its_budget_says_by_how_much_and_what_stands_over(make: Make) -> None:
    content = "".join(f"  - article:\n      headline: Story {n}\n      text: {LOREM * 20}\n" for n in range(1, 6))
    path, result = make(content, HEAD.replace("content:", "pages: 1\ncontent:"))
    (finding,) = result.findings
    assert finding.code == "over-budget"
    assert finding.level.value == "warning"
    assert re.search(r"fills 2 pages, \d+ mm of a page over its 1; what stands over: ", finding.message)
    assert "“Story 5”" in finding.message
    assert "“Story 1”" not in finding.message
    assert path.exists()


def test_the_back_is_an_even_page(make: Make) -> None:
    path, result = make("  - Front words\n  - page: back\n  - Back words\n")
    assert result.pages == 2
    assert "Back words" in pages(path)[1]


def test_a_key_to_grades_stays_with_its_grades_and_not_with_what_follows(make: Make) -> None:
    panel = "  - panel:\n      heading: Long\n      text: |\n" + f"        {LOREM * 5}\n\n" * 12
    path, _ = make("  - grades:\n      key: yes\n      rows: {Safeguarding: Good, Capacity: Adequate}\n" + panel)
    assert [("Safeguarding" in page, "Inadequate" in page, "Long" in page) for page in pages(path)[:2]] == [
        (True, True, False),
        (False, False, True),
    ]


def test_a_page_left_empty_before_a_back_is_told_where_the_back_begins(make: Make) -> None:
    content = f"  - |\n    {LOREM * 90}\n  - page: back\n  - Back words\n"
    path, result = make(content)
    assert result.pages == 4
    assert "inspectors" not in pages(path)[2]
    (finding,) = result.findings
    assert (finding.code, finding.level.value) == ("empty-page", "warning")
    assert finding.place is not None
    assert finding.place.source.line(finding.place.line) == "  - page: back"
    _, over = make(content, HEAD.replace("content:", "pages: 2\ncontent:"))
    assert [each.code for each in over.findings] == ["over-budget"]


@pytest.mark.parametrize("stories", [2, 3, 5])
def test_columns_end_together_and_read_down_the_first_then_the_second(make: Make, stories: int) -> None:
    articles = "".join(
        f"      - article:\n          headline: Story {n}\n          text: |\n"
        + "".join(f"            Paragraph {n}.{p}. {LOREM * (1 + (n + p) % 3)}\n\n" for p in range(3))
        for n in range(1, stories + 1)
    )
    path, _ = make("  - columns:\n" + articles)
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    middle = page.get_width() / 2
    text = page.get_textpage()
    boxes = [text.get_charbox(i) for i in range(text.count_chars())]
    body = [b for b in boxes if b[3] - b[1] > 1 and b[1] > 60]
    left = min(b[1] for b in body if b[2] < middle and b[3] < 680)
    right = min(b[1] for b in body if b[0] > middle and b[3] < 680)
    document.close()
    assert abs(left - right) <= 42 + 3
    said = " ".join(tags(path).text().split())
    order = [said.index(f"Paragraph {n}.{p}.") for n in range(1, stories + 1) for p in range(3)]
    assert order == sorted(order)


def test_what_cannot_be_divided_stands_in_two_columns_though_they_end_apart(make: Make) -> None:
    path, _ = make(
        "  - columns:\n      - grades:\n          heading: Grades\n          rows: {Safeguarding: Good, Care: Good, Capacity: Good}\n"
        "      - article: {headline: Beside, text: Words}\n"
    )
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    text = page.get_textpage()
    left = text.search("Beside").get_next()
    assert left is not None
    assert text.get_charbox(left[0])[0] > page.get_width() / 2
    document.close()


@pytest.mark.parametrize("content", ["  - columns:\n      - One\n", "  - columns:\n      - columns:\n          - One\n          - Two\n"])
def test_columns_with_little_in_them_are_drawn_too(make: Make, content: str) -> None:
    assert make(content)[1].pages == 1


def test_columns_over_a_page_are_read_in_the_order_of_the_source(make: Make) -> None:
    content = "  - columns:\n" + "".join(f"      - Paragraph {n}. {LOREM * 6}\n" for n in range(30))
    path, result = make(content)
    assert result.pages > 1
    said = " ".join(tags(path).text().split())
    assert [said.index(f"Paragraph {n}.") for n in range(30)] == sorted(said.index(f"Paragraph {n}.") for n in range(30))


def test_page_numbers_of_the_list_in_this_issue_are_right(make: Make) -> None:
    path, _ = make(
        "  - in-this-issue:\n      heading: Inside\n  - article: {headline: First, text: a}\n  - page: next\n  - article: {headline: Second, text: b}\n"
    )
    assert "InsideFirst1Second2" in "".join(tags(path).text().split())


def test_the_file_says_what_it_is(make: Make) -> None:
    path, _ = make("  - Hello\n", HEAD.replace("content:", "organisation: Partnership\nseries: About the JAR\ncontent:"))
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo.Title) == "JAR newsletter, March 2008"
        assert str(pdf.docinfo.Author) == "Partnership"
        assert str(pdf.docinfo.Subject) == "About the JAR"
        assert str(pdf.docinfo.CreationDate).startswith("D:20080301")
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_only_the_fonts_of_the_house_are_in_the_file(make: Make) -> None:
    path, _ = make('  - "Words, **bold**, *italic* and ***both*** – ŵ ŷ £ ½ “ ” … •"\n')
    with pikepdf.open(path) as pdf:
        names = {str(o.FontName) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o}
    assert {name.split("+")[-1].strip("/,") for name in names} == {
        "Source-Sans-3", "Source-Sans-3-Bold", "Source-Sans-3-Italic", "Source-Sans-3-Bold-Italic",
    }  # fmt: skip


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="file:///etc/hostname" width="9" height="9"/>',
        '<image href="http://127.0.0.1:9/x.png" width="9" height="9"/>',
        "<style>@import url(http://127.0.0.1:9/x.css);</style>",
    ],
)
def test_an_svg_that_reaches_out_is_refused_with_no_file_written(tmp_path: Path, inside: str) -> None:
    (tmp_path / "a.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>')
    source, output = tmp_path / "issue.yaml", tmp_path / "issue.pdf"
    source.write_text(HEAD + "  - picture: {file: a.svg, alt: A drawing}\n")
    result = build(Request(source, {"pdf": output}))
    assert [f.code for f in result.findings] == ["picture"]
    assert not output.exists()


def test_what_the_engine_logs_is_an_error_and_no_file_is_written(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen.render.pdf import Layout

    lay_out = Layout.lay_out

    def noisy(self: Layout) -> bool:
        logging.getLogger("weasyprint").warning("Ignored `colour: red`")
        return lay_out(self)

    monkeypatch.setattr(Layout, "lay_out", noisy)
    source, output = tmp_path / "issue.yaml", tmp_path / "issue.pdf"
    source.write_text(HEAD + "  - Hello\n")
    result = build(Request(source, {"pdf": output}))
    assert [f.code for f in result.findings if f.is_error] == ["engine"]
    assert not output.exists()


def test_the_replaced_functions_of_the_engine_are_those_we_know() -> None:
    """If this fails, WeasyPrint has changed: read reportgen/render/tagging against it again."""
    import inspect

    import weasyprint
    from weasyprint.pdf import tags as original

    from reportgen.render import tagging

    assert weasyprint.__version__ == "70.0"
    for ours, theirs in ((tagging.add_tags, original.add_tags), (tagging.lines.get_next_linebox, tagging.lines._get_next_linebox)):
        assert list(inspect.signature(ours).parameters) == list(inspect.signature(theirs).parameters)


def test_a_missing_library_is_one_sentence(tmp_path: Path) -> None:
    source = tmp_path / "issue.yaml"
    source.write_text(HEAD + "  - Hello\n")
    script = (
        "import cffi, sys\n"
        "def dlopen(self, *names): raise OSError('cannot load library libpango-1.0.so.0')\n"
        "cffi.FFI.dlopen = dlopen\n"
        "from reportgen.render import weasyprint_ffi; weasyprint_ffi.ffi = cffi.FFI()\n"
        f"sys.argv = ['reportgen', 'newsletter', {str(source)!r}, '-o', {str(tmp_path)!r}]\n"
        "import cli; cli.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "apt-get install" in done.stderr or "README" in done.stderr
    assert not (tmp_path / "issue.pdf").exists()


def test_two_runs_give_the_same_bytes_whatever_the_folder_zone_language_and_hash_seed(tmp_path: Path) -> None:
    made = []
    for number, environment in enumerate(
        [{"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"}]
    ):
        folder = tmp_path / f"folder {number} é"
        folder.mkdir()
        (folder / "issue.yaml").write_text(HEAD + "  - timeline:\n      categories: {JAR: JAR event}\n      rows:\n" + ROWS)
        code = "import sys; sys.path.insert(0, sys.argv.pop(1)); import cli; cli.main()"
        root = str(Path(__file__).parents[2])
        subprocess.run(
            [sys.executable, "-c", code, root, "newsletter", "issue.yaml", "-o", "./", "--format", "pdf,html"],
            cwd=folder, env={"PATH": "/usr/bin:/bin", **environment}, check=True, capture_output=True,
        )  # fmt: skip
        made.append(((folder / "issue.pdf").read_bytes(), (folder / "issue.html").read_bytes()))
    assert made[0] == made[1]
