"""`recommender check`."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Result
from tests.conftest import SAMPLE

Run = Callable[..., Result]
BASE_RATE = "base rate over all 108 complete profiles: FastAPI 45 %, Express 54 %, a tie under 1 %\n"


def test_a_sound_file_has_no_findings(run: Run) -> None:
    result = run("check", str(SAMPLE))
    assert result.returncode == 0
    assert result.stdout.decode() == f"{SAMPLE}: {BASE_RATE}"
    assert result.stderr.decode() == f"{SAMPLE}: nothing to find fault with\n"


def test_the_packaged_file_is_sound(run: Run) -> None:
    result = run("check", rules=None)
    assert result.returncode == 0
    assert result.stdout.startswith(b"rules/backend-framework.yaml: base rate over all ")
    assert result.stderr.decode() == "rules/backend-framework.yaml: nothing to find fault with\n"


def test_findings_go_to_standard_output_and_exit_1(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "f.yaml"
    file.write_text(SAMPLE.read_text().replace("    expect: express\n  Only Node", "    expect: fastapi\n  Only Node"))
    result = run("check", str(file))
    assert result.returncode == 1
    assert result.stdout.decode() == (
        f"{file}:101:3: the example expects fastapi, but the rules give express; "
        "correct the rules, or write 'expect: express'\n"
        f"{file}: {BASE_RATE}"
    )
    assert result.stderr.decode() == "1 finding\n"


def test_a_file_that_cannot_be_read_exits_3_and_the_others_are_still_checked(tmp_path: Path, run: Run) -> None:
    broken, unwise = tmp_path / "broken.yaml", tmp_path / "unwise.yaml"
    broken.write_text("decision: [")
    unwise.write_text(SAMPLE.read_text().replace("sources:\n", "sources:\n  unread: {title: Nobody reads it}\n"))
    result = run("check", str(broken), str(unwise), str(tmp_path / "missing.yaml"))
    assert result.returncode == 3
    lines = result.stdout.decode().splitlines()
    files = [str(broken), str(unwise), str(tmp_path / "missing.yaml"), str(unwise)]
    assert [line.split(":")[0] for line in lines] == files
    assert "warning: nothing cites the source 'unread'; cite it, or remove it" in lines[1]


def test_the_base_rate_of_a_large_decision_is_sampled_with_its_error(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "large.yaml"
    names = [f"q{index}" for index in range(40)]
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
