"""`recommender check`."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import SAMPLE

BASE_RATE = "base rate over all 108 complete profiles: FastAPI 45 %, Express 54 %, a tie under 1 %\n"


def test_notes_are_told_and_fail_nothing(run: Run) -> None:
    result = run("check", str(SAMPLE))
    assert result.returncode == 0
    lines = result.stdout.decode().splitlines(keepends=True)
    assert all(line.startswith(f"{SAMPLE}:") and ": note: " in line for line in lines[:-1])
    assert lines[-1] == f"{SAMPLE}: {BASE_RATE}"
    assert result.stderr.decode() == f"{len(lines) - 1} notes\n"


def test_the_base_rate_is_given_both_ways_where_the_file_says_what_is_usual(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "usual.yaml"
    usual = (
        "neutral: either\n    usual: {python: 70, javascript: 10, typescript: 10, either: 10}\n    usual_source: ours"
    )
    file.write_text(SAMPLE.read_text().replace("neutral: either", usual))
    result = run("check", str(file))
    assert result.returncode == 0
    alike, as_usual = result.stdout.decode().splitlines(keepends=True)[-2:]
    assert alike == f"{file}: {BASE_RATE}"
    assert (
        as_usual
        == f"{file}: base rate over teams that answer as is usual: FastAPI 58 %, Express 41 %, a tie under 1 %\n"
    )


def test_a_file_without_findings_is_told_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    assert run("new", str(file), "--date", "2026-11-22").returncode == 0
    result = run("check", str(file), "--date", "2026-11-25")
    assert result.returncode == 0
    assert result.stderr.decode() == f"{file}: nothing to find fault with\n"


def test_the_packaged_file_fails_nothing(run: Run) -> None:
    result = run("check", "--date", "2026-11-25", rules=None)
    assert result.returncode == 0
    assert b"rules/backend-framework.yaml: base rate over all " in result.stdout


def test_findings_go_to_standard_output_and_exit_1(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "f.yaml"
    file.write_text(SAMPLE.read_text().replace("    expect: express\n  Only Node", "    expect: fastapi\n  Only Node"))
    result = run("check", str(file))
    assert result.returncode == 1
    assert (
        f"{file}:101:3: the example expects fastapi, but the rules give express; "
        "correct the rules, or write 'expect: express' [failing-example]\n"
        f"    recommender recommend --rules {file} --language typescript --libraries npm --assume-neutral\n"
    ) in result.stdout.decode()
    assert result.stderr.decode().startswith("1 error, ")


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_a_gate_is_as_strict_as_asked_for(level: str, code: int, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "unwise.yaml"
    file.write_text(SAMPLE.read_text().replace("sources:\n", "sources:\n  unread: {title: Nobody reads it}\n"))
    assert run("check", str(file), "--fail-on", level).returncode == code
    assert run("check", str(SAMPLE), "--fail-on", "note").returncode == 1


def test_an_old_review_is_a_finding_and_a_day_can_be_given(run: Run) -> None:
    assert b"[old-review]" in run("check", str(SAMPLE), "--date", "2028-01-01").stdout
    assert b"[old-review]" not in run("check", str(SAMPLE), "--date", "2026-12-01").stdout


def test_coverage_names_the_examples_of_every_rule(run: Run) -> None:
    text = run("check", str(SAMPLE), "--coverage").stdout.decode()
    assert f"{SAMPLE}:37: 2 examples: A data team serves its model behind documented endpoints; Only Node.js" in text
    assert f"{SAMPLE}: 8 of 8 rules fire in some example\n" in text


@pytest.mark.parametrize("name", ["json", "sarif", "github"])
def test_other_formats_hold_findings_and_nothing_else(name: str, run: Run) -> None:
    text = run("check", str(SAMPLE), "--format", name).stdout.decode()
    assert "base rate" not in text
    if name != "github":
        json.loads(text)


def test_a_file_that_cannot_be_read_exits_3_and_the_others_are_still_checked(tmp_path: Path, run: Run) -> None:
    broken, unwise = tmp_path / "broken.yaml", tmp_path / "unwise.yaml"
    broken.write_text("decision: [")
    unwise.write_text(SAMPLE.read_text().replace("sources:\n", "sources:\n  unread: {title: Nobody reads it}\n"))
    result = run("check", str(broken), str(unwise), str(tmp_path / "missing.yaml"))
    assert result.returncode == 3
    text = result.stdout.decode()
    files = [line.split(":")[0] for line in text.splitlines()]
    assert list(dict.fromkeys(files)) == [str(broken), str(unwise), str(tmp_path / "missing.yaml")]
    assert "warning: nothing cites the source 'unread'; cite it, or remove it [unused-source]\n" in text


@pytest.mark.slow
def test_the_base_rate_of_a_large_decision_is_sampled_with_its_error(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "large.yaml"
    names = [f"q{index}" for index in range(20)]
    parity = [
        {"any": [{one: "a", other: "b"}, {one: "b", other: "a"}]} for one in names for other in names if one < other
    ]
    raw = {
        "decision": "Which?",
        "options": {"x": {"name": "X"}, "y": {"name": "Y"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {name: {"ask": name, "answers": {"a": "A", "b": "B"}} for name in names},
        "criteria": {
            "c": {
                "weight": 1,
                "rules": [
                    {"prefer": "xy"[index % 2], "when": when, "because": "so", "source": "s"}
                    for index, when in enumerate(parity)
                ],
            }
        },
    }
    file.write_text(json.dumps(raw))
    rate = run("check", str(file)).stdout.decode().splitlines()[-1]
    assert re.fullmatch(
        r".*large\.yaml: base rate over a sample of [\d,]+ complete profiles: X \d+ %, Y .*\(standard error .*%\)",
        rate,
    )
