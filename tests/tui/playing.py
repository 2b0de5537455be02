"""An interview driven key by key, and its screen as text."""

import asyncio
from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.tui.app import Interview

Script = Callable[[Interview, Pilot[None]], Awaitable[None]]


def play(app: Interview, script: Script, size: tuple[int, int] = (120, 40)) -> None:
    """Run the interview without a terminal and play the script on it."""

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(app, pilot)
            await script(app, pilot)

    asyncio.run(run())


async def press(app: Interview, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait after each until all that comes of it is on the screen."""
    for key in keys:
        await pilot.press(key)
        await settle(app, pilot)
    await settle(app, pilot)


async def settle(app: Interview, pilot: Pilot[None]) -> None:
    """Wait until the analysis of the newest ranking is on the screen, and nothing is done beside it any more."""
    for _ in range(1_000):
        if app.analysed is not None and all(worker.is_finished for worker in app.workers):
            break
        await pilot.pause(0.01)
    await pilot.pause(0.02)  # what is said in a corner comes a frame later
    await pilot.pause()


def text(app: Interview) -> str:
    """What the screen shows, line by line, without spaces at the ends."""
    strips = app.screen._compositor.render_strips()
    return "".join(f"{strip.text.rstrip()}\n" for strip in strips)


def begun(decision: Decision, **answers: str) -> Interview:
    """An interview that begins with these answers."""
    return Interview(decision, Profile(answers))


def after(app: Interview, *keys: str, size: tuple[int, int] = (120, 40)) -> str:
    """The screen after these keys."""
    shown = ""

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        nonlocal shown
        await press(app, pilot, *keys)
        shown = text(app)

    play(app, script, size)
    return shown
