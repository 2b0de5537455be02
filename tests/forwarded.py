"""Writes a record, a page and a screen of three profiles to `docs/examples`, as they would be forwarded.

`python -m tests.forwarded`
"""

import os
from pathlib import Path

from textual.pilot import Pilot

from recommender.engine.recommend import recommend
from recommender.loading.rules import load
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.formats import FORMATS
from recommender.reports.style import Heading, Style
from recommender.tui.app import Interview
from tests.tui.playing import play, press

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"
PROFILES = {
    "clear": Profile({"language": "python", "surroundings": "python", "api_docs": "generated"}),
    "torn": Profile({"surroundings": "python", "front_end": "typescript", "one_language": "wanted"}),
    "blank": Profile(),
}
FORMS = {"adr": ".md", "html": ".html"}


def written(decision: Decision, name: str, format: str) -> str:
    """The record or the page of a profile by its name, with the day on which the rules were reviewed as its date."""
    number = 1 + list(PROFILES).index(name)
    heading = Heading(number=number, day=decision.reviewed, deciders=("Ann", "Bo"), tags=("backend",))
    return FORMATS[format].render(recommend(decision, PROFILES[name]), Style(heading=heading))


def draw(folder: Path) -> None:
    """The screen of every profile, into this folder."""
    for name, profile in PROFILES.items():

        async def script(app: Interview, pilot: Pilot[None], name: str = name) -> None:
            await press(app, pilot, "n")
            (folder / f"{name}.svg").write_text(app.export_screenshot(title="recommender ask"))

        play(Interview(load(), profile), script, (110, 40))


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    EXAMPLES.mkdir(exist_ok=True)
    for profile in PROFILES:
        for format, suffix in FORMS.items():
            (EXAMPLES / f"{profile}{suffix}").write_text(written(load(), profile, format))
    draw(EXAMPLES)
