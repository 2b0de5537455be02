"""Where reports go: standard output, files that are whole or untouched, and folders of numbered records."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result
from tests.conftest import SAMPLE
from tests.examples import seldom

Run = Callable[..., Result]
PYTHON = ("recommend", "--language", "python")
WORDS = ("recommend", "--language", "python", "--libraries", "npm", "--weight", "documentation=5", "--assume-neutral")
SUFFIXES = {"html": "page.html", "json": "report.json", "adr": "record.md"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "decisions").mkdir()
    return tmp_path / "decisions"


@pytest.mark.parametrize(("name", "starts"), [("a.json", "{"), ("a.md", "## "), ("a.txt", "Which"), ("a", "Which")])
def test_the_suffix_of_the_output_picks_the_format(name: str, starts: str, tmp_path: Path, run: Run) -> None:
    result = run(*PYTHON, "-o", str(tmp_path / name))
    assert (result.returncode, result.stdout) == (0, b"")
    assert (tmp_path / name).read_text().startswith(starts)
    assert os.listdir(tmp_path) == [name]


def test_a_dash_is_standard_output(run: Run) -> None:
    assert run(*PYTHON, "-o", "-").stdout == run(*PYTHON).stdout


def test_a_suffix_that_no_format_has_is_refused(tmp_path: Path, run: Run) -> None:
    result = run(*PYTHON, "-o", str(tmp_path / "a.docx"))
    assert result.returncode == 2
    assert b"no format goes with .docx; end the name in .txt, .json, .md, .html, or add --format" in result.stderr
    assert run(*PYTHON, "-o", str(tmp_path / "a.docx"), "--format", "text").returncode == 0


def test_a_file_that_exists_is_replaced_only_with_force_and_keeps_its_mode(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "old.txt"
    file.write_text("old")
    file.chmod(0o640)
    result = run(*PYTHON, "-o", str(file))
    assert result.returncode == 2
    assert b"exists; add --force to replace it" in result.stderr
    assert file.read_text() == "old"
    assert run(*PYTHON, "-o", str(file), "--force").returncode == 0
    assert file.read_text().startswith("Which framework")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_link_is_followed_and_a_new_file_has_the_usual_mode(tmp_path: Path, run: Run) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    assert run(*PYTHON, "-o", str(tmp_path / "link.txt"), "--force").returncode == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text().startswith("Which framework")
    old = os.umask(0o027)
    try:
        assert run(*PYTHON, "-o", str(tmp_path / "new.txt")).returncode == 0
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["missing/a.txt", ".", "file.txt/a.txt"])
def test_a_place_that_cannot_be_written_to_exits_2(name: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "file.txt").write_text("x")
    result = run(*PYTHON, "-o", f"{tmp_path}/{name}")
    assert result.returncode == 2
    assert result.stderr.decode().startswith("-o: ")
    assert len(result.stderr.decode().splitlines()) == 1


def test_a_full_disk_leaves_the_device_alone_and_exits_4(run: Run) -> None:
    result = run(*PYTHON, "-o", "/dev/full", "--force")
    assert result.returncode == 4
    assert "no space left on device" in result.stderr.decode()
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


def test_a_folder_numbers_its_records_and_their_paths_are_printed(folder: Path, run: Run) -> None:
    (folder / "0041-older.md").write_text("")
    (folder / "12345-not-a-number.md").write_text("")
    (folder / "notes.txt").write_text("")
    for number in (42, 43):
        result = run(*WORDS, "-o", f"{folder}/", "--date", "2026-11-22")
        assert (result.returncode, result.stdout.decode()) == (0, f"{folder}/{number:04}-use-fastapi.md\n")
        assert (folder / f"{number:04}-use-fastapi.md").read_text().startswith(f"# {number}. Use FastAPI\n")


def test_a_title_names_the_file(folder: Path, run: Run) -> None:
    result = run(*WORDS, "--format", "adr", "-o", str(folder), "--title", "Où: use FastAPI / for ../billing?")
    assert result.stdout.decode() == f"{folder}/0001-ou-use-fastapi-for-billing.md\n"
    assert [file.name for file in folder.iterdir()] == ["0001-ou-use-fastapi-for-billing.md"]


@pytest.mark.parametrize("number", [4, seldom(50)])
def test_many_at_once_never_share_a_number(number: int, folder: Path) -> None:
    environment = {**os.environ, "RECOMMENDER_RULES": str(SAMPLE)}
    words = [sys.executable, "-m", "recommender", *WORDS, "-o", f"{folder}/"]
    writers = [
        subprocess.Popen([*words, "--title", f"Title {writer}"], env=environment, stdout=subprocess.DEVNULL)
        for writer in range(number)
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0] * number
    assert sorted(int(file.name[:4]) for file in folder.iterdir()) == list(range(1, number + 1))


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, run: Run) -> None:
    result = run(*WORDS, "-o", f"{tmp_path}/no/")
    assert result.returncode == 2
    assert result.stderr.decode() == (
        f"-o: {tmp_path}/no/ cannot be written: no such file or directory; name another folder, or make this one\n"
    )


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_kill_during_a_write_leaves_the_old_file_whole(name: str, tmp_path: Path) -> None:
    file = tmp_path / SUFFIXES[name]
    file.write_text("old")
    program = (
        "import os, time, sys, tempfile\n"
        "real = os.fsync\n"
        "os.fsync = lambda descriptor: (print('writing', flush=True), time.sleep(60))\n"
        "from recommender.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    words = [*WORDS, "--format", name, "--force", "-o", str(file)]
    writer = subprocess.Popen(
        [sys.executable, "-c", program, *words],
        env={**os.environ, "RECOMMENDER_RULES": str(SAMPLE)},
        stdout=subprocess.PIPE,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"writing\n"
    writer.send_signal(signal.SIGKILL)
    writer.wait(timeout=60)
    writer.stdout.close()
    assert file.read_text() == "old"


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("old")
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); import signal; "
    program = (
        limit + "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "from recommender.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, *WORDS, "--force", "-o", str(file)],
        env={**os.environ, "RECOMMENDER_RULES": str(SAMPLE)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 4
    assert result.stderr.decode() == f"-o: {file} cannot be written: file too large; name another file\n"
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]
    assert file.read_text() == "old"
