"""The README shows what the commands print: every one is run and compared."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recommender.cli.main import main

README = (Path(__file__).parent.parent / "README.md").read_text()
CONSOLE = re.findall(r"^\$ (.+)\n((?:(?!```).*\n)*)", README, re.MULTILINE)
SWAYING = ("RECOMMENDER_RULES", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
OF_A_SHELL = "|;&<>$"
"""Characters of commands that need a shell; the others run in this process, which is quicker."""
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A folder on the path in which this interpreter's command has its name, and nothing that sways what is printed."""
    folder = tmp_path_factory.mktemp("bin")
    launcher = folder / "recommender"
    launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m recommender "$@"\n')
    launcher.chmod(0o755)
    rest = {name: value for name, value in os.environ.items() if name not in SWAYING}
    return {**rest, "PATH": f"{folder}:{os.environ['PATH']}"}


def test_the_readme_has_commands_to_run() -> None:
    assert len(CONSOLE) >= 7
    assert PYTHON


@pytest.fixture
def printed(
    environment: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Callable[[str], str]:
    """What a command prints in an empty folder."""

    def run(command: str) -> str:
        if set(command) & set(OF_A_SHELL):
            result = subprocess.run(
                ["bash", "-c", command], capture_output=True, env=environment, check=False, timeout=60
            )
            return (result.stdout + result.stderr).decode()
        for name in SWAYING:
            monkeypatch.delenv(name, raising=False)
        main(shlex.split(command)[1:])
        out, err = capfdbinary.readouterr()
        return (out + err).decode()

    monkeypatch.chdir(tmp_path)
    return run


@pytest.mark.parametrize(("command", "shown"), CONSOLE, ids=[command[:50] for command, _ in CONSOLE])
def test_a_command_prints_what_the_readme_shows(command: str, shown: str, printed: Callable[[str], str]) -> None:
    if shown.endswith("…\n"):
        assert printed(command).startswith(shown.removesuffix("…\n"))
    else:
        assert printed(command) == shown


def test_the_python_example_runs() -> None:
    for program in PYTHON:
        output = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60).stdout
        assert output.decode().startswith("FastAPI 0.")


def test_the_lines_that_set_up_are_the_ones_that_ci_runs() -> None:
    lines = re.findall(r"^### (Try|Test) it\n(?:(?!^###).*\n)*?```sh\n(python3 .+)\n", README, re.MULTILINE)
    assert [heading for heading, _ in lines] == ["Try", "Test"]
    assert lines[0][1].endswith("recommender recommend --language python --api-docs generated")
    assert lines[1][1].endswith(".venv/bin/pytest")
