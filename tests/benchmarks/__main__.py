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
from recommender.engine.recommend import recommend
from recommender.engine.scoring import answer_bits, effects, evaluate, outcome, read_tally, weights_in_force
from recommender.loading.rules import load
from recommender.model.profile import Profile
from tests.benchmarks.workload import workload


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
        f"bounds and win share, blank profile, {completions(decision, {}, weights).number:,} ways",
        _micro(lambda: completions(decision, {}, weights), 20),
        "20,000 us",
    )
    _row("load of the packaged file, with validation", _micro(load, 10), "200,000 us")
    print()
    blank = Profile()
    _row("recommendation, blank profile, 12 questions and 32 rules", _micro(lambda: recommend(decision, blank), 20), "")
    _row("recommendation, blank profile, packaged", _micro(lambda: recommend(packaged, blank), 20), "")


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
