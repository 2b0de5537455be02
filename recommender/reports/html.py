"""The recommendation as one page: no request to anywhere, no script, charts inside; to be sent on, read and printed."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from recommender.model.recommendation import Recommendation
from recommender.reports import charts
from recommender.reports.adr import recheck_command, title
from recommender.reports.command_line import command
from recommender.reports.record import record_text
from recommender.reports.sentences import argument, outlook
from recommender.reports.sentences.headline import headline, remarks, warnings
from recommender.reports.style import Heading, Style
from recommender.words import counted, listed, visible


def render(result: Recommendation, style: Style) -> str:
    """The page as HTML that ends with a newline. Every text is escaped by the template, and made visible before."""
    asked = result.decision.questions
    ranked = [standing for standing in result.standings if standing.rank is not None]
    left = len(asked) - len(result.given)
    page = _environment().get_template("page.html.j2")
    return page.render(
        result=result,
        name=title(result, style.heading),
        headline=headline(result),
        facts=_facts(style.heading),
        remarks=[*remarks(result), *outlook.settled_by(result, brief=True)],
        width=charts.WIDTH,
        row=charts.ROW,
        names=[standing.option.name for standing in ranked],
        standings=charts.standings(result),
        win_shares=charts.win_shares(result),
        balance=charts.balance(result),
        ranges=charts.ranges(result),
        ruled_out=argument.ruled_out(result),
        sides=argument.sides(result),
        changes=outlook.changes(result, brief=True),
        changes_heading=outlook.changes_heading(result),
        next=outlook.next_question(result),
        warnings=[(_about(result, each.options), each) for each in warnings(result)],
        answers=[
            (
                asked[id].ask,
                asked[id].answers[answer].text,
                " (fixed)" if id in result.profile.fixed else "",
            )
            for id, answer in result.given.items()
        ],
        left=f"{counted(left, 'further question')} {'counted as no preference' if result.assumed else 'open'}"
        if left
        else "",
        contributions=[(each.option.name, one) for each in result.standings for one in each.contributions],
        sources=argument.cited(result),
        recheck=recheck_command(result),
        command=" ".join(command(result)),
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


def _about(result: Recommendation, options: tuple[str, ...]) -> str:
    return listed(visible(result.decision.options[option].name) for option in options)
