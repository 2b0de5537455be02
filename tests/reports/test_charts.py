"""Where the bars, bands and numbers of the page's charts stand."""

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from recommender.reports import charts

CLOSE = Profile({"language": "python", "libraries": "npm", "api_docs": "ourselves"})


@pytest.fixture
def close(sample: Decision) -> Recommendation:
    return recommend(sample, CLOSE, assume_neutral=True)


def test_bars_are_as_long_as_their_points_from_the_zero_line_on(close: Recommendation) -> None:
    chart = charts.standings(close)
    leader, rival = chart.bars
    assert [(bar.label, bar.number, bar.kind) for bar in chart.bars] == [
        ("FastAPI", "15", "leader"),
        ("Express", "13", "rival"),
    ]
    assert leader.x == rival.x == chart.zero
    assert rival.width / leader.width == pytest.approx(13 / 15, abs=0.001)
    assert (rival.y - leader.y, chart.height, chart.whiskers) == (charts.ROW, 2 * charts.ROW, [])


def test_points_below_zero_are_to_its_left_and_open_questions_give_whiskers(sample: Decision) -> None:
    answers = {"language": "either", "libraries": "python", "runtime": "anything"}
    chart = charts.standings(recommend(sample, Profile(answers)))
    ahead, behind = chart.bars
    assert (behind.label, behind.x + behind.width) == ("Express", chart.zero)
    assert ahead.x == chart.zero
    (from_0, most, _), (least, end, _) = chart.whiskers
    assert least < end < chart.zero == from_0 < most
    assert behind.x < end  # the mean is between the bounds


def test_what_is_ruled_out_has_no_bar(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python", "runtime": "only_node"}))
    assert [bar.label for bar in charts.standings(result).bars] == ["Express"]
    assert charts.balance(result) is None


def test_win_shares_are_drawn_until_it_is_settled(close: Recommendation, sample: Decision) -> None:
    blank = charts.win_shares(recommend(sample, Profile()))
    assert [(bar.label, bar.number) for bar in blank] == [
        ("FastAPI", "45 %"),
        ("Express", "54 %"),
        ("A tie", "under 1 %"),
    ]
    assert [bar.kind for bar in blank] == ["rival", "leader", "rival"]
    assert charts.win_shares(close) == ()


def test_what_speaks_for_the_rival_is_to_the_left_of_the_middle(close: Recommendation) -> None:
    chart = charts.balance(close)
    assert chart is not None
    assert (chart.leader, chart.rival) == ("FastAPI", "Express")
    assert [(right.label, right.number, left.number) for right, left in chart.rows] == [
        ("Language and ecosystem", "+15", "+10"),
        ("documentation", "", "+3"),
    ]
    for right, left in chart.rows:
        assert right.x == left.x + left.width == chart.middle
    (longest, shorter), _ = chart.rows
    assert shorter.width / longest.width == pytest.approx(10 / 15)


def test_a_weight_stands_within_the_weights_that_leave_the_lead(close: Recommendation) -> None:
    chart = charts.ranges(close)
    assert chart is not None
    scale = dict(chart.ticks)
    assert [(row.says, row.low, row.high, row.at) for row in chart.rows] == [
        ("leads between 3 and 5", scale[3], scale[5], scale[5]),
        ("leads at any weight", scale[0], scale[5], scale[3]),
    ]


def test_without_a_leader_or_an_answer_no_weights_are_drawn(sample: Decision) -> None:
    assert charts.ranges(recommend(sample, Profile())) is None
    assert charts.ranges(recommend(sample, Profile(), assume_neutral=True)) is None


def test_a_long_name_is_cut_to_the_room_there_is() -> None:
    assert charts.cut("x" * 22) == "x" * 22
    assert charts.cut("x" * 23) == "x" * 21 + "…"
    assert charts.cut("a\nb") == "a b"
