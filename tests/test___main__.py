"""The command as a process: it leaves at once, and loses nothing that was said."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(("words", "code"), [(("questions", "--format", "json"), 0), (("recomend",), 2)])
def test_it_leaves_with_its_exit_code_and_all_that_was_said(words: tuple[str, ...], code: int) -> None:
    result = subprocess.run([sys.executable, "-m", "recommender", *words], capture_output=True, check=False)
    assert result.returncode == code
    said = result.stderr if code else result.stdout
    assert said.endswith(b"\n")
    assert b"Traceback" not in result.stderr


def test_an_interrupt_during_start_up_ends_quietly() -> None:
    program = (
        "import sys, types; from recommender.__main__ import run\n"
        "class Interrupted(types.ModuleType):\n"
        "    def __getattr__(self, name): raise KeyboardInterrupt\n"
        "sys.modules['recommender.cli.main'] = Interrupted('main'); run()"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")
