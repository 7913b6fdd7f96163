"""A hundred files spoilt as people spoil them: what is told of each, with its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import build

HEAD = "document: newsletter\ntitle: JAR news\ndate: March 2008\n"
CONTENT = HEAD + "content:\n"

# What a person did; the file; each finding as its line, column, level, message, code and hint.
# fmt: off
BROKEN: list[tuple[str, str | bytes, list[str]]] = [
    ("a colon in a text", CONTENT + "  - article:\n      headline: Partnership: the Trust\n      text: Words.\n", [
        "6:28 error: a second colon in this line [colon-in-text] (put quotes round the text)",
    ]),
    ("a colon in a paragraph", CONTENT + "  - Please note: we meet in May.\n", [
        '5:5 error: there is no block "Please note" [unknown-block] (if this is one text with a colon in it, put quotes round it; known blocks: text, heading, lead, article, columns, panel, page, timeline, grades, table, quote, messages, recommendations, contacts, dates, in-this-issue, picture, logos, section, paragraph, appendix, appendix-list, landscape, implications, advice, background, audit-trail, author, signed)',
    ]),
    ("a colon at the end of a text", CONTENT + "  - article:\n      headline: What we do:\n      text: Words.\n", [
        "6:27 error: a second colon in this line [colon-in-text] (put quotes round the text)",
    ]),
    ("a number sign in a text", CONTENT + "  - article:\n      headline: Issue #4 is out\n      text: Words.\n", [
        '6:23 warning: what stands after "#4" is not printed: YAML takes it for a remark [cut-off] (put quotes round the text)',
    ]),
    ("a text of one hash", CONTENT + "  - article:\n      headline: #JAR\n      text: Words.\n", [
        '6:7 error: "headline" of this article is empty [empty-value] (The headline)',
        '6:17 warning: what stands after "#JAR" is not printed: YAML takes it for a remark [cut-off] (put quotes round the text)',
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
        "6:24 error: words stand after the quotation mark that closes this text [quote-closed] (check the quotes above, too; within single quotes, type an apostrophe twice)",
    ]),
    ("an apostrophe in single quotes", CONTENT + "  - article:\n      headline: 'Children's news'\n      text: Words.\n", [
        "6:27 error: words stand after the quotation mark that closes this text [quote-closed] (check the quotes above, too; within single quotes, type an apostrophe twice)",
    ]),
    ("a double quote that is not closed", CONTENT + '  - article:\n      headline: "Narrowing the gap\n      text: Words.\n', [
        "6:17 error: a quotation mark that opens here is never closed [quote-open] (close it at the end of the text)",
    ]),
    ("a single quote that is not closed", CONTENT + "  - article:\n      headline: 'Narrowing the gap\n      text: Words.\n", [
        "6:17 error: a quotation mark that opens here is never closed [quote-open] (close it at the end of the text)",
    ]),
    ("a backslash in double quotes", CONTENT + '  - article:\n      headline: "C:\\new"\n      text: Words.\n', [
        "6:20 error: a backslash within double quotes [backslash] (use single quotes instead, or type \\\\)",
    ]),
    ("a folder of Windows in double quotes", CONTENT + '  - article:\n      headline: "See H:\\Plans\\2008"\n      text: Words.\n', [
        "6:24 error: a backslash within double quotes [backslash] (use single quotes instead, or type \\\\)",
        "6:30 error: a backslash within double quotes [backslash] (use single quotes instead, or type \\\\)",
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
        "7:8 error: this line reads as if it went on with the one above [indent] (give it as many spaces as its neighbours, and see that the line above has a colon after its key)",
    ]),
    ("a key one space too far out", CONTENT + "  - article:\n      headline: Gap\n     text: Words.\n", [
        "7:6 error: this line does not line up with those above it [indent] (give it as many spaces as its neighbours, and check the quotes above)",
    ]),
    ("a block whose keys are not indented", CONTENT + "  - article:\n    headline: Gap\n    text: Words.\n", [
        '5:5 error: a block wants a text or one key; here are several keys [wrong-kind] (such as "- article:"; indent what belongs to it further)',
    ]),
    ("a list entry out of line", CONTENT + "  - One.\n - Two.\n", [
        "6:2 error: this line does not line up with those above it [indent] (give it as many spaces as its neighbours, and check the quotes above)",
    ]),
    ("a text under a bar that is not indented", CONTENT + "  - text: |\n  Words.\n", [
        "6:3 error: this line has no colon and space after its key [no-colon] (check how far it is indented, too)",
    ]),
    ("a key without a colon", HEAD + "content\n  - Words.\n", [
        "4:1 error: this line has no colon and space after its key [no-colon] (check how far it is indented, too)",
    ]),
    ("a key without a space after its colon", HEAD + "issue:12\ncontent:\n  - Words.\n", [
        "4:1 error: this line has no colon and space after its key [no-colon] (check how far it is indented, too)",
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
        '1:1 error: "title" is missing from this newsletter [missing-key] (The name of the newsletter)',
    ]),
    ("an empty title", "document: newsletter\ntitle:\ndate: May\ncontent:\n  - W\n", [
        '2:1 error: "title" of this newsletter is empty [empty-value] (The name of the newsletter)',
    ]),
    ("no content", HEAD, [
        '1:1 error: "content" is missing from this newsletter [missing-key] (What stands in it: texts and blocks, in the order of the page)',
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
        '5:5 error: a block wants a text or one key; here are several keys [wrong-kind] (such as "- article:"; indent what belongs to it further)',
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
        "5:15 error: this messages wants keys with values; here is a text [wrong-kind] (such as   items: …)",
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
        '5:21 error: "../secret.jpg" is not below the folder of this document [picture] (keep pictures beside the document)',
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
        '9:12 error: this row fills 3 columns; the table has 2 [row-length] (an empty cell is typed "")',
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
        "6:5 error: there is no appendix to list [no-appendix] (take the list out)",
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
    ("everything at once", CONTENT + "  - artcle:\n      headline: Gap\n  - article:\n      hedline: @home\n      text: Note: this\n  - page: front\n", [
        '5:5 error: there is no block "artcle" [unknown-block] (did you mean "article"?)',
        '6:7 error: "text" is missing from this article [missing-key] (The story: a text, or a list of texts, headings, pictures and other blocks)',
        '8:7 error: unknown key "hedline" in this article [unknown-key] (did you mean "headline"?)',
        '8:16 error: a text may not begin with "@" [starts-with-sign] (put quotes round the text)',
        "9:17 error: a second colon in this line [colon-in-text] (put quotes round the text)",
        '10:11 error: "page" is "front"; it may be "next", "back" [not-one-of]',
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
