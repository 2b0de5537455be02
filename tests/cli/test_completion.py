"""`recommender completion`, in the shells themselves."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result
from tests.conftest import SAMPLE


def _offered(line: str, tmp_path: Path, script: str) -> list[str]:
    """What bash offers at the end of a line."""
    launcher = tmp_path / "recommender"
    launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m recommender "$@"\n')
    launcher.chmod(0o755)
    words = line.split(" ")
    program = f"""
        {script}
        COMP_WORDS=({" ".join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}
        _recommender_completion recommender
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    env.pop("RECOMMENDER_RULES", None)
    result = subprocess.run(["bash", "-c", program], capture_output=True, env=env, check=True, timeout=60)
    assert result.stderr == b""
    return result.stdout.decode().split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_bash_offers_commands_flags_and_the_answers_of_the_rule_file(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    script = run("completion", "bash", rules=None).stdout.decode()
    assert "recommend" in _offered("recommender re", tmp_path, script)
    assert _offered(f"recommender recommend --rules {SAMPLE} --api", tmp_path, script) == ["--api-docs"]
    line = f"recommender recommend --rules {SAMPLE} --api-docs "
    assert _offered(line, tmp_path, script) == ["framework", "ourselves", "any"]
    assert _offered("recommender recommend --upgrades r", tmp_path, script) == ["regularly", "rarely"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_the_script_knows_the_rule_file_it_was_made_for(tmp_path: Path, run: Callable[..., Result]) -> None:
    script = run("completion", "bash", "--rules", str(SAMPLE), rules=None).stdout.decode()
    assert _offered("recommender recommend --api-docs f", tmp_path, script) == ["framework"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_script_is_sound_shell(shell: str, tmp_path: Path, run: Callable[..., Result]) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    script = tmp_path / "script"
    script.write_bytes(run("completion", shell, "--rules", str(SAMPLE)).stdout)
    subprocess.run([shell, "-n", str(script)], check=True, timeout=60)
