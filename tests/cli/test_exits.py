"""Exit codes, and what is said of them."""

import re
from pathlib import Path

from recommender.cli.exits import HELP, ExitCode, Stop

README = (Path(__file__).parent.parent.parent / "README.md").read_text()


def test_help_and_the_readme_tell_every_code() -> None:
    table = README.partition("| Exit code | Means |\n|---|---|\n")[2].partition("\n\n")[0]
    codes = [int(code) for code in ExitCode]
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)] == codes
    assert [int(code) for code in re.findall(r"(?:: |; |\n)(\d+) ", HELP)] == codes


def test_a_stop_holds_the_code_and_every_line() -> None:
    stop = Stop(ExitCode.RULES, (line for line in ("one", "two")))
    assert (stop.code, stop.lines) == (3, ("one", "two"))
    assert Stop(ExitCode.GATE_FAILED).lines == ()
