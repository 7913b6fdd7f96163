"""What start-up leaves out changes no byte, and is left in where it does not fit."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from reportgen.render import engine, shortcuts, weasyprint_ffi
from reportgen.style import house
from tools import compile_declarations

ROOT = Path(__file__).parents[2]


def made(name: str, folder: Path, **environment: str) -> bytes:
    command = [sys.executable, str(ROOT / "cli.py"), "newsletter", "-q", f"inputs/{name}.yaml", "-o", f"{folder}/"]
    subprocess.run(command, check=True, cwd=ROOT, env=os.environ | environment)
    return (folder / f"{name}.pdf").read_bytes()


@pytest.mark.parametrize("name", ["march", "april", "results"])
def test_the_plain_way_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    assert made(name, tmp_path / "short") == made(name, tmp_path / "plain", REPORTGEN_PLAIN="1")


DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 90">
<defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
<pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="2" height="2"/></pattern>
<mask id="m"><circle cx="40" cy="40" r="30" fill="white"/></mask><clipPath id="c"><rect width="50" height="50"/></clipPath>
<marker id="k"><path d="M0 0L3 3"/></marker><g id="u"><path d="M1 1l5 5c1 1 2 2 3 3z"/></g></defs>
<rect width="80" height="80" fill="url(#g)"/><rect width="9" height="9" fill="url(#p)" mask="url(#m)"/><use xlink:href="#u" x="5"/>
<path d="M5 5L50 50L60 10" marker-end="url(#k)" clip-path="url(#c)"/><text x="40" y="40" text-anchor="middle">T<tspan>s</tspan></text>
</svg>"""
PAGES = (
    f'<img alt="" src="data:image/svg+xml,{quote(DRAWING)}"/>',
    "<p>One <em>word</em></p>",
    "<dl><dt>A</dt><dd>B</dd></dl><blockquote>Q <q>q</q></blockquote><pre>P</pre><hr/><ol><li>1<ul><li>2</li></ul></li></ol><sub>s</sub>",
    '<div dir="rtl">R<ul><li>L</li></ul></div><p hidden="">H</p><abbr title="T">A</abbr><a href="#x">L</a><input type="checkbox"/>',
    '<table rules="all"><caption>C</caption><thead><tr><th>H</th></tr></thead><tbody><tr><td>D</td></tr></tbody></table><h6 id="x">6</h6>',
    "<p style='width: 30mm; text-align: justify; hyphens: auto' lang='en'>Notwithstanding characteristically long words — and a\u00a0space</p>",
    "<p style='width: 20mm; letter-spacing: 1px; word-spacing: 2px'>One two three <em>four</em> five six</p><pre>a\tb\n\nc  d</pre>",
    "<p style='width: 9mm; overflow-wrap: anywhere'>Unbreakableword soft\u00adhyphen\u00adated a\u2028b</p><p style='width: 0'>x y</p>",
    "<p style='width: 25mm; overflow: hidden; white-space: nowrap; text-overflow: ellipsis'>A line that is cut off at its end</p>",
    '<div style="display: flex"><p style="direction: rtl; margin-inline-start: calc(1em + 2mm); padding-block-end: 3mm">R</p></div>',
    '<div style="--w: 3mm; border-inline-end: var(--w) solid; font-size: 20pt"><p style="text-indent: min(2em, 9mm)">I</p></div>',
    '<div style="display: grid; columns: 2"><p>G</p></div><div style="columns: 2"><p>C</p><p>D</p></div>',
    "<select><option>1</option><option selected=''>2</option></select><textarea>T</textarea><fieldset>F</fieldset><details>D</details>",
)


def test_any_page_looks_as_weasyprint_has_it() -> None:
    """Also those with elements that a page before did not have."""
    script = (
        "import hashlib, sys; from pathlib import Path; from reportgen.render import engine; weasyprint = engine.load()\n"
        "from reportgen.render.fetcher import Fetcher; fetcher = Fetcher(tuple(Path('templates/base/fonts').glob('*.ttf')))\n"
        "sheet = '@font-face { font-family: S; src: url(font:SourceSans3-Regular.ttf) } * { font-family: S !important }'\n"
        "for body in sys.argv[1:]:\n"
        "    page = f'<html><head><title>T</title><style>{sheet}</style></head><body>{body}</body></html>'\n"
        "    with engine.own_fonts() as fonts:\n"
        "        made = weasyprint.HTML(string=page, url_fetcher=fetcher, base_url='page:').render(font_config=fonts).write_pdf()\n"
        "    print(hashlib.sha256(made).hexdigest())\n"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", script, *PAGES], check=True, capture_output=True, cwd=ROOT, env=os.environ | {"REPORTGEN_PLAIN": plain}
        )
        for plain in ("0", "1")
    ]
    assert made[0].stdout == made[1].stdout
    assert len(set(made[0].stdout.split())) == len(PAGES)


def test_the_declarations_parsed_ahead_are_those_of_weasyprint() -> None:
    assert compile_declarations.compiled() == Path(weasyprint_ffi.__file__).read_text("utf-8")


def test_the_letters_listed_are_those_of_the_fonts() -> None:
    style, _ = house.load(house.TEMPLATES / "worcestershire")
    assert style is not None
    assert style.letters == house.letters_of(style.fonts)


@pytest.mark.parametrize(
    "set_up",
    [
        lambda patch: patch.setattr(weasyprint_ffi, "MADE_FROM", hashlib.sha256(b"another").hexdigest()),
        lambda patch: patch.setenv("REPORTGEN_PLAIN", "1"),
    ],
)
def test_another_weasyprint_is_loaded_plainly(set_up: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    assert shortcuts.known()
    set_up(monkeypatch)
    assert shortcuts.known() == []


def test_every_page_of_ours_is_well_formed(tmp_path: Path) -> None:
    """Else it is read the slow way, and nothing but its speed would tell."""
    script = (
        "import sys, tinyhtml5; from pathlib import Path; from reportgen.build import Request, build\n"
        "tinyhtml5.parse = lambda *_, **__: sys.exit('not well-formed')\n"
        "for name in ('march', 'april', 'results'):\n"
        f"    assert build(Request(Path(f'inputs/{{name}}.yaml'), {{'pdf': Path({str(tmp_path)!r}, 'made.pdf')}})).written\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def test_no_folder_of_fonts_is_left_behind(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    made("march", tmp_path, TMPDIR=str(temporary))
    assert list(temporary.iterdir()) == []


def run(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)


def test_what_is_imported_later_is_there_when_it_is_called() -> None:
    script = (
        "import sys; from reportgen.render import engine; engine.load(); from weasyprint.pdf import fonts\n"
        "assert 'fontTools.subset' not in sys.modules\n"
        "assert 'A' in fonts.TTFont('templates/base/fonts/SourceSans3-Bold.ttf').getGlyphOrder()\n"
        "assert fonts.subset.Options(glyph_names=True).glyph_names is True\n"
        "assert fonts.ttFont.getTableClass('glyf').__name__ == 'table__g_l_y_f'\n"
    )
    done = run(script)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_the_library_that_subsets_fonts_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "issue.yaml").write_text("document: newsletter\ntitle: T\ndate: May 2008\ncontent:\n  - Hello\n")
    script = (
        "import sys, weasyprint.text.ffi as ffi; ffi.harfbuzz_subset = None; import cli\n"
        f"sys.argv = ['reportgen', 'newsletter', {str(tmp_path / 'issue.yaml')!r}, '-o', {str(tmp_path)!r}]; cli.main()\n"
    )
    done = run(script)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "libharfbuzz-subset0" in done.stderr
    assert not (tmp_path / "issue.pdf").exists()


def test_no_font_of_this_machine_is_known_while_a_page_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "mine.conf")
    engine.load()
    seen: list[str | None] = []

    class FontConfiguration:
        def __init__(self) -> None:
            seen.append(os.environ.get("FONTCONFIG_FILE"))

        def __del__(self) -> None:
            pass

    monkeypatch.setattr("weasyprint.text.fonts.FontConfiguration", FontConfiguration)
    with engine.own_fonts():
        pass
    assert seen == [str(house.BASE / "fonts" / "fonts.conf")]
    assert "<dir" not in Path(seen[0] or "").read_text(encoding="utf-8")
    assert os.environ["FONTCONFIG_FILE"] == "mine.conf"
