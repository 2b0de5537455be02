"""`recommender diff`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import SAMPLE

OLD, CHANGED = "old.yaml", "changed.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both files in the folder in which the command runs, so that their names are short wherever it is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / OLD).write_bytes(SAMPLE.read_bytes())
    text = SAMPLE.read_text().replace(
        "      - prefer: express\n        when: {libraries: npm}\n",
        "      - prefer: fastapi\n        when: {libraries: npm}\n",
    )
    assert text != SAMPLE.read_text()
    (tmp_path / CHANGED).write_text(text)


def test_a_change_is_told_with_a_profile_that_shows_it(run: Run) -> None:
    text = " ".join(run("diff", OLD, CHANGED).stdout.decode().split())
    assert "5 % of all profiles have another outcome Express -> FastAPI: " in text
    assert f"such as recommender recommend --rules {CHANGED} --libraries npm --assume-neutral" in text
    assert "+ prefer FastAPI (clear): the packages run in its own process" in text


def test_the_rule_file_in_force_is_the_new_one_if_none_is_named(run: Run) -> None:
    assert run("diff", CHANGED, rules=Path(OLD)).stdout.decode().split()[:3] == [CHANGED, "->", OLD]


def test_cases_that_are_met_otherwise_are_listed(run: Run) -> None:
    Path("cases.csv").write_text("id,chose,libraries\nbilling,express,npm\nother,fastapi,python\n")
    text = run("diff", OLD, CHANGED, "--cases", "cases.csv").stdout.decode()
    assert "  billing: Express -> FastAPI, and Express was chosen\n" in text
    assert "other:" not in text


@pytest.mark.parametrize("name", ["json", "markdown"])
def test_other_formats_say_the_same(name: str, run: Run) -> None:
    text = run("diff", OLD, CHANGED, "--format", name).stdout.decode()
    if name == "json":
        document = json.loads(text)
        assert document["outcomes"]["exact"] is True
        assert {"libraries": "npm"} in [each["witness"] for each in document["outcomes"]["shifts"]]
    else:
        assert "\n- Express -> FastAPI: " in text


def test_a_file_that_cannot_be_read_exits_3(run: Run) -> None:
    assert run("diff", "missing.yaml", CHANGED).returncode == 3
    assert run("diff", OLD, "missing.yaml").returncode == 3
