"""Why a question is asked."""

from recommender.model.decision import Decision
from recommender.reports.sentences.question import why_asked
from tests.advised import advised


def test_a_rule_is_told_with_its_answers_points_reason_and_source(sample: Decision) -> None:
    assert list(why_asked(sample, "libraries"))[1] == (
        "“Those on npm” speaks for Express (2 points times Language and ecosystem)",
        "the packages run in its own process [ours]",
    )


def test_a_need_is_told_with_what_it_takes_to_go_against_it(sample: Decision) -> None:
    assert list(why_asked(advised(sample), "libraries"))[1] == (
        "“Those on npm” speaks for Express (6 points times Language and ecosystem)",
        "the packages run in its own process; otherwise run the packages in a second service, in Node.js [ours]",
    )
