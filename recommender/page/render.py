"""The page around a compiled decision: one file that asks nobody, in which every text is text."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from recommender.model.decision import Citation, Criterion, Decision, Elsewhere, Rule
from recommender.model.profile import Profile
from recommender.page.compiled import compiled
from recommender.reports.command_line import recheck_command, rules_flag
from recommender.reports.record import embedded
from recommender.reports.sentences.argument import address
from recommender.reports.templating import template
from recommender.words import visible

_HERE = Path(__file__).parent

_WORDS = {
    "blank": "Nothing is answered yet.",
    "none": "No option fits",
    "unknown": "Nothing has changed, since this page does not know",
    "settled": "nothing: no answer can change it any more",
    "leads": "Leads",
}
"""What the page says by itself."""


class _Said(NamedTuple):
    """What is said where a condition holds: its position among all conditions, the text and the source."""

    at: int
    text: str
    source: Citation


def render(decision: Decision, profile: Profile) -> str:
    """The page as HTML that ends with a newline; it begins with a profile. Raises TooLarge."""
    options = list(enumerate(decision.options.values()))
    command = " ".join(["recommender recommend", *rules_flag(decision)])
    begin = {**profile.answers, **{f"weights.{id}": str(weight) for id, weight in profile.weights.items()}}
    data = {**compiled(decision), **_WORDS, "command": command, "begin": begin}
    script = f"{(_HERE / 'page.js').read_text(encoding='utf-8')}\nstart();\n"
    # An option that is ruled out cannot be had at all, whatever it would take.
    hiding = "".join(f":has(.out{at} li:not([hidden])) .way{at} {{ display: none; }}\n" for at, _ in options)
    style = (_HERE / "page.css").read_text(encoding="utf-8") + hiding
    # Conditions are numbered: those of the rules, then of the warnings and remarks, then of what lies elsewhere.
    rules = list(enumerate(decision.rules()))
    warned = [
        (_Said(at, visible(warning.because), warning.source), warning.options)
        for at, warning in enumerate(decision.warnings, len(rules))
    ]
    rest = len(rules) + len(warned)
    return template("page.html.j2", _HERE).render(
        decision=decision,
        options=options,
        data=Markup(embedded(json.dumps(data, ensure_ascii=False, separators=(",", ":")))),  # noqa: S704  # made such that no text in it is markup
        script=Markup(script),  # noqa: S704  # ours
        style=Markup(style),  # noqa: S704  # ours
        script_hash=_hash(script),
        style_hash=_hash(style),
        rules=[(at, criterion, rule) for at, (criterion, rule) in rules],
        ways={id: list(_ways(rules, id)) for id in decision.options},
        warnings={id: [said for said, about in warned if id in about] for id in decision.options},
        remarks=[said for said, about in warned if not about],
        elsewhere=[_Said(at, _pointer(look), look.source) for at, look in enumerate(decision.elsewhere, rest)],
        unlinked=[source for source in decision.sources.values() if not address(Citation(source, ""))],
        recheck=recheck_command(decision),
    )


def _hash(text: str) -> str:
    """What a Content-Security-Policy calls a text by."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _ways(rules: Iterable[tuple[int, tuple[Criterion, Rule]]], option: str) -> Iterator[_Said]:
    """What it takes to use an option against which a decisive rule speaks."""
    for at, (_, rule) in rules:
        if rule.otherwise and (option in rule.options) == (rule.verb == "avoid"):
            yield _Said(at, visible(rule.otherwise), rule.source)


def _pointer(look: Elsewhere) -> str:
    return f"Look at {visible(look.look_at)} too, because {visible(look.because)}"
