"""Sets of changed answers by what they lead to, against trying every set."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.answer_changes import AnswerChanges
from recommender.engine.diagram import whole
from tests import enumeration, random_rule_files, rule_files

_CASES = random_rule_files.cases(
    random_rule_files.rule_files(max_questions=4), complete=True
) | random_rule_files.busy_cases(complete=True)
_ALL = 10_000


@given(_CASES, st.data())
def test_the_smallest_sets_that_lead_to_a_tally_are_all_there(
    case: random_rule_files.Case, data: st.DataObject
) -> None:
    """Fixed answers stay. A larger set may be left out: only one that changes what does not matter."""
    by_tally, changes = _brute_force(case, data)
    reached = {(tally, len(changed)) for tally, sets in by_tally.items() for changed in sets}
    counts = {size: changes.tallies(size) for size in range(len(case.raw["questions"]) + 1)}
    assert {(tally, size) for size, layer in counts.items() for tally in layer} <= reached
    for tally, sets in by_tally.items():
        fewest = min(map(len, sets))
        smallest = [changed for changed in sets if len(changed) == fewest]
        assert counts[fewest][tally] == len(smallest)
        assert _set_of(changes.sets(fewest, [tally], _ALL)) == _set_of(smallest)


@given(_CASES, st.data())
def test_every_set_leads_where_it_is_said_to(case: random_rule_files.Case, data: st.DataObject) -> None:
    by_tally, changes = _brute_force(case, data)
    for size in range(len(case.raw["questions"]) + 1):
        for tally, count in changes.tallies(size).items():
            sets = changes.sets(size, [tally], _ALL)
            assert len(sets) == count
            assert _set_of(sets) <= _set_of(by_tally[tally])


@given(_CASES, st.data())
def test_a_smallest_set_that_leads_to_what_is_wanted_is_one_of_the_smallest(
    case: random_rule_files.Case, data: st.DataObject
) -> None:
    by_tally, changes = _brute_force(case, data)
    wanted = [changed for tally, sets in by_tally.items() if tally > 0 for changed in sets]
    found = changes.smallest(lambda tally: tally > 0)
    if not wanted:
        assert found is None
    else:
        assert found in wanted
        assert len(found or {}) == min(map(len, wanted))


def _brute_force(
    case: random_rule_files.Case, data: st.DataObject
) -> tuple[dict[int, list[dict[str, str]]], AnswerChanges]:
    """Every set of changes by the tally it leads to, from some value for each rule; and what is to find them."""
    places = list(rule_files.rules_of(case.raw))
    values = data.draw(st.lists(st.integers(-9, 9), min_size=len(places), max_size=len(places)))
    fixed = {question: case.answers[question] for question in case.fixed}
    by_tally: dict[int, list[dict[str, str]]] = {}
    for way in enumeration.completions(case.raw, fixed):
        tally = sum(values[places.index(rule)] for rule in enumeration.fired(case.raw, way))
        changed = {question: way[question] for question in case.answers if way[question] != case.answers[question]}
        by_tally.setdefault(tally, []).append(changed)
    decision = rule_files.loaded(case.raw)
    diagram = whole(decision)
    assert diagram is not None
    return by_tally, AnswerChanges(decision, diagram, values, case.answers, fixed)


def _set_of(sets: list[dict[str, str]]) -> Counter[frozenset[tuple[str, str]]]:
    return Counter(frozenset(changed.items()) for changed in sets)
