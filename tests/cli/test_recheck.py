"""`recommender recheck`, and decision records in a folder."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import SAMPLE
from tests.examples import seldom

WORDS = ("recommend", "--language", "python", "--libraries", "npm", "--weight", "documentation=5", "--assume-neutral")
SUFFIXES = {"html": "page.html", "json": "report.json", "adr": "record.md"}
BY_LANGUAGE = "the Python the team already runs carries straight over"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "decisions").mkdir()
    return tmp_path / "decisions"


def rules(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The sample rule file with some texts changed."""
    text = SAMPLE.read_text()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    file = tmp_path / "changed.yaml"
    file.write_text(text)
    return file


# Filing


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


@pytest.mark.slow
def test_fifty_at_once_never_share_a_number(folder: Path) -> None:
    environment = {**os.environ, "RECOMMENDER_RULES": str(SAMPLE)}
    words = [sys.executable, "-m", "recommender", *WORDS, "-o", f"{folder}/"]
    writers = [
        subprocess.Popen([*words, "--title", f"Title {writer}"], env=environment, stdout=subprocess.DEVNULL)
        for writer in range(50)
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0] * 50
    assert sorted(int(file.name[:4]) for file in folder.iterdir()) == list(range(1, 51))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--status", "accepted"), "--status: the tool proposes, people accept; write it in the file when they have"),
        (("--status", "propsed"), "--status: no status is named 'propsed'; did you mean 'proposed'?"),
        (("--date", "22.11.2026"), "--date: '22.11.2026' is not a day; write YYYY-MM-DD"),
        (("--adr-style", "madr"), "--adr-style: no style is named 'madr'; did you mean 'madr4'?"),
        (("--format", "html"), " is a folder; name a file in it"),
    ],
)
def test_what_cannot_be_filed_is_refused(words: tuple[str, ...], said: str, folder: Path, run: Run) -> None:
    result = run(*WORDS, "-o", f"{folder}/", *words)
    assert (result.returncode, result.stdout) == (2, b"")
    assert said in result.stderr.decode()
    assert not list(folder.iterdir())


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, run: Run) -> None:
    result = run(*WORDS, "-o", f"{tmp_path}/no/")
    assert result.returncode == 2
    assert result.stderr.decode() == (
        f"-o: {tmp_path}/no/ cannot be written: no such file or directory; name another folder, or make this one\n"
    )


def test_a_record_has_todays_date_and_a_page_none(run: Run) -> None:
    assert b"* Date: 20" in run(*WORDS, "--format", "adr").stdout
    assert b"<dt>Date" not in run(*WORDS, "--format", "html").stdout


@pytest.mark.parametrize("name", ["html", seldom("json"), seldom("adr")])
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


@pytest.mark.parametrize("flag", ["--title", "--deciders", "--tags", "--date"])
def test_what_a_format_has_no_place_for_is_refused(flag: str, run: Run) -> None:
    result = run(*WORDS, flag, "2026-11-22")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode() == f"{flag}: goes with html and adr, not with text; leave one out\n"


def test_nothing_answered_is_no_choice(run: Run) -> None:
    assert run("recommend", "--format", "adr").stdout.startswith(b"# Undecided between FastAPI and Express\n")
    assert b"<h1>Undecided between FastAPI and Express</h1>" in run("recommend", "--format", "html").stdout


# Rechecking


@pytest.fixture(params=SUFFIXES)
def report(request: pytest.FixtureRequest, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report in the folder in which the command runs, so that its name is short wherever that is."""
    monkeypatch.chdir(tmp_path)
    file = Path(SUFFIXES[request.param])
    assert run(*WORDS, "--format", request.param, "-o", str(file)).returncode == 0
    return file


def test_under_the_same_rules_it_stands(report: Path, run: Run) -> None:
    result = run("recheck", str(report), "--date", "2026-11-25")
    assert result.returncode == 0
    text = " ".join(result.stdout.decode().split())
    assert text.startswith(f"{report}: still stands: Use FastAPI (moderate, 67 %")
    assert text.endswith("the rule file is the same rules reviewed 2026-11-22, 3 days ago")


def test_what_changed_is_named(report: Path, run: Run, tmp_path: Path) -> None:
    changed = rules(
        tmp_path,
        (BY_LANGUAGE, "Python is there already"),
        ("because: the packages run in its own process", "strength: slight\n        because: the packages run there"),
    )
    text = " ".join(run("recheck", str(report), rules=changed).stdout.decode().split())
    assert f"reworded: {BY_LANGUAGE} -> Python is there already" in text
    assert "added +5 points for Express: the packages run there" in text
    assert "removed +10 points for Express: the packages run in its own process" in text


def test_another_outcome_exits_1_and_says_from_what_to_what(report: Path, run: Run, tmp_path: Path) -> None:
    when = "\n        when: {language: python}\n"
    changed = rules(tmp_path, (f"prefer: fastapi{when}", f"prefer: express{when}"))
    result = run("recheck", str(report), rules=changed)
    assert result.returncode == 1
    text = " ".join(result.stdout.decode().split())
    assert "no longer stands: was FastAPI (moderate, 67 %)" in text
    assert "; now Use Express (" in text


def test_answers_that_the_rules_no_longer_know_are_named(report: Path, run: Run, tmp_path: Path) -> None:
    changed = rules(tmp_path, ("npm: Those on npm", "node: Those on npm"), ("libraries: npm", "libraries: node"))
    assert b"the rules no longer know libraries: npm" in run("recheck", str(report), rules=changed).stdout


def test_an_old_review_is_said(report: Path, run: Run) -> None:
    assert b"review them again" in run("recheck", str(report), "--date", "2028-01-01").stdout


def test_a_gate_for_many_files_tells_them_apart(report: Path, run: Run, tmp_path: Path) -> None:
    foreign = tmp_path / "readme.md"
    foreign.write_text("# 1. Use FastAPI\n\n* Status: proposed\n\n```json\n{}\n```\n")
    result = run("recheck", str(report), str(foreign), str(tmp_path / "missing.md"), "--format", "json")
    assert result.returncode == 2
    assert [each["stands"] for each in json.loads(result.stdout)["records"]] == [True]
    lines = result.stderr.decode().splitlines()
    assert lines[0].startswith(f"{foreign}: this is not ours; ")
    assert lines[1].startswith(f"{tmp_path}/missing.md: the file cannot be read: ")


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace('"format": 1', '"format": 9'),
        lambda text: text.replace('"points": ', '"points": "x'),
        lambda text: text.replace('"leader": "fastapi"', '"leader": 7'),
        lambda text: text.replace('"share": 0.', '"share": 99.'),
        lambda text: text.replace('"standings": [', '"standings": [[[['),
    ],
)
def test_a_damaged_report_is_no_traceback(damage: Callable[[str], str], report: Path, run: Run) -> None:
    report.write_text(damage(report.read_text()))
    result = run("recheck", str(report))
    assert result.returncode == 2
    assert "is damaged, or newer than this recommender; restore it, or write it again" in result.stderr.decode()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"{", b"[1]", b"\x00" * 100, b"# 1. A record\n", b"{}"])
def test_foreign_files_are_not_ours(content: bytes, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "foreign"
    file.write_bytes(content)
    result = run("recheck", str(file))
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"Traceback" not in result.stderr
    assert result.stderr.startswith(str(file).encode())


def test_a_record_of_another_decision_is_told_so(report: Path, run: Run) -> None:
    changed = report.with_name("other.yaml")
    run("new", str(changed))
    result = run("recheck", str(report), "--rules", str(changed))
    assert (result.returncode, result.stdout) == (2, b"")
    assert (
        f"{report}: this is about 'Which framework should our next backend use?', which the" in result.stderr.decode()
    )
    assert f"add --rules with the file that does (it was {SAMPLE})" in result.stderr.decode()


def test_a_record_that_was_edited_is_told_so(report: Path, run: Run) -> None:
    report.write_text(report.read_text().replace('"leader": "fastapi"', '"leader": "express"'))
    result = run("recheck", str(report))
    assert result.returncode == 1
    assert b"the rule file is the same, so the record was edited" in result.stdout


def test_a_report_without_a_record_is_told_so(run: Run, tmp_path: Path) -> None:
    run(*WORDS, "-o", str(tmp_path / "z.md"))
    result = run("recheck", str(tmp_path / "z.md"))
    assert (
        b"this report keeps no record, or is cut short; write it again with --format adr, html or json" in result.stderr
    )


def test_windows_line_ends_do_not_matter(report: Path, run: Run) -> None:
    report.write_bytes(report.read_bytes().replace(b"\n", b"\r\n"))
    assert run("recheck", str(report)).returncode == 0


def test_a_text_that_imitates_a_record_changes_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "0001.md"
    run(*WORDS, "--format", "adr", "-o", str(file), "--title", "x")
    fake = '```json\n{\n "standings": [],\n "format": 1\n}\n```\n'
    file.write_text(fake + file.read_text())
    assert run("recheck", str(file)).returncode == 0
