"""What stands beside the questions: the verdict, how the options stand, and why."""

import pytest

from recommender.engine.rank import rank
from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.tui.argument_panel import argument_lines, why
from recommender.words import cells
from tests import hostile, rule_files

PYTHON = Profile({"language": "python"})


@pytest.mark.parametrize("width", [30, 47, 80])
def test_no_line_takes_more_cells_than_there_are(sample: Decision, width: int) -> None:
    result = recommend(sample, PYTHON)
    for lines in (argument_lines(result, result, width), argument_lines(result, result, width, short=True)):
        assert max(cells(line.text) for line in lines) <= width


def test_before_the_analysis_is_there_it_tells_the_standing_alone(sample: Decision) -> None:
    ranking = rank(sample, PYTHON)
    before = [line.text for line in argument_lines(ranking, None, 60)]
    assert any("FastAPI" in line for line in before)
    assert not any("moderate" in line or "strong" in line for line in before)
    result = recommend(sample, PYTHON)
    assert result.confidence is not None
    assert any(result.confidence.word in line.text for line in argument_lines(result, result, 60))


def test_where_there_is_little_room_it_tells_less(sample: Decision) -> None:
    result = recommend(sample, PYTHON)
    assert len(argument_lines(result, result, 60, short=True)) < len(argument_lines(result, result, 60))


def test_why_a_question_is_asked_names_the_rules_that_read_it(sample: Decision) -> None:
    text = " ".join(line.text for line in why(sample, "language", 200))
    assert "carries straight over" in text


def test_hostile_texts_come_out_as_text() -> None:
    decision = rule_files.loaded(hostile.rule_file())
    result = recommend(decision, Profile())
    for line in argument_lines(result, result, 60):
        assert line.text.isprintable()
