"""Where the bars, bands and numbers of the page's charts stand."""

from dataclasses import replace

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from recommender.reports import charts
from recommender.reports.sentences.outlook import leads_while

CLOSE = Profile({"language": "python", "libraries": "npm", "api_docs": "ourselves"})


@pytest.fixture
def close(sample: Decision) -> Recommendation:
    return recommend(sample, CLOSE, assume_neutral=True)


def test_bars_are_as_long_as_their_points_from_the_zero_line_on(close: Recommendation) -> None:
    chart = charts.standings(close)
    assert chart is not None
    first, second = chart.bars
    assert [(bar.label, bar.number, bar.kind) for bar in chart.bars] == [
        ("FastAPI", "15", "option-1"),
        ("Express", "13", "option-2"),
    ]
    assert first.x == second.x == chart.zero
    assert second.width / first.width == pytest.approx(13 / 15, abs=0.002)
    assert (second.y - first.y, chart.height, chart.whiskers) == (charts.ROW, 2 * charts.ROW, [])


def test_points_below_zero_are_to_its_left_and_open_questions_give_whiskers(sample: Decision) -> None:
    answers = {"language": "either", "libraries": "python", "runtime": "anything"}
    chart = charts.standings(recommend(sample, Profile(answers)))
    assert chart is not None
    ahead, behind = chart.bars
    assert (behind.label, behind.x + behind.width) == ("Express", chart.zero)
    assert ahead.x == chart.zero
    (from_0, most, _), (least, end, _) = chart.whiskers
    assert least < end < chart.zero == from_0 < most
    assert behind.x < end  # the mean is between the bounds


def test_an_option_keeps_its_place_and_its_colour_whoever_leads(sample: Decision) -> None:
    drawn = set()
    for language, leader in (("python", "fastapi"), ("javascript", "express")):
        result = recommend(sample, Profile({"language": language, "libraries": "npm", "api_docs": "framework"}))
        assert result.leader is not None
        assert result.leader.id == leader
        standing, balance, bands = charts.standings(result), charts.balance(result), charts.ranges(result)
        assert standing is not None
        assert balance is not None
        assert bands is not None
        assert bands.kind == charts.colour(sample, leader)
        shares = charts.win_shares(result)
        drawn.add(
            (
                tuple((bar.label, bar.kind, bar.y) for bar in (*standing.bars, *shares[:2])),
                (balance.left, balance.right),
                tuple((left.kind, right.kind) for left, right in balance.rows[:1]),
            )
        )
    assert len(drawn) == 1


def test_a_tie_and_no_option_have_colours_of_their_own_and_options_those_of_their_places(sample: Decision) -> None:
    assert [charts.colour(sample, outcome) for outcome in ("fastapi", "express", "tie", "none")] == [
        "option-1",
        "option-2",
        "tie",
        "none",
    ]
    many = replace(sample, options={f"o{place}": sample.options["fastapi"] for place in range(8)})
    assert [charts.colour(many, f"o{place}") for place in (0, 5, 6)] == ["option-1", "option-6", "option-1"]


def test_what_is_ruled_out_keeps_its_place_without_a_bar(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python", "runtime": "only_node"}))
    chart = charts.standings(result)
    assert chart is not None
    assert chart.bars[0][:2] == ("FastAPI", "ruled out")
    assert chart.bars[0].width == 0
    assert chart.bars[1].label == "Express"
    assert charts.balance(result) is None
    assert charts.ranges(result) is None


def test_win_shares_are_drawn_until_it_is_settled(close: Recommendation, sample: Decision) -> None:
    blank = charts.win_shares(recommend(sample, Profile()))
    assert [(bar.label, bar.number, bar.kind) for bar in blank] == [
        ("FastAPI", "45 %", "option-1"),
        ("Express", "54 %", "option-2"),
        ("A tie", "under 1 %", "tie"),
    ]
    assert charts.win_shares(close) == ()


def test_what_speaks_for_the_second_option_of_the_file_is_to_the_right_of_the_middle(close: Recommendation) -> None:
    chart = charts.balance(close)
    assert chart is not None
    assert (chart.left, chart.right) == ("FastAPI", "Express")
    assert [(left.label, left.number, right.number) for left, right in chart.rows] == [
        ("Language and ecosystem", "+15", "+10"),
        ("documentation", "", "+3"),
    ]
    for left, right in chart.rows:
        assert left.x + left.width == right.x == chart.middle
    (longest, shorter), _ = chart.rows
    assert shorter.width / longest.width == pytest.approx(10 / 15, abs=0.01)


def test_a_weight_stands_within_the_weights_that_leave_the_lead_in_the_words_of_the_sentences(
    close: Recommendation,
) -> None:
    chart = charts.ranges(close)
    assert chart is not None
    scale = dict(chart.ticks)
    assert [(row.says, row.low, row.high, row.at) for row in chart.rows] == [
        ("above 3", scale[3], scale[5], scale[5]),
        ("below 5", scale[0], scale[5], scale[3]),
    ]
    assert [f"with a weight {row.says}" for row in chart.rows] == [leads_while(each) for each in close.sensitivities]


def test_without_a_leader_that_is_ahead_or_an_answer_no_weights_are_drawn(sample: Decision) -> None:
    assert charts.ranges(recommend(sample, Profile())) is None
    assert charts.ranges(recommend(sample, Profile(), assume_neutral=True)) is None


def test_a_long_name_is_cut_to_the_room_there_is(sample: Decision) -> None:
    for name, label in (
        ("x" * 22, "x" * 22),
        ("x" * 23, "x" * 21 + "…"),
        ("設計" * 20, "設計" * 5 + "…"),
        ("a\nb", "a b"),
    ):
        named = replace(sample, options={id: option._replace(name=name) for id, option in sample.options.items()})
        chart = charts.standings(recommend(named, Profile()))
        assert chart is not None
        assert chart.bars[0].label == label
