"""Settles a choice such as "FastAPI or Express?" for one team, with every reason and its source.

    from recommender import Profile, load, recommend

    result = recommend(load(), Profile(answers={"language": "python"}))
    print(result.leader, result.confidence, result.counterfactuals)

What is named here is the public face. It loads on first use, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recommender.engine.rank import rank as rank
    from recommender.engine.recommend import analyse as analyse
    from recommender.engine.recommend import recommend as recommend
    from recommender.loading.profiles import load_profile as load_profile
    from recommender.loading.rules import load as load
    from recommender.model.decision import Decision as Decision
    from recommender.model.finding import Finding as Finding
    from recommender.model.finding import InvalidFile as InvalidFile
    from recommender.model.profile import Profile as Profile
    from recommender.model.ranking import Ranking as Ranking
    from recommender.model.recommendation import Recommendation as Recommendation

_HOMES = {
    "Decision": "recommender.model.decision",
    "Finding": "recommender.model.finding",
    "InvalidFile": "recommender.model.finding",
    "Profile": "recommender.model.profile",
    "Ranking": "recommender.model.ranking",
    "Recommendation": "recommender.model.recommendation",
    "analyse": "recommender.engine.recommend",
    "load": "recommender.loading.rules",
    "load_profile": "recommender.loading.profiles",
    "rank": "recommender.engine.rank",
    "recommend": "recommender.engine.recommend",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605  # the same list, said once


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'recommender' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
