"""Is the finished web page what was to be said? Every word, in order; headings, tables, links, pictures, language, title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reportgen.addresses import asked_for
from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.render import Rendered
from reportgen.verify.outline import document_outline, html_outline, read, spoken, words
from reportgen.verify.words import bare, compare_words, first_difference

_FETCHED = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping"}


def verify_html(rendered: Rendered, document: tree.Document) -> Rendered:
    """The same page, with what is wrong with it among its findings."""
    return replace(rendered, findings=rendered.findings + tuple(_check(rendered.data, document)))


def _check(data: bytes, document: tree.Document) -> Iterator[Finding]:
    page = read(data)
    if page.get("lang") != document.language:
        yield error("html-language", f"the web page does not say that it is in the language {document.language}")
    if not (page.findtext("head/title") or "").startswith(document.title):
        yield error("html-title", "the web page does not bear the title of the document")
    yield from outside(page)
    yield from nowhere(page)
    yield from _outline(html_outline(data), document_outline(document))
    wanted = bare("".join(_said(document)))
    parts = (each for each in page.iterfind("body/*") if each.get("class") not in ("skip", "running-draft"))
    difference = compare_words("".join(bare("".join(spoken(each))) for each in parts), wanted)
    if difference:
        yield error("html-words", f"the web page does not say the words of the document: {difference}")


def outside(page: Any) -> Iterator[Finding]:
    """What a browser would fetch or run when it opens the page; a link that a person follows is neither."""
    for each in page.iter():
        name = str(each.tag).rsplit("}", 1)[-1]
        asked = [value for key, value in each.items() if key in _FETCHED or (key == "href" and name != "a")]
        styles = [each.get("style", ""), *([each.text or ""] if name == "style" else [])]
        asked += [address for css in styles if "(" in css or "@" in css for _, address in asked_for(css)]
        for address in asked:
            if not address.startswith(("data:", "#")):
                yield error("html-outside", f'the web page would fetch "{address[:60]}" when it is opened')
        if name in ("script", "iframe", "object", "embed", "base"):
            yield error("html-outside", f"the web page holds more than a document ({name})")


def nowhere(page: Any) -> Iterator[Finding]:
    """Links to a place that the page does not hold, and places of one name, of which a browser shows the first."""
    places = Counter(each.get("id") for each in page.iter() if each.get("id"))
    for each in page.iter("a"):
        target = each.get("href", "")
        if target.startswith("#") and target[1:] not in places:
            yield error("html-links", f"the link “{words(each)[:40]}” leads to “{target}”, which is not on the page")
    for name, count in places.items():
        if count > 1:
            yield error("html-links", f"{count} places on the page are called “{name}”")


def _said(document: tree.Document) -> Iterator[str]:
    """Every word and number of the document; the numbers of lists are drawn, and no words of the page. Notes
    stand at its end."""
    notes: list[tree.Note] = []
    for block in document.every:
        if isinstance(block, tree.Heading | tree.Paragraph | tree.Table) and block.number:
            yield block.number.text
        for line in tree.lines(block):
            yield tree.plain(line, calls=True)
            notes += tree.notes(line)
    for note in notes:
        yield note.number + tree.plain(note.words)
    yield document.organisation


def _outline(found: dict[str, Any], wanted: dict[str, Any]) -> Iterator[Finding]:
    if not all(found["pictures"]):
        yield error("html-alt", "a picture of the web page has no alternative text")
    elif found["pictures"][-len(wanted["pictures"]) :] != wanted["pictures"] and wanted["pictures"]:
        yield error("html-pictures", "the pictures of the web page are not those of the document")
    if found["headings"] != wanted["headings"]:
        parted = first_difference([tuple(each) for each in found["headings"]], [tuple(each) for each in wanted["headings"]])
        yield error("html-headings", f"the headings of the web page are not those of the document: {parted}")
    for name in ("tables", "links"):
        if found[name] != wanted[name]:
            yield error(f"html-{name}", f"the {name} of the web page are not those of the document")
