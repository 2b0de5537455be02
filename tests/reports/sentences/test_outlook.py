"""What would change the answer, what settles it, and how far the weights carry it, in sentences."""

from dataclasses import replace

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from recommender.reports.sentences import outlook
from recommender.words import NO_BREAK
from tests.advised import advised

ONE_OTHER = "would lead with one other answer"


def _changes(result: Recommendation, *, brief: bool = False) -> list[str]:
    return [said.replace(NO_BREAK, " ") for said in outlook.changes(result, brief=brief)]


def test_the_fewest_other_answers_come_before_other_weights(sample: Decision) -> None:
    profile = Profile({"language": "python", "libraries": "npm", "api_docs": "ourselves"})
    result = recommend(sample, profile, assume_neutral=True)
    assert _changes(result) == [
        "An open answer could reverse it: Express would lead with “runtime: Only Node.js”.",
        f"Express {ONE_OTHER}: “language: JavaScript”, “language: TypeScript” or “language: Both or neither”.",
        "It would no longer lead if “Language and ecosystem” had a weight of 3 or less (now 5).",
    ]
    assert outlook.nearest_flip(result) == "But Express with “runtime: Only Node.js”"


def test_in_brief_only_a_few_answers_that_break_a_tie_are_named(sample: Decision) -> None:
    tie = recommend(sample, Profile(), assume_neutral=True)
    assert outlook.changes_heading(tie) == "What would break the tie"
    assert _changes(tie, brief=True)[0] == (
        "An open answer could break the tie: FastAPI would lead with “libraries: Python's”, "
        "“api docs: The framework”, “runtime: Only Python” or 1 other answer."
    )
    assert _changes(tie)[0].endswith("“runtime: Only Python” or “language: Python”.")


def test_a_fixed_answer_is_not_up_for_change(sample: Decision) -> None:
    fixed = Profile({"language": "python"}, fixed=("language",))
    assert _changes(recommend(sample, fixed, assume_neutral=True))[0] == (
        "An open answer could reverse it: Express would lead with “runtime: Only Node.js”."
    )
    both = Profile({"language": "python", "runtime": "only_node"}, fixed=("runtime",))
    assert _changes(recommend(sample, both)) == [
        "No set of up to 2 other answers would put FastAPI ahead while the fixed ones stay."
    ]


def test_nothing_is_said_of_changes_before_anything_is_answered(sample: Decision) -> None:
    assert _changes(recommend(sample, Profile())) == []


def test_the_answers_that_settle_it_are_told_if_others_were_given_too(sample: Decision) -> None:
    answers = {"language": "python", "runtime": "only_node"}
    settled = outlook.settled_by(recommend(sample, Profile(answers)), brief=True)
    assert settled == [f"This answer alone settles it, whatever the others: “runtime:{NO_BREAK}Only Node.js”."]
    assert outlook.settled_by(recommend(sample, Profile({"runtime": "only_node"})), brief=False) == []


def test_questions_that_cannot_matter_any_more_are_idle(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python"}))
    assert outlook.idle(result) == ["libraries", "api_docs"]
    assert result.next_questions[0].question.id == "runtime"


def test_how_far_weights_may_be_wrong_is_rounded_down_and_steps_are_counted(sample: Decision) -> None:
    result = recommend(sample, Profile({"libraries": "npm", "api_docs": "framework"}))
    assert list(outlook.weighting(result))[:3] == [
        "All weights may be wrong by up to 39 % at once without changing the leader.",
        "Moving weights one step at a time, it takes 3 steps to put another option ahead.",
        "With weights drawn at random, this is how often each wins: FastAPI 42 %, Express 58 %.",
    ]


def test_a_criterion_says_between_which_weights_the_leader_leads(sample: Decision) -> None:
    profile = Profile({"libraries": "npm", "api_docs": "framework"})
    assert [outlook.leads_while(about) for about in recommend(sample, profile).sensitivities] == [
        "with a weight above 2.2",
        "with any weight",
    ]
    assumed = recommend(sample, profile, assume_neutral=True)
    assert [outlook.leads_while(about) for about in assumed.sensitivities] == [
        "with a weight above 3",
        "with a weight below 5",
    ]
    assert all(outlook.says_otherwise(about) for about in assumed.sensitivities)  # 62 % of the weight, 81 % at stake


PYTHON = Profile({"language": "python", "api_docs": "ourselves"})


def told(decision: Decision, profile: Profile, *, brief: bool = True) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in outlook.changes(recommend(decision, profile), brief=brief)]


def test_open_answers_come_before_given_ones(sample: Decision) -> None:
    assert told(sample, PYTHON)[:2] == [
        "An open answer could reverse it: Express would lead with “runtime: Only Node.js”.",
        "Express would lead with one other answer: “language: JavaScript”, “language: TypeScript” or "
        "“language: Both or neither”.",
    ]


def test_a_fact_that_is_given_is_left_alone_where_something_else_turns_it(sample: Decision) -> None:
    assert not any("language:" in sentence for sentence in told(advised(sample), PYTHON))


def test_the_likeliest_open_answer_comes_first(sample: Decision) -> None:
    said = told(advised(sample), Profile({"api_docs": "ourselves"}))[0]
    assert said.endswith("FastAPI would lead with “language: Python” or “runtime: Only Python”.")


def test_sets_of_several_answers_are_joined_and_the_others_counted(sample: Decision) -> None:
    profile = Profile({"language": "python", "api_docs": "framework", "runtime": "anything", "libraries": "none"})
    assert told(sample, profile)[0] == (
        "Express would lead with one other answer: “language: JavaScript”, “language: TypeScript” or "
        "“runtime: Only Node.js”."
    )


def test_the_nearest_flip_names_the_option_first(sample: Decision) -> None:
    assert outlook.nearest_flip(recommend(sample, PYTHON)) == "But Express with “runtime: Only Node.js”"


def test_without_a_flip_it_says_what_was_tried(sample: Decision) -> None:
    result = recommend(sample, PYTHON)
    for searched, said in (
        (0, ""),
        (1, "No other answer would change it"),
        (2, "No set of up to 2 other answers would change it"),
        (None, "No other answers would change it"),
    ):
        none = replace(result.counterfactuals[0], size=None, changes=(), count=0, searched=searched)
        assert outlook.nearest_flip(replace(result, counterfactuals=(none,))) == said


def test_what_settles_it_is_told_in_words(sample: Decision) -> None:
    profile = Profile({"language": "python", "runtime": "only_node"})
    (sentence,) = outlook.settled_by(recommend(sample, profile), brief=True)
    assert sentence.replace("\u00a0", " ").endswith("whatever the others: “runtime: Only Node.js”.")
