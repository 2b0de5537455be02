"""`recommender new`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_what_new_writes_is_sound_and_is_not_written_over(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "tabs.yaml"
    assert run("new", str(tmp_path / "tabs")).returncode == 0
    result = run("check", str(file), "--fail-on", "note")
    assert (result.returncode, result.stderr.decode()) == (0, f"{file}: nothing to find fault with\n")
    assert run("new", str(file)).returncode == 2
    assert run("new", str(file), "--force").returncode == 0


@pytest.mark.parametrize("name", [" ", "", "folder/"])
def test_without_a_name_it_says_what_to_write(name: str, run: Run) -> None:
    result = run("new", name)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == b"recommender: no file is named; write recommender new NAME\n"


def test_it_says_what_to_run_next_and_quotes_what_a_shell_would_read_otherwise(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "tabs or spaces").stderr == (
        b"tabs or spaces.yaml is written; next: recommender check 'tabs or spaces.yaml'\n"
    )
    assert run("new", "--", "-tabs.yml").stderr.endswith(b" recommender check ./-tabs.yml\n")


def test_it_is_reviewed_on_the_day_that_is_given(tmp_path: Path, run: Run) -> None:
    run("new", str(tmp_path / "tabs"), "--date", "2026-11-22")
    assert "\nreviewed: 2026-11-22 " in (tmp_path / "tabs.yaml").read_text()
