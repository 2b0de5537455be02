"""What stands above a record: the flags that say it, and the heading they make."""

from collections.abc import Iterable
from typing import Annotated, NamedTuple

import typer

from recommender.cli.days import day_flag, given_day, today
from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import one_of
from recommender.reports.formats import FORMATS
from recommender.reports.style import ADR_STYLES, STATUSES, Heading

TitleFlag = Annotated[
    str, typer.Option(help="Of an adr or html report; left out: Use …, from the answer.", show_default=False)
]
StatusFlag = Annotated[str, typer.Option(metavar="|".join(STATUSES), help="Of an adr or html report.")]
DateFlag = Annotated[str | None, day_flag("Of an adr or html report; left out, an adr has today's.")]
DecidersFlag = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Who decides; repeat for more.", show_default=False)
]
TagsFlag = Annotated[list[str] | None, typer.Option(metavar="WORD", help="A tag; repeat for more.", show_default=False)]
AdrStyleFlag = Annotated[str, typer.Option("--adr-style", metavar="|".join(ADR_STYLES), help="How an adr begins.")]


class Said(NamedTuple):
    """What the flags say of the heading, as it was typed."""

    title: str
    status: str
    date: str | None
    deciders: list[str] | None
    tags: list[str] | None
    adr_style: str


def heading(said: Said, format: str) -> Heading:
    """The heading of a report in this format; stops if it has none, or if something said is no such thing."""
    _check_headed(said, format)
    return Heading(
        title=said.title,
        status=_status(said.status),
        day=today(said.date) if FORMATS[format].filed else given_day(said.date),
        deciders=_words(said.deciders),
        tags=_words(said.tags),
        adr_style=one_of("--adr-style", said.adr_style, ADR_STYLES, kind="style"),
    )


def _check_headed(said: Said, format: str) -> None:
    if FORMATS[format].headed:
        return
    for flag in ("title", "date", "deciders", "tags"):
        if getattr(said, flag):
            headed = " and ".join(name for name, other in FORMATS.items() if other.headed)
            raise Stop(ExitCode.USAGE, [f"--{flag}: goes with {headed}, not with {format}; leave one out"])


def _status(status: str) -> str:
    if status == "accepted":
        raise Stop(ExitCode.USAGE, ["--status: the tool proposes, people accept; write it in the file when they have"])
    return one_of("--status", status, STATUSES, kind="status", kinds="statuses")


def _words(given: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(word for word in given or () if word.strip())
