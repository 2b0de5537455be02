"""The weights of the criteria, key by key."""

import pytest
from textual.pilot import Pilot

from recommender.model.decision import Decision
from recommender.tui.app import Interview
from recommender.tui.weights import Weights
from tests.examples import seldom
from tests.tui.playing import after, begun, play, press, settle


@pytest.mark.parametrize("key", ["w", seldom("f2")])
def test_weights_turn_and_the_standing_follows(sample: Decision, key: str) -> None:
    app = begun(sample, language="python", api_docs="framework")
    shown = after(app, key, "left", "left", "down", "5")
    assert app.profile.weights == {"language": 3, "documentation": 5}
    assert app.ranking.weights == {"language": 3, "documentation": 5}
    assert "rule file: 5" in shown


def test_weights_stay_within_0_and_5_and_backspace_brings_back_the_rule_files(sample: Decision) -> None:
    app = begun(sample)
    after(app, "w", "right", "right", "down", *["left"] * 9)
    assert app.profile.weights == {"documentation": 0}
    app = begun(sample)
    after(app, "w", "1", "backspace")
    assert app.profile.weights == {}


def test_w_again_goes_back_to_the_questions(sample: Decision) -> None:
    app = begun(sample)
    after(app, "w", "w", "1")
    assert app.profile.answers == {"language": "python"}


def test_a_click_on_the_scale_sets_a_weight(sample: Decision) -> None:
    app = begun(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot, "w")
        await pilot.click(Weights, offset=(4 + 2 * 2, 1))
        await settle(app, pilot)

    play(app, script)
    assert app.profile.weights == {"language": 2}
