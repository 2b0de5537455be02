"""The interview line by line, with answers from a pipe."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from recommender.reports.sentences.headline import headline, verdict
from recommender.reports.style import Style
from recommender.reports.text import render
from recommender.tui.kept_answers import Kept
from recommender.tui.plain import interview, resumed
from recommender.tui.session import Session
from tests import hostile, rule_files
from tests.advised import advised


def played(decision: Decision, *lines: str, profile: Profile | None = None) -> tuple[Profile, str]:
    said: list[str] = []
    result = interview(decision, Session(profile or Profile()), [f"{line}\n" for line in lines], said.append)
    return result, "".join(said)


def first(decision: Decision, profile: Profile) -> str:
    return recommend(decision, profile).next_questions[0].question.id


def test_the_next_best_question_is_asked_first_and_after_every_answer(sample: Decision) -> None:
    profile = Profile()
    lines = []
    for _ in range(3):
        question = sample.questions[first(sample, profile)]
        lines.append("1")
        profile = profile.with_answer(question.id, next(iter(question.answers)))
        if not recommend(sample, profile).next_questions:
            break
    assert played(sample, *lines)[0].answers == profile.answers


def test_an_answer_is_a_number_a_name_or_the_beginning_of_its_text(sample: Decision) -> None:
    for typed in ("2", "only_node", "Only Node.js", "only n"):
        profile, _ = played(sample, typed, "done")
        assert profile.answers == {"runtime": "only_node"}


def test_what_means_no_answer_or_several_is_asked_again(sample: Decision) -> None:
    profile, said = played(sample, "only", "9", "0", "onli_node", "done")
    assert profile == Profile()
    assert said.count("No answer is meant by that; ") == 4
    assert "did you mean 'only_node'?" in said
    assert said.count("\nWhat may run in production? (4 questions still matter)\n  1  Anything") == 5


@pytest.mark.parametrize("typed", ["1", "2", "3"])
def test_who_leads_is_said_after_every_answer_in_one_line(sample: Decision, typed: str) -> None:
    _, said = played(sample, "anything", typed, "done")
    profile = Profile({"runtime": "anything"})
    second = sample.questions[first(sample, profile)]
    given = list(second.answers.values())[int(typed) - 1]
    for answer, now in (("Anything", profile), (given.text, profile.with_answer(second.id, given.id))):
        result = recommend(sample, now)
        line = headline(result) if result.outcome or result.disagreement else f"{verdict(result, result.confidence)}."
        assert f"> {answer}\n{line}\n" in said


def _named(**answers: str) -> Decision:
    """A decision whose question has these answers."""
    rule = {"prefer": "x", "when": {"q": next(iter(answers))}, "because": "so", "source": "s"}
    return rule_files.loaded(
        {
            "decision": "Which?",
            "options": {"x": {"name": "X"}, "y": {"name": "Y"}},
            "sources": {"s": {"title": "A source"}},
            "questions": {"q": {"ask": "q?", "answers": answers}},
            "criteria": {"c": {"weight": 1, "rules": [rule]}},
        }
    )


@pytest.mark.parametrize("word", ["back", "done", "why", "q", "quit"])
def test_an_answer_that_is_called_like_a_command_is_an_answer(word: str) -> None:
    decision = _named(**{word: "This", "other": "Other"})
    assert played(decision, word)[0].answers == {"q": word}
    assert played(decision, "1")[0].answers == {"q": word}
    assert played(_named(this=word.title(), other="Other"), word)[0].answers == {"q": "this"}


def test_a_command_that_is_called_like_an_answer_takes_a_colon_and_that_is_said() -> None:
    decision = _named(back="One", two="Done", why="Why")
    profile, said = played(decision, ":back", ":why", ":done", "back")
    assert profile == Profile()
    assert "Here back is an answer. To go back, type :back, with a colon before it.\n" in said
    assert "Here done is an answer. To stop, type :done, with a colon before it.\n" in said
    assert "This is the first question." in said
    assert "speaks for X" in said
    assert "colon" not in played(_named(a="A", b="B"), "done")[1]


def test_a_number_that_no_answer_has_may_be_a_text() -> None:
    decision = _named(lts="18", next="20")
    assert played(decision, "20")[0].answers == {"q": "next"}
    assert played(decision, "2")[0].answers == {"q": "next"}


def test_why_shows_the_reasons_behind_the_question(sample: Decision) -> None:
    _, said = played(sample, "why?", "done")
    assert "“Only Node.js” rules out FastAPI: it needs Python to run [judgement]" in said


def test_empty_skips_and_back_returns_over_answers_and_skips(sample: Decision) -> None:
    asked = sample.questions[first(sample, Profile())].ask
    profile, said = played(sample, "", "back", "1", "back", "back", "done")
    assert profile.answers == {"runtime": "anything"}  # who only looks back and stops loses nothing
    assert said.count(asked) == 4
    assert "This is the first question." in said


@pytest.mark.parametrize("end", [(), ("done",)])
@pytest.mark.parametrize("back", [("back",), ("back", "back")])
def test_who_looks_back_and_stops_loses_nothing(back: tuple[str, ...], end: tuple[str, ...], sample: Decision) -> None:
    profile, said = played(sample, "anything", "4", *back, *end)
    assert len(profile.answers) == 2
    assert f"--runtime {profile.answers['runtime']}" in said


def test_another_answer_after_back_takes_back_what_came_after_it(sample: Decision) -> None:
    profile, _ = played(sample, "anything", "4", "back", "back", "only_python", "done")
    assert profile.answers == {"runtime": "only_python"}


def test_back_shows_the_answer_that_was_given_and_empty_keeps_it(sample: Decision) -> None:
    profile, said = played(sample, "anything", "", "back", "back", "", "done")
    assert "It was: Anything. Empty keeps it." in said
    assert profile.answers == {"runtime": "anything"}


def test_every_new_profile_is_kept_with_those_before(sample: Decision) -> None:
    kept: list[Session] = []

    def keep(session: Session) -> bool:
        kept.append(session)
        return True

    lines = ["\n", "back\n", "anything\n", "\n", "back\n", "back\n", "only_node\n"]
    interview(sample, Session(Profile()), lines, lambda _: None, keep)
    assert [session.profile.answers.get("runtime") for session in kept] == ["anything", None, "only_node"]
    assert [session.past for session in kept] == [(Profile(),), (), (Profile(),)]


def test_an_answer_is_kept_before_anything_is_worked_out_of_it(
    sample: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []

    def worked_out(decision: Decision, profile: Profile) -> Recommendation:
        happened.append("worked out")
        return recommend(decision, profile)

    def keep(_: Session) -> bool:
        happened.append("kept")
        return True

    monkeypatch.setattr("recommender.tui.plain.recommend", worked_out)
    interview(sample, Session(Profile()), ["anything\n"], lambda _: None, keep)
    assert happened == ["worked out", "kept", "worked out"]


def test_back_goes_on_after_an_interview_is_resumed(sample: Decision) -> None:
    begin = Session(Profile()).with_answer("runtime", "anything").with_answer("api_docs", "any")
    said: list[str] = []
    left = interview(sample, begin, ["back\n", "back\n", "\n"], said.append)
    assert left.answers == {"runtime": "anything", "api_docs": "any"}
    assert "It was: Anything. Empty keeps it." in "".join(said)


def test_it_is_said_once_if_answers_cannot_be_kept(sample: Decision) -> None:
    said: list[str] = []
    interview(sample, Session(Profile()), ["anything\n", "back\n", "only_node\n"], said.append, lambda _: False)
    assert said.count("Answers cannot be kept here.\n") == 1


ONE, OTHER = (
    Kept(Session(Profile(answers)), datetime(2020, 11, day, 14, 3, tzinfo=UTC), Path())
    for day, answers in ((24, {"language": "python"}), (23, {"language": "either", "libraries": "npm"}))
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("", ONE.session), ("1", ONE.session), ("2", OTHER.session), ("New", Session(Profile())), (None, None)],
)
def test_answers_of_last_time_are_offered_and_what_is_not_understood_is_asked_again(
    typed: str | None, expected: Session | None
) -> None:
    said: list[str] = []
    lines = ["nwe\n", "3\n", "0\n", *([] if typed is None else [f"{typed}\n"])]
    begin = Session(Profile())
    assert resumed(begin, [ONE, OTHER], lambda kept: kept.session, iter(lines), said.append) == (expected or begin)
    shown = "".join(said)
    assert "  1  1 answer of 2020-11-24 14:03\n  2  2 answers of 2020-11-23 14:03\n" in shown
    assert shown.count("That is none of these. Empty") == 3
    assert shown.count("Empty goes on with the first, a number with that one, new starts anew.\n> ") == 4


def test_nothing_is_offered_where_nothing_is_kept_and_nothing_twice() -> None:
    said: list[str] = []
    begin = Session(Profile())
    assert resumed(begin, [], lambda kept: kept.session, iter([]), said.append) is begin
    assert said == []
    assert resumed(begin, [ONE], lambda _: None, iter(["1\n", "new\n"]), said.append) is begin
    assert "Another interview goes on with these answers.\n" in said


def test_a_skipped_question_is_not_asked_again(sample: Decision) -> None:
    asked = sample.questions[first(sample, Profile())].ask
    _, said = played(sample, "", "", "", "", "")
    assert said.count(f"\n{asked} (") == 1


def test_it_says_when_the_outcome_is_settled_and_stops_asking(sample: Decision) -> None:
    _, said = played(sample, "only_node")
    assert "\nUse Express (certain, 100 %)" in said
    assert said.count("> ") == 1


def test_it_offers_to_stop_once_the_share_has_passed_95_percent() -> None:
    raw = {
        "decision": "Which?",
        "options": {"x": {"name": "X"}, "y": {"name": "Y"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {
            "q": {"ask": "q?", "answers": {"a": "A", "b": "B"}},
            "r": {"ask": "r?", "answers": {f"a{index}": f"A{index}" for index in range(30)}},
        },
        "criteria": {
            "c": {
                "weight": 1,
                "rules": [
                    {"prefer": "x", "when": {"q": "a"}, "strength": "slight", "because": "so", "source": "s"},
                    {"prefer": "y", "when": {"r": "a0"}, "strength": "strong", "because": "so", "source": "s"},
                ],
            }
        },
    }
    _, said = played(rule_files.loaded(raw), "a", "done")
    assert (
        "X wins in 97 % of cases, if every answer to the rest is as likely as any other. Type done to stop, or go on.\n"
        in said
    )


def test_shares_by_usual_answers_are_called_so_there_too(sample: Decision) -> None:
    _, said = played(advised(sample), "done", profile=Profile({"language": "javascript"}))
    assert "Express wins in 96 % of cases, going by how teams usually answer the rest. Type done to stop" in said


def test_it_ends_with_the_report_of_recommend(sample: Decision) -> None:
    for lines in (("only_node",), ("", "done"), ()):
        profile, said = played(sample, *lines)
        assert said.endswith("\n" + render(recommend(sample, profile), Style()))


def test_hostile_texts_come_out_as_text() -> None:
    _, said = played(rule_files.loaded(hostile.rule_file()), "why", "done")
    assert "\x1b" not in said
    assert r"\x1b[31m[red]q[/x]" in said
