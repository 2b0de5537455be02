"""The screen: what stands on it at every size."""

import re
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from recommender.model.decision import Decision
from recommender.tui.app import Interview
from tests import hostile, rule_files
from tests.examples import seldom
from tests.tui.playing import after, begun, play, press, settle, text


def test_tab_leads_to_the_argument_and_back(sample: Decision) -> None:
    app = begun(sample)
    after(app, "tab", "1", "shift+tab", "2")
    assert app.profile.answers == {"language": "javascript"}


def test_the_argument_folds_anew_when_the_terminal_grows_or_shrinks(sample: Decision) -> None:
    app = begun(sample, language="python")

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        for width, height in ((40, 12), (160, 40), (100, 30), (120, 40)):
            await pilot.resize_terminal(width, height)
            await settle(app, pilot)
            shown = text(app)
        fresh = after_sizes[0]
        assert shown == fresh

    after_sizes = [after(begun(sample, language="python"))]
    play(app, script)


@pytest.mark.parametrize(
    ("size", "no_color"),
    [
        *(((120, 40), False), ((80, 24), True), ((40, 12), False)),
        *(seldom((120, 40), True), seldom((80, 24), False), seldom((40, 12), True)),  # noqa: FBT003
    ],
)
def test_the_screen_reads_as_in_the_golden_file(
    packaged: Decision,
    golden: Callable[[str, str], None],
    size: tuple[int, int],
    no_color: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = begun(packaged, language="python")
    name = f"screen_{size[0]}x{size[1]}.txt"

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot, "n", "down")
        golden(name, text(app))
        assert (not _hues(app.export_screenshot(simplify=True))) == no_color

    play(app, script, size)


def _hues(svg: str) -> set[str]:
    """The colours of a screenshot that are not grey, without that of its own frame."""
    colours = {colour.lower() for colour in re.findall(r"fill: (#[0-9a-fA-F]{6})", svg)} - {"#c5c8c6"}
    return {colour for colour in colours if len({colour[1:3], colour[3:5], colour[5:7]}) > 1}


@pytest.mark.parametrize("size", [seldom((120, 40)), seldom((80, 24)), (40, 12)])
def test_hostile_texts_do_no_harm(size: tuple[int, int]) -> None:
    decision = rule_files.loaded(hostile.rule_file())
    app = begun(decision)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        for keys in (["1", "right", "1", "left"], ["x", "escape"], ["question_mark", "escape"], ["w", "w"], ["y"]):
            await press(app, pilot, *keys)
            shown = text(app)
            assert not any(ord(char) < 32 and char != "\n" for char in shown)
            assert "\u202e" not in shown
            assert len(shown.splitlines()) == size[1]

    play(app, script, size)
    assert app.profile.answers == {"q": "a", "r": "a"}
