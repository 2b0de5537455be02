"""The README shows what the commands print: every one is run and compared."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text()
CONSOLE = re.findall(r"^\$ (.+)\n((?:(?!```).*\n)*)", README, re.MULTILINE)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A folder on the path in which this interpreter's command has its name, and nothing that sways what is printed."""
    folder = tmp_path_factory.mktemp("bin")
    launcher = folder / "recommender"
    launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m recommender "$@"\n')
    launcher.chmod(0o755)
    swaying = ("RECOMMENDER_RULES", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
    rest = {name: value for name, value in os.environ.items() if name not in swaying}
    return {**rest, "PATH": f"{folder}:{os.environ['PATH']}"}


def test_the_readme_has_commands_to_run() -> None:
    assert len(CONSOLE) >= 7
    assert PYTHON


@pytest.mark.parametrize(("command", "shown"), CONSOLE, ids=[command[:50] for command, _ in CONSOLE])
def test_a_command_prints_what_the_readme_shows(
    command: str, shown: str, environment: dict[str, str], tmp_path: Path
) -> None:
    result = subprocess.run(
        ["bash", "-c", command], capture_output=True, cwd=tmp_path, env=environment, check=False, timeout=60
    )
    printed = (result.stdout + result.stderr).decode()
    if shown.endswith("…\n"):
        assert printed.startswith(shown.removesuffix("…\n"))
    else:
        assert printed == shown


def test_the_python_example_runs() -> None:
    for program in PYTHON:
        output = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60).stdout
        assert output.decode().startswith("FastAPI 0.")


def test_the_lines_that_set_up_are_the_ones_that_ci_runs() -> None:
    lines = re.findall(r"^### (Try|Test) it\n(?:(?!^###).*\n)*?```sh\n(python3 .+)\n", README, re.MULTILINE)
    assert [heading for heading, _ in lines] == ["Try", "Test"]
    assert lines[0][1].endswith("recommender recommend --language python --api-docs generated")
    assert lines[1][1].endswith(".venv/bin/pytest")
