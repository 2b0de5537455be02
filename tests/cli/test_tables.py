"""`recommender compare` and `recommender questions`."""

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Result


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_the_options_are_compared(format: str, run: Callable[..., Result]) -> None:
    result = run("compare", "--format", format)
    assert result.returncode == 0
    assert b"Built in, by Pydantic" in result.stdout


def test_the_questions_come_with_their_flags(run: Callable[..., Result]) -> None:
    questions = json.loads(run("questions", "--format", "json").stdout)["questions"]
    assert [question["flag"] for question in questions] == ["--language", "--libraries", "--api-docs", "--runtime"]
    assert b"--api-docs  Who should write" in run("questions").stdout
