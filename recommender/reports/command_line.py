"""The command line that gives a result again, and what of it differs from the rule file."""

import shlex
from collections.abc import Mapping

from recommender.model.decision import Decision
from recommender.model.ranking import Ranking
from recommender.words import harmless, visible


def command(result: Ranking) -> list[str]:
    """The parts of the command line that gives this result again, quoted for a shell."""
    decision, profile = result.decision, result.profile
    words = command_for(decision, profile.answers)
    words += [f"--weight {id}={profile.weights[id]}" for id in decision.criteria if id in profile.weights]
    words += [f"--fixed {id}" for id in decision.questions if id in profile.fixed]
    if result.reading == "neutral":
        words.append("--assume-neutral")
    return words


def command_for(decision: Decision, answers: Mapping[str, str]) -> list[str]:
    """The parts of the command line for these answers to a decision, quoted for a shell."""
    flags = [f"{question.flag} {answers[id]}" for id, question in decision.questions.items() if id in answers]
    return ["recommender recommend", *rules_flag(decision), *flags]


def rules_flag(decision: Decision) -> list[str]:
    """The part of a command line that names the rule file, quoted for a shell; none for the packaged one."""
    return [] if decision.packaged else [f"--rules {shlex.quote(harmless(decision.file))}"]


def recheck_command(decision: Decision) -> str:
    """How to check a filed report again, without its name; with nothing in it that would end a span of code."""
    rules = "" if decision.packaged else f" --rules {visible(decision.file).replace('`', '')}"
    return f"recommender recheck{rules}"


def ask_command(decision: Decision) -> str:
    """How to begin the interview about a decision."""
    return " ".join(["recommender ask", *rules_flag(decision)])


def weights_changed(result: Ranking) -> Mapping[str, int]:
    """The criteria to which the team gives another weight than the rule file does, with that weight."""
    criteria = result.decision.criteria
    return {id: weight for id, weight in result.weights.items() if weight != criteria[id].weight}
