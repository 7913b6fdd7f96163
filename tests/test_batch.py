"""Many documents at once: only what changed, each alone, the same bytes however many workers there are."""

from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from distributed import LocalCluster
from test_cli import BAD, GOOD, ROOT, run

from reportgen.batch import build_all
from reportgen.build import Request, build
from reportgen.ledger import Ledger
from reportgen.plan import Clash, documents, plan

REPORT = "document: report\nhouse: worcestershire\ntitle: Roads\nmeeting: Cabinet\ndate: 15 September 2008\ncontent:\n  - Words.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "inputs"
    (inputs / "cabinet").mkdir(parents=True)
    (inputs / "may.yaml").write_text(GOOD.replace("March", "May"))
    (inputs / "june.yaml").write_text(GOOD.replace("March", "June").replace("Hello", "Hello again"))
    (inputs / "cabinet" / "roads.yaml").write_text(REPORT)
    return tmp_path


def made(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.*")) if path.name[0] != "."}


def said(folder: Path, *arguments: str, code: int = 0) -> str:
    done = run("build", *arguments, cwd=folder)
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def test_every_document_below_a_folder_is_made_in_the_format_of_its_kind(folder: Path) -> None:
    assert said(folder).startswith("3 made, 0 unchanged, in out")
    assert sorted(made(folder / "out")) == [str(Path("cabinet/roads.docx")), "june.pdf", "may.pdf"]


def test_only_what_changed_is_made_again(folder: Path) -> None:
    style = folder / "house"
    shutil.copytree(ROOT / "templates" / "worcestershire", style)
    picture = folder / "inputs" / "map.png"
    shutil.copy(ROOT / "docs" / "pictures" / "march.png", picture)
    with (folder / "inputs" / "may.yaml").open("a") as file:
        file.write("  - picture: {file: map.png, alt: A map}\n")
    options = ("--house", "./house")
    assert said(folder, *options).startswith("3 made, 0 unchanged")
    assert said(folder, *options).startswith("0 made, 3 unchanged")
    os.utime(folder / "inputs" / "may.yaml")
    assert said(folder, *options).startswith("0 made, 3 unchanged"), "a date is no change"
    with (folder / "inputs" / "june.yaml").open("a") as file:
        file.write("  - More\n")
    assert said(folder, *options).startswith("1 made, 2 unchanged")
    shutil.copy(ROOT / "docs" / "pictures" / "april.png", picture)
    assert said(folder, *options).startswith("1 made, 2 unchanged")
    (folder / "out" / "june.pdf").write_bytes(b"damaged")
    assert said(folder, *options).startswith("1 made, 2 unchanged")
    (folder / "out" / "may.pdf").unlink()
    assert said(folder, *options).startswith("1 made, 2 unchanged")
    with (style / "style.yaml").open("a") as file:
        file.write("# another\n")
    assert said(folder, *options).startswith("3 made, 0 unchanged")
    assert said(folder).startswith("3 made, 0 unchanged"), "another house style"
    assert said(folder, "--large-print").startswith("3 made, 0 unchanged")
    assert said(folder).startswith("0 made, 3 unchanged"), "large print stands beside it"
    (folder / "out" / ".reportgen.json").write_text('{"may": []}')
    assert said(folder).startswith("3 made, 0 unchanged"), "a damaged list is no list"


def test_a_document_may_have_any_name_that_the_disk_takes(folder: Path) -> None:
    odd = folder / "inputs" / os.fsdecode(b"caf\xe9.yaml")
    odd.write_text(GOOD)
    assert said(folder).startswith("4 made")
    assert said(folder).startswith("0 made, 4 unchanged")
    assert run("newsletter", odd, "--proof", "-o", "proved/", cwd=folder).returncode == 0
    assert run("verify", folder / "proved" / odd.with_suffix(".pdf").name, cwd=folder).returncode == 0


def test_another_version_of_a_library_makes_all_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request(folder / "inputs" / "june.yaml", {"pdf": folder / "out" / "june.pdf"})
    ledger = Ledger(folder / "out")
    assert ledger.told(request) is None
    ledger.note(request, build(request))
    assert ledger.told(request) == []
    (folder / "site" / "weasyprint-71.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(folder / "site"))
    assert ledger.told(request) is None


def test_what_was_told_of_an_unchanged_document_is_told_again(folder: Path) -> None:
    (folder / "inputs" / "june.yaml").write_text(GOOD + "  - article: {headline: NARROWING THE GAP, text: Words}\n")
    first = run("build", cwd=folder)
    again = run("build", cwd=folder)
    assert again.stdout.startswith("0 made, 3 unchanged")
    assert f"{Path('inputs/june.yaml')}:6:25: warning: " in first.stderr
    assert first.stderr == again.stderr


def test_a_document_that_fails_fails_alone_and_is_named_at_the_end(folder: Path) -> None:
    assert said(folder).startswith("3 made")
    before = made(folder / "out")
    (folder / "inputs" / "may.yaml").write_text(BAD)
    (folder / "inputs" / "june.yaml").write_text(GOOD + "  - More\n")
    done = run("build", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.startswith("1 made, 1 unchanged")
    assert done.stderr.splitlines()[-1] == f"1 failed: {Path('inputs/may.yaml')}"
    after = made(folder / "out")
    assert after["may.pdf"] == before["may.pdf"]
    assert after["june.pdf"] != before["june.pdf"]


def test_an_output_folder_that_cannot_be_is_told_in_a_sentence(folder: Path) -> None:
    (folder / "out").write_text("a file")
    assert said(folder, code=2).splitlines()[-1] == 'Error: Invalid value for --output: "out" is no folder'
    assert "cannot be read" in said(folder, "nowhere", "-o", "there", code=3)
    assert not (folder / "there").exists()


def test_two_documents_that_would_be_made_into_one_file_are_refused(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "may.yaml").write_text(GOOD)
    with pytest.raises(Clash, match=r"may\.yaml would both make"):
        plan([folder / "inputs", folder / "other"], folder / "out")
    assert len(plan([folder / "inputs", folder / "inputs" / "may.yaml"], folder / "out")) == 3


def test_hidden_files_and_house_styles_are_no_documents(folder: Path) -> None:
    (folder / "inputs" / ".hidden.yaml").write_text(GOOD)
    shutil.copytree(ROOT / "templates" / "southwark", folder / "inputs" / "house")
    (folder / "inputs" / "round").symlink_to(folder / "inputs")
    assert [path.name for path in documents(folder / "inputs")] == ["roads.yaml", "june.yaml", "may.yaml"]


def test_the_same_bytes_from_one_worker_and_many_cold_and_warm_cached_and_fresh(folder: Path) -> None:
    formats = ("pdf", "docx", "html")
    for sample in ("march.yaml", "cabinet.yaml"):
        shutil.copy(ROOT / "inputs" / sample, folder / "inputs" / sample)
    for pictures in ("logos", "pictures"):
        shutil.copytree(ROOT / "inputs" / pictures, folder / "inputs" / pictures)
    assert run("build", "--format", ",".join(formats), cwd=folder).returncode == 0
    many = made(folder / "out")
    assert run("build", "--format", ",".join(formats), cwd=folder).stdout.startswith("0 made")
    assert made(folder / "out") == many, "cached"
    for _ in ("cold", "warm"):
        for request in plan([folder / "inputs"], folder / "one", formats):
            assert build(request).written
        assert made(folder / "one") == many
        shutil.rmtree(folder / "one")


def test_a_bar_is_shown_on_a_terminal_only(folder: Path) -> None:
    assert "%" not in said(folder)
    shutil.rmtree(folder / "out")
    ours, theirs = pty.openpty()
    done = subprocess.run([sys.executable, ROOT / "cli.py", "build"], cwd=folder, stdout=theirs, stderr=theirs, check=False)
    os.close(theirs)
    shown = b""
    while (more := _read(ours)) and b"made" not in shown:
        shown += more
    os.close(ours)
    assert done.returncode == 0
    assert b"3/3" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # the other end is closed
        return b""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_stopped_in_the_middle_it_leaves_no_half_written_file_and_no_process(folder: Path, number: signal.Signals) -> None:
    for copy in range(300):
        shutil.copy(ROOT / "inputs" / "april.yaml", folder / "inputs" / f"april{copy}.yaml")
    for pictures in ("logos", "pictures"):
        shutil.copytree(ROOT / "inputs" / pictures, folder / "inputs" / pictures)
    process = subprocess.Popen([sys.executable, ROOT / "cli.py", "build"], cwd=folder, stderr=subprocess.PIPE, start_new_session=True)
    while not list(folder.glob("out/*.pdf")):
        assert process.poll() is None
        time.sleep(0.01)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does
    else:
        process.kill()
    _, told = process.communicate()
    end = time.monotonic() + 60
    while _alive(process.pid):
        assert time.monotonic() < end
        time.sleep(0.01)
    finished = made(folder / "out")
    assert 0 < len(finished) < 303
    assert all(data.rstrip().endswith(b"%%EOF") for name, data in finished.items() if name.endswith(".pdf"))
    assert not list(folder.rglob(".*.part"))
    if number == signal.SIGINT:
        assert process.returncode == 1
        assert told.decode().strip() == "Aborted!"


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_dies_takes_only_its_own_document_along(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deadly(request: Request) -> object:
        if request.source.name == "june.yaml":
            os._exit(1)
        return build(request)

    monkeypatch.setattr("reportgen.batch.build", deadly)
    monkeypatch.setattr("reportgen.batch._cores", lambda: 2)
    outcomes = {o.request.source.name: o for o in build_all(plan([folder / "inputs"], folder / "out"))}
    assert str(outcomes["june.yaml"].fault) == "the process that made it has ended"
    assert all(outcomes[name].result.written for name in ("may.yaml", "roads.yaml"))


def test_the_example_of_a_cluster_works_as_documented(folder: Path) -> None:
    (folder / "inputs" / "july.yaml").write_text(BAD)
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "build.md").read_text(encoding="utf-8"), re.DOTALL)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", local_directory=str(folder / "dask")) as cluster:
        (folder / "example.py").write_text(example.replace("tcp://scheduler:8786", cluster.scheduler_address))
        done = subprocess.run([sys.executable, "example.py"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(done.stdout.splitlines()) == ["july.yaml has errors", "june.yaml is made", "may.yaml is made", "roads.yaml is made"]
    assert sorted(made(folder / "out")) == [str(Path("cabinet/roads.docx")), "june.pdf", "may.pdf"]
