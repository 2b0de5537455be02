"""Scores and rules that hold, against conditions read off the raw mapping."""

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.scoring import answer_bits, effects, evaluate, fired, outcome, warned
from recommender.engine.tally import read_tally
from tests import enumeration, random_rule_files, rule_files


@given(st.data())
def test_the_rules_that_hold_are_those_of_three_valued_logic(data: st.DataObject) -> None:
    raw = data.draw(random_rule_files.rule_files())
    answers = data.draw(random_rule_files.partial_answers(raw))
    decision = rule_files.loaded(raw)
    expected = [raw["criteria"][criterion]["rules"][index] for criterion, index in enumeration.fired(raw, answers)]
    held = [rule for _, rule in fired(decision, answers)]
    assert [(rule.verb, list(rule.options)) for rule in held] == [_verb(rule) for rule in expected]


@given(st.data())
def test_a_complete_profile_has_the_outcome_and_leads_of_enumeration(data: st.DataObject) -> None:
    raw = data.draw(random_rule_files.rule_files())
    way = data.draw(st.sampled_from(list(enumeration.completions(raw, {}))))
    decision = rule_files.loaded(raw)
    weights = {criterion: form["weight"] for criterion, form in raw["criteria"].items()}
    tally = evaluate(effects(decision, weights), answer_bits(decision, way))
    read = read_tally(tally, len(raw["options"]))
    scores = list(enumeration.scores(raw, way, weights).values())
    assert read.leads == tuple(score - scores[0] for score in scores)
    assert outcome(decision, read.best) == enumeration.outcome(raw, way, weights)


def test_an_option_added_changes_no_score() -> None:
    raw = _two_options()
    before = _leads(raw)
    raw["options"]["o2"] = {"name": "O2"}
    raw["criteria"]["c"]["rules"].append({"prefer": ["o2"], "strength": "strong", "because": "so", "source": "s"})
    assert _leads(raw)[:2] == before


def test_a_warning_is_said_when_it_holds() -> None:
    raw = _two_options()
    raw["warnings"] = [
        {"about": "o0", "when": {"q": "yes"}, "because": "open until answered", "source": "s"},
        {"about": ["o0", "o1"], "because": "always", "source": "s"},
    ]
    decision = rule_files.loaded(raw)
    assert [warning.because for warning in warned(decision, {})] == ["always"]
    assert [warning.because for warning in warned(decision, {"q": "yes"})] == ["open until answered", "always"]


def _two_options() -> rule_files.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"yes": "Yes", "no": "No"}}},
        "criteria": {
            "c": {"weight": 2, "rules": [{"prefer": ["o1"], "when": {"q": "yes"}, "because": "so", "source": "s"}]}
        },
    }


def _leads(raw: rule_files.Raw) -> tuple[int, ...]:
    decision = rule_files.loaded(raw)
    tally = evaluate(effects(decision, {"c": 2}), answer_bits(decision, {"q": "yes"}))
    return read_tally(tally, len(raw["options"])).leads


def _verb(rule: rule_files.Raw) -> tuple[str, list[str]]:
    verb = next(verb for verb in ("prefer", "avoid", "rule_out") if verb in rule)
    return verb, rule[verb]
