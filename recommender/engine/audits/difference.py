"""What a change of rules does: the outcomes counted over all profiles of both files at once, the words sampled.

Both rule files are laid over each other: their questions together, each with all answers that either knows, and the
rules of both side by side, so that one count tells both outcomes of every profile. What a file does not
ask, it does not heed; an answer that it does not know counts there as no preference. Every profile counts once,
however usual it is: the files may differ in that, too.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, product
from math import prod, sqrt

from recommender.engine.clauses import rule_clauses
from recommender.engine.counting import SAMPLE, TallyCounting
from recommender.engine.diagram import BUDGET, Steps, TooLarge, whole
from recommender.engine.rank import rank
from recommender.engine.recommend import how_sure
from recommender.engine.sampling import seeded
from recommender.engine.scoring import answer_bits, effects, evaluate, outcome, weights_in_force
from recommender.engine.tally import lift, read_tally, tally_width
from recommender.engine.witness import smallest_profile
from recommender.model.backtest import Case
from recommender.model.condition import Condition
from recommender.model.decision import Decision, Question, Rule
from recommender.model.difference import Affected, AffectedCase, Change, Difference, Shift, Shifts
from recommender.model.profile import Profile

_WORDS = 300
"""Profiles of which the words are compared; all of them if there are no more."""

_Answers = Mapping[str, str]
_Key = tuple[object, ...]
_Pair = tuple[str, str]


def difference(old: Decision, new: Decision, cases: Iterable[Case] = ()) -> Difference:
    """What changes from the old rules to the new ones."""
    both = _Both(old, new)
    examples = {example.name: example.given for example in (*old.examples, *new.examples)}
    affected = [Affected(name, _leading(old, given), _leading(new, given)) for name, given in examples.items()]
    judged = [
        AffectedCase(case, _leading(old, case.profile.answers), _leading(new, case.profile.answers)) for case in cases
    ]
    before, now = ({_key(criterion.id, rule): rule for criterion, rule in each.rules()} for each in (old, new))
    return Difference(
        old,
        new,
        added=tuple(rule for key, rule in now.items() if key not in before),
        removed=tuple(rule for key, rule in before.items() if key not in now),
        reworded=tuple(
            (before[key], rule) for key, rule in now.items() if key in before and before[key].because != rule.because
        ),
        changes=(*_changes(old, new), *_otherwise(before, now), *_said_beside(old, new)),
        outcomes=both.outcomes(),
        words=both.words(),
        examples=tuple(each for each in affected if each.before != each.now),
        judged=len(judged),
        cases=tuple(each for each in judged if each.before != each.now),
    )


def _key(criterion: str, rule: Rule) -> _Key:
    """What a rule does; two with the same key differ in their words at most."""
    return criterion, rule.verb, rule.options, rule.when, rule.strength


def _changes(old: Decision, new: Decision) -> Iterator[Change]:
    """What else changes: options, questions and all that is said of their answers, criteria and weights."""
    yield from _names("option", old.options, new.options)
    yield from _names("question", old.questions, new.questions)
    for id, question in new.questions.items():
        before = old.questions.get(id)
        if before is not None:
            yield from _names(f"answer of {id}", before.answers, question.answers)
            if before.neutral != question.neutral:
                yield Change(f"neutral answer of {id}", before.neutral, question.neutral)
            if before.kind != question.kind:
                yield Change(f"kind of {id}", before.kind, question.kind)
            if _usual(before) != _usual(question):
                yield Change(f"usual shares of {id}", _usual(before), _usual(question))
    yield from _names("criterion", old.criteria, new.criteria)
    for id, criterion in new.criteria.items():
        if id in old.criteria and old.criteria[id].weight != criterion.weight:
            yield Change(f"weight of {id}", str(old.criteria[id].weight), str(criterion.weight))


def _names(what: str, old: Iterable[str], new: Iterable[str]) -> Iterator[Change]:
    before, now = list(old), list(new)
    yield from (Change(what, name, None) for name in before if name not in now)
    yield from (Change(what, None, name) for name in now if name not in before)


def _usual(question: Question) -> str | None:
    """The usual shares as people write them; None if every answer is alike."""
    shares = zip(question.answers, question.usual, strict=False)  # there may be none
    return ", ".join(f"{answer} {teams}" for answer, teams in shares) or None


def _otherwise(before: Mapping[_Key, Rule], now: Mapping[_Key, Rule]) -> Iterator[Change]:
    """What it takes to go against a rule, where the rule does the same and this is another."""
    for key, rule in now.items():
        if key in before and before[key].otherwise != rule.otherwise:
            yield Change("otherwise", before[key].otherwise, rule.otherwise)


def _said_beside(old: Decision, new: Decision) -> Iterator[Change]:
    """What is said beside the rules and not scored."""
    before, now = _beside(old), _beside(new)
    for what, text in before:
        if (what, text) not in now:
            yield Change(what, text, None)
    for (what, text), when in now.items():
        if (what, text) not in before:
            yield Change(what, None, text)
        elif before[what, text] != when:
            yield Change(what, text, "the same, under another condition")


def _beside(decision: Decision) -> dict[tuple[str, str], list[Condition]]:
    """The conditions of warnings, remarks and pointers elsewhere, by what they are and what they say."""
    said: dict[tuple[str, str], list[Condition]] = {}
    for warning in decision.warnings:
        what = f"warning about {', '.join(warning.options)}" if warning.options else "remark"
        said.setdefault((what, warning.because), []).append(warning.when)
    for elsewhere in decision.elsewhere:
        said.setdefault((f"elsewhere, {elsewhere.look_at}", elsewhere.because), []).append(elsewhere.when)
    return said


def _leading(decision: Decision, answers: _Answers) -> tuple[str, ...]:
    ranking = rank(decision, Profile(answers).within(decision), assume_neutral=True)
    return tuple(option.id for option in ranking.leading)


class _Both:
    """Two decisions laid over each other."""

    def __init__(self, old: Decision, new: Decision) -> None:
        self._old, self._new = old, new
        questions = {id: _joined(id, old, new) for id in dict.fromkeys((*old.questions, *new.questions))}
        criteria = {
            f"{side}.{id}": criterion
            for side, decision in (("old", old), ("new", new))
            for id, criterion in decision.criteria.items()
        }
        self._laid = replace(new, questions=questions, criteria=criteria)
        self._width = tally_width(len(old.options))
        self._raised = lift(len(old.options), 1)
        clauses = iter(rule_clauses(self._laid))
        before = [effect._replace(when=next(clauses)) for effect in effects(old, weights_in_force(old))]
        after = [effect._replace(when=next(clauses)) for effect in effects(new, weights_in_force(new))]
        self._rules = [*before, *(effect._replace(tally=effect.tally << self._width) for effect in after)]
        self._named: dict[int, _Pair] = {}

    def outcomes(self) -> Shifts:
        """From which outcome to which, over all profiles: counted, or from a sample if that is too much."""
        tallies = [effect.tally for effect in self._rules]
        diagram = whole(self._laid)
        try:
            if diagram is None:
                raise TooLarge
            counts, exact = Counter(TallyCounting(tallies, Steps(BUDGET)).count(diagram)), True
        except TooLarge:
            drawn = islice(self._random_ways(), SAMPLE)
            counts, exact = Counter(evaluate(self._rules, way) for way, _ in drawn), False
        pairs: Counter[_Pair] = Counter()
        for tally, count in counts.items():
            pairs[self._pair(tally)] += count
        return _shifts(pairs, exact=exact, witness=lambda pair: self._witness(tallies, pair))

    def words(self) -> Shifts:
        """From which word to which, where it is another: of all profiles if they are few, else of a sample."""
        exact = prod(len(question.answers) for question in self._laid.questions.values()) <= _WORDS
        ways = self._every_way() if exact else (answers for _, answers in islice(self._random_ways(), _WORDS))
        pairs: Counter[_Pair] = Counter()
        for answers in ways:
            pairs[_word(self._old, answers), _word(self._new, answers)] += 1
        return _shifts(pairs, exact=exact, witness=lambda _: None)

    def _pair(self, tally: int) -> _Pair:
        """The outcomes of the old and the new rules that a tally of both stands for."""
        pair = self._named.get(tally)
        if pair is None:
            raw = tally + self._raised
            before = (raw & ((1 << self._width) - 1)) - self._raised
            pair = self._named[tally] = (
                outcome(self._old, read_tally(before, len(self._old.options)).best),
                outcome(self._new, read_tally(raw >> self._width, len(self._new.options)).best),
            )
        return pair

    def _witness(self, tallies: Sequence[int], pair: _Pair) -> _Answers | None:
        try:
            return smallest_profile(self._laid, tallies, lambda tally: self._pair(tally) == pair)
        except TooLarge:
            return None

    def _every_way(self) -> Iterator[_Answers]:
        names = list(self._laid.questions)
        for way in product(*(question.answers for question in self._laid.questions.values())):
            yield dict(zip(names, way, strict=True))

    def _random_ways(self) -> Iterator[tuple[int, _Answers]]:
        """Profiles drawn at random with a fixed seed, as bits and as answers."""
        chance = seeded()
        while True:
            answers = {id: chance.choice(list(question.answers)) for id, question in self._laid.questions.items()}
            yield answer_bits(self._laid, answers), answers


def _joined(id: str, old: Decision, new: Decision) -> Question:
    """A question with all the answers that either file knows, and a neutral one if either has one; all are alike."""
    asked = new.questions.get(id) or old.questions[id]
    before = old.questions.get(id, asked)
    others = {name: answer for name, answer in before.answers.items() if name not in asked.answers}
    every = {**asked.answers, **others}
    return asked._replace(answers=every, neutral=asked.neutral or before.neutral, usual=(), usual_source=None)


def _word(decision: Decision, answers: _Answers) -> str:
    sure = how_sure(rank(decision, Profile(answers).within(decision), assume_neutral=True), among=_WORDS)
    return sure.word if sure else "none"


def _shifts(pairs: Counter[_Pair], *, exact: bool, witness: Callable[[_Pair], _Answers | None]) -> Shifts:
    number = pairs.total()
    moved = [(pair, count) for pair, count in pairs.most_common() if pair[0] != pair[1]]
    share = sum(count for _, count in moved) / number
    shifts = [Shift(*pair, count / number, witness(pair)) for pair, count in moved]
    return Shifts(tuple(shifts), share, exact, 0.0 if exact else sqrt(share * (1 - share) / number))
