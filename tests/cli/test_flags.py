"""Flags that several commands have."""

import pytest

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import COMPLETE, format_flag, one_of, question_parameter
from recommender.model.decision import Decision


def test_a_known_word_is_itself() -> None:
    assert one_of("--format", "json", {"text": 1, "json": 2}, kind="format") == "json"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("jsn", "--status: no status is named 'jsn'; did you mean 'json'?"),
        ("x", "--status: no status is named 'x'; the statuses are text, json"),
    ],
)
def test_an_unknown_word_is_met_with_the_one_that_was_meant(word: str, said: str) -> None:
    with pytest.raises(Stop) as stopped:
        one_of("--status", word, ["text", "json"], kind="status", kinds="statuses")
    assert stopped.value.code == ExitCode.USAGE
    assert stopped.value.lines == (said,)


@pytest.fixture
def shell_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COMPLETE, "complete_bash")


@pytest.mark.usefixtures("shell_asks")
def test_a_question_is_a_flag_that_offers_its_answers(sample: Decision) -> None:
    parameter = question_parameter("answer_api_docs", sample.questions["api_docs"])
    assert (parameter.name, parameter.default) == ("answer_api_docs", None)
    (option,) = parameter.annotation.__metadata__
    assert option.help.endswith("framework | ourselves | any")
    assert option.autocompletion("f") == ["framework"]


@pytest.mark.usefixtures("shell_asks")
def test_a_format_flag_offers_the_formats() -> None:
    option = format_flag({"text": 1, "json": 2})
    assert option.metavar == "text|json"
    assert option.autocompletion is not None
    assert option.autocompletion("j") == ["json"]


def test_nothing_is_offered_where_no_shell_asks(sample: Decision) -> None:
    assert format_flag({"text": 1}).autocompletion is None
    (option,) = question_parameter("answer_api_docs", sample.questions["api_docs"]).annotation.__metadata__
    assert option.autocompletion is None
