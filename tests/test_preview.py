"""The preview as an author sees it: in Chromium, at each save, by mouse and by keyboard."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browser import Page, shown
from test_cli import ROOT

from reportgen.preview import Preview

TEXT = "document: newsletter\ntitle: JAR newsletter\ndate: May 2008\ncontent:\n  - article:\n      headline: First\n      text: Words.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "may.yaml"
    path.write_text(TEXT)
    return path


@pytest.fixture
def address(source: Path) -> Iterator[str]:
    command = [sys.executable, "-u", str(ROOT / "cli.py"), "preview", source.name, "--no-browser"]
    process = subprocess.Popen(
        command, cwd=source.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    yield process.stdout.readline().split(" is shown at ")[1].split()[0]
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=90)
    assert (process.returncode, told) == (0, "")


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    with shown(address) as page:
        until(page, "First")
        yield page


WORDS = "document.getElementById('page').contentDocument.body.textContent"


def wait(page: Page, condition: str) -> None:
    end = time.monotonic() + 90
    while not page.run(condition):
        assert time.monotonic() < end, page.run("document.body.innerText")
        time.sleep(0.02)


def begins(page: Page, part: str, words: str) -> None:
    wait(page, f"document.getElementById('{part}').innerText.startsWith({json.dumps(words)})")


def until(page: Page, words: str) -> None:
    wait(page, f"{WORDS}.includes({json.dumps(words)})")


def ask(address: str, path: str, host: str = "", method: str = "GET") -> http.client.HTTPResponse:
    there = address.removeprefix("http://").rstrip("/")
    connection = http.client.HTTPConnection(there, timeout=90)
    connection.putrequest(method, path, skip_host=bool(host))
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def in_place(path: Path, text: str) -> None:
    path.write_text(text)  # emptied first, then written, as Notepad does


def by_renaming(path: Path, text: str) -> None:
    path.with_suffix(".tmp").write_text(text)
    path.with_suffix(".tmp").replace(path)


def by_deleting(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text)


def test_each_way_of_saving_shows_the_new_words_and_keeps_the_place(page: Page, source: Path) -> None:
    long = TEXT + "".join(f"  - Paragraph {number}\n" for number in range(200))
    by_renaming(source, long)
    until(page, "Paragraph 199")
    page.run("document.getElementById('page').contentWindow.scrollTo(0, 700)")
    ways: list[Callable[[Path, str], None]] = [in_place, by_renaming, by_deleting]
    for number, save in enumerate(ways * 2):
        save(source, long.replace("First", f"Headline {number}"))
        until(page, f"Headline {number}")
        assert page.run("document.getElementById('page').contentWindow.scrollY") == 700
        assert page.run("document.querySelectorAll('#findings li').length") == 0, "nothing is wrong at any moment"


def test_a_broken_document_keeps_the_last_good_page_and_tells_what_is_wrong(page: Page, source: Path) -> None:
    by_renaming(source, TEXT.replace("headline", "hedline"))
    # the PDF of the version before may have been made of this one already, and tells what is wrong a moment sooner
    wait(page, "document.getElementById('status').innerText == 'This cannot be drawn as it is; the last good page is shown.'")
    assert "First" in page.run(WORDS)
    assert 'line 6: error: unknown key "hedline" in this article' in page.run("document.getElementById('findings').innerText")
    page.run("document.querySelector('#findings button').click()")
    begins(page, "excerpt", "6        hedline: First\n7  ")
    by_renaming(source, TEXT.replace("headline: First", 'headline: "First'))
    wait(page, "document.getElementById('findings').innerText.includes('quot')")
    assert "First" in page.run(WORDS)
    by_renaming(source, TEXT.replace("First", "Mended"))
    until(page, "Mended")
    wait(page, "document.getElementById('findings').children.length === 0")
    assert page.run("document.getElementById('status').innerText") == ""


def test_what_lints_find_stands_beside_the_page_that_has_it(page: Page, source: Path) -> None:
    by_renaming(source, TEXT.replace("Words.", "See [click here](https://example.org)."))
    until(page, "click here")
    wait(page, "document.querySelectorAll('#findings .error').length === 1")
    wait(page, "document.getElementById('pdf').hidden && wanted === 2")  # its pages are made as a draft's


def test_a_click_on_a_block_shows_its_line(page: Page) -> None:
    where = page.run(
        "(() => { const f = document.getElementById('page'), a = f.getBoundingClientRect(),"
        " b = [...f.contentDocument.querySelectorAll('p')].find(p => p.textContent === 'Words.').getBoundingClientRect();"
        " return [a.x + b.x + 5, a.y + b.y + 5]; })()"
    )
    for kind in ("mousePressed", "mouseReleased"):
        page.command("Input.dispatchMouseEvent", type=kind, x=where[0], y=where[1], button="left", clickCount=1)
    wait(page, "document.getElementById('line').innerText === 'Source, line 7'")
    begins(page, "excerpt", "7        text: Words.")


def test_the_keyboard_reaches_everything(page: Page) -> None:
    seen = []
    for _ in range(14):
        page.press("Tab")
        inside = "(document.activeElement.contentDocument ?? document).activeElement"
        seen.append(page.run(f"{inside}.id || {inside}.textContent.trim()"))
        if seen[-1] == "Words.":
            page.press("Enter")
            wait(page, "document.getElementById('line').innerText === 'Source, line 7'")
    assert seen[:2] == ["show-page", "show-pdf"]
    assert "Words." in seen
    assert "excerpt" in seen


def test_axe_finds_nothing_with_findings_and_without(page: Page, source: Path) -> None:
    assert page.axe() == []
    by_renaming(source, TEXT.replace("headline", "hedline"))
    wait(page, "document.getElementById('findings').children.length > 0")
    page.run("document.querySelector('#findings button').click()")
    assert page.axe() == []
    page.resize(320)
    assert page.axe() == []
    assert page.run("document.documentElement.scrollWidth") <= 320


def test_the_pages_of_the_pdf_follow(page: Page, source: Path, address: str) -> None:
    wait(page, "wanted === 1")
    first = ask(address, "/document.pdf").body  # type: ignore[attr-defined]
    assert first.startswith(b"%PDF-")
    page.run("document.getElementById('show-pdf').click()")
    assert page.run("document.getElementById('pdf').getAttribute('src')") == "/document.pdf?1#navpanes=0"
    by_renaming(source, TEXT.replace("First", "Second"))
    wait(page, "document.getElementById('pdf').getAttribute('src') === '/document.pdf?2#navpanes=0'")
    assert ask(address, "/document.pdf").body != first  # type: ignore[attr-defined]


def test_it_serves_nothing_but_the_preview_to_this_machine_only(address: str) -> None:
    port = address.rstrip("/").rsplit(":", 1)[1]
    assert ask(address, "/").status == 200
    assert ask(address, "/", host=f"localhost:{port}").status == 200
    for host in ("example.org", f"example.org:{port}", "127.0.0.1", f"127.0.0.1:{port}.example.org", f"0.0.0.0:{port}"):
        for path in ("/", "/blank", "/page", "/source", "/document.pdf", "/events"):
            answer = ask(address, path, host=host)
            assert (answer.status, answer.body) == (403, b"This is a preview for this machine only.")  # type: ignore[attr-defined]
    for path in ("/may.yaml", "/../may.yaml", "/%2e%2e/may.yaml", "//etc/passwd", "/shell.html", "/__init__.py"):
        assert ask(address, path).status == 404, path
    assert ask(address, "/", method="POST").status == 501
    assert "script-src" not in (ask(address, "/blank").getheader("Content-Security-Policy") or "script-src")
    assert ask(address, "/page").getheader("Access-Control-Allow-Origin") is None


def test_a_port_that_is_taken_is_told_in_a_sentence(address: str, source: Path) -> None:
    port = address.rstrip("/").rsplit(":", 1)[1]
    command = [sys.executable, str(ROOT / "cli.py"), "preview", str(source), "--no-browser", "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr == f"error: nothing can be shown on port {port}: Address already in use; another may be named with --port\n"


@pytest.mark.parametrize("command", [["newsletter", "may.yaml"], ["build", "."]])
def test_watch_makes_it_again_at_each_save(command: list[str], source: Path) -> None:
    arguments = [sys.executable, "-u", str(ROOT / "cli.py"), *command, "--watch"]
    with subprocess.Popen(arguments, cwd=source.parent, stderr=subprocess.PIPE, text=True) as process, ending(process):
        assert process.stderr is not None
        pdf = source.parent / "out" / "may.pdf"
        waiting = "Watching for the next save; Ctrl-C ends it.\n"
        assert process.stderr.readline() == waiting
        first = pdf.read_bytes()
        for save, words in ((in_place, "Second"), (by_deleting, "Third")):
            save(source, TEXT.replace("First", words))
            assert process.stderr.readline() == waiting
            assert pdf.read_bytes() != first
        by_renaming(source, TEXT.replace("headline", "hedline"))
        assert "unknown key" in process.stderr.readline()
        assert pdf.exists()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=90)
    assert "Aborted" not in told
    assert process.returncode == 0


def test_a_broken_template_of_the_house_is_told_and_the_preview_goes_on(source: Path) -> None:
    house = source.parent / "house"
    shutil.copytree(ROOT / "templates" / "southwark", house)
    (house / "blocks.html.j2").write_text("{% macro paragraph(block) %}{{ nothing.at_all }}{% endmacro %}")
    preview = Preview(source, f"{house}/")
    assert not preview.update()
    (told,) = preview.state["findings"]
    assert told["message"].endswith("cannot be drawn: 'nothing' is undefined")
    (house / "blocks.html.j2").unlink()
    assert preview.update()


def test_of_a_file_that_is_no_text_of_ours_what_can_be_read_is_shown(source: Path) -> None:
    preview = Preview(source)
    source.write_bytes(TEXT.replace("Words", "Café").encode("cp1252"))
    assert not preview.update()
    assert "Café" in preview.text
    source.unlink()
    os.mkfifo(source)
    assert not preview.update()
    assert preview.state["findings"][0]["message"].endswith("it is not an ordinary file")


@contextmanager
def ending(process: subprocess.Popen[str]) -> Iterator[None]:
    """Ends a program that goes on until it is stopped, also where the test fails before it stops it."""
    try:
        yield
    finally:
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_when_it_is_told_to_and_leaves_nothing_behind(source: Path, number: signal.Signals) -> None:
    left = source.parent / "left"
    left.mkdir()
    command = [sys.executable, "-u", str(ROOT / "cli.py"), "preview", source.name, "--no-browser"]
    with preview_of(command, source.parent, left) as process:
        os.killpg(process.pid, number)  # as a terminal does
        said = process.communicate(timeout=90)
    assert (process.returncode, said) == (0, ("", ""))
    assert list(left.iterdir()) == []


def test_behind_nohup_it_goes_on_until_it_is_told_to_end(source: Path) -> None:
    left = source.parent / "left"
    left.mkdir()
    command = [
        "sh",
        "-c",
        'trap "" INT HUP; exec "$@"',
        "sh",
        sys.executable,
        "-u",
        str(ROOT / "cli.py"),
        "preview",
        source.name,
        "--no-browser",
    ]
    with preview_of(command, source.parent, left) as process:
        os.killpg(process.pid, signal.SIGHUP)
        os.killpg(process.pid, signal.SIGINT)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
        process.terminate()
        said = process.communicate(timeout=90)
    assert (process.returncode, said) == (0, ("", ""))
    assert list(left.iterdir()) == []


@contextmanager
def preview_of(command: list[str], folder: Path, left: Path) -> Iterator[subprocess.Popen[str]]:
    """A preview that is being shown, and keeps its files in `left`."""
    variables = {**os.environ, "TMPDIR": str(left)}
    process = subprocess.Popen(
        command, cwd=folder, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    with process, ending(process):
        assert process.stdout is not None
        assert " is shown at " in process.stdout.readline()
        while not list(left.iterdir()):
            assert process.poll() is None
            time.sleep(0.01)
        yield process
