"""Files that the interview writes and reads: which, whether over what is there, and what has come of it."""

from collections.abc import Callable
from datetime import date

from textual.app import App

from recommender.files import write_whole
from recommender.loading.profiles import load_profile
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from recommender.reports.formats import FORMATS
from recommender.reports.style import Heading, Style
from recommender.tui.dialogs import Choice, Entry
from recommender.words import harmless, visible

_FEW = 5
"""Faults of a file that are told at once."""


def ask_where(app: App[None], title: str, default: str, then: Callable[[str], object]) -> None:
    """Ask for a file's name, and go on with it."""

    def typed(file: str | None) -> None:
        if file is not None:
            then(file)

    app.push_screen(Entry(title, default), typed)


def write(
    app: App[None], file: str, text: str, then: Callable[[str], object] = lambda _: None, *, force: bool = False
) -> None:
    """Write a text, over what is there only if that is wanted; say what has come of it, and go on if it is done."""
    try:
        write_whole(file, text.encode("utf-8", "backslashreplace"), force=force)
    except FileExistsError:

        def decided(choice: str | None) -> None:
            if choice == "yes":
                write(app, file, text, then, force=True)

        app.push_screen(Choice(f"{visible(file)} exists", {"no": "Leave it", "yes": "Replace it"}), decided)
    except OSError as error:
        app.notify(f"{visible(file)} cannot be written: {error.strerror}", severity="error", markup=False)
    else:
        app.notify(f"Written to {visible(file)}", markup=False)
        then(file)


def read(app: App[None], file: str, decision: Decision) -> Profile | None:
    """The profile in a file; None, with the faults told, if it is none."""
    try:
        return load_profile(decision, file)
    except InvalidFile as invalid:
        app.notify("\n".join(harmless(str(each)) for each in invalid.findings[:_FEW]), severity="error", markup=False)
        return None


def export(app: App[None], result: Callable[[], Recommendation]) -> None:
    """Ask for a format and a file, and write the report."""

    def chosen(name: str | None) -> None:
        if name is not None:
            report = FORMATS[name]
            today = date.today() if report.filed else None
            text = report.render(result(), Style(heading=Heading(day=today)))
            default = f"{'decision' if report.filed else 'recommendation'}{report.suffix}"
            ask_where(app, "Write the report to", default, lambda file: write(app, file, text))

    app.push_screen(Choice("Which format?", {name: f"{name} ({FORMATS[name].suffix})" for name in FORMATS}), chosen)
