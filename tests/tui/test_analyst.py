"""One thing at a time beside the keys, the newest first, and every result handed back."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from threading import Event, current_thread

import pytest

from recommender.engine.rank import rank
from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation
from recommender.tui.analyst import Analyst, in_thread

ONE, OTHER, THIRD = (Profile({"language": answer}) for answer in ("python", "javascript", "either"))


class Desk:
    """An analyst whose work in threads is done when the test says so."""

    def __init__(self, decision: Decision, monkeypatch: pytest.MonkeyPatch, *, slow: bool = False) -> None:
        self.handed: list[Ranking] = []
        self.begun: list[Profile] = []
        self._done: asyncio.Future[None] = asyncio.Future()
        self._task: asyncio.Future[None] | None = None

        async def later(make: Callable[[object], object], given: object) -> object:
            self.begun.append(given[1] if isinstance(given, tuple) else given.profile)  # type: ignore[attr-defined]
            await self._done
            return make(given)

        def timed(given: tuple[Decision, Profile]) -> tuple[Ranking, float]:
            return rank(*given), float(slow)

        monkeypatch.setattr("recommender.tui.analyst.in_thread", later)
        monkeypatch.setattr("recommender.tui.analyst._ranked", timed)
        self.analyst = Analyst(decision, self.handed.append, self._start)

    def _start(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        assert self._task is None or self._task.done(), "one thing at a time"
        self._task = asyncio.ensure_future(work())

    async def finish(self) -> None:
        """What is being done is done, and what is asked next begins."""
        await asyncio.sleep(0)
        done, self._done = self._done, asyncio.Future()
        done.set_result(None)
        for _ in range(5):
            await asyncio.sleep(0)


def _told(results: Sequence[Ranking]) -> list[object]:
    """Of which profile each is, how the options stand, and whether that is all there is to say."""
    return [(result.profile, result.outcomes, isinstance(result, Recommendation)) for result in results]


def sitting(script: Callable[[], Awaitable[None]]) -> None:
    async def run() -> None:
        await script()

    asyncio.run(run())


def test_a_quick_ranking_is_there_at_once_and_the_rest_later(sample: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    async def script() -> None:
        desk = Desk(sample, monkeypatch)
        ranking = desk.analyst.ask(ONE)
        assert ranking is not None
        assert _told([ranking]) == _told([rank(sample, ONE)])
        assert desk.handed == []
        await desk.finish()
        assert _told(desk.handed) == _told([recommend(sample, ONE)])

    sitting(script)


def test_what_is_overtaken_is_not_begun(sample: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    async def script() -> None:
        desk = Desk(sample, monkeypatch)
        desk.analyst.ask(ONE)
        await asyncio.sleep(0)
        desk.analyst.ask(OTHER)
        desk.analyst.ask(THIRD)
        await desk.finish()
        await desk.finish()
        assert desk.begun == [ONE, THIRD]
        assert [result.profile for result in desk.handed] == [ONE, THIRD]

    sitting(script)


def test_after_a_slow_ranking_the_next_is_made_beside_the_keys(
    sample: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script() -> None:
        desk = Desk(sample, monkeypatch, slow=True)
        assert desk.analyst.ask(ONE) is not None
        assert desk.analyst.ask(OTHER) is None
        await desk.finish()
        assert _told(desk.handed) == _told([rank(sample, OTHER)])
        await desk.finish()
        assert _told(desk.handed[1:]) == _told([recommend(sample, OTHER)])

    sitting(script)


def test_a_slow_ranking_that_is_overtaken_is_not_analysed(sample: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    async def script() -> None:
        desk = Desk(sample, monkeypatch, slow=True)
        desk.analyst.ask(ONE)
        desk.analyst.ask(OTHER)
        await asyncio.sleep(0)
        desk.analyst.ask(THIRD)
        for _ in range(3):
            await desk.finish()
        assert desk.begun == [OTHER, THIRD, THIRD]
        assert isinstance(desk.handed[-1], Recommendation)

    sitting(script)


def test_a_thread_gives_its_result_or_its_error_back() -> None:
    async def script() -> None:
        assert await in_thread(lambda number: (number, current_thread().daemon), 7) == (7, True)
        with pytest.raises(ZeroDivisionError):
            await in_thread(lambda number: number // 0, 7)

    sitting(script)


def test_a_thread_that_nobody_waits_for_any_more_ends_in_silence() -> None:
    going = Event()
    ended: list[bool] = []

    def wait(_: None) -> None:
        assert going.wait(60)
        ended.append(True)

    async def script() -> None:
        waiting = asyncio.ensure_future(in_thread(wait, None))
        await asyncio.sleep(0)
        waiting.cancel()

    sitting(script)
    going.set()
