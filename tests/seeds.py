"""What the fuzzer begins with: an input of each kind for each of its targets, and the words that it puts in."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image
from test_mutated_pictures import PICTURES, photograph

ROOT = Path(__file__).parents[1]


def documents() -> list[bytes]:
    """Each block of the samples in a file of its own."""
    files = []
    for path in sorted((ROOT / "inputs").glob("*.yaml")):
        head, *blocks = path.read_bytes().split(b"\n  - ")
        files += [head + b"\n  - " + block + b"\n" for block in blocks]
    return files


def texts() -> list[bytes]:
    """The lines of the samples that hold marks, and some more."""
    lines = [line.strip() for path in (ROOT / "inputs").glob("*.yaml") for line in path.read_bytes().splitlines()]
    lists = [
        b"- a\n- b\n  1. c\n\n     d\n  2. e\n\nf",
        b"a) b\nb) c\n   i) d\n   ii) e",
        b"a[^1] b\n\n[^1]: c *d*",
        b"**a *b* ~~c~~** \\*d\\*",
        b"a\\\n**b\\\nc**",
    ]
    return lists + [line for line in lines if re.search(rb"[*~\[\\]|www|@", line)]


def photographs() -> list[bytes]:
    """Small photographs of each kind."""
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = io.BytesIO()
    Image.new("RGB", (4, 3)).save(turned, "JPEG", exif=exif)
    kinds = [("PNG", "1"), ("PNG", "I;16"), ("PNG", "RGBA"), ("GIF", "P"), ("JPEG", "L"), ("WEBP", "RGB"), ("TIFF", "RGB"), ("BMP", "RGB")]
    return [turned.getvalue(), *(photograph(*kind) for kind in kinds), *(data for name, data in PICTURES.items() if ".svg" not in name)]


def drawings() -> list[bytes]:
    """The drawings of the samples and houses, and what drawings of others hold."""
    parts = [
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#123"/></linearGradient></defs><rect width="9" height="9" fill="url(#a)"/>',
        '<g id="b" transform="rotate(3 4,5) scale(2)"><circle r="4" cx="5"/></g><use href="#b" x="3"/>',
        '<text x="1" y="9" font-size="5" letter-spacing="1">Words <tspan dx="1">more</tspan></text>',
        '<clipPath id="c"><ellipse rx="3" ry="4"/></clipPath><path clip-path="url(#c)" d="M1 2 C3 4 5 6 7 8 A 1 2 3 0 1 4 5 Z" stroke="red"/>',
        '<mask id="d"><rect width="50%" height="1em"/></mask><polygon mask="url(#d)" points="1,2 3,4 5,6" opacity=".5"/>',
        '<marker id="e" markerWidth="3" orient="auto"><path d="M0 0h3"/></marker><polyline points="1 2 8 9" marker-end="url(#e)"/>',
        '<filter id="f"><feOffset dx="2"/><feBlend in="x"/></filter><g filter="url(#f)"><line x2="9" stroke-dasharray="1 2"/></g>',
        '<pattern id="g" width="3" height="3"><rect width="1"/></pattern><rect fill="url(#g)" width="9" height="9" rx="2"/>',
        "<style>.h { fill: rgb(1 2 3); stroke-width: 2 }</style><path class='h' d='m1-2l.5.5h3v4q1 2 3 4t5 6s1 2 3 4z'/>",
    ]
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20">{}</svg>'
    files = [*ROOT.glob("inputs/*/*.svg"), *ROOT.glob("templates/*/*.svg")]
    return [*(svg.format(part).encode() for part in parts), *(path.read_bytes() for path in files)]


YAML = [
    "document: newsletter", "report", "house: telford-and-wrekin", "title: ", "date: 3 March 2008", "content:", "  - ", "text: |\n      ",
    ": |-\n", ": >\n", "? ", '"', "'", "&a ", "*a", "!", "<<: *a", " # ", "{", "}", "[", "]", ", ", "---\n", "...\n", "\t", "\r\n", "\\n",
    "\\", "%YAML 1.1\n", "notes:\n  a: b\n", "id: a", "[](#a)", "[^1]", "picture:", "file: pictures/river.svg", "alt: ", "table:",
    "columns: [", "rows:", "across: 2", "section:", "heading: ", "paragraph:", "paragraphs:", "numbering: none", "timeline:",
    "categories:", "grades:", "appendix:", "language: cy", "pages: 2",
]  # fmt: skip
MARKS = [
    "**", "*", "***", "~~", "[", "]", "](", ")", "](#a)", "](lang:cy)", "](https://x.example/a)", "\\", "\\*", "\\[", "- ", "1. ", "2. ",
    "a) ", "b) ", "i) ", "ii) ", "\n", "\n\n", "\n  ", "\n- ", "\n  - ", "\\\n", "[^1]", "\n\n[^1]: ", "www.x.example", "a@x.example", "&amp;",
    "<b>", "{{ x }}", "  ", "“", "é", "á", "😀", "\xa0", "\u2028", "ﬁ", '"t"',
]  # fmt: skip
PARTS = [
    "IHDR", "IDAT", "IEND", "PLTE", "tRNS", "acTL", "fcTL", "fdAT", "iCCP", "eXIf", "tEXt", "zTXt", "pHYs", "gAMA", "JFIF\x00",
    "Exif\x00\x00", "ICC_PROFILE\x00", "http://ns.adobe.com/xap/1.0/\x00", "Adobe", "MPF\x00", "GIF89a",
]  # fmt: skip
ELEMENTS = [
    "<g>", "</g>", '<use href="#a"/>', ' id="a"', ' transform="matrix(1 0 0 1 0 0)"', "url(#a)", '<path d="', "<rect ", "<text>",
    "<tspan ", "<textPath ", "<image ", "<marker ", "<mask ", "<pattern ", "<filter>", "<feFlood", "<switch>", "<symbol ", "<svg ",
    '<a href="', "<style>", "</style>", ' style="', ' viewBox="0 0 1 1"', ' width="', "100%", "1e9", "-1", "nan", "0", "none", "inherit",
    "currentColor", "var(--x)", "calc(1px)", ' preserveAspectRatio="xMidYMid slice"', ' patternUnits="userSpaceOnUse"',
    'xml:space="preserve"', "&#x0;", "&lt;", "<![CDATA[", "]]>", "<!--", "-->", 'stroke-dasharray="', 'font-size="', 'text-anchor="end"',
    'lengthAdjust="', 'textLength="', 'rotate="', 'href="data:image/png;base64,',
]  # fmt: skip
