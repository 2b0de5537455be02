"""Draws the screenshots of the README: `python -m tests.tui.screenshots`."""

import os
from pathlib import Path

from textual.pilot import Pilot

from recommender.loading.rules import load
from recommender.model.profile import Profile
from recommender.tui.app import Interview
from tests.tui.playing import play, press

DOCS = Path(__file__).parent.parent.parent / "docs"
SHOTS = {
    "interview.svg": ((110, 34), {"language": "python", "front_end": "javascript"}, ("n",)),
    "weights.svg": ((80, 24), {"language": "python", "surroundings": "node"}, ("w", "down", "right")),
}


def draw(folder: Path) -> None:
    """Every screenshot, into this folder."""
    for name, (size, answers, keys) in SHOTS.items():

        async def script(app: Interview, pilot: Pilot[None], keys: tuple[str, ...] = keys, name: str = name) -> None:
            await press(app, pilot, *keys)
            (folder / name).write_text(app.export_screenshot(title="recommender ask"))

        play(Interview(load(), Profile(answers)), script, size)


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    DOCS.mkdir(exist_ok=True)
    draw(DOCS)
