"""The questions and their answers, key by key."""

from threading import Event

import pytest
from textual.pilot import Pilot

from recommender.engine.recommend import analyse
from recommender.model.decision import Decision
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation
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


def cursor(app: Interview) -> str:
    """The question that the cursor is in."""
    return app._main.question.id


def best(app: Interview) -> str:
    """The question that decides most."""
    assert app.analysed is not None
    return app.analysed.next_questions[0].question.id


@pytest.mark.parametrize("key", ["1", "enter"])
def test_after_an_answer_the_cursor_goes_to_the_question_that_decides_most(sample: Decision, key: str) -> None:
    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot, "right", key)
        assert "libraries" in app.profile.answers
        assert cursor(app) == best(app) != "libraries"

    play(begun(sample), script)


def test_it_stays_where_nothing_left_to_ask_matters(sample: Decision) -> None:
    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot, "end", "2")
        assert cursor(app) == "runtime"

    play(begun(sample), script)


def test_the_same_answer_again_goes_on_too(sample: Decision) -> None:
    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot, "enter")
        assert cursor(app) == best(app)
        assert app.profile.answers == {"language": "python"}

    play(begun(sample, language="python"), script)


@pytest.mark.parametrize("key", ["u", seldom("ctrl+z")])
def test_undo_takes_the_answer_and_the_cursor_back_and_redo_again(sample: Decision, key: str) -> None:
    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot, "right", "2", key)
        assert app.profile.answers == {}
        assert cursor(app) == "libraries"
        assert ">2 ( ) Those on npm" in text(app)
        await press(app, pilot, "home", "r")
        assert cursor(app) == "libraries"
        assert ">2 (•) Those on npm" in text(app)

    play(begun(sample), script)


@pytest.mark.parametrize("key", ["b", seldom("ctrl+b")])
def test_b_goes_back_over_what_was_answered(sample: Decision, key: str) -> None:
    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot, "4")
        second = cursor(app)
        await press(app, pilot, "1", key)
        assert cursor(app) == second
        await press(app, pilot, key)
        assert cursor(app) == "language"
        await press(app, pilot, key)
        assert cursor(app) == "language"
        assert "No other question was answered before." in text(app)

    play(begun(sample), script)


@pytest.mark.parametrize(
    ("keys", "stays_in"), [(["down"], "language"), (["right"], "libraries"), (["z"], "language"), (["tab"], "language")]
)
def test_a_key_pressed_before_the_analysis_is_there_keeps_the_cursor(
    sample: Decision, monkeypatch: pytest.MonkeyPatch, keys: list[str], stays_in: str
) -> None:
    pressed = Event()

    def late(ranking: Ranking) -> Recommendation:
        assert pressed.wait(60)
        return analyse(ranking)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        monkeypatch.setattr("recommender.engine.recommend.analyse", late)
        await pilot.press("1", *keys)
        pressed.set()
        await settle(app, pilot)
        assert app.analysed is not None
        assert cursor(app) == stays_in

    play(begun(sample), script)


def test_a_key_that_waits_when_the_analysis_comes_is_heard_first(sample: Decision) -> None:
    """It stands in the queue while the analysis is handed over, as one that is pressed in that moment does."""

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        made: list[Ranking] = []
        app._analyst._hand_over = made.append
        await pilot.press("1")
        while not any(isinstance(each, Recommendation) for each in made):
            await pilot.pause(0.01)
        app.simulate_key("2")
        app._made(made[-1])
        await pilot.pause(0.05)
        assert app.profile.answers == {"language": "javascript"}

    play(begun(sample), script)


def test_the_analysis_of_an_older_answer_does_not_move_the_cursor(sample: Decision) -> None:
    async def script(app: Interview, pilot: Pilot[None]) -> None:
        questions = app.screen.query_one(Questions)
        await press(app, pilot, "1", "b")
        older = questions._shown
        assert older.next is not None
        questions._pick(1)
        questions.update(older._replace(idle=("api_docs",)))
        await pilot.pause()
        assert list(app.profile.answers.values()) == ["javascript"]

    play(begun(sample), script)


def test_the_cursor_does_not_move_under_a_dialog(sample: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Event()

    def late(ranking: Ranking) -> Recommendation:
        assert opened.wait(60)
        return analyse(ranking)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        monkeypatch.setattr("recommender.engine.recommend.analyse", late)
        await pilot.press("1", "ctrl+p")
        opened.set()
        await settle(app, pilot)
        await press(app, pilot, "escape")
        assert cursor(app) == "language"

    play(begun(sample), script)


@pytest.mark.parametrize("pick", ["enter", seldom("space")])
def test_arrows_and_enter_answer_and_go_on_to_the_next_question(sample: Decision, pick: str) -> None:
    app = begun(sample)
    after(app, "down", pick, "b", "down", "down", "down", pick)
    assert app.profile.answers == {"language": "javascript", "libraries": "python"}


def test_left_and_right_home_and_end_turn_the_questions(sample: Decision) -> None:
    app = begun(sample)
    after(app, "right", "right", "left", "1", "end", "1", "home", "1")
    assert list(app.profile.answers) == ["libraries", "runtime", "language"]


def test_up_goes_back_to_the_last_answer_of_the_question_before(sample: Decision) -> None:
    app = begun(sample)
    after(app, "up", "right", "up", "enter")
    assert app.profile.answers == {"language": "either"}


def test_backspace_takes_an_answer_back(sample: Decision) -> None:
    app = begun(sample)
    assert "(•)" not in after(app, "1", "b", "backspace")
    assert app.profile.answers == {}


def test_f_fixes_an_answer_and_frees_it(sample: Decision) -> None:
    app = begun(sample, language="python")
    assert "[=] 1." in after(app, "f")
    assert app.profile.fixed == ("language",)
    app = begun(sample)
    after(app, "f", "1", "b", "f", "f")
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
        await press(app, pilot, "1", "end", "1", "end", "left", "1", "b", "right", "left")
        shown = text(app)
        assert f"{questions - 1}. Question number {questions - 2}" in shown
        assert "(•) Yes" in shown
        await press(app, pilot, "home")
        assert "1. Question number 0" in text(app)
        assert "Option o0" in text(app)

    play(app, script, size)
    assert list(app.profile.answers) == ["q0", f"q{questions - 1}", f"q{questions - 2}"]
