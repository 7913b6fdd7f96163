"""What a start leaves for later comes when it is asked for, and is what it would have been."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from reportgen.later import PYTHON, TRIED
from reportgen.patterns import COMPILED

ROOT = Path(__file__).parents[1]


def run(script: str, **environment: str) -> str:
    """What a script prints; it must end well, and say nothing else."""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False, env=os.environ | environment
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


LATER = """\
import sys
from reportgen.later import TRIED, imported_later
TRIED["weasyprint"] = {version!r}
with imported_later("weasyprint", ["colorsys", "zipfile"]):
    import colorsys, zipfile
print(type(colorsys).__name__, "colorsys" in sys.modules)
zipfile.mine = True
print(colorsys.rgb_to_hsv(0, 1, 0)[1], "colorsys" in sys.modules)
print(sys.modules["zipfile"].mine)
"""


def test_a_stand_in_gives_what_its_module_has_and_passes_on_what_it_was_given() -> None:
    assert run(LATER.format(version=TRIED["weasyprint"])).split() == ["_Later", "False", "1.0", "True", "True"]


@pytest.mark.parametrize(("version", "plain"), [("0.1", "0"), (TRIED["weasyprint"], "1")])
def test_nothing_stands_in_for_another_version_or_where_it_is_not_wanted(version: str, plain: str) -> None:
    assert run(LATER.format(version=version), REPORTGEN_PLAIN=plain).split() == ["module", "True", "1.0", "True", "True"]


def test_a_module_that_is_asked_while_its_stand_in_stands_is_there() -> None:
    script = (
        "import sys; from reportgen.later import imported_later\n"
        "with imported_later('weasyprint', ['colorsys']):\n"
        "    import colorsys; print(colorsys.rgb_to_hsv(0, 1, 0)[1])\n"
        "print(type(sys.modules['colorsys']).__name__)\n"
    )
    assert run(script).split() == ["1.0", "module"]


def test_python_docx_asks_nothing_but_what_python_has_of_typing_extensions() -> None:
    script = "import sys, reportgen.render.word, docx; print('typing_extensions' in sys.modules, docx.Document.__name__)"
    assert run(script).split() == ["False", "Document"]
    assert run(script, REPORTGEN_PLAIN="1").split() == ["True", "Document"]


def test_a_pattern_that_waits_is_a_pattern() -> None:
    script = (
        "import re; real = re.Pattern; from reportgen.later import compile_patterns_later; compile_patterns_later()\n"
        "word = re.compile('(w)ord', re.IGNORECASE)\n"
        "print(isinstance(word, re.Pattern), type(word) is real, word.sub('a', 'Words'), re.sub(word, 'b', 'words'))\n"
        "print(word.groups, word.pattern, [m[1] for m in word.finditer('word Word')])\n"
        "try: re.compile('(').match('')\n"
        "except re.error as fault: print(fault.pos)\n"
    )
    assert run(script).splitlines() == ["True False as bs", "1 (w)ord ['w', 'W']", "0"]


def test_a_pattern_that_is_asked_for_at_every_word_is_compiled_once() -> None:
    script = (
        "import re; from reportgen import later; later.compile_patterns_later()\n"
        "compile, compiled = later._compile, []\n"
        "later._compile = lambda *given: compiled.append(given) or compile(*given)\n"
        "found = [re.compile('w(o+)rd').match('w' + 'o' * many + 'rd')[1] for many in range(1, 99)]\n"
        "print(len(found), found[-1] == 'o' * 98, len(compiled))\n"
    )
    assert run(script).split() == ["98", "True", "1"]


@pytest.mark.skipif(sys.version_info[:2] != PYTHON, reason="these were compiled for another version of Python")
def test_patterns_compiled_ahead_are_as_python_compiles_them() -> None:
    script = (
        "import re; from reportgen import later; from reportgen.patterns import COMPILED\n"
        "for pattern, flags in COMPILED:\n"
        "    ahead, anew = later._compiled_ahead(pattern, flags), later._compile_anew(pattern, flags)\n"
        "    assert (ahead, ahead.groups, ahead.groupindex) == (anew, anew.groups, anew.groupindex), pattern\n"
        "    assert repr(ahead) == repr(anew)\n"
        "print(later._compiled_ahead('never (?P<seen>before)').groupindex)\n"
    )
    assert len(COMPILED) > 90
    assert run(script) == "{'seen': 1}\n"
    assert re.compile("(a)") != re.compile("(b)")  # two patterns are equal where they are compiled to the same


@pytest.mark.skipif(sys.version_info[:2] != PYTHON, reason="nothing stands in for modules of another version of Python")
@pytest.mark.parametrize(("kind", "name"), [("newsletter", "march"), ("report", "cabinet")])
def test_an_example_compiles_no_pattern(tmp_path: Path, kind: str, name: str) -> None:
    """But one, which markdown-it makes of a set, in any order. Where this fails, run tools/compile_patterns.py again: else they are
    compiled at each start, and nothing but the time would tell."""
    script = (
        "import os, sys; leave = os._exit; import cli; from reportgen import later\n"
        "compile, anew = later._compile_anew, []\n"
        "later._compile_anew = lambda pattern, flags=0: anew.append(pattern) or compile(pattern, flags)\n"
        "os._exit = lambda code: (print(len(anew), anew[1:]), sys.stdout.flush(), leave(code))\n"
        f"sys.argv = ['reportgen', '{kind}', 'inputs/{name}.yaml', '-q', '-o', {f'{tmp_path}/'!r}]; cli.main()\n"
    )
    assert run(script) == "1 []\n"


def test_the_versions_that_stand_ins_were_tried_with_are_those_installed() -> None:
    """Else they are left out, and nothing but the time would tell."""
    names = {package: {"docx": "python-docx", "markdown_it": "markdown-it-py"}.get(package, package) for package in TRIED}
    assert {package: importlib.metadata.version(name) for package, name in names.items()} == TRIED


def test_a_photograph_after_a_page_of_drawings_is_the_same_with_and_without_shortcuts(tmp_path: Path) -> None:
    """WeasyPrint begins without Pillow; what it forbids Pillow to do is forbidden all the same."""
    Image.new("RGB", (60, 40), "green").save(tmp_path / "field.png")
    picture = "  - picture:\n      file: field.png\n      alt: A field\n"
    (tmp_path / "issue.yaml").write_text(f"document: newsletter\ntitle: T\ndate: May 2008\ncontent:\n{picture}", encoding="utf-8")
    script = (
        "from pathlib import Path; from reportgen.build import Request, build\n"
        "for source in (Path('inputs/march.yaml'), Path({source!r})):\n"
        "    assert build(Request(source, {{'pdf': Path({out!r})}})).written\n"
        "from PIL import EpsImagePlugin\n"
        "print(EpsImagePlugin.gs_binary)  # the program that PostScript would be given to\n"
    )
    made = []
    for plain in ("0", "1"):
        out = tmp_path / f"made{plain}.pdf"
        assert run(script.format(out=str(out), source=str(tmp_path / "issue.yaml")), REPORTGEN_PLAIN=plain) == "False\n"
        made.append(out.read_bytes())
    assert made[0] == made[1]


def test_what_stands_in_for_inspect_answers_as_it_does() -> None:
    script = (
        "import sys; from reportgen.later import inspect_later; inspect_later()\n"
        "import inspect as light; real_is_away = type(light).__name__ != 'module'\n"
        "class Base:\n    def method(self): pass\n    @property\n    def part(self): return 1\n    other = staticmethod(len)\n"
        "class Slotted(Base):\n    __slots__ = ('x',)\n"
        "def run(a, *, b=1): pass\n"
        "things = [Base, Slotted, Base(), Base().method, Base.method, Base.part, Slotted.x, len, 'a', None, type]\n"
        "names = ['isfunction', 'ismethod', 'isdatadescriptor']\n"
        "ours = [[getattr(light, name)(thing) for thing in things] for name in names]\n"
        "ours += [light.getmembers(thing, predicate=getattr(light, name)) for thing in things[:4] for name in names]\n"
        "ours += [light.cleandoc(' a word\\t'), light.cleandoc('  Two.\\n\\n    Lines.'), str(light.signature(run))]\n"
        "import inspect as real\n"
        "its = [[getattr(real, name)(thing) for thing in things] for name in names]\n"
        "its += [real.getmembers(thing, predicate=getattr(real, name)) for thing in things[:4] for name in names]\n"
        "its += [real.cleandoc(' a word\\t'), real.cleandoc('  Two.\\n\\n    Lines.'), '(a, *, b=1)']\n"
        "print(real_is_away, type(real).__name__, ours == its, light.getsource is not None, light.Parameter is real.Parameter)\n"
    )
    assert run(script).split() == ["True", "module", "True", "True", "True"]


@pytest.mark.skipif(sys.version_info[:2] != PYTHON, reason="nothing stands in for modules of another version of Python")
def test_a_newsletter_loads_nothing_that_it_never_asks(tmp_path: Path) -> None:
    """Else it is loaded, and nothing but the time would tell."""
    names = [*("bz2", "calendar", "gettext", "inspect", "ipaddress", "lzma", "platform", "traceback")]
    names += ["click.termui", "markdown_it.rules_core", "weasyprint.layout.grid", "weasyprint.svg.defs", "reportgen.source.syntax"]
    script = (
        "import os, sys; leave = os._exit\n"
        f"loaded = lambda: [name for name in {names} if getattr(sys.modules.get(name), '__spec__', None)]\n"
        "os._exit = lambda code: (print(loaded()), sys.stdout.flush(), leave(code))\n"
        "import cli\n"
        f"sys.argv = ['reportgen', 'newsletter', 'inputs/march.yaml', '-q', '-o', {f'{tmp_path}/'!r}]; cli.main()\n"
    )
    assert run(script) == "[]\n"
