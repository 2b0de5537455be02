"""`recommender recheck`: files and folders, exit codes, and what is said beside the answer."""

import json
import os
import pty
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recommender.cli.main import main
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
    assert result.stdout.decode() == f"{report}: stands: Use FastAPI (moderate, 67 %)\n"
    assert result.stderr == b"rules reviewed 2026-11-22, 3 days ago\n"


def test_what_changed_is_named(report: Path, run: Run, tmp_path: Path) -> None:
    changed = rules(
        tmp_path,
        (BY_LANGUAGE, "Python is there already"),
        ("because: the packages run in its own process", "strength: slight\n        because: the packages run there"),
    )
    (record,) = json.loads(run("recheck", str(report), "--format", "json", rules=changed).stdout)["records"]
    assert [each["now"]["because"] for each in record["reworded"]] == ["Python is there already"]
    assert [each["because"] for each in record["added"]] == ["the packages run there"]
    assert [each["because"] for each in record["removed"]] == ["the packages run in its own process"]


def test_another_outcome_exits_1_and_says_from_what_to_what(report: Path, run: Run, tmp_path: Path) -> None:
    when = "\n        when: {language: python}\n"
    changed = rules(tmp_path, (f"prefer: fastapi{when}", f"prefer: express{when}"))
    result = run("recheck", str(report), rules=changed)
    assert result.returncode == 1
    text = result.stdout.decode()
    assert text.startswith(
        f"{report}: changed: Use FastAPI (moderate, 67 %) -> Use Express (strong, 100 %): now +15 for"
    )
    assert text.count("\n") == 1


def test_answers_that_the_rules_no_longer_know_are_named(report: Path, run: Run, tmp_path: Path) -> None:
    changed = rules(tmp_path, ("npm: Those on npm", "node: Those on npm"), ("libraries: npm", "libraries: node"))
    (record,) = json.loads(run("recheck", str(report), "--format", "json", rules=changed).stdout)["records"]
    assert record["gone"] == ["libraries: npm"]


def test_an_old_review_is_said(report: Path, run: Run) -> None:
    assert b"review them again" in run("recheck", str(report), "--date", "2028-01-01").stderr


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
        lambda text: re.sub('"open_questions": ?\\[', '"open_questions":[7,', text),
        lambda text: re.sub('"points": ?', '"points":"x', text),
        lambda text: re.sub('"options": ?\\[\\s*"fastapi",', '"options":["fastapi"', text),
        lambda text: re.sub('"own_weights": ?{', '"own_weights":{"language":7,', text),
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
    report.write_text(re.sub('"leader": ?"fastapi"', '"leader":"express"', report.read_text()))
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
    fake = '```json\n{\n "open_questions": [],\n "format": 1\n}\n```\n'
    file.write_text(fake + file.read_text())
    assert run("recheck", str(file)).returncode == 0


# Folders


CHANGED = "prefer: fastapi\n        when: {language: python}\n", "prefer: express\n        when: {language: python}\n"


@pytest.fixture
def filed(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two records, a page deeper in, and a file that is not ours."""
    monkeypatch.chdir(folder.parent)
    assert run(*WORDS, "-o", "decisions/").returncode == 0
    assert run("recommend", "--language", "javascript", "-o", "decisions/").returncode == 0
    (folder / "pages").mkdir()
    assert run(*WORDS, "-o", "decisions/pages/page.html").returncode == 0
    (folder / "README.md").write_text("# Decisions\n")
    return Path("decisions")


def test_a_folder_is_looked_through_and_what_is_not_ours_is_counted_and_named(filed: Path, run: Run) -> None:
    result = run("recheck", str(filed), "--date", "2026-11-25")
    assert result.returncode == 0
    assert [line.split(": ")[:2] for line in result.stdout.decode().splitlines()] == [
        ["decisions/0001-use-fastapi.md", "stands"],
        ["decisions/0002-use-express.md", "stands"],
        ["decisions/pages/page.html", "stands"],
    ]
    assert result.stderr.decode().splitlines() == [
        "3 records, none changed; rules reviewed 2026-11-22, 3 days ago",
        "1 file is not ours: decisions/README.md",
    ]


def test_what_is_not_ours_does_not_hide_what_has_changed(filed: Path, run: Run, tmp_path: Path) -> None:
    changed = rules(tmp_path, CHANGED)
    words = ("recheck", str(filed), "decisions/README.md", "missing.md")
    result = run(*words, rules=changed)
    assert result.returncode == 1
    assert b"decisions/0001-use-fastapi.md: changed: " in result.stdout
    assert result.stderr.decode().startswith("decisions/README.md: this is not ours; ")
    assert "missing.md: the file cannot be read" in result.stderr.decode()
    assert b" files are not ours" not in result.stderr
    assert run(*words).returncode == 2
    github = run(*words, "--format", "github", rules=changed).stdout.decode().splitlines()
    assert [line.partition(",")[0] for line in github] == [
        "::error file=decisions/0001-use-fastapi.md",
        "::error file=decisions/pages/page.html",
        "::error file=decisions/README.md",
        "::error file=missing.md",
    ]


@pytest.mark.parametrize("named", [("decisions/README.md", "decisions"), ("decisions", "./decisions/README.md")])
@pytest.mark.usefixtures("filed")
def test_what_is_named_itself_is_not_passed_over(named: tuple[str, str], run: Run) -> None:
    result = run("recheck", *named)
    assert result.returncode == 2
    assert len(result.stdout.splitlines()) == 3
    assert b"README.md: this is not ours" in result.stderr


@pytest.mark.usefixtures("filed")
def test_what_is_named_twice_is_told_once(run: Run) -> None:
    result = run("recheck", "decisions/pages", "decisions", "decisions/pages/../0001-use-fastapi.md")
    assert len(result.stdout.splitlines()) == 3


def test_a_damaged_record_in_a_folder_is_no_foreign_file(filed: Path, run: Run) -> None:
    file = filed / "0001-use-fastapi.md"
    file.write_text(file.read_text().replace('"format":1', '"format":9'))
    result = run("recheck", str(filed))
    assert (result.returncode, len(result.stdout.splitlines())) == (2, 2)
    assert b"decisions/0001-use-fastapi.md: what the report kept of itself is damaged" in result.stderr


def test_records_of_another_decision_are_counted_and_no_fault(filed: Path, run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    run("new", str(other))
    assert run("recommend", "-o", "decisions/other.json", rules=other).returncode == 0
    result = run("recheck", str(filed))
    assert result.returncode == 0
    assert b"1 file is about another decision: decisions/other.json\n" in result.stderr
    alone = run("recheck", str(filed), rules=other)
    assert alone.returncode == 0
    assert b"3 files are about another decision: " in alone.stderr


def test_a_folder_in_which_nothing_is_ours_says_so(filed: Path, run: Run) -> None:
    (filed / "pages" / "page.html").write_text("<p>")
    result = run("recheck", str(filed / "pages"))
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().splitlines() == [
        "decisions/pages: no record of this decision is in this folder; "
        "name another, or with --rules the rule file of the records in it",
        "1 file is not ours: decisions/pages/page.html",
    ]


@pytest.mark.usefixtures("filed")
def test_at_a_terminal_the_reasons_stand_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside, inside = pty.openpty()
    with os.fdopen(inside, "w") as stream, monkeypatch.context() as around:
        around.setattr(sys, "stdout", stream)
        around.setenv("RECOMMENDER_RULES", str(rules(tmp_path, CHANGED)))
        assert main(["recheck", "decisions/0001-use-fastapi.md"]) == 1
    lines = os.read(outside, 65536).decode().splitlines()
    os.close(outside)
    assert lines[0] == "decisions/0001-use-fastapi.md: changed: Use FastAPI (moderate, 67 %) -> Use"
    assert lines[2].startswith("  now +15 for Express: ")
