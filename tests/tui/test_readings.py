"""What the interview gives to read."""

import pytest

from recommender.model.decision import Decision
from recommender.tui.actions import ACTIONS
from tests.examples import seldom
from tests.tui.playing import after, begun


@pytest.mark.parametrize("key", ["question_mark", seldom("f1")])
def test_help_has_every_key_and_why_this_question_is_asked(sample: Decision, key: str) -> None:
    shown = after(begun(sample), key, size=(120, 80))
    for action in ACTIONS:
        assert action.about in shown
    assert "“Python” speaks for FastAPI (3 points times Language and ecosystem)" in shown
    assert "the Python the team already runs carries straight over [article §7]" in shown


@pytest.mark.parametrize("key", ["x", seldom("f5")])
def test_explain_is_the_whole_report(sample: Decision, key: str) -> None:
    app = begun(sample, language="python")
    shown = after(app, key, size=(120, 80))
    assert "Every option" in shown
    assert "sample.yaml:37" in shown


@pytest.mark.parametrize("key", ["y", seldom("f4")])
def test_the_command_gives_the_same_answer(sample: Decision, key: str) -> None:
    app = begun(sample, language="python")
    assert "recommender recommend --rules sample.yaml --language python" in after(app, key)
    assert app.clipboard == "recommender recommend --rules sample.yaml --language python"
