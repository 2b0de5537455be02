"""`recommender completion`, in the shells themselves."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import SAMPLE


def _offered(line: str, tmp_path: Path, script: str) -> list[str]:
    """What bash offers at the end of a line."""
    _launcher(tmp_path)
    words = line.split(" ")
    program = f"""
        {script}
        COMP_WORDS=({" ".join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}
        _recommender_completion recommender
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    result = subprocess.run(
        ["bash", "-c", program], capture_output=True, env=_environment(tmp_path), check=True, timeout=60
    )
    assert result.stderr == b""
    return result.stdout.decode().split()


def _launcher(folder: Path) -> None:
    """Puts the command of this interpreter into a folder, under its name."""
    launcher = folder / "recommender"
    launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m recommender "$@"\n')
    launcher.chmod(0o755)


def _environment(folder: Path) -> dict[str, str]:
    rest = {name: value for name, value in os.environ.items() if name != "RECOMMENDER_RULES"}
    return {**rest, "PATH": f"{folder}:{os.environ['PATH']}"}


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_bash_offers_commands_flags_and_the_answers_of_the_rule_file(tmp_path: Path, run: Run) -> None:
    script = run("completion", "bash", rules=None).stdout.decode()
    assert "recommend" in _offered("recommender re", tmp_path, script)
    assert _offered(f"recommender recommend --rules {SAMPLE} --api", tmp_path, script) == ["--api-docs"]
    line = f"recommender recommend --rules {SAMPLE} --api-docs "
    assert _offered(line, tmp_path, script) == ["framework", "ourselves", "any"]
    assert _offered("recommender recommend --setup b", tmp_path, script) == ["batteries"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_the_script_knows_the_rule_file_it_was_made_for(tmp_path: Path, run: Run) -> None:
    script = run("completion", "bash", "--rules", str(SAMPLE), rules=None).stdout.decode()
    assert _offered("recommender recommend --api-docs f", tmp_path, script) == ["framework"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not here")
def test_fish_offers_the_answers_of_the_rule_file(tmp_path: Path, run: Run) -> None:
    _launcher(tmp_path)
    script = run("completion", "fish", "--rules", str(SAMPLE), rules=None).stdout.decode()
    program = f"{script}\ncomplete -C 'recommender recommend --api-docs '"
    result = subprocess.run(
        ["fish", "-c", program], capture_output=True, env=_environment(tmp_path), check=True, timeout=60
    )
    assert sorted(result.stdout.decode().split()) == ["any", "framework", "ourselves"]


def test_zsh_is_answered_in_its_own_form(process: Run) -> None:
    env = {"_RECOMMENDER_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "recommender recommend --api-docs f"}
    assert process(env=env).stdout.decode().strip() == """_arguments '*: :(("framework"))'"""


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_script_is_sound_shell(shell: str, tmp_path: Path, run: Run) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    script = tmp_path / "script"
    script.write_bytes(run("completion", shell, "--rules", str(SAMPLE)).stdout)
    subprocess.run([shell, "-n", str(script)], check=True, timeout=60)
