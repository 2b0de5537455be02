"""The base rate: how often each option wins over all complete profiles, whoever asks."""

from collections.abc import Mapping

from recommender.model.decision import Decision
from recommender.model.ranking import Ranking
from recommender.reports.sentences.headline import WITHOUT_A_WINNER
from recommender.words import harmless, percent


def base_rate_text(alike: Ranking, usual: Ranking | None) -> str:
    """A line from the ranking of a blank profile with every answer alike, and one with answers as usual as they are.

    The second is left out where the file says nothing of what is usual.
    """
    of = f"all {alike.ways:,}" if alike.exact else f"a sample of {alike.ways:,}"
    lines = [f"base rate over {of} complete profiles: {_shares(alike)}"]
    if usual is not None:
        lines.append(f"base rate over teams that answer as is usual: {_shares(usual)}")
    return "".join(f"{harmless(f'{alike.decision.file}: {line}')}\n" for line in lines)


def outcome_shares(decision: Decision, outcomes: Mapping[str, float]) -> str:
    """How often each outcome comes about, every option among them: `FastAPI 61 %, Express 37 %, a tie 2 %`."""
    names = {**{option.id: option.name for option in decision.options.values()}, **WITHOUT_A_WINNER}
    return ", ".join(
        f"{names[outcome]} {percent(share)}"
        for outcome, share in outcomes.items()
        if share or outcome in decision.options
    )


def _shares(blank: Ranking) -> str:
    shares = outcome_shares(blank.decision, blank.outcomes)
    return shares if blank.exact else f"{shares} (standard error {percent(blank.standard_error)})"
