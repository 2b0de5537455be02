"""`recommender recheck`, and decision records in a folder."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import SAMPLE

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
