"""Where a report goes: to standard output, to a file, or into a folder of numbered records."""

import os
from collections.abc import Callable
from typing import NamedTuple

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import one_of
from recommender.cli.output import check_target, write, write_file, write_in_folder
from recommender.model.recommendation import Recommendation
from recommender.reports.formats import FORMATS, format_of
from recommender.reports.style import Style


class File(NamedTuple):
    """A file, which is replaced only if that is forced."""

    path: str
    force: bool


class Folder(NamedTuple):
    """A folder, in which a report becomes the next numbered record."""

    path: str


Destination = File | Folder | None
"""None is standard output."""


def format_for(name: str | None, output: str | None) -> str:
    """The format that is named, else the one that the output means: by its suffix, or a record in a folder."""
    if name is not None:
        return one_of("--format", name, FORMATS, kind="format")
    if output is not None and _means_folder(output):
        return next(name for name, format in FORMATS.items() if format.filed)
    suffix = os.path.splitext(output or "")[1]
    if not suffix:
        return "text"
    meant = format_of(suffix)
    if meant is None:
        known = ", ".join(dict.fromkeys(format.suffix for format in FORMATS.values()))
        raise Stop(ExitCode.USAGE, [f"-o: no format goes with {suffix}; end the name in {known}, or add --format"])
    return meant


def destination(output: str | None, format: str, *, force: bool) -> Destination:
    """Where a report in this format goes; stops before any work if it may not be written there."""
    if output is None:
        return None
    if FORMATS[format].filed and (_means_folder(output) or os.path.isdir(output)):
        return Folder(output)
    check_target(output, force=force)
    return File(output, force)


def _means_folder(output: str) -> bool:
    return output.endswith(("/", os.sep))


def deliver(to: Destination, result: Recommendation, how: Style, render: Callable[[Style], str]) -> None:
    """Render the report and write it; into a folder, with its number, and then say its path."""
    match to:
        case None:
            write(render(how))
        case File(path, force):
            write_file(path, render(how), force=force)
        case Folder(path):

            def numbered(number: int) -> str:
                return render(how._replace(heading=how.heading._replace(number=number)))

            write(write_in_folder(path, _slug(result, how), numbered) + "\n")


def _slug(result: Recommendation, how: Style) -> str:
    """The record's title as a part of a file's name."""
    import re
    import unicodedata

    from recommender.reports.sentences.headline import title  # loads only what is filed

    plain = unicodedata.normalize("NFKD", title(result, how.heading.title)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.casefold())
    return "-".join(words)[:60].strip("-") or "decision"
