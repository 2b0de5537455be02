"""A compiled decision counts in JavaScript as the engine counts, run by node."""

import json
import random
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommender.engine.diagram import TooLarge
from recommender.engine.rank import rank
from recommender.engine.recommend import analyse
from recommender.engine.scoring import elsewhere, fired, warned
from recommender.model.decision import NONE, TIE, Decision
from recommender.model.profile import Profile
from recommender.page import compiled as module
from recommender.page.compiled import compiled
from tests import random_rule_files, rule_files

ENGINE = Path(module.__file__).with_name("page.js")
COUNT = Path(__file__).with_name("count.mjs")

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="node is not here")


class Case(NamedTuple):
    """A decision by its position, and a profile for it; `asked` is whether the next question is looked for."""

    decision: int
    profile: Profile
    asked: bool


def counted(decisions: Sequence[Decision], cases: Sequence[Case], folder: Path) -> list[Mapping[str, Any]]:
    """What the page's engine makes of the cases."""
    file = folder / "cases.json"
    written = [
        {
            "decision": case.decision,
            "weights": _weights(decisions[case.decision], case.profile),
            "answers": _positions(decisions[case.decision], case.profile),
            "asked": case.asked,
        }
        for case in cases
    ]
    file.write_text(json.dumps({"decisions": list(map(compiled, decisions)), "cases": written}))
    done = subprocess.run(["node", str(COUNT), str(ENGINE), str(file)], capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    found: list[Mapping[str, Any]] = json.loads(done.stdout)
    return found


def _weights(decision: Decision, profile: Profile) -> list[int]:
    return [profile.weights.get(id, criterion.weight) for id, criterion in decision.criteria.items()]


def _positions(decision: Decision, profile: Profile) -> list[int]:
    return [
        list(question.answers).index(profile.answers[id]) if id in profile.answers else -1
        for id, question in decision.questions.items()
    ]


def assert_as_the_engine(decision: Decision, case: Case, found: Mapping[str, Any]) -> None:
    ranking = rank(decision, case.profile)
    assert ranking.exact
    outcomes = [*decision.options, TIE, NONE]
    for name, share in zip(outcomes, found["wins"], strict=True):
        assert share == pytest.approx(ranking.outcomes[name], abs=1e-9)
    assert [list(decision.options)[at] for at in found["leading"]] == [option.id for option in ranking.leading]
    _assert_holding(decision, case.profile, found["holding"])
    if case.asked:
        _assert_next(decision, ranking, found["doubts"])


def _assert_holding(decision: Decision, profile: Profile, holding: Sequence[bool]) -> None:
    """What holds for the engine holds here, too; here also what only all answers together make certain."""
    rules = {rule.place for _, rule in fired(decision, profile.answers)}
    warnings, pointers = warned(decision, profile.answers), elsewhere(decision, profile.answers)
    known = [
        *(rule.place in rules for _, rule in decision.rules()),
        *(warning in warnings for warning in decision.warnings),
        *(pointer in pointers for pointer in decision.elsewhere),
    ]
    assert all(here for here, there in zip(holding, known, strict=True) if there)
    if len(profile.answers) == len(decision.questions):
        assert list(holding) == known


def _assert_next(decision: Decision, ranking: Any, doubts: Sequence[tuple[int, float]]) -> None:
    """The question that the page marks is one that tells as much as the engine's first."""
    result = analyse(ranking)
    if not result.next_questions or ranking.outcome is not None:
        return
    told = {asked.question.id: asked.information for asked in result.next_questions}
    first, _ = min(doubts, key=lambda each: each[1])
    best = result.next_questions[0].information
    assert told.get(list(decision.questions)[first], 0.0) == pytest.approx(best, abs=1e-9)


def some_profiles(decision: Decision, chance: random.Random, number: int) -> Iterator[Profile]:
    """Profiles with any number of answers, and weights of their own in one of three."""
    for _ in range(number):
        asked = chance.sample(list(decision.questions), chance.randint(0, len(decision.questions)))
        answers = {id: chance.choice(list(decision.questions[id].answers)) for id in asked}
        own = chance.sample(list(decision.criteria), chance.randint(0, len(decision.criteria)))
        weights = {id: chance.randint(0, 5) for id in own} if chance.random() < 1 / 3 else {}
        yield Profile(answers, weights)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_it_counts_as_the_engine_does(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    case = data.draw(random_rule_files.cases(random_rule_files.rule_files(max_options=5)))
    decision = rule_files.loaded(case.raw)
    cases = [Case(0, Profile(case.given, case.own_weights), asked=True)]
    (found,) = counted([decision], cases, tmp_path_factory.mktemp("page"))
    assert_as_the_engine(decision, cases[0], found)


def test_the_packaged_decision_counts_as_the_engine_does(packaged: Decision, tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311
    cases = [Case(0, profile, asked=at < 5) for at, profile in enumerate(some_profiles(packaged, chance, 50))]
    for case, found in zip(cases, counted([packaged], cases, tmp_path), strict=True):
        assert_as_the_engine(packaged, case, found)


@pytest.mark.slow
def test_10000_profiles_of_the_packaged_and_30_random_decisions_count_alike(packaged: Decision, tmp_path: Path) -> None:
    chance = random.Random(2)  # noqa: S311
    decisions, cases = [packaged, *_busy(30)], []
    for at, decision in enumerate(decisions):
        number = 4_000 if at == 0 else 200
        for position, profile in enumerate(some_profiles(decision, chance, number)):
            cases.append(Case(at, profile, asked=position < (20 if at == 0 else 50)))
    assert len(cases) == 10_000
    for case, found in zip(cases, counted(decisions, cases, tmp_path), strict=True):
        assert_as_the_engine(decisions[case.decision], case, found)


def _busy(number: int) -> list[Decision]:
    """Random decisions of 2 to 5 options, with vetoes and nested conditions, in which much happens."""
    found: list[Decision] = []

    @settings(max_examples=number, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(random_rule_files.rule_files(max_options=5, max_rules=6, max_questions=5))
    def collect(raw: rule_files.Raw) -> None:
        found.append(rule_files.loaded(raw))

    collect()
    return found[:number]


def test_leads_that_are_not_exact_in_a_browser_are_too_large() -> None:
    reason = {"because": "so", "source": "s"}
    rules = [{"prefer": f"o{at}", "when": {"q": "x"}, "strength": "strong", **reason} for at in range(9)] * 12
    raw = {
        "decision": "Which?",
        "options": {f"o{at}": {"name": f"O{at}"} for at in range(9)},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}}},
        "criteria": {"c": {"weight": 1, "rules": rules}},
    }
    with pytest.raises(TooLarge):
        compiled(rule_files.loaded(raw))


def test_no_more_than_8_kilobytes_are_needed_for_it() -> None:
    assert len(ENGINE.read_bytes()) <= 8 * 1024
