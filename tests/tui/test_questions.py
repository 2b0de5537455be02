"""The questions and their answers, key by key."""

import pytest
from textual.pilot import Pilot

from recommender.model.decision import Decision
from recommender.tui.app import Interview
from recommender.tui.questions import Questions
from tests import rule_files
from tests.examples import seldom
from tests.tui.playing import after, begun, play, press, settle, text


def test_a_digit_answers_the_open_question(sample: Decision) -> None:
    app = begun(sample)
    shown = after(app, "1")
    assert app.profile.answers == {"language": "python"}
    assert "(•) Python" in shown


@pytest.mark.parametrize("pick", ["enter", seldom("space")])
def test_arrows_and_enter_answer_and_go_on_to_the_next_question(sample: Decision, pick: str) -> None:
    app = begun(sample)
    after(app, "down", pick, "down", "down", "down", pick)
    assert app.profile.answers == {"language": "javascript", "libraries": "python"}


def test_left_and_right_home_and_end_turn_the_questions(sample: Decision) -> None:
    app = begun(sample)
    after(app, "right", "right", "1", "left", "1", "end", "1", "home", "1")
    assert list(app.profile.answers) == ["api_docs", "libraries", "runtime", "language"]


def test_up_goes_back_to_the_last_answer_of_the_question_before(sample: Decision) -> None:
    app = begun(sample)
    after(app, "up", "right", "up", "enter")
    assert app.profile.answers == {"language": "either"}


def test_backspace_takes_an_answer_back(sample: Decision) -> None:
    app = begun(sample)
    assert "(•)" not in after(app, "1", "backspace")
    assert app.profile.answers == {}


def test_f_fixes_an_answer_and_frees_it(sample: Decision) -> None:
    app = begun(sample, language="python")
    assert "[=] 1." in after(app, "f")
    assert app.profile.fixed == ("language",)
    app = begun(sample)
    after(app, "f", "1", "f", "f")
    assert app.profile.fixed == ()


def test_a_digit_without_an_answer_does_nothing(sample: Decision) -> None:
    app = begun(sample)
    after(app, "9", "0")
    assert app.profile.answers == {}


def test_the_mouse_opens_a_question_and_picks_an_answer(sample: Decision) -> None:
    app = begun(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        rows = text(app).splitlines()
        await pilot.click(Questions, offset=(10, next(row for row, line in enumerate(rows) if " 4. " in line)))
        await settle(app, pilot)
        rows = text(app).splitlines()
        await pilot.click(Questions, offset=(10, next(row for row, line in enumerate(rows) if "Only Node.js" in line)))
        await settle(app, pilot)

    play(app, script)
    assert app.profile.answers == {"runtime": "only_node"}


def _many(options: int, questions: int) -> Decision:
    names = [f"o{index}" for index in range(options)]
    rules = [
        {"prefer": names[index % options], "when": {f"q{index}": "a"}, "because": f"reason {index}", "source": "s"}
        for index in range(questions)
    ]
    return rule_files.loaded(
        {
            "decision": "Which of many?",
            "options": {name: {"name": f"Option {name}"} for name in names},
            "sources": {"s": {"title": "A source"}},
            "questions": {
                f"q{index}": {"ask": f"Question number {index}, is it so?", "answers": {"a": "Yes", "b": "No"}}
                for index in range(questions)
            },
            "criteria": {"c": {"weight": 2, "rules": rules}},
        }
    )


@pytest.mark.parametrize(
    ("options", "questions", "size"),
    [(5, 20, (80, 24)), seldom(5, 40, (80, 24)), seldom(2, 80, (120, 40)), seldom(2, 80, (40, 12))],
)
def test_many_questions_and_options_keep_the_open_question_in_sight(
    options: int, questions: int, size: tuple[int, int]
) -> None:
    app = begun(_many(options, questions))

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await pilot.press("1", "end", "1", "left", "1")
        shown = text(app)
        assert f"{questions - 1}. Question number {questions - 2}" in shown
        assert "(•) Yes" in shown
        await press(app, pilot, "home")
        assert "1. Question number 0" in text(app)
        assert "Option o0" in text(app)

    play(app, script, size)
    assert list(app.profile.answers) == ["q0", f"q{questions - 1}", f"q{questions - 2}"]
