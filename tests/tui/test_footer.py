"""The keys on the last line, at every width."""

import pytest
from textual.pilot import Pilot

from recommender.model.decision import Decision
from recommender.tui.app import Interview
from tests.examples import seldom
from tests.tui.playing import after, begun, play, press, settle, text

WIDTHS = [120, 80, 40, *map(seldom, (119, 79, 61, 33))]


def footer(screen: str) -> str:
    return screen.splitlines()[-1]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("keys", [(), ("w",), ("tab",)], ids=["questions", "weights", "argument"])
def test_it_fits_and_says_how_to_leave(sample: Decision, width: int, keys: tuple[str, ...]) -> None:
    line = footer(after(begun(sample), *keys, size=(width, 12)))
    assert line.endswith("? Help q Quit")
    assert len(line) <= width


def test_what_matters_more_is_left_out_later(sample: Decision) -> None:
    assert footer(after(begun(sample), size=(40, 12))) == "1-9 ⏎ Answer n Next u Undo ? Help q Quit"
    assert "Export" not in footer(after(begun(sample), size=(80, 24)))
    assert "Export" in footer(after(begun(sample), size=(120, 40)))


def test_it_follows_the_width_of_the_terminal(sample: Decision) -> None:
    async def script(app: Interview, pilot: Pilot[None]) -> None:
        wide = footer(text(app))
        await pilot.resize_terminal(40, 12)
        await settle(app, pilot)
        narrow = footer(text(app))
        await pilot.resize_terminal(120, 40)
        await settle(app, pilot)
        assert len(narrow) <= 40
        assert footer(text(app)) == wide

    play(begun(sample), script)


def test_a_click_on_a_key_presses_it(sample: Decision) -> None:
    app = begun(sample, language="python")

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot, "1")
        await pilot.click(offset=(footer(text(app)).index("u Undo"), 23))
        await settle(app, pilot)

    play(app, script, size=(80, 24))
    assert app.profile.answers == {"language": "python"}
