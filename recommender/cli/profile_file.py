"""The profile in a file that a flag names."""

from recommender.cli.exits import ExitCode, Stop
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.model.profile import Profile


def profile_from(decision: Decision, file: str) -> Profile:
    """The answers and weights in a file; stops with every fault in them."""
    from recommender.loading.profiles import load_profile  # loads pydantic and yaml

    try:
        return load_profile(decision, file)
    except InvalidFile as invalid:
        raise Stop(ExitCode.USAGE, map(str, invalid.findings)) from None
