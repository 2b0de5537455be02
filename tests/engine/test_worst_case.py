"""The best worst case by the number of kept answers, against keeping every set of so many."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.diagram import whole
from recommender.engine.scoring import answer_bits
from recommender.engine.worst_case import WorstCase
from tests import enumeration, random_rule_files, rule_files
from tests.examples import times

_CASES = random_rule_files.cases(
    random_rule_files.rule_files(max_questions=4), complete=True
) | random_rule_files.busy_cases(complete=True)


@times(2)
@given(_CASES, st.data())
def test_no_set_of_kept_answers_is_smaller_than_the_bound(case: random_rule_files.Case, data: st.DataObject) -> None:
    """And all that the bound keeps, kept together, is enough."""
    places = list(rule_files.rules_of(case.raw))
    values = data.draw(st.lists(st.integers(-5, 9), min_size=len(places), max_size=len(places)))
    kept = set(data.draw(st.lists(st.sampled_from(list(case.answers)), max_size=1)))
    free = [question for question in case.answers if question not in kept]

    sums = [
        (way, sum(values[places.index(rule)] for rule in enumeration.fired(case.raw, way)))
        for way in enumeration.completions(case.raw, {})
    ]

    def suffices(questions: set[str]) -> bool:
        return all(
            total > 0 for way, total in sums if all(way[question] == case.answers[question] for question in questions)
        )

    sufficient = [
        size for size in range(len(free) + 1) if any(suffices({*kept, *some}) for some in combinations(free, size))
    ]
    decision = rule_files.loaded(case.raw)
    diagram = whole(decision)
    assert diagram is not None
    bits = {question: answer_bits(decision, {question: answer}) for question, answer in case.answers.items()}
    bound = WorstCase(diagram, values, bits, kept, free, most=len(free))
    needed = bound.needed()
    if not sufficient:
        assert needed is None
    else:
        assert needed is not None
        assert needed <= sufficient[0]
        assert suffices({*kept, *bound.keeps(needed)})
        if sufficient[0] > 0:
            least = WorstCase(diagram, values, bits, kept, free, most=sufficient[0] - 1).needed()
            assert least is None or least == needed
