"""What every answer to a question would make of each way to finish the others, against trying all of them."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import product
from math import prod

from hypothesis import assume, given
from hypothesis import strategies as st

from recommender.engine.clauses import question_bits, read_bits, rule_clauses
from recommender.engine.diagram import BUDGET, whole
from recommender.engine.joint import Joint, JointTallies
from recommender.engine.situation import Situation
from tests import enumeration, random_rule_files, rule_files

_CASES = random_rule_files.mixed_cases()


@given(_CASES, st.data())
def test_tallies_come_together_as_often_as_in_enumeration(case: random_rule_files.Case, data: st.DataObject) -> None:
    """For one question or two, whether they are open or given, and with what was counted for others before."""
    here = _situation(case)
    tallies = JointTallies(here, BUDGET)
    every_rule = range(len(here.effects))
    for _ in range(2):
        asked = data.draw(st.lists(st.sampled_from(list(case.raw["questions"])), min_size=1, max_size=2, unique=True))
        joint = tallies.of(asked)
        assert joint.exact
        assert _found(joint) == _vectors(case, here, asked, list(case.raw["questions"]), every_rule)


@given(_CASES, st.data())
def test_within_some_bits_only_the_rules_and_questions_with_these_bits_count(
    case: random_rule_files.Case, data: st.DataObject
) -> None:
    here = _situation(case)
    diagram = whole(here.decision)
    assert diagram is not None
    assume(diagram.node.branches)
    within = data.draw(st.sampled_from(diagram.node.branches)).reads
    questions = [question for question, bits in question_bits(here.decision).items() if bits.mask & within]
    reading = [place for place, when in enumerate(rule_clauses(here.decision)) if read_bits(when) & within]
    asked = [data.draw(st.sampled_from(questions))]
    joint = JointTallies(here, BUDGET).of(asked, within=within)
    assert _found(joint) == _vectors(case, here, asked, questions, reading)


@given(random_rule_files.busy_cases(), st.data())
def test_past_the_budget_ways_are_drawn_and_that_is_said(case: random_rule_files.Case, data: st.DataObject) -> None:
    here = _situation(case)
    asked = [data.draw(st.sampled_from(list(case.raw["questions"])))]
    joint = JointTallies(here, -1).of(asked)
    found = _found(joint)
    assert set(found) <= set(_vectors(case, here, asked, list(case.raw["questions"]), range(len(here.effects))))
    assert joint.exact or found.total() == 1_000


def _situation(case: random_rule_files.Case) -> Situation:
    return Situation(rule_files.loaded(case.raw), case.answers, case.weights)


def _found(joint: Joint) -> Counter[tuple[int, ...]]:
    found: Counter[tuple[int, ...]] = Counter()
    for tallies, count in joint.vectors():
        found[tuple(tallies)] += count
    return found


def _vectors(
    case: random_rule_files.Case, here: Situation, asked: Sequence[str], among: Collection[str], rules: Collection[int]
) -> Counter[tuple[int, ...]]:
    """The tallies of these rules by the answers asked for, over the ways to answer the other questions among these."""
    positions = {position: place for place, position in enumerate(rule_files.rules_of(case.raw))}
    others = {question: answer for question, answer in case.answers.items() if question not in asked}
    by_answers = list(product(*(case.raw["questions"][question]["answers"] for question in asked)))
    by_way: dict[tuple[str, ...], dict[tuple[str, ...], int]] = {}
    often: dict[tuple[str, ...], int] = {}
    for way in enumeration.completions(case.raw, others):
        rest = tuple(way[question] for question in among if question not in asked)
        holding = [positions[rule] for rule in enumeration.fired(case.raw, way)]
        tally = sum(here.effects[place].tally for place in holding if place in rules)
        further = [question for question in among if question not in asked and question not in case.answers]
        often[rest] = prod(enumeration.usual(case.raw, question)[way[question]] for question in further)
        by_way.setdefault(rest, {})[tuple(way[question] for question in asked)] = tally
    vectors: Counter[tuple[int, ...]] = Counter()
    for rest, tallies in by_way.items():
        vectors[tuple(tallies[answers] for answers in by_answers)] += often[rest]
    return vectors
