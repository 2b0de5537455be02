"""The interview: steps, what is kept of them, and results in whatever order they come."""

import asyncio
import gc
import os
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from random import Random
from threading import Event
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from recommender.engine.rank import rank
from recommender.engine.recommend import analyse, recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation
from recommender.reports.formats import FORMATS
from recommender.reports.style import Style
from recommender.tui.app import Interview
from recommender.tui.kept_answers import KeptAnswers
from recommender.tui.questions import Questions
from recommender.tui.session import Session
from tests.examples import seldom, times
from tests.tui.playing import after, begun, play, press, settle, text


@pytest.mark.parametrize("key", ["n", seldom("ctrl+n")])
def test_n_goes_to_the_question_that_decides_most(sample: Decision, key: str) -> None:
    app = begun(sample)
    after(app, key, "1")
    assert list(app.profile.answers) == [recommend(sample, Profile()).next_questions[0].question.id]


def test_n_says_when_nothing_is_left(sample: Decision) -> None:
    assert "Nothing left to ask" in after(begun(sample, runtime="only_node"), "n")


@pytest.mark.parametrize(("undo", "redo"), [("u", "r"), seldom("ctrl+z", "ctrl+y")])
def test_undo_and_redo(sample: Decision, undo: str, redo: str) -> None:
    app = begun(sample)
    after(app, "1", "b", "2", undo)
    assert app.profile.answers == {"language": "python"}
    app = begun(sample)
    after(app, "1", "b", "2", undo, undo, redo, redo)
    assert app.profile.answers == {"language": "javascript"}
    assert "nothing to undo" in after(begun(sample), undo)
    assert "nothing to redo" in after(begun(sample), redo)


def test_starting_over_can_be_undone(sample: Decision) -> None:
    app = begun(sample, language="python")
    after(app, "c")
    assert app.profile == Profile()
    app = begun(sample, language="python")
    after(app, "f6", "u")
    assert app.profile.answers == {"language": "python"}


def test_q_leaves(sample: Decision) -> None:
    app = begun(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running or app._exit

    play(app, script)


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path


def again(decision: Decision) -> Interview:
    """The next interview, to which all that was kept is offered."""
    kept_answers = KeptAnswers(decision)
    return Interview(decision, Profile(), kept_answers=kept_answers, offered=kept_answers.offered())


def keep(decision: Decision, session: Session, age: int = 0) -> None:
    kept_answers = KeptAnswers(decision)
    kept_answers.save(session)
    assert kept_answers._file is not None
    os.utime(kept_answers._file, (time.time() - age,) * 2)
    kept_answers.release()


@pytest.mark.usefixtures("state")
def test_answers_are_kept_at_once_and_offered_again_with_their_undo(sample: Decision) -> None:
    kept_answers = KeptAnswers(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await pilot.press("1")
        await pilot.pause()
        assert kept_answers.holds(app.profile)
        await pilot.press("b", "2")

    app = Interview(sample, Profile(), kept_answers=kept_answers)
    play(app, script)
    kept_answers.release()
    assert "1 Go on with the 1 answer of today " in after(again(sample))
    resumed = again(sample)
    after(resumed, "1")
    assert resumed.profile == app.profile == Profile({"language": "javascript"})
    resumed._kept_answers.release()  # type: ignore[union-attr]
    resumed = again(sample)
    after(resumed, "1", "u")
    assert resumed.profile == Profile({"language": "python"})
    resumed._kept_answers.release()  # type: ignore[union-attr]
    anew = again(sample)
    after(anew, "2")
    assert anew.profile == Profile()


@pytest.mark.usefixtures("state")
def test_of_several_interviews_each_can_be_gone_on_with(sample: Decision) -> None:
    older, newer = Session(Profile({"language": "python"})), Session(Profile({"language": "javascript"}))
    keep(sample, older, age=9)
    keep(sample, newer)
    app = again(sample)
    after(app, "2")
    assert app.profile == older.profile
    assert [kept.session for kept in KeptAnswers(sample).offered()] == [newer]


@pytest.mark.usefixtures("state")
def test_what_another_interview_is_at_by_now_is_refused(sample: Decision) -> None:
    keep(sample, Session(Profile({"language": "python"})))
    app, other = again(sample), KeptAnswers(sample)
    assert other.go_on(other.offered()[0])
    assert "Another interview goes on with these answers" in after(app, "1")
    assert app.profile == Profile()
    other.release()


@pytest.mark.usefixtures("state")
def test_starting_anew_can_be_undone_and_escape_goes_on(sample: Decision) -> None:
    kept = Profile({"language": "python"})
    for keys in (("2", "u"), ("escape",)):
        keep(sample, Session(kept))
        app = again(sample)
        after(app, *keys)
        assert app.profile == kept


def test_a_state_that_cannot_be_kept_is_said_once(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    shown = after(Interview(sample, Profile(), kept_answers=KeptAnswers(sample)), "1", "2")
    assert shown.count("cannot be kept") == 1


def test_an_answer_is_kept_after_it_is_on_the_screen(sample: Decision) -> None:
    happened: list[str] = []

    class Watched(Interview):
        def post_display_hook(self) -> None:
            happened.append("painted")

    class Noted(KeptAnswers):
        def save(self, session: Session) -> bool:  # noqa: ARG002
            happened.append("kept")
            return True

    async def script(app: Interview, pilot: Pilot[None]) -> None:  # noqa: ARG001
        happened.clear()
        await pilot.press("1")

    play(Watched(sample, Profile(), kept_answers=Noted(sample)), script)
    assert happened.index("painted") < happened.index("kept")
    assert happened.count("kept") == 1


@pytest.mark.usefixtures("state")
def test_of_answers_faster_than_the_screen_all_but_the_last_are_kept_already(sample: Decision) -> None:
    kept_answers = KeptAnswers(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:  # noqa: ARG001
        app.answered(Questions.Answered("language", "python"))
        app.answered(Questions.Answered("libraries", "npm"))
        assert kept_answers.holds(Profile({"language": "python"}))
        app.exit()

    app = Interview(sample, Profile(), kept_answers=kept_answers)
    play(app, script)
    assert app.profile == Profile({"language": "python", "libraries": "npm"})
    assert kept_answers.holds(app.profile)


@pytest.mark.parametrize("keys", [("ctrl+q",), ("2", "ctrl+q")], ids=["unasked", "anew"])
@pytest.mark.usefixtures("state")
def test_leaving_without_a_step_leaves_what_was_kept(sample: Decision, keys: tuple[str, ...]) -> None:
    kept = Session(Profile({"language": "python"}))
    keep(sample, kept)

    async def script(app: Interview, pilot: Pilot[None]) -> None:  # noqa: ARG001
        await pilot.press(*keys)

    play(again(sample), script)
    assert [kept.session for kept in KeptAnswers(sample).offered()] == [kept]


# Results in whatever order


def test_a_late_analysis_never_overwrites_a_newer_one(sample: Decision) -> None:
    app = begun(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        late = app.analysed
        assert late is not None
        await press(app, pilot, "1")
        newest = app.analysed
        app._made(late)
        assert app.analysed is newest is not late
        assert text(app).count("FastAPI leads") == 1

    play(app, script)


@pytest.mark.parametrize("slow", [(), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)], ids=str)
@pytest.mark.parametrize("keys", ["12uur", "1ur", "12ur"])
def test_bars_headline_and_marks_are_of_one_piece_however_late_results_are(
    sample: Decision, monkeypatch: pytest.MonkeyPatch, keys: str, slow: tuple[int, ...]
) -> None:
    """No analysis is done before all keys are pressed, and rankings of so many answers count as slow ones."""
    pressed = Event()

    def late(ranking: Ranking) -> Recommendation:
        assert pressed.wait(60)
        return analyse(ranking)

    def timed(given: tuple[Decision, Profile]) -> tuple[Ranking, float]:
        return rank(*given), len(given[1].answers) in slow

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await settle(app, pilot)
        pressed.clear()
        await pilot.press(*keys)
        pressed.set()
        await press(app, pilot)
        shown.append(text(app))

    monkeypatch.setattr("recommender.engine.recommend.analyse", late)
    monkeypatch.setattr("recommender.tui.analyst._ranked", timed)
    shown: list[str] = []
    pressed.set()
    app = begun(sample)
    play(app, script)
    fresh = Interview(sample, app.profile)
    assert _argument(shown[0]) == _argument(after(fresh))
    assert app.analysed is not None
    assert fresh.analysed is not None
    assert FORMATS["json"].render(app.analysed, Style()) == FORMATS["json"].render(fresh.analysed, Style())


def _argument(screen: str) -> list[str]:
    """What stands on the right of it."""
    return [line.partition("│")[2] for line in screen.splitlines()]


class _Board:
    """Stands for the screen: remembers what it is told to show, and repaints when the test says so."""

    def __init__(self) -> None:
        self.shown: list[tuple[Profile, Ranking]] = []
        self.waiting: list[Callable[[], object]] = []

    def show(self, profile: Profile, ranking: Ranking) -> None:
        before = self.shown[-1:]
        assert ranking.profile is profile or all(of is not profile for of, _ in before), "an older one came too late"
        self.shown.append((profile, ranking))

    def retrace(self, before: Profile) -> None:
        """The cursor is no matter here."""

    def after_repaint(self, then: Callable[[], object]) -> None:
        self.waiting.append(then)


@times(5)
@given(st.sampled_from(["uur", "ur", "uuurr", "urur", "u1ur", "uu2u"]), st.randoms(use_true_random=False))
def test_whatever_order_keys_repaints_and_results_come_in_the_last_state_is_what_stays(
    sample: Decision, keys: str, chance: Random
) -> None:
    """Every result comes when chance says so, and chance says which rankings count as slow ones."""
    results: list[Callable[[], None]] = []

    async def later(make: Callable[[object], object], given: object) -> object:
        made: asyncio.Future[object] = asyncio.Future()
        results.append(lambda: made.set_result(make(given)))
        return await made

    async def script() -> None:
        app, board = begun(sample), _Board()
        app._main = board  # type: ignore[assignment]
        app.run_worker = lambda work: asyncio.ensure_future(work())  # type: ignore[method-assign, assignment, misc]
        app._say = lambda text: None  # type: ignore[method-assign]  # noqa: ARG005
        do: dict[str, Callable[[], object]] = {
            "u": app.action_undo,
            "r": app.action_redo,
            "1": lambda: app.answered(Questions.Answered("language", "python")),
            "2": lambda: app.answered(Questions.Answered("libraries", "npm")),
        }
        left = list(f"12{keys}")
        while left or board.waiting or results:
            match chance.choice(["key"] * bool(left) + ["repaint"] * bool(board.waiting) + ["result"] * bool(results)):
                case "key":
                    do[left.pop(0)]()
                case "repaint":
                    board.waiting.pop(0)()
                case "result":
                    results.pop(0)()
            for _ in range(5):
                await asyncio.sleep(0)
        profile, result = board.shown[-1]
        assert profile is result.profile is app.profile
        assert isinstance(result, Recommendation)
        assert (result.outcomes, result.answers) == (rank(sample, app.profile).outcomes, app.profile.answers)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("recommender.tui.analyst.in_thread", later)
        slow = "recommender.tui.analyst._ranked"
        patch.setattr(slow, lambda given: (rank(*given), float(chance.random() < 0.5)))
        asyncio.run(script())


def test_keys_pressed_while_an_analysis_runs_end_with_the_newest(
    packaged: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Ranking] = []

    def slow(ranking: Ranking) -> Recommendation:
        seen.append(ranking)
        return analyse(ranking)

    monkeypatch.setattr("recommender.engine.recommend.analyse", slow)
    app = begun(packaged)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        for key in "123123":
            app.simulate_key(key)
        await pilot.pause()
        await settle(app, pilot)
        assert app.analysed is not None
        assert app.analysed.answers == app.profile.answers == {"language": "typescript"}

    play(app, script)
    assert seen[-1].profile is app.profile
    assert len(seen) < 8


def test_leaving_does_not_wait_for_an_analysis(sample: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    left = Event()

    def endless(ranking: Ranking) -> Recommendation:
        assert left.wait(60)
        return analyse(ranking)

    async def leave(app: Interview, pilot: Pilot[None]) -> None:
        monkeypatch.setattr("recommender.engine.recommend.analyse", endless)
        await pilot.press("1")
        app.exit()

    begin = perf_counter()
    play(begun(sample), leave)
    assert perf_counter() - begin < 30
    left.set()


def test_an_analysis_that_leaving_forestalls_is_not_complained_of(
    sample: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def leave(app: Interview, pilot: Pilot[None]) -> None:  # noqa: ARG001
        monkeypatch.setattr(app._main, "after_repaint", lambda then: then())
        app.answered(Questions.Answered("language", "python"))
        app.workers.cancel_all()
        app.exit()

    with warnings.catch_warnings(record=True) as complaints:
        warnings.simplefilter("always")
        play(begun(sample), leave)
        gc.collect()
    assert not [complaint for complaint in complaints if "never awaited" in str(complaint.message)]


def test_it_collects_garbage_again_once_it_is_on_the_screen(sample: Decision) -> None:
    gc.disable()
    try:
        after(begun(sample))
        assert gc.isenabled()
    finally:
        gc.enable()
