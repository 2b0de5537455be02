"""Prints a table of what things cost: `python -m tests.benchmarks`.

Processor time, the least of several rounds. Whole commands are multiples of another command in the same run;
milliseconds are scaled to a machine on which `python -c pass` costs 10 ms, measured in the same run, since these travel
between machines. What is sampled, or cut short, is named.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import chain, cycle, islice

from recommender.checks.check import check
from recommender.engine import situation
from recommender.engine.audits.backtest import backtest
from recommender.engine.audits.difference import difference
from recommender.engine.flowchart import flowchart
from recommender.engine.rank import rank
from recommender.engine.recommend import recommend
from recommender.loading.cases import load_packaged_cases
from recommender.loading.rules import PACKAGED, decision_of, load, packaged_file
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking
from tests.benchmarks.flowcharts import two_deep
from tests.benchmarks.keys import first_paint, key_press
from tests.benchmarks.workload import grown, of_four, scattered, tangled, vast

_PASS = 10.0
"""Milliseconds of `python -c pass` on the machine to which all others are scaled."""


def main() -> None:
    nothing, typer = _process("-c", "pass"), _process("-c", "import typer")
    scale = _PASS / nothing
    print(f"python -c pass: {nothing:.1f} ms of processor time here; milliseconds below are scaled to {_PASS:.0f}\n")
    print(f"{'what':66}{'cost':>12}{'to reach':>12}")
    with tempfile.TemporaryDirectory() as cache:
        query = _process("-m", "recommender", "recommend", "--language", "python", "--format", "json", cache=cache)
    _row("recommend --language python --format json / import typer", f"{query / typer:.2f} x", "1.5 x")
    packaged = load()
    text = packaged_file().read_bytes()
    _cost("load of the packaged file, with validation", lambda: decision_of(text, PACKAGED), 5, scale, "")
    for name, decision, limits in (
        ("packaged", packaged, ("0.5", "2", "12")),
        ("4 options, 15 questions, 25 rules", of_four(), ("3", "", "80")),
    ):
        complete = _complete(decision)
        _cost(f"rank, blank, {name}", lambda: rank(decision, Profile()), 20, scale, limits[0])  # noqa: B023
        _cost(f"all analyses, complete, {name}", lambda: recommend(decision, complete), 5, scale, limits[1])  # noqa: B023
        _cost(f"all analyses, blank, {name}", lambda: recommend(decision, Profile()), 3, scale, limits[2])  # noqa: B023
    _cost("flowchart of 3 questions, packaged", lambda: flowchart(packaged, 3), 3, scale, "500")
    _large("20 questions, 60 rules, 4 options", tangled(), scale, ("1,000", "", "", "8,000"))
    _large("60 questions, 400 rules, 6 options", vast(), scale, ("3,000", "3,000", "8,000", "15,000"))
    cases = list(islice(cycle(chain(*load_packaged_cases(packaged).values())), 1_000))
    _cost("backtest, 1,000 of the packaged decision's cases", lambda: backtest(packaged, cases), 1, scale, "4,000")
    for pause, name, limit in ((0.2, "alone", "5"), (0.0, "beside a running analysis", "10")):
        median, _ = key_press(pause=pause)
        _row(f"key to repainted standing, {name}", f"{median * 1e3 * scale:.1f} ms", f"{limit} ms")
    _row("ask to first paint / import textual.app", f"{first_paint():.2f} x", "1.3 x")
    print("\nflowcharts: the share of teams for which they agree with all the rules\n")
    print(f"{'decision':30}{'3 boxes':>17}{'greedy, depth 2':>17}{'best, depth 2':>17}{'apart':>17}")
    for name, decision in (("packaged", packaged), *((f"random, {seed}", _of_few(seed)) for seed in range(1, 6))):
        greedy, best = two_deep(decision)
        shares = (flowchart(decision, 3).fidelity, greedy, best, best - greedy)
        print(f"{name:30}{''.join(f'{float(share):>17.1%}' for share in shares)}")
    print("\ngrowth, two options, rules that read up to three questions near each other: scaled milliseconds\n")
    print(f"{'questions':>9}{'rank, blank':>14}{'all, complete':>16}{'all, half':>12}{'all, blank':>13}")
    for questions in (10, 20, 40, 80):
        print(f"{questions:9}{_growth(grown(questions), scale)}")


def _of_few(seed: int) -> Decision:
    """Eight questions, 20 rules that read up to three of them, 3 options."""
    return scattered(8, 20, 3, (1, 2, 3), seed)


def _large(name: str, decision: Decision, scale: float, limits: tuple[str, str, str, str]) -> None:
    results: list[str] = []

    def asked(*, neutral: bool) -> None:
        result = recommend(decision, Profile(), assume_neutral=neutral)
        results[:] = result.inexact

    _cost(f"recommend, open, {name}", lambda: asked(neutral=False), 1, scale, limits[0])
    print(f"    sampled or cut short: {', '.join(results) or 'nothing'}")
    _cost(f"recommend --assume-neutral, {name}", lambda: asked(neutral=True), 1, scale, limits[1])
    print(f"    sampled or cut short: {', '.join(results) or 'nothing'}")
    _cost(f"check, {name}", lambda: list(check(decision)), 1, scale, limits[2])
    first = next(iter(decision.criteria.values()))
    heavier = {**decision.criteria, first.id: first._replace(weight=first.weight % 5 + 1)}
    changed = replace(decision, criteria=heavier)
    _cost(f"diff after one weight changed, {name}", lambda: difference(decision, changed), 1, scale, limits[3])


def _complete(decision: Decision) -> Profile:
    return Profile({id: next(iter(question.answers)) for id, question in decision.questions.items()})


def _growth(decision: Decision, scale: float) -> str:
    complete = _complete(decision)
    half = Profile(dict(list(complete.answers.items())[::2]))
    costs = [_once(lambda: rank(decision, Profile()), 14, scale)]
    for profile, width in ((complete, 16), (half, 12), (Profile(), 13)):
        costs.append(_once(lambda: recommend(decision, profile), width, scale))  # noqa: B023  # called at once
    return "".join(costs)


def _once(work: Callable[[], Ranking], width: int, scale: float) -> str:
    return f"{_milliseconds(work, 1, rounds=1) * scale:,.1f}".rjust(width)


def _cost(what: str, work: Callable[[], object], times: int, scale: float, limit: str) -> None:
    """A row with the least of five rounds of so many calls; of a single long call, one round is enough."""
    milliseconds = _milliseconds(work, times, rounds=5 if times > 1 else 1) * scale
    _row(what, f"{milliseconds:,.2f} ms", limit and f"{limit} ms")


def _row(what: str, cost: str, limit: str) -> None:
    print(f"{what:66}{cost:>12}{limit:>12}", flush=True)


def _milliseconds(work: Callable[[], object], times: int, rounds: int) -> float:
    """Milliseconds of processor time of one call, the least of the rounds; nothing that it worked out is kept."""
    costs = []
    for _ in range(rounds):
        spent = 0.0
        for _ in range(times):
            situation._situation.cache_clear()
            start = time.process_time()
            work()
            spent += time.process_time() - start
        costs.append(spent / times)
    return min(costs) * 1e3


def _process(*words: str, rounds: int = 9, cache: str | None = None) -> float:
    """Milliseconds of processor time of a Python process, the least of the rounds."""
    costs = []
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        environment = {"XDG_CACHE_HOME": cache} if cache else None
        subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(costs) * 1e3


if __name__ == "__main__":
    main()
