"""Files that the interview writes and reads: which, whether over what is there, and what has come of it."""

from collections.abc import Callable
from datetime import date

from textual.app import App

from recommender.files import write_whole
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from recommender.reports.formats import FORMATS
from recommender.reports.style import Heading, Style
from recommender.tui.dialogs import Choice, Entry
from recommender.words import harmless, visible

_PROFILE = "profile.yaml"

_FEW = 5
"""Faults of a file that are said at once."""


def save(app: App[None], file: str | None, profile: Profile, then: Callable[[str], object]) -> None:
    """Ask for a file, write the profile to it, and go on with the file if that is done."""
    from recommender.loading.profiles import profile_text  # the reader of YAML loads here and in `load` only

    _ask_where(
        app, "Save the answers as", file or _PROFILE, lambda name: _write(app, name, profile_text(profile), then)
    )


def load(app: App[None], file: str | None, decision: Decision, then: Callable[[str, Profile], object]) -> None:
    """Ask for a file, and go on with it and the profile in it; if it holds none, say what its faults are."""
    from recommender.loading.profiles import load_profile

    def named(name: str) -> None:
        try:
            profile = load_profile(decision, name)
        except InvalidFile as invalid:
            faults = "\n".join(harmless(str(finding)) for finding in invalid.findings[:_FEW])
            app.notify(faults, severity="error", markup=False)
        else:
            then(name, profile)

    _ask_where(app, "Read the answers from", file or _PROFILE, named)


def export(app: App[None], result: Callable[[], Recommendation]) -> None:
    """Ask for a format and a file, and write the report."""

    def chosen(name: str | None) -> None:
        if name is not None:
            report = FORMATS[name]
            today = date.today() if report.filed else None
            text = report.render(result(), Style(heading=Heading(day=today)))
            default = f"{'decision' if report.filed else 'recommendation'}{report.suffix}"
            _ask_where(app, "Write the report to", default, lambda file: _write(app, file, text))

    app.push_screen(Choice("Which format?", {name: f"{name} ({FORMATS[name].suffix})" for name in FORMATS}), chosen)


def _ask_where(app: App[None], title: str, default: str, then: Callable[[str], object]) -> None:

    def typed(file: str | None) -> None:
        if file is not None:
            then(file)

    app.push_screen(Entry(title, default), typed)


def _write(
    app: App[None], file: str, text: str, then: Callable[[str], object] = lambda _: None, *, force: bool = False
) -> None:
    """Write a text, over what is there only if that is wanted; say what has come of it, and go on if it is done."""
    try:
        write_whole(file, text.encode("utf-8", "backslashreplace"), force=force)
    except FileExistsError:

        def decided(choice: str | None) -> None:
            if choice == "yes":
                _write(app, file, text, then, force=True)

        app.push_screen(Choice(f"{visible(file)} exists", {"no": "Leave it", "yes": "Replace it"}), decided)
    except OSError as error:
        app.notify(f"{visible(file)} cannot be written: {error.strerror}", severity="error", markup=False)
    else:
        app.notify(f"Written to {visible(file)}", markup=False)
        then(file)
