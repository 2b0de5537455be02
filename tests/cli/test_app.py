"""The commands and their flags."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recommender.cli.app import COMMANDS, flags
from tests.cli.conftest import Result
from tests.conftest import SAMPLE

Run = Callable[..., Result]


def test_every_flag_of_a_command_is_known(run: Run) -> None:
    shown = set()
    for command in ((), *((command,) for command in COMMANDS)):
        text = run(*command, "--help", rules=None).stdout.decode()
        given = {word.strip(",") for word in text.split() if word.startswith("--")}
        questions = {line.split()[0] for line in text.splitlines() if " ANSWER" in line}
        shown |= given - questions
    assert {"--rules", "--help", "--version", "--adr-style", "--coverage"} <= shown
    assert shown == flags()


@pytest.mark.parametrize("name", ["format", "fail_on", "version"])
@pytest.mark.parametrize("command", ["check", "recommend"])
def test_a_question_named_like_a_flag_is_refused(name: str, command: str, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "f.yaml"
    file.write_text(SAMPLE.read_text().replace("runtime: ", f"{name}: ").replace("  runtime:", f"  {name}:"))
    result = run(command, *((str(file),) if command == "check" else ("--rules", str(file))))
    assert result.returncode == 3
    flag = name.replace("_", "-")
    said = f"{file}:27:3: '{name}' may not name a question: --{flag} is a flag of the commands; choose another name"
    assert said in (result.stdout + result.stderr).decode()
