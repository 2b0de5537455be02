"""Prints the table of the README that holds the packaged rules against real choices: `python -m tests.agreement_table`.

Open questions are left open. Each group is told twice: every answer alike, and as teams usually answer.
"""

from collections.abc import Iterator, Mapping, Sequence

from recommender.engine.audits.backtest import backtest
from recommender.loading.cases import load_packaged_cases
from recommender.loading.rules import load
from recommender.model.backtest import Agreement, Bin, Case, Comparison
from recommender.model.decision import Decision
from recommender.words import percent

BINS = (0.5, 0.66, 0.8, 0.9)
"""Where the bins begin that a leader of two options can be in."""

_HEADS = (
    *("Choices", "Open questions", "Leader chosen", "Where strong", "Brier score", "Log loss"),
    *("Wins 50 to 66 %", "66 to 80 %", "80 to 90 %", "90 to 100 %"),
)


def table(decision: Decision, every: Mapping[str, Sequence[Case]]) -> str:
    """The table as Markdown that ends with a newline; groups without a case are left out."""
    rows = [_HEADS, ("---",) * len(_HEADS)]
    for name, cases in _groups(every):
        if cases:
            alike = backtest(decision.with_answers_alike(), cases).left_open
            rows.append((f"{name} ({len(cases)})", "every answer alike", *_figures(alike)))
            rows.append(("", "as usually answered", *_figures(backtest(decision, cases).left_open)))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _groups(every: Mapping[str, Sequence[Case]]) -> Iterator[tuple[str, list[Case]]]:
    projects, organisations = every.values()
    rivalled = ("both", "cross-language")
    yield "Projects, read while the rules were written", [case for case in projects if case.labels["part"] == "look"]
    yield "Projects, not read", [case for case in projects if case.labels["part"] == "check"]
    yield "All projects", [*projects]
    yield "Those with a real rival", [case for case in projects if case.labels["rivals"] in rivalled]
    yield "Organisations, read", [*organisations]


def _figures(compared: Comparison) -> tuple[str, ...]:
    bins = {each.low: each for each in compared.calibration}
    return (
        _right(compared.overall),
        _right(compared.by_word["strong"]),
        f"{compared.brier:.2f}",
        f"{compared.log_loss:.2f}",
        *(_bin(bins.get(low)) for low in BINS),
    )


def _bin(found: Bin | None) -> str:
    return "-" if found is None else _right(found.agreement)


def _right(agreement: Agreement) -> str:
    return "-" if agreement.share is None else f"{percent(agreement.share)} of {agreement.cases}"


if __name__ == "__main__":
    packaged = load()
    print(table(packaged, load_packaged_cases(packaged)), end="")
