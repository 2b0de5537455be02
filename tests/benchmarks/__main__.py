"""Prints a table of what things cost: `python -m tests.benchmarks`.

Processor time, the least of several rounds. Whole commands are told as multiples of `python -c pass` in the same run,
since these travel between machines; the rest in microseconds, beside what `pass` took, for the same reason.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from recommender.engine.completions import completions
from recommender.engine.rank import rank
from recommender.engine.recommend import recommend
from recommender.engine.scoring import answer_bits, effects, evaluate, outcome, weights_in_force
from recommender.engine.situation import Situation
from recommender.engine.tally import read_tally
from recommender.loading.rules import PACKAGED, decision_of, load, packaged_file
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation
from tests.benchmarks.keys import first_paint, key_press
from tests.benchmarks.workload import grown, workload


def main() -> None:
    decision, packaged = workload(), load()
    weights = weights_in_force(decision, Profile())
    rules = effects(decision, weights)
    answers = {id: next(iter(question.answers)) for id, question in decision.questions.items()}
    bits, options = answer_bits(decision, answers), len(decision.options)
    nothing = _process("-c", "pass")

    def one_evaluation() -> None:
        outcome(decision, read_tally(evaluate(rules, bits), options).best)

    print(f"python -c pass: {nothing * 1e3:.1f} ms of processor time\n")
    print(f"{'what':62}{'cost':>12}{'at most':>12}")
    command = str(Path(sys.executable).with_name("recommender"))
    query = _process(command, "recommend", "--language", "python", "--format", "json")
    _row("a scripted query, as a multiple of python -c pass", f"{query / nothing:.1f} x", "22 x")
    _row("one evaluation, complete profile, 12 questions and 32 rules", _micro(one_evaluation, 2000), "15 us")
    _row(
        f"bounds and win share, blank profile, {completions(Situation(decision, {}, weights)).number:,} ways",
        _micro(lambda: completions(Situation(decision, {}, weights)), 20),
        "20,000 us",
    )
    text = packaged_file().read_bytes()
    _row("load of the packaged file, with validation", _micro(lambda: decision_of(text, PACKAGED), 10), "200,000 us")
    print()
    _analyses(decision, "12 questions and 32 rules")
    _analyses(packaged, "packaged")
    print()
    for pause, name, limit in ((0.2, "alone", "5 ms"), (0.0, "beside a running analysis", "10 ms")):
        median, _ = key_press(pause=pause)
        _row(f"key press to standing, {name}, if pass took 10 ms", f"{median / nothing * 10:.1f} ms", limit)
    _row("ask to first paint, as a multiple of import textual.app", f"{first_paint():.2f} x", "1.3 x")
    print("\ngrowth: milliseconds, rules reading up to three questions near each other; * where a sample stands in\n")
    print(f"{'questions':>9}{'rank, blank':>14}{'all, complete':>16}{'all, half':>12}{'all, blank':>13}")
    for questions in (10, 20, 40, 80):
        print(f"{questions:9}{_growth(grown(questions))}")


def _analyses(decision: Decision, name: str) -> None:
    blank, complete = Profile(), _complete(decision)
    _row(f"ranking, blank profile, {name}", _micro(lambda: rank(decision, blank), 20), "")
    _row(f"all analyses, complete profile, {name}", _micro(lambda: recommend(decision, complete), 5), "15,000 us")
    _row(f"all analyses, blank profile, {name}", _micro(lambda: recommend(decision, blank), 5), "80,000 us")


def _complete(decision: Decision) -> Profile:
    return Profile({id: next(iter(question.answers)) for id, question in decision.questions.items()})


def _growth(decision: Decision) -> str:
    complete = _complete(decision)
    half = Profile(dict(list(complete.answers.items())[::2]))
    costs = [_once(lambda: rank(decision, Profile()), 14)]
    for profile, width in ((complete, 16), (half, 12), (Profile(), 13)):
        costs.append(_once(lambda: recommend(decision, profile), width))  # noqa: B023  # called at once
    return "".join(costs)


def _once(work: Callable[[], Ranking], width: int) -> str:
    """Milliseconds of processor time of one call, marked where a sample stands in."""
    start = time.process_time()
    result = work()
    cost = (time.process_time() - start) * 1e3
    sampled = "*" if isinstance(result, Recommendation) and set(result.inexact) - {"confidence"} else " "
    return f"{cost:,.1f}{sampled}".rjust(width)


def _row(what: str, cost: str, limit: str) -> None:
    print(f"{what:62}{cost:>12}{limit:>12}")


def _process(*words: str, rounds: int = 9) -> float:
    """Seconds of processor time of a Python process, the least of the rounds."""
    costs = []
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(costs)


def _micro(work: Callable[[], object], times: int, rounds: int = 7) -> str:
    """Microseconds of processor time of one call, the least of the rounds."""
    costs = []
    for _ in range(rounds):
        start = time.process_time()
        for _ in range(times):
            work()
        costs.append((time.process_time() - start) / times)
    return f"{min(costs) * 1e6:,.1f} us"


if __name__ == "__main__":
    main()
