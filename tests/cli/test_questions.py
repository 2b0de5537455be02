"""`recommender questions`."""

import json

from tests.cli.conftest import Run


def test_the_questions_come_with_their_flags(run: Run) -> None:
    questions = json.loads(run("questions", "--format", "json").stdout)["questions"]
    assert [question["flag"] for question in questions] == ["--language", "--libraries", "--api-docs", "--runtime"]
    assert b"--api-docs  Who should write" in run("questions").stdout
