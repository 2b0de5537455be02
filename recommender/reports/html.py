"""The recommendation as one page: no request to anywhere, no script, charts inside; to be sent on, read and printed."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from recommender.model.recommendation import Recommendation
from recommender.reports import charts
from recommender.reports.command_line import recheck_command
from recommender.reports.outline import outline
from recommender.reports.record import record_text
from recommender.reports.sentences.headline import by_custom, title
from recommender.reports.style import Heading, Style
from recommender.words import counted, visible


def render(result: Recommendation, style: Style) -> str:
    """The page as HTML that ends with a newline. Every text is escaped by the template, and made visible before."""
    asked = result.decision.questions
    left = len(asked) - len(result.given)
    page = _environment().get_template("page.html.j2")
    return page.render(
        result=result,
        said=outline(result, brief=True).cut({"next": 1}),
        name=title(result, style.heading.title),
        facts=_facts(style.heading),
        width=charts.WIDTH,
        row=charts.ROW,
        names=[standing.option.name for standing in result.standings if standing.rank is not None],
        standings=charts.standings(result),
        win_shares=charts.win_shares(result),
        balance=charts.balance(result),
        ranges=charts.ranges(result),
        answers=[
            (asked[id].ask, asked[id].answers[answer].text, " (fixed)" if id in result.profile.fixed else "")
            for id, answer in result.given.items()
        ],
        left=f"{counted(left, 'further question')} {'counted as no preference' if result.assumed else 'open'}"
        if left
        else "",
        contributions=[
            (standing.option.name, held) for standing in result.standings for held in standing.contributions
        ],
        recheck=recheck_command(result.decision),
        by_custom=by_custom(result),
        record=Markup(record_text(result)),  # noqa: S704  # made such that no text in it is markup
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_visible,
    )


def _visible(value: object) -> object:
    """What is printed, with nothing in it that is not seen; what is markup already has been through here."""
    return value if isinstance(value, Markup | int | float) else visible(str(value))


def _facts(heading: Heading) -> list[tuple[str, str]]:
    """What stands above the page, if anything is said of it."""
    if not (heading.day or heading.deciders or heading.tags):
        return []
    facts = {
        "Status": heading.status,
        "Date": heading.day.isoformat() if heading.day else "",
        "Deciders": ", ".join(heading.deciders),
        "Tags": ", ".join(heading.tags),
    }
    return [(term, text) for term, text in facts.items() if text]
