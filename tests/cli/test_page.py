"""The page that is sent round, as the command writes it."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own, in which the command runs."""
    monkeypatch.chdir(tmp_path)


def test_it_goes_to_standard_output_or_to_a_file(run: Run) -> None:
    printed = run("page")
    assert printed.returncode == 0
    assert printed.stdout.startswith(b"<!doctype html>\n")
    assert run("page", "-o", "-").stdout == printed.stdout
    assert run("page", "-o", "choose.html").stderr == b""
    assert run("recheck", "choose.html").stderr.startswith(b"choose.html: this is an interview to fill in, no report")
    assert Path("choose.html").read_bytes() == printed.stdout


def test_an_existing_file_is_kept_unless_that_is_forced(run: Run) -> None:
    Path("choose.html").write_text("mine")
    refused = run("page", "-o", "choose.html")
    assert refused.returncode == 2
    assert refused.stderr == b"-o: choose.html exists; add --force to replace it, or name another file\n"
    assert Path("choose.html").read_text() == "mine"
    assert run("page", "-o", "choose.html", "--force").returncode == 0


def test_it_begins_with_a_profile(run: Run) -> None:
    Path("team.yaml").write_text("answers: {language: python}\n")
    (data,) = re.findall(r'id="data">(.*?)</script>', run("page", "--profile", "team.yaml").stdout.decode(), re.DOTALL)
    assert json.loads(data)["begin"] == {"language": "python"}


def test_a_faulty_profile_is_met_as_everywhere(run: Run) -> None:
    Path("team.yaml").write_text("answers: {language: pyton}\n")
    refused = run("page", "--profile", "team.yaml")
    assert refused.returncode == 2
    assert refused.stderr == b"team.yaml:1:21: the question 'language' has no answer 'pyton'; did you mean 'python'?\n"


@pytest.mark.slow
def test_a_decision_that_is_too_large_is_refused_in_one_line(run: Run) -> None:
    asked = [f"q{at}" for at in range(30)]
    pairs = [{one: "x", other: "x"} for one in asked for other in asked if one < other]
    raw = {
        "decision": "Which?",
        "options": {"a": {"name": "A"}, "b": {"name": "B"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {id: {"ask": f"{id}?", "answers": {"x": "X", "y": "Y"}} for id in asked},
        "criteria": {
            "c": {
                "weight": 1,
                "rules": [{"prefer": "a", "when": when, "because": "so", "source": "s"} for when in pairs],
            }
        },
    }
    Path("large.json").write_text(json.dumps(raw))
    refused = run("page", "--rules", "large.json")
    assert refused.returncode == 2
    what = "too large for a page: its questions hang together too closely for a browser to count"
    assert refused.stderr.decode() == f"large.json: {what}; use recommender ask\n"
