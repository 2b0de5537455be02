"""What is asked for a moment, above the screen."""

import pytest

from recommender.model.decision import Decision
from tests.tui.playing import after, begun


@pytest.mark.parametrize("key", ["slash", "ctrl+f"])
def test_search_goes_to_the_question_with_the_words(sample: Decision, key: str) -> None:
    app = begun(sample)
    after(app, key, *"production", "enter", "2")
    assert app.profile.answers == {"runtime": "only_node"}


def test_search_says_when_nothing_is_found_and_escape_leaves(sample: Decision) -> None:
    app = begun(sample)
    assert "No question has these words." in after(app, "slash", *"qqq")
    app = begun(sample)
    after(app, "slash", *"doc", "escape", "1")
    assert app.profile.answers == {"language": "python"}
