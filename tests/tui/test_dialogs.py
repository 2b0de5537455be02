"""What is asked for a moment, above the screen."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.tui.app import Interview
from recommender.tui.dialogs import Choice
from recommender.tui.kept_answers import Kept
from recommender.tui.session import Session
from tests.tui.playing import after, begun, play, settle, text


@pytest.mark.parametrize("keys", [("down", "enter"), ("j", "space"), ("up", "k", "enter"), ("2",)])
def test_a_choice_is_made_with_arrows_letters_or_its_number(sample: Decision, keys: tuple[str, ...]) -> None:
    kept = Kept(Session(Profile({"language": "python"})), datetime.now(tz=UTC), Path())
    anew = Interview(sample, Profile(), offered=[kept])
    after(anew, *keys)
    assert anew.profile == (kept.session.profile if keys[0] == "up" else Profile())


def test_what_is_chosen_among_is_text_and_the_cursor_is_seen_without_colour(sample: Decision) -> None:
    chosen: list[str | None] = []

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        app.push_screen(Choice("[b]Which?", {"one": "[red]One[/]", "other": "Other"}), chosen.append)
        await settle(app, pilot)
        assert "1 [red]One[/]" in text(app)
        choices = app.screen.query_one(OptionList)
        style = choices.get_component_rich_style("option-list--option-highlighted")
        assert style.reverse
        await pilot.click(OptionList, offset=(3, 1))

    play(begun(sample), script)
    assert chosen == ["other"]
