"""Documents held against forms."""

from typing import get_args

import pytest

from recommender.loading.form_faults import _RULES, _SECTIONS, apart, fit
from recommender.loading.forms import CriterionForm, ProfileForm, RuleFileForm, RuleForm, RuleOutForm
from recommender.loading.yaml import parse
from recommender.model.decision import VERBS
from recommender.model.finding import Finding
from recommender.model.place import Place


def test_every_verb_and_every_section_of_entries_has_its_form() -> None:
    assert list(_RULES) == list(VERBS)
    assert _RULES["rule_out"] is RuleOutForm
    assert len(_RULES) == len(get_args(get_args(RuleForm)[0]))
    assert list(_SECTIONS) == [
        key for key in RuleFileForm.model_fields if key not in ("decision", "reviewed", "aspects")
    ]
    assert _SECTIONS["criteria"] is CriterionForm


def test_a_document_that_fits_is_the_form_filled_in() -> None:
    form, faults = fit(parse(b"answers: {a: x}\nfixed: [a]", "f"), ProfileForm)
    assert faults == []
    assert form is not None
    assert (form.answers, form.weights, form.fixed) == ({"a": "x"}, {}, ["a"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("options: {a: {nam: A}}", "an option has no key 'nam'; did you mean 'name'?"),
        ("sources: {a: {titl: A}}", "a source has no key 'titl'; did you mean 'title'?"),
        ("questions: {a: {asks: A}}", "a question has no key 'asks'; did you mean 'ask'?"),
        ("criteria: {a: {wight: 1}}", "a criterion has no key 'wight'; did you mean 'weight'?"),
        ("questions: {a: {usualy: {}}}", "a question has no key 'usualy'; did you mean 'usual'?"),
        ("elsewhere: [{lok_at: a}]", "a pointer elsewhere has no key 'lok_at'; did you mean 'look_at'?"),
        ("elsewhere: [{look_at: a}]", "the pointer elsewhere has no 'because'; add 'because:'"),
        ("elsewhere: [{about: a}]", "the pointer elsewhere has no 'look_at'; add 'look_at:'"),
        (
            "criteria: {a: {rules: [{avoid: a, othrwise: b}]}}",
            "a rule has no key 'othrwise'; did you mean 'otherwise'?",
        ),
        ("warnings: [{abut: a}]", "a warning has no key 'abut'; did you mean 'about'?"),
        ("examples: {a: {givn: {}}}", "an example has no key 'givn'; did you mean 'given'?"),
        ("criteria: {a: {rules: [{rule_out: a, wen: {}}]}}", "a rule has no key 'wen'; did you mean 'when'?"),
        (
            "criteria: {a: {rules: [{avoid: a, strenth: clear}]}}",
            "a rule has no key 'strenth'; did you mean 'strength'?",
        ),
        ("criteria: {a: {rules: [{because: a}]}}", "the rule has no verb; begin it with prefer:, avoid: or rule_out:"),
    ],
)
def test_a_key_that_no_form_has_is_met_with_one_of_that_forms(text: str, said: str) -> None:
    _, faults = fit(parse(text.encode(), "f"), RuleFileForm)
    assert said in [f"{fault.what}; {fault.remedy}" for fault in faults]


def test_one_fault_is_told_once() -> None:
    form, name, elsewhere = (Finding(Place("f", *at), "x", "y") for at in ((1, 3), (1, 3), (2, 5)))
    assert apart([form], [name, elsewhere]) == [form, elsewhere]
