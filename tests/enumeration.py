"""What every analysis must come to, from its definition alone, by going through every case one by one.

Nothing here uses the engine or the model: conditions are read off the raw mapping, completions are listed one by one.
Numbers are fractions, so that what is equal is equal; `Sides` and `region` are geometry, and logarithms are the only
floats.
"""

import itertools
import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.rule_files import POINTS, Answers, Position, Raw, rules_of, weights_of

Weights = Mapping[str, int]
Points = Mapping[str, Mapping[str, Fraction]]  # by criterion and option
Vector = tuple[Fraction, ...]

_TINY = Fraction(1, 10**30)
_STEP = Fraction(1, 10**15)


# What holds, and what it adds up to ---------------------------------------------------------------------------------


def value(condition: Raw | None, answers: Answers) -> bool | None:
    """Kleene's three values: True, False, or None while it is open."""
    if condition is None:
        return True
    parts: list[bool | None] = []
    for key, inner in condition.items():
        match key:
            case "any":
                parts.append(_or([value(part, answers) for part in inner]))
            case "all":
                parts.append(_and([value(part, answers) for part in inner]))
            case "not":
                part = value(inner, answers)
                parts.append(None if part is None else not part)
            case question:
                wanted = [inner] if isinstance(inner, str) else inner
                parts.append(answers[question] in wanted if question in answers else None)
    return _and(parts)


def _and(parts: list[bool | None]) -> bool | None:
    return False if False in parts else None if None in parts else True


def _or(parts: list[bool | None]) -> bool | None:
    return True if True in parts else None if None in parts else False


def fired(raw: Raw, answers: Answers) -> list[Position]:
    """The rules that hold."""
    return [position for position, rule in rules_of(raw).items() if value(rule.get("when"), answers) is True]


def profiles(raw: Raw) -> list[dict[str, str]]:
    """Every complete profile."""
    return list(completions(raw, {}))


def completions(raw: Raw, answers: Answers) -> Iterator[dict[str, str]]:
    open_questions = [question for question in raw["questions"] if question not in answers]
    for rest in itertools.product(*(raw["questions"][question]["answers"] for question in open_questions)):
        yield {**answers, **dict(zip(open_questions, rest, strict=True))}


def usual(raw: Raw, question: str) -> dict[str, int]:
    """How many teams give each answer to a question: as the file says, else one each."""
    form = raw["questions"][question]
    shares: dict[str, int] = form.get("usual") or dict.fromkeys(form["answers"], 1)
    return shares


def weighed(raw: Raw, answers: Answers) -> Iterator[tuple[dict[str, str], int]]:
    """Every way to finish, and how often it counts: the product of how many teams give each of its further answers."""
    for way in completions(raw, answers):
        yield way, math.prod(usual(raw, question)[way[question]] for question in way if question not in answers)


def scores(raw: Raw, answers: Answers, weights: Mapping[str, int]) -> dict[str, int]:
    """Every option's score at complete answers."""
    total = dict.fromkeys(raw["options"], 0)
    for criterion, index in fired(raw, answers):
        rule = raw["criteria"][criterion]["rules"][index]
        weight = weights.get(criterion, raw["criteria"][criterion]["weight"])
        sign = {"prefer": 1, "avoid": -1, "rule_out": 0}
        verb = next(verb for verb in sign if verb in rule)
        for option in rule[verb]:
            total[option] += sign[verb] * POINTS[rule.get("strength", "clear")] * weight
    return total


def outcome(raw: Raw, answers: Answers, weights: Mapping[str, int]) -> str:
    """An option, `tie` or `none`, at complete answers."""
    best = leaders(raw, answers, weights)
    return "none" if not best else best[0] if len(best) == 1 else "tie"


def leaders(raw: Raw, answers: Answers, weights: Mapping[str, int]) -> list[str]:
    out = ruled_out(raw, answers)
    left = {option: score for option, score in scores(raw, answers, weights).items() if option not in out}
    return [option for option, score in left.items() if score == max(left.values())]


def ruled_out(raw: Raw, answers: Answers) -> set[str]:
    return {
        option
        for criterion, index in fired(raw, answers)
        for option in raw["criteria"][criterion]["rules"][index].get("rule_out", [])
    }


def shares(raw: Raw, answers: Answers, weights: Mapping[str, int]) -> dict[str, Fraction]:
    """The exact share of the ways to finish by outcome, each way weighed by how usual it is."""
    counts = outcomes(raw, answers, weights)
    names = [*raw["options"], "tie", "none"]
    return {name: Fraction(counts[name], counts.total()) for name in names}


# Outcomes -----------------------------------------------------------------------------------------------------------


def outcomes(raw: Raw, answers: Answers, weights: Weights) -> Counter[str]:
    """How many ways to finish end with each outcome, each as often as it counts."""
    counts: Counter[str] = Counter()
    for way, often in weighed(raw, answers):
        counts[outcome(raw, way, weights)] += often
    return counts


def ended(raw: Raw, weights: Weights, way: Mapping[str, Iterable[str]]) -> dict[str, Fraction]:
    """Of all teams, the share that gives one of these answers to each of these questions, by how it ends."""
    every = list(weighed(raw, {}))
    counts: Counter[str] = Counter()
    for profile, often in every:
        if all(profile[question] in answers for question, answers in way.items()):
            counts[outcome(raw, profile, weights)] += often
    return {name: Fraction(count, sum(often for _, often in every)) for name, count in counts.items()}


def leader(raw: Raw, answers: Answers, weights: Weights) -> str | None:
    """The option that usually wins, counted over the ways to finish; None if no option does, or several as often."""
    wins = outcomes(raw, answers, weights)
    most = max(wins[option] for option in raw["options"])
    best = [option for option in raw["options"] if wins[option] == most]
    return best[0] if most and len(best) == 1 else None


def disagreement(raw: Raw, given: Answers, neutral: Answers, weights: Weights) -> tuple[str, str] | None:
    """Who leads by what is given alone, and who by what is usually answered, where these are two."""
    by_answers, by_usual = leader(raw, {**neutral, **given}, weights), leader(raw, given, weights)
    return (by_answers, by_usual) if by_answers and by_usual and by_answers != by_usual else None


def fitting(raw: Raw, answers: Answers) -> list[str]:
    """The options that some way to finish leaves."""
    out = [ruled_out(raw, way) for way in completions(raw, answers)]
    return [option for option in raw["options"] if any(option not in each for each in out)]


# Is it safe? --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Rule:
    criterion: str
    sign: int
    strength: int
    options: tuple[str, ...]


def _speaking(raw: Raw, answers: Answers) -> list[_Rule]:
    """The rules that hold and add or take points."""
    rules = []
    for criterion, position in fired(raw, answers):
        rule = raw["criteria"][criterion]["rules"][position]
        for verb, sign in (("prefer", 1), ("avoid", -1)):
            if verb in rule:
                rules.append(_Rule(criterion, sign, POINTS[rule["strength"]], tuple(rule[verb])))
    return rules


def notch_share(raw: Raw, answers: Answers, weights: Weights, silenced: Iterable[str], leader: str) -> Fraction:
    """The share of all one-notch disturbances, at complete answers, that leave the leader strictly ahead.

    Whether a rule's points move up or its strength does is the same: all three moves are equally likely.
    """
    rivals = [option for option in raw["options"] if option != leader and option not in ruled_out(raw, answers)]
    rules = _speaking(raw, answers)
    notches = [
        [0, 0, 0] if criterion in set(silenced) else [max(0, weights[criterion] + move) for move in (-1, 0, 1)]
        for criterion in raw["criteria"]
    ]
    ahead = every = 0
    for moves in itertools.product((-1, 0, 1), repeat=len(rules)):
        leads = [_leads(rules, moves, criterion, leader, rivals) for criterion in raw["criteria"]]
        for vector in itertools.product(*notches):
            every += 1
            ahead += all(
                sum(weight * lead[rival] for weight, lead in zip(vector, leads, strict=True)) > 0
                for rival in range(len(rivals))
            )
    return Fraction(ahead, every)


def _leads(
    rules: Sequence[_Rule], moves: Sequence[int], criterion: str, leader: str, rivals: Sequence[str]
) -> list[int]:
    leads = [0] * len(rivals)
    for rule, move in zip(rules, moves, strict=True):
        if rule.criterion == criterion:
            points = rule.sign * rule.strength + move
            for position, rival in enumerate(rivals):
                leads[position] += points * ((leader in rule.options) - (rival in rule.options))
    return leads


def disturbances(raw: Raw, answers: Answers) -> int:
    """How many disturbances there are at these answers: what a test must keep small."""
    return int(3 ** (len(_speaking(raw, answers)) + len(raw["criteria"])))


def mean_notch_share(raw: Raw, answers: Answers, weights: Weights, silenced: Iterable[str], leader: str) -> Fraction:
    """The mean notch share over the ways to finish that the leader wins, each weighed by how usual it is."""
    won = [(way, often) for way, often in weighed(raw, answers) if outcome(raw, way, weights) == leader]
    known: dict[tuple[tuple[str, int], ...], Fraction] = {}  # the same rules hold in many ways
    total = Fraction(0)
    for way, often in won:
        holding = tuple(fired(raw, way))
        if holding not in known:
            known[holding] = notch_share(raw, way, weights, silenced, leader)
        total += often * known[holding]
    return total / sum(often for _, often in won)


# How far can weights move? ------------------------------------------------------------------------------------------


def mean_points(raw: Raw, answers: Answers) -> dict[str, dict[str, Fraction]]:
    """Every option's points in every criterion, on average over the ways to finish, weighed by how usual they are."""
    ways = list(weighed(raw, answers))
    number = sum(often for _, often in ways)
    totals = {criterion: dict.fromkeys(raw["options"], 0) for criterion in raw["criteria"]}
    for way, often in ways:
        for rule in _speaking(raw, way):
            for option in rule.options:
                totals[rule.criterion][option] += often * rule.sign * rule.strength
    return {
        criterion: {option: Fraction(total, number) for option, total in by.items()} for criterion, by in totals.items()
    }


@dataclass(frozen=True)
class Sides:
    """The leader's mean lead over every rival that still fits, as a function of weights."""

    points: Points
    leader: str
    rivals: tuple[str, ...]

    def lead(self, rival: str, weights: Mapping[str, Fraction] | Weights) -> Fraction:
        """How many points the leader is ahead of a rival at these weights."""
        return sum(
            (weights[criterion] * (by[self.leader] - by[rival]) for criterion, by in self.points.items()), Fraction(0)
        )

    def ahead(self, weights: Mapping[str, Fraction] | Weights) -> bool:
        """Whether the leader is strictly ahead of every rival at these weights."""
        return all(self.lead(rival, weights) > 0 for rival in self.rivals)

    def weight_limits(self, weights: Weights, criterion: str) -> tuple[Fraction | None, Fraction | None]:
        """Between which weights of the criterion the leader stays ahead: a lead is a straight line, two points do."""
        lowest: list[Fraction] = []
        highest: list[Fraction] = []
        for rival in self.rivals:
            at_0, at_1 = (self.lead(rival, {**weights, criterion: weight}) for weight in (0, 1))
            if at_1 != at_0:
                (lowest if at_1 > at_0 else highest).append(at_0 / (at_0 - at_1))
        return max((level for level in lowest if level >= 0), default=None), min(highest, default=None)

    def tolerance(self, weights: Weights) -> Fraction | None:
        """The first share of error at which, in some corner of the box of all wrong weights, a rival draws level."""
        levels = []
        for signs in itertools.product((-1, 1), repeat=len(weights)):
            corner = {
                id: Fraction(weight * (1 + sign)) for (id, weight), sign in zip(weights.items(), signs, strict=True)
            }
            for rival in self.rivals:
                now, there = self.lead(rival, weights), self.lead(rival, corner)
                if there < now:
                    levels.append(now / (now - there))
        return min(levels, default=None)

    def notches_to_flip(self, weights: Weights) -> int | None:
        """The nearest of all weightings from 0 to 5 in which some rival is strictly ahead, in notches."""
        return min(
            (
                sum(abs(weight - weights[criterion]) for criterion, weight in zip(weights, vector, strict=True))
                for vector in itertools.product(range(6), repeat=len(weights))
                if any(self.lead(rival, dict(zip(weights, vector, strict=True))) < 0 for rival in self.rivals)
            ),
            default=None,
        )


def sides(raw: Raw, answers: Answers, weights: Weights) -> Sides | None:
    """The leader against its rivals; None without a leader whose mean score is ahead of all of them."""
    first = leader(raw, answers, weights)
    if first is None:
        return None
    rivals = tuple(option for option in fitting(raw, answers) if option != first)
    found = Sides(mean_points(raw, answers), first, rivals)
    return found if found.ahead(weights) else None


def point_ranges(raw: Raw) -> dict[str, Fraction]:
    """The most that one option can be ahead of another in each criterion, over all profiles."""
    ranges = dict.fromkeys(raw["criteria"], Fraction(0))
    for way in completions(raw, {}):
        for criterion, by in mean_points(raw, way).items():
            ranges[criterion] = max(ranges[criterion], max(by.values()) - min(by.values()))
    return ranges


def shares_of(amounts: Mapping[str, Fraction] | Weights) -> dict[str, Fraction]:
    """Every amount as a share of all; 0 where there is nothing to share."""
    total = Fraction(sum(amounts.values()))
    return {id: amount / total if total else Fraction(0) for id, amount in amounts.items()}


# Does the weighting matter? -----------------------------------------------------------------------------------------


def closed_form(ahead: Sequence[Fraction]) -> Fraction:
    """P(sum of weight x d > 0), weights uniform on the simplex, for differences d of which no two are equal."""
    return _divided(ahead, len(ahead) - 1)


def by_a_limit(ahead: Sequence[Fraction]) -> Fraction:
    """The same for any differences: what is equal is moved apart by next to nothing."""
    return closed_form(_apart(ahead)) if any(ahead) else Fraction(0)


def central_by_slope(ahead: Sequence[Fraction]) -> list[Fraction]:
    """The mean weighting among those with a sum above 0: the slopes of the mean of what the sum is above 0.

    The mean of max(0, sum of weight x d) has a closed form of its own, and changes with d_c by the mean of w_c where
    the sum is above 0.
    """
    apart = _apart(ahead)
    slopes = []
    for position in range(len(apart)):
        up, down = ([d + move * (i == position) for i, d in enumerate(apart)] for move in (_STEP, -_STEP))
        slopes.append((_divided(up, len(up)) - _divided(down, len(down))) / (2 * _STEP * len(apart)))
    return [slope / closed_form(apart) for slope in slopes]


def _divided(ahead: Sequence[Fraction], power: int) -> Fraction:
    """The divided difference of x ** power where x is above 0, and of 0 elsewhere."""
    total = Fraction(0)
    for i, d in enumerate(ahead):
        if d > 0:
            total += d**power / math.prod((d - e for j, e in enumerate(ahead) if j != i), start=Fraction(1))
    return total


def _apart(ahead: Sequence[Fraction]) -> list[Fraction]:
    return [Fraction(d) + position * _TINY for position, d in enumerate(ahead, start=1)]


def region(ahead: Sequence[Vector]) -> tuple[Fraction, Vector | None]:
    """The share of weightings of up to three criteria that put an option ahead of every rival, and their mean.

    For each rival `ahead` holds the differences by criterion. Weightings of three criteria are the points of a
    triangle, which every rival cuts in two; what is left is a polygon with an area and a centre of gravity.
    """
    criteria = len(ahead[0])
    corners = [tuple(Fraction(i == j) for j in range(criteria)) for i in range(criteria)]
    for d in ahead:
        corners = _cut(corners, d) if any(d) else []
    match criteria:
        case 1:
            share, centre = Fraction(len(corners)), corners
        case 2:
            places = [corner[0] for corner in corners] or [Fraction(0)]
            share, middle = max(places) - min(places), (max(places) + min(places)) / 2
            centre = [(middle, 1 - middle)]
        case _:
            share, centre = _polygon(corners)
    return share, centre[0] if share else None


def _cut(corners: Sequence[Vector], d: Vector) -> list[Vector]:
    """What is left of a polygon where the sum of weight x d is not below 0."""
    left = []
    for here, there in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        at, then = (sum((w * x for w, x in zip(corner, d, strict=True)), Fraction(0)) for corner in (here, there))
        if at >= 0:
            left.append(here)
        if at * then < 0:
            left.append(tuple(w + (v - w) * at / (at - then) for w, v in zip(here, there, strict=True)))
    return left


def _polygon(corners: Sequence[Vector]) -> tuple[Fraction, list[Vector]]:
    area, x, y = Fraction(0), Fraction(0), Fraction(0)
    for (x0, y0, _), (x1, y1, _) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    if not area:
        return Fraction(0), []
    x, y = x / (3 * area), y / (3 * area)
    return area, [(x, y, 1 - x - y)]


def drawn_shares(points: Points, options: Sequence[str], number: int, seed: int) -> dict[str, float]:
    """How often each option is strictly best in weightings drawn at random: cut a stick at random places."""
    chance = random.Random(seed)  # noqa: S311
    wins: Counter[str] = Counter()
    for _ in range(number):
        cuts = [0.0, *sorted(chance.random() for _ in range(len(points) - 1)), 1.0]
        weights = [right - left for left, right in itertools.pairwise(cuts)]
        scores = {
            option: sum(weight * float(by[option]) for weight, by in zip(weights, points.values(), strict=True))
            for option in options
        }
        best = [option for option, score in scores.items() if score == max(scores.values())]
        wins.update(best if len(best) == 1 else [])
    return {option: wins[option] / number for option in options}


# What would change it? ----------------------------------------------------------------------------------------------


def counterfactuals(
    raw: Raw, answers: Answers, weights: Weights, fixed: Iterable[str], target: str, *, facts: Iterable[str]
) -> list[dict[str, str]]:
    """All smallest sets of other answers that make the target lead.

    At complete answers it then is the only best, after any number of changes; else one or two answers, changed or
    given, give it the highest win share. The facts change only where nothing else turns it.
    """
    search = _fewest_changes if len(answers) == len(raw["questions"]) else _few_changes
    return search(raw, answers, weights, {*fixed, *facts}, target) or search(raw, answers, weights, set(fixed), target)


def _fewest_changes(raw: Raw, answers: Answers, weights: Weights, fixed: set[str], target: str) -> list[dict[str, str]]:
    stays = {question: answers[question] for question in fixed}
    sets = [
        {question: answer for question, answer in way.items() if answer != answers[question]}
        for way in completions(raw, stays)
        if outcome(raw, way, weights) == target
    ]
    return [changes for changes in sets if len(changes) == min(map(len, sets))]


def _few_changes(raw: Raw, answers: Answers, weights: Weights, fixed: set[str], target: str) -> list[dict[str, str]]:
    changeable = [question for question in raw["questions"] if question not in fixed]
    for size in (1, 2):
        found = [
            changes
            for changes in _changes(raw, answers, changeable, size)
            if leader(raw, {**answers, **changes}, weights) == target
        ]
        if found:
            return found
    return []


def _changes(raw: Raw, answers: Answers, changeable: Sequence[str], size: int) -> Iterator[dict[str, str]]:
    for some in itertools.combinations(changeable, size):
        others = [[a for a in raw["questions"][question]["answers"] if a != answers.get(question)] for question in some]
        for new in itertools.product(*others):
            yield dict(zip(some, new, strict=True))


# What settles it? ---------------------------------------------------------------------------------------------------


def settling_sets(raw: Raw, given: Answers, weights: Weights) -> list[dict[str, str]]:
    """All smallest sets of the given answers that leave one outcome; none if all of them together leave more."""
    every = [(way, outcome(raw, way, weights)) for way in completions(raw, {})]
    for size in range(len(given) + 1):
        found = []
        for kept in itertools.combinations(given.items(), size):
            left = {outcome for way, outcome in every if all(way[question] == answer for question, answer in kept)}
            if len(left) == 1:
                found.append(dict(kept))
        if found:
            return found
    return []


# What to ask next? --------------------------------------------------------------------------------------------------


def information(raw: Raw, given: Answers, weights: Weights, question: str) -> float:
    """By how many bits, on average over its usual answers, the question lowers the entropy of the outcome."""
    teams = usual(raw, question)
    after = [often * entropy(outcomes(raw, {**given, question: answer}, weights)) for answer, often in teams.items()]
    return entropy(outcomes(raw, given, weights)) - math.fsum(after) / sum(teams.values())


def entropy(counts: Counter[str]) -> float:
    """The entropy of outcomes that occur so often, in bits."""
    shares = [Fraction(count, counts.total()) for count in counts.values()]
    return -math.fsum(float(share) * math.log2(share) for share in shares)


def pivotality(raw: Raw, given: Answers, weights: Weights, question: str) -> Fraction:
    """The chance that two usual answers to the question, drawn apart, make different outcomes, all else equal."""
    teams = usual(raw, question)
    beside = {other: answer for other, answer in given.items() if other != question}
    differing = every = 0
    for way, often in weighed(raw, {**beside, question: next(iter(teams))}):
        by_answer = {answer: outcome(raw, {**way, question: answer}, weights) for answer in teams}
        for one, other in itertools.product(teams, repeat=2):
            pairs = often * teams[one] * teams[other]
            every += pairs
            differing += pairs * (by_answer[one] != by_answer[other])
    return Fraction(differing, every)


# What is true of the whole file? -----------------------------------------------------------------------------------


def points(raw: Raw, criterion: str, profile: Answers) -> dict[str, int]:
    """The points of every option in one criterion."""
    alone = {**raw, "criteria": {criterion: raw["criteria"][criterion]}}
    return scores(alone, profile, {criterion: 1})


def correlation(xs: Sequence[int], ys: Sequence[int]) -> float:
    """Pearson's r of two lists of values; 0 where one of them does not vary."""
    number = len(xs)
    covariance = Fraction(sum(x * y for x, y in zip(xs, ys, strict=True)), number) - Fraction(
        sum(xs) * sum(ys), number**2
    )
    spreads = [Fraction(sum(v * v for v in vs), number) - Fraction(sum(vs), number) ** 2 for vs in (xs, ys)]
    return float(covariance) / math.sqrt(spreads[0] * spreads[1]) if all(spreads) else 0.0


def explained(raw: Raw, question: str, profiles: Sequence[Answers], leads: Sequence[int]) -> Fraction:
    """The share of the variance of a lead that the answer to one question explains."""
    mean = Fraction(sum(leads), len(leads))
    variance = sum(((lead - mean) ** 2 for lead in leads), Fraction(0)) / len(leads)
    if not variance:
        return Fraction(0)
    means = []
    for answer in raw["questions"][question]["answers"]:
        here = [lead for lead, profile in zip(leads, profiles, strict=True) if profile[question] == answer]
        means.append(Fraction(sum(here), len(here)))
    return sum(((there - mean) ** 2 for there in means), Fraction(0)) / len(means) / variance


def without(raw: Raw, position: Position) -> Raw:
    """The file without one rule."""
    criteria = {
        id: {**form, "rules": [rule for index, rule in enumerate(form["rules"]) if (id, index) != position]}
        for id, form in raw["criteria"].items()
    }
    return {**raw, "criteria": criteria}


def behind(raw: Raw, option: str, profile: Answers) -> int | None:
    """By how many points an option is behind; None where it is ruled out."""
    out = ruled_out(raw, profile)
    score_of = scores(raw, profile, weights_of(raw))
    rivals = [score for other, score in score_of.items() if other != option and other not in out]
    return None if option in out else max(rivals, default=score_of[option]) - score_of[option]
