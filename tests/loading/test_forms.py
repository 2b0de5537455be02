"""What may stand in a rule file, a profile and a case."""

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from recommender.loading.forms import (
    CaseForm,
    Day,
    ElsewhereForm,
    Name,
    Names,
    OptionForm,
    ProfileForm,
    QuestionForm,
    RuleForm,
    Teams,
    Text,
    WarningForm,
    Weight,
)

RULE = {"because": "so", "source": "s"}


def _is(form: Any, value: object) -> bool:
    try:
        TypeAdapter(form).validate_python(value, strict=None)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        (Text, [" a "], ["", "  ", 7, True, None]),
        (Name, ["a", "a_1"], ["", "A", "1a", "a-b", "ä", "a\n"]),
        (Names, ["a", ["a", "b"]], [[], "", [["a"]], ["A"], None]),
        (Weight, [0, 5], [-1, 6]),
        (Teams, [1, 100, 1000], [0, -1]),
        (Day, ["2026-11-22"], ["yesterday", 7, None, "2026-02-30"]),
    ],
)
def test_a_word_is_taken_or_refused(form: Any, good: list[object], bad: list[object]) -> None:
    assert [_is(form, value) for value in good] == [True] * len(good)
    assert [_is(form, value) for value in bad] == [False] * len(bad)


def test_text_is_stripped_a_name_may_stand_for_a_list_and_a_day_is_a_date() -> None:
    assert TypeAdapter(Text).validate_python(" a b ") == "a b"
    assert TypeAdapter(Names).validate_python("a") == ["a"]
    assert TypeAdapter(Day).validate_python("2026-11-22") == date(2026, 11, 22)


@pytest.mark.parametrize("weight", [True, "3", 3.0])
def test_a_weight_is_a_number_and_nothing_that_can_be_made_one(weight: object) -> None:
    assert not _is(ProfileForm, {"answers": {}, "weights": {"a": weight}})
    assert _is(ProfileForm, {"answers": {}, "weights": {"a": 3}})


@pytest.mark.parametrize("verb", ["prefer", "avoid", "rule_out"])
def test_a_rule_is_held_against_the_form_of_its_verb(verb: str) -> None:
    rule: BaseModel = TypeAdapter(RuleForm).validate_python({verb: "a", **RULE})
    assert getattr(rule, verb) == ["a"]


def test_a_rule_has_one_verb_a_strength_that_is_one_and_none_that_rules_out() -> None:
    assert _is(RuleForm, {"prefer": "a", "strength": "strong", **RULE})
    assert _is(RuleForm, {"avoid": "a", "strength": "decisive", "otherwise": "run a second one", **RULE})
    assert not _is(RuleForm, {"rule_out": "a", "otherwise": "run a second one", **RULE})
    assert not _is(RuleForm, {"prefer": "a", "avoid": "b", **RULE})
    assert not _is(RuleForm, {"prefer": "a", "strength": "mighty", **RULE})
    assert not _is(RuleForm, {"rule_out": "a", "strength": "strong", **RULE})
    assert not _is(RuleForm, RULE)


def test_a_question_has_a_kind_and_usual_shares_that_are_whole_numbers() -> None:
    asked = {"ask": "?", "answers": {"x": "X", "y": "Y"}}
    question = QuestionForm.model_validate({**asked, "kind": "fact", "usual": {"x": 70, "y": 30}, "usual_source": "s"})
    assert (question.kind, question.usual, question.usual_source) == ("fact", {"x": 70, "y": 30}, "s")
    assert QuestionForm.model_validate(asked).usual is None
    for shares in ({"x": 0.7}, {"x": "7"}, {"x": True}, [7, 3]):
        assert not _is(QuestionForm, {**asked, "usual": shares})


def test_a_warning_without_about_is_a_remark_and_what_lies_elsewhere_is_named() -> None:
    assert WarningForm.model_validate(RULE).about == []
    assert not _is(WarningForm, {"about": [], **RULE})
    assert ElsewhereForm.model_validate({"look_at": "Flask", **RULE}).look_at == "Flask"
    assert not _is(ElsewhereForm, RULE)


def test_what_is_left_out_is_empty_and_what_is_unknown_is_refused() -> None:
    assert OptionForm.model_validate({"name": "A"}).stack == ""
    assert not _is(OptionForm, {"name": "A", "nmae": "B"})


def test_a_case_is_a_profile_with_what_was_chosen() -> None:
    assert issubclass(CaseForm, ProfileForm)
    assert _is(CaseForm, {"id": "a", "chose": "x", "answers": {}})
    assert not _is(CaseForm, {"id": "a", "answers": {}})
