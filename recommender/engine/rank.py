"""From a decision and a profile to the ranking: fast enough for every key press."""

from collections.abc import Iterator, Mapping, Sequence
from math import prod

from recommender.engine.completions import Completions, completions
from recommender.engine.scoring import elsewhere, warned, weights_in_force
from recommender.engine.situation import Situation, situation
from recommender.engine.witness import conflict
from recommender.model.decision import WEIGHTS, Criterion, Decision, Rule
from recommender.model.place import Place
from recommender.model.profile import Profile
from recommender.model.ranking import Contribution, Margin, Otherwise, Ranking, Reading, Standing

_Fired = Sequence[tuple[Criterion, Rule]]


def rank(decision: Decision, profile: Profile, *, assume_neutral: bool = False) -> Ranking:
    """Score the options for a profile: the part of `recommend` that is fast enough for every key press.

    Raises ValueError if the profile names something that the decision does not have.
    """
    _check(decision, profile)
    weights = weights_in_force(decision, profile)
    given = {question: profile.answers[question] for question in decision.questions if question in profile.answers}
    assumed = fillable(decision, given) if assume_neutral else {}
    answers = {**given, **assumed}
    here = situation(decision, answers, weights)
    ways = completions(here)
    rules = here.rules
    ruled_out = {option for _, rule in rules if rule.verb == "rule_out" for option in rule.options}
    if ways.exact:
        ruled_out |= {option for option, often in ways.fits.items() if not often}
    leader = ways.leader
    standings = _standings(decision, ways, rules, ruled_out, weights)
    told = warned(decision, answers)
    return Ranking(
        decision=decision,
        profile=profile,
        answers=here.answers,
        assumed=assumed,
        weights=weights,
        reading=_reading(decision, given, assumed),
        outcome=ways.outcome,
        leader=decision.options[leader] if leader else None,
        tied=() if leader else tuple(decision.options[option] for option in ways.leading),
        possible=ways.possible,
        outcomes={name: ways.share(name) for name in ways.wins},
        ways=_number(here) if ways.exact else ways.number,
        exact=ways.exact,
        standard_error=ways.standard_error(leader) if leader else 0.0,
        standings=standings,
        margins=_margins(decision, ways, leader, standings) if leader else (),
        conflict=conflict(decision, answers) if len(ruled_out) == len(decision.options) else {},
        warnings=tuple(warning for warning in told if set(warning.options) & set(ways.leading)),
        remarks=tuple(warning for warning in told if not warning.options),
        elsewhere=elsewhere(decision, answers),
        otherwise=tuple(_otherwise(decision, rules, ruled_out)),
    )


def fillable(decision: Decision, given: Mapping[str, str]) -> dict[str, str]:
    """The neutral answers to what is not given."""
    return {question: answer for question, answer in decision.neutral_answers().items() if question not in given}


def _check(decision: Decision, profile: Profile) -> None:
    for question in (*profile.answers, *profile.fixed):
        if question not in decision.questions:
            raise ValueError(f"no question is named {question!r}")
    for question, answer in profile.answers.items():
        if answer not in decision.questions[question].answers:
            raise ValueError(f"the question {question!r} has no answer {answer!r}")
    for criterion, weight in profile.weights.items():
        if criterion not in decision.criteria:
            raise ValueError(f"no criterion is named {criterion!r}")
        if weight not in WEIGHTS:
            raise ValueError(f"the weight of {criterion!r} is {weight!r}, not a whole number from 0 to 5")


def _reading(decision: Decision, given: Mapping[str, str], assumed: Mapping[str, str]) -> Reading:
    if assumed:
        return "neutral"
    return "complete" if len(given) == len(decision.questions) else "open"


def _standings(
    decision: Decision, ways: Completions, rules: _Fired, ruled_out: set[str], weights: Mapping[str, int]
) -> tuple[Standing, ...]:
    """The options by rank: by share of wins, then by mean score; those ruled out last, without a rank."""
    merit = {
        option: (ways.share(option), ways.tops[option], score.mean)
        for option, score in zip(decision.options, ways.scores, strict=True)
    }
    left = [option for option in decision.options if option not in ruled_out]
    standings = [
        Standing(
            option=decision.options[option],
            rank=None if option in ruled_out else 1 + sum(merit[other] > merit[option] for other in left),
            score=score,
            wins=ways.share(option),
            ruled_out=tuple(rule for _, rule in rules if rule.verb == "rule_out" and option in rule.options),
            contributions=_contributions(option, rules, weights),
        )
        for option, score in zip(decision.options, ways.scores, strict=True)
    ]
    return tuple(sorted(standings, key=lambda standing: standing.rank or len(standings) + 1))


def _number(here: Situation) -> int:
    """In how many ways the open questions can be answered, whatever their shares."""
    return prod([len(bits.answers) for bits in here.open_questions])


def _otherwise(decision: Decision, rules: _Fired, ruled_out: set[str]) -> Iterator[Otherwise]:
    """What each option takes against which a decisive rule speaks; one that is ruled out cannot be had at all."""
    for _, rule in rules:
        if rule.otherwise:
            for id, option in decision.options.items():
                if (id in rule.options) == (rule.verb == "avoid") and id not in ruled_out:
                    yield Otherwise(option, rule)


def _contributions(option: str, rules: _Fired, weights: Mapping[str, int]) -> tuple[Contribution, ...]:
    """What the rules that hold added to the option, the largest first, whether for or against."""
    contributions = [
        Contribution(criterion, rule, rule.points, weights[criterion.id], rule.points * weights[criterion.id])
        for criterion, rule in rules
        if rule.points and option in rule.options
    ]
    return tuple(sorted(contributions, key=lambda contribution: -abs(contribution.score)))


def _margins(decision: Decision, ways: Completions, leader: str, standings: Sequence[Standing]) -> tuple[Margin, ...]:
    """The leader against every rival that is not ruled out, in their order."""
    positions = {option: position for position, option in enumerate(decision.options)}
    by_option = {standing.option.id: standing for standing in standings}
    return tuple(
        Margin(
            option=decision.options[leader],
            rival=standing.option,
            points=ways.margin(positions[leader], positions[standing.option.id]),
            in_play=_in_play(by_option[leader], standing),
        )
        for standing in standings
        if standing.option.id != leader and standing.rank is not None
    )


def _in_play(leader: Standing, rival: Standing) -> int:
    """The sum of what the rules that hold say either way between two options, in points."""
    speaks: dict[Place, int] = {}
    for sign, standing in ((1, leader), (-1, rival)):
        for contribution in standing.contributions:
            place = contribution.rule.place
            speaks[place] = speaks.get(place, 0) + sign * contribution.score
    return sum(map(abs, speaks.values()))
