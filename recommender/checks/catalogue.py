"""Every kind of finding, by name: the one table from which findings, formats and the pages in the docs are made."""

from collections.abc import Mapping

from recommender.model.finding import INVALID, Finding, Kind
from recommender.model.place import Place
from recommender.model.recommendation import SHARES_APART

CATALOGUE: Mapping[str, Kind] = {
    INVALID: Kind("error", "The file cannot be used", "A word refers to nothing, a key is missing, or it is not YAML."),
    "failing-example": Kind(
        "error",
        "An example fails",
        "Examples are the tests of a rule file; where one fails, the rules are not what was meant.",
    ),
    "firing-neutral": Kind(
        "error",
        "Neutral answers fire a rule",
        "A neutral answer means no preference; if a profile of them fires a rule, the rule file leans by itself.",
    ),
    "unreachable-rule": Kind(
        "warning",
        "A rule or a warning never holds",
        "No profile meets its condition, so it says nothing to anybody.",
    ),
    "always-true": Kind(
        "warning",
        "A condition always holds",
        "Every profile meets it; without a condition the same would be said, plainly.",
    ),
    "duplicate-rule": Kind(
        "warning",
        "Two rules are the same",
        "They hold in the same profiles and do the same, so one reason counts twice.",
    ),
    "conflicting-rules": Kind(
        "warning",
        "Two rules contradict each other",
        "In the same profiles one prefers and the other avoids the same option, in one criterion.",
    ),
    "subsumed-rule": Kind(
        "note",
        "A rule only holds where a like one does",
        "Both add up there. That may be meant, as a step further; or the wider one was to end where this one begins.",
    ),
    "rule-without-effect": Kind(
        "note",
        "A rule never changes the outcome",
        "No profile would have another outcome without it, at the weights of the file. Its reason is still shown.",
    ),
    "question-without-effect": Kind(
        "warning",
        "A question never matters",
        "No answer to it changes the outcome in any profile, so asking wastes time.",
    ),
    "option-never-wins": Kind("warning", "An option never wins", "No profile puts it ahead of all others."),
    "option-always-wins": Kind(
        "warning", "An option always wins", "Every profile leads to it; there is nothing to ask."
    ),
    "nothing-left": Kind(
        "note",
        "Answers can rule out every option",
        "A team with these answers is left without any option; be sure that it is so.",
    ),
    "one-sided-criterion": Kind(
        "note",
        "A criterion can only help one option",
        "Whatever is answered, it puts no other option ahead. If the other side has reasons too, they are missing.",
    ),
    "shares-apart": Kind(
        "note",
        "A criterion's weight says one thing, its points another",
        f"Its shares of the weights and of the points at stake are more than {SHARES_APART} times apart: "
        "the weight misleads.",
    ),
    "correlated-criteria": Kind(
        "note",
        "Two criteria say the same",
        "Over all profiles they speak for the same option, so one fact may count twice.",
    ),
    "dominant-question": Kind(
        "note", "One question decides most", "Its answer alone explains more than half of the variance of the lead."
    ),
    "unfired-rule": Kind(
        "warning",
        "No example fires a rule",
        "An untested rule, like an untested line, may say something else than was meant.",
    ),
    "unused-question": Kind(
        "warning", "No rule reads a question", "Its answer changes nothing, so asking wastes time."
    ),
    "unused-answer": Kind(
        "warning", "No rule reads an answer", "It counts as the neutral one does, without saying so."
    ),
    "unused-source": Kind("warning", "Nobody cites a source", "It lends weight to a file that does not rest on it."),
    "usual-without-source": Kind(
        "warning",
        "Usual shares name no source",
        "They weigh in every result while a question is open, and nobody can check them.",
    ),
    "old-review": Kind("warning", "The last review is over a year ago", "Versions, prices and people change."),
    "too-large": Kind(
        "note",
        "The decision is too large to count",
        "Shares come from a sample, and what would need a proof over all profiles is not checked.",
    ),
}


def finding(name: str, place: Place, what: str, remedy: str, witness: Mapping[str, str] | None = None) -> Finding:
    """A finding of this kind."""
    return Finding(place, what, remedy, CATALOGUE[name].level, name, witness)
