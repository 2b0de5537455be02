"""Counting in long integers, against plain dictionaries over every way to finish."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.diagram import Diagram, whole
from recommender.engine.polynomials import PolynomialCounting, WaysByRest, polynomial_counting
from recommender.engine.scoring import answer_bits
from recommender.engine.tally import tally_of
from recommender.model.decision import Decision
from tests import enumeration, random_rule_files, rule_files
from tests.examples import times
from tests.rule_files import Answers, Raw

_CASES = random_rule_files.mixed_cases()


@times(2)
@given(_CASES)
def test_outcomes_occur_as_often_as_in_enumeration(case: random_rule_files.Case) -> None:
    """Among two, three and four options, some of which may be ruled out; with some answers given."""
    counting, ways = _counted(case)
    expected = enumeration.outcomes(case.raw, case.answers, case.weights)
    assert +Counter(counting.outcomes(ways)) == expected
    assert counting.number(ways) == expected.total()


@given(random_rule_files.busy_cases(max_options=2))
def test_the_leads_above_at_below_and_between_levels_are_those_of_a_dictionary(case: random_rule_files.Case) -> None:
    raw = _without_ruling_out(case.raw)
    leads: Counter[int] = Counter()
    for way, often in enumeration.weighed(raw, case.answers):
        first, second = enumeration.scores(raw, way, case.weights).values()
        leads[second - first] += often
    counting, ways = _counted(case, raw)
    ((rest, polynomial),) = ways.items()
    levels = range(min(leads) - 2, max(leads) + 3)
    assert rest == 0
    for level in levels:
        around = [[lead > level for lead in leads], [lead == level for lead in leads], [lead < level for lead in leads]]
        assert counting.around(polynomial, level) == tuple(_total(leads, which) for which in around)
        for most in levels:
            expected = _total(leads, [level <= lead <= most for lead in leads])
            assert counting.between(polynomial, level, most) == expected


@times(2)
@given(_CASES, st.data())
def test_answers_are_alike_as_often_as_their_shares_in_each_way_say(
    case: random_rule_files.Case, data: st.DataObject
) -> None:
    """The squares of the shares that come to the same outcome, over all ways and all that the answers can do."""
    counting, ways = _counted(case)
    shares = data.draw(st.lists(st.integers(1, 3), min_size=2, max_size=4))
    vectors = data.draw(st.lists(_vectors(list(case.raw["options"]), len(shares)), min_size=1, max_size=3))
    expected = _alike(case.raw, case.answers, case.weights, shares, vectors)
    shifts = [([counting.shift_of(tally_of(*does)) for does in vector], count) for vector, count in vectors]
    assert counting.alike(ways, shares, shifts) == expected


def test_two_others_that_are_level_tie_up_to_the_level_and_with_it() -> None:
    strengths = ("slight", "clear", "strong")
    raw: Raw = {
        "decision": "Which?",
        "options": {f"o{index}": {"name": f"O{index}"} for index in range(3)},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {answer: answer for answer in ("none", *strengths)}}},
        "criteria": {
            "c": {
                "weight": 1,
                "rules": [
                    {"prefer": ["o1"], "when": {"q": strength}, "strength": strength, "because": "so", "source": "s"}
                    for strength in strengths
                ],
            }
        },
    }
    vector: list[_Does] = [([0, less, 0], [False] * 3) for less in (0, -1, -3)]
    counting = polynomial_counting(rule_files.loaded(raw), {"c": 1})
    diagram = whole(rule_files.loaded(raw))
    assert diagram is not None
    found = counting.alike(
        counting.count(diagram), [1, 2, 3], [([counting.shift_of(tally_of(*does)) for does in vector], 1)]
    )
    assert found == _alike(raw, {}, {"c": 1}, [1, 2, 3], [(vector, 1)])


def test_between_two_options_what_is_counted_is_kept_and_among_more_it_is_not(sample: Decision) -> None:
    weights = {"language": 5, "documentation": 3}
    assert polynomial_counting(sample, weights) is polynomial_counting(sample, dict(weights))
    assert polynomial_counting(sample, weights) is not polynomial_counting(sample, {**weights, "language": 4})


_Does = tuple[list[int], list[bool]]
"""What an answer does: the points of every option, and which it rules out."""

_Vector = tuple[list[_Does], int]
"""What each answer does, and how often that is so."""


@st.composite
def _vectors(draw: st.DrawFn, options: list[str], answers: int) -> _Vector:
    """What each answer does, and how often that is so."""
    number = len(options)
    points = st.lists(st.integers(-6, 6), min_size=number, max_size=number)
    ruled_out = st.lists(st.sampled_from([False, False, False, True]), min_size=number, max_size=number)
    vector = draw(st.lists(st.tuples(points, ruled_out), min_size=answers, max_size=answers))
    return vector, draw(st.integers(1, 3))


def _alike(
    raw: Raw, answers: Answers, weights: Mapping[str, int], shares: Sequence[int], vectors: Sequence[_Vector]
) -> int:
    """The squares of the shares that come to the same outcome, over all ways to finish and all vectors."""
    total = 0
    for way, often in enumeration.weighed(raw, answers):
        scores, out = enumeration.scores(raw, way, weights), enumeration.ruled_out(raw, way)
        for vector, count in vectors:
            reached: Counter[str] = Counter()
            for (gains, bars), share in zip(vector, shares, strict=True):
                reached[_outcome(scores, out, gains, bars)] += share
            total += often * count * sum(share**2 for share in reached.values())
    return total


def _outcome(scores: Mapping[str, int], out: set[str], gains: Sequence[int], bars: Sequence[bool]) -> str:
    left = {
        option: score + gain
        for (option, score), gain, barred in zip(scores.items(), gains, bars, strict=True)
        if option not in out and not barred
    }
    best = [option for option, score in left.items() if score == max(left.values())]
    return "none" if not best else best[0] if len(best) == 1 else "tie"


def _counted(case: random_rule_files.Case, raw: Raw | None = None) -> tuple[PolynomialCounting, WaysByRest]:
    """The ways to finish the answers, on the diagram of the whole decision."""
    decision = rule_files.loaded(raw or case.raw)
    counting = polynomial_counting(decision, case.weights)
    diagram = whole(decision)
    assert isinstance(diagram, Diagram)
    return counting, counting.count(diagram, answer_bits(decision, case.answers))


def _without_ruling_out(raw: Raw) -> Raw:
    """The same rules, but those that rule out speak against."""
    criteria = {
        id: {
            **form,
            "rules": [
                {"avoid" if key == "rule_out" else key: said for key, said in rule.items()} for rule in form["rules"]
            ],
        }
        for id, form in raw["criteria"].items()
    }
    return {**raw, "criteria": criteria}


def _total(leads: Counter[int], which: Iterable[bool]) -> int:
    return sum(count for count, counted in zip(leads.values(), which, strict=True) if counted)
