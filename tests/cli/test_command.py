"""Commands as typer sees them: what they are given is what was written."""

from typing import Annotated, Any

import pytest
import typer

from recommender.cli.command import command
from recommender.cli.exits import Stop
from recommender.cli.rules_in_force import RulesInForce
from recommender.model.decision import Answer, Question
from recommender.model.place import Place

GIVEN: dict[str, Any] = {}
"""What the function that was tried last was given."""


def _tried(
    in_force: RulesInForce,
    words: Annotated[list[str] | None, typer.Argument()] = None,
    *,
    one: str = "nothing",
    many: list[str] | None = None,
    switch: Annotated[bool, typer.Option("--switch")] = False,
) -> int:
    GIVEN.update(rules=in_force.file, words=words, one=one, many=many, switch=switch)
    return 0


def _question(id: str) -> Question:
    place = Place("f")
    return Question(id, "Which?", {"x": Answer("x", "X", place), "y": Answer("y", "Y", place)}, None, place)


def _given(*words: str) -> dict[str, Any]:
    GIVEN.clear()
    command("tried", _tried, epilog="").main(list(words), standalone_mode=False)
    return GIVEN


def test_what_is_not_given_is_left_as_the_function_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RECOMMENDER_RULES", raising=False)
    assert _given() == {"rules": None, "words": None, "one": "nothing", "many": None, "switch": False}


def test_words_are_taken_as_they_are_written() -> None:
    given = _given("a", " b ", "--one", "", "--many", "7", "--many", "true", "--switch", "--rules", "f.yaml")
    assert given["words"] == ["a", " b "]
    assert (given["one"], given["many"], given["switch"], given["rules"]) == ("", ["7", "true"], True, "f.yaml")


def test_every_question_is_a_flag_whatever_its_name() -> None:
    GIVEN.clear()

    def asks(in_force: RulesInForce, *, answers: dict[str, str], one: str = "") -> int:
        GIVEN.update(answers=answers, one=one, rules=in_force.file)
        return 0

    questions = [_question(id) for id in ("class", "one_more", "answers")]
    made = command("asks", asks, epilog="", questions=questions, in_force=RulesInForce("f.yaml"))
    made.main(["--class", "x", "--one-more=z", "--one", "1"], standalone_mode=False)
    assert GIVEN == {"answers": {"class": "x", "one_more": "z"}, "one": "1", "rules": "f.yaml"}


@pytest.mark.parametrize("words", [("--one", "a", "--one", "b"), ("--switch", "--switch"), ("--one=a", "--one=a")])
def test_a_flag_that_is_given_twice_is_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(Stop, match=r"is given twice; give it once"):
        _given(*words)


@pytest.mark.parametrize("words", [("--on", "a"), ("--one",), ("-x",)])
def test_what_typer_refuses_knows_the_command(words: tuple[str, ...]) -> None:
    with pytest.raises(typer.TyperException) as caught:
        _given(*words)
    assert caught.value.ctx.command.name == "tried"  # type: ignore[attr-defined]


def test_an_argument_that_is_missing_is_said() -> None:
    def needs(in_force: RulesInForce, file: Annotated[str, typer.Argument()]) -> int:  # noqa: ARG001
        return 0

    with pytest.raises(typer.TyperException, match="Missing parameter: file"):
        command("needs", needs, epilog="").main([], standalone_mode=False)
