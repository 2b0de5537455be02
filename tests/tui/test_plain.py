"""The interview line by line, with answers from a pipe."""

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.style import Style
from recommender.reports.text import render
from recommender.tui.plain import interview, resumed
from tests import hostile, rule_files
from tests.advised import advised


def played(decision: Decision, *lines: str, profile: Profile | None = None) -> tuple[Profile, str]:
    said: list[str] = []
    result = interview(decision, profile or Profile(), [f"{line}\n" for line in lines], said.append)
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


def test_why_shows_the_reasons_behind_the_question(sample: Decision) -> None:
    _, said = played(sample, "why?", "done")
    assert "“Only Node.js” rules out FastAPI: it needs Python to run [judgement]" in said


def test_empty_skips_and_back_returns_over_answers_and_skips(sample: Decision) -> None:
    asked = sample.questions[first(sample, Profile())].ask
    profile, said = played(sample, "", "back", "1", "back", "back", "done")
    assert profile == Profile()
    assert said.count(asked) == 4
    assert "This is the first question." in said


def test_back_shows_the_answer_that_was_given_and_empty_keeps_it(sample: Decision) -> None:
    profile, said = played(sample, "anything", "", "back", "back", "", "done")
    assert "It was: Anything. Empty keeps it." in said
    assert profile.answers == {"runtime": "anything"}


def test_every_new_profile_is_kept(sample: Decision) -> None:
    kept: list[Profile] = []

    def keep(profile: Profile) -> bool:
        kept.append(profile)
        return True

    interview(sample, Profile(), ["anything\n", "back\n", "only_node\n"], lambda _: None, keep)
    assert [profile.answers.get("runtime") for profile in kept] == ["anything", None, "only_node"]


def test_it_is_said_once_if_answers_cannot_be_kept(sample: Decision) -> None:
    said: list[str] = []
    interview(sample, Profile(), ["anything\n", "back\n", "only_node\n"], said.append, lambda _: False)
    assert said.count("Answers cannot be kept here.\n") == 1


def test_answers_of_last_time_are_offered() -> None:
    kept = Profile({"language": "python"})
    for typed, expected in (("\n", kept), ("new\n", Profile())):
        said: list[str] = []
        assert resumed(Profile(), kept, [typed], said.append) == expected
        assert said == ["There are 1 answer from last time. Empty goes on with them, new starts anew.\n> "]
    assert resumed(Profile(), Profile(), [], said.append) == Profile()


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
