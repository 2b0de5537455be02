"""Which rule file a command works with."""

from collections.abc import Callable

import pytest

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.rules_in_force import RulesInForce
from tests.cli.conftest import Result
from tests.conftest import SAMPLE

Run = Callable[..., Result]


def test_the_flag_wins_over_the_variable_and_the_variable_over_the_packaged_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RECOMMENDER_RULES", "of-the-variable.yaml")
    assert (RulesInForce("named.yaml").file, RulesInForce("named.yaml").named) == ("named.yaml", True)
    assert (RulesInForce(None).file, RulesInForce(None).named) == ("of-the-variable.yaml", False)
    monkeypatch.setenv("RECOMMENDER_RULES", "")
    assert RulesInForce(None).file is None
    assert RulesInForce(None).decision.packaged


@pytest.mark.parametrize(("file", "code"), [("-", ExitCode.USAGE), ("", ExitCode.RULES), ("/no/file", ExitCode.RULES)])
def test_a_file_that_cannot_be_used_stops(file: str, code: ExitCode) -> None:
    with pytest.raises(Stop) as stopped:
        _ = RulesInForce(file).decision
    assert stopped.value.code == code


@pytest.mark.parametrize(
    "words",
    [
        ("--rules", str(SAMPLE), "--api-docs", "any"),
        ("--api-docs", "any", f"--rules={SAMPLE}"),
        ("--explain", "--api-docs=any", "--rules", str(SAMPLE), "--color", "never"),
        ("--title", "", "--api-docs", "any", "--rules", str(SAMPLE)),
    ],
)
def test_the_questions_are_flags_wherever_the_file_is_named(words: tuple[str, ...], run: Run) -> None:
    assert run("recommend", *words, rules=None).returncode == 0


def test_a_file_that_is_not_named_is_said(run: Run) -> None:
    result = run("recommend", "--rules")
    assert result.returncode == 2
    assert result.stderr == b"recommender: Option '--rules' requires an argument; see recommender recommend --help\n"


def test_two_files_are_refused(run: Run) -> None:
    result = run("recommend", "--rules", "a.yaml", "--rules", str(SAMPLE))
    assert (result.returncode, result.stderr) == (2, b"recommender: --rules is given twice; give it once\n")
