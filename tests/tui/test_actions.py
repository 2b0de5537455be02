"""Every action is in all its places."""

from textual.pilot import Pilot

from recommender.model.decision import Decision
from recommender.tui.actions import ACTIONS
from recommender.tui.app import Interview
from tests.tui.playing import after, begun, play


def test_every_action_is_in_the_palette(sample: Decision) -> None:
    app = begun(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:  # noqa: ARG001
        offered = {command.title for command in app.get_system_commands(app.screen)}
        assert offered >= {action.title for action in ACTIONS}
        assert "Theme" in offered

    play(app, script)


def test_the_shown_actions_are_in_the_footer_where_it_has_room(sample: Decision) -> None:
    footer = after(begun(sample), size=(140, 40)).splitlines()[-1]
    assert all(action.title in footer for action in ACTIONS if action.shown)
