"""What would change the answer, in words: open answers first, given facts only where nothing else turns it."""

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.sentences.outlook import changes, nearest_flip, settled_by
from tests.advised import advised

PYTHON = Profile({"language": "python", "api_docs": "ourselves"})


def told(decision: Decision, profile: Profile, *, brief: bool = True) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in changes(recommend(decision, profile), brief=brief)]


def test_open_answers_come_before_given_ones(sample: Decision) -> None:
    assert told(sample, PYTHON)[:2] == [
        "What you have not said yet could turn it: Express would lead with “runtime: Only Node.js”.",
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
    assert nearest_flip(recommend(sample, PYTHON)) == "Express with “runtime: Only Node.js”"


def test_what_settles_it_is_told_in_words(sample: Decision) -> None:
    profile = Profile({"language": "python", "runtime": "only_node"})
    (sentence,) = settled_by(recommend(sample, profile), brief=True)
    assert sentence.replace("\u00a0", " ").endswith("whatever the others: “runtime: Only Node.js”.")
