"""Runs the command line: in this process, or as scripts do where a process, its streams or its locale are the point."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recommender.cli.main import main
from tests.conftest import SAMPLE

Result = subprocess.CompletedProcess[bytes]
Run = Callable[..., Result]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in this process, for the sample rule file unless `rules` names another (or none)."""

    def call(*words: str, rules: Path | None = SAMPLE, stdin: bytes = b"", env: dict[str, str] | None = None) -> Result:
        with monkeypatch.context() as around:
            if rules is not None:
                around.setenv("RECOMMENDER_RULES", str(rules))
            for name, value in (env or {}).items():
                around.setenv(name, value)
            around.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            code = main(words)
        out, err = capfdbinary.readouterr()
        return Result(words, code, out, err)

    for name in ("RECOMMENDER_RULES", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return call


@pytest.fixture
def process() -> Run:
    """The command line in a process of its own."""

    def call(*words: str, env: dict[str, str] | None = None, stdin: bytes = b"", shell: str | None = None) -> Result:
        environment = {**os.environ, "RECOMMENDER_RULES": str(SAMPLE), **(env or {})}
        command = (
            ["bash", "-c", shell, "bash", sys.executable] if shell else [sys.executable, "-m", "recommender", *words]
        )
        return subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False, timeout=60)

    return call
