"""Answers that show something, against trying all of them."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.witness import conflict
from tests import enumeration, random_rule_files, rule_files


@given(st.data())
def test_the_conflict_rules_out_everything_and_nothing_in_it_is_idle(data: st.DataObject) -> None:
    raw = data.draw(random_rule_files.rule_files(max_options=2, max_questions=4))
    answers = data.draw(random_rule_files.partial_answers(raw))
    found = conflict(rule_files.loaded(raw), answers)
    if not _all_out(raw, answers):
        assert found == {}
        return
    assert found.items() <= answers.items()
    assert _all_out(raw, found)
    for size in range(len(found)):
        for subset in itertools.combinations(found.items(), size):
            assert not _all_out(raw, dict(subset))


def _all_out(raw: rule_files.Raw, answers: dict[str, str]) -> bool:
    out: set[str] = set()
    for criterion, index in enumeration.fired(raw, answers):
        out |= set(raw["criteria"][criterion]["rules"][index].get("rule_out", []))
    return out == set(raw["options"])
