"""A hundred and fifty files spoilt as people spoil them: what is told of each, with its line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen import build
from reportgen.fix import fix

HEAD = "document: newsletter\ntitle: JAR news\ndate: March 2008\n"
CONTENT = HEAD + "content:\n"

# What a person did; the file; each finding as its line, column, level, message, code and hint.
# fmt: off
BROKEN: list[tuple[str, str | bytes, list[str]]] = [
    ("a colon in a text", CONTENT + "  - article:\n      headline: Partnership: the Trust\n      text: Words.\n", [
        "6:28 error: a second colon in this line [colon-in-text] (put quotes round the text)",
    ]),
    ("a colon in a paragraph", CONTENT + "  - Please note: we meet in May.\n", [
        '5:5 error: there is no block "Please note" [unknown-block] (if this is one text with a colon in it, put quotes round it)',
    ]),
    ("words after three dots", HEAD + "content: Words.\n...\nMore words.\n", [
        "5:1 error: a line that begins with three dots ends the document [document-end] (take it out; or, if it belongs to a text, put spaces before it, as many as before the lines above)",
    ]),
    ("a line of a text that begins with three dots", CONTENT + "  - One.\n... and so on\n  - Two.\n", [
        "6:1 error: a line that begins with three dots ends the document [document-end] (take it out; or, if it belongs to a text, put spaces before it, as many as before the lines above)",
    ]),
    ("a first line that begins with a bracket", "[Draft] JAR news\n" + CONTENT + "  - Words.\n", [
        '1:1 error: this file does not begin with a key [not-a-document] (begin with "document: newsletter")',
    ]),
    ("a first line that begins with words in quotation marks", '"JAR" news\n', [
        '1:1 error: this file does not begin with a key [not-a-document] (begin with "document: newsletter")',
    ]),
    ("a colon after a first word that is near the name of a block", CONTENT + "  - Note: we meet in May.\n", [
        '5:5 error: there is no block "Note" [unknown-block] (did you mean "quote"? or, if this is one text with a colon in it, put quotes round it)',
    ]),
    ("a picture of which only the name of its file is typed", CONTENT + "  - picture: tree.jpg\n", [
        "5:5 error: this picture has no alternative text [picture-without-alt] (say in   alt:   what it shows; or, where it only adorns, add   decorative: yes)",
        '5:14 error: there is no picture "tree.jpg" [picture] (looked in the folder "FOLDER"; check its name and folder)',
    ]),
    ("a colon at the end of a long paragraph", CONTENT + "  - These are the priorities of the new Plan. They are as follows:\n  - be healthy\n", [
        '5:5 error: there is no block "These are the priorities of the new Pla…" [unknown-block] (if this is one text with a colon in it, put quotes round it)',
    ]),
    ("a colon at the end of a text", CONTENT + "  - article:\n      headline: What we do:\n      text: Words.\n", [
        "6:27 error: a second colon in this line [colon-in-text] (put quotes round the text)",
    ]),
    ("a number sign in a text", CONTENT + "  - article:\n      headline: Issue #4 is out\n      text: Words.\n", [
        '6:23 warning: what stands from "#4" on is not printed: YAML takes it for a remark [cut-off] (put quotes round the text)',
    ]),
    ("a text of one hash", CONTENT + "  - article:\n      headline: #JAR\n      text: Words.\n", [
        '6:7 error: "headline" of this article is empty [empty-value] (The headline)',
        '6:17 warning: what stands from "#JAR" on is not printed: YAML takes it for a remark [cut-off] (put quotes round the text)',
    ]),
    ("an at sign", CONTENT + "  - article:\n      headline: @worcestershire on the web\n      text: Words.\n", [
        '6:17 error: a text may not begin with "@" [starts-with-sign] (put quotes round the text)',
    ]),
    ("a star", CONTENT + "  - article:\n      headline: *New* dates\n      text: Words.\n", [
        '6:17 error: a text may not begin with "*" [starts-with-sign] (put quotes round the text)',
    ]),
    ("an ampersand", CONTENT + "  - article:\n      headline: &Friends of the park\n      text: Words.\n", [
        '6:17 error: a text may not begin with "&" [starts-with-sign] (put quotes round the text; nothing below repeats it by "*Friends")',
    ]),
    ("an exclamation mark", CONTENT + "  - article:\n      headline: !Important news\n      text: Words.\n", [
        '6:17 error: a text may not begin with "!" [tag] (put quotes round the text)',
    ]),
    ("a percent sign", CONTENT + "  - article:\n      headline: %20 more visits\n      text: Words.\n", [
        '6:17 error: a text may not begin with "%" [starts-with-sign] (put quotes round the text)',
    ]),
    ("a square bracket and words after it", CONTENT + "  - article:\n      headline: [Draft] The Plan\n      text: Words.\n", [
        "6:25 error: words stand after the bracket that closes this list [bracket] (put quotes round the text)",
    ]),
    ("a square bracket left open", CONTENT + "  - article:\n      headline: [Draft\n      text: Words.\n", [
        "6:17 error: a square bracket that opens here is never closed [bracket] (close it, or, if it belongs to the text, put quotes round the text)",
    ]),
    ("a brace", CONTENT + "  - article:\n      headline: {Draft\n      text: Words.\n", [
        "6:17 error: a brace that opens here is never closed [bracket] (close it, or, if it belongs to the text, put quotes round the text)",
    ]),
    ("a closing bracket", CONTENT + "  - article:\n      headline: ]Draft\n      text: Words.\n", [
        '6:17 error: a text may not begin with "]" [starts-with-sign] (put quotes round the text)',
    ]),
    ("a bar before words", CONTENT + "  - article:\n      headline: | Words\n      text: Words.\n", [
        '6:17 error: after "|" a text begins on the next line [block-start] (if the sign belongs to the text, put quotes round the text)',
    ]),
    ("a greater-than sign before words", CONTENT + "  - article:\n      headline: >50 visits\n      text: Words.\n", [
        '6:17 error: after ">" a text begins on the next line [block-start] (if the sign belongs to the text, put quotes round the text)',
    ]),
    ("a hyphen before words", CONTENT + "  - article:\n      headline: - Words\n      text: Words.\n", [
        "6:17 error: a list begins on the line after its key [list-start] (if this is one text, put quotes round it)",
    ]),
    ("a backtick", CONTENT + "  - article:\n      headline: `Words`\n      text: Words.\n", [
        '6:17 error: a text may not begin with "`" [starts-with-sign] (put quotes round the text)',
    ]),
    ("a question mark and a space", CONTENT + "  - article:\n      headline: ? Who\n      text: Words.\n", [
        '6:17 error: a text may not begin with "?" [starts-with-sign] (put quotes round the text)',
    ]),
    ("a comma first", CONTENT + "  - article:\n      headline: , and so on\n      text: Words.\n", [
        '6:17 error: a text may not begin with "," [starts-with-sign] (put quotes round the text)',
    ]),
    ("words in quotes, and more", CONTENT + '  - article:\n      headline: "Good" is the grade\n      text: Words.\n', [
        "6:24 error: words stand after the quotation mark that closes this text [quote-closed] (where double quotes belong to the text, put single ones round the whole of it)",
    ]),
    ("an apostrophe in single quotes", CONTENT + "  - article:\n      headline: 'Children's news'\n      text: Words.\n", [
        "6:27 error: words stand after the quotation mark that closes this text [quote-closed] (for an apostrophe, put double quotes round the text instead)",
    ]),
    ("a double quote that is not closed", CONTENT + '  - article:\n      headline: "Narrowing the gap\n      text: Words.\n', [
        "6:17 error: a quotation mark that opens here is never closed [quote-open] (close it at the end of the text)",
    ]),
    ("a single quote that is not closed", CONTENT + "  - article:\n      headline: 'Narrowing the gap\n      text: Words.\n", [
        "6:17 error: a quotation mark that opens here is never closed [quote-open] (close it at the end of the text; for an apostrophe, put double quotes round the text instead)",
    ]),
    ("a backslash in double quotes", CONTENT + '  - article:\n      headline: "C:\\new"\n      text: Words.\n', [
        "6:20 error: a backslash within double quotes [backslash] (use single quotes instead, or type \\\\)",
    ]),
    ("a folder of Windows in double quotes", CONTENT + '  - article:\n      headline: "See H:\\Plans\\2008"\n      text: Words.\n', [
        "6:24 error: a backslash within double quotes [backslash] (use single quotes instead, or type \\\\)",
    ]),
    ("a tab before a key", CONTENT + "  - article:\n\t  headline: Gap\n\t  text: Words.\n", [
        "6:1 error: a tab character indents this line [tab-indent] (use spaces)",
        "7:1 error: a tab character indents this line [tab-indent] (use spaces)",
    ]),
    ("non-breaking spaces before a key", CONTENT + "  - article:\n\xa0\xa0\xa0\xa0\xa0\xa0headline: Gap\n\xa0\xa0\xa0\xa0\xa0\xa0text: Words.\n", [
        "6:1 error: spaces of another kind indent this line; YAML does not take them for spaces [odd-indent] (use common spaces)",
        "7:1 error: spaces of another kind indent this line; YAML does not take them for spaces [odd-indent] (use common spaces)",
    ]),
    ("a key one space too far in", CONTENT + "  - article:\n      headline: Gap\n       text: Words.\n", [
        '7:8 error: this line reads as if it went on with the one above [indent] (give it as many spaces as its neighbours; or, if it does go on, begin the text after a "|", on a line of its own)',
    ]),
    ("a key one space too far out", CONTENT + "  - article:\n      headline: Gap\n     text: Words.\n", [
        "7:6 error: this line does not line up with those above it [indent] (it has 5 spaces before it, and those above it have 6; give them the same number)",
    ]),
    ("a block whose keys are not indented", CONTENT + "  - article:\n    headline: Gap\n    text: Words.\n", [
        '5:5 error: a block wants a text or one key; here are several keys [wrong-kind] (such as "- article:"; indent what belongs to it further)',
    ]),
    ("a list entry out of line", CONTENT + "  - One.\n - Two.\n", [
        "6:2 error: this line does not line up with those above it [indent] (it has 1 space before it, and those above it have 2; give them the same number)",
    ]),
    ("a text under a bar that is not indented", CONTENT + "  - text: |\n  Words.\n", [
        '6:3 error: the text after "|" stands no further in than its key [indent] (put two more spaces before each line of the text)',
    ]),
    ("a key without a colon", HEAD + "content\n  - Words.\n", [
        "4:1 error: this line has no colon and space after its key [no-colon] (check how far it is indented, too)",
    ]),
    ("a key without a space after its colon", HEAD + "issue:12\ncontent:\n  - Words.\n", [
        "4:6 error: no space stands after this colon [no-space] (put a space after it)",
    ]),
    ("no colon in the head", "document: newsletter\ntitle JAR\ndate: May\ncontent:\n  - W\n", [
        "2:1 error: this line has no colon and space after its key [no-colon] (check how far it is indented, too)",
    ]),
    ("Windows-1252", b'document: newsletter\ntitle: JAR news\ndate: March 2008\ncontent:\n  - Caf\xe9 news.\n', [
        "5:8 error: this file is not saved as UTF-8; in your editor choose Save As, then the encoding UTF-8 [encoding] (the first letter that is not)",
    ]),
    ("Windows-1252 quotes", b'document: newsletter\ntitle: JAR news\ndate: March 2008\ncontent:\n  - The Council\x92s news.\n', [
        "5:16 error: this file is not saved as UTF-8; in your editor choose Save As, then the encoding UTF-8 [encoding] (the first letter that is not)",
    ]),
    ("UTF-16", b'\xff\xfed\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00:\x00 \x00n\x00e\x00w\x00s\x00l\x00e\x00t\x00t\x00e\x00r\x00\n\x00t\x00i\x00t\x00l\x00e\x00:\x00 \x00J\x00A\x00R\x00 \x00n\x00e\x00w\x00s\x00\n\x00d\x00a\x00t\x00e\x00:\x00 \x00M\x00a\x00r\x00c\x00h\x00 \x002\x000\x000\x008\x00\n\x00c\x00o\x00n\x00t\x00e\x00n\x00t\x00:\x00\n\x00 \x00 \x00-\x00 \x00W\x00o\x00r\x00d\x00s\x00.\x00\n\x00', [
        "1:1 error: this file is saved as UTF-16; in your editor choose Save As, then the encoding UTF-8 [encoding]",
    ]),
    ("UTF-16 without its mark", b'd\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00:\x00 \x00n\x00e\x00w\x00s\x00l\x00e\x00t\x00t\x00e\x00r\x00\n\x00t\x00i\x00t\x00l\x00e\x00:\x00 \x00J\x00A\x00R\x00 \x00n\x00e\x00w\x00s\x00\n\x00d\x00a\x00t\x00e\x00:\x00 \x00M\x00a\x00r\x00c\x00h\x00 \x002\x000\x000\x008\x00\n\x00c\x00o\x00n\x00t\x00e\x00n\x00t\x00:\x00\n\x00 \x00 \x00-\x00 \x00W\x00o\x00r\x00d\x00s\x00.\x00\n\x00', [
        "1:1 error: this file is saved as UTF-16; in your editor choose Save As, then the encoding UTF-8 [encoding]",
    ]),
    ("a NUL", CONTENT + "  - Wo\x00rds.\n", [
        "5:7 error: an invisible character (U+0000) that no text may hold [control-character] (delete it and type the text again)",
    ]),
    ("a bell", CONTENT + "  - Wo\x07rds.\n", [
        "5:7 error: an invisible character (U+0007) that no text may hold [control-character] (delete it and type the text again)",
    ]),
    ("an escape sequence", CONTENT + "  - \x1b[31mRed.\n", [
        "5:5 error: an invisible character (U+001B) that no text may hold [control-character] (delete it and type the text again)",
    ]),
    ("a line separator", CONTENT + "  - One\u2028two.\n", [
        "5:8 error: an invisible character (U+2028) that no text may hold [control-character] (delete it and type the text again)",
    ]),
    ("an anchor that loops", CONTENT + "  - &a [*a]\n", [
        '5:9 error: "*a" stands within the very text it repeats [alias-loop]',
    ]),
    ("a repeat of nothing", CONTENT + "  - article:\n      headline: *gap\n      text: Words.\n", [
        '6:17 error: a text may not begin with "*" [starts-with-sign] (put quotes round the text; nothing above is marked "&gap", to be repeated here)',
    ]),
    ("a tag of another program", CONTENT + "  - article:\n      headline: !!python/object:os.system x\n      text: Words.\n", [
        '6:17 error: a text may not begin with "!" [tag] (put quotes round the text)',
    ]),
    ("two documents in one file", CONTENT + "  - Words.\n---\ndocument: newsletter\ntitle: JAR news\ndate: March 2008\ncontent:\n  - More.\n", [
        "6:1 error: a second document begins here, after a line of three dashes [several-documents] (keep each document in a file of its own)",
    ]),
    ("a list as a key", HEAD + "? [a, b]\n: c\ncontent:\n  - W\n", [
        "4:3 error: a key must be a word, not a list [odd-key] (put quotes round the text)",
    ]),
    ("a template's braces", CONTENT + "  - article:\n      headline: {{ title }}\n      text: Words.\n", [
        '6:17 error: "headline" wants a text; here are keys with values [wrong-kind] (begin the text on this line, or after a "|")',
        "6:18 error: a key must be a word, not a list [odd-key] (put quotes round the text)",
    ]),
    ("an empty file", "", [
        "1:1 error: this file is empty [empty]",
    ]),
    ("only remarks", "# nothing yet\n", [
        "1:1 error: this file is empty [empty]",
    ]),
    ("only dashes", "---\n", [
        "1:1 error: this file is empty [empty]",
    ]),
    ("a file of plain words", "Dear all, please print this.\n", [
        '1:1 error: this file does not begin with a key [not-a-document] (begin with "document: newsletter")',
    ]),
    ("a list at the top", "- document: newsletter\n", [
        '1:1 error: this file does not begin with a key [not-a-document] (begin with "document: newsletter")',
    ]),
    ("a key twice", HEAD + "title: Again\ncontent:\n  - W\n", [
        '4:1 error: the key "title" stands at line 2 already [duplicate-key] (keep one of the two)',
    ]),
    ("a key twice in a block", CONTENT + "  - article:\n      headline: One\n      headline: Two\n      text: W\n", [
        '7:7 error: the key "headline" stands at line 6 already [duplicate-key] (keep one of the two)',
    ]),
    ("fifty levels", CONTENT + "  - [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n", [
        "5:54 error: more than 50 levels inside one another [too-deep]",
    ]),
    ("no kind of document", "title: JAR\ndate: May\ncontent:\n  - W\n", [
        '1:1 error: "document" is missing from this file [missing-key] (begin with   document: newsletter)',
    ]),
    ("an unknown kind of document", "document: newsleter\ntitle: JAR\ndate: May\ncontent:\n  - W\n", [
        '1:11 error: there is no document "newsleter" [unknown-document] (did you mean "newsletter"?)',
    ]),
    ("an unknown house", "document: newsletter\nhouse: worcestershir\ntitle: JAR\ndate: May\ncontent:\n  - W\n", [
        '2:8 error: there is no house style "worcestershir" [unknown-house] (did you mean "worcestershire"?)',
    ]),
    ("a paragraph for a house", "document: newsletter\nhouse: " + "words " * 60 + "\ntitle: JAR\ndate: May\ncontent:\n  - W\n", [
        f'2:8 error: there is no house style "{("words " * 60).strip()}" [unknown-house] (known: southwark, telford-and-wrekin, worcestershire; or a folder, such as ./my-house)',
    ]),
    ("no title", "document: newsletter\ndate: May\ncontent:\n  - W\n", [
        '1:1 error: "title" is missing from this newsletter [missing-key] (add   title:   the name of the newsletter)',
    ]),
    ("an empty title", "document: newsletter\ntitle:\ndate: May\ncontent:\n  - W\n", [
        '2:1 error: "title" of this newsletter is empty [empty-value] (The name of the newsletter)',
    ]),
    ("no content", HEAD, [
        '1:1 error: "content" is missing from this newsletter [missing-key] (add   content:   what stands in it: texts and blocks, in the order of the page)',
    ]),
    ("empty content", CONTENT, [
        '4:1 error: "content" of this newsletter is empty [empty-value] (What stands in it: texts and blocks, in the order of the page)',
    ]),
    ("a mistyped key", CONTENT + "  - article:\n      hedline: Gap\n      text: W\n", [
        '6:7 error: unknown key "hedline" in this article [unknown-key] (did you mean "headline"?)',
    ]),
    ("a key with capitals", CONTENT + "  - article:\n      Headline: Gap\n      text: W\n", [
        '6:7 error: unknown key "Headline" in this article [unknown-key] (did you mean "headline"?)',
    ]),
    ("a key with an underscore", CONTENT + "  - article:\n      headline: Gap\n      stand_first: Soon.\n      text: W\n", [
        '7:7 error: unknown key "stand_first" in this article [unknown-key] (did you mean "stand-first"?)',
    ]),
    ("a key of no kind", CONTENT + "  - article:\n      headline: Gap\n      colour: red\n      text: W\n", [
        '7:7 error: unknown key "colour" in this article [unknown-key] (known here: headline, stand-first, text, id)',
    ]),
    ("a mistyped block", CONTENT + "  - artcle:\n      headline: Gap\n      text: W\n", [
        '5:5 error: there is no block "artcle" [unknown-block] (did you mean "article"?)',
    ]),
    ("a block of no kind", CONTENT + "  - sidebar:\n      text: W\n", [
        '5:5 error: there is no block "sidebar" [unknown-block] (if this is one text with a colon in it, put quotes round it; known blocks: text, heading, lead, article, columns, panel, page, timeline, grades, table, quote, messages, recommendations, contacts, dates, in-this-issue, picture, logos, section, paragraph, appendix, appendix-list, landscape, implications, advice, background, audit-trail, author, signed)',
    ]),
    ("two blocks in one entry", CONTENT + "  - heading: One\n    quote: Two\n", [
        '6:5 error: a block wants a text or one key; here are several keys [wrong-kind] (if a block begins here, put a dash and a space before it, in line with its neighbours)',
    ]),
    ("a first entry without its dash", CONTENT + "    article:\n      headline: Gap\n      text: Words.\n  - quote: Two\n", [
        "5:5 error: this line stands among entries of a list, and has no dash [indent] (put a dash and a space before it)",
    ]),
    ("a first line further in than the others", " document: newsletter\ntitle: JAR news\n", [
        "2:1 error: this line does not line up with those above it [indent] (it has 0 spaces before it, and those above it have 1; give them the same number)",
    ]),
    ("a number of more than five", CONTENT + "  - table:\n      columns: [Area, Cases]\n      rows:\n        - - Wyre\n          - >5\n", [
        '9:13 error: after ">" a text begins on the next line [block-start] (if the sign belongs to the text, put quotes round the text)',
    ]),
    ("a list where a text is wanted", CONTENT + "  - article:\n      headline:\n        - Gap\n      text: W\n", [
        '7:9 error: "headline" wants a text; here is a list [wrong-kind] (begin the text on this line, or after a "|")',
    ]),
    ("keys where a text is wanted", CONTENT + "  - article:\n      headline:\n        text: Gap\n      text: W\n", [
        '7:9 error: "headline" wants a text; here are keys with values [wrong-kind] (if this is one text with a colon in it, put quotes round it)',
    ]),
    ("a text where a list is wanted", CONTENT + "  - timeline:\n      heading: Dates\n      rows: 10th June\n", [
        '7:13 error: "rows" wants a list; here is a text [wrong-kind] (begin each entry with "- ")',
    ]),
    ("keys where a text is wanted, and all in one line", CONTENT + "  - article:\n      headline: Note: {a: b}\n      text: Words.\n", [
        "6:21 error: a second colon in this line [colon-in-text] (put quotes round the text)",
    ]),
    ("a text where a block wants keys", CONTENT + "  - messages: one\n", [
        '5:15 error: "items" wants a list; here is a text [wrong-kind] (begin each entry with "- ")',
    ]),
    ("a text where keys are wanted", CONTENT + "  - article: Words.\n", [
        "5:14 error: this article wants keys with values; here is a text [wrong-kind] (such as   headline: Narrowing the gap)",
    ]),
    ("a list where keys are wanted", CONTENT + "  - contacts:\n      people:\n        - [Ann, Bob]\n", [
        '7:11 error: an entry of "people" wants keys with values; here is a list [wrong-kind] (such as   name: Helen Marsh)',
    ]),
    ("keys where a list of blocks is wanted", CONTENT + "  article:\n    headline: Gap\n    text: W\n", [
        '5:3 error: "content" wants a text or a list of blocks; here are keys with values [wrong-kind] (begin each block with "- ")',
    ]),
    ("a number in words", "document: newsletter\ntitle: JAR\ndate: May\npages: two\ncontent:\n  - W\n", [
        '4:8 error: "pages" is "two"; it wants a whole number, such as 2 [not-a-number]',
    ]),
    ("no pages at all", "document: newsletter\ntitle: JAR\ndate: May\npages: 0\ncontent:\n  - W\n", [
        '4:8 error: "pages" is "0"; it wants a whole number, such as 2 [not-a-number]',
    ]),
    ("neither yes nor no", CONTENT + "  - picture:\n      file: a.svg\n      decorative: maybe\n", [
        "5:5 error: this picture has no alternative text [picture-without-alt] (say in   alt:   what it shows; or, where it only adorns, add   decorative: yes)",
        '6:13 error: there is no picture "a.svg" [picture] (looked in the folder "FOLDER"; check its name and folder)',
        '7:19 error: "decorative" is "maybe"; it may be yes or no [not-yes-or-no]',
    ]),
    ("none of the words that may stand", CONTENT + "  - page: front\n", [
        '5:11 error: "page" is "front"; it may be "next", "back" [not-one-of]',
    ]),
    ("an id with a space", CONTENT + "  - heading: {heading: Gap, id: the gap}\n", [
        '5:33 error: "the gap" cannot be an id [bad-id] (use small letters, figures and hyphens, and begin with a letter)',
    ]),
    ("an id twice", CONTENT + "  - heading: {heading: One, id: gap}\n  - heading: {heading: Two, id: gap}\n  - W\n", [
        '6:33 error: the id "gap" stands at line 5 already [duplicate-id] (give each its own)',
    ]),
    ("a link to no id", CONTENT + "  - See [the gap](#gpa).\n  - heading: {heading: Gap, id: gap}\n  - W\n", [
        '5:9 error: nothing has the id "gpa" [unknown-id] (did you mean "gap"?)',
    ]),
    ("a link with a title", CONTENT + '  - \'See [this plan](https://example.org "title").\'\n', [
        "5:10 error: words in quotes inside the brackets of a link are never shown [link-title] (take them out)",
    ]),
    ("a link that runs a program", CONTENT + "  - See [the plan](javascript:alert).\n", [
        '5:9 error: "javascript:alert" is no address [link-target] (an address begins with https:// or www., or is an e-mail address, or #name for a place in this document)',
    ]),
    ("a link without words", CONTENT + "  - See [](https://example.org).\n", [
        "5:9 error: a link without words [empty-link] (put words between the square brackets)",
    ]),
    ("a picture that is not there", CONTENT + "  - picture: {file: nowhere.jpg, alt: A tree}\n", [
        '5:21 error: there is no picture "nowhere.jpg" [picture] (looked in the folder "FOLDER"; check its name and folder)',
    ]),
    ("a picture outside the folder", CONTENT + "  - picture: {file: ../secret.jpg, alt: A tree}\n", [
        '5:21 error: "../secret.jpg" is not below the folder of this document [picture] (put it beside the document, and type   secret.jpg)',
    ]),
    ("an unknown category", CONTENT + "  - timeline:\n      categories: {JAR: JAR event}\n      rows:\n        - {date: May, stage: One, category: JRA}\n", [
        '8:45 error: "JRA" is no category of this timeline [unknown-category] (did you mean "JAR"?)',
    ]),
    ("an unknown scale", CONTENT + "  - grades:\n      scale: ofsted-2\n      rows:\n        - Health: Good\n", [
        '6:14 error: the house style has no scale "ofsted-2" [unknown-scale] (known: judgement)',
    ]),
    ("an unknown grade", CONTENT + "  - grades:\n      rows:\n        - Health: Godo\n", [
        '7:19 error: "Godo" is no grade of the scale "judgement" [unknown-grade] (did you mean "Good"?)',
    ]),
    ("a row too short", CONTENT + "  - table:\n      caption: Money\n      columns: [Service, Budget]\n      rows:\n        - [Early years]\n", [
        '9:12 error: this row fills 1 column; the table has 2 [row-length] (an empty cell is typed "")',
    ]),
    ("a row too long", CONTENT + "  - table:\n      caption: Money\n      columns: [Service, Budget]\n      rows:\n        - [Early years, 1, 2]\n", [
        '9:12 error: this row fills 3 columns; the table has 2 [row-length] (take one out; or, a text with a comma in it stands in quotes: "1,200")',
    ]),
    ("a page in columns", CONTENT + "  - columns:\n      - W\n      - page: next\n", [
        "7:9 error: a page cannot begin within columns [page-in-columns] (end these columns before it, and begin others after it)",
    ]),
    ("an exception from no lint", HEAD + "exceptions:\n  - {allow: very-long-sentnce, reason: Quoted.}\ncontent:\n  - W\n", [
        '5:13 error: there is no lint "very-long-sentnce" [unknown-lint] (did you mean "very-long-sentence"?)',
    ]),
    ("an exception that nothing needs", HEAD + "exceptions:\n  - {allow: very-long-sentence, reason: Quoted.}\ncontent:\n  - W\n", [
        '5:5 warning: nothing that "very-long-sentence" finds is let pass by this [unused-exception] (take it out)',
    ]),
    ("a letter that no font has", CONTENT + "  - Price in ₿.\n", [
        "5:14 error: the fonts of the house have no “₿” (U+20BF, bitcoin sign) [missing-letter] (use another character)",
    ]),
    ("an unknown numbering", "document: report\ntitle: The Plan\ndate: 15 May 2008\nnumbering: roman\ncontent:\n  - section: {heading: One, text: W}\n", [
        '4:12 error: "numbering" is "roman"; it may be "sections", "paragraphs", "none" [not-one-of]',
    ]),
    ("a list of no appendices", "document: report\ntitle: The Plan\ndate: 15 May 2008\ncontent:\n  - section: {heading: One, text: W}\n  - appendix-list:\n", [
        "6:5 error: there is no appendix to list [nothing-to-list] (take the list out)",
    ]),
    ("recommendations of nothing", "document: report\ntitle: The Plan\ndate: 15 May 2008\ncontent:\n  - recommendations: {text: That Cabinet}\n", [
        "5:5 error: these recommendations have no items [missing-key] (give them   items:   or   groups:)",
    ]),
    ("a number of what has none", "document: report\ntitle: The Plan\ndate: 15 May 2008\ncontent:\n  - section: {heading: One, text: 'See [#](#two).'}\n  - article: {headline: Two, id: two, text: W}\n", [
        '5:40 error: what has the id "two" has no number [no-number] (type words instead of #)',
    ]),
    ("a tab within a text", CONTENT + "  - |\n    One\ttwo.\n", [
        "6:8 error: a tab stands in this text [tab-in-text] (use a space, or a table)",
    ]),
    ("an invisible letter", CONTENT + "  - Zero\u200bwidth.\n", [
        "5:9 error: an invisible character stands here (U+200B, zero width space) [invisible-letter] (delete it and type the text again)",
    ]),
    ('curly quotes round a key', CONTENT + '  - article:\n      “headline”: Gap\n      text: Words.\n', [
        '6:7 error: unknown key "“headline”" in this article [unknown-key] (did you mean "headline"?)',
    ]),
    ('en dashes before blocks', CONTENT + '  – article:\n      headline: Gap\n      text: Words.\n', [
        '5:3 error: “–” begins no entry of a list [list-sign] (type a hyphen and a space)',
    ]),
    ('one en dash before a block', CONTENT + '  - article:\n      headline: Gap\n      text: Words.\n  – article:\n      headline: Two\n      text: Words.\n', [
        '8:3 error: “–” begins no entry of a list [list-sign] (type a hyphen and a space)',
    ]),
    ('en dashes before texts', CONTENT + '  – First words.\n  – More words.\n', [
        '5:3 error: “–” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)',
        '6:3 error: “–” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)',
    ]),
    ('en dashes in a text', CONTENT + '  - |\n    The plan says:\n    – what we want\n    – who does what\n', [
        '7:5 error: “–” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)',
        '8:5 error: “–” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)',
    ]),
    ('a bullet before a row', CONTENT + '  - timeline:\n      heading: Dates\n      rows:\n        • date: 13th May\n          stage: Plan\n', [
        '8:9 error: “•” begins no entry of a list [list-sign] (type a hyphen and a space)',
    ]),
    ('bullets before texts', CONTENT + '  • First words.\n  • More words.\n', [
        '5:3 error: “•” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)',
        '6:3 error: “•” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)',
    ]),
    ('stars before texts', CONTENT + '  * First words.\n  * More words.\n', [
        '5:3 error: “*” begins no entry of a list [list-sign] (type a hyphen and a space)',
        '6:3 error: “*” begins no entry of a list [list-sign] (type a hyphen and a space)',
    ]),
    ('a tab after a dash', CONTENT + '  -\tarticle:\n      headline: Gap\n      text: Words.\n', [
        '5:4 error: a tab character indents this line [tab-indent] (use spaces)',
    ]),
    ('tabs after dashes', CONTENT + '  -\tFirst words.\n  -\tMore words.\n', [
        '5:4 error: a tab character indents this line [tab-indent] (use spaces)',
        '6:4 error: a tab character indents this line [tab-indent] (use spaces)',
    ]),
    ('a row without brackets', CONTENT + '  - table:\n      caption: Money\n      columns: [Service, £]\n      rows:\n        - [Roads, "£1,200"]\n        - Schools, £300\n', [
        '10:11 error: an entry of "rows" wants a list; here is a text [wrong-kind] (put it in square brackets, with commas between)',
    ]),
    ('a percent sign in a row', CONTENT + '  - table:\n      caption: Money\n      columns: [Service, Budget]\n      rows:\n        - [Roads, %5]\n', [
        '9:19 error: a text may not begin with "%" [starts-with-sign] (put quotes round the text)',
    ]),
    ('a block without its dash', CONTENT + '  - article:\n      headline: Gap\n      text: Words.\n  article:\n      headline: Two\n      text: Words.\n', [
        '8:3 error: this line stands among entries of a list, and has no dash [indent] (if an entry begins here, put a dash and a space before it, and two more spaces before what belongs to it)',
    ]),
    ('a list without its dash', CONTENT + '  - timeline:\n      heading: Dates\n      rows:\n          date: 13th May\n          stage: Plan\n', [
        '8:11 error: "rows" wants a list; here are keys with values [wrong-kind] (begin each entry with "- ")',
    ]),
    ('a second entry without its dash', CONTENT + '  - timeline:\n      heading: Dates\n      rows:\n        - date: 13th May\n          stage: Plan\n          date: 14th May\n          stage: More\n', [
        '10:11 error: the key "date" stands at line 8 already [duplicate-key] (keep one of the two; or, where a new entry of the list begins here, put a dash before it)',
    ]),
    ('no space after the dash of a block', CONTENT + '  -article:\n      headline: Gap\n      text: Words.\n', [
        '5:3 error: no space stands after this dash [no-space] (put a space after it)',
    ]),
    ('no space after the dashes of texts', CONTENT + '  -First words.\n  -More words.\n', [
        '5:3 error: “-” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)',
        '6:3 error: “-” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)',
    ]),
    ('no space after the dash of a row', CONTENT + '  - timeline:\n      heading: Dates\n      rows:\n        - date: 13th May\n          stage: Plan\n        -date: 14th May\n          stage: More\n', [
        '10:9 error: no space stands after this dash [no-space] (put a space after it)',
    ]),
    ('no space after the colon of a headline', CONTENT + '  - article:\n      headline:Gap\n      text: Words.\n', [
        '6:15 error: no space stands after this colon [no-space] (put a space after it)',
    ]),
    ('no space after the colon of the title', 'document: newsletter\ntitle:JAR news\ndate: March 2008\ncontent:\n  - Words.\n', [
        '2:6 error: no space stands after this colon [no-space] (put a space after it)',
    ]),
    ('no space in the first line', 'document:newsletter\ntitle: JAR news\ndate: March 2008\ncontent:\n  - Words.\n', [
        '1:9 error: no space stands after this colon [no-space] (put a space after it)',
    ]),
    ('keys in capitals', 'DOCUMENT: newsletter\nTITLE: JAR news\nDATE: March 2008\nCONTENT:\n  - Words.\n', [
        '1:1 error: unknown key "DOCUMENT" in this newsletter [unknown-key] (did you mean "document"?)',
        '2:1 error: unknown key "TITLE" in this newsletter [unknown-key] (did you mean "title"?)',
        '3:1 error: unknown key "DATE" in this newsletter [unknown-key] (did you mean "date"?)',
        '4:1 error: unknown key "CONTENT" in this newsletter [unknown-key] (did you mean "content"?)',
    ]),
    ('keys with a capital each', 'Document: Newsletter\nTitle: JAR news\nDate: March 2008\nContent:\n  - Article:\n      Headline: Gap\n      Text: Words.\n', [
        '1:1 error: unknown key "Document" in this newsletter [unknown-key] (did you mean "document"?)',
        '1:11 error: there is no document "Newsletter" [unknown-document] (did you mean "newsletter"?)',
        '2:1 error: unknown key "Title" in this newsletter [unknown-key] (did you mean "title"?)',
        '3:1 error: unknown key "Date" in this newsletter [unknown-key] (did you mean "date"?)',
        '4:1 error: unknown key "Content" in this newsletter [unknown-key] (did you mean "content"?)',
        '5:5 error: there is no block "Article" [unknown-block] (did you mean "article"?)',
        '6:7 error: unknown key "Headline" in this article [unknown-key] (did you mean "headline"?)',
        '7:7 error: unknown key "Text" in this article [unknown-key] (did you mean "text"?)',
    ]),
    ('names with a capital', 'document: Newsletter\nhouse: Worcestershire\ntitle: JAR news\ndate: March 2008\ncontent:\n  - Words.\n', [
        '1:11 error: there is no document "Newsletter" [unknown-document] (did you mean "newsletter"?)',
        '2:8 error: there is no house style "Worcestershire" [unknown-house] (did you mean "worcestershire"?)',
    ]),
    ('keys in the plural', CONTENT + '  - articles:\n      headlines: Gap\n      texts: Words.\n', [
        '5:5 error: there is no block "articles" [unknown-block] (did you mean "article"?)',
        '6:7 error: unknown key "headlines" in this article [unknown-key] (did you mean "headline"?)',
        '7:7 error: unknown key "texts" in this article [unknown-key] (did you mean "text"?)',
    ]),
    ("a picture of one's own machine", CONTENT + '  - picture:\n      file: "C:\\Users\\ann\\tree.jpg"\n      alt: A tree\n', [
        '6:13 error: "C:\\Users\\ann\\tree.jpg" is not below the folder of this document [picture] (put it beside the document, and type   tree.jpg)',
        '6:16 error: a backslash within double quotes [backslash] (use single quotes instead, or type \\\\)',
    ]),
    ('a picture in capitals', CONTENT + '  - picture:\n      file: LAUNCH.SVG\n      alt: A tree\n', [
        '6:13 error: there is no picture "LAUNCH.SVG" [picture] (looked in the folder "FOLDER"; check its name and folder)',
    ]),
    ('a picture on the web', CONTENT + '  - picture:\n      file: https://example.org/tree.jpg\n      alt: A tree\n', [
        '6:13 error: "https://example.org/tree.jpg" is an address, and nothing is fetched [picture] (save it beside the document, and type the name of the file)',
    ]),
    ('a Word document', b'PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00', [
        '1:1 error: this file is a Word document, or another packed file, and no plain text [not-a-text] (copy its words into a new file, in an editor for plain text such as Notepad)',
    ]),
    ('a Rich Text document', b'{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Times;}}\\f0 document: newsletter\\par title: JAR\\par}', [
        '1:1 error: this file is a Rich Text document and no plain text [not-a-text] (copy its words into a new file, in an editor for plain text such as Notepad)',
    ]),
    ('a PDF', b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', [
        '1:1 error: this file is a PDF and no plain text [not-a-text] (copy its words into a new file, in an editor for plain text such as Notepad)',
    ]),
    ('a web page', b'<html><body><p>document: newsletter</p></body></html>', [
        '1:1 error: this file is a web page and no plain text [not-a-text] (copy its words into a new file, in an editor for plain text such as Notepad)',
    ]),
    ('a key with a space', CONTENT + '  - article:\n      headline: Gap\n      stand first: Soon\n      text: Words.\n', [
        '7:7 error: unknown key "stand first" in this article [unknown-key] (did you mean "stand-first"?)',
    ]),
    ('commas at the ends of lines', 'document: newsletter,\ntitle: JAR news,\ndate: March 2008,\ncontent:\n  - Words.\n', [
        '1:11 error: there is no document "newsletter," [unknown-document] (did you mean "newsletter"?)',
    ]),
    ('quotes and commas as in JSON', '"document": "newsletter",\n"title": "JAR news",\n"date": "March 2008",\n"content":\n  - Words.\n', [
        '1:25 error: a comma stands after the quotation mark that closes this text [quote-closed] (take it out)',
        '2:20 error: a comma stands after the quotation mark that closes this text [quote-closed] (take it out)',
        '3:21 error: a comma stands after the quotation mark that closes this text [quote-closed] (take it out)',
    ]),
    ('a link that does not end', CONTENT + '  - See [the plan](https://example.org/plan and more.\n', [
        '5:18 warning: “](https://” is printed as it is typed [other-marks] (a link is typed   [words](address))',
    ]),
    ('a link with a space in it', CONTENT + '  - See [the plan] (https://example.org/plan).\n', [
        '5:18 warning: “] (https://” is printed as it is typed [other-marks] (a link is typed   [words](address))',
    ]),
    ('a link the other way round', CONTENT + '  - See (the plan)[https://example.org/plan].\n', [
        '5:18 warning: “)[https://” is printed as it is typed [other-marks] (a link is typed   [words](address))',
    ]),
    ('tags of a web page', CONTENT + '  - |\n    This is <b>bold</b> and<br>new line &amp; more &nbsp;.\n', [
        '6:20 warning: “</b>” is printed as it is typed [other-marks] (bold words are typed   **so**, and a new paragraph after an empty line)',
        '6:28 warning: “<br>” is printed as it is typed [other-marks] (one backslash at the end of a line ends it there)',
        '6:41 warning: “&amp;” is printed as it is typed [other-marks] (type the letter itself)',
        '6:52 warning: “&nbsp;” is printed as it is typed [other-marks] (type the letter itself)',
    ]),
    ('a heading as in Markdown', CONTENT + '  - |\n    # Our news\n\n    Words.\n\n    ## More\n\n    Words.\n', [
        '6:5 warning: “#” is printed as it is typed [other-marks] (a heading is a block of its own:   - heading: …)',
        '10:5 warning: “##” is printed as it is typed [other-marks] (a heading is a block of its own:   - heading: …)',
    ]),
    ('a table as in Markdown', CONTENT + '  - |\n    | Service | Budget |\n    |---|---|\n    | Roads | 5 |\n', [
        '7:5 warning: “|---” is printed as it is typed [other-marks] (a table is a block of its own:   - table:)',
        '7:9 warning: “|---” is printed as it is typed [other-marks] (a table is a block of its own:   - table:)',
    ]),
    ('stars on one side', CONTENT + '  - This is **bold and more.\n', [
        '5:13 warning: “**” is printed as it is typed [other-marks] (bold words stand between two stars and two stars, with no space inside them)',
    ]),
    ('bold as in Markdown', CONTENT + '  - This is __bold__ and _it_.\n', [
        '5:13 warning: “__bold__” is printed as it is typed [other-marks] (bold words are typed   **so**)',
    ]),
    ('a text that goes on, with a colon', CONTENT + '  - article:\n      headline: Gap\n      text: One paragraph.\n        Note: this is it.\n', [
        '8:9 error: this line reads as if it went on with the one above [indent] (give it as many spaces as its neighbours; or, if it does go on, begin the text after a "|", on a line of its own)',
    ]),
    ('a text under its bar, as far in as its key', CONTENT + '  - article:\n      headline: Gap\n      text: |\n      One paragraph.\n', [
        '8:7 error: the text after "|" stands no further in than its key [indent] (put two more spaces before each line of the text)',
    ]),
    ('blocks beside the title', HEAD + 'article:\n  headline: Gap\n  text: Words.\n', [
        '1:1 error: "content" is missing from this newsletter [missing-key] (add   content:   what stands in it: texts and blocks, in the order of the page)',
        '4:1 error: unknown key "article" in this newsletter [unknown-key] (this is a block: it stands below "content:", indented, as   - article:)',
    ]),
    ('a non-breaking space after a colon', 'document: newsletter\ntitle:\xa0JAR news\ndate: March 2008\ncontent:\n  - Words.\n', [
        '2:6 error: no common space stands after this colon [no-space] (put a space after it)',
    ]),
    ('non-breaking spaces after dashes', CONTENT + '  -\xa0Words.\n  -\xa0More words.\n', [
        '5:3 error: “-” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)',
        '6:3 error: “-” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)',
    ]),
    ('grades with an equals sign', CONTENT + '  - grades:\n      rows:\n        - Health = Good\n', [
        '7:11 error: an entry of "rows" wants a name with a text; here is a text [wrong-kind] (put a colon and a space between the two, such as   - 13th May: Plan goes to Ofsted)',
    ]),
    ('rows in short', CONTENT + '  - timeline:\n      heading: Dates\n      rows:\n        - 13th May: Plan goes out\n        - 14th May: More\n', [
        '8:11 error: unknown key "13th May" in an entry of "rows" [unknown-key] (known here: date, stage, category, description)',
        '8:11 error: "date" is missing from an entry of "rows" [missing-key] (add   date:   when, in any words)',
        '8:11 error: "stage" is missing from an entry of "rows" [missing-key] (add   stage:   what it is, in a few words)',
        '9:11 error: unknown key "14th May" in an entry of "rows" [unknown-key] (known here: date, stage, category, description)',
        '9:11 error: "date" is missing from an entry of "rows" [missing-key] (add   date:   when, in any words)',
        '9:11 error: "stage" is missing from an entry of "rows" [missing-key] (add   stage:   what it is, in a few words)',
    ]),
    ('marks of a merge', CONTENT + '<<<<<<< HEAD\n  - Words.\n=======\n  - More.\n>>>>>>> b\n', [
        '5:1 error: this line has no colon and space after its key [no-colon] (check how far it is indented, too)',
    ]),
    ('a greeting above the first key', 'Hello, here is the newsletter\n\ndocument: newsletter\ntitle: JAR\n', [
        '3:1 error: this line reads as if it went on with the one above [indent] (give it as many spaces as its neighbours, and see that the line above has a colon after its key)',
    ]),
    ('a number and a word', HEAD + 'pages: 2 pages\ncontent:\n  - Words.\n', [
        '4:8 error: "pages" is "2 pages"; it wants a whole number, such as 2 [not-a-number]',
    ]),
    ('a picture by another name', CONTENT + '  - image:\n      file: launch.svg\n      alt: A tree\n', [
        '5:5 error: there is no block "image" [unknown-block] (did you mean "picture"?)',
        '6:13 error: there is no picture "launch.svg" [picture] (looked in the folder "FOLDER"; check its name and folder)',
    ]),
    ('a file by another name', CONTENT + '  - picture:\n      src: launch.svg\n      alt: A tree\n', [
        '6:7 error: unknown key "src" in this picture [unknown-key] (did you mean "file"?)',
        '6:12 error: there is no picture "launch.svg" [picture] (looked in the folder "FOLDER"; check its name and folder)',
    ]),
    ('keys of a person by other names', CONTENT + '  - contacts:\n      people:\n        - name: Ann Lee\n          e-mail: a@example.org\n          tel: 01905 1\n          cell: 07700 900000\n', [
        '8:11 error: unknown key "e-mail" in an entry of "people" [unknown-key] (did you mean "email"?)',
        '9:11 error: unknown key "tel" in an entry of "people" [unknown-key] (did you mean "telephone"?)',
        '10:11 error: unknown key "cell" in an entry of "people" [unknown-key] (known here: about, name, post, team, address, telephone, mobile, fax, hours, email, website)',
    ]),
    ('a language in words', 'document: report\ntitle: The Plan\nmeeting: Cabinet\ndate: 15 May 2008\nlanguage: English\ncontent:\n  - Words.\n', [
        '5:11 error: "language" is "English"; it wants the code of a language [not-a-language] (such as en-GB or cy)',
    ]),
    ('people, messages and recommendations without their key, in which nothing is wrong', CONTENT + '  - contacts:\n      - name: Ann Lee\n        email: a@example.org\n  - messages:\n      - One\n      - Two\n  - recommendations:\n      - Note it\n', []),
    ('a text and a list below it', CONTENT + '  - We will:\n    - meet\n    - agree\n', [
        '5:5 error: there is no block "We will" [unknown-block] (for a text with a list below it, type   - |   and begin the text on the next line, further in)',
    ]),
    ('a text with a colon and a list below it', CONTENT + '  - article:\n      headline: Gap\n      text: We will:\n        - meet\n        - agree\n', [
        '7:20 error: a second colon in this line [colon-in-text] (for a text with a list in it, type | after its key, and begin the text on the next line)',
    ]),
    ('a text on the line of its key, and a list below it', CONTENT + '  - article:\n      headline: Gap\n      text: We will do this\n        - meet\n        - agree\n', [
        '8:9 error: “-” at the start of a line makes no list [typed-list] (a text with a list in it begins on a line of its own, after a “|”)',
        '9:9 error: “-” at the start of a line makes no list [typed-list] (a text with a list in it begins on a line of its own, after a “|”)',
    ]),
    ('a quote closed by a curly one', CONTENT + '  - article:\n      headline: "Gap”\n      text: Words.\n', [
        '6:17 error: a quotation mark that opens here is never closed [quote-open] (it is closed by a mark of the same kind, and not by a curly one)',
    ]),
    ('three dashes for a new page', CONTENT + '  - Words.\n  - ---\n  - More.\n', [
        '6:5 warning: “---” is printed as it is typed [other-marks] (take it out; a new page is a block:   - page: next)',
    ]),
    ('a reference with a space in it', "document: report\ntitle: The Plan\nmeeting: Cabinet\ndate: 15 May 2008\ncontent:\n  - section: {heading: One, id: one, text: 'See [] (#one).'}\n", [
        '6:50 warning: “] (#o” is printed as it is typed [other-marks] (a link is typed   [words](address))',
    ]),
    ('a number with a comma in a row', 'document: report\ntitle: The Plan\nmeeting: Cabinet\ndate: 15 May 2008\ncontent:\n  - table:\n      columns: [Service, Budget]\n      rows:\n        - [Roads, 1,200]\n', [
        '9:12 error: this row fills 3 columns; the table has 2 [row-length] (take one out; or, a text with a comma in it stands in quotes: "1,200")',
    ]),
    ('two commas in a row', CONTENT + '  - table:\n      columns: [Service, Budget, Note]\n      rows:\n        - [Roads, , x]\n        - [Roads, 5, ]\n', [
        '8:19 error: a text may not begin with "," [starts-with-sign] (an empty cell is typed ""; or, if the sign belongs to the text, put quotes round the text)',
    ]),
    ('two blocks under one dash', CONTENT + '  - article:\n      headline: One\n      text: Words.\n    article:\n      headline: Two\n      text: Words.\n', [
        '8:5 error: the key "article" stands at line 5 already [duplicate-key] (keep one of the two; or, where a new entry of the list begins here, put a dash before it)',
    ]),
    ("paragraphs without a bar, of which the second holds a colon", CONTENT + "  - article:\n      headline: A\n      text:\n        One goes\n        on.\n\n        Two: it goes on.\n", [
        '11:9 error: this line reads as if it went on with the one above [indent] (a text of several lines begins after a "|": in line 7 type   text: |)',
    ]),
    ("a list of letters with full stops", CONTENT + "  - |\n    We will:\n\n    a. meet\n    b. talk\n", [
        "8:5 error: “a.” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)",
        "9:5 error: “b.” at the start of a line makes no list [typed-list] (begin each point with “- ”, or number them “1. ”, “a) ” or “i) ”)",
    ]),
    ('a table of texts', 'document: report\ntitle: The Plan\nmeeting: Cabinet\ndate: 15 May 2008\ncontent:\n  - table:\n      columns: Service, Budget\n      rows:\n        - Roads, 5\n', [
        '7:16 error: "columns" wants a list; here is a text [wrong-kind] (begin each entry with "- ")',
        '9:11 error: an entry of "rows" wants a list; here is a text [wrong-kind] (put it in square brackets, with commas between)',
    ]),
    ('abbreviations with an equals sign', 'document: report\ntitle: The Plan\nmeeting: Cabinet\ndate: 15 May 2008\nabbreviations: JAR = Joint Area Review\ncontent:\n  - The JAR.\n', [
        '5:16 error: "abbreviations" wants names with a text each; here is a text [wrong-kind] (such as   Safeguarding: Good)',
    ]),
    ("everything at once", CONTENT + "  - artcle:\n      headline: Gap\n  - article:\n      hedline: @home\n      text: Note: this\n  - page: front\n", [
        '5:5 error: there is no block "artcle" [unknown-block] (did you mean "article"?)',
        '6:7 error: "text" is missing from this article [missing-key] (add   text:   the story: a text, or a list of texts, headings, pictures and other blocks)',
        '8:7 error: unknown key "hedline" in this article [unknown-key] (did you mean "headline"?)',
        '8:16 error: a text may not begin with "@" [starts-with-sign] (put quotes round the text)',
        "9:17 error: a second colon in this line [colon-in-text] (put quotes round the text)",
        '10:11 error: "page" is "front"; it may be "next", "back" [not-one-of]',
    ]),
    ("a double quote that the next one below closes", CONTENT + '  - article:\n      headline: "Gap\n      text: Words.\n  - "Words."\n', [
        "6:17 error: a quotation mark that opens here is never closed [quote-open] (close it at the end of the text)",
    ]),
    ("a double quote of a cell that the next one below closes", CONTENT + '  - table:\n      columns: [A, B]\n      rows:\n        - [Schools, "1,200]\n        - [Police, "900"]\n', [
        "8:21 error: a quotation mark that opens here is never closed [quote-open] (close it at the end of the text)",
    ]),
    ("an apostrophe first, and one in a text below", CONTENT + "  - article:\n      headline: 'Tis spring\n      text: The children's plan.\n", [
        "6:17 error: a quotation mark that opens here is never closed [quote-open] (close it at the end of the text; for an apostrophe, put double quotes round the text instead)",
    ]),
    ("paragraphs without a bar, of which the first ends with a colon", CONTENT + "  - article:\n      headline: A\n      text:\n        It says:\n\n        - one\n        - two\n\n        Read it.\n", [
        '13:9 error: this line has no colon and space after its key [no-colon] (a text of several lines begins after a "|": in line 7 type   text: |)',
    ]),
    ("a paragraph among blocks without its dash", CONTENT + "  - quote: One\n\n  Some words.\n\n  - quote: Two\n", [
        "7:3 error: this line stands among entries of a list, and has no dash [indent] (if a text begins here, put a dash and a space before it)",
    ]),
    ("a first row without its dash, in line with the others", CONTENT + "  - dates:\n      rows:\n        13th May: Plan\n        - 9th June: Visit\n", [
        "7:9 error: this line stands among entries of a list, and has no dash [indent] (put a dash and a space before it, and two more spaces before what belongs to it)",
    ]),
    ("blocks without the key above them", HEAD + "\n  - quote: One\n  - quote: Two\n", [
        '5:3 error: "content:" is missing above these blocks [missing-key] (put   content:   on a line of its own before them)',
    ]),
    ("a comma after a row", CONTENT + "  - table:\n      columns: [A, B]\n      rows:\n        - [One, Two],\n        - [Three, Four]\n", [
        "8:21 error: a comma stands after the bracket that closes this list [bracket] (take it out)",
    ]),
    ("a place in the document without its number sign", CONTENT + "  - heading: {heading: Gap, id: gap}\n  - See [](gap).\n", [
        '6:9 error: "gap" is no address [link-target] (a place in this document is typed with a number sign, #gap)',
    ]),
    ("an id that cannot be one, and a link to it", CONTENT + "  - heading: {heading: Gap, id: the gap}\n  - See [](#gap).\n  - See [](#the-gap).\n", [
        '5:33 error: "the gap" cannot be an id [bad-id] (use small letters, figures and hyphens, and begin with a letter)',
    ]),
    ("a title for a headline", CONTENT + "  - article:\n      title: Gap\n      text: Words.\n", [
        '6:7 error: unknown key "title" in this article [unknown-key] (did you mean "headline"?)',
    ]),
]
# fmt: on


def test_there_are_a_hundred_of_them() -> None:
    assert len({text for _, text, _ in BROKEN}) == len(BROKEN) >= 100


@pytest.mark.parametrize(("name", "text", "said"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_what_is_told_of_a_broken_file(tmp_path: Path, name: str, text: str | bytes, said: list[str]) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    told = [
        (f"{f.place.line}:{f.place.column} " if f.place else "")
        + f"{f.level.value}: {f.message} [{f.code}]"
        + (f" ({f.hint})" if f.hint else "")
        for f in build.check(build.Request(path, {})).findings
    ]
    assert [line.replace(str(tmp_path), "FOLDER") for line in told] == said


@pytest.mark.parametrize(("name", "text", "said"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_mending_a_broken_file_keeps_every_word_and_does_nothing_twice(
    tmp_path: Path, name: str, text: str | bytes, said: list[str]
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    before, request = path.read_bytes(), build.Request(path, {})
    mended = fix(request).mended
    after = path.read_bytes()
    renamed = [re.fullmatch('"(.+)" becomes "(.+)"', says) for _, says in mended]
    if isinstance(text, str) and not any(renamed):
        assert re.findall(r"\w+", after.decode()) == re.findall(r"\w+", text)
    assert bool(mended) == (before != after)
    assert fix(request).mended == []
    assert path.read_bytes() == after
