"""What a flowchart says."""

from dataclasses import replace
from fractions import Fraction

import pytest

from recommender.engine.flowchart import flowchart
from recommender.model.decision import Decision
from recommender.model.flowchart import Box, Flowchart, Leaf
from recommender.reports.sentences.flowchart import (
    agreement,
    answers,
    coming,
    drawn_from,
    meaning,
    names,
    of_100,
    read_drawn_from,
)


@pytest.fixture
def chart(sample: Decision) -> Flowchart:
    return flowchart(sample, 3)


def _leaf(fastapi: int, express: int, tie: int = 0, none: int = 0) -> Leaf:
    shares = {"fastapi": fastapi, "express": express, "tie": tie, "none": none}
    return Leaf({name: Fraction(share, 100) for name, share in shares.items()})


@pytest.mark.parametrize(
    ("leaf", "said"),
    [
        (_leaf(3, 22), "Express, right for 88 of 100"),
        (_leaf(5, 0), "FastAPI, right for 100 of 100"),
        (_leaf(29, 21), "Ask more: FastAPI in 58 of 100 such teams"),
        (_leaf(5, 5), "Ask more: FastAPI and Express in 50 of 100 such teams each"),
        (_leaf(1, 1, tie=8), "A tie, right for 80 of 100"),
        (_leaf(3, 3, tie=4), "Ask more: a tie in 40 of 100 such teams"),
        (_leaf(0, 1, none=9), "None fits, right for 90 of 100"),
        (_leaf(3, 3, none=4), "Ask more: none fits in 40 of 100 such teams"),
        (_leaf(6599, 3401), "Ask more: FastAPI in 65 of 100 such teams"),
    ],
)
def test_a_leaf_says_what_leads_and_how_often_that_is_right_or_to_ask_more(
    leaf: Leaf, said: str, chart: Flowchart
) -> None:
    assert names(chart, leaf) == said


def test_figures_of_a_sample_are_about(chart: Flowchart) -> None:
    sampled = replace(chart, exact=False)
    assert names(sampled, _leaf(3, 22)) == "Express, right for about 88 of 100"
    assert "for about " in agreement(sampled)


def test_the_title_says_how_often_it_agrees_and_what_is_assumed(chart: Flowchart, packaged: Decision) -> None:
    assert agreement(chart).startswith("3 questions agree with all the rules for ")
    assert agreement(chart).endswith(" of 100 teams, if every answer is as likely as any other.")
    assert agreement(flowchart(packaged, 1)) == (
        "1 question agrees with all the rules for 68 of 100 teams, going by how teams usually answer."
    )
    assert agreement(replace(chart, root=_leaf(70, 30))).startswith(
        "No question asked, this agrees with all the rules for 70 of 100 teams"
    )


def test_it_says_what_right_means_whether_it_stopped_early_and_how_to_ask_more(chart: Flowchart) -> None:
    assert list(meaning(replace(chart, root=_leaf(70, 30), asked_for=0))) == [
        "“Right” is what all the rules together come to."
    ]
    assert list(meaning(replace(chart, root=_leaf(60, 40))))[1:] == [
        "One more question alone would not raise that.",
        "To ask more: recommender ask --rules sample.yaml.",
    ]


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(0), "0 of 100"),
        (Fraction(1, 101), "under 1 of 100"),
        (Fraction(29, 100), "29 of 100"),
        (Fraction(9999, 10_000), "99 of 100"),
        (Fraction(1), "100 of 100"),
    ],
)
def test_shares_are_rounded_down(share: Fraction, said: str) -> None:
    assert of_100(share) == said


def test_it_says_how_many_come_and_with_which_answers(chart: Flowchart) -> None:
    assert coming(_leaf(20, 5)) == "25 of 100 teams come here"
    assert isinstance(chart.root, Box)
    assert answers(chart.root.arms[0])[0] == "“Anything”"


def test_what_it_was_drawn_from_is_read_again_from_the_line_of_its_own_only(chart: Flowchart) -> None:
    read = (3, chart.decision.digest)
    assert read_drawn_from(f"---\ntitle: x\n---\n%% {drawn_from(chart)}\nflowchart TD\n") == read
    assert read_drawn_from(f"<!-- {drawn_from(chart)} -->\n<svg>") == read
    assert read_drawn_from(f"title: {drawn_from(chart)}") is None
    assert "--" not in drawn_from(chart)  # which a comment in XML may not hold
