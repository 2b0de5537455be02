"""What comes of a profile: the ranking at once if that is quick, all the rest in a thread beside the keys.

A thread is given a value and gives one back; everything that changes belongs to the event loop.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from threading import Thread
from time import thread_time
from typing import TypeVar

from recommender.engine.rank import rank
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation

_QUICK = 0.02
"""Seconds of processor time that a ranking may take and still be made between a key press and the repaint."""

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class Analyst:
    """Makes a ranking and then a recommendation of the newest profile it is asked about, one at a time."""

    def __init__(
        self,
        decision: Decision,
        hand_over: Callable[[Ranking], object],
        start: Callable[[Callable[[], Coroutine[None, None, None]]], object],
    ) -> None:
        """`hand_over` is told what comes later, on the event loop; `start` starts the work there."""
        self._decision = decision
        self._hand_over = hand_over
        self._start = start
        self._asked: Profile | Ranking | None = None
        self._working = False
        self._quick = True

    def ask(self, about: Profile | Ranking) -> Ranking | None:
        """Ask about a profile, or about a ranking that is there already; what was asked before is not begun any more.

        Returns the ranking if that is quick; else it is handed over later, as the recommendation is.
        """
        if self._quick and isinstance(about, Profile):
            about = self._took(_ranked((self._decision, about)))
        self._asked = about
        if not self._working:
            self._working = True
            self._start(self._work)
        return about if isinstance(about, Ranking) else None

    async def _work(self) -> None:
        """One thing after the other, until nothing is asked any more."""
        while (asked := self._asked) is not None:
            self._asked = None
            if isinstance(asked, Ranking):
                self._hand_over(await in_thread(_analysed, asked))
            else:
                ranking = self._took(await in_thread(_ranked, (self._decision, asked)))
                self._hand_over(ranking)
                self._asked = ranking if self._asked is None else self._asked
        self._working = False

    def _took(self, made: tuple[Ranking, float]) -> Ranking:
        """The ranking; whether the next may be made at once is up to the time it took."""
        ranking, seconds = made
        self._quick = seconds < _QUICK
        return ranking


async def in_thread(make: Callable[[_Given], _Made], given: _Given) -> _Made:
    """What a function makes of a value, made in a thread; what it raises is raised here.

    The thread is left behind when the program ends: those of asyncio keep the terminal waiting until they are done.
    """
    loop = asyncio.get_running_loop()
    made: asyncio.Future[_Made] = loop.create_future()

    def give(result: _Made) -> None:
        if not made.done():  # nobody waits any more when it is cancelled
            made.set_result(result)

    def fail(error: BaseException) -> None:
        if not made.done():
            made.set_exception(error)

    def run() -> None:
        with suppress(RuntimeError):  # the loop may be closed by the time it is told
            try:
                result = make(given)
            except BaseException as error:
                loop.call_soon_threadsafe(fail, error)
            else:
                loop.call_soon_threadsafe(give, result)

    Thread(target=run, daemon=True).start()
    return await made


def _ranked(given: tuple[Decision, Profile]) -> tuple[Ranking, float]:
    """The ranking, and the processor time it took in seconds."""
    begun = thread_time()
    ranking = rank(*given)
    return ranking, thread_time() - begun


def _analysed(ranking: Ranking) -> Recommendation:
    from recommender.engine.recommend import analyse  # the first screen is there before it is loaded

    return analyse(ranking)
