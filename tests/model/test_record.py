"""What a report once said, and what it keeps of the rules."""

from recommender.model.condition import Is
from recommender.model.decision import Decision
from recommender.model.record import OpenRule, Said, fingerprint, open_question, open_rule


def test_a_rule_that_held_counted_its_points_times_its_weight() -> None:
    assert Said("fastapi", "language", -2, 5, "so").score == -10
    assert Said("fastapi", "", 0, 0, "it cannot run there").score == 0


def test_of_a_rule_its_effect_is_kept_and_its_condition_as_a_fingerprint(sample: Decision) -> None:
    language = sample.criteria["language"]
    rule = language.rules[0]._replace(when=Is("language", ("python", "both")))
    kept = open_rule(language, rule)
    assert kept == OpenRule("language", ("fastapi",), 3, fingerprint("language=both|python"), rule.because)
    assert open_rule(language, rule._replace(when=Is("language", ("both", "python")))) == kept
    assert open_rule(language, rule._replace(when=Is("language", ("python",)))) != kept


def test_of_a_question_the_shares_are_kept_in_the_order_of_the_answers_names(sample: Decision) -> None:
    question = sample.questions["libraries"]._replace(usual=(1, 2, 3))
    backwards = question._replace(answers=dict(reversed(list(question.answers.items()))), usual=(3, 2, 1))
    assert list(question.answers) == ["python", "npm", "none"]
    assert open_question(question) == open_question(backwards)
    assert open_question(question).usual == (3, 2, 1)


def test_another_answer_or_another_neutral_one_is_another_question(sample: Decision) -> None:
    question = sample.questions["libraries"]
    fewer = question._replace(answers=dict(list(question.answers.items())[1:]))
    kept = [open_question(each).answers for each in (question, fewer, question._replace(neutral=None))]
    assert len(set(kept)) == 3


def test_a_fingerprint_is_three_letters_or_digits() -> None:
    assert fingerprint("") == "4oy"
    assert fingerprint("\udcff") != fingerprint("\udcfe")
